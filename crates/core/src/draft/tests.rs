//! The draft, through the command table, on a real vault.

use crate::testing::Bench;
use serde_json::{Value, json};

#[tokio::test]
async fn a_draft_outlives_the_app_and_goes_with_the_save() {
    let mut bench = Bench::open().await;
    let draft = json!({"id": null, "when": {"day": "2026-05-30", "time": null}, "answers": {}, "tags": [], "strengths": [], "note": "mid-sent", "rest": false});
    bench.ok("draft_keep", json!({"note": "mid"})).await;
    bench.ok("draft_keep", draft.clone()).await;
    bench.restart().await;
    assert_eq!(bench.ok("start", json!({})).await["today"]["draft"], draft);
    bench.ok("checkin_save", draft).await;
    assert_eq!(bench.ok("today", json!({})).await["draft"], Value::Null);
}

#[tokio::test]
async fn a_quick_save_beside_a_draft_leaves_it() {
    let bench = Bench::open().await;
    bench.ok("draft_keep", json!({"note": "mine"})).await;
    bench.ok("checkin_save_beside", json!({"rest": true})).await;
    let today = bench.ok("today", json!({})).await;
    assert_eq!(
        (&today["draft"]["note"], &today["checkins"][0]["rest"]),
        (&json!("mine"), &json!(true))
    );
}

#[tokio::test]
async fn a_refused_save_leaves_the_draft() {
    let bench = Bench::open().await;
    bench.ok("draft_keep", json!({"note": "mine"})).await;
    bench
        .refused(
            "checkin_save",
            json!({"note": "mine", "when": {"day": "2030-01-01", "time": null}}),
        )
        .await;
    assert_eq!(bench.ok("today", json!({})).await["draft"]["note"], "mine");
    bench.ok("draft_keep", json!({"note": " "})).await;
    assert_eq!(
        bench.ok("today", json!({})).await["draft"],
        Value::Null,
        "an emptied draft is none"
    );
}
