//! Items, through the command table, on a real vault.

use crate::Code;
use crate::testing::Bench;
use serde_json::{Value, json};

fn form(ask: &str, kind: Value) -> Value {
    json!({"id": null, "ask": ask, "kind": kind, "better": "neither", "cadence": "daily"})
}

fn asks(items: &Value) -> Vec<&str> {
    items
        .as_array()
        .expect("a list")
        .iter()
        .map(|item| item["wording"]["ask"].as_str().expect("text"))
        .collect()
}

#[tokio::test]
async fn items_are_added_ordered_hidden_and_brought_back() {
    let mut bench = Bench::open().await;
    let items = ["a", "b", "c"].map(|ask| form(ask, json!({"type": "yes_no"})));
    let saved = bench.ok("item_save_all", json!({"items": items})).await;
    let id = |n: usize| saved[n]["id"].clone();
    let ordered = bench.ok("item_order", json!({"ids": [id(2), id(0)]})).await;
    assert_eq!(asks(&ordered), ["c", "a", "b"], "what is not named follows");
    bench
        .ok("item_hide", json!({"id": id(0), "hidden": true}))
        .await;
    let shown = bench.ok("today", json!({})).await["items"]
        .as_array()
        .map(Vec::len);
    assert_eq!(shown, Some(2));
    bench
        .ok("item_hide", json!({"id": id(0), "hidden": false}))
        .await;
    bench.restart().await;
    bench.ok("start", json!({})).await;
    assert_eq!(
        asks(&bench.ok("item_list", json!({})).await),
        ["c", "a", "b"]
    );
}

#[tokio::test]
async fn a_form_that_cannot_be_asked_is_refused() {
    let bench = Bench::open().await;
    let choice = |label: &str| json!({"id": "1", "label": label});
    let refused = [
        (form("  ", json!({"type": "yes_no"})), Code::NotValid),
        (
            form(
                "x",
                json!({"type": "faces", "words": ["a", "b", "c", "d", " "]}),
            ),
            Code::NotValid,
        ),
        (
            form("x", json!({"type": "faces", "words": ["a", "b", "c", "d"]})),
            Code::NotValid,
        ),
        (
            form(
                "x",
                json!({"type": "choose_one", "choices": [choice("one")]}),
            ),
            Code::NotValid,
        ),
        (
            form(
                "x",
                json!({"type": "choose_several", "choices": [choice("one"), choice("")]}),
            ),
            Code::NotValid,
        ),
        (form("x", json!({"type": "a newer kind"})), Code::NotValid),
        (
            form(&"x".repeat(201), json!({"type": "yes_no"})),
            Code::TooLong,
        ),
    ];
    for (form, code) in refused {
        assert_eq!(
            bench.refused("item_save", form.clone()).await,
            code,
            "{form}"
        );
    }
    // One that is refused takes the others with it.
    let both = json!({"items": [form("good", json!({"type": "duration"})), form("", json!({"type": "duration"}))]});
    bench.refused("item_save_all", both).await;
    assert_eq!(bench.ok("item_list", json!({})).await, json!([]));
}

#[tokio::test]
async fn every_kind_takes_its_own_answers() {
    let bench = Bench::open().await;
    let choices = json!([{"id": "1", "label": "Bus"}, {"id": "2", "label": "Bike"}]);
    let kinds = [
        (
            json!({"type": "zero_to_ten", "low": "", "high": "a lot"}),
            vec![json!(0.0), json!(10.0)],
            json!(11),
        ),
        (
            json!({"type": "yes_no"}),
            vec![json!(true), json!(false)],
            json!(1),
        ),
        (
            json!({"type": "number", "unit": "glasses"}),
            vec![json!(-2.5), json!(0.0)],
            json!("three"),
        ),
        (
            json!({"type": "duration"}),
            vec![json!(0.0), json!(1440.0)],
            json!(1441),
        ),
        (
            json!({"type": "choose_one", "choices": choices}),
            vec![json!("2")],
            json!("3"),
        ),
        (
            json!({"type": "choose_several", "choices": choices}),
            vec![json!(["1", "2"])],
            json!(["3"]),
        ),
        (
            json!({"type": "short_text"}),
            vec![json!("the river")],
            json!(["the river"]),
        ),
    ];
    for (kind, good, bad) in kinds {
        let item = bench.ok("item_save", form("x", kind.clone())).await;
        let id = item["id"].as_str().expect("an id");
        for value in good {
            let saved = bench
                .ok("checkin_save", json!({"answers": {id: value}}))
                .await;
            assert_eq!(saved["answers"][0]["value"], value, "{kind}");
        }
        assert_eq!(
            bench
                .refused("checkin_save", json!({"answers": {id: bad}}))
                .await,
            Code::NotValid,
            "{kind}"
        );
    }
}
