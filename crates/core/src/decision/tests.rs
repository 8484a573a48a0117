//! Decision cards, through the command table, on a real vault.

use crate::Code;
use crate::testing::Bench;
use serde_json::{Value, json};
use trellis_domain::Id;

fn way(id: Value, text: &str) -> Value {
    json!({"id": id, "text": text, "good": "near", "hard": ""})
}

fn form(text: &str, ways: &[Value]) -> Value {
    json!({
        "id": null, "text": text, "matters": "Sleep", "who": "My sister", "supports": [],
        "decided": "", "ways": ways, "removed": []
    })
}

fn texts(view: &Value) -> Vec<&str> {
    let ways = view["ways"].as_array().expect("a list").iter();
    ways.map(|way| way["text"].as_str().expect("words"))
        .collect()
}

#[tokio::test]
async fn a_card_is_written_changed_decided_and_looked_at_again() {
    let bench = Bench::open().await;
    let ways = [way(Value::Null, "Mornings"), way(Value::Null, "Evenings")];
    let made = bench.ok("decision_save", form("Which shift?", &ways)).await;
    let view = &made["decisions"][0];
    assert_eq!(texts(view), ["Mornings", "Evenings"]);
    assert_eq!(
        (&view["decision"]["made"], &view["decision"]["on"]),
        (&json!("2026-06-01"), &Value::Null)
    );
    let id = view["decision"]["id"].clone();
    let [first, second] = [0, 1].map(|n| view["ways"][n]["id"].clone());

    // The order of the form is the order of the ways; one is taken away, one comes.
    bench.set_time("2026-06-09T14:00:00Z");
    let ways = [
        way(second, "Evenings only"),
        way(Value::Null, "Half and half"),
    ];
    let mut next = form("Which shift?", &ways);
    next["id"] = id.clone();
    next["removed"] = json!([first]);
    next["decided"] = json!("Half and half, for a month");
    let now = bench.ok("decision_save", next).await;
    let view = &now["decisions"][0];
    assert_eq!(texts(view), ["Evenings only", "Half and half"]);
    assert_eq!(view["decision"]["on"], "2026-06-09");
    let deleted = bench.ok("deleted_list", json!({})).await;
    assert_eq!(
        (&deleted[0]["kind"], &deleted[0]["words"]),
        (&json!("way"), &json!("Mornings"))
    );

    let review = json!({"id": id, "review": {"next": "2026-07-09", "looked": false}});
    bench.ok("decision_review", review).await;
    bench.set_time("2026-07-10T14:00:00Z");
    let due = bench.ok("decision_list", json!({})).await;
    assert_eq!(due["decisions"][0]["review_due"], true);

    // One that is still open comes first.
    let two = bench.ok("decision_save", form("Which bus?", &[])).await;
    assert_eq!(two["decisions"][0]["decision"]["text"], "Which bus?");
}

#[tokio::test]
async fn a_card_goes_with_its_ways_and_comes_back_so() {
    let bench = Bench::open().await;
    let ways = [way(Value::Null, "Mornings"), way(Value::Null, "Evenings")];
    let made = bench.ok("decision_save", form("Which shift?", &ways)).await;
    let id = made["decisions"][0]["decision"]["id"].clone();
    let none = bench.ok("decision_delete", json!({"id": id})).await;
    assert_eq!(none["decisions"], json!([]));
    let deleted = bench.ok("deleted_list", json!({})).await;
    assert_eq!(deleted.as_array().expect("a list").len(), 1);
    assert_eq!(deleted[0]["lines"], 2);
    bench
        .ok("deleted_restore", json!({"kind": "decision", "id": id}))
        .await;
    let back = bench.ok("decision_list", json!({})).await;
    assert_eq!(back["decisions"], made["decisions"]);
    bench.ok("decision_delete", json!({"id": id})).await;
    bench.ok("deleted_forget_all", json!({})).await;
    let none = bench.ok("decision_list", json!({})).await;
    assert_eq!(none["decisions"], json!([]));
}

#[tokio::test]
async fn what_makes_no_sense_is_refused() {
    let bench = Bench::open().await;
    let nobody = json!(Id::from_bytes([7; 16]));
    let with = |name: &str, value: Value| {
        let mut form = form("x", &[]);
        form[name] = value;
        form
    };
    for (form, code) in [
        (form(" ", &[]), Code::NotValid),
        (form(&"x".repeat(501), &[]), Code::TooLong),
        (with("id", nobody.clone()), Code::NotFound),
        (with("supports", json!([nobody])), Code::NotFound),
        (with("removed", json!([nobody])), Code::NotFound),
        (
            with("ways", json!([way(nobody.clone(), "x")])),
            Code::NotFound,
        ),
    ] {
        assert_eq!(bench.refused("decision_save", form).await, code);
    }
    for command in ["decision_delete", "decision_review"] {
        let argument = json!({"id": nobody, "review": {"next": null, "looked": false}});
        assert_eq!(bench.refused(command, argument).await, Code::NotFound);
    }
    let list = bench.ok("decision_list", json!({})).await;
    assert_eq!(list["decisions"], json!([]));
}
