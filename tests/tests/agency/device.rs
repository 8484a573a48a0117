//! A client's device: the app as a process of its own, behind the bridge, and a look into its vault past
//! the app.

use crate::place::Agency;
use base64::prelude::{BASE64_STANDARD, Engine};
use image::{ImageFormat, RgbImage};
use rusqlite::Connection;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use tempfile::TempDir;
use trellis_tests::bridge::Bridge;
use trellis_tests::random::Random;
use trellis_tests::vault;

/// Every record, as it is kept, and every photograph that one of them names.
const RECORDS: &str = "select kind || ' ' || id || ' ' || body || ' ' || clock from (
    select 'checkin' kind, hex(id) id, body, clock from checkin
    union all select 'item', hex(id), body, clock from item
    union all select 'tag', hex(id), body, clock from tag
    union all select 'settings', hex(id), body, clock from settings
    union all select 'photo', hex(id), media, size from blob
        where lower(hex(id)) in (select lower(body ->> '$.photo') from entry)
    union all select kind, hex(id), body, clock from entry
    union all select kind, hex(id), body, clock from other)";

/// Hope notes whose photograph is not here, or not whole.
const WITHOUT: &str =
    "select count(*) from entry where kind = 'hope' and body ->> '$.photo' is not null
    and lower(body ->> '$.photo') not in (select lower(hex(blob.id)) from blob
        where size = (select sum(length(bytes)) from blob_piece where blob = blob.id))";

/// The device.
pub struct Device {
    pub name: &'static str,
    folder: TempDir,
    authority: Option<PathBuf>,
    bridge: Option<Bridge>,
}

impl Device {
    /// One that believes the agency's authority. Not started yet.
    pub fn new(name: &'static str, agency: &Agency) -> Self {
        Self {
            authority: Some(agency.authority()),
            ..Self::of_the_shop(name)
        }
    }

    /// One that believes whom its system believes.
    pub fn of_the_shop(name: &'static str) -> Self {
        Self {
            name,
            folder: tempfile::tempdir().expect("a folder"),
            authority: None,
            bridge: None,
        }
    }

    /// Its folder, with everything that it keeps or writes.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The command that starts the app, telling all it can; `by`: another program that runs it.
    pub fn command(&self, by: Option<Command>) -> Command {
        let bridge = env!("CARGO_BIN_EXE_bridge");
        let mut command = match by {
            Some(mut by) => {
                by.arg(bridge);
                by
            }
            None => Command::new(bridge),
        };
        let log = File::options()
            .create(true)
            .append(true)
            .open(self.folder().join("log"))
            .expect("a file");
        command.args(["--port", "0", "--folder"]).arg(self.folder());
        if let Some(authority) = &self.authority {
            command.arg("--authority").arg(authority);
        }
        command.env("TRELLIS_LOG", "trace").stderr(log);
        command
    }

    /// Starts the app and opens the vault.
    pub fn start(&mut self) {
        self.start_by(self.command(None));
    }

    /// Starts it by a command.
    pub fn start_by(&mut self, command: Command) {
        let bridge = Bridge::start(command).expect("it starts");
        let opened = bridge.ok("start", &json!({})).expect("it opens");
        assert_eq!(opened["phase"], "ready", "{}", self.name);
        self.bridge = Some(bridge);
    }

    /// The app.
    pub fn app(&self) -> &Bridge {
        self.bridge.as_ref().expect("it runs")
    }

    /// The port that the app is asked at, by the story itself.
    pub fn port(&self) -> &str {
        self.app().port()
    }

    /// Asks for what must not be refused.
    #[track_caller]
    pub fn ok(&self, name: &str, argument: Value) -> Value {
        self.app().ok(name, &argument).expect("it is done")
    }

    /// `kill -9`. Requests that it was answering break off.
    pub fn kill(&self) {
        trellis_tests::window::signal(self.app().id(), "KILL");
    }

    /// What was killed is buried.
    pub fn bury(&mut self) {
        self.bridge = None;
    }

    /// Ends the app, which closes the vault.
    pub fn stop(&mut self) {
        let bridge = self.bridge.take().expect("it runs");
        bridge.stop().expect("it ends well");
    }

    /// Makes recovery words and says yes to an invitation; gives the words.
    pub fn begin(&self, agency: &Agency) -> String {
        let shown = self.ok("words_make", json!({ "proof": {}, "language": "en" }));
        let list = |what: &str| shown[what].as_array().cloned().unwrap_or_default();
        let (words, asked) = (list("words"), list("asked"));
        let said: Vec<_> = asked
            .iter()
            .map(|place| &words[place.as_u64().expect("a place") as usize])
            .collect();
        self.ok("words_keep", json!({ "said": said }));
        let words: Vec<_> = words.iter().filter_map(Value::as_str).collect();
        let words = words.join(" ");
        let invitation = json!({ "text": agency.invited(), "server": null });
        let begin = json!({ "invitation": invitation, "name": self.name, "words": words });
        assert_eq!(self.ok("sync_begin", begin)["phase"], "on");
        words
    }

    /// Comes to the copy by the recovery words.
    pub fn recover(&self, agency: &Agency, words: &str) {
        let recover = json!({ "server": agency.url(), "words": words, "name": self.name });
        assert_eq!(self.ok("sync_recover", recover)["phase"], "on");
    }

    /// Puts a photograph in, of its own kind; gives its name.
    ///
    /// # Errors
    /// Where the app is gone.
    pub fn photo(&self, random: &mut Random) -> std::io::Result<Value> {
        let picture = RgbImage::from_fn(48, 48, |_, _| {
            image::Rgb([0; 3].map(|_: u8| random.below(256) as u8))
        });
        let mut file = Cursor::new(Vec::new());
        picture
            .write_to(&mut file, ImageFormat::Png)
            .expect("a picture");
        let data = BASE64_STANDARD.encode(file.into_inner());
        let piece = json!({ "handle": null, "data": data, "last": true });
        Ok(self.app().ok("photo_put", &piece)?["photo"].clone())
    }

    /// Whether everything here is on the server and the other way round, as far as the app says.
    pub fn is_at_rest(&self) -> bool {
        let status = self.ok("sync_status", json!({}));
        let waiting = &status["waiting"];
        let none = ["changes", "photos", "missing", "newer", "unreadable"];
        assert_eq!(status["alarms"], json!([]), "{}: no false alarm", self.name);
        status["trouble"].is_null()
            && status["busy"] == false
            && !status["at"].is_null()
            && none.iter().all(|what| waiting[what] == 0)
    }

    /// Its vault, past the app, which may run.
    pub fn vault(&self) -> Connection {
        let key = std::fs::read(self.folder().join("bridge-key")).expect("a key");
        let vault = vault::open(&self.folder().join("vault/vault.db"), &key).expect("a vault");
        vault.busy_timeout(Duration::from_secs(10)).expect("set");
        vault
    }

    /// Every record, byte for byte.
    pub fn records(&self) -> BTreeSet<String> {
        let vault = self.vault();
        let mut all = vault.prepare(RECORDS).expect("a statement");
        let rows = all.query_map([], |row| row.get(0)).expect("rows");
        rows.collect::<Result<_, _>>().expect("records")
    }

    /// Every text that was written, with how often it is there.
    pub fn texts(&self) -> BTreeMap<String, usize> {
        let vault = self.vault();
        let mut texts = vault::notes(&vault).expect("notes");
        let hopes = "select body ->> '$.text' from entry where kind = 'hope'";
        let mut hopes = vault.prepare(hopes).expect("a statement");
        for text in hopes.query_map([], |row| row.get(0)).expect("rows") {
            *texts.entry(text.expect("a text")).or_default() += 1;
        }
        texts
    }
}

/// Waits until devices hold the same, and say that nothing waits.
#[track_caller]
pub fn until_in_step(devices: &[&Device]) {
    let begun = Instant::now();
    loop {
        for device in devices {
            device.ok("sync_now", json!({}));
        }
        std::thread::sleep(Duration::from_millis(200));
        let first = devices[0].records();
        let same = devices.iter().all(|device| device.records() == first);
        if devices.iter().all(|device| device.is_at_rest()) && same {
            return;
        }
        if begun.elapsed() > Duration::from_secs(90) {
            for device in devices {
                let records = device.records();
                let log = std::fs::read(device.folder().join("log")).expect("its log");
                let log = String::from_utf8_lossy(&log);
                let warned = log.lines().rev().filter(|line| line.contains("WARN"));
                println!(
                    "{}: {}\n  only here: {:#?}\n  not here: {:#?}\n  warned last: {:#?}",
                    device.name,
                    device.ok("sync_status", json!({})),
                    records.difference(&first).take(9).collect::<Vec<_>>(),
                    first.difference(&records).take(9).collect::<Vec<_>>(),
                    warned.take(9).collect::<Vec<_>>()
                );
            }
            unreachable!(
                "they never came to be in step; how they differ from the first is told above"
            );
        }
    }
}

/// What must be so in the end: devices hold the same, all that was acknowledged, nothing twice, no
/// photograph in part, and their files are sound.
#[track_caller]
pub fn nothing_is_lost(devices: &[&Device], acknowledged: &BTreeSet<String>) {
    until_in_step(devices);
    for device in devices {
        let (texts, vault) = (device.texts(), device.vault());
        let lost: Vec<_> = acknowledged
            .iter()
            .filter(|text| !texts.contains_key(*text))
            .collect();
        let twice: Vec<_> = texts.iter().filter(|(_, count)| **count != 1).collect();
        assert!(lost.is_empty(), "{} lost {lost:?}", device.name);
        assert!(twice.is_empty(), "{} has twice {twice:?}", device.name);
        let without: i64 = vault
            .query_row(WITHOUT, [], |row| row.get(0))
            .expect("a count");
        assert_eq!(without, 0, "{}: photographs that did not come", device.name);
        assert_eq!(vault::unsound(&vault).expect("looked at"), [""; 0]);
    }
}
