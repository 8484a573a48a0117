//! A goal in the real window: from an idea to reached, and the page for a visit.

use trellis_tests::window::{Keys, Stage, Window, word_in};

const GOAL: &str = "A flat of my own";
const STEP: &str = "Call the housing office";

#[test]
fn a_goal_is_reached_in_english() {
    from_an_idea_to_reached("en", "English");
}

#[test]
fn a_goal_is_reached_in_french() {
    from_an_idea_to_reached("fr", "Français");
}

fn from_an_idea_to_reached(language: &str, name: &str) {
    let t = |key: &str| word_in(language, key);
    let stage = Stage::new();
    let device = stage.sign_in(Keys::Open);
    let window = Window::open(&device);
    let page = window.page();
    page.shows(
        "heading",
        &trellis_tests::window::word("welcome-language-title"),
    );
    page.click("radio", name);
    page.click("button", &t("welcome-skip-all"));
    page.click("link", &t("place-goals"));
    page.shows("heading", &t("goals"));

    // One idea is enough for a goal.
    page.click("button", &t("goals-add"));
    page.write(&t("goal-text"), GOAL);
    page.click("button", &t("goal-form-enough"));
    page.shows("heading", GOAL);
    page.click("radio", &t("goal-status-working"));
    page.says(&t("goal-said-working"));

    // A step, by keys alone.
    page.press("button", &t("goal-step-add"));
    page.write(&t("goal-step-new"), STEP);
    page.press("button", &t("goal-step-put"));
    page.says(STEP);
    page.click("radio", &t("goal-status-reached"));
    page.says(&t("goal-said-reached"));
    window.picture(&format!("goal-{language}"));

    // It stands on the page for a visit, which is printed; nobody is at hand to answer a printer.
    page.click("button", &t("back"));
    page.click("button", &t("goals-way-visit"));
    page.shows("heading", &t("visit"));
    page.says(&t("visit-say-reached").replace("{ $text }", GOAL));
    page.click("button", &t("visit-print"));
    page.says(GOAL);
    window.picture(&format!("visit-{language}"));
    window.close();
}
