//! Nothing readable: what the client wrote, the passphrase and the key are in no file that the app
//! leaves, however talkative its log; and another SQLCipher reads the vault with the key, and not
//! without it.
//!
//! The same is held for the window's own files by its story, and for the browser's by the phone's.

use serde_json::{Value, json};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;
use trellis_tests::bridge::Bridge;
use trellis_tests::hunt::{Quarry, files, hunt};
use trellis_tests::vault;

const NOTE: &str = "quietotterkeepsthemorning";
const DELETED: &str = "amberbadgerwasdeleted";
const DRAFT: &str = "halfdonesentenceofaheron";
const ASK: &str = "didyouwalkbythewillowtoday";
const FACE: &str = "foggylikeanoldharbour";
const ANSWER: &str = "threewarmplumsandtea";
const TAG: &str = "kitchentablewithmarguerite";
const NAME: &str = "anaofthelongstaircase";
const MATTERS: &str = "thegardenandthegrandchildren";
const QUERY: &str = "lookingforlostumbrellas";
const IMPORTED: &str = "importednotefromanotherapp";
const MOOD: &str = "velvetmoodofanotherapp";
const HEADING: &str = "musicthatcarriesmehome";
const LINE: &str = "ropeoffrogsinthebasement";
const REWORDED: &str = "sevenslowstepstotheshore";
const PERSON: &str = "odileofthegreenbicycle";
const HELPS: &str = "shelaughslikeakettle";
const PHONE: &str = "15550100997531";
const STRENGTH: &str = "icanmendalmostanyclock";
const HOPE: &str = "thelilaccomesbackeveryyear";
const REMINDER: &str = "thebluepillafterbreakfast";
const TITLE: &str = "wateringtheferns";
const PASSPHRASE: &str = "correctstaplehorsebattery";

/// What the vault keeps, once all is done.
fn kept() -> Vec<Quarry> {
    vec![
        Quarry::text("the note", NOTE),
        Quarry::text("the draft", DRAFT),
        Quarry::text("the question", ASK),
        Quarry::text("the face's word", FACE),
        Quarry::text("the answer", ANSWER),
        Quarry::text("the tag", TAG),
        Quarry::text("the name", NAME),
        Quarry::text("what matters", MATTERS),
        Quarry::text("the imported note", IMPORTED),
        Quarry::text("the imported mood", MOOD),
        Quarry::text("the heading", HEADING),
        Quarry::text("the line as it was", LINE),
        Quarry::text("the line", REWORDED),
        Quarry::text("the person", PERSON),
        Quarry::text("what they help with", HELPS),
        Quarry::text("their number", PHONE),
        Quarry::text("the strength", STRENGTH),
        Quarry::text("the hope note", HOPE),
        Quarry::text("the reminder", REMINDER),
        Quarry::text("the reminder's title", TITLE),
    ]
}

/// A device with folders of its own, and everything that a process could write into.
struct Device(TempDir);

impl Device {
    const ALL: [&str; 4] = ["data", "tmp", "home", "log"];

    fn new() -> Self {
        let device = Self(TempDir::new().expect("a folder"));
        for name in Self::ALL {
            fs::create_dir(device.at(name)).expect("a folder");
        }
        device
    }
    fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
    /// The app on it, telling all it can.
    fn start(&self, more: &[&str]) -> Bridge {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bridge"));
        let log = File::options()
            .create(true)
            .append(true)
            .open(self.at("log/all"))
            .expect("a file");
        command
            .args(["--port", "0", "--folder"])
            .arg(self.at("data"))
            .args(more)
            .stderr(log);
        command
            .env("TRELLIS_LOG", "trace")
            .env("RUST_LOG", "trace")
            .env("RUST_BACKTRACE", "full");
        command
            .env("TMPDIR", self.at("tmp"))
            .env("SQLITE_TMPDIR", self.at("tmp"))
            .env("HOME", self.at("home"));
        for cache in [
            "XDG_CACHE_HOME",
            "XDG_DATA_HOME",
            "XDG_STATE_HOME",
            "XDG_RUNTIME_DIR",
        ] {
            command.env(cache, self.at("home"));
        }
        Bridge::start(command).expect("it starts")
    }
    /// A file that the client chose is their own, and lies where they put it, readable. Here that is
    /// among the bridge's files.
    fn put_away_what_was_chosen(&self) {
        fs::remove_dir_all(self.at("data/chosen")).expect("it is there");
    }
    fn hunt(&self, quarries: &[Quarry]) -> Vec<String> {
        let all = Self::ALL.map(|name| self.at(name));
        hunt(quarries, &all.each_ref().map(PathBuf::as_path)).expect("every file can be read")
    }
    /// The file that stands for the key store is the one place where the key may be.
    fn hunt_key(&self, key: &[u8]) -> Vec<String> {
        let key_store = format!(
            "the key as it is in {}",
            self.at("data/bridge-key").display()
        );
        self.hunt(&[Quarry::bytes("the key", key)])
            .into_iter()
            .filter(|found| *found != key_store)
            .collect()
    }
    fn log(&self) -> String {
        fs::read_to_string(self.at("log/all")).expect("the log")
    }
}

/// Writes something in every place where a client can write.
fn write_everywhere(app: &Bridge) {
    let ok = |name: &str, argument: Value| app.ok(name, &argument).expect("it is done");
    assert_eq!(ok("start", json!({}))["phase"], "ready");
    ok(
        "settings_save",
        json!({ "language": "en", "name": NAME, "matters": MATTERS, "day_end": 180, "calendar_item": null, "welcomed": true }),
    );
    let item = |ask: &str, kind: Value| json!({ "id": null, "ask": ask, "kind": kind, "better": "high", "cadence": "every_time" });
    let faces = json!({ "type": "faces", "words": ["Rough", "Low", FACE, "Good", "Great"] });
    let mood = ok("item_save", item("How is it?", faces.clone()))["id"].clone();
    let words = ok("item_save", item(ASK, json!({ "type": "short_text" })))["id"].clone();
    let tag = ok(
        "tag_save",
        json!({ "id": null, "group": "place", "label": TAG, "hidden": false }),
    )["id"]
        .clone();
    let answers =
        json!({ mood.as_str().expect("an id"): 3, words.as_str().expect("an id"): ANSWER });
    ok(
        "checkin_save",
        json!({ "answers": answers, "tags": [tag], "note": NOTE }),
    );

    let gone = ok("checkin_save", json!({ "note": DELETED }))["id"].clone();
    ok("checkin_delete", json!({ "id": gone }));
    ok("search", json!({ "query": QUERY, "before": null }));
    assert_eq!(
        ok("search", json!({ "query": NOTE, "before": null }))["hits"]
            .as_array()
            .map(Vec::len),
        Some(1)
    );

    let sheet = format!(
        "full_date,date,weekday,time,mood,activities,note_title,note\n2023-03-05,March 5,Sunday,21:30,{MOOD},\"\",\"\",\"{IMPORTED}\"\n"
    );
    let from = app.choose(sheet.as_bytes()).expect("it is taken");
    let look = ok("import_look", json!({ "from": from }));
    assert_eq!(look["new_checkins"], 1);
    let run = json!({ "handle": look["handle"], "levels": { MOOD: 4 }, "mood_item": item("Mood", faces) });
    assert_eq!(ok("import_run", run)["added"], 1);
    ok("draft_keep", json!({ "note": DRAFT }));

    write_a_plan(app);

    // Something that is refused must not be told either.
    assert!(
        app.ok("checkin_save", &json!({ "note": NOTE, "answers": NOTE }))
            .is_err()
    );
    assert!(app.ok("no_such_command", &json!({ "note": NOTE })).is_err());
}

/// A plan, a person, a strength, a hope note and a reminder.
fn write_a_plan(app: &Bridge) {
    let ok = |name: &str, argument: Value| app.ok(name, &argument).expect("it is done");
    let form = json!({ "id": null, "part": "hard", "title": HEADING });
    let plan = ok("section_save", form);
    let sections = plan["sections"].as_array().expect("sections");
    let section = sections.iter().find(|section| section["title"] == HEADING);
    let section = section.expect("it is there")["id"].clone();
    let said = json!({
        "kind": "person", "name": PERSON, "tie": "", "helps": HELPS, "when": "", "phone": PHONE, "texts": true,
        "email": "", "address": "", "side": "natural", "favourite": true, "meets": null,
    });
    let person = ok("support_save", json!({ "id": null, "said": said }))["id"].clone();
    let line = |id: Value, text: &str| {
        json!({
            "id": id, "section": section, "text": text, "points": [{ "to": "support", "id": person }],
            "photo": null, "link": null, "first": true,
        })
    };
    let plan = ok("line_save", line(Value::Null, LINE));
    let lines = plan["sections"].as_array().expect("sections").iter();
    let mut lines = lines
        .filter_map(|section| section["lines"].as_array())
        .flatten();
    let id = lines.next().expect("a line")["id"].clone();
    ok("line_save", line(id, REWORDED));
    ok(
        "strength_save",
        json!({ "id": null, "text": STRENGTH, "prompt": null }),
    );
    ok(
        "hope_save",
        json!({ "id": null, "text": HOPE, "photo": null }),
    );
    let rule = json!({
        "start": "2026-06-01", "every": { "type": "days", "n": 1 }, "end": { "type": "never" }, "times": ["09:00"],
    });
    ok(
        "reminder_save",
        json!({
            "id": null, "about": { "type": "own" }, "text": REMINDER, "title": TITLE, "shows": "full",
            "rule": rule, "zone": null, "if_not_done": false, "sound": false, "off": false,
        }),
    );
    assert_eq!(ok("support_now", json!({}))["lines"][0]["text"], REWORDED);
}

#[test]
fn what_the_client_wrote_is_in_no_file() {
    let device = Device::new();
    let app = device.start(&[]);
    write_everywhere(&app);
    device.put_away_what_was_chosen();
    let mut quarries = kept();
    quarries.push(Quarry::text("the deleted note", DELETED));
    quarries.push(Quarry::text("what was searched for", QUERY));
    let key = fs::read(device.at("data/bridge-key")).expect("the key");

    // While the vault is open, with its log and its shared memory beside it.
    for name in ["vault.db", "vault.db-wal", "vault.db-shm"] {
        assert!(
            fs::metadata(device.at("data/vault").join(name))
                .expect("it is there")
                .len()
                >= 4096,
            "{name}"
        );
    }
    let none = Vec::<String>::new();
    assert_eq!(device.hunt(&quarries), none);
    assert_eq!(device.hunt_key(&key), none);

    // Once it is closed, and the log folded in.
    app.stop().expect("it stops");
    let log = fs::metadata(device.at("data/vault/vault.db-wal")).map_or(0, |file| file.len());
    assert_eq!(
        log, 0,
        "the log is folded in, so the main file has everything"
    );
    assert_eq!(device.hunt(&quarries), none);
    assert_eq!(device.hunt_key(&key), none);

    // The hunt finds what is there: it searched a log that tells what was done, and in the same vault
    // without its encryption it finds every one.
    assert!(
        ["migrated", "ready", "checkin_saved", "checkin_deleted"]
            .iter()
            .all(|event| device.log().contains(event))
    );
    let plain = device.at("plain");
    fs::create_dir(&plain).expect("a folder");
    File::create(plain.join("plain.db")).expect("a file");
    let vault = vault::open(&device.at("data/vault/vault.db"), &key).expect("it opens");
    vault
        .execute(
            "attach ?1 as plain key ''",
            [plain.join("plain.db").to_string_lossy()],
        )
        .expect("a plain file");
    vault
        .query_row("select sqlcipher_export('plain')", [], |_| Ok(()))
        .expect("an export");
    vault.execute_batch("detach plain").expect("it is written");
    let found = hunt(&kept(), &[&plain]).expect("it can be read");
    assert_eq!(found.len(), kept().len(), "{found:#?}");
}

#[test]
fn the_passphrase_is_in_no_file() {
    let device = Device::new();
    let app = device.start(&["--no-key-store"]);
    assert_eq!(
        app.ok("start", &json!({})).expect("it answers")["phase"],
        "choose"
    );
    let made = app.ok(
        "vault_make",
        &json!({ "with": { "type": "passphrase", "passphrase": PASSPHRASE } }),
    );
    assert_eq!(made.expect("it is made")["phase"], "ready");
    app.ok("checkin_save", &json!({ "note": NOTE }))
        .expect("it is saved");
    app.stop().expect("it stops");

    let app = device.start(&["--no-key-store"]);
    assert_eq!(
        app.ok("start", &json!({})).expect("it answers")["phase"],
        "locked"
    );
    assert!(
        app.ok(
            "vault_unlock",
            &json!({ "typed": format!("{PASSPHRASE}not") })
        )
        .is_err()
    );
    assert_eq!(
        app.ok("vault_unlock", &json!({ "typed": PASSPHRASE }))
            .expect("it opens")["phase"],
        "ready"
    );
    let quarries = [
        Quarry::text("the passphrase", PASSPHRASE),
        Quarry::text("the note", NOTE),
    ];
    assert_eq!(device.hunt(&quarries), Vec::<String>::new());
    app.stop().expect("it stops");
    assert_eq!(device.hunt(&quarries), Vec::<String>::new());
    assert!(device.log().contains("ready"));
}

/// What a SQLCipher that is not ours sees in a copy of the vault.
fn look_from_outside(vault: &Path, key: Option<&str>) -> Value {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let copy = TempDir::new().expect("a folder");
    for file in files(&[vault]).expect("the vault's files") {
        fs::copy(&file, copy.path().join(file.file_name().expect("a name"))).expect("a copy");
    }
    let mut command = Command::new(trellis_tests::oracle::python());
    command
        .arg(root.join("tests/python/open_vault.py"))
        .arg(copy.path().join("vault.db"))
        .args(key);
    let output = command.output().expect("it runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).expect("JSON")
}

#[test]
fn another_sqlcipher_opens_it_with_the_key_and_not_without() {
    let device = Device::new();
    let app = device.start(&[]);
    write_everywhere(&app);
    device.put_away_what_was_chosen();
    let vault = device.at("data/vault");
    let key = vault::hex(&fs::read(device.at("data/bridge-key")).expect("the key"));
    let reads = |seen: &Value| {
        assert_eq!(
            (&seen["unsound"], &seen["integrity"]),
            (&json!([]), &json!(["ok"])),
            "{seen}"
        );
        let notes: Vec<_> = seen["checkins"]
            .as_array()
            .expect("check-ins")
            .iter()
            .map(|checkin| checkin["note"].clone())
            .collect();
        assert_eq!(notes, [IMPORTED, NOTE]);
        assert!(seen["checkins"][1].to_string().contains(ANSWER));
    };
    // While it is open, from the file and its log; and once it is closed.
    reads(&look_from_outside(&vault, Some(&key)));
    app.stop().expect("it stops");
    reads(&look_from_outside(&vault, Some(&key)));

    let refused = json!({ "refused": "file is not a database" });
    let other = key.chars().rev().collect::<String>();
    assert_ne!(other, key);
    assert_eq!(look_from_outside(&vault, Some(&other)), refused);
    assert_eq!(look_from_outside(&vault, None), refused);
}
