//! Strengths and when they were used, through the command table, on a real vault.

use crate::Code;
use crate::store::Edit;
use crate::testing::Bench;
use serde_json::{Value, json};
use trellis_domain::Id;
use trellis_domain::merge::{Fields, Kind};

async fn add(bench: &Bench, text: &str) -> Value {
    let form = json!({"id": null, "text": text, "prompt": "kept"});
    bench.ok("strength_save", form).await
}

fn texts(strengths: &Value) -> Vec<&str> {
    let strengths = strengths.as_array().expect("a list").iter();
    strengths
        .map(|strength| strength["text"].as_str().expect("text"))
        .collect()
}

/// Ticks strengths on a day.
async fn tick(bench: &Bench, day: &str, strengths: &[&Value]) -> Value {
    let ids: Vec<&Value> = strengths.iter().map(|strength| &strength["id"]).collect();
    let form = json!({"strengths": ids, "when": {"day": day, "time": null}});
    bench.ok("checkin_save", form).await
}

async fn story(bench: &Bench, strength: &Value) -> Value {
    let by = json!({"id": strength["id"]});
    bench.ok("strength_story", by).await
}

async fn edit(bench: &Bench, kind: Kind, id: Id, fields: Fields) {
    let store = bench.app.store().await.expect("open");
    let now = bench.app.ports.clock.now();
    let edit = Edit {
        kind,
        id,
        fields,
        new: false,
    };
    store.edit(vec![edit], now).await.expect("written");
}

#[tokio::test]
async fn strengths_are_added_changed_ordered_and_deleted() {
    let mut bench = Bench::open().await;
    let a = add(&bench, " I keep my word. ").await;
    assert_eq!(
        (&a["text"], &a["prompt"], &a["place"]),
        (&json!("I keep my word."), &json!("kept"), &json!(0))
    );
    let (b, c) = (add(&bench, "b").await, add(&bench, "c").await);
    let ordered = bench
        .ok("strength_order", json!({"ids": [c["id"], a["id"]]}))
        .await;
    assert_eq!(
        texts(&ordered),
        ["c", "I keep my word.", "b"],
        "what is not named follows"
    );
    let form = json!({"id": a["id"], "text": "I am patient with children.", "prompt": null});
    let changed = bench.ok("strength_save", form).await;
    assert_eq!(
        (&changed["place"], &changed["prompt"]),
        (&json!(1), &Value::Null)
    );
    bench.ok("strength_delete", json!({"id": c["id"]})).await;
    bench.restart().await;
    bench.ok("start", json!({})).await;
    let list = bench.ok("strength_list", json!({})).await;
    assert_eq!(
        list,
        json!([changed, {"id": b["id"], "text": "b", "prompt": "kept", "place": 2}])
    );
    assert_eq!(add(&bench, "d").await["place"], 3, "a new one comes last");
}

#[tokio::test]
async fn what_makes_no_sense_is_refused() {
    let bench = Bench::open().await;
    let a = add(&bench, "a").await;
    for (id, text, prompt, code) in [
        (Value::Null, " ".to_owned(), Value::Null, Code::NotValid),
        (Value::Null, "x".repeat(201), Value::Null, Code::TooLong),
        (
            Value::Null,
            "x".to_owned(),
            json!("a newer one"),
            Code::NotValid,
        ),
        (
            json!(Id::from_bytes([7; 16])),
            "x".to_owned(),
            Value::Null,
            Code::NotFound,
        ),
    ] {
        let form = json!({"id": id, "text": text, "prompt": prompt});
        assert_eq!(bench.refused("strength_save", form).await, code);
    }
    assert_eq!(bench.ok("strength_list", json!({})).await, json!([a]));
    bench.ok("strength_delete", json!({"id": a["id"]})).await;
    for command in ["strength_delete", "strength_story"] {
        assert_eq!(
            bench.refused(command, json!({"id": a["id"]})).await,
            Code::NotFound
        );
    }
}

#[tokio::test]
async fn a_story_tells_the_days_and_not_the_ticks() {
    let mut bench = Bench::open().await;
    let (a, b) = (add(&bench, "a").await, add(&bench, "b").await);
    let none = story(&bench, &a).await;
    assert_eq!(
        (
            &none["days"],
            &none["first"],
            &none["last"],
            &none["newest"]
        ),
        (&json!(0), &Value::Null, &Value::Null, &json!([]))
    );
    tick(&bench, "2026-05-30", &[&a, &b]).await;
    tick(&bench, "2026-06-01", &[&a]).await;
    tick(&bench, "2026-06-01", &[&a]).await;
    tick(&bench, "2019-01-31", &[&a]).await;
    tick(&bench, "2026-05-31", &[&b]).await;
    bench.restart().await;
    bench.ok("start", json!({})).await;
    let told = story(&bench, &a).await;
    assert_eq!(told["days"], 3);
    assert_eq!(
        (&told["first"], &told["last"]),
        (&json!("2019-01-31"), &json!("2026-06-01"))
    );
    assert_eq!(
        told["newest"],
        json!(["2026-06-01", "2026-05-30", "2019-01-31"])
    );
    assert_eq!(told["strength"], a);
}

/// The logical day counts, not the date: at two in the night it is still yesterday.
#[tokio::test]
async fn a_night_belongs_to_the_day_before() {
    let bench = Bench::open().await;
    let a = add(&bench, "a").await;
    tick(&bench, "2026-06-01", &[&a]).await;
    bench.set_time("2026-06-02T06:30:00Z");
    bench
        .ok("checkin_save", json!({"strengths": [a["id"]]}))
        .await;
    let told = story(&bench, &a).await;
    assert_eq!(
        (&told["days"], &told["newest"]),
        (&json!(1), &json!(["2026-06-01"]))
    );
}

#[tokio::test]
async fn a_story_names_the_newest_thirty_days() {
    let bench = Bench::open().await;
    let a = add(&bench, "a").await;
    for day in 1..=28 {
        for month in [3, 4] {
            tick(&bench, &format!("2026-{month:02}-{day:02}"), &[&a]).await;
        }
    }
    let told = story(&bench, &a).await;
    let newest = told["newest"].as_array().expect("a list");
    assert_eq!((&told["days"], newest.len()), (&json!(56), 30));
    assert_eq!(
        (&newest[0], &newest[27], &newest[28]),
        (
            &json!("2026-04-28"),
            &json!("2026-04-01"),
            &json!("2026-03-28")
        )
    );
    assert!(newest.iter().map(Value::to_string).rev().is_sorted());
}

#[tokio::test]
async fn a_check_in_gains_and_loses_strengths_and_the_index_follows() {
    let bench = Bench::open().await;
    let (a, b) = (add(&bench, "a").await, add(&bench, "b").await);
    let made = tick(&bench, "2026-06-01", &[&a]).await;
    assert_eq!(made["strengths"], json!([a["id"]]));
    let days = async |strength| story(&bench, strength).await["days"].clone();
    assert_eq!((days(&a).await, days(&b).await), (json!(1), json!(0)));

    // Only b is ticked now, and twice, which is once.
    let form = json!({"id": made["id"], "strengths": [b["id"], b["id"]]});
    let changed = bench.ok("checkin_save", form).await;
    assert_eq!(changed["strengths"], json!([b["id"]]));
    assert_eq!(
        bench.ok("checkin_get", json!({"id": made["id"]})).await,
        changed
    );
    assert_eq!((days(&a).await, days(&b).await), (json!(0), json!(1)));

    // Moved to another day, it counts there.
    let form = json!({"id": made["id"], "strengths": [b["id"]], "when": {"day": "2026-05-20", "time": null}});
    bench.ok("checkin_save", form).await;
    assert_eq!(story(&bench, &b).await["newest"], json!(["2026-05-20"]));

    // Deleted and brought back.
    bench.ok("checkin_delete", json!({"id": made["id"]})).await;
    assert_eq!(days(&b).await, 0);
    bench
        .ok("checkin_undo_delete", json!({"id": made["id"]}))
        .await;
    assert_eq!(days(&b).await, 1);
    assert_eq!(
        bench.ok("checkin_get", json!({"id": made["id"]})).await["strengths"],
        json!([b["id"]])
    );
}

#[tokio::test]
async fn a_deleted_strength_comes_back_with_its_story_and_its_lines() {
    let bench = Bench::open().await;
    let a = add(&bench, "I asked for help").await;
    let made = tick(&bench, "2026-06-01", &[&a]).await;
    let id = a["id"].as_str().expect("an id");
    let line = Id::from_bytes([1; 16]);
    let fields = Fields::from_iter([
        ("section".to_owned(), json!(Id::from_bytes([200; 16]))),
        (format!("p:strength:{id}"), json!(true)),
    ]);
    edit(&bench, Kind::Line, line, fields).await;
    let told = story(&bench, &a).await;
    assert_eq!(
        told["lines"][0]["points"],
        json!([{"to": "strength", "id": id, "name": "I asked for help"}])
    );

    bench.ok("strength_delete", json!({"id": id})).await;
    assert_eq!(bench.ok("strength_list", json!({})).await, json!([]));
    let kept = bench.ok("checkin_get", json!({"id": made["id"]})).await;
    assert_eq!(kept["strengths"], json!([id]), "history is not rewritten");
    let store = bench.app.store().await.expect("open");
    let line = store
        .fields(Kind::Line, line)
        .await
        .expect("read")
        .expect("there");
    assert_eq!(
        line["text"], "I asked for help",
        "no line is left without words"
    );

    let deleted = json!({"kind": "strength", "id": id});
    bench.ok("deleted_restore", deleted).await;
    let again = story(&bench, &a).await;
    assert_eq!((&again["days"], &again["strength"]), (&json!(1), &a));
    assert_eq!(again["lines"].as_array().map(Vec::len), Some(1));
}
