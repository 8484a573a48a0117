//! Through the command table, on a real vault.

mod days;
mod form;

use crate::testing::Bench;
use serde_json::{Value, json};
use trellis_domain::plan::Starter;

/// A vault with a question about sleep, a tag, and a line in two sections.
struct Plan {
    bench: Bench,
    sleep: String,
    arguing: Value,
    sign_line: Value,
    action_line: Value,
}

const SENTENCE: &str = "I sleep badly and do not call anybody back.";

impl Plan {
    async fn made() -> Self {
        let bench = Bench::open().await;
        let sleep = item(
            &bench,
            "How long did you sleep?",
            json!({"type": "duration"}),
        )
        .await;
        let tag = json!({"id": null, "group": "activity", "label": "Arguing with everyone", "hidden": false});
        let arguing = bench.ok("tag_save", tag).await["id"].clone();
        let sign_line = line(&bench, Starter::EarlySigns, SENTENCE).await;
        let action_line = line(&bench, Starter::WhenHard, "Go to bed at nine. Call Ana.").await;
        Self {
            bench,
            sleep,
            arguing,
            sign_line,
            action_line,
        }
    }

    /// Sleep under five hours on as many days running.
    fn short_nights(&self, days: u8) -> Value {
        json!({"id": null, "line": self.sign_line, "action": self.action_line, "off": false,
            "pattern": {"test": {"type": "below", "item": self.sleep, "than": 300.0}, "days": days}})
    }

    async fn save(&self, form: Value) -> Value {
        self.bench.ok("sign_save", form).await
    }

    /// So many minutes of sleep, checked in at an instant.
    async fn slept(&self, at: &str, minutes: u32) -> Value {
        self.bench.set_time(at);
        self.bench
            .ok("checkin_save", json!({"answers": {&self.sleep: minutes}}))
            .await
    }

    /// The same, in the morning of days of June.
    async fn slept_in_june(&self, days: impl IntoIterator<Item = u32>, minutes: u32) {
        for day in days {
            self.slept(&format!("2026-06-{day:02}T14:00:00Z"), minutes)
                .await;
        }
    }

    async fn cards_at(&self, at: &str) -> Vec<Value> {
        self.bench.set_time(at);
        let today = self.bench.ok("today", json!({})).await;
        today["signs"].as_array().expect("a list").clone()
    }

    /// How many cards there are at noon of a day of June.
    async fn cards_in_june(&self, day: u32) -> usize {
        self.cards_at(&format!("2026-06-{day:02}T16:00:00Z"))
            .await
            .len()
    }

    async fn say(&self, sign: &Value, say: Value) {
        self.bench
            .ok(
                "sign_answer",
                json!({"sign": sign["sign"]["id"], "say": say}),
            )
            .await;
    }
}

async fn item(bench: &Bench, ask: &str, kind: Value) -> String {
    let form =
        json!({"id": null, "ask": ask, "kind": kind, "better": "neither", "cadence": "daily"});
    bench.ok("item_save", form).await["id"]
        .as_str()
        .expect("an id")
        .to_owned()
}

/// A new line of a section: its id.
async fn line(bench: &Bench, section: Starter, text: &str) -> Value {
    let form = json!({"id": null, "section": section.id(), "text": text, "points": [], "photo": null, "link": null, "first": false});
    let plan = bench.ok("line_save", form).await;
    let sections = plan["sections"].as_array().expect("a list").iter();
    let lines = sections.flat_map(|section| section["lines"].as_array().expect("a list"));
    let mut found = lines.filter(|line| line["text"] == text);
    found.next().expect("the line that was just saved")["id"].clone()
}

#[tokio::test]
async fn a_card_quotes_the_client_opens_their_action_and_says_why() {
    let plan = Plan::made().await;
    plan.save(plan.short_nights(2)).await;
    plan.slept_in_june([2], 480).await;
    plan.slept_in_june([3], 240).await;
    assert_eq!(plan.cards_in_june(3).await, 0, "one short night");
    plan.slept_in_june([4], 290).await;
    let cards = plan.cards_at("2026-06-04T16:00:00Z").await;
    let card = &cards[0];
    assert_eq!(card["line"]["text"], SENTENCE);
    assert_eq!(card["action"]["text"], "Go to bed at nine. Call Ana.");
    assert_eq!(card["about"], "How long did you sleep?");
    assert_eq!(
        card["because"],
        json!([{"day": "2026-06-03", "answer": 240.0}, {"day": "2026-06-04", "answer": 290.0}])
    );
    assert_eq!(
        plan.cards_at("2026-06-04T16:00:00Z").await,
        cards,
        "the same data, the same card"
    );
    assert_eq!(plan.cards_in_june(5).await, 1, "today is not answered yet");
    plan.slept_in_june([5], 400).await;
    assert_eq!(plan.cards_in_june(5).await, 0, "now it is");
}

#[tokio::test]
async fn a_ticked_choice_and_a_tag_bring_a_card_too() {
    let plan = Plan::made().await;
    let bench = &plan.bench;
    let choices =
        json!([{"id": "1", "label": "Saw a friend"}, {"id": "2", "label": "Argued with everyone"}]);
    let happened = item(
        bench,
        "What happened?",
        json!({"type": "choose_several", "choices": choices}),
    )
    .await;
    let tied = |test: Value| json!({"id": null, "line": plan.sign_line, "action": null, "off": false, "pattern": {"test": test, "days": 1}});
    plan.save(tied(
        json!({"type": "chose", "item": happened, "choice": "2"}),
    ))
    .await;
    plan.save(tied(json!({"type": "tagged", "tag": plan.arguing})))
        .await;
    bench
        .ok("checkin_save", json!({"answers": {&happened: ["1", "2"]}}))
        .await;
    let cards = plan.cards_at("2026-06-01T16:00:00Z").await;
    assert_eq!(cards.len(), 1);
    assert_eq!(
        (&cards[0]["choice"], &cards[0]["action"]),
        (&json!("Argued with everyone"), &Value::Null)
    );
    bench
        .ok("checkin_save", json!({"tags": [plan.arguing]}))
        .await;
    let cards = plan.cards_at("2026-06-01T17:00:00Z").await;
    assert_eq!(cards.len(), 2);
    let tagged = cards
        .iter()
        .find(|card| card["about"] == "Arguing with everyone")
        .expect("the tag's card");
    assert_eq!(
        tagged["because"],
        json!([{"day": "2026-06-01", "answer": null}])
    );
}

#[tokio::test]
async fn rest_days_and_skipped_questions_bring_nothing() {
    let plan = Plan::made().await;
    plan.save(plan.short_nights(2)).await;
    plan.slept_in_june([3, 5], 240).await;
    plan.bench.set_time("2026-06-04T14:00:00Z");
    plan.bench
        .ok("checkin_save", json!({"note": "skipped it"}))
        .await;
    assert_eq!(
        plan.cards_in_june(5).await,
        0,
        "a skipped question in between"
    );
    plan.slept_in_june([6], 240).await;
    assert_eq!(plan.cards_in_june(6).await, 1);
    plan.bench.ok("checkin_save", json!({"rest": true})).await;
    assert_eq!(plan.cards_in_june(6).await, 0, "a rest day is neutral");
}

#[tokio::test]
async fn a_card_can_be_put_off_turned_off_and_on_again() {
    let plan = Plan::made().await;
    let sign = plan.save(plan.short_nights(1)).await;
    plan.slept_in_june(1..=9, 240).await;
    assert_eq!(plan.cards_in_june(9).await, 1);
    plan.say(&sign, json!({"type": "quiet", "days": 1})).await;
    assert_eq!(plan.cards_in_june(9).await, 0, "not today");
    assert_eq!(
        plan.cards_at("2026-06-10T06:59:00Z").await.len(),
        0,
        "02:59: still that day"
    );
    assert_eq!(
        plan.cards_at("2026-06-10T07:01:00Z").await.len(),
        1,
        "03:01: the next"
    );
    plan.say(&sign, json!({"type": "quiet", "days": 30})).await;
    plan.slept_in_june(10..=12, 240).await;
    assert_eq!(plan.cards_in_june(12).await, 0);
    plan.say(&sign, json!({"type": "on"})).await;
    assert_eq!(plan.cards_in_june(12).await, 1);
    plan.say(&sign, json!({"type": "off"})).await;
    assert_eq!(plan.cards_in_june(12).await, 0);
    assert_eq!(
        plan.bench.ok("sign_list", json!({})).await[0]["sign"]["off"],
        true
    );
    plan.say(&sign, json!({"type": "on"})).await;
    assert_eq!(plan.cards_in_june(12).await, 1);
}

#[tokio::test]
async fn what_is_not_helpful_waits_until_the_pattern_begins_anew() {
    let mut plan = Plan::made().await;
    let sign = plan.save(plan.short_nights(2)).await;
    plan.slept_in_june(1..=3, 240).await;
    plan.say(&sign, json!({"type": "not_helpful"})).await;
    // It goes on for three weeks more: longer than Today looks back.
    plan.slept_in_june(4..=24, 240).await;
    for day in [4, 9, 10, 17, 24] {
        assert_eq!(
            plan.cards_in_june(day).await,
            0,
            "{day} June: it has not ended"
        );
    }
    plan.slept_in_june([25], 480).await;
    plan.slept_in_june([26], 240).await;
    assert_eq!(plan.cards_in_june(26).await, 0);
    plan.slept_in_june([27], 240).await;
    assert_eq!(plan.cards_in_june(27).await, 1, "it began anew");
    plan.bench.restart().await;
    plan.bench.ok("start", json!({})).await;
    assert_eq!(plan.cards_in_june(27).await, 1);
}

#[tokio::test]
async fn at_most_three_cards_in_the_order_of_the_plan() {
    let plan = Plan::made().await;
    let first = line(&plan.bench, Starter::Triggers, "Loud places").await;
    let others = ["One", "Two"].map(|text| line(&plan.bench, Starter::EarlySigns, text));
    let [one, two] = others;
    let lines = [two.await, one.await, plan.sign_line.clone(), first];
    for line in &lines {
        let mut form = plan.short_nights(1);
        form["line"] = line.clone();
        plan.save(form).await;
    }
    plan.slept_in_june([1], 240).await;
    let cards = plan.cards_at("2026-06-01T16:00:00Z").await;
    let quoted: Vec<&Value> = cards.iter().map(|card| &card["line"]["text"]).collect();
    assert_eq!(quoted.len(), 3);
    assert_eq!(quoted[..2], [&json!("Loud places"), &json!(SENTENCE)]);
    let listed = plan.bench.ok("sign_list", json!({})).await;
    assert_eq!(listed.as_array().map(Vec::len), Some(4));
    assert_eq!(listed[0]["line"]["text"], "Loud places");
}
