//! Today, through the command table, on a real vault.

use crate::testing::Bench;
use serde_json::{Value, json};

fn asked(today: &Value) -> Vec<&str> {
    let items = today["items"].as_array().expect("a list").iter();
    items
        .filter(|item| item["asked"] == true)
        .map(|item| item["item"]["wording"]["ask"].as_str().expect("text"))
        .collect()
}

#[tokio::test]
async fn an_empty_vault_has_a_today() {
    let bench = Bench::open().await;
    let today = bench.ok("today", json!({})).await;
    assert_eq!(
        (&today["day"], &today["time"], &today["part"]),
        (&json!("2026-06-01"), &json!("10:00"), &json!("morning"))
    );
    assert_eq!(
        (&today["items"], &today["checkins"], &today["last_day"]),
        (&json!([]), &json!([]), &Value::Null)
    );
}

#[tokio::test]
async fn each_item_is_asked_in_its_turn() {
    let bench = Bench::open().await;
    let cadences = ["every_time", "daily", "morning", "evening", "weekly"];
    let items = cadences.map(|cadence| json!({"id": null, "ask": cadence, "kind": {"type": "yes_no"}, "better": "high", "cadence": cadence}));
    let saved = bench.ok("item_save_all", json!({"items": items})).await;
    assert_eq!(
        asked(&bench.ok("today", json!({})).await),
        ["every_time", "daily", "morning", "weekly"]
    );
    let answers: serde_json::Map<String, Value> = saved
        .as_array()
        .expect("a list")
        .iter()
        .map(|item| (item["id"].as_str().expect("an id").to_owned(), json!(true)))
        .collect();
    bench.ok("checkin_save", json!({"answers": answers})).await;
    assert_eq!(asked(&bench.ok("today", json!({})).await), ["every_time"]);
    bench.set_time("2026-06-02T23:00:00Z");
    assert_eq!(
        asked(&bench.ok("today", json!({})).await),
        ["every_time", "daily", "evening"]
    );
    bench.set_time("2026-06-08T14:00:00Z");
    assert_eq!(
        asked(&bench.ok("today", json!({})).await),
        ["every_time", "daily", "morning", "weekly"]
    );
}

#[tokio::test]
async fn the_last_day_is_found_near_and_far() {
    let bench = Bench::open().await;
    bench
        .ok(
            "checkin_save",
            json!({"note": "x", "when": {"day": "2019-01-01", "time": null}}),
        )
        .await;
    assert_eq!(bench.ok("today", json!({})).await["last_day"], "2019-01-01");
    bench
        .ok(
            "checkin_save",
            json!({"note": "x", "when": {"day": "2026-05-30", "time": null}}),
        )
        .await;
    bench.ok("checkin_save", json!({"note": "x"})).await;
    assert_eq!(
        bench.ok("today", json!({})).await["last_day"],
        "2026-05-30",
        "today itself does not count"
    );
}

/// A clock ten years off: what was written in between is neither lost nor in the way.
#[tokio::test]
async fn a_clock_that_was_ten_years_ahead_loses_nothing() {
    let bench = Bench::open().await;
    bench.set_time("2036-06-01T14:00:00Z");
    let ahead = bench
        .ok("checkin_save", json!({"note": "from the future"}))
        .await;
    bench.set_time("2026-06-01T14:00:00Z");
    assert_eq!(bench.ok("today", json!({})).await["checkins"], json!([]));
    bench.ok("checkin_save", json!({"id": ahead["id"], "note": "put right", "when": {"day": "2026-06-01", "time": "09:00"}})).await;
    assert_eq!(
        bench.ok("today", json!({})).await["checkins"][0]["note"],
        "put right",
        "an edit with the clock put back still counts"
    );
}

#[tokio::test]
async fn a_look_at_the_plan_is_due_from_the_day_that_the_client_chose() {
    let bench = Bench::open().await;
    assert_eq!(bench.ok("today", json!({})).await["review_due"], false);
    let review = json!({"next": "2026-06-03", "looked": false});
    bench.ok("plan_review", review).await;
    for (at, due) in [
        ("2026-06-03T06:59:00Z", false),
        ("2026-06-03T07:01:00Z", true),
        ("2026-06-09T16:00:00Z", true),
    ] {
        bench.set_time(at);
        assert_eq!(
            bench.ok("today", json!({})).await["review_due"],
            due,
            "{at}"
        );
    }
}
