//! Trellis beside the clock: without a window, with its menu, and with notices that come at their time.

use std::process::Stdio;

use serde_json::json;
use trellis_tests::window::{
    Desktop, Device, Keys, Panel, Stage, Window, app, signal, until, word,
};

use crate::notices::{ask, some_time_ago, with_reminders};

/// The program as it is started at sign-in, by a client who chose that it stays.
fn start_hidden(device: &Device<'_>) -> std::process::Child {
    std::fs::write(device.stage().vault().join("stays-in-tray"), "").expect("our own folder");
    device
        .command(app())
        .arg("--hidden")
        .stderr(Stdio::null())
        .spawn()
        .expect("the app starts")
}

/// The programs of the web view that run in this session.
fn web_views(stage: &Stage) -> usize {
    let ours = format!("HOME={}", stage.home().display());
    let all = std::fs::read_dir("/proc").expect("Linux tells its processes");
    all.filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|process| {
            let name = std::fs::read_to_string(process.join("comm")).unwrap_or_default();
            name.starts_with("WebKitWeb")
        })
        .filter(|process| {
            let environment = std::fs::read(process.join("environ")).unwrap_or_default();
            let mut pairs = environment.split(|byte| *byte == 0);
            pairs.any(|pair| pair == ours.as_bytes())
        })
        .count()
}

#[test]
fn hidden_it_shows_what_is_due_and_its_menu_does_what_it_says() {
    let stage = Stage::new();
    let device = stage.sign_in(Keys::Open);
    let panel = Panel::new(&device);
    let mut desktop = Desktop::new(&device);
    desktop.start();
    with_reminders(&device, &[("Blue pill", "nothing")]);

    let mut child = start_hidden(&device);
    desktop.shows(1);
    let menu = |pause: &str| {
        [
            word("tray-support"),
            word(pause),
            word("tray-open"),
            word("tray-quit"),
        ]
    };
    let says = |pause: &str| {
        let menu = menu(pause);
        panel.says(&menu.each_ref().map(String::as_str));
    };
    says("tray-pause");
    assert_eq!(web_views(&stage), 0, "no window, and nothing of one");

    // Paused, what is up is taken down as well.
    panel.choose(&word("tray-pause"));
    says("tray-resume");
    desktop.shows(0);
    panel.choose(&word("tray-resume"));
    says("tray-pause");

    // A tap on the notice opens the window, and so does the menu.
    panel.choose(&word("tray-support"));
    until("a window", || (web_views(&stage) > 0).then_some(()));
    stage.picture("support-from-the-tray");
    assert!(child.try_wait().expect("it is ours").is_none());

    panel.choose(&word("tray-quit"));
    assert!(child.wait().expect("it is ours").success());
    assert!(!panel.has_icon());
}

#[test]
fn pausing_from_the_menu_is_in_the_vault() {
    let stage = Stage::new();
    let device = stage.sign_in(Keys::Open);
    let panel = Panel::new(&device);
    with_reminders(&device, &[]);
    let mut child = start_hidden(&device);
    panel.choose(&word("tray-pause"));
    panel.choose(&word("tray-resume"));
    panel.choose(&word("tray-pause"));
    panel.says(&[
        &word("tray-support"),
        &word("tray-resume"),
        &word("tray-open"),
        &word("tray-quit"),
    ]);
    signal(child.id(), "TERM");
    assert!(child.wait().expect("it is ours").success());
    some_time_ago(&device, |app, runtime| {
        let quiet = runtime
            .block_on(app.call("quiet_get", json!({})))
            .expect("it is open");
        assert!(quiet["rest"].is_string(), "paused for today");
    });
}

#[test]
fn what_is_chosen_is_kept_where_the_system_looks_for_it() {
    let stage = Stage::new();
    let device = stage.sign_in(Keys::Open);
    let panel = Panel::new(&device);
    let mut desktop = Desktop::new(&device);
    desktop.start();
    with_reminders(&device, &[]);
    let window = Window::open(&device);
    let page = window.page();
    page.shows("heading", &word("today-empty-title"));
    let state = ask(page, "notice_state", &json!({}));
    assert_eq!(
        state,
        json!({"allowed": "yes", "exact": true, "may_be_exact": false, "system": "linux", "tray": false, "at_login": false})
    );
    let state = ask(
        page,
        "notice_choose",
        &json!({"type": "at_login", "on": true}),
    );
    assert_eq!(
        (&state["tray"], &state["at_login"]),
        (&json!(true), &json!(true))
    );
    let entry = stage.home().join(".config/autostart/Trellis.desktop");
    let entry = std::fs::read_to_string(entry).expect("the session starts it");
    assert!(entry.contains("--hidden"), "without a window");
    until("an icon", || panel.has_icon().then_some(()));

    window.close();
}

#[test]
fn without_the_choice_it_ends_with_its_window_and_does_not_hide() {
    let stage = Stage::new();
    let device = stage.sign_in(Keys::Open);
    let panel = Panel::new(&device);
    let window = Window::open(&device);
    window
        .page()
        .shows("heading", &word("welcome-language-title"));
    assert!(!panel.has_icon(), "off at first");
    window.close();
    let hidden = device
        .command(app())
        .arg("--hidden")
        .stderr(Stdio::null())
        .status();
    assert!(hidden.expect("it starts").success(), "nothing to stay in");
}
