//! A full disk: said plainly, nothing lost, and once there is room the same save works.
//!
//! The disk is full in two ways. A limit on the size of files can be set anywhere. A small disk of
//! its own needs the right to mount one: there the system really has no room left.

use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;
use trellis_tests::child::Core;
use trellis_tests::disk::{SmallDisk, leave};
use trellis_tests::vault::{self, KEY_OF_EARLIER, NOTE_OF_EARLIER};

const LINES: &str = env!("CARGO_BIN_EXE_lines");

/// A core on a disk that can be filled.
trait Disk {
    /// Starts the core.
    fn start(&mut self) -> Core;
    /// Where the core's folder is, as seen from here.
    fn folder(&self) -> PathBuf;
    /// Leaves so many bytes, or as many as there are.
    fn leave(&self, bytes: Option<u64>);
}

/// No file may grow any more.
struct Limit {
    folder: TempDir,
    process: u32,
}

impl Limit {
    fn set(&self, limit: &str) {
        let set = Command::new("prlimit")
            .arg(format!("--pid={}", self.process))
            .arg(format!("--fsize={limit}:"))
            .status();
        assert!(set.expect("prlimit is there").success());
    }
}

impl Disk for Limit {
    fn start(&mut self) -> Core {
        let mut command = Command::new("sh");
        // The system would end a process that goes beyond the limit, were it not told that this is fine.
        command
            .args(["-c", r#"trap "" XFSZ; exec "$0" "$1""#, LINES])
            .arg(self.folder.path());
        let core = Core::run(command).expect("it starts");
        self.process = core.id();
        core
    }
    fn folder(&self) -> PathBuf {
        self.folder.path().to_owned()
    }
    fn leave(&self, bytes: Option<u64>) {
        let log = fs::metadata(self.folder.path().join("vault/vault.db-wal"));
        let log = log.map_or(0, |log| log.len());
        self.set(&bytes.map_or("unlimited".to_owned(), |bytes| (log + bytes).to_string()));
    }
}

/// A disk of three megabytes, which only the core's own process has.
struct Small {
    disk: SmallDisk,
    process: u32,
}

impl Disk for Small {
    fn start(&mut self) -> Core {
        let mut command = self.disk.command(LINES);
        command.arg(self.disk.path());
        let core = Core::run(command).expect("it starts");
        self.process = core.id();
        core
    }
    fn folder(&self) -> PathBuf {
        self.disk.seen(self.process)
    }
    fn leave(&self, bytes: Option<u64>) {
        leave(&self.folder(), bytes).expect("it can be filled");
    }
}

/// The vault's notes and whether a draft is kept, from a copy of its files. It must be sound.
fn look(folder: &Path) -> (Vec<String>, bool) {
    let (_copy, file) = vault::copied(&folder.join("vault"), "vault.db").expect("a copy");
    let key = fs::read(folder.join("key")).expect("the key");
    let vault = vault::open(&file, &key).expect("it opens");
    assert_eq!(
        vault::unsound(&vault).expect("it can be checked"),
        Vec::<String>::new()
    );
    assert_eq!(
        vault::halves(&vault).expect("it can be checked"),
        Vec::<String>::new()
    );
    let notes = vault::notes(&vault).expect("notes");
    assert!(notes.values().all(|count| *count == 1));
    (
        notes.into_keys().collect(),
        vault::draft(&vault).expect("the draft").is_some(),
    )
}

fn story(disk: &mut impl Disk) {
    let full = json!({ "code": "disk_full", "retry": true });
    let note = |text: &str| json!({ "note": text });
    let mut core = disk.start();
    assert_eq!(
        core.ok("start", &json!({})).expect("it opens")["phase"],
        "ready"
    );
    core.ok("checkin_save", &note("before"))
        .expect("there is room");
    core.ok("draft_keep", &note("half a sen"))
        .expect("there is room");

    disk.leave(Some(0));
    assert_eq!(
        core.ask("checkin_save", &note("half a sentence"))
            .expect("it lives"),
        Err(full.clone())
    );
    assert_eq!(
        core.ask("draft_keep", &note("half a sentence"))
            .expect("it lives"),
        Err(full.clone())
    );
    let today = core.ok("today", &json!({})).expect("it can still be read");
    assert_eq!(
        today["draft"]["note"], "half a sen",
        "the draft that was kept is kept"
    );
    assert_eq!(today["checkins"].as_array().map(Vec::len), Some(1));
    assert_eq!(look(&disk.folder()), (vec!["before".to_owned()], true));

    disk.leave(None);
    core.ok("checkin_save", &note("half a sentence"))
        .expect("the same again works");
    assert_eq!(
        core.ok("today", &json!({})).expect("it can be read")["draft"],
        Value::Null
    );
    let mut saved = vec!["before".to_owned(), "half a sentence".to_owned()];
    assert_eq!(look(&disk.folder()), (saved.clone(), false));

    // Writing on until there is no room, whatever file it is that wants some: what was saved is there.
    disk.leave(Some(500_000));
    let refused = (0..1000).find_map(|n| {
        let text = format!("{n:04} {}", "and then ".repeat(1000));
        let answer = core.ask("checkin_save", &note(&text)).expect("it lives");
        if answer.is_ok() {
            saved.push(text.trim().to_owned());
        }
        answer.err()
    });
    assert_eq!(refused, Some(full));
    assert!(saved.len() > 10);
    saved.sort();
    assert_eq!(look(&disk.folder()), (saved.clone(), false));
    disk.leave(None);
    core.ok("checkin_save", &note("~ after"))
        .expect("there is room again");
    saved.push("~ after".to_owned());
    assert_eq!(look(&disk.folder()), (saved, false));
    core.close().expect("it closes");
}

/// The version of a vault that was made by the version `old`. It must be sound.
fn version(folder: &Path, old: u32) -> u32 {
    let (_copy, file) = vault::copied(&folder.join("vault"), "vault.db").expect("a copy");
    let vault = vault::open_made_by(old, &file, &KEY_OF_EARLIER).expect("it opens");
    assert_eq!(vault::unsound(&vault).expect("it can be checked"), [""; 0]);
    let version = vault.query_row("pragma user_version", [], |row| row.get(0));
    version.expect("a number")
}

/// A vault that is to be brought up where there is no room for it, or for a part of it.
fn upgrade(disk: &mut impl Disk, rooms: &[u64]) {
    let (mut refused, mut came_through) = (0, 0);
    for (old, fixture) in vault::of_earlier_versions() {
        for room in rooms {
            let mut core = disk.start();
            // Once it answers, its disk is there.
            core.ask("today", &json!({}))
                .expect("it lives")
                .expect_err("nothing is open");
            let vault = disk.folder().join("vault");
            if vault.exists() {
                fs::remove_dir_all(&vault).expect("gone");
            }
            fs::create_dir(&vault).expect("made");
            fs::write(disk.folder().join("key"), KEY_OF_EARLIER).expect("written");
            fs::copy(&fixture, vault.join("vault.db")).expect("copied");

            disk.leave(Some(*room));
            let start = core.ok("start", &json!({})).expect("it answers");
            if start["phase"] == "ready" {
                came_through += 1;
            } else {
                let what = format!("from {old}, with {room} bytes");
                assert_eq!(start["failure"], "disk_full", "{what}");
                assert_eq!(version(&disk.folder(), old), old, "{what}");
                refused += 1;
            }
            disk.leave(None);
            let start = core.ok("start", &json!({})).expect("it answers");
            assert_eq!(start["phase"], "ready", "once there is room");
            assert_eq!(start["settings"]["name"], "Ana");
            let ask = json!({"query": "riviere", "before": null});
            let found = core.ok("search", &ask).expect("it answers");
            assert_eq!(found["hits"][0]["note"], NOTE_OF_EARLIER);
            core.close().expect("it closes");
        }
    }
    assert!(refused > 5 && came_through > 5, "{refused}, {came_through}");
}

/// How much is left, in bytes: from what the system itself needs to open a vault to more than enough.
const ROOMS: [u64; 6] = [50_000, 150_000, 200_000, 300_000, 500_000, 1_000_000];

fn limit() -> Limit {
    Limit {
        folder: TempDir::new().expect("a folder"),
        process: 0,
    }
}

#[test]
fn where_no_file_may_grow() {
    story(&mut limit());
}

#[test]
fn where_the_disk_is_full() {
    match SmallDisk::new("3m") {
        Some(disk) => story(&mut Small { disk, process: 0 }),
        // Here the system lets nobody mount. What is left is the other way, which works everywhere.
        None => where_no_file_may_grow(),
    }
}

#[test]
fn an_upgrade_where_no_file_may_grow() {
    upgrade(&mut limit(), &ROOMS);
}

#[test]
fn an_upgrade_where_the_disk_is_full() {
    match SmallDisk::new("3m") {
        Some(disk) => {
            let rooms = [&[0], &ROOMS[..]].concat();
            upgrade(&mut Small { disk, process: 0 }, &rooms);
        }
        // As above.
        None => an_upgrade_where_no_file_may_grow(),
    }
}
