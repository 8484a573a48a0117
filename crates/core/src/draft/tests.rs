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

#[tokio::test]
async fn a_line_of_the_plan_outlives_the_app_and_goes_with_the_save() {
    let mut bench = Bench::open().await;
    let plan = bench.ok("plan", json!({})).await;
    assert_eq!(plan["draft"], Value::Null);
    let line = json!({"id": null, "section": plan["sections"][0]["id"], "text": "A walk to the ri", "points": [], "photo": null, "link": "exam", "first": true});
    bench.ok("draft_keep_line", line.clone()).await;
    bench.restart().await;
    bench.ok("start", json!({})).await;
    assert_eq!(bench.ok("plan", json!({})).await["draft"], line);
    let mut whole = line.clone();
    whole["link"] = Value::Null;
    let plan = bench.ok("line_save", whole.clone()).await;
    assert_eq!(plan["draft"], Value::Null);

    // One of a line that is really gone goes with it.
    let id = plan["sections"][0]["lines"][0]["id"].clone();
    whole["id"] = id.clone();
    bench.ok("draft_keep_line", whole).await;
    bench.ok("line_delete", json!({"id": id})).await;
    bench.ok("deleted_forget_all", json!({})).await;
    assert_eq!(bench.ok("plan", json!({})).await["draft"], Value::Null);
    bench.ok("draft_keep_line", line).await;
    bench.ok("draft_forget_line", json!({})).await;
    assert_eq!(bench.ok("plan", json!({})).await["draft"], Value::Null);
}
