//! A system that shows by itself, and goes on while the app is away: phones.

use super::wall::Device;
use super::{daily, json};
use crate::reminder::NoticeAction;
use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;

fn moment(at: &str) -> DateTime<Utc> {
    at.parse().expect("a moment")
}

/// A phone in Toronto, on Monday, 1 June 2026, 08:00.
async fn phone() -> Device {
    Device::new(true, moment("2026-06-01T12:00:00Z")).await
}

/// The same, with tea at nine each day.
async fn with_tea() -> Device {
    let mut device = phone().await;
    let tea = daily("Tea", &["09:00"]);
    device.bench.ok("reminder_save", tea).await;
    device.settle().await;
    device
}

#[tokio::test]
async fn what_follows_the_client_moves_without_the_app_to_where_the_app_wants_it() {
    // The nights on which clocks change are among these days.
    for (start, first) in [
        ("2026-03-05T15:00:00Z", "2026-03-06"),
        ("2026-10-28T15:00:00Z", "2026-10-29"),
    ] {
        let mut device = Device::new(true, moment(start)).await;
        let quiet = json!({"hours": {"from": "22:30", "to": "02:15"}, "days": [], "rest": null});
        device.bench.ok("quiet_save", quiet).await;
        let end = json!({"type": "times", "n": 7});
        for (times, zone) in [
            (["02:30", "09:00"], json!(null)),
            (["00:10", "23:00"], json!(null)),
            (["08:00", "21:00"], json!("Europe/Paris")),
        ] {
            let mut form = daily("Tea", &times);
            form["rule"]["start"] = json!(first);
            form["rule"]["end"] = end.clone();
            form["zone"] = zone;
            device.bench.ok("reminder_save", form).await;
        }
        device.settle().await;
        assert!(device.wall.ready.len() > 15, "a week of them");
        for zone in [
            Tz::America__Vancouver,
            Tz::America__St_Johns,
            Tz::America__Toronto,
        ] {
            device.go_to(zone);
            let moved = device.wall.ready_at();
            let told = device.wall.told;
            device.settle().await;
            assert_eq!(device.wall.ready_at(), moved, "in {zone}");
            assert_eq!(device.wall.told, told, "nothing is left to do in {zone}");
        }
    }
}

#[tokio::test]
async fn in_another_zone_a_notice_of_a_fixed_one_stays_at_its_moment_and_out_of_quiet_hours() {
    let mut device = phone().await;
    let quiet = json!({"hours": {"from": "22:00", "to": "07:00"}, "days": [], "rest": null});
    device.bench.ok("quiet_save", quiet).await;
    let mut form = daily("Tea", &["13:00", "18:00"]);
    form["zone"] = json!("America/Toronto");
    form["rule"]["end"] = json!({"type": "times", "n": 1});
    device.bench.ok("reminder_save", form).await;
    device.settle().await;
    // In Paris it is 19:00 and midnight then.
    device.go_to(Tz::Europe__Paris);
    let at: Vec<_> = device.wall.ready_at().into_values().collect();
    let due = ["2026-06-01T17:00:00Z", "2026-06-02T05:00:00Z"].map(moment);
    assert_eq!(at, due);
}

#[tokio::test]
async fn what_a_phone_that_was_off_for_long_did_not_show_is_shown_by_the_app_and_not_noted_before()
{
    let mut device = with_tea().await;
    device.off_until(moment("2026-06-01T17:00:00Z"));
    assert_eq!(device.wall.shown, [], "four hours late it shows nothing");
    device.restart().await;
    let passed = device.bench.ok("reminder_passed", json!({})).await;
    assert_eq!(passed[0]["name"], "Tea");
    device.settle().await;
    assert_eq!(device.wall.shown.len(), 1);
    assert_eq!(
        device.wall.shown[0].1,
        moment("2026-06-01T17:00:00Z"),
        "when it was really shown"
    );

    // An hour late it does by itself, and that is noted.
    device.off_until(moment("2026-06-02T14:00:00Z"));
    assert_eq!(device.wall.shown.len(), 2);
    device.restart().await;
    device.settle().await;
    assert_eq!(device.wall.shown.len(), 2, "nothing comes twice");
}

#[tokio::test]
async fn an_answer_is_of_the_moment_at_which_it_was_given() {
    let mut device = with_tea().await;
    device.set(moment("2026-06-01T13:20:00Z"));
    let key = device.wall.shown[0].0.clone();
    // Nobody listened at 09:10, when the client said: later.
    let at = moment("2026-06-01T13:10:00Z");
    for _ in 0..2 {
        // Handed on twice it says no more than once.
        let answered = device
            .bench
            .app
            .notice_answered(&key, NoticeAction::Later, at);
        answered.await.expect("kept");
        device.settle().await;
        let again = device.wall.ready_at().get(&key).copied();
        assert_eq!(again, Some(at + TimeDelta::hours(1)));
    }
}
