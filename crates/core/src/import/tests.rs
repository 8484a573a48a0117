//! Bringing the past in, through the command table, on a real vault.

use crate::Code;
use crate::testing::Bench;
use base64::prelude::{BASE64_STANDARD, Engine};
use proptest::prelude::*;
use serde_json::{Value, json};

const FILE: &str = "\u{feff}full_date,date,weekday,time,mood,activities,scales,note_title,note\n\
    2026-05-02,May 2,Saturday,20:39,rad,\"walk | cafe\",\"Calm:\u{a0}4 | Focus:\u{a0}high\",Title,A good<br>day\n\
    2026-05-02,May 2,Saturday,08:00,awful,,,,\n\
    2026-05-01,May 1,Friday,00:30,ok but sleepy,work,,,\n";

fn file(text: &str) -> Value {
    json!({"data": BASE64_STANDARD.encode(text)})
}

fn run(look: &Value, levels: Value) -> Value {
    let words = ["Rough", "Low", "Okay", "Good", "Great"];
    let mood = json!({"id": null, "ask": "Mood", "kind": {"type": "faces", "words": words}, "better": "high", "cadence": "every_time"});
    json!({"handle": look["handle"], "levels": levels, "mood_item": mood})
}

#[tokio::test]
async fn a_dry_run_counts_and_asks_and_changes_nothing() {
    let bench = Bench::open().await;
    bench
        .ok(
            "tag_save",
            json!({"id": null, "group": "place", "label": "Café", "hidden": false}),
        )
        .await;
    let look = bench.ok("import_look", file(FILE)).await;
    assert_eq!(
        (&look["format"], &look["problem"]),
        (&json!("daylio_csv"), &Value::Null)
    );
    assert_eq!(
        (
            &look["new_checkins"],
            &look["known_checkins"],
            &look["new_tags"]
        ),
        (&json!(3), &json!(0), &json!(2))
    );
    assert_eq!(
        (&look["first"], &look["last"]),
        (&json!("2026-05-01"), &json!("2026-05-02"))
    );
    assert_eq!(look["scales"], json!(["Calm", "Focus"]));
    let unknown = look["moods"]
        .as_array()
        .expect("a list")
        .iter()
        .filter(|mood| mood["level"].is_null())
        .map(|mood| mood["word"].clone())
        .collect::<Vec<_>>();
    assert_eq!(
        unknown,
        [json!("ok but sleepy")],
        "what has to be asked, once"
    );
    assert_eq!(bench.ok("today", json!({})).await["last_day"], Value::Null);
}

#[tokio::test]
async fn everything_comes_in_once() {
    let bench = Bench::open().await;
    let cafe = bench
        .ok(
            "tag_save",
            json!({"id": null, "group": "place", "label": "Café", "hidden": false}),
        )
        .await;
    let look = bench.ok("import_look", file(FILE)).await;
    let done = bench
        .ok("import_run", run(&look, json!({"ok but sleepy": 3})))
        .await;
    assert_eq!(done, json!({"added": 3, "known": 0}));
    let day = bench.ok("day", json!({"day": "2026-05-02"})).await;
    let evening = &day["checkins"][1];
    assert_eq!(
        (&evening["time"], &evening["note"]),
        (&json!("20:39"), &json!("Title\n\nA good\nday"))
    );
    assert_eq!(
        evening["origin"],
        json!({"source": "daylio", "mood": "rad"}),
        "the original value beside the mapped one"
    );
    let answers: Vec<_> = evening["answers"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|answer| (&answer["wording"]["ask"], &answer["value"]))
        .collect();
    assert_eq!(
        answers,
        [
            (&json!("Mood"), &json!(5.0)),
            (&json!("Calm"), &json!("4")),
            (&json!("Focus"), &json!("high"))
        ]
    );
    assert!(
        evening["tags"]
            .as_array()
            .expect("a list")
            .contains(&cafe["id"]),
        "a tag that is here already is that tag"
    );
    let night = bench.ok("day", json!({"day": "2026-04-30"})).await;
    assert_eq!(
        night["checkins"][0]["answers"][0]["value"], 3.0,
        "half past midnight belongs to the day before"
    );

    let shown = bench.ok("today", json!({})).await["items"]
        .as_array()
        .map(Vec::len);
    assert_eq!(shown, Some(1), "scales of the other app are not asked");

    // Again, and again after one was deleted: nothing is added, nothing comes back.
    bench
        .ok("checkin_delete", json!({"id": evening["id"]}))
        .await;
    let look = bench.ok("import_look", file(FILE)).await;
    assert_eq!(
        (&look["new_checkins"], &look["known_checkins"]),
        (&json!(0), &json!(3))
    );
    assert_eq!(
        bench.ok("import_run", run(&look, json!({}))).await,
        json!({"added": 0, "known": 3})
    );
    assert_eq!(
        bench.refused("import_run", run(&look, json!({}))).await,
        Code::ImportGone
    );
}

#[tokio::test]
async fn moods_go_to_the_question_that_colours_the_calendar() {
    let bench = Bench::open().await;
    let words = ["1", "2", "3", "4", "5"];
    let faces = ["first", "chosen"].map(|ask| json!({"id": null, "ask": ask, "kind": {"type": "faces", "words": words}, "better": "high", "cadence": "daily"}));
    let items = bench.ok("item_save_all", json!({"items": faces})).await;
    bench
        .ok("settings_save", json!({"calendar_item": items[1]["id"]}))
        .await;
    let look = bench.ok("import_look", file(FILE)).await;
    bench.ok("import_run", run(&look, json!({}))).await;
    let day = bench.ok("day", json!({"day": "2026-05-02"})).await;
    assert_eq!(day["checkins"][0]["answers"][0]["item"], items[1]["id"]);
}

#[tokio::test]
async fn a_word_without_a_level_is_kept_as_a_word() {
    let bench = Bench::open().await;
    let look = bench.ok("import_look", file(FILE)).await;
    bench.ok("import_run", run(&look, json!({}))).await;
    let night = bench.ok("day", json!({"day": "2026-04-30"})).await;
    assert_eq!(night["checkins"][0]["answers"], json!([]));
    assert_eq!(night["checkins"][0]["origin"]["mood"], "ok but sleepy");
}

#[tokio::test]
async fn a_damaged_file_says_its_row_and_changes_nothing() {
    let bench = Bench::open().await;
    let look = bench
        .ok(
            "import_look",
            file(&FILE.replace("2026-05-01", "2026-13-01")),
        )
        .await;
    assert_eq!(look["problem"], json!({"row": 4, "why": "bad_date"}));
    assert_eq!(
        bench.refused("import_run", run(&look, json!({}))).await,
        Code::ImportGone
    );
    assert_eq!(
        bench
            .refused("import_look", json!({"data": "no base64!"}))
            .await,
        Code::NotValid
    );
    let look = bench.ok("import_look", file(FILE)).await;
    assert_eq!(
        bench
            .refused("import_run", run(&look, json!({"ok but sleepy": 6})))
            .await,
        Code::NotValid
    );
    bench
        .ok("import_forget", json!({"handle": look["handle"]}))
        .await;
    assert_eq!(
        bench.refused("import_run", run(&look, json!({}))).await,
        Code::ImportGone
    );
    assert_eq!(bench.ok("item_list", json!({})).await, json!([]));
}

#[tokio::test]
async fn all_or_nothing() {
    let bench = Bench::open().await;
    let look = bench.ok("import_look", file(FILE)).await;
    let store = bench.app.store().await.expect("open");
    // The disk is full after the second of the three.
    let full = "create trigger full before insert on checkin when (select count(*) from checkin) = 2 begin select raise(abort, 'full'); end";
    store.write_local(full, &[]).await.expect("a trigger");
    bench.refused("import_run", run(&look, json!({}))).await;
    assert_eq!(
        bench.ok("item_list", json!({})).await,
        json!([]),
        "not even the item"
    );
    assert_eq!(bench.ok("tag_list", json!({})).await, json!([]));
    store
        .write_local("drop trigger full", &[])
        .await
        .expect("room again");
    assert_eq!(
        bench.ok("import_run", run(&look, json!({}))).await,
        json!({"added": 3, "known": 0}),
        "and then the same works"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// However the rows of a file stand, and whatever part of it came in before, the vault ends the same.
    #[test]
    fn the_order_of_rows_and_earlier_imports_do_not_matter(
        rows in prop::collection::vec((1u32..28, 0u32..24, 0usize..5, "[a-z]{0,6}"), 1..12),
        order in any::<prop::sample::Index>(),
        part in any::<prop::sample::Index>(),
    ) {
        let lines: Vec<String> = rows
            .iter()
            .map(|(day, hour, mood, note)| format!("2026-05-{day:02},x,x,{hour:02}:15,{},walk,,{note}", ["rad", "good", "meh", "bad", "awful"][*mood]))
            .collect();
        let csv = |lines: &[String]| format!("full_date,date,weekday,time,mood,activities,note_title,note\n{}\n", lines.join("\n"));
        let mut turned = lines.clone();
        turned.rotate_left(order.index(lines.len()));
        turned.reverse();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let (whole, parts) = runtime.block_on(async {
            let (one, two) = (Bench::open().await, Bench::open().await);
            for (bench, files) in [(&one, vec![csv(&lines)]), (&two, vec![csv(&turned[..part.index(turned.len())]), csv(&turned), csv(&lines)])] {
                for text in files {
                    let look = bench.ok("import_look", file(&text)).await;
                    if look["problem"].is_null() {
                        bench.ok("import_run", run(&look, json!({}))).await;
                    }
                }
            }
            (content(&one).await, content(&two).await)
        });
        prop_assert_eq!(whole, parts);
    }
}

/// What a client sees of a vault, with ids that differ between two vaults left out.
async fn content(bench: &Bench) -> Vec<Value> {
    let mut all = Vec::new();
    for (month, days) in [(4, 30), (5, 31)] {
        for day in 1..=days {
            let page = bench
                .ok("day", json!({"day": format!("2026-{month:02}-{day:02}")}))
                .await;
            let mut seen: Vec<Value> = page["checkins"]
                .as_array()
                .expect("a list")
                .iter()
                .map(|checkin| {
                    json!([
                        checkin["id"],
                        checkin["at"],
                        checkin["note"],
                        checkin["answers"][0]["value"]
                    ])
                })
                .collect();
            seen.sort_by_key(Value::to_string);
            all.extend(seen);
        }
    }
    all
}
