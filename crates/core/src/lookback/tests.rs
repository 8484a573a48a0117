//! Looking back, through the command table, on a real vault.

use crate::Code;
use crate::testing::Bench;
use serde_json::{Value, json};
use std::collections::HashSet;

async fn notes(bench: &Bench, query: &str) -> Vec<String> {
    let found = bench
        .ok("search", json!({"query": query, "before": null}))
        .await;
    found["hits"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|hit| hit["note"].as_str().expect("text").to_owned())
        .collect()
}

#[tokio::test]
async fn a_month_shows_its_days_and_leaves_its_gaps() {
    let bench = Bench::open().await;
    let words = ["Rough", "Low", "Okay", "Good", "Great"];
    let faces = json!({"id": null, "ask": "Mood", "kind": {"type": "faces", "words": words}, "better": "high", "cadence": "daily"});
    let mood = bench.ok("item_save", faces).await["id"]
        .as_str()
        .expect("an id")
        .to_owned();
    let on = |day: &str, time: &str, more: Value| {
        let mut form = json!({"when": {"day": day, "time": time}});
        form.as_object_mut()
            .expect("an object")
            .extend(more.as_object().expect("an object").clone());
        form
    };
    bench
        .ok(
            "checkin_save",
            on(
                "2026-05-03",
                "20:00",
                json!({"answers": {&mood: 4}, "note": "x"}),
            ),
        )
        .await;
    bench
        .ok(
            "checkin_save",
            on("2026-05-03", "08:00", json!({"answers": {&mood: 2}})),
        )
        .await;
    bench
        .ok(
            "checkin_save",
            on("2026-05-31", "12:00", json!({"rest": true})),
        )
        .await;
    bench
        .ok(
            "checkin_save",
            on("2026-04-30", "12:00", json!({"note": "another month"})),
        )
        .await;
    let month = bench.ok("month", json!({"year": 2026, "month": 5})).await;
    assert_eq!(
        (&month["first"], &month["today"]),
        (&json!("2026-04-30"), &json!("2026-06-01"))
    );
    let day = |day: &str, count: u32, level: Value, word: Value, rest: bool, note: bool| json!({"day": day, "count": count, "level": level, "word": word, "rest": rest, "note": note});
    assert_eq!(
        month["days"],
        json!([
            day("2026-05-03", 2, json!(4), json!("Good"), false, true),
            day("2026-05-31", 1, Value::Null, Value::Null, true, false),
        ]),
        "the latest answer of the day, by its time and not by when it was written"
    );
    assert_eq!(
        bench.ok("month", json!({"year": 2026, "month": 6})).await["days"],
        json!([])
    );
    for (year, month) in [(2026, 13), (2026, 0), (0, 1), (2_801, 1)] {
        assert_eq!(
            bench
                .refused("month", json!({"year": year, "month": month}))
                .await,
            Code::NotValid
        );
    }
}

#[tokio::test]
async fn a_search_folds_accents_and_wants_every_word() {
    let bench = Bench::open().await;
    for note in [
        "L'été à la rivière",
        "Un café avec ma sœur",
        "Walking by the river",
        "cœur léger",
    ] {
        bench.ok("checkin_save", json!({"note": note})).await;
    }
    assert_eq!(notes(&bench, "RIVIERE").await, ["L'été à la rivière"]);
    assert_eq!(notes(&bench, "l'ete").await, ["L'été à la rivière"]);
    assert_eq!(
        notes(&bench, "riv").await,
        ["Walking by the river", "L'été à la rivière"],
        "newest first, the last word from its start"
    );
    assert_eq!(
        notes(&bench, "riv ").await,
        [""; 0],
        "a finished word is the whole word"
    );
    assert_eq!(notes(&bench, "river walk").await, ["Walking by the river"]);
    assert_eq!(notes(&bench, "river café").await, [""; 0]);
    assert_eq!(
        notes(&bench, "coeur").await,
        ["cœur léger"],
        "a ligature by its letters"
    );
    assert_eq!(notes(&bench, "SŒUR").await, ["Un café avec ma sœur"]);
    for nothing in ["", "  ", "\"", "*", "AND", "(", "note:", "-", "\u{0}"] {
        assert_eq!(
            notes(&bench, nothing).await,
            [""; 0],
            "{nothing:?} is no query and no trap"
        );
    }
}

#[tokio::test]
async fn answers_in_words_are_found_and_pages_follow_each_other() {
    let bench = Bench::open().await;
    let form = json!({"id": null, "ask": "What helped?", "kind": {"type": "short_text"}, "better": "neither", "cadence": "daily"});
    let helped = bench.ok("item_save", form).await["id"]
        .as_str()
        .expect("an id")
        .to_owned();
    for day in 1..=28 {
        for time in ["08:00", "09:00", "10:00"] {
            let when = json!({"day": format!("2026-02-{day:02}"), "time": time});
            bench
                .ok(
                    "checkin_save",
                    json!({"when": when, "answers": {&helped: "the garden"}}),
                )
                .await;
        }
    }
    let (mut before, mut seen) = (Value::Null, Vec::new());
    loop {
        let page = bench
            .ok("search", json!({"query": "garden", "before": before}))
            .await;
        seen.extend(
            page["hits"]
                .as_array()
                .expect("a list")
                .iter()
                .map(|hit| (hit["day"].to_string(), hit["id"].to_string())),
        );
        before = page["more"].clone();
        if before.is_null() {
            break;
        }
    }
    assert_eq!(seen.len(), 84);
    assert!(seen.is_sorted_by(|(a, _), (b, _)| a >= b), "newest first");
    let ids: HashSet<_> = seen.into_iter().map(|(_, id)| id).collect();
    assert_eq!(ids.len(), 84, "none twice");
    assert_eq!(
        bench
            .refused("search", json!({"query": "garden", "before": "elsewhere"}))
            .await,
        Code::NotValid
    );
}
