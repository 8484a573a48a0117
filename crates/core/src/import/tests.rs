//! Bringing the past in, through the command table, on a real vault.

use crate::Code;
use crate::testing::Bench;
use proptest::prelude::*;
use serde_json::{Value, json};

const FILE: &str = "\u{feff}full_date,date,weekday,time,mood,activities,scales,note_title,note\n\
    2026-05-02,May 2,Saturday,20:39,rad,\"walk | cafe\",\"Calm:\u{a0}4 | Focus:\u{a0}high\",Title,A good<br>day\n\
    2026-05-02,May 2,Saturday,08:00,awful,,,,\n\
    2026-05-01,May 1,Friday,00:30,ok but sleepy,work,,,\n";

/// A file of the client's own, chosen.
fn file(bench: &Bench, content: impl AsRef<[u8]>) -> Value {
    let (chosen, path) = bench.choose("theirs");
    std::fs::write(path, content).expect("our own folder");
    json!({"from": chosen})
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
    let look = bench.ok("import_look", file(&bench, FILE)).await;
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
    let columns: Vec<_> = look["columns"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|column| (&column["name"], &column["becomes"]["kind"]))
        .collect();
    assert_eq!(
        columns,
        [
            (&json!("Calm"), &json!("number")),
            (&json!("Focus"), &json!("words"))
        ]
    );
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
    let look = bench.ok("import_look", file(&bench, FILE)).await;
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
            (&json!("Calm"), &json!(4.0)),
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
    let look = bench.ok("import_look", file(&bench, FILE)).await;
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
    let look = bench.ok("import_look", file(&bench, FILE)).await;
    bench.ok("import_run", run(&look, json!({}))).await;
    let day = bench.ok("day", json!({"day": "2026-05-02"})).await;
    assert_eq!(day["checkins"][0]["answers"][0]["item"], items[1]["id"]);
}

#[tokio::test]
async fn a_word_without_a_level_is_kept_as_a_word() {
    let bench = Bench::open().await;
    let look = bench.ok("import_look", file(&bench, FILE)).await;
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
            file(&bench, FILE.replace("2026-05-01", "2026-13-01")),
        )
        .await;
    assert_eq!(look["problem"], json!({"row": 4, "why": "bad_date"}));
    assert_eq!(
        bench.refused("import_run", run(&look, json!({}))).await,
        Code::ImportGone
    );
    assert_eq!(
        bench
            .refused("import_look", json!({"from": "never chosen"}))
            .await,
        Code::NotFound
    );
    let look = bench.ok("import_look", file(&bench, FILE)).await;
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
    let look = bench.ok("import_look", file(&bench, FILE)).await;
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

/// Loop's sheets and its database are one app: what came in from one is here for the other.
#[tokio::test]
async fn two_formats_of_one_app_are_one() {
    let bench = Bench::open().await;
    let mut added = Vec::new();
    for kept in ["loop.zip", "loop_v25.db", "loop.zip"] {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/import/");
        let content = std::fs::read(format!("{folder}{kept}")).expect("it is kept");
        let look = bench.ok("import_look", file(&bench, content)).await;
        let done = bench.ok("import_run", run(&look, json!({}))).await;
        added.push(done["added"].clone());
    }
    assert_eq!(added, [3, 0, 0]);
    let day = bench.ok("day", json!({"day": "2021-02-01"})).await;
    assert_eq!(
        day["checkins"],
        json!([]),
        "a day that was skipped is no \"no\""
    );
    let day = bench.ok("day", json!({"day": "2021-02-04"})).await;
    assert_eq!(
        answers(&day["checkins"][0]),
        [
            (json!("Walk, outside"), json!(true)),
            (json!("Water"), json!(7.5))
        ]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// However a file's rows come in, in how many exports, and however often: each is there once.
    #[test]
    fn each_row_comes_in_once(
        rows in prop::collection::vec((1u32..4, 0usize..3, 1u32..4), 1..14),
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..4),
    ) {
        let lines: Vec<String> = rows
            .iter()
            .map(|(day, habit, value)| format!("{},,,2026-05-{day:02},{value},\n", ["Tea", "Walk", "Sleep"][*habit]))
            .collect();
        let csv = |lines: &[String]| format!("HabitName,HabitDescription,HabitCategory,CalendarDate,Value,CommentText\nTea,,,2026-05-01,9,\nWalk,,,2026-05-01,9,\nSleep,,,2026-05-01,9,\n{}", lines.concat());
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let there = runtime.block_on(async {
            let bench = Bench::open().await;
            let ends = cuts.iter().map(|cut| cut.index(lines.len())).chain([lines.len(), lines.len()]);
            for end in ends {
                let look = bench.ok("import_look", file(&bench, csv(&lines[..end]))).await;
                bench.ok("import_run", run(&look, json!({}))).await;
            }
            let mut there = Vec::new();
            for day in 1..4 {
                let page = bench.ok("day", json!({"day": format!("2026-05-{day:02}")})).await;
                for checkin in page["checkins"].as_array().expect("a list") {
                    there.extend(answers(checkin).into_iter().map(|(ask, value)| (day, ask.to_string(), value.to_string())));
                }
            }
            there
        });
        let nines = ["Tea", "Walk", "Sleep"].map(|ask| (1, format!("{ask:?}"), "9.0".to_owned()));
        let mut meant: Vec<_> = rows
            .iter()
            .map(|(day, habit, value)| (*day, format!("{:?}", ["Tea", "Walk", "Sleep"][*habit]), format!("{value}.0")))
            .chain(nines)
            .collect();
        let mut there = there;
        meant.sort();
        there.sort();
        prop_assert_eq!(there, meant);
    }

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
                    let look = bench.ok("import_look", file(bench, &text)).await;
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

/// A file of rows, with a mood of ten, that was exported twice.
const ROWS: &str = "date,weekday,time of day,category,rating/amount,detail,notes\n\
    1st May 2026,x,am,Mood,6,Calm | Hopeful,A slow start\n\
    1st May 2026,x,am,Energy,3,OK,\n\
    1st May 2026,x,pm,Symptom,2,Headache (Moderate),\n\
    2nd May 2026,x,,Sleep,9:45,In bed 02:15 - 13:15,\n";

#[tokio::test]
async fn rows_become_answers_as_proposed() {
    let bench = Bench::open().await;
    let look = bench.ok("import_look", file(&bench, ROWS)).await;
    assert_eq!(look["format"], "bearable");
    let columns = look["columns"].as_array().expect("a list");
    let seen: Vec<_> = columns
        .iter()
        .map(|column| {
            (
                &column["name"],
                &column["becomes"]["type"],
                &column["kinds"][0],
            )
        })
        .collect();
    assert_eq!(
        seen,
        [
            (&json!("Mood"), &json!("mood"), &json!("number")),
            (&json!("Energy"), &json!("new"), &json!("number")),
            (&json!("Headache"), &json!("new"), &json!("number")),
            (&json!("Sleep"), &json!("new"), &json!("duration"))
        ]
    );
    assert_eq!(
        columns[0]["becomes"]["scale"],
        json!({"low": 1.0, "high": 10.0}),
        "the length of the scale is told, to be confirmed"
    );
    assert_eq!(
        (&look["new_checkins"], &look["new_tags"]),
        (&json!(3), &json!(2))
    );
    let done = bench.ok("import_run", run(&look, json!({}))).await;
    assert_eq!(done, json!({"added": 3, "known": 0}));
    let day = bench.ok("day", json!({"day": "2026-05-01"})).await;
    let morning = &day["checkins"][0];
    assert_eq!(
        answers(morning),
        [(json!("Mood"), json!(3.0)), (json!("Energy"), json!(3.0))]
    );
    assert_eq!(morning["note"], "Mood: A slow start");
    assert_eq!(
        morning["origin"],
        json!({"source": "bearable", "mood": "Mood: 6 · Energy: 3 (OK)"}),
        "what stood in the file is kept beside what it became"
    );
    let night = bench.ok("day", json!({"day": "2026-05-02"})).await;
    assert_eq!(
        answers(&night["checkins"][0]),
        [(json!("Sleep"), json!(585.0))]
    );
    let shown = bench.ok("today", json!({})).await["items"]
        .as_array()
        .map(Vec::len);
    assert_eq!(shown, Some(1), "what the other app asked is put away");
}

#[tokio::test]
async fn the_client_says_what_each_question_becomes() {
    let bench = Bench::open().await;
    let pain = json!({"id": null, "ask": "Pain", "kind": {"type": "zero_to_ten", "low": "", "high": ""}, "better": "low", "cadence": "daily"});
    let pain = bench.ok("item_save", pain).await["id"].clone();
    let look = bench.ok("import_look", file(&bench, ROWS)).await;
    let mut asked = run(&look, json!({}));
    asked["columns"] = json!({
        "0": {"type": "mood", "scale": {"low": 10.0, "high": 1.0}},
        "1": {"type": "left_out"},
        "2": {"type": "item", "id": pain, "scale": {"low": 0.0, "high": 3.0}},
        "3": {"type": "new", "kind": "words", "unit": ""},
    });
    bench.ok("import_run", asked).await;
    let day = bench.ok("day", json!({"day": "2026-05-01"})).await;
    assert_eq!(answers(&day["checkins"][0]), [(json!("Mood"), json!(3.0))]);
    assert_eq!(answers(&day["checkins"][1]), [(json!("Pain"), json!(7.0))]);
    let night = bench.ok("day", json!({"day": "2026-05-02"})).await;
    let words = "9:45 (In bed 02:15 - 13:15)";
    assert_eq!(
        answers(&night["checkins"][0]),
        [(json!("Sleep"), json!(words))]
    );

    // What was left out may come later, by itself.
    let look = bench.ok("import_look", file(&bench, ROWS)).await;
    assert_eq!(
        (&look["new_checkins"], &look["known_checkins"]),
        (&json!(1), &json!(2))
    );
    bench.ok("import_run", run(&look, json!({}))).await;
    let day = bench.ok("day", json!({"day": "2026-05-01"})).await;
    assert_eq!(day["checkins"].as_array().map(Vec::len), Some(3));
}

#[tokio::test]
async fn what_cannot_be_is_refused_whole() {
    let bench = Bench::open().await;
    let look = bench.ok("import_look", file(&bench, ROWS)).await;
    for becomes in [
        json!({"type": "new", "kind": "yes_no", "unit": ""}),
        json!({"type": "mood", "scale": {"low": 7.0, "high": 10.0}}),
        json!({"type": "mood", "scale": {"low": 7.0, "high": 7.0}}),
    ] {
        let mut asked = run(&look, json!({}));
        asked["columns"] = json!({"0": becomes});
        assert_eq!(bench.refused("import_run", asked).await, Code::NotValid);
    }
    assert_eq!(bench.ok("item_list", json!({})).await, json!([]));
}

#[tokio::test]
async fn a_later_export_adds_what_is_new_and_no_more() {
    let bench = Bench::open().await;
    let later = format!(
        "{ROWS}1st May 2026,x,am,Energy,4,Good,\n1st May 2026,x,am,Gratitudes,,The rain,\n3rd May 2026,x,am,Mood,6,,\n"
    );
    let bring = async |text: &str| {
        let look = bench.ok("import_look", file(&bench, text)).await;
        let done = bench.ok("import_run", run(&look, json!({}))).await;
        assert_eq!(
            done["added"], look["new_checkins"],
            "what was foretold is done"
        );
        done["added"].clone()
    };
    assert_eq!(bring(ROWS).await, 3);
    assert_eq!(bring(&later).await, 2);
    let day = bench.ok("day", json!({"day": "2026-05-01"})).await;
    let all: Vec<_> = day["checkins"]
        .as_array()
        .expect("a list")
        .iter()
        .map(answers)
        .collect();
    assert!(all.contains(&vec![
        (json!("Energy"), json!(4.0)),
        (json!("Gratitudes"), json!("The rain"))
    ]));
    assert_eq!(all.len(), 3);
    for known in [ROWS, &later] {
        assert_eq!(bring(known).await, 0);
    }
    // Changed or deleted here, it does not come back.
    let id = &day["checkins"][0]["id"];
    bench.ok("checkin_delete", json!({"id": id})).await;
    assert_eq!(bring(&later).await, 0);
}

#[tokio::test]
async fn a_file_is_weighed_before_it_is_read() {
    let bench = Bench::open().await;
    let (chosen, path) = bench.choose("huge");
    // Two gigabytes, of which the disk holds none.
    let huge = std::fs::File::create(path).expect("our own folder");
    huge.set_len(2 << 30).expect("a file with a hole");
    let look = bench.ok("import_look", json!({"from": chosen})).await;
    assert_eq!(look["problem"], json!({"row": null, "why": "too_big"}));
}

/// What was asked and answered, the scale of faces first.
fn answers(checkin: &Value) -> Vec<(Value, Value)> {
    let answers = checkin["answers"].as_array().expect("a list");
    let one = |answer: &Value| (answer["wording"]["ask"].clone(), answer["value"].clone());
    let mut answers: Vec<_> = answers.iter().map(one).collect();
    answers.sort_by_key(|(ask, _)| (ask != "Mood", ask.to_string()));
    answers
}
