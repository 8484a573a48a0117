//! What the client meets where the key is not as it was: another one, locked away, out of reach, or
//! never had a place. Each has its own screen, and none costs anything that was written.

use trellis_tests::hunt::{Quarry, hunt};
use trellis_tests::window::{Keys, Stage, Window, word};

use crate::steps::skip_first_run;

/// A device with a vault whose key is in the key store, signed out.
fn lived_in() -> Stage {
    let stage = Stage::new();
    {
        let device = stage.sign_in(Keys::Open);
        let window = Window::open(&device);
        skip_first_run(window.page());
        window.close();
    }
    stage
}

/// Opens the app and expects the page of one trouble; the vault is left as it was.
fn meets(stage: &Stage, keys: Keys, trouble: &str) {
    let device = stage.sign_in(keys);
    refused(stage, &Window::open(&device), trouble);
}

fn refused(stage: &Stage, window: &Window<'_>, trouble: &str) {
    let before = std::fs::read(stage.vault().join("vault.db")).expect("the vault is there");
    let page = window.page();
    page.shows("heading", &word(&format!("opening-{trouble}-title")));
    page.says(&word(&format!("opening-{trouble}-what")));
    window.picture(&format!("not-opened-{trouble}"));
    page.click("button", &word("try-again"));
    page.says(&word("opening-still"));
    let after = std::fs::read(stage.vault().join("vault.db")).expect("the vault is there");
    assert!(before == after, "the vault was touched");
}

/// Opens the app and expects it to open as ever.
fn opens(stage: &Stage) {
    let device = stage.sign_in(Keys::Open);
    let window = Window::open(&device);
    window.page().shows("heading", &word("today-empty-title"));
    window.close();
}

#[test]
fn another_key_is_told_and_the_right_one_opens_it_again() {
    let stage = lived_in();
    {
        let device = stage.sign_in(Keys::Open);
        let key = device.key();
        device.replace_key(b"another key of thirty-two bytes!");
        refused(&stage, &Window::open(&device), "wrong-key");
        device.replace_key(&key);
    }
    opens(&stage);
}

#[test]
fn a_locked_key_store_is_told_and_costs_nothing() {
    let stage = lived_in();
    meets(&stage, Keys::Locked, "key-store-locked");
    opens(&stage);
}

#[test]
fn a_key_store_out_of_reach_is_told_and_costs_nothing() {
    let stage = lived_in();
    meets(&stage, Keys::Absent, "no-key-store");
    meets(&stage, Keys::NoBus, "no-key-store");
    opens(&stage);
}

#[test]
fn without_a_key_store_a_passphrase_keeps_the_vault() {
    let stage = Stage::new();
    let passphrase = "fourplainwordshere";
    {
        let device = stage.sign_in(Keys::Absent);
        let window = Window::open(&device);
        let page = window.page();
        page.shows("heading", &word("opening-choose-title"));
        window.picture("choose-a-lock");
        page.click("radio", &word("opening-choose-passphrase"));
        page.write(&word("opening-passphrase-new"), passphrase);
        page.write(&word("opening-passphrase-again"), passphrase);
        page.click("button", &word("opening-make-passphrase"));
        skip_first_run(page);
        window.close();
    }
    let device = stage.sign_in(Keys::NoBus);
    let window = Window::open(&device);
    let page = window.page();
    page.shows("heading", &word("opening-unlock-title"));
    window.picture("passphrase");
    page.write(&word("opening-passphrase"), "fourotherwordshere");
    page.click("button", &word("opening-open"));
    page.says(&word("error-wrong-passphrase"));
    page.write(&word("opening-passphrase"), passphrase);
    page.click("button", &word("opening-open"));
    page.shows("heading", &word("today-empty-title"));
    window.close();
    let hunted = [Quarry::text("the passphrase", passphrase)];
    let found = hunt(&hunted, &[stage.everything()]).expect("our own folders");
    assert_eq!(found, [""; 0]);
}
