//! Reminders, through the command table, on a real vault.
//!
//! - `wall`: a board that keeps what is put on it.
//! - `board`: whatever happens, the device holds what it is to hold, and nothing comes twice.
//! - `screens`: what the screens show of it.
//! - `phone`: a system that shows by itself, and goes on while the app is away.
//! - `month`: a month with sleeps, reboots and an hour that is missing: nothing is lost.

mod board;
mod month;
mod phone;
mod screens;
mod wall;

use super::NoticeAction;
use crate::Code;
use crate::ports::Clock;
use crate::testing::Bench;
use chrono::{DateTime, Utc};
use serde_json::{Value, json};

/// 1 June 2026 is a Monday; the bench's client is in Toronto.
async fn at(bench: &Bench, moment: &str) {
    let now: DateTime<Utc> = moment.parse().expect("a moment");
    bench.clock.0.lock().expect("not poisoned").0 = now;
}

fn daily(text: &str, times: &[&str]) -> Value {
    json!({
        "id": null, "about": {"type": "own"}, "text": text, "title": "", "shows": "nothing",
        "rule": {"start": "2026-06-01", "every": {"type": "days", "n": 1}, "end": {"type": "never"}, "times": times},
        "zone": null, "if_not_done": false, "sound": false, "off": false
    })
}

async fn open() -> Bench {
    let bench = Bench::open().await;
    at(&bench, "2026-06-01T12:00:00Z").await;
    bench
}

async fn titles(bench: &Bench) -> (Vec<String>, Vec<String>) {
    let wanted = bench.app.notices().await.expect("open");
    let titles =
        |notices: &[super::Notice]| notices.iter().map(|notice| notice.title.clone()).collect();
    (titles(&wanted.now), titles(&wanted.next))
}

#[tokio::test]
async fn a_reminder_is_kept_listed_and_changed() {
    let bench = open().await;
    let saved = bench
        .ok(
            "reminder_save",
            daily(" Water the plants ", &["09:00", "20:30"]),
        )
        .await;
    assert_eq!(saved["reminder"]["text"], "Water the plants");
    assert_eq!(
        saved["next"],
        json!({"date": "2026-06-01", "time": "09:00"})
    );
    let mut form = daily("Water the plants", &["20:30"]);
    form["id"] = saved["reminder"]["id"].clone();
    assert_eq!(
        bench.ok("reminder_save", form.clone()).await["next"]["time"],
        "20:30"
    );
    form["off"] = json!(true);
    assert_eq!(bench.ok("reminder_save", form).await["next"], Value::Null);
    assert_eq!(
        bench
            .ok("reminder_list", json!({}))
            .await
            .as_array()
            .map(Vec::len),
        Some(1)
    );
    bench
        .ok("reminder_delete", json!({"id": saved["reminder"]["id"]}))
        .await;
    assert_eq!(bench.ok("reminder_list", json!({})).await, json!([]));
}

#[tokio::test]
async fn what_makes_no_sense_is_refused() {
    let bench = open().await;
    for (path, value) in [
        ("/rule/times", json!([])),
        ("/rule/times", json!(["20:00", "09:00"])),
        ("/rule/every", json!({"type": "days", "n": 0})),
        ("/rule/every", json!({"type": "weeks", "n": 1, "on": []})),
        ("/rule/end", json!({"type": "until", "date": "2026-05-31"})),
        ("/zone", json!("Atlantis/Centre")),
        ("/text", json!("  ")),
    ] {
        let mut form = daily("Tea", &["09:00"]);
        *form.pointer_mut(path).expect("it is there") = value;
        assert_eq!(
            bench.refused("reminder_save", form).await,
            Code::NotValid,
            "{path}"
        );
    }
    assert_eq!(
        bench
            .refused("reminder_save", daily(&"x".repeat(501), &["09:00"]))
            .await,
        Code::TooLong
    );
    let unknown = json!({"reminder": "0123456789abcdef0123456789abcdef", "wall": "2026-06-01T09:00", "say": "done"});
    assert_eq!(bench.refused("reminder_say", unknown).await, Code::NotFound);
}

#[tokio::test]
async fn a_rule_is_tried_before_it_is_kept() {
    let bench = open().await;
    let rule = json!({"start": "2026-06-01", "every": {"type": "month_weekday", "n": 1, "nth": 1, "on": "Tue"}, "end": {"type": "times", "n": 2}, "times": ["08:00"]});
    let tried = bench
        .ok(
            "reminder_try",
            json!({"rule": rule, "zone": "Europe/Paris"}),
        )
        .await;
    assert_eq!(
        tried,
        json!([{"date": "2026-06-02", "time": "02:00"}, {"date": "2026-07-07", "time": "02:00"}])
    );
}

#[tokio::test]
async fn a_notice_says_no_more_than_the_client_chose() {
    let bench = open().await;
    for (shows, title) in [
        ("nothing", "The plants"),
        ("title", "The plants"),
        ("title", ""),
        ("full", "The plants"),
    ] {
        let mut form = daily("Blue pill", &["09:00"]);
        form["shows"] = json!(shows);
        form["title"] = json!(title);
        let end = json!({"type": "times", "n": 1});
        form["rule"]["end"] = end;
        let id = bench.ok("reminder_save", form).await["reminder"]["id"].clone();
        let wanted = bench.app.notices().await.expect("open");
        let expected = match (shows, title) {
            ("full", _) => "Blue pill",
            ("title", "The plants") => "The plants",
            _ => "A moment for you",
        };
        assert_eq!(wanted.next[0].title, expected);
        assert_eq!(
            wanted.next[0].private,
            shows == "full",
            "off a locked screen"
        );
        assert!(!wanted.next[0].key.contains("pill"));
        bench.ok("reminder_delete", json!({"id": id})).await;
    }
    // In the client's language.
    bench.ok("settings_save", json!({"language": "fr"})).await;
    bench.ok("reminder_save", daily("Pilule", &["09:00"])).await;
    assert_eq!(titles(&bench).await.1[0], "Un moment pour vous");
}

#[tokio::test]
async fn it_is_shown_once_and_an_answer_on_the_notice_settles_it() {
    let bench = open().await;
    bench.ok("reminder_save", daily("Tea", &["09:00"])).await;
    at(&bench, "2026-06-01T13:00:00Z").await;
    let due = bench.app.notices().await.expect("open").now;
    assert_eq!(due.len(), 1);
    bench.app.notice_shown(&due[0].key).await.expect("noted");
    assert_eq!(bench.app.notices().await.expect("open").now, []);
    assert_eq!(
        bench.ok("reminder_passed", json!({})).await[0]["name"],
        "Tea",
        "shown, and not answered"
    );

    bench
        .app
        .notice_answered(&due[0].key, NoticeAction::Later, bench.clock.now())
        .await
        .expect("kept");
    assert_eq!(bench.ok("reminder_passed", json!({})).await, json!([]));
    at(&bench, "2026-06-01T14:00:00Z").await;
    let again = bench.app.notices().await.expect("open").now;
    assert_eq!(again.len(), 1, "an hour later it comes again");
    assert_eq!(again[0].key, due[0].key);
    bench.app.notice_shown(&again[0].key).await.expect("noted");
    assert_eq!(bench.app.notices().await.expect("open").now, []);

    bench
        .app
        .notice_answered(&due[0].key, NoticeAction::Done, bench.clock.now())
        .await
        .expect("kept");
    assert_eq!(bench.ok("reminder_passed", json!({})).await, json!([]));
    let log = bench.ok("reminder_log", json!({})).await;
    let past = log
        .as_array()
        .expect("a list")
        .iter()
        .find(|line| line["outcome"]["type"] == "answered");
    assert_eq!(
        past.expect("it is in the log")["planned"],
        json!({"date": "2026-06-01", "time": "09:00"})
    );
}

#[tokio::test]
async fn what_passed_while_the_app_was_away_is_told_once_and_kindly() {
    let mut bench = open().await;
    bench
        .ok("reminder_save", daily("Tea", &["09:00", "11:00", "13:00"]))
        .await;
    at(&bench, "2026-06-01T18:00:00Z").await;
    bench.restart().await;
    bench.ok("start", json!({})).await;
    let due = bench.app.notices().await.expect("open").now;
    assert_eq!(due.len(), 1, "of three the latest");
    let passed = bench.ok("reminder_passed", json!({})).await;
    assert_eq!(passed.as_array().map(Vec::len), Some(1));
    assert_eq!(passed[0]["came"]["time"], "13:00");
    let said =
        json!({"reminder": passed[0]["reminder"], "wall": passed[0]["wall"], "say": "not_today"});
    bench.ok("reminder_say", said).await;
    assert_eq!(
        bench.ok("reminder_passed", json!({})).await,
        json!([]),
        "the earlier ones went with it"
    );
    assert_eq!(bench.app.notices().await.expect("open").now, []);

    at(&bench, "2026-06-02T18:00:00Z").await;
    assert_eq!(
        bench
            .ok("reminder_passed", json!({}))
            .await
            .as_array()
            .map(Vec::len),
        Some(1)
    );
    bench.ok("reminder_clear", json!({})).await;
    assert_eq!(bench.ok("reminder_passed", json!({})).await, json!([]));
}

#[tokio::test]
async fn a_check_in_that_is_done_needs_no_reminder() {
    let bench = open().await;
    let mut form = daily("", &["20:00"]);
    form["about"] = json!({"type": "checkin"});
    form["if_not_done"] = json!(true);
    bench.ok("reminder_save", form).await;
    assert_eq!(
        bench.ok("reminder_list", json!({})).await[0]["next"]["date"],
        "2026-06-01"
    );
    bench.ok("checkin_save", json!({"rest": true})).await;
    assert_eq!(
        bench.ok("reminder_list", json!({})).await[0]["next"]["date"],
        "2026-06-02",
        "a rest day is a check-in"
    );
}

#[tokio::test]
async fn resting_and_quiet_days_keep_everything_quiet() {
    let bench = open().await;
    bench.ok("reminder_save", daily("Tea", &["09:00"])).await;
    let quiet = json!({"hours": {"from": "08:00", "to": "10:00"}, "days": [{"type": "weekday", "day": "Mon"}], "rest": "2026-06-03"});
    assert_eq!(bench.ok("quiet_save", quiet.clone()).await, quiet);
    assert_eq!(bench.ok("quiet_get", json!({})).await, quiet);
    assert_eq!(
        bench.ok("reminder_list", json!({})).await[0]["next"],
        json!({"date": "2026-06-04", "time": "10:00"})
    );
    let backwards = json!({"hours": null, "days": [{"type": "dates", "from": "2026-06-03", "to": "2026-06-02"}], "rest": null});
    assert_eq!(bench.refused("quiet_save", backwards).await, Code::NotValid);
    bench
        .ok(
            "quiet_save",
            json!({"hours": null, "days": [], "rest": null}),
        )
        .await;
    assert_eq!(
        bench.ok("reminder_list", json!({})).await[0]["next"]["date"],
        "2026-06-01"
    );
}

#[tokio::test]
async fn a_test_notice_comes_when_it_was_asked_for() {
    let bench = open().await;
    bench.ok("reminder_test", json!({"seconds": 0})).await;
    bench.ok("reminder_test", json!({"seconds": 60})).await;
    let wanted = bench.app.notices().await.expect("open");
    assert_eq!((wanted.now.len(), wanted.next.len()), (1, 1));
    bench
        .app
        .notice_shown(&wanted.now[0].key)
        .await
        .expect("noted");
    at(&bench, "2026-06-01T12:01:00Z").await;
    let wanted = bench.app.notices().await.expect("open");
    assert_eq!((wanted.now.len(), wanted.next.len()), (1, 0));
    assert_eq!(
        bench
            .refused("reminder_test", json!({"seconds": 301}))
            .await,
        Code::NotValid
    );
}

#[tokio::test]
async fn the_calendar_file_holds_every_time_and_no_words_unless_asked() {
    let bench = open().await;
    let mut form = daily("Blue pill", &["09:00", "21:00"]);
    form["zone"] = json!("America/St_Johns");
    form["rule"]["end"] = json!({"type": "until", "date": "2026-06-30"});
    bench.ok("reminder_save", form).await;
    let (to, path) = bench.choose("trellis.ics");
    bench
        .ok("reminder_calendar", json!({"to": to, "words": false}))
        .await;
    let read = || std::fs::read_to_string(&path).expect("it is there");
    let file = read().replace("\r\n ", "");
    assert_eq!(file.matches("BEGIN:VEVENT").count(), 2);
    assert!(file.contains("DTSTART;TZID=America/St_Johns:20260601T090000"));
    assert!(file.contains("RRULE:FREQ=DAILY;UNTIL=20260701T022959Z"));
    assert!(!file.contains("Blue"));
    bench
        .ok("reminder_calendar", json!({"to": to, "words": true}))
        .await;
    assert!(read().contains("SUMMARY:Blue pill"));
}
