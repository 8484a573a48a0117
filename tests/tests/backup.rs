//! Backups without us: Debian's `age` opens one, with the recovery words' key and with a passphrase; a
//! Python that follows only the README inside counts the same; and what was erased is in no file.

use serde_json::{Value, json};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use tempfile::TempDir;
use trellis_core::App;
use trellis_core::files::{Chosen, ChosenPaths};
use trellis_core::ports::Ports;
use trellis_tests::hunt::{Quarry, hunt};
use trellis_tests::oracle::ask;
use trellis_tests::ports::ports;

const CANARY: &str = "quietotterkeepsthemorning";
const PASSPHRASE: &str = "a river behind the house";

/// An app on a vault of its own.
struct Device {
    app: App,
    files: Arc<ChosenPaths>,
    folder: TempDir,
}

impl Device {
    async fn new() -> Self {
        let folder = TempDir::new().expect("a throw-away folder");
        let files = Arc::<ChosenPaths>::default();
        let ports = Ports {
            files: files.clone(),
            ..ports(
                chrono_tz::America::Toronto,
                Some(&folder.path().join("key")),
            )
        };
        let app = App::new(folder.path().join("vault"), ports);
        let device = Self { app, files, folder };
        assert_eq!(device.ok("start", json!({})).await["phase"], "ready");
        device
    }

    async fn ok(&self, name: &str, arguments: Value) -> Value {
        let answer = self.app.call(name, arguments).await;
        answer.unwrap_or_else(|error| unreachable!("{name}: {error:?}"))
    }

    fn choose(&self, name: &str) -> (Chosen, PathBuf) {
        let path = self.folder.path().join(name);
        (self.files.choose(path.clone()), path)
    }

    /// A vault with some of everything in it.
    async fn fill(&self) {
        self.ok("settings_save", json!({"name": "Ana"})).await;
        for n in 0..40 {
            let day = format!("2026-05-{:02}", 1 + n % 28);
            let form = json!({"note": format!("{CANARY} {n}: à la rivière"), "when": {"day": day, "time": "08:30"}});
            let made = self.ok("checkin_save", form).await;
            if n % 9 == 0 {
                self.ok("checkin_delete", json!({"id": made["id"]})).await;
            }
        }
        let plan = self.ok("plan", json!({})).await;
        for text in ["Walk", "Call Odile"] {
            let line = json!({"id": null, "section": plan["sections"][0]["id"], "text": text, "points": [], "photo": null, "link": null, "first": false});
            self.ok("line_save", line).await;
        }
    }

    /// Makes recovery words; gives the key that `age` takes.
    async fn words(&self) -> String {
        let shown = self
            .ok("words_make", json!({"proof": {}, "language": "en"}))
            .await;
        let ask: Vec<usize> = serde_json::from_value(shown["asked"].clone()).expect("places");
        let said: Vec<&Value> = ask.iter().map(|place| &shown["words"][*place]).collect();
        self.ok("words_keep", json!({"said": said})).await;
        shown["identity"].as_str().expect("a key").to_owned()
    }
}

/// What a Python says that has only the README.
fn read(zip: &Path) -> Value {
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/formats/record.schema.json");
    let read = ask("read_backup", &json!({"zip": zip, "schema": schema}));
    assert_eq!(read["wrong"], json!([]));
    assert_eq!(read["counts"], read["manifest"]);
    for both in ["photos", "state"] {
        assert_eq!(read[both][0], read[both][1], "{both}");
    }
    read
}

#[tokio::test]
async fn debians_age_opens_it_with_the_words_key_and_a_python_reads_it() {
    let device = Device::new().await;
    device.fill().await;
    let identity = device.words().await;
    let (to, path) = device.choose("backup.age");
    let made = device
        .ok("backup_make", json!({"to": to, "passphrase": null}))
        .await;
    assert_eq!(made["problem"], Value::Null);
    let key = device.folder.path().join("identity.txt");
    fs::write(&key, identity).expect("written");
    let zip = device.folder.path().join("backup.zip");
    let opened = Command::new("age")
        .args(["-d", "-i"])
        .arg(&key)
        .arg("-o")
        .arg(&zip)
        .arg(&path)
        .status()
        .expect("age is there");
    assert!(opened.success());
    let read = read(&zip);
    assert_eq!(read["counts"]["checkin"], 40);
    // The file that another program opened comes back as well.
    let other = Device::new().await;
    let (from, copy) = other.choose("opened.zip");
    fs::copy(zip, copy).expect("copied");
    let found = other
        .ok("backup_look", json!({"from": from, "secret": null}))
        .await;
    assert_eq!(
        (&found["problem"], &found["checkins"]),
        (&Value::Null, &json!(40))
    );
}

#[tokio::test]
async fn debians_age_opens_it_with_the_passphrase() {
    let device = Device::new().await;
    device.fill().await;
    let (to, path) = device.choose("backup.age");
    let made = device
        .ok("backup_make", json!({"to": to, "passphrase": PASSPHRASE}))
        .await;
    assert_eq!(made["problem"], Value::Null);
    let zip = device.folder.path().join("backup.zip");
    // It asks on a terminal, and `script` is one.
    let line = format!("age -d -o '{}' '{}'", zip.display(), path.display());
    let mut child = Command::new("script")
        .args(["-qec", &line, "/dev/null"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("script is there");
    let mut input = child.stdin.take().expect("it was piped");
    writeln!(input, "{PASSPHRASE}").expect("it is read");
    assert!(child.wait().expect("it ends").success());
    drop(input);
    read(&zip);
}

#[tokio::test]
async fn after_everything_is_erased_no_word_is_in_any_file() {
    let device = Device::new().await;
    device.fill().await;
    device.words().await;
    let (folder, path) = device.choose("weekly");
    fs::create_dir(&path).expect("made");
    device.ok("backup_folder", json!({"folder": folder})).await;
    device
        .ok("backup_make", json!({"to": null, "passphrase": null}))
        .await;
    let outside = device.ok("erase_outside", json!({})).await;
    assert_eq!(outside["backups"].as_array().map(Vec::len), Some(1));
    device
        .ok("erase_all", json!({"sure": true, "backups": true}))
        .await;
    let left: Vec<_> = fs::read_dir(device.folder.path().join("vault"))
        .expect("the folder")
        .collect();
    assert!(left.is_empty(), "{left:?}");
    assert_eq!(fs::read_dir(path).expect("the folder").count(), 0);
    let quarry = [Quarry::text("the note", CANARY)];
    assert_eq!(
        hunt(&quarry, &[device.folder.path()]).expect("readable"),
        [""; 0]
    );
    let start = device.ok("start", json!({})).await;
    assert_eq!(start["settings"]["welcomed"], false, "a first run");
}
