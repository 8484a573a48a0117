//! Insights, through the command table, on a real vault.

mod kept;

use crate::Code;
use crate::testing::Bench;
use serde_json::{Value, json};
use trellis_domain::Id;
use trellis_domain::merge::{ChangeSet, DeviceId, Hlc, Kind, Record, RecordChange, Stamp};
use trellis_domain::plan::Starter;

/// A question and its id.
async fn item(bench: &Bench, ask: &str, kind: Value) -> String {
    let form =
        json!({"id": null, "ask": ask, "kind": kind, "better": "high", "cadence": "every_time"});
    let item = bench.ok("item_save", form).await;
    item["id"].as_str().expect("an id").to_owned()
}

fn faces() -> Value {
    json!({"type": "faces", "words": ["Rough", "Low", "Okay", "Good", "Great"]})
}

async fn tag(bench: &Bench, group: &str, label: &str) -> Value {
    let form = json!({"id": null, "group": group, "label": label, "hidden": false});
    bench.ok("tag_save", form).await["id"].clone()
}

async fn on(bench: &Bench, day: &str, answers: Value, tags: &[&Value]) -> Value {
    let when = json!({"day": day, "time": null});
    let form = json!({"when": when, "answers": answers, "tags": tags});
    bench.ok("checkin_save", form).await
}

/// Another device writes a new record.
async fn receive(bench: &Bench, number: u8, kind: Kind, fields: &Value) {
    let stamp = Stamp {
        hlc: Hlc::default().tick(1_780_000_000_000 + i64::from(number)),
        device: DeviceId::from_random([9; 8]),
    };
    let fields = fields.as_object().expect("fields").clone();
    let change = RecordChange {
        kind,
        id: Id::from_bytes([number; 16]),
        delta: Record::default().edit(stamp, fields),
    };
    let change = ChangeSet {
        stamp,
        records: vec![change],
    };
    bench.app.receive(&change).await.expect("received");
}

#[tokio::test]
async fn a_chart_has_each_day_and_gaps_between() {
    let bench = Bench::open().await;
    let mood = item(&bench, "How is it?", faces()).await;
    on(&bench, "2026-05-29", json!({&mood: 2}), &[]).await;
    on(&bench, "2026-05-29", json!({&mood: 5}), &[]).await;
    on(&bench, "2026-05-31", json!({&mood: 4}), &[]).await;
    let ask = json!({"item": null, "span": "week", "last": null});
    let chart = bench.ok("insight_chart", ask.clone()).await;
    assert_eq!(
        (
            &chart["item"],
            &chart["first"],
            &chart["last"],
            &chart["earliest"]
        ),
        (
            &json!(mood),
            &json!("2026-05-26"),
            &json!("2026-06-01"),
            &json!("2026-05-29")
        )
    );
    let told: Vec<Value> = chart["points"]
        .as_array()
        .expect("points")
        .iter()
        .map(|point| {
            json!([
                point["from"],
                point["told"]["mean"],
                point["told"]["low"],
                point["told"]["high"]
            ])
        })
        .collect();
    assert_eq!(told.len(), 7);
    assert_eq!(told[3], json!(["2026-05-29", 3.5, 2.0, 5.0]));
    assert_eq!(told[4], json!(["2026-05-30", null, null, null]), "a gap");
    assert_eq!(told[5], json!(["2026-05-31", 4.0, 4.0, 4.0]));
    assert_eq!(
        chart["whole"],
        json!({"days": 2, "mean": 3.75, "low": 2.0, "high": 5.0})
    );

    // A rest day and an empty answer change nothing at all.
    bench
        .ok(
            "checkin_save",
            json!({"when": {"day": "2026-05-30", "time": null}, "rest": true}),
        )
        .await;
    on(
        &bench,
        "2026-05-29",
        json!({}),
        &[&tag(&bench, "place", "River").await],
    )
    .await;
    assert_eq!(bench.ok("insight_chart", ask).await, chart);

    let ask = |span: &str, last: &str| json!({"item": mood, "span": span, "last": last});
    let year = bench.ok("insight_chart", ask("year", "2026-05-31")).await;
    let points = year["points"].as_array().expect("points");
    assert_eq!(
        (points.len(), &points[51]["from"]),
        (52, &json!("2026-05-25"))
    );
    assert_eq!(points[51]["told"]["days"], 2);
    assert_eq!(
        bench
            .refused("insight_chart", ask("week", "2026-06-02"))
            .await,
        Code::NotValid
    );
    let other = json!({"item": "00000000000000000000000000000009", "span": "week", "last": null});
    assert_eq!(bench.refused("insight_chart", other).await, Code::NotFound);
}

#[tokio::test]
async fn with_no_question_that_has_a_scale_there_is_nothing_to_draw() {
    let bench = Bench::open().await;
    item(&bench, "What went well?", json!({"type": "short_text"})).await;
    let chart = bench
        .ok(
            "insight_chart",
            json!({"item": null, "span": "month", "last": null}),
        )
        .await;
    assert_eq!(
        (&chart["item"], &chart["items"]),
        (&Value::Null, &json!([]))
    );
    assert_eq!(chart["points"].as_array().map(Vec::len), Some(30));
    let with = bench.ok("insight_days_with", json!({})).await;
    assert_eq!(with["pairs"], json!([]));
    assert_eq!(bench.ok("insight_signs", json!({})).await, json!([]));
}

/// An answer to a question of another kind is not an answer to this one.
#[tokio::test]
async fn a_question_that_changed_its_kind_begins_anew() {
    let bench = Bench::open().await;
    let mood = item(&bench, "How is it?", faces()).await;
    on(&bench, "2026-05-29", json!({&mood: 2}), &[]).await;
    let again = |ask: &str, kind: Value| json!({"id": mood, "ask": ask, "kind": kind, "better": "high", "cadence": "daily"});
    bench.ok("item_save", again("And now?", faces())).await;
    on(&bench, "2026-05-30", json!({&mood: 4}), &[]).await;
    let days = |chart: Value| chart["whole"]["days"].clone();
    let ask = json!({"item": mood, "span": "week", "last": null});
    assert_eq!(
        days(bench.ok("insight_chart", ask.clone()).await),
        2,
        "other words, the same scale"
    );
    bench
        .ok(
            "item_save",
            again(
                "Of ten?",
                json!({"type": "zero_to_ten", "low": "", "high": ""}),
            ),
        )
        .await;
    assert_eq!(
        days(bench.ok("insight_chart", ask.clone()).await),
        Value::Null
    );
    on(&bench, "2026-05-31", json!({&mood: 9}), &[]).await;
    assert_eq!(bench.ok("insight_chart", ask).await["whole"]["mean"], 9.0);
}

#[tokio::test]
async fn days_with_something_stand_beside_the_others() {
    let bench = Bench::open().await;
    let mood = item(&bench, "How is it?", faces()).await;
    let sleep = item(&bench, "Sleep", json!({"type": "duration"})).await;
    let walk = tag(&bench, "helped", "A walk").await;
    let strength = bench
        .ok(
            "strength_save",
            json!({"id": null, "text": "Patience", "prompt": null}),
        )
        .await;
    let line = json!({"about": {"type": "own"}, "text": "Stretch", "title": "", "shows": "nothing", "id": null,
        "rule": {"start": "2026-01-01", "every": {"type": "days", "n": 1}, "end": {"type": "never"}, "times": ["08:00"]},
        "zone": null, "if_not_done": false, "sound": false, "off": false});
    let reminder = bench.ok("reminder_save", line).await;
    let id = reminder["reminder"]["id"].clone();
    // An order with no rhythm of its own.
    let mut number = 7_u32;
    for month in 3..=5 {
        for day in 1..=30 {
            number = (number * 75 + 74) % 65_537;
            let day = format!("2026-{month:02}-{day:02}");
            let (walked, long) = (number.is_multiple_of(3), number.is_multiple_of(2));
            let face = 2 + u32::from(walked) * 2 + number / 7 % 2;
            let tags = if walked { vec![walk.clone()] } else { vec![] };
            let answers = json!({&mood: face, &sleep: if long { 500 } else { 400 }});
            let strengths = if number.is_multiple_of(5) {
                vec![strength["id"].clone()]
            } else {
                vec![]
            };
            let form = json!({"when": {"day": day, "time": null}, "answers": answers, "tags": tags, "strengths": strengths});
            bench.ok("checkin_save", form).await;
        }
    }
    let with = bench.ok("insight_days_with", json!({})).await;
    assert_eq!(
        (&with["days"], &with["last"]),
        (&json!(90), &json!("2026-06-01"))
    );
    let first = &with["pairs"][0];
    assert_eq!(first["clear"], true);
    let thing = &with["things"][first["thing"].as_u64().expect("a place") as usize];
    assert_eq!(
        (&thing["name"], &thing["thing"]["type"]),
        (&json!("A walk"), &json!("tag"))
    );
    assert_eq!(
        with["items"][first["item"].as_u64().expect("a place") as usize]["id"],
        json!(mood)
    );
    assert!(first["low"].as_f64() > Some(0.0) && first["with"].as_u64() >= Some(5));
    let kinds: Vec<&Value> = with["things"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| &one["thing"]["type"])
        .collect();
    for kind in ["tag", "strength", "at_least", "weekday"] {
        assert!(kinds.contains(&&json!(kind)), "{kind}");
    }
    assert!(!kinds.contains(&&json!("done")), "nothing was done yet");
    assert_eq!(
        bench.ok("insight_days_with", json!({})).await,
        with,
        "the same days say the same"
    );

    // What was done by a reminder, on six days in May.
    for day in 10..16 {
        let wall = format!("2026-05-{day}T08:00");
        let fields = json!({"reminder": id, "wall": wall, "said": {"type": "done"}});
        receive(&bench, day, Kind::Act, &fields).await;
    }
    let with = bench.ok("insight_days_with", json!({})).await;
    let things = with["things"].as_array().expect("a list");
    let done = things
        .iter()
        .position(|one| one["thing"]["type"] == "done")
        .expect("there now");
    assert_eq!(things[done]["name"], "Stretch");
    let pair = with["pairs"]
        .as_array()
        .expect("a list")
        .iter()
        .find(|pair| pair["thing"] == done);
    assert_eq!(
        (
            &pair.expect("compared")["with"],
            &pair.expect("compared")["without"]
        ),
        (&json!(6), &json!(15))
    );

    // What is deleted is not named.
    bench
        .ok("strength_delete", json!({"id": strength["id"]}))
        .await;
    bench.ok("reminder_delete", json!({"id": id})).await;
    let with = bench.ok("insight_days_with", json!({})).await;
    let names: Vec<&Value> = with["things"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| &one["name"])
        .collect();
    assert!(!names.contains(&&json!("Patience")) && !names.contains(&&json!("Stretch")));

    let usual = bench.ok("insight_usual", json!({"item": mood})).await;
    assert_eq!(usual["weekdays"].as_array().map(Vec::len), Some(7));
    assert_eq!(usual["parts"][1]["days"], 90, "noon is in the afternoon");
    assert_eq!(
        usual["parts"][0],
        json!({"number": 0, "days": 0, "usual": null})
    );
}

#[tokio::test]
async fn a_sign_that_came_has_what_helped_beside_it() {
    let bench = Bench::open().await;
    let mood = item(&bench, "How is it?", faces()).await;
    let (walk, bus) = (
        tag(&bench, "helped", "A walk").await,
        tag(&bench, "place", "Bus").await,
    );
    let section = Starter::EarlySigns.id();
    let line = json!({"id": null, "section": section, "text": "I stop answering.", "points": [], "photo": null, "link": null, "first": false});
    let plan = bench.ok("line_save", line).await;
    let sections = plan["sections"].as_array().expect("a list");
    let section = sections
        .iter()
        .find(|one| one["id"] == json!(section))
        .expect("a section");
    let line = section["lines"]
        .as_array()
        .and_then(|lines| lines.last())
        .expect("a line")["id"]
        .clone();
    let pattern = json!({"test": {"type": "below", "item": mood, "than": 3}, "days": 2});
    bench
        .ok(
            "sign_save",
            json!({"id": null, "line": line, "pattern": pattern, "action": null, "off": true}),
        )
        .await;
    assert_eq!(
        bench.ok("insight_signs", json!({})).await,
        json!([]),
        "it never came"
    );
    on(&bench, "2026-04-01", json!({&mood: 1}), &[]).await;
    on(&bench, "2026-04-02", json!({&mood: 2}), &[&bus]).await;
    on(&bench, "2026-04-04", json!({&mood: 4}), &[&walk]).await;
    let came = bench.ok("insight_signs", json!({})).await;
    assert_eq!(came[0]["line"]["text"], "I stop answering.");
    assert_eq!(
        came[0]["spells"],
        json!([{"first": "2026-04-01", "last": "2026-04-02"}])
    );
    assert_eq!(
        (
            &came[0]["helped"][0]["tag"]["label"],
            &came[0]["helped"][0]["times"]
        ),
        (&json!("A walk"), &json!(1))
    );
    assert_eq!(came[0]["helped"].as_array().map(Vec::len), Some(1));
}
