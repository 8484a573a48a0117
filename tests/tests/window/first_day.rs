//! A first day: begun, noted, lost power, still there, and readable to nobody else.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use trellis_tests::window::{Keys, Stage, Window, files, found_in, word};

use crate::steps::first_run;

/// What is typed through the screens; no file may hold any of it in the clear.
struct Typed {
    name: String,
    matters: String,
    note: String,
    activity: String,
    person: String,
    unsaved: String,
}

impl Typed {
    /// Words that are nowhere else on this machine.
    fn new() -> Self {
        let mut bytes = [0; 8];
        getrandom::fill(&mut bytes).expect("the system gives random bytes");
        let own = bytes.map(|byte| char::from(b'a' + byte % 26)).iter().collect::<String>();
        Self {
            name: format!("Ana{own}"),
            matters: format!("the river {own} in the morning"),
            note: format!("Slept badly, the walk helped {own} a lot"),
            activity: format!("gardening{own}"),
            person: format!("neighbour{own}"),
            unsaved: format!("half a sentence {own}"),
        }
    }

    fn all(&self) -> [&str; 6] {
        [&self.name, &self.matters, &self.note, &self.activity, &self.person, &self.unsaved]
    }
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
            page.write(&add, label);
            page.click("button", &word("tag-add"));
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

        assert!(stage.vault().join("vault.db-wal").exists(), "the vault is open");
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
    page.click("button", &typed.note);
    page.shows("checkbox", &typed.activity);
    page.shows("checkbox", &typed.person);
    page.says(&word("starter-mood"));
    window.close();

    // Closing brings what was in the log of changes into the database itself.
    assert!(!stage.vault().join("vault.db-wal").exists(), "the vault is closed");
    unreadable(&stage, &typed, "after a clean close");
    said_something_but_nothing_of_the_client(&stage);
    another_client_reads_it_with_the_key_only(&stage, &device.key(), &typed);
}

/// Searches every file that anything on this stage has written: the data folder, the web view's
/// storage, temporary files, sockets' folders and logs.
fn unreadable(stage: &Stage, typed: &Typed, when: &str) {
    let found = found_in(stage.everything(), &typed.all());
    assert!(found.is_empty(), "readable {when}: {found:?}");
    // The search can find: the same words, put where they must not be.
    for (file, bytes) in [
        (stage.vault().join("webview/planted"), utf16(&typed.note)),
        (stage.everything().join("log/planted"), typed.name.clone().into_bytes()),
    ] {
        std::fs::write(&file, bytes).expect("our own folder");
        assert_eq!(found_in(stage.everything(), &typed.all()), [file.clone()]);
        std::fs::remove_file(&file).expect("it was there");
    }
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// The logs were at their most talkative, and they were really written.
fn said_something_but_nothing_of_the_client(stage: &Stage) {
    let logs = files(&stage.everything().join("log"));
    let heard = |word: &str| {
        logs.iter().any(|log| {
            std::fs::read_to_string(log).is_ok_and(|text| text.contains(word))
        })
    };
    assert!(heard("trellis_core"), "the core's events are in the log");
    for library in ["sqlx", "zbus", "PRAGMA", "x'"] {
        assert!(!heard(library), "{library} spoke");
    }
}

/// A SQLCipher that is not ours opens the vault with the key from the key store, and finds there what
/// was typed; without that key it finds nothing.
fn another_client_reads_it_with_the_key_only(stage: &Stage, key: &[u8], typed: &Typed) {
    let clear = stage.everything().join("clear.db");
    let hex = |key: &[u8]| key.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let vault = stage.vault().join("vault.db");

    let mut other = key.to_vec();
    other[0] ^= 1;
    assert!(!export(&vault, &clear, &hex(&other)), "another key opens nothing");
    assert!(found_in(stage.everything(), &typed.all()).is_empty());

    assert!(export(&vault, &clear, &hex(key)), "the key opens it");
    for text in typed.all() {
        assert_eq!(found_in(stage.everything(), &[text]), [clear.clone()], "{text}");
    }
}

/// Writes a vault out in the clear with the SQLCipher of Python; true when it could be opened.
fn export(vault: &Path, clear: &Path, key: &str) -> bool {
    let python = std::env::var_os("TRELLIS_SQLCIPHER_PYTHON").unwrap_or_else(|| "python3".into());
    let mut child = Command::new(python)
        .arg("-c")
        .arg(include_str!("export.py"))
        .args([vault, clear])
        .stdin(Stdio::piped())
        .spawn()
        .expect("python3 is installed");
    let mut input = child.stdin.take().expect("it was piped");
    input.write_all(key.as_bytes()).expect("it reads the key");
    drop(input);
    let ended = child.wait().expect("it ends");
    assert!(matches!(ended.code(), Some(0 | 3)), "sqlcipher3 is there: `make test` installs it");
    ended.code() == Some(0)
}
