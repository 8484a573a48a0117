//! The record's promises: out and in again it comes to the same, twice is once, and what is no record
//! changes nothing.

use super::*;
use crate::testing::Bench;
use crate::work::Work;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use trellis_domain::merge::{ChangeSet, DeviceId, Hlc, Record, RecordChange, Stamp};

/// Random numbers, the same in each run.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % sides
    }

    pub(crate) fn words(&mut self) -> String {
        const SOME: [&str; 8] = [
            "À la rivière.",
            "slept \"badly\"",
            "naïve\n\nand more",
            "🌱",
            "\\ and </script>",
            "rest",
            "Çà et là",
            "{\"a\":1}",
        ];
        let count = 1 + self.roll(3);
        let words: Vec<_> = (0..count).map(|_| SOME[self.roll(8) as usize]).collect();
        words.join(" ")
    }
}

/// Fills a vault with made-up things: some changed, some deleted, some written by two devices at once,
/// some of kinds that are not known here, with photographs.
pub(crate) async fn fill(bench: &Bench, dice: &mut Dice) {
    bench
        .ok(
            "settings_save",
            json!({"name": dice.words(), "matters": dice.words()}),
        )
        .await;
    let item = bench
        .ok("item_save", json!({"id": null, "ask": dice.words(), "kind": {"type": "yes_no"}, "better": "high", "cadence": "daily"}))
        .await["id"].clone();
    let tag = bench
        .ok("tag_save", json!({"id": null, "group": "place", "label": format!("tag {}", dice.roll(1000)), "hidden": false}))
        .await["id"].clone();
    for n in 0..2 + dice.roll(6) {
        let day = format!("2026-0{}-{:02}", 1 + dice.roll(5), 1 + dice.roll(28));
        let answers = if dice.roll(2) == 0 {
            json!({})
        } else {
            json!({ item.as_str().expect("an id"): n % 2 == 0 })
        };
        let made = bench
            .ok("checkin_save", json!({"note": dice.words(), "tags": [tag], "answers": answers, "when": {"day": day, "time": "08:30"}}))
            .await;
        if dice.roll(4) == 0 {
            bench.ok("checkin_delete", json!({"id": made["id"]})).await;
        }
    }
    let plan = bench.ok("plan", json!({})).await;
    let section = plan["sections"][0]["id"].clone();
    for _ in 0..1 + dice.roll(3) {
        let line = json!({"id": null, "section": section, "text": dice.words(), "points": [], "photo": null, "link": null, "first": false});
        let plan = bench.ok("line_save", line).await;
        let lines = plan["sections"][0]["lines"]
            .as_array()
            .expect("lines")
            .clone();
        let one = &lines[dice.roll(lines.len() as u64) as usize];
        if dice.roll(2) == 0 {
            let again = json!({"id": one["id"], "section": section, "text": dice.words(), "points": [], "photo": null, "link": null, "first": false});
            bench.ok("line_save", again).await;
        }
        if dice.roll(4) == 0 {
            bench.ok("line_delete", json!({"id": one["id"]})).await;
        }
    }
    if dice.roll(3) == 0 {
        bench.ok("deleted_forget_all", json!({})).await;
    }
    for n in 0..dice.roll(4) {
        received(bench, dice, n).await;
    }
    let store = bench.app.store().await.expect("open");
    for _ in 0..dice.roll(3) {
        let bytes: Vec<u8> = (0..dice.roll(200_000))
            .map(|_| dice.roll(256) as u8)
            .collect();
        let photo = crate::photo::keep(&store, &bytes).await.expect("kept");
        let note = json!({"id": null, "text": dice.words(), "photo": photo});
        bench.ok("hope_save", note).await;
    }
}

/// What two other devices wrote without knowing of each other, and a kind of a newer version's.
async fn received(bench: &Bench, dice: &mut Dice, n: u64) {
    let id = Id::from_bytes([dice.roll(5) as u8; 16]);
    let kinds = ["checkin", "strength", "photograph", "line"];
    let kind = Kind::from(kinds[dice.roll(4) as usize].to_owned());
    let change = |device: u64, fields: Value| {
        let stamp = Stamp {
            hlc: Hlc::default().tick(1_700_000_000_000 + n.cast_signed()),
            device: DeviceId::from_random(device.to_be_bytes()),
        };
        let fields = fields.as_object().expect("fields").clone();
        let delta = Record::default().edit(stamp, fields);
        let records = vec![RecordChange {
            kind: kind.clone(),
            id,
            delta,
        }];
        ChangeSet { stamp, records }
    };
    for device in [7, 8] {
        let fields = json!({"text": dice.words(), "note": dice.words(), "newer": {"x": [dice.roll(9)]}, "empty": null});
        bench
            .app
            .receive(&change(device, fields))
            .await
            .expect("received");
    }
}

/// What a vault says.
pub(crate) async fn state(bench: &Bench) -> (Digest, Counts) {
    let store = bench.app.store().await.expect("open");
    let mut reader = store.snapshot().await.expect("a reader");
    let Written { state, counts } = look_over(&mut reader, &Work::unseen()).await.expect("read");
    (state, counts)
}

/// The record with its photographs beside it, as a backup has it.
async fn json_of(bench: &Bench, choice: Choice) -> Vec<u8> {
    let store = bench.app.store().await.expect("open");
    let mut reader = store.snapshot().await.expect("a reader");
    let mut out = Vec::new();
    write(
        &mut reader,
        &choice,
        Photographs::Beside,
        chrono::DateTime::default(),
        &Work::unseen(),
        &mut out,
    )
    .await
    .expect("written");
    out
}

/// Takes in some JSON as it would come from a file.
async fn take(bench: &Bench, json: Vec<u8>) -> Result<Taken, NoRecord> {
    let store = bench.app.store().await.expect("open");
    let now = bench.app.ports.clock.now();
    let mut taking = store.begin_taking_in(false, now).await.expect("begun");
    let reading = move |give: &mut dyn FnMut(Lot) -> bool| read(json.as_slice(), give);
    let (read, taken) = take_in(&mut taking, &Work::unseen(), reading)
        .await
        .expect("no trouble");
    match read {
        Ok(_) => taking.keep().await.expect("kept"),
        Err(_) => taking.undo().await,
    }
    read.map(|_| taken)
}

#[tokio::test]
async fn out_and_in_again_comes_to_the_same_and_twice_is_once() {
    for seed in 0..12 {
        let mut dice = Dice(seed);
        let (one, other) = (Bench::open().await, Bench::open().await);
        fill(&one, &mut dice).await;
        let json = json_of(&one, Choice::Everything).await;
        let whole: Value = serde_json::from_slice(&json).expect("it is JSON");
        let (hash, counts) = state(&one).await;
        let lines = counts.values().sum::<u64>() as usize;
        let listed = |name: &str| whole[name].as_array().map_or(0, Vec::len);
        assert_eq!(listed("records") + listed("past"), lines, "seed {seed}");
        let taken = take(&other, json.clone()).await.expect("a record");
        assert_eq!(taken.new as usize, listed("records"));
        assert_eq!(state(&other).await, (hash, counts), "seed {seed}");
        let again = take(&other, json).await;
        assert_eq!(again, Ok(Taken::default()), "twice is once");
        assert_eq!(state(&other).await.0, hash);
        // The plan's history is there, in its order.
        let changes = json!({"before": null, "since": null});
        let mine = one.ok("plan_changes", changes.clone()).await;
        let theirs = other.ok("plan_changes", changes).await;
        let whens = |changes: &Value| -> Vec<Value> {
            let all = changes["changes"].as_array().expect("a list");
            all.iter().map(|change| change["at"].clone()).collect()
        };
        assert_eq!(whens(&mine), whens(&theirs));
    }
}

#[tokio::test]
async fn what_is_here_and_what_comes_are_joined() {
    let (one, other) = (Bench::open().await, Bench::open().await);
    fill(&one, &mut Dice(100)).await;
    fill(&other, &mut Dice(200)).await;
    let (first, second) = (
        json_of(&one, Choice::Everything).await,
        json_of(&other, Choice::Everything).await,
    );
    take(&one, second).await.expect("a record");
    take(&other, first).await.expect("a record");
    assert_eq!(state(&one).await, state(&other).await, "either way round");
    // What is written after that comes after everything that was taken in.
    one.ok("settings_save", json!({"name": "Ana"})).await;
    take(&other, json_of(&one, Choice::Everything).await)
        .await
        .expect("a record");
    assert_eq!(state(&one).await, state(&other).await);
    assert_eq!(
        other.ok("start", json!({})).await["settings"]["name"],
        "Ana"
    );
}

#[tokio::test]
async fn what_is_no_record_changes_nothing() {
    let (one, other) = (Bench::open().await, Bench::open().await);
    fill(&one, &mut Dice(3)).await;
    fill(&other, &mut Dice(4)).await;
    let before = state(&other).await;
    let json = String::from_utf8(json_of(&one, Choice::Everything).await).expect("text");
    let twice = json.replacen(
        "\"records\":[\n",
        &format!(
            "\"records\":[\n{},\n",
            json.lines().nth(1).expect("a line").trim_end_matches(',')
        ),
        1,
    );
    let cases = [
        (String::new(), NoRecord::NotOurs),
        ("[]".to_owned(), NoRecord::NotOurs),
        (
            "{\"format\":\"other\",\"version\":1}".to_owned(),
            NoRecord::NotOurs,
        ),
        (
            json.replacen("\"version\":1", "\"version\":3", 1),
            NoRecord::Newer,
        ),
        (json[..json.len() / 2].to_owned(), NoRecord::Damaged),
        (json[..json.len() - 3].to_owned(), NoRecord::Damaged),
        (format!("{json}x"), NoRecord::Damaged),
        (twice, NoRecord::Damaged),
        (
            json.replacen("\"clock\":{", "\"clock\":[", 1),
            NoRecord::Damaged,
        ),
        (
            format!(
                "{{\"format\":\"trellis-record\",\"x\":{}",
                "[".repeat(100_000)
            ),
            NoRecord::Damaged,
        ),
        (
            format!(
                "{{\"format\":\"trellis-record\",\"x\":\"{}\"}}",
                "y".repeat(17 << 20)
            ),
            NoRecord::Damaged,
        ),
    ];
    for (n, (case, why)) in cases.into_iter().enumerate() {
        assert_eq!(take(&other, case.into_bytes()).await, Err(why), "case {n}");
        assert_eq!(state(&other).await, before, "case {n}");
    }
}

#[tokio::test]
async fn some_of_it_is_of_those_kinds_and_days_and_nothing_deleted() {
    let bench = Bench::open().await;
    for day in ["2026-05-01", "2026-05-20"] {
        bench
            .ok(
                "checkin_save",
                json!({"note": day, "when": {"day": day, "time": "08:30"}}),
            )
            .await;
    }
    bench
        .ok(
            "strength_save",
            json!({"id": null, "text": "patience", "prompt": null}),
        )
        .await;
    let since = chrono::NaiveDate::from_ymd_opt(2026, 5, 10);
    let kinds = BTreeSet::from([Kind::CheckIn]);
    let some = json_of(
        &bench,
        Choice::Some {
            kinds: kinds.clone(),
            since,
        },
    )
    .await;
    let some: Value = serde_json::from_slice(&some).expect("it is JSON");
    assert_eq!(some["records"].as_array().map(Vec::len), Some(1));
    assert_eq!(some["records"][0]["fields"]["note"], "2026-05-20");
    let id = some["records"][0]["id"].clone();
    bench.ok("checkin_delete", json!({"id": id})).await;
    let some = json_of(&bench, Choice::Some { kinds, since: None }).await;
    let some: Value = serde_json::from_slice(&some).expect("it is JSON");
    assert_eq!(some["records"].as_array().map(Vec::len), Some(1));
    assert_eq!(some["records"][0]["fields"]["note"], "2026-05-01");
}
