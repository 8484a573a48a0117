//! A goal in the real window: from an idea to reached, and the page for a visit.

use serde_json::json;
use trellis_tests::window::{Keys, Stage, Window, word_in};

use crate::notices::ask;
use crate::steps::skip_first_run_in;

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
    skip_first_run_in(page, name, &t("welcome-skip-all"));
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

#[test]
fn levels_are_in_own_words_in_english() {
    levels_in_own_words("en", "English");
}

#[test]
fn levels_are_in_own_words_in_french() {
    levels_in_own_words("fr", "Français");
}

/// Goal Attainment Scaling, as the client meets it: words for the levels, where they are today, and
/// later where they are by then.
fn levels_in_own_words(language: &str, name: &str) {
    let t = |key: &str| word_in(language, key);
    let (hoped, today) = ("Two calls a week", "I put off calling");
    let stage = Stage::new();
    let device = stage.sign_in(Keys::Open);
    let window = Window::open(&device);
    let page = window.page();
    skip_first_run_in(page, name, &t("welcome-skip-all"));
    page.click("link", &t("place-goals"));
    page.click("button", &t("goals-add"));
    page.write(&t("goal-text"), GOAL);
    page.click("button", &t("goal-form-enough"));
    page.shows("heading", GOAL);

    page.click("button", &t("goal-levels-set"));
    page.write(&t("goal-scale-0"), hoped);
    page.write(&t("goal-scale--1"), today);
    page.click("radio", today);
    page.click("button", &t("save"));
    page.says(&t("goal-scale-saved"));
    page.click("button", &t("goal-levels-rate"));
    page.click("radio", hoped);
    page.click("button", &t("save"));
    page.says(&t("goal-rate-saved"));
    page.says(&t("goal-levels-start"));
    window.picture(&format!("levels-{language}"));

    // The number that reports want is kept by the core, and stands nowhere on the page.
    assert!(!page.text().contains("50.0"), "no score is on the page");
    let goals = ask(page, "goal_list", &json!({}));
    assert_eq!(goals["goals"][0]["ratings"][0]["level"], 0);
    window.close();
}
