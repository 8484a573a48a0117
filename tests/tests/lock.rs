//! The lock, from outside: what a locked process holds in its memory, and what a moved clock does.

use serde_json::{Value, json};
use std::fs;
use std::io::{Read, Seek, SeekFrom};
use std::process::Command;
use std::time::Duration;
use tempfile::TempDir;
use trellis_tests::bridge::Bridge;
use trellis_tests::hunt::Quarry;

const PIN: &str = "271828";
const NOTE: &str = "quietotterkeepsthemorning";
const NAME: &str = "anaofthelongstaircase";

/// Where in a process's memory any of this is: everything that can be written, which holds heap and
/// stacks.
fn found(process: u32, quarries: &[Quarry]) -> Vec<String> {
    let maps = fs::read_to_string(format!("/proc/{process}/maps")).expect("our own child");
    let mut memory = fs::File::open(format!("/proc/{process}/mem")).expect("our own child");
    let mut found = Vec::new();
    for line in maps.lines() {
        let mut words = line.split_whitespace();
        let (Some(range), Some(rights)) = (words.next(), words.next()) else {
            continue;
        };
        if !rights.starts_with("rw") {
            continue;
        }
        let what = words.nth(3).unwrap_or("heap or stack");
        let (from, to) = range.split_once('-').expect("two addresses");
        let [from, to] = [from, to].map(|text| u64::from_str_radix(text, 16).expect("a number"));
        let size = usize::try_from(to - from).expect("it fits");
        let mut bytes = vec![0; size];
        let read = memory
            .seek(SeekFrom::Start(from))
            .and_then(|_| memory.read_exact(&mut bytes));
        if read.is_err() {
            continue;
        }
        for quarry in quarries {
            if let Some(form) = quarry.is_in(&bytes) {
                found.push(format!("{} {form} in {what}", quarry.name));
            }
        }
    }
    found
}

/// What is left of it in a locked bridge, once it has noticed that nobody is connected any more: what was
/// last asked stands in a connection's buffer for as long as that lives.
fn left(bridge: &mut Bridge, quarries: &[Quarry]) -> Vec<String> {
    bridge.hang_up();
    for _ in 0..100 {
        let left = found(bridge.id(), quarries);
        if left.is_empty() {
            return left;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    found(bridge.id(), quarries)
}

#[test]
fn a_locked_process_holds_neither_the_key_nor_a_word() {
    let folder = TempDir::new().expect("a folder");
    let mut command = Command::new(env!("CARGO_BIN_EXE_bridge"));
    command.args(["--port", "0", "--folder"]).arg(folder.path());
    let mut bridge = Bridge::start(command).expect("it starts");
    let ok = |bridge: &Bridge, name: &str, argument: Value| {
        bridge.ok(name, &argument).expect("it answers")
    };
    let begun = ok(&bridge, "start", json!({}));
    let mut settings = begun["settings"].clone();
    settings["name"] = json!(NAME);
    ok(&bridge, "settings_save", settings);
    let checkin = json!({"id": null, "when": null, "answers": {}, "tags": [], "strengths": [],
        "note": NOTE, "rest": false});
    ok(&bridge, "checkin_save", checkin);
    let key = fs::read(folder.path().join("bridge-key")).expect("the key");
    let nobody = json!({"typed": null, "words": null});
    let set = json!({"proof": nobody, "way": "pin", "typed": PIN});
    ok(&bridge, "lock_set", set);
    assert!(!folder.path().join("bridge-key").exists());
    let quarries = [
        Quarry::bytes("the key", &key),
        Quarry::text("the note", NOTE),
        Quarry::text("the name", NAME),
        Quarry::text("the PIN in what was asked", r#"{"typed":"271828"}"#),
    ];
    // Locked after it was open from the start, and after the PIN opened it, some times over.
    for round in 0..4 {
        for command in ["start", "today"] {
            ok(&bridge, command, json!({}));
        }
        ok(&bridge, "search", json!({"query": "otter", "before": null}));
        let open = found(bridge.id(), &quarries);
        for name in ["the key", "the note", "the name"] {
            assert!(
                open.iter().any(|one| one.starts_with(name)),
                "{name} is there while it is open: {open:?}"
            );
        }
        assert_eq!(ok(&bridge, "lock_now", json!({}))["phase"], "locked");
        assert_eq!(
            left(&mut bridge, &quarries),
            Vec::<String>::new(),
            "round {round}"
        );
        ok(&bridge, "vault_unlock", json!({"typed": PIN}));
    }
}

#[test]
fn a_clock_that_is_moved_shortens_no_wait() {
    let folder = TempDir::new().expect("a folder");
    let bridge = |later: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bridge"));
        command.args(["--port", "0", "--later", later, "--folder"]);
        command.arg(folder.path());
        Bridge::start(command).expect("it starts")
    };
    let first = bridge("0");
    first.ok("start", &json!({})).expect("it opens");
    let nobody = json!({"typed": null, "words": null});
    let set = json!({"proof": nobody, "way": "pin", "typed": PIN});
    first.ok("lock_set", &set).expect("it is set");
    first.ok("lock_now", &json!({})).expect("it locks");
    for _ in 0..7 {
        assert!(
            first
                .ok("vault_unlock", &json!({"typed": "000000"}))
                .is_err()
        );
    }
    drop(first);
    // Ten years on, ten years back, each in a process that was killed and started anew.
    for later in ["315360000", "-315360000", "0"] {
        let bridge = bridge(later);
        let begun = bridge.ok("start", &json!({})).expect("it answers");
        let wait = begun["lock"]["wait"].as_u64().expect("a number");
        assert!((20..=30).contains(&wait), "{wait} seconds");
        assert!(
            bridge.ok("vault_unlock", &json!({"typed": PIN})).is_err(),
            "not yet"
        );
    }
}

/// The program that moves a process's clock: Debian's `faketime`, as it is loaded into it.
fn faketime() -> std::path::PathBuf {
    let folders = fs::read_dir("/usr/lib").expect("a system");
    folders
        .filter_map(|folder| Some(folder.ok()?.path().join("faketime/libfaketimeMT.so.1")))
        .find(|library| library.exists())
        .expect("`make test` installs faketime")
}

/// A bridge whose clock stands where a file says. Its steady time is the real one, as on a device whose
/// clock somebody moves; unless it is to run faster as well.
fn under(clock: &std::path::Path, folder: &TempDir, steady: bool) -> Bridge {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bridge"));
    command
        .args(["--port", "0", "--folder"])
        .arg(folder.path())
        .env("LD_PRELOAD", faketime())
        .env("FAKETIME_TIMESTAMP_FILE", clock)
        .env("FAKETIME_NO_CACHE", "1");
    if steady {
        command
            .env("FAKETIME_DONT_FAKE_MONOTONIC", "1")
            .env("DONT_FAKE_MONOTONIC", "1");
    }
    Bridge::start(command).expect("it starts")
}

#[test]
fn a_clock_that_the_system_moves_shortens_no_wait() {
    let (folder, place) = (
        TempDir::new().expect("a folder"),
        TempDir::new().expect("a folder"),
    );
    let clock = place.path().join("clock");
    let set = |to: &str| fs::write(&clock, to).expect("our own folder");
    let ok = |bridge: &Bridge, name: &str, argument: Value| {
        bridge.ok(name, &argument).expect("it answers")
    };
    set("+0");
    let first = under(&clock, &folder, true);
    let year = |answer: &Value| {
        let day = answer["day"].as_str().expect("a day");
        day[..4].parse::<i32>().expect("a year")
    };
    let now = year(&ok(&first, "start", json!({}))["today"]);
    set("+3650d");
    assert!(
        year(&ok(&first, "today", json!({}))) >= now + 9,
        "the clock is really moved"
    );
    set("+0");
    let nobody = json!({"typed": null, "words": null});
    ok(
        &first,
        "lock_set",
        json!({"proof": nobody, "way": "pin", "typed": PIN}),
    );
    ok(&first, "lock_now", json!({}));
    let wrong = json!({"typed": "000000"});
    for _ in 0..6 {
        assert!(first.ok("vault_unlock", &wrong).is_err());
    }
    let still_waits = |bridge: &Bridge, when: &str| {
        let wait = ok(bridge, "start", json!({}))["lock"]["wait"].as_u64();
        assert!(
            wait.is_some_and(|wait| (1..=30).contains(&wait)),
            "{when}: {wait:?}"
        );
        assert!(
            bridge.ok("vault_unlock", &json!({"typed": PIN})).is_err(),
            "{when}: not yet"
        );
    };
    // Moved under the running app, and between two runs of which the first was killed.
    let mut running = first;
    for to in ["+3650d", "-3650d", "+40", "+0"] {
        set(to);
        still_waits(&running, to);
        drop(running);
        running = under(&clock, &folder, true);
        still_waits(&running, to);
    }
    drop(running);
    // Time that really passes, a hundred times as fast, ends the wait: it is this that is measured.
    set("+0 x100");
    let fast = under(&clock, &folder, false);
    ok(&fast, "start", json!({}));
    let opened = (0..200).any(|_| {
        std::thread::sleep(Duration::from_millis(50));
        fast.ok("vault_unlock", &json!({"typed": PIN})).is_ok()
    });
    assert!(opened);
}
