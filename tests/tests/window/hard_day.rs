//! A plan for hard days: made in the real window, and at hand in one tap, on a device that has no
//! network at all.

use trellis_tests::window::{Keys, Page, Stage, Window, alone, word};

use crate::steps::skip_first_run;

const LINE: &str = "Tea, the blanket, one hour at a time";
const PHONE: &str = "+1 555 0100";

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

        write_a_line(page);
        add_somebody(page);
        window.picture("5-plan");
        shows_all(page);
        window.picture("6-support-now");
        window.kill();
    }

    let device = stage.sign_in(Keys::Open);
    let window = Window::open(&device);
    let page = window.page();
    page.shows("heading", &word("today-empty-title"));
    for place in ["today", "plan", "lookback", "me"] {
        page.click("link", &word(&format!("place-{place}")));
        shows_all(page);
        page.click("button", &word("back"));
    }
    window.close();
}

/// A line of the plan for hard days that is to come first.
fn write_a_line(page: &Page) {
    page.click("link", &word("place-plan"));
    page.shows("heading", &word("plan-title"));
    page.click("button", &word("plan-part-hard"));
    page.click("button", &word("plan-add-line"));
    page.write(&word("plan-line-text"), LINE);
    page.click("switch", &word("plan-line-first-label"));
    page.click("button", &word("save"));
    page.says(LINE);
}

/// Somebody to call.
fn add_somebody(page: &Page) {
    page.click("button", &word("plan-way-circle"));
    page.shows("heading", &word("circle"));
    page.click("button", &word("circle-add"));
    page.write(&word("support-name"), "Ana");
    page.write(&word("support-phone"), PHONE);
    page.click("switch", &word("support-favourite"));
    page.click("button", &word("save"));
    page.says(PHONE);
    page.click("button", &word("back"));
}

/// One tap, and all of it is there.
fn shows_all(page: &Page) {
    page.click("button", &word("support"));
    page.shows("heading", &word("now-title"));
    page.says(LINE);
    page.says("Ana");
    page.says(PHONE);
    page.says("988");
}
