//! Everything is erased in the real window: afterwards no file under the home has a trace of it, the key
//! store has let go of the key, and the next start is a first run.

use std::fs;

use trellis_tests::hunt::{Quarry, hunt};
use trellis_tests::window::{Keys, Stage, Window, until, word};

use crate::steps::first_run;

const NAME: &str = "anaofthelongstaircase";
const MATTERS: &str = "quietotterkeepsthemorning";

#[test]
fn after_everything_is_erased_nothing_is_found_and_a_start_is_a_first_one() {
    let stage = Stage::new();
    let device = stage.sign_in(Keys::Open);
    let window = Window::open(&device);
    let page = window.page();
    first_run(page, NAME, MATTERS);
    let key = device.key();
    let vault = stage.vault();
    // The file's own random beginning, and some of what lies in its log: no words, but traces all the same.
    let database = fs::read(vault.join("vault.db")).expect("the vault");
    let log = fs::read(vault.join("vault.db-wal")).expect("its log");
    let middle = log.len() / 2;
    let traces = [
        Quarry::text("the name", NAME),
        Quarry::text("what matters", MATTERS),
        Quarry::bytes("the key", &key),
        Quarry::bytes("the file", &database[..16]),
        Quarry::bytes("the log", &log[middle..middle + 32]),
    ];
    let found = hunt(&traces, &[stage.everything()]).expect("our own folders");
    for name in ["the file", "the log"] {
        assert!(
            found.iter().any(|one| one.contains(name)),
            "{name} is there before: {found:?}"
        );
    }

    page.click("link", &word("place-me"));
    page.click("button", &word("me-way-erase"));
    page.shows("heading", &word("erase"));
    page.click("button", &word("erase-all-begin"));
    page.says(&word("erase-all-first"));
    window.picture("erase-everything");
    page.click("button", &word("erase-all-on"));
    page.click("switch", &word("erase-all-sure"));
    page.click("button", &word("erase-all-go"));
    page.shows("heading", &word("welcome-language-title"));
    // A first run has begun, with a vault and a key of its own.
    until("a new key", || (device.key() != key).then_some(()));
    window.close();
    let found = hunt(&traces, &[stage.everything()]).expect("our own folders");
    assert_eq!(found, [""; 0]);
    let odd: Vec<_> = fs::read_dir(&vault)
        .expect("the folder")
        .map(|entry| {
            entry
                .expect("readable")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .filter(|name| {
            ![
                "vault.db",
                "vault.json",
                "vault.lock",
                "webview",
                "window.sock",
            ]
            .contains(&name.as_str())
        })
        .collect();
    assert_eq!(odd, [""; 0], "nothing else is left in the app's folder");

    let window = Window::open(&device);
    window
        .page()
        .shows("heading", &word("welcome-language-title"));
    window.close();
}
