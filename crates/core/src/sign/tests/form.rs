//! What can be tied to what, and what becomes of it when one of the two goes.

use super::{Plan, SENTENCE, item, line};
use crate::Code;
use serde_json::{Value, json};
use trellis_domain::plan::Starter;

#[tokio::test]
async fn what_could_never_speak_is_refused() {
    let plan = Plan::made().await;
    let bench = &plan.bench;
    let nobody = "0".repeat(32);
    let yes_no = item(bench, "Did you go out?", json!({"type": "yes_no"})).await;
    let words = item(bench, "A few words?", json!({"type": "short_text"})).await;
    let choices = json!([{"id": "1", "label": "Bus"}, {"id": "2", "label": "Bike"}]);
    let way = item(
        bench,
        "How did you go?",
        json!({"type": "choose_one", "choices": choices}),
    )
    .await;
    let tests = [
        (
            json!({"type": "below", "item": nobody, "than": 1.0}),
            Code::NotFound,
        ),
        (
            json!({"type": "below", "item": yes_no, "than": 1.0}),
            Code::NotValid,
        ),
        (
            json!({"type": "above", "item": words, "than": 1.0}),
            Code::NotValid,
        ),
        (
            json!({"type": "said", "item": plan.sleep, "yes": true}),
            Code::NotValid,
        ),
        (
            json!({"type": "chose", "item": way, "choice": "3"}),
            Code::NotFound,
        ),
        (
            json!({"type": "chose", "item": words, "choice": "1"}),
            Code::NotValid,
        ),
        (json!({"type": "tagged", "tag": nobody}), Code::NotFound),
        (json!({"type": "moon", "tag": nobody}), Code::NotValid),
    ];
    let mut refused: Vec<(Value, Code)> = Vec::new();
    for (test, code) in tests {
        let mut form = plan.short_nights(1);
        form["pattern"]["test"] = test;
        refused.push((form, code));
    }
    for (field, value, code) in [
        ("line", json!(nobody), Code::NotFound),
        ("action", json!(nobody), Code::NotFound),
        ("id", json!(nobody), Code::NotFound),
    ] {
        let mut form = plan.short_nights(1);
        form[field] = value;
        refused.push((form, code));
    }
    refused.push((plan.short_nights(0), Code::NotValid));
    refused.push((plan.short_nights(15), Code::NotValid));
    for (form, code) in refused {
        assert_eq!(
            bench.refused("sign_save", form.clone()).await,
            code,
            "{form}"
        );
    }
    assert_eq!(bench.ok("sign_list", json!({})).await, json!([]));
    for (item, test) in [
        (&yes_no, json!({"type": "said", "yes": false})),
        (&way, json!({"type": "chose", "choice": "2"})),
        (&plan.sleep, json!({"type": "above", "than": 600.0})),
    ] {
        let mut form = plan.short_nights(14);
        form["pattern"]["test"] = test;
        form["pattern"]["test"]["item"] = json!(item);
        plan.save(form).await;
    }
}

#[tokio::test]
async fn what_is_said_to_a_card_has_bounds() {
    let plan = Plan::made().await;
    let sign = plan.save(plan.short_nights(1)).await;
    for days in [0, 31] {
        let say = json!({"sign": sign["sign"]["id"], "say": {"type": "quiet", "days": days}});
        assert_eq!(plan.bench.refused("sign_answer", say).await, Code::NotValid);
    }
    let nobody = json!({"sign": "0".repeat(32), "say": {"type": "off"}});
    assert_eq!(
        plan.bench.refused("sign_answer", nobody).await,
        Code::NotFound
    );
}

#[tokio::test]
async fn a_sign_is_changed_and_deleted_and_the_lines_stay() {
    let plan = Plan::made().await;
    let sign = plan.save(plan.short_nights(2)).await;
    plan.slept_in_june([1], 240).await;
    plan.say(&sign, json!({"type": "quiet", "days": 9})).await;
    // The same pattern with another action: still put off. Another pattern: a new beginning.
    let mut form = plan.short_nights(2);
    form["id"] = sign["sign"]["id"].clone();
    form["action"] = Value::Null;
    assert_eq!(plan.save(form.clone()).await["sign"]["until"], "2026-06-09");
    form["pattern"]["days"] = json!(1);
    assert_eq!(plan.save(form).await["sign"]["until"], Value::Null);
    let cards = plan.cards_at("2026-06-01T16:00:00Z").await;
    assert_eq!((cards.len(), &cards[0]["action"]), (1, &Value::Null));
    let by = json!({"id": sign["sign"]["id"]});
    plan.bench.ok("sign_delete", by.clone()).await;
    assert_eq!(plan.bench.refused("sign_delete", by).await, Code::NotFound);
    assert_eq!(plan.bench.ok("sign_list", json!({})).await, json!([]));
    assert_eq!(plan.cards_in_june(1).await, 0);
    let whole = plan.bench.ok("plan", json!({})).await.to_string();
    assert!(whole.contains(SENTENCE));
}

#[tokio::test]
async fn without_its_line_a_sign_is_quiet_and_listed() {
    let plan = Plan::made().await;
    plan.save(plan.short_nights(1)).await;
    plan.slept_in_june([1], 240).await;
    assert_eq!(plan.cards_in_june(1).await, 1);
    plan.bench
        .ok("line_delete", json!({"id": plan.action_line}))
        .await;
    let cards = plan.cards_at("2026-06-01T16:00:00Z").await;
    assert_eq!(
        cards[0]["action"],
        Value::Null,
        "it opens the sign's own section"
    );
    plan.bench
        .ok("line_delete", json!({"id": plan.sign_line}))
        .await;
    assert_eq!(plan.cards_in_june(1).await, 0);
    let listed = plan.bench.ok("sign_list", json!({})).await;
    assert_eq!(listed[0]["line"], Value::Null);
    assert_eq!(listed[0]["about"], "How long did you sleep?");
}

#[tokio::test]
async fn words_are_quoted_as_they_are_now() {
    let plan = Plan::made().await;
    plan.save(plan.short_nights(1)).await;
    plan.slept_in_june([1], 240).await;
    let form = json!({"id": plan.sign_line, "section": Starter::EarlySigns.id(), "text": "Nights are short.", "points": [], "photo": null, "link": null, "first": false});
    plan.bench.ok("line_save", form).await;
    let reworded = json!({"id": plan.sleep, "ask": "And your night?", "kind": {"type": "duration"}, "better": "high", "cadence": "daily"});
    plan.bench.ok("item_save", reworded).await;
    let cards = plan.cards_at("2026-06-01T16:00:00Z").await;
    assert_eq!(
        (&cards[0]["line"]["text"], &cards[0]["about"]),
        (&json!("Nights are short."), &json!("And your night?"))
    );
}

/// Three of five faces are not three minutes: an answer to another kind of question says nothing.
#[tokio::test]
async fn a_question_of_another_kind_says_nothing() {
    let plan = Plan::made().await;
    plan.save(plan.short_nights(1)).await;
    plan.slept_in_june([1], 240).await;
    assert_eq!(plan.cards_in_june(1).await, 1);
    let words = ["1", "2", "3", "4", "5"];
    let faces = json!({"id": plan.sleep, "ask": "How was the night?", "kind": {"type": "faces", "words": words}, "better": "high", "cadence": "daily"});
    plan.bench.ok("item_save", faces).await;
    assert_eq!(plan.cards_in_june(1).await, 0, "240 minutes are no face");
    plan.slept_in_june([2], 3).await;
    assert_eq!(
        plan.cards_in_june(2).await,
        1,
        "now it is about faces, as the client made it"
    );
    let yes_no = json!({"id": plan.sleep, "ask": "Did you sleep?", "kind": {"type": "yes_no"}, "better": "high", "cadence": "daily"});
    plan.bench.ok("item_save", yes_no).await;
    assert_eq!(plan.cards_in_june(2).await, 0);
    assert_eq!(
        plan.bench.ok("sign_list", json!({})).await[0]["about"],
        Value::Null
    );
}

/// A line that came empty from another device has nothing to quote.
#[tokio::test]
async fn an_empty_line_cannot_be_quoted() {
    let plan = Plan::made().await;
    let other = line(&plan.bench, Starter::EarlySigns, "For a while").await;
    let mut form = plan.short_nights(1);
    form["line"] = other.clone();
    plan.save(form.clone()).await;
    plan.slept_in_june([1], 240).await;
    assert_eq!(plan.cards_in_june(1).await, 1);
    let points = json!([{"to": "item", "id": plan.sleep}]);
    let emptied = json!({"id": other, "section": Starter::EarlySigns.id(), "text": "", "points": points, "photo": null, "link": null, "first": false});
    plan.bench.ok("line_save", emptied).await;
    assert_eq!(plan.cards_in_june(1).await, 0);
    assert_eq!(plan.bench.refused("sign_save", form).await, Code::NotValid);
}
