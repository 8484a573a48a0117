//! Hope notes, through the command table, on a real vault.

use crate::Code;
use crate::testing::Bench;
use serde_json::{Value, json};

async fn add(bench: &Bench, text: &str) -> Value {
    let form = json!({"id": null, "text": text, "photo": null});
    bench.ok("hope_save", form).await
}

/// A question of its own, and its id.
async fn ask(bench: &Bench, kind: Value, better: &str) -> String {
    let form =
        json!({"id": null, "ask": "x", "kind": kind, "better": better, "cadence": "every_time"});
    let item = bench.ok("item_save", form).await;
    item["id"].as_str().expect("an id").to_owned()
}

async fn mood(bench: &Bench) -> String {
    let words = ["Rough", "Low", "Okay", "Good", "Great"];
    ask(bench, json!({"type": "faces", "words": words}), "high").await
}

async fn answer(bench: &Bench, item: &str, value: Value) {
    bench
        .ok("checkin_save", json!({"answers": {item: value}}))
        .await;
}

async fn offered(bench: &Bench) -> Value {
    bench.ok("today", json!({})).await["hope"].clone()
}

fn texts(notes: &Value) -> Vec<&str> {
    let notes = notes.as_array().expect("a list").iter();
    notes
        .map(|note| note["text"].as_str().expect("text"))
        .collect()
}

#[tokio::test]
async fn notes_are_kept_changed_and_deleted_newest_first() {
    let mut bench = Bench::open().await;
    let first = add(&bench, "  The river in May.\n").await;
    assert_eq!(
        (&first["text"], &first["made"], &first["photo"]),
        (
            &json!("The river in May."),
            &json!("2026-06-01"),
            &Value::Null
        )
    );
    bench.set_time("2026-06-01T18:00:00Z");
    let second = add(&bench, "second").await;
    // Half past one in the night is still the day before.
    bench.set_time("2026-06-02T05:30:00Z");
    let third = add(&bench, "third").await;
    assert_eq!(third["made"], "2026-06-01");
    bench.set_time("2026-06-09T14:00:00Z");
    let form = json!({"id": first["id"], "text": "The river in June.", "photo": null});
    let changed = bench.ok("hope_save", form).await;
    assert_eq!(
        changed["made"], "2026-06-01",
        "a change does not make it anew"
    );
    bench.restart().await;
    bench.ok("start", json!({})).await;
    let list = bench.ok("hope_list", json!({})).await;
    assert_eq!(list, json!([third, second, changed]));

    bench.ok("hope_delete", json!({"id": second["id"]})).await;
    let list = bench.ok("hope_list", json!({})).await;
    assert_eq!(texts(&list), ["third", "The river in June."]);
    let again = json!({"id": second["id"]});
    assert_eq!(bench.refused("hope_delete", again).await, Code::NotFound);
    let form = json!({"id": second["id"], "text": "x", "photo": null});
    assert_eq!(bench.refused("hope_save", form).await, Code::NotFound);
    back(&bench, &second).await;
    assert_eq!(
        texts(&bench.ok("hope_list", json!({})).await),
        ["third", "second", "The river in June."]
    );
}

/// Brings a deleted note back.
async fn back(bench: &Bench, note: &Value) {
    let deleted = json!({"kind": "hope", "id": note["id"]});
    bench.ok("deleted_restore", deleted).await;
}

#[tokio::test]
async fn what_is_empty_or_not_in_the_vault_is_refused() {
    let bench = Bench::open().await;
    let name = "ab".repeat(32);
    for (text, photo, code) in [
        (" ".to_owned(), Value::Null, Code::NotValid),
        ("x".repeat(5_001), Value::Null, Code::TooLong),
        ("x".to_owned(), json!(name), Code::NotFound),
        ("x".to_owned(), json!("../../x"), Code::NotFound),
        ("x".to_owned(), json!(""), Code::NotFound),
    ] {
        let form = json!({"id": null, "text": text, "photo": photo});
        assert_eq!(bench.refused("hope_save", form).await, code);
    }
    assert_eq!(bench.ok("hope_list", json!({})).await, json!([]));
}

#[tokio::test]
async fn a_note_is_offered_on_a_low_day_and_not_on_another() {
    let mut bench = Bench::open().await;
    let mood = mood(&bench).await;
    answer(&bench, &mood, json!(1)).await;
    assert_eq!(offered(&bench).await, Value::Null, "there is no note yet");
    let note = add(&bench, "x").await;
    assert_eq!(offered(&bench).await, note["id"]);
    bench.restart().await;
    let start = bench.ok("start", json!({})).await;
    assert_eq!(
        start["today"]["hope"], note["id"],
        "on the first screen too"
    );
    bench.set_time("2026-06-01T15:00:00Z");
    answer(&bench, &mood, json!(3)).await;
    assert_eq!(offered(&bench).await, Value::Null, "it got better");
    bench.set_time("2026-06-01T16:00:00Z");
    answer(&bench, &mood, json!(2)).await;
    assert_eq!(offered(&bench).await, note["id"]);

    bench.set_time("2026-06-02T14:00:00Z");
    assert_eq!(
        offered(&bench).await,
        Value::Null,
        "yesterday was low, today says nothing"
    );
    bench.ok("checkin_save", json!({"rest": true})).await;
    assert_eq!(offered(&bench).await, Value::Null, "a rest day is not low");
    let pain = ask(
        &bench,
        json!({"type": "zero_to_ten", "low": "", "high": ""}),
        "low",
    )
    .await;
    answer(&bench, &pain, json!(9)).await;
    assert_eq!(offered(&bench).await, note["id"], "another scale");
    bench.ok("hope_delete", json!({"id": note["id"]})).await;
    assert_eq!(
        offered(&bench).await,
        Value::Null,
        "a deleted note is not offered"
    );
}

#[tokio::test]
async fn not_now_lasts_for_the_logical_day() {
    let mut bench = Bench::open().await;
    let mood = mood(&bench).await;
    let note = add(&bench, "x").await;
    answer(&bench, &mood, json!(1)).await;
    bench.ok("hope_not_now", json!({})).await;
    bench.ok("hope_not_now", json!({})).await;
    assert_eq!(offered(&bench).await, Value::Null);
    answer(&bench, &mood, json!(2)).await;
    bench.restart().await;
    let start = bench.ok("start", json!({})).await;
    assert_eq!(start["today"]["hope"], Value::Null, "nor after a restart");
    bench.set_time("2026-06-02T06:59:00Z");
    assert_eq!(
        offered(&bench).await,
        Value::Null,
        "at 02:59 it is still that day"
    );
    bench.set_time("2026-06-02T07:01:00Z");
    answer(&bench, &mood, json!(1)).await;
    assert_eq!(offered(&bench).await, note["id"], "and then a new one");
}

#[tokio::test]
async fn notes_take_turns_from_day_to_day() {
    let bench = Bench::open().await;
    let mood = mood(&bench).await;
    let mut notes = Vec::new();
    for text in ["a", "b", "c"] {
        notes.push(add(&bench, text).await["id"].clone());
    }
    let mut seen = Vec::new();
    for day in 1..=6 {
        bench.set_time(&format!("2026-06-{day:02}T14:00:00Z"));
        answer(&bench, &mood, json!(1)).await;
        let one = offered(&bench).await;
        assert_eq!(offered(&bench).await, one, "the same all day");
        seen.push(one);
    }
    assert_eq!(seen[..3], seen[3..]);
    seen.truncate(3);
    seen.sort_by_key(Value::to_string);
    notes.sort_by_key(Value::to_string);
    assert_eq!(seen, notes, "each had its turn");
}
