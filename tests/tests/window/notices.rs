//! Notices in a real session: a daemon that many people use shows them, with as much as the client
//! chose, and what is done with one is in the vault; none comes twice, whoever dies in between.

use chrono::{TimeDelta, Timelike};
use chrono_tz::America::Toronto;
use serde_json::{Value, json};
use std::sync::Arc;
use trellis_core::App;
use trellis_core::files::ChosenPaths;
use trellis_core::ports::{Clock, Ports};
use trellis_tests::ports::{SystemClock, later};
use trellis_tests::window::{Desktop, Device, Keys, Page, Stage, Window, until, word};

use crate::steps::skip_first_run;

/// A device with a vault, on which these were asked for two hours ago and were due an hour ago, while
/// nobody was there to show them. Each: the words, and how much of them is shown.
pub fn with_reminders(device: &Device<'_>, reminders: &[(&str, &str)]) {
    let window = Window::open(device);
    skip_first_run(window.page());
    window.close();
    some_time_ago(device, |app, runtime| {
        for (text, shows) in reminders {
            let asked = app.call("reminder_save", an_hour_ago(text, shows));
            runtime.block_on(asked).expect("it makes sense");
        }
    });
}

/// Works on the vault of a device whose app is closed, two hours ago.
pub fn some_time_ago(device: &Device<'_>, work: impl FnOnce(&App, &tokio::runtime::Runtime)) {
    some_time_ago_with(device, Arc::default(), work);
}

/// As [`some_time_ago`], where the client chose files.
pub fn some_time_ago_with(
    device: &Device<'_>,
    files: Arc<ChosenPaths>,
    work: impl FnOnce(&App, &tokio::runtime::Runtime),
) {
    let key = device.stage().everything().join("key");
    std::fs::write(&key, device.key()).expect("our own folder");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let ports = Ports {
        files,
        ..later(Toronto, Some(&key), -TimeDelta::hours(2))
    };
    let app = App::new(device.stage().vault(), ports);
    runtime
        .block_on(app.call("start", json!({})))
        .expect("it opens");
    work(&app, &runtime);
    runtime.block_on(app.close());
    std::fs::remove_file(&key).expect("our own file");
}

/// A reminder of once, an hour ago.
fn an_hour_ago(text: &str, shows: &str) -> Value {
    let due = SystemClock::in_zone(Toronto).now() - TimeDelta::hours(1);
    let due = due.with_timezone(&Toronto);
    let time = format!("{:02}:{:02}", due.hour(), due.minute());
    json!({
        "id": null, "about": {"type": "own"}, "text": text, "title": "A cup", "shows": shows,
        "rule": {"start": due.date_naive(), "every": {"type": "once"}, "end": {"type": "never"}, "times": [time]},
        "zone": null, "if_not_done": false, "sound": false, "off": false
    })
}

/// Asks the core, as a screen does.
pub fn ask(page: &Page, name: &str, argument: &Value) -> Value {
    page.run(
        "return window.__TAURI_INTERNALS__.invoke('rpc', { name: arguments[0], args: arguments[1] })",
        &json!([name, argument]),
    )
}

/// What has passed and has had no answer.
fn passed(page: &Page) -> Vec<String> {
    let all = ask(page, "reminder_passed", &json!({}));
    let all = all.as_array().cloned().unwrap_or_default();
    let mut names: Vec<String> = all
        .iter()
        .filter_map(|one| Some(one["name"].as_str()?.to_owned()))
        .collect();
    names.sort();
    names
}

/// Asks for a test notice and waits for it: by then whatever was due has been asked for too.
fn test_notice(page: &Page, desktop: &Desktop<'_>) {
    let test = word("notice-test");
    let count = |desktop: &Desktop<'_>| {
        desktop
            .titles()
            .iter()
            .filter(|title| **title == test)
            .count()
    };
    let before = count(desktop);
    ask(page, "reminder_test", &json!({"seconds": 1}));
    until("the test notice", || {
        (count(desktop) > before).then_some(())
    });
}

#[test]
fn notices_come_once_with_what_the_client_chose_and_are_answered_there() {
    let stage = Stage::new();
    let device = stage.sign_in(Keys::Open);
    let mut desktop = Desktop::new(&device);
    desktop.start();
    with_reminders(
        &device,
        &[
            ("Blue pill", "nothing"),
            ("Green tea", "title"),
            ("Call Ana", "full"),
        ],
    );

    let window = Window::open(&device);
    let page = window.page();
    page.shows("heading", &word("today-empty-title"));
    desktop.waits_for(3);
    desktop.shows(3);
    let mut titles = desktop.titles();
    titles.sort();
    assert_eq!(titles, ["A cup", &word("notice-secret"), "Call Ana"]);
    for asked in desktop.asked() {
        assert_eq!((asked.text.as_str(), asked.instead), ("", 0));
        let labels = [
            "default",
            &word("notice-open"),
            "done",
            &word("notice-done"),
            "later",
            &word("notice-later"),
        ];
        assert_eq!(asked.actions, labels);
        assert!(
            asked.hints.iter().any(|hint| hint == "suppress-sound"),
            "no sound unless chosen"
        );
    }

    // Locked, the screen says nothing of the one with all its words.
    desktop.lock_screen(true);
    let hidden = desktop.waits_for(4).pop().expect("four");
    assert_eq!(hidden.title, word("notice-secret"));
    assert_ne!(hidden.instead, 0, "in the place of the one that was there");
    desktop.lock_screen(false);
    assert_eq!(desktop.waits_for(5).pop().expect("five").title, "Call Ana");
    desktop.shows(3);

    // Done on the notice is done in the vault, and later is later.
    assert_eq!(passed(page), ["Blue pill", "Call Ana", "Green tea"]);
    desktop.press(&word("notice-done"), "A cup");
    until("the tea to be done", || {
        (passed(page) == ["Blue pill", "Call Ana"]).then_some(())
    });
    desktop.press(&word("notice-later"), "Call Ana");
    until("the call to be later", || {
        (passed(page) == ["Blue pill"]).then_some(())
    });
    desktop.shows(1);
    page.says(&word("today-empty-title"));
    window.picture("notices");

    // Killed, and started again: what was shown is not shown again, and is still in the list.
    let before = desktop.asked().len();
    window.kill();
    let window = Window::open(&device);
    let page = window.page();
    page.shows("heading", &word("today-empty-title"));
    test_notice(page, &desktop);
    assert_eq!(
        desktop.asked().len(),
        before + 1,
        "the test, and nothing else"
    );
    assert_eq!(passed(page), ["Blue pill"]);

    // Answered in the app, a notice goes by itself.
    test_notice(page, &desktop);
    window.close();
}

#[test]
fn what_is_answered_in_the_app_is_taken_down_and_so_is_all_at_the_end() {
    let stage = Stage::new();
    let device = stage.sign_in(Keys::Open);
    let mut desktop = Desktop::new(&device);
    desktop.start();
    with_reminders(
        &device,
        &[("Blue pill", "nothing"), ("Green tea", "nothing")],
    );
    let window = Window::open(&device);
    let page = window.page();
    page.shows("heading", &word("today-empty-title"));
    desktop.shows(2);
    let all = ask(page, "reminder_passed", &json!({}));
    let said = json!({"reminder": all[0]["reminder"], "wall": all[0]["wall"], "say": "not_today"});
    ask(page, "reminder_say", &said);
    desktop.shows(1);
    // Nobody would hear an answer once the app is gone.
    window.close();
    desktop.shows(0);
}

#[test]
fn a_tap_leads_to_what_it_is_about() {
    let stage = Stage::new();
    let device = stage.sign_in(Keys::Open);
    let mut desktop = Desktop::new(&device);
    desktop.start();
    with_reminders(&device, &[]);
    some_time_ago(&device, |app, runtime| {
        let mut form = an_hour_ago("", "full");
        form["about"] = json!({"type": "checkin"});
        let asked = app.call("reminder_save", form);
        runtime.block_on(asked).expect("it makes sense");
    });
    let window = Window::open(&device);
    let page = window.page();
    page.shows("heading", &word("today-empty-title"));
    desktop.shows(1);
    let asked = desktop.asked().pop().expect("one");
    assert_eq!(asked.title, word("notice-checkin"));
    assert!(
        !asked.actions.iter().any(|action| action == "done"),
        "there is nothing to be done"
    );
    desktop.tap();
    page.shows("heading", &word("checkin-new"));
    window.close();
}

#[test]
fn with_nobody_to_show_it_a_notice_waits_and_is_in_the_list() {
    let stage = Stage::new();
    let device = stage.sign_in(Keys::Open);
    let mut desktop = Desktop::new(&device);
    with_reminders(&device, &[("Blue pill", "nothing")]);
    let window = Window::open(&device);
    let page = window.page();
    page.shows("heading", &word("today-empty-title"));
    until("the list", || (passed(page) == ["Blue pill"]).then_some(()));
    until("a log that says nothing untrue", || {
        (ask(page, "reminder_log", &json!({})) == json!([])).then_some(())
    });
    desktop.start();
    desktop.shows(1);
    desktop.stop();
    desktop.start();
    test_notice(page, &desktop);
    let secret = word("notice-secret");
    let shown = desktop
        .titles()
        .into_iter()
        .filter(|title| *title == secret);
    // The bus tells of one that nobody took as well.
    assert!(shown.count() >= 1);
    assert_eq!(
        desktop.displayed(),
        Some(1),
        "another daemon is not told again: the test alone"
    );
    window.close();
}
