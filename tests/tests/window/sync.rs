//! A sealed copy in the real window: from an invitation to a yes, over TLS to the real server, to all being
//! in step; and to a stop that has it erased, with a receipt. Nobody is asked anything before the yes.

use serde_json::json;
use trellis_tests::hunt::{Quarry, hunt};
use trellis_tests::window::{Keys, Stage, Window, word_in};

use crate::notices::ask;
use crate::place::Agency;
use crate::steps::skip_first_run_in;

const NOTE: &str = "quietotterkeepsthemorning";

#[test]
fn a_copy_is_begun_and_stopped_in_english() {
    begun_and_stopped("en", "English");
}

#[test]
fn a_copy_is_begun_and_stopped_in_french() {
    begun_and_stopped("fr", "Français");
}

fn begun_and_stopped(language: &str, name: &str) {
    let t = |key: &str| word_in(language, key);
    let mut agency = Agency::new(None);
    let invitation = agency.invited();
    // The shipped app believes whom its system believes: here that is the agency's authority.
    let stage = Stage::believing(&agency.authority());
    let device = stage.sign_in(Keys::Open);
    let window = Window::open(&device);
    let page = window.page();
    skip_first_run_in(page, name, &t("welcome-skip-all"));
    page.shows("heading", &t("today-empty-title"));
    ask(page, "checkin_save", &json!({ "note": NOTE }));

    page.click("link", &t("place-me"));
    page.click("button", &t("me-way-sync"));
    page.shows("heading", &t("sync"));
    page.says(&t("sync-off"));
    page.click("button", &t("sync-begin"));
    page.shows("heading", &t("sync-invite-title"));
    page.write(&t("invite-paste"), &invitation);
    page.click("button", &t("sync-invite-look"));
    page.shows("heading", &t("sync-who-title"));
    for step in ["what", "why", "until", "cannot", "words"] {
        page.click("button", &t("sync-next"));
        page.shows("heading", &t(&format!("sync-{step}-title")));
    }
    page.click("button", &t("sync-words-without"));
    page.shows("heading", &t("sync-yes-title"));
    window.picture(&format!("sync-yes-{language}"));
    let asked = |agency: &Agency| agency.log().matches("\"event\":\"request\"").count();
    assert_eq!(asked(&agency), 0, "nobody was asked before the yes");

    page.click("button", &t("sync-yes"));
    page.shows("heading", &t("sync"));
    page.says(&t("sync-in-step"));
    page.says("Maple House");
    window.picture(&format!("sync-in-step-{language}"));
    assert!(asked(&agency) > 0);

    page.click("button", &t("sync-stop"));
    page.shows("heading", &t("sync-stop-title"));
    page.click("radio", &t("sync-stop-erase"));
    page.click("button", &t("sync-stop-yes"));
    page.shows("heading", &t("sync-stopped"));
    page.says(&t("sync-receipt-signed"));
    window.picture(&format!("sync-stopped-{language}"));
    page.click("button", &t("done"));
    page.says(&t("sync-off"));
    let status = ask(page, "sync_status", &json!({}));
    assert_eq!(
        (&status["phase"], &status["receipts"][0]["whole"]),
        (&json!("off"), &json!(true))
    );
    // What was written is still here, and was never there in the clear.
    let found = ask(page, "search", &json!({ "query": NOTE, "before": null }));
    assert_eq!(found["hits"].as_array().map(Vec::len), Some(1));
    window.close();
    agency.stop();
    let note = [Quarry::text("the note", NOTE)];
    assert_eq!(hunt(&note, &[agency.folder()]).expect("read"), [""; 0]);
    let said = agency.told(&["backup"]);
    assert!(said.contains("0 sealed copies, 0 pages"), "{said}");
}
