//! A questionnaire in the real window: what someone prepared for hard days is there at once after the
//! ninth question, and nothing is kept before they say so.

use serde_json::json;
use trellis_tests::window::{Keys, Stage, Window, word_in};

use crate::notices::{ask, some_time_ago};
use crate::steps::skip_first_run_in;

/// The starter section "what I can do by myself".
const BY_SELF: &str = "737461727465722073656374696f6e0a";
const FIRST: &str = "Sit by the window with tea";

#[test]
fn the_ninth_question_opens_support_in_english() {
    the_ninth_question("en", "English");
}

#[test]
fn the_ninth_question_opens_support_in_french() {
    the_ninth_question("fr", "Français");
}

fn the_ninth_question(language: &str, name: &str) {
    let t = |key: &str| word_in(language, key);
    let stage = Stage::new();
    let device = stage.sign_in(Keys::Open);
    let window = Window::open(&device);
    skip_first_run_in(window.page(), name, &t("welcome-skip-all"));
    window.page().shows("heading", &t("today-empty-title"));
    window.close();
    some_time_ago(&device, |app, runtime| {
        let line = json!({
            "id": null, "section": BY_SELF, "text": FIRST, "points": [], "photo": null,
            "link": null, "first": true,
        });
        let kept = app.call("line_save", line);
        runtime.block_on(kept).expect("it makes sense");
    });

    let window = Window::open(&device);
    let page = window.page();
    page.click("link", &t("place-me"));
    page.click("button", &t("me-way-measures"));
    page.click("button", "PHQ-9");
    page.shows("heading", &t("measure-by"));
    page.click("button", &t("measure-begin"));
    let asked = ask(
        page,
        "measure_start",
        &json!({ "id": "70687139000000000000000000000000" }),
    );
    let text = |what: &str, n: usize| {
        let text = asked[what][n]["text"].as_str();
        text.expect("it was published").to_owned()
    };
    for n in 0..8 {
        page.shows("heading", &text("questions", n));
        page.click("button", &t("measure-skip"));
    }
    page.shows("heading", &text("questions", 8));
    page.click("button", &text("options", 1));

    // Their own first line, and lines that somebody answers; and that nobody watches.
    page.shows("heading", &t("measure-support-title"));
    page.says(&t("measure-support-nobody"));
    page.says(FIRST);
    page.says("9-8-8");
    window.picture(&format!("ninth-{language}"));
    page.click("button", &t("measure-support-go-on"));
    page.shows("heading", &t("measure-end"));
    let history = json!({ "id": "70687139000000000000000000000000" });
    assert_eq!(ask(page, "measure_history", &history), json!([]));
    page.click("button", &t("measure-finish"));
    page.says(&t("measure-taken-no-number"));
    assert_eq!(ask(page, "measure_history", &history)[0]["answered"], 1);
    window.close();
}
