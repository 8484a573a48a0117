//! Check-ins, through the command table, on a real vault.

use crate::Code;
use crate::testing::Bench;
use serde_json::{Value, json};

/// A scale of faces and its id.
async fn mood(bench: &Bench) -> String {
    let words = ["Rough", "Low", "Okay", "Good", "Great"];
    let form = json!({"id": null, "ask": "How is it?", "kind": {"type": "faces", "words": words}, "better": "high", "cadence": "every_time"});
    bench.ok("item_save", form).await["id"]
        .as_str()
        .expect("an id")
        .to_owned()
}

#[tokio::test]
async fn a_check_in_is_there_after_a_restart() {
    let mut bench = Bench::open().await;
    let mood = mood(&bench).await;
    let tag = bench
        .ok(
            "tag_save",
            json!({"id": null, "group": "activity", "label": "Walking", "hidden": false}),
        )
        .await;
    let saved = bench.ok("checkin_save", json!({"answers": {&mood: 4}, "tags": [tag["id"]], "note": "  Two lines.\nThe river.  "})).await;
    assert_eq!(
        (&saved["day"], &saved["time"], &saved["zone"]),
        (
            &json!("2026-06-01"),
            &json!("10:00"),
            &json!("America/Toronto")
        )
    );
    bench.restart().await;
    let start = bench.ok("start", json!({})).await;
    assert_eq!(start["today"]["checkins"], json!([saved]));
    assert_eq!(saved["note"], "Two lines.\nThe river.");
    assert_eq!(saved["answers"][0]["wording"]["ask"], "How is it?");
    assert_eq!(saved["answers"][0]["value"], 4.0);
}

#[tokio::test]
async fn history_keeps_the_wording_that_was_answered() {
    let bench = Bench::open().await;
    let mood = mood(&bench).await;
    let first = bench
        .ok("checkin_save", json!({"answers": {&mood: 4}}))
        .await;
    let words = ["1", "2", "3", "4", "5"];
    bench
        .ok("item_save", json!({"id": mood, "ask": "And now?", "kind": {"type": "faces", "words": words}, "better": "high", "cadence": "daily"}))
        .await;
    let second = bench
        .ok("checkin_save", json!({"answers": {&mood: 2}}))
        .await;
    let kept = bench.ok("checkin_get", json!({"id": first["id"]})).await;
    assert_eq!(kept["answers"][0]["wording"]["ask"], "How is it?");
    assert_eq!(second["answers"][0]["wording"]["ask"], "And now?");
    // Changing the note of the old one does not touch its answer; answering anew does.
    let edit = |level: u8| json!({"id": first["id"], "answers": {&mood: level}, "note": "later"});
    assert_eq!(
        bench.ok("checkin_save", edit(4)).await["answers"][0]["wording"]["ask"],
        "How is it?"
    );
    assert_eq!(
        bench.ok("checkin_save", edit(5)).await["answers"][0]["wording"]["ask"],
        "And now?"
    );
    // The same words again are no new wording.
    let faces = json!({"type": "faces", "words": ["Rough", "Low", "Okay", "Good", "Great"]});
    let back = bench.ok("item_save", json!({"id": mood, "ask": "How is it?", "kind": faces, "better": "high", "cadence": "daily"})).await;
    assert_eq!(back["wording"]["id"], first["answers"][0]["wording"]["id"]);
}

#[tokio::test]
async fn any_day_can_be_filled_in_and_none_ahead() {
    let bench = Bench::open().await;
    let on = |day: &str, time: Value| json!({"when": {"day": day, "time": time}, "note": "x"});
    let past = bench
        .ok("checkin_save", on("2026-03-08", json!("02:30")))
        .await;
    assert_eq!(
        (&past["day"], &past["time"]),
        (&json!("2026-03-08"), &json!("02:30")),
        "after midnight still belongs to that day"
    );
    let noon = bench
        .ok("checkin_save", on("2020-02-29", Value::Null))
        .await;
    assert_eq!(
        (&noon["day"], &noon["time"]),
        (&json!("2020-02-29"), &json!("12:00"))
    );
    assert_eq!(
        bench
            .refused("checkin_save", on("2026-06-02", Value::Null))
            .await,
        Code::NotValid
    );
    assert_eq!(
        bench
            .refused("checkin_save", on("2026-06-01", json!("10:30")))
            .await,
        Code::NotValid
    );
    assert_eq!(
        bench
            .refused("checkin_save", on("2026-06-01", json!("25:00")))
            .await,
        Code::NotValid
    );
    // Moving it to another day takes it out of the first.
    let id = &past["id"];
    bench
        .ok(
            "checkin_save",
            json!({"id": id, "when": {"day": "2026-03-10", "time": "09:15"}, "note": "x"}),
        )
        .await;
    assert_eq!(
        bench.ok("day", json!({"day": "2026-03-08"})).await["checkins"],
        json!([])
    );
    assert_eq!(
        bench.ok("day", json!({"day": "2026-03-10"})).await["checkins"][0]["time"],
        "09:15"
    );
}

#[tokio::test]
async fn an_edit_elsewhere_does_not_move_the_check_in() {
    let bench = Bench::open().await;
    let saved = bench
        .ok("checkin_save", json!({"note": "in Toronto"}))
        .await;
    bench.clock.0.lock().expect("not poisoned").1 = chrono_tz::Asia::Tokyo;
    let edited = bench.ok("checkin_save", json!({"id": saved["id"], "when": {"day": "2026-06-01", "time": "10:00"}, "note": "still"})).await;
    assert_eq!(
        (&edited["at"], &edited["zone"], &edited["time"]),
        (&saved["at"], &saved["zone"], &saved["time"])
    );
}

#[tokio::test]
async fn every_question_can_be_skipped_and_answers_must_fit() {
    let bench = Bench::open().await;
    let mood = mood(&bench).await;
    assert_eq!(
        bench.ok("checkin_save", json!({"rest": true})).await["rest"],
        true,
        "a rest day is enough"
    );
    assert_eq!(
        bench.refused("checkin_save", json!({})).await,
        Code::NotValid,
        "nothing at all is not"
    );
    for wrong in [
        json!(0),
        json!(6),
        json!(2.5),
        json!(true),
        json!("good"),
        json!(["1"]),
    ] {
        assert_eq!(
            bench
                .refused("checkin_save", json!({"answers": {&mood: wrong}}))
                .await,
            Code::NotValid,
            "{wrong}"
        );
    }
    let unknown = "0123456789abcdef0123456789abcdef";
    assert_eq!(
        bench
            .refused("checkin_save", json!({"answers": {unknown: 1}}))
            .await,
        Code::NotValid
    );
    assert_eq!(
        bench
            .refused("checkin_save", json!({"id": unknown, "note": "x"}))
            .await,
        Code::NotFound
    );
    assert_eq!(
        bench
            .refused("checkin_save", json!({"note": "x".repeat(50_001)}))
            .await,
        Code::TooLong
    );
    assert_eq!(
        bench.refused("checkin_save", json!({"note": 3})).await,
        Code::NotValid
    );
    assert_eq!(
        bench.refused("no_such_command", json!({})).await,
        Code::NotValid
    );
}

#[tokio::test]
async fn an_answer_that_is_taken_back_is_gone() {
    let bench = Bench::open().await;
    let mood = mood(&bench).await;
    let saved = bench
        .ok(
            "checkin_save",
            json!({"answers": {&mood: 4}, "note": "secret pelican", "rest": true}),
        )
        .await;
    let edited = bench
        .ok("checkin_save", json!({"id": saved["id"], "note": "plain"}))
        .await;
    assert_eq!(
        (&edited["answers"], &edited["rest"]),
        (&json!([]), &json!(false))
    );
    assert_eq!(
        bench
            .ok("search", json!({"query": "pelican", "before": null}))
            .await["hits"],
        json!([])
    );
}

/// How many rows, and how many pieces of the search index, hold the word.
async fn traces(store: &crate::store::Store) -> [u32; 2] {
    let rows = "select cast(count(*) as text) from checkin where body || clock like '%pelican%'";
    let index =
        "select cast(count(*) as text) from words_data where instr(block, cast('pelican' as blob))";
    let mut found = [0; 2];
    for (found, count) in found.iter_mut().zip([rows, index]) {
        let count = store.read_own(count, &[]).await.expect("a count");
        *found = count.parse().expect("a number");
    }
    found
}

#[tokio::test]
async fn what_is_deleted_is_found_nowhere_and_undo_brings_it_back() {
    let mut bench = Bench::open().await;
    let saved = bench
        .ok("checkin_save", json!({"note": "secret pelican"}))
        .await;
    let id = json!({"id": saved["id"]});
    let store = bench.app.store().await.expect("open");
    assert_eq!(traces(&store).await, [1, 1], "a trace would be found");
    bench.ok("checkin_delete", id.clone()).await;
    for name in ["checkin_get", "checkin_delete"] {
        assert_eq!(bench.refused(name, id.clone()).await, Code::NotFound);
    }
    assert_eq!(
        bench
            .ok("search", json!({"query": "pelican", "before": null}))
            .await["hits"],
        json!([])
    );
    assert_eq!(
        traces(&store).await,
        [1, 0],
        "no word stays in the search index"
    );
    drop(store);
    bench.restart().await;
    let start = bench.ok("start", json!({})).await;
    assert_eq!(start["today"]["checkins"], json!([]));
    assert_eq!(bench.ok("checkin_undo_delete", id.clone()).await, saved);
    assert_eq!(
        bench
            .ok("search", json!({"query": "pelican", "before": null}))
            .await["hits"][0]["id"],
        saved["id"]
    );
    bench.ok("checkin_delete", id.clone()).await;
    bench.ok("deleted_forget_all", json!({})).await;
    let store = bench.app.store().await.expect("open");
    assert_eq!(traces(&store).await, [0, 0], "no word stays in the vault");
    assert_eq!(
        bench.refused("checkin_undo_delete", id).await,
        Code::UndoGone
    );
}

#[tokio::test]
async fn several_check_ins_stand_in_the_order_of_the_day() {
    let bench = Bench::open().await;
    for (time, note) in [("09:00", "b"), ("07:30", "a"), ("01:00", "c")] {
        // One in the morning belongs to the night after.
        let day = if note == "c" {
            "2026-05-31"
        } else {
            "2026-06-01"
        };
        bench
            .ok(
                "checkin_save",
                json!({"when": {"day": day, "time": time}, "note": note}),
            )
            .await;
    }
    let notes = |day: Value| {
        day["checkins"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|checkin| checkin["note"].as_str().expect("text").to_owned())
            .collect::<String>()
    };
    assert_eq!(
        notes(bench.ok("day", json!({"day": "2026-06-01"})).await),
        "ab"
    );
    assert_eq!(
        notes(bench.ok("day", json!({"day": "2026-05-31"})).await),
        "c"
    );
}
