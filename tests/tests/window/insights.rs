//! Insights in the real window, over a year that was brought in from another app: a chart with its
//! sentence and its table, and what stands out, said with its days and never with a reason.

use chrono::Days;
use chrono_tz::America::Toronto;
use serde_json::json;
use std::sync::Arc;
use trellis_core::files::ChosenPaths;
use trellis_core::ports::Clock;
use trellis_tests::ports::SystemClock;
use trellis_tests::window::{Keys, Stage, Window, word_in};

use crate::notices::{ask, some_time_ago_with};
use crate::steps::skip_first_run_in;

#[test]
fn an_imported_year_is_drawn_in_english() {
    an_imported_year("en", "English", "Walk");
}

#[test]
fn an_imported_year_is_drawn_in_french() {
    an_imported_year("fr", "Français", "Marche");
}

/// A year of days that ends yesterday, as Daylio writes it. Every third day has a walk and is good;
/// the others are low or in between. Nothing was noted for two weeks in it.
fn a_year(walk: &str) -> String {
    let today = SystemClock::in_zone(Toronto).now().with_timezone(&Toronto);
    let mut file = "full_date,date,weekday,time,mood,activities,note_title,note\n".to_owned();
    for ago in (1..=360_u64).filter(|ago| !(40..54).contains(ago)) {
        let day = today.date_naive() - Days::new(ago);
        let (mood, tag) = match ago % 3 {
            0 => ("good", walk),
            1 => ("bad", ""),
            _ => ("meh", ""),
        };
        file += &format!("{day},,,13:30,{mood},\"{tag}\",,\n");
    }
    file
}

fn an_imported_year(language: &str, name: &str, walk: &str) {
    let t = |key: &str| word_in(language, key);
    let stage = Stage::new();
    let device = stage.sign_in(Keys::Open);
    let window = Window::open(&device);
    skip_first_run_in(window.page(), name, &t("welcome-skip-all"));
    window.page().shows("heading", &t("today-empty-title"));
    window.close();
    let file = stage.everything().join("another app.csv");
    std::fs::write(&file, a_year(walk)).expect("our own folder");
    let files = Arc::<ChosenPaths>::default();
    let from = files.choose(file);
    some_time_ago_with(&device, files, |app, runtime| {
        let look = app.call("import_look", json!({ "from": from }));
        let look = runtime.block_on(look).expect("it is read");
        let faces = json!({"type": "faces", "words": ["Rough", "Low", "Okay", "Good", "Great"]});
        let run = json!({
            "handle": look["handle"], "levels": {}, "columns": {}, "mood_item": {
                "id": null, "ask": "How is it?", "kind": faces, "better": "high",
                "cadence": "every_time",
            },
        });
        let done = runtime
            .block_on(app.call("import_run", run))
            .expect("it comes in");
        assert_eq!(done["added"], 346);
    });

    let window = Window::open(&device);
    let page = window.page();
    page.click("link", &t("place-insights"));
    page.click("link", &t("part-overTime"));
    page.click("radio", &t("chart-span-year"));
    page.shows("heading", "How is it?");
    page.click("button", &t("chart-table"));
    page.says(&t("chart-column-told"));
    let chart = ask(
        page,
        "insight_chart",
        &json!({ "item": null, "span": "year", "last": null }),
    );
    let points = chart["points"].as_array().expect("points");
    let gaps = points.iter().filter(|point| point["told"].is_null());
    assert!(gaps.count() >= 1, "two weeks without a word are a gap");
    window.picture(&format!("over-time-{language}"));

    page.click("link", &t("part-daysWith"));
    page.shows("heading", &t("insight-clear-title"));
    page.shows("heading", &t("insight-on-tag").replace("{ $name }", walk));
    page.says(&t("insight-not-why"));
    window.picture(&format!("days-with-{language}"));
    window.close();
}
