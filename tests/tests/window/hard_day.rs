//! A plan in the real window: built from nothing, put in order by keys, put away and brought back,
//! undone, printed; and Support at hand in one tap on a device that has no network at all.

use trellis_tests::window::{Keys, Page, Stage, Window, alone, until, word, word_in};

use crate::steps::skip_first_run;

const FIRST: &str = "Tea, the blanket, one hour at a time";
const SECOND: &str = "A slow walk to the river";
const PHONE: &str = "+1 555 0100";

#[test]
fn a_plan_is_built_from_nothing_in_english() {
    plan_from_nothing("en", "English");
}

#[test]
fn a_plan_is_built_from_nothing_in_french() {
    plan_from_nothing("fr", "Français");
}

fn plan_from_nothing(language: &str, name: &str) {
    let t = |key: &str| word_in(language, key);
    let stage = Stage::new();
    let device = stage.sign_in(Keys::Open);
    let window = Window::open(&device);
    let page = window.page();
    page.shows("heading", &word("welcome-language-title"));
    page.click("radio", name);
    page.click("button", &t("welcome-skip-all"));
    page.click("link", &t("place-plan"));
    page.shows("heading", &t("plan-title"));

    let section = t("plan-heading-well_me");
    for line in [FIRST, SECOND] {
        page.click("button", &t("plan-add-line"));
        page.write(&t("plan-line-text"), line);
        page.click("button", &t("save"));
        page.says(line);
    }
    window.picture(&format!("plan-{language}"));

    // Put in order with nothing but keys.
    page.press(
        "button",
        &t("plan-of-section").replace("{ $section }", &section),
    );
    page.shows("heading", &section);
    comes_first(page, FIRST, SECOND);
    page.press("button", &t("move-down").replace("{ $of }", FIRST));
    comes_first(page, SECOND, FIRST);

    // Put away, and brought back.
    page.click("button", &t("plan-hide"));
    page.says(&t("plan-hidden"));
    page.click("button", &t("bring-back"));
    page.shows("heading", &section);
    page.says(FIRST);

    // Deleted, and undone.
    page.click("button", FIRST);
    page.holds(&t("plan-line-text"), FIRST);
    page.click("button", &t("plan-line-delete"));
    page.says(&t("list-deleted"));
    page.click("button", &t("undo"));
    page.says(FIRST);

    add_somebody(page, language);
    page.click("button", &t("plan-way-planPrint"));
    page.shows("heading", &t("plan-print-title"));
    page.says(FIRST);
    page.says(PHONE);
    window.picture(&format!("print-{language}"));

    // Nobody is at hand to answer a printer; the page goes on as it was.
    page.click("button", &t("plan-print-button"));
    page.says(PHONE);
    window.close();
}

#[test]
fn support_is_at_hand_without_any_network() {
    if !alone("hard_day::support_is_at_hand_without_any_network") {
        return;
    }
    let stage = Stage::new();
    {
        let device = stage.sign_in(Keys::Open);
        let window = Window::open(&device);
        let page = window.page();
        skip_first_run(page);
        // Before anything was written: the crisis lines are there.
        page.click("button", &word("support"));
        page.shows("heading", &word("now-title"));
        page.says("988");
        page.click("button", &word("back"));

        write_a_first_line(page);
        add_somebody(page, "en");
        shows_all(page);
        window.picture("support-now");
        window.kill();
    }

    let device = stage.sign_in(Keys::Open);
    let window = Window::open(&device);
    let page = window.page();
    page.shows("heading", &word("today-empty-title"));
    for place in ["today", "plan", "goals", "insights", "me"] {
        page.click("link", &word(&format!("place-{place}")));
        shows_all(page);
        page.click("button", &word("back"));
    }
    window.close();
}

/// Waits until one text stands before another.
#[track_caller]
fn comes_first(page: &Page, first: &str, second: &str) {
    until(&format!("“{first}” before “{second}”"), || {
        let text = page.text();
        (text.find(first)? < text.find(second)?).then_some(())
    });
}

/// A line of the plan for hard days that is to come first.
fn write_a_first_line(page: &Page) {
    page.click("link", &word("place-plan"));
    page.shows("heading", &word("plan-title"));
    page.click("button", &word("plan-part-hard"));
    page.click("button", &word("plan-add-line"));
    page.write(&word("plan-line-text"), FIRST);
    page.click("switch", &word("plan-line-first-label"));
    page.click("button", &word("save"));
    page.says(FIRST);
}

/// Somebody to call, added from the plan's page.
fn add_somebody(page: &Page, language: &str) {
    let t = |key: &str| word_in(language, key);
    page.click("button", &t("plan-way-circle"));
    page.shows("heading", &t("circle"));
    page.click("button", &t("circle-add"));
    page.write(&t("support-name"), "Ana");
    page.write(&t("support-phone"), PHONE);
    page.click("switch", &t("support-favourite"));
    page.click("button", &t("save"));
    page.says(PHONE);
    page.click("button", &t("back"));
    page.shows("heading", &t("plan-title"));
}

/// One tap, and all of it is there.
fn shows_all(page: &Page) {
    page.click("button", &word("support"));
    page.shows("heading", &word("now-title"));
    page.says(FIRST);
    page.says("Ana");
    page.says(PHONE);
    page.says("988");
}
