//! Looking back, through the command table, on a real vault.

use crate::Code;
use crate::testing::Bench;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::HashSet;
use trellis_domain::text::words;

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

#[tokio::test]
async fn words_of_every_script_are_found() {
    let bench = Bench::open().await;
    for note in [
        "मुझे हिन्दी पसंद है",
        "ਮੈਂ ਪੰਜਾਬੀ ਬੋਲਦਾ ਹਾਂ",
        "இன்று தமிழ் பேசினேன்",
        "امروز می\u{200c}خواهم",
        "tiếng Việt, Ελλάδα",
    ] {
        bench.ok("checkin_save", json!({"note": note})).await;
        let spoken = note.split([' ', ',']).filter(|word| !word.is_empty());
        for word in spoken {
            assert_eq!(notes(&bench, word).await, [note], "{word}, which may go on");
            let whole = format!("{word} ");
            assert_eq!(notes(&bench, &whole).await, [note], "{word}");
        }
    }
    assert_eq!(notes(&bench, "हिन").await.len(), 1, "its beginning");
    assert_eq!(notes(&bench, "ह").await.len(), 1, "a letter");
    assert_eq!(notes(&bench, "हद").await, [""; 0]);
}

/// However many words begin with a letter, and whatever a tag's hidden name begins with.
#[tokio::test]
async fn a_letter_finds_the_words_that_begin_with_it_and_no_hidden_names() {
    let bench = Bench::open().await;
    let mut tags = Vec::new();
    for n in 0..40 {
        let tag =
            json!({"id": null, "group": "place", "label": format!("Zone {n}"), "hidden": false});
        tags.push(bench.ok("tag_save", tag).await["id"].clone());
    }
    let plain = json!({"note": "quiet", "tags": tags});
    bench.ok("checkin_save", plain).await;
    // 200, and then 400 words that begin with "m".
    for n in 0..20 {
        let many: Vec<String> = (0..20).map(|m| format!("m{n}x{m}")).collect();
        bench
            .ok(
                "checkin_save",
                json!({"note": many.join(" "), "tags": tags}),
            )
            .await;
        for (last, begun) in [(9, 1), (19, 11)] {
            if n == last {
                assert_eq!(notes(&bench, "m").await.len(), last + 1);
                assert_eq!(notes(&bench, "m1").await.len(), begun);
                assert_eq!(notes(&bench, "m1x ").await.len(), 0);
            }
        }
        for hidden in "abcdef".chars() {
            assert_eq!(notes(&bench, &hidden.to_string()).await, [""; 0]);
        }
    }
    assert_eq!(notes(&bench, "z").await.len(), 21, "the tags' names");
}

/// Notes and queries of few letters, so that they meet.
fn few_letters() -> impl Strategy<Value = String> {
    prop::collection::vec("[aAbé]{1,3}|ਪੰ?|œ", 1..5).prop_map(|words| words.join(" "))
}

/// As a person would look through every note: all words, the last one perhaps only begun.
fn looked_through(notes: &[String], query: &str) -> Vec<String> {
    let wanted = words(query);
    let last = wanted.len() - 1;
    let begun = |n: usize| n == last && !query.ends_with(' ');
    let has = |note: &&String| {
        let words = words(note);
        wanted.iter().enumerate().all(|(n, wanted)| {
            let is = |word: &String| word == wanted || begun(n) && word.starts_with(wanted);
            words.iter().any(is)
        })
    };
    let mut found: Vec<String> = notes.iter().filter(has).cloned().collect();
    found.sort();
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn a_search_finds_what_looking_through_finds(
        written in prop::collection::vec(few_letters(), 1..12),
        queries in prop::collection::vec((few_letters(), any::<bool>()), 1..12),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let bench = Bench::open().await;
            for note in &written {
                bench.ok("checkin_save", json!({"note": note})).await;
            }
            for (query, complete) in queries {
                let query = if complete { format!("{query} ") } else { query };
                let mut found = notes(&bench, &query).await;
                found.sort();
                prop_assert_eq!(found, looked_through(&written, &query));
            }
            Ok(())
        })?;
    }
}
