//! The lock in the real window, with half of it in a real key store: a PIN is set and asked for after a
//! restart, in the client's own language, the key store no longer opens the vault by itself, and recovery words open what was
//! forgotten.

use serde_json::json;
use trellis_tests::window::{Device, Keys, Page, Sleeper, Stage, Window, word, word_in};

use crate::steps::{skip_first_run, skip_first_run_in};

const PIN: &str = "271828";

#[test]
fn a_pin_and_recovery_words_open_it_in_english() {
    a_pin_and_recovery_words("en", "English");
}

#[test]
fn a_pin_and_recovery_words_open_it_in_french() {
    a_pin_and_recovery_words("fr", "Français");
}

/// Whether the key store has an entry of the app's under a name.
fn keeps(device: &Device<'_>, name: &str) -> bool {
    device
        .command("secret-tool")
        .args(["lookup", "service", "app.trellis", "username", name])
        .output()
        .expect("secret-tool is installed")
        .status
        .success()
}

/// The twelve words that stand on the sheet.
fn words_on(page: &Page) -> Vec<String> {
    let words = page.run(
        "return [...document.querySelectorAll('article li')].map((li) => li.textContent.replace(/\\d+/, '').trim())",
        &json!([]),
    );
    serde_json::from_value(words).expect("words")
}

fn a_pin_and_recovery_words(language: &str, name: &str) {
    let t = |key: &str| word_in(language, key);
    let stage = Stage::new();
    let device = stage.sign_in(Keys::Open);
    let window = Window::open(&device);
    let page = window.page();
    skip_first_run_in(page, name, &t("welcome-skip-all"));
    page.click("link", &t("place-me"));
    page.click("button", &t("me-way-lock"));
    assert!(keeps(&device, "vault"), "without a lock the key is there");

    page.click("button", &t("lock-turn-on"));
    page.write(&t("lockset-new-pin"), PIN);
    page.write(&t("lockset-again"), PIN);
    page.click("button", &t("lockset-save"));
    page.shows("heading", &t("lockset-done"));
    assert!(!keeps(&device, "vault"), "with one it is not");
    assert!(keeps(&device, "lock"), "but what is mixed into the PIN");

    page.click("button", &t("lock-words-make"));
    page.click("switch", &t("recovery-alone"));
    page.write(&t("proof-pin"), PIN);
    page.click("button", &t("recovery-show"));
    page.shows("heading", &t("recovery-sheet"));
    let words = words_on(page);
    assert_eq!(words.len(), 12);
    page.click("button", &t("recovery-written"));
    page.shows("heading", &t("recovery-back"));
    for (n, word) in words.iter().enumerate() {
        let label = t("recovery-number").replace("{ $number }", &(n + 1).to_string());
        let asked = page.run(
            "return [...document.querySelectorAll('form label')].some((label) => label.textContent.trim() === arguments[0])",
            &json!([label]),
        );
        if asked == true {
            page.write(&label, word);
        }
    }
    page.click("button", &t("recovery-keep"));
    page.shows("heading", &t("recovery-done"));
    window.close();

    // Nothing shows before the PIN; another one is told, and the right one opens.
    let window = Window::open(&device);
    let page = window.page();
    page.shows("heading", &t("opening-unlock-title"));
    window.picture(&format!("locked-{language}"));
    page.write(&t("opening-pin"), "000000");
    page.click("button", &t("opening-open"));
    page.says(&t("error-wrong-pin"));
    page.write(&t("opening-pin"), PIN);
    page.click("button", &t("opening-open"));
    page.shows("heading", &t("today-empty-title"));
    window.close();

    // Forgotten: the words open it, and lead to another lock.
    let window = Window::open(&device);
    let page = window.page();
    page.click("button", &t("opening-by-words"));
    page.write(&t("opening-words"), &words.join(" "));
    page.click("button", &t("opening-open"));
    page.shows("heading", &t("lock-title"));
    page.says(&t("lock-came-by-words"));
    window.close();
}

#[test]
fn the_device_sleeps_only_once_it_is_locked() {
    let stage = Stage::new();
    let device = stage.sign_in(Keys::Open).told_of_sleep();
    let sleeper = Sleeper::new(&device);
    let window = Window::open(&device);
    let page = window.page();
    skip_first_run(page);
    sleeper.is_asked_to_wait();

    // Without a lock it sleeps and wakes as if nothing had been.
    sleeper.sleep();
    sleeper.wake();
    sleeper.is_asked_to_wait();
    page.shows("heading", &word("today-empty-title"));

    page.click("link", &word("place-me"));
    page.click("button", &word("me-way-lock"));
    page.click("button", &word("lock-turn-on"));
    page.write(&word("lockset-new-pin"), PIN);
    page.write(&word("lockset-again"), PIN);
    page.click("button", &word("lockset-save"));
    page.shows("heading", &word("lockset-done"));

    // With one it is closed by the time it sleeps, whoever wakes it.
    sleeper.sleep();
    let told = page.run(
        "return window.__TAURI_INTERNALS__.invoke('rpc', { name: 'today', args: {} }).then(() => 'open', (error) => error.code)",
        &json!([]),
    );
    assert_eq!(told, "locked");
    sleeper.wake();
    page.shows("heading", &word("opening-unlock-title"));
    page.write(&word("opening-pin"), PIN);
    page.click("button", &word("opening-open"));
    page.shows("heading", &word("today-empty-title"));
    sleeper.is_asked_to_wait();
    window.close();
}
