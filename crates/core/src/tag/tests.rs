//! Tags, through the command table, on a real vault.

use crate::Code;
use crate::testing::Bench;
use serde_json::{Value, json};

fn form(id: Value, group: &str, label: &str) -> Value {
    json!({"id": id, "group": group, "label": label, "hidden": false})
}

#[tokio::test]
async fn the_same_word_in_the_same_group_is_the_same_tag() {
    let bench = Bench::open().await;
    let first = bench
        .ok("tag_save", form(Value::Null, "place", " Café "))
        .await;
    assert_eq!(first["label"], "Café");
    assert_eq!(
        bench
            .ok("tag_save", form(Value::Null, "place", "cafe"))
            .await,
        first,
        "but for accents and capitals"
    );
    assert_ne!(
        bench
            .ok("tag_save", form(Value::Null, "helped", "café"))
            .await["id"],
        first["id"],
        "another group is another thing"
    );
    bench
        .ok(
            "tag_save",
            json!({"id": first["id"], "group": "place", "label": "Café", "hidden": true}),
        )
        .await;
    assert_eq!(
        bench
            .ok("tag_save", form(Value::Null, "place", "café"))
            .await,
        first,
        "and brings it back"
    );
}

#[tokio::test]
async fn a_tag_needs_a_short_word() {
    let bench = Bench::open().await;
    assert_eq!(
        bench
            .refused("tag_save", form(Value::Null, "place", "  "))
            .await,
        Code::NotValid
    );
    assert_eq!(
        bench
            .refused("tag_save", form(Value::Null, "place", &"x".repeat(61)))
            .await,
        Code::TooLong
    );
    assert_eq!(
        bench
            .refused(
                "tag_save",
                form(json!("0123456789abcdef0123456789abcdef"), "place", "x")
            )
            .await,
        Code::NotFound
    );
}

#[tokio::test]
async fn a_reworded_tag_is_found_by_its_new_word() {
    let bench = Bench::open().await;
    let tag = bench
        .ok("tag_save", form(Value::Null, "activity", "Gym"))
        .await;
    let saved = bench.ok("checkin_save", json!({"tags": [tag["id"]]})).await;
    bench
        .ok(
            "tag_save",
            form(tag["id"].clone(), "activity", "Swimming pool"),
        )
        .await;
    let hits = |query: &str| json!({"query": query, "before": null});
    assert_eq!(
        bench.ok("search", hits("swim")).await["hits"],
        json!([{"id": saved["id"], "day": saved["day"], "rest": false, "face": null, "note": "", "answers": [], "tags": ["Swimming pool"]}])
    );
    assert_eq!(bench.ok("search", hits("gym")).await["hits"], json!([]));
}
