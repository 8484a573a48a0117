//! A first day: begun, noted, lost power, still there, and readable to nobody else.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use trellis_tests::hunt::{Quarry, files, hunt};
use trellis_tests::vault::hex;
use trellis_tests::window::{Keys, Stage, Window, word};

use crate::steps::first_run;

/// What is typed through the screens; no file may hold any of it in the clear. Each has a part that
/// is nowhere else on this machine, and that part is hunted for.
struct Typed {
    name: String,
    matters: String,
    note: String,
    activity: String,
    person: String,
    unsaved: String,
    hunted: Vec<Quarry>,
}

impl Typed {
    fn new() -> Self {
        let mut hunted = Vec::new();
        let mut with_own = |what: &'static str, text: &str| {
            let own = own_word();
            hunted.push(Quarry::text(what, &own));
            text.replace('*', &own)
        };
        Self {
            name: with_own("the name", "Ana *"),
            matters: with_own("what matters", "the river at * in the morning"),
            note: with_own("the note", "Slept badly, the walk with * helped a lot"),
            activity: with_own("what was done", "gardening at *"),
            person: with_own("who was there", "neighbour *"),
            unsaved: with_own("the draft", "half a sentence * and"),
            hunted,
        }
    }
}

/// A word of 20 letters that was never written before.
fn own_word() -> String {
    let mut bytes = [0; 20];
    getrandom::fill(&mut bytes).expect("the system gives random bytes");
    bytes
        .map(|byte| char::from(b'a' + byte % 26))
        .iter()
        .collect()
}

#[test]
fn a_first_day_outlives_a_kill_and_is_readable_to_nobody_else() {
    let stage = Stage::new();
    let typed = Typed::new();

    {
        let device = stage.sign_in(Keys::Open);
        let window = Window::open(&device);
        let page = window.page();
        first_run(page, &typed.name, &typed.matters);
        page.says(&typed.name);
        window.picture("1-today");

        page.click("radio", &word("starter-mood-4"));
        page.click("button", &word("today-add-more"));
        page.shows("heading", &word("checkin-tags"));
        for (group, label) in [("activity", &typed.activity), ("person", &typed.person)] {
            let add = word(&format!("tag-new-{group}"));
            page.click("button", &add);
            page.enter(&add, label);
            page.shows("checkbox", label);
        }
        page.write(&word("checkin-note"), &typed.note);
        window.picture("2-check-in");
        page.click("button", &word("save"));
        page.shows("heading", &word("today-so-far"));
        page.says(&typed.note);
        window.picture("3-saved");

        // And one more that is only begun: it is kept as a draft, encrypted like the rest.
        page.click("button", &word("today-add-more"));
        page.shows("heading", &word("checkin-tags"));
        page.write(&word("checkin-note"), &typed.unsaved);
        page.click("button", &word("back"));
        page.shows("heading", &word("pick-up-title"));

        assert!(
            stage.vault().join("vault.db-wal").exists(),
            "the vault is open"
        );
        unreadable(&stage, &typed, "while the window is open");
        window.kill();
        unreadable(&stage, &typed, "after the kill");
    }

    // The device was switched off and on; the key is in the key store, and nowhere else.
    let device = stage.sign_in(Keys::Open);
    let window = Window::open(&device);
    let page = window.page();
    page.says(&typed.name);
    page.says(&typed.note);
    page.shows("heading", &word("pick-up-title"));
    window.picture("4-after-the-kill");
    page.click("button", &word("pick-up-go-on"));
    page.holds(&word("checkin-note"), &typed.unsaved);
    page.click("button", &word("save"));
    page.says(&typed.unsaved);
    page.click("button", &typed.note);
    page.holds(&word("checkin-note"), &typed.note);
    page.shows("checkbox", &typed.activity);
    page.shows("checkbox", &typed.person);
    page.says(&word("starter-mood"));
    window.close();

    // Closing brings what was in the log of changes into the database itself.
    assert!(
        !stage.vault().join("vault.db-wal").exists(),
        "the vault is closed"
    );
    unreadable(&stage, &typed, "after a clean close");
    said_something_but_nothing_of_the_client(&stage);
    another_client_reads_it_with_the_key_only(&stage, &device.key(), &typed);
}

/// Searches every file that anything on this stage has written: the data folder, the web view's
/// storage, temporary files, sockets' folders and logs.
fn unreadable(stage: &Stage, typed: &Typed, when: &str) {
    assert_eq!(found(stage, typed), [""; 0], "readable {when}");
    // The hunt can find: the same words, put where they must not be.
    let webview = stage.vault().join("webview/planted");
    let log = stage.everything().join("log/planted");
    let wide: Vec<u8> = typed
        .note
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for (file, bytes) in [(webview, wide.as_slice()), (log, typed.name.as_bytes())] {
        std::fs::write(&file, bytes).expect("our own folder");
        assert_eq!(found(stage, typed).len(), 1, "the planted words are found");
        std::fs::remove_file(&file).expect("it was there");
    }
}

fn found(stage: &Stage, typed: &Typed) -> Vec<String> {
    hunt(&typed.hunted, &[stage.everything()]).expect("our own folders")
}

/// The logs were at their most talkative, they were really written, and only our own crates spoke.
fn said_something_but_nothing_of_the_client(stage: &Stage) {
    let logs = files(&[&stage.everything().join("log")]).expect("our own folder");
    let heard = |word: &str| {
        logs.iter()
            .any(|log| std::fs::read_to_string(log).is_ok_and(|text| text.contains(word)))
    };
    assert!(heard("trellis_core"), "the core's events are in the log");
    for other in ["sqlx", "zbus", "pragma", "PRAGMA"] {
        assert!(!heard(other), "{other} is in the log");
    }
}

/// A SQLCipher that is not ours opens the vault with the key from the key store, and finds there what
/// was typed; without that key it finds nothing. The key itself is in no file either.
fn another_client_reads_it_with_the_key_only(stage: &Stage, key: &[u8], typed: &Typed) {
    let clear = stage.everything().join("clear.db");
    let vault = stage.vault().join("vault.db");
    let keys = hunt(&[Quarry::bytes("the key", key)], &[stage.everything()]);
    assert_eq!(keys.expect("our own folders"), [""; 0]);

    let mut other = key.to_vec();
    other[0] ^= 1;
    assert!(!export(&vault, &clear, &other), "another key opens nothing");
    assert!(export(&vault, &clear, key), "the key opens it");
    let found = found(stage, typed);
    for quarry in &typed.hunted {
        assert!(
            found.iter().any(|line| line.starts_with(quarry.name)),
            "{} is there",
            quarry.name
        );
    }
    assert!(
        found.iter().all(|line| line.ends_with("clear.db")),
        "{found:?}"
    );
}

/// Writes a vault out in the clear with the SQLCipher of Python; true when it could be opened.
fn export(vault: &Path, clear: &Path, key: &[u8]) -> bool {
    let mut child = Command::new(trellis_tests::oracle::python())
        .arg("-c")
        .arg(include_str!("export.py"))
        .args([vault, clear])
        .stdin(Stdio::piped())
        .spawn()
        .expect("python3 is installed");
    let mut input = child.stdin.take().expect("it was piped");
    input
        .write_all(hex(key).as_bytes())
        .expect("it reads the key");
    drop(input);
    let ended = child.wait().expect("it ends");
    assert!(
        matches!(ended.code(), Some(0 | 3)),
        "sqlcipher3 is there: `make test` installs it"
    );
    ended.code() == Some(0)
}
