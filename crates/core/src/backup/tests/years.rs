//! A vault of many years with photographs, there and back by both ways: as a backup, and as JSON.
//! `make campaign` asks for ten years and 500 photographs.

use super::{backup, has, look, remade, secret, unlocked};
use crate::record::tests::{Dice, fill, state};
use crate::testing::Bench;
use serde_json::{Value, json};

const PARTS: [&str; 9] = [
    "strengths",
    "goals",
    "plan",
    "circle",
    "checkins",
    "balance",
    "measures",
    "decisions",
    "reminders",
];

/// So many, unless more are asked for.
fn asked(name: &str, few: u64) -> u64 {
    let asked = std::env::var(name).ok();
    asked.and_then(|asked| asked.parse().ok()).unwrap_or(few)
}

/// A vault of many days, each with a check-in, and of photographs.
async fn lived(days: u64, photos: u64, seed: u64) -> Bench {
    let bench = Bench::open().await;
    let mut dice = Dice(seed);
    fill(&bench, &mut dice).await;
    let asks = json!({"id": null, "ask": "Sleep", "kind": {"type": "yes_no"}, "better": "high", "cadence": "daily"});
    let item = bench.ok("item_save", asks).await["id"].clone();
    let item = item.as_str().expect("an id");
    let first = chrono::NaiveDate::from_ymd_opt(2016, 5, 20).expect("a day");
    for day in first.iter_days().take(days as usize) {
        let when = json!({"day": day, "time": "08:30"});
        let checkin =
            json!({"note": dice.words(), "answers": {item: dice.roll(2) == 0}, "when": when});
        bench.ok("checkin_save", checkin).await;
    }
    let store = bench.app.store().await.expect("open");
    for _ in 0..photos {
        let size = 20_000 + dice.roll(100_000);
        let bytes: Vec<u8> = (0..size.div_ceil(8))
            .flat_map(|_| dice.roll(u64::MAX).to_le_bytes())
            .collect();
        let photo = crate::photo::keep(&store, &bytes).await.expect("kept");
        let note = json!({"id": null, "text": dice.words(), "photo": photo});
        bench.ok("hope_save", note).await;
    }
    bench
}

/// The photographs of a vault, each read whole and found to be what its name says.
async fn photos(bench: &Bench) -> Vec<(String, String, i64)> {
    let store = bench.app.store().await.expect("open");
    let mut reader = store.snapshot().await.expect("a reader");
    let photos = crate::record::photos(&mut reader).await.expect("read");
    for (name, media, size) in &photos {
        let photo = crate::record::photo(&mut reader, name, media)
            .await
            .expect("whole");
        assert_eq!(photo.bytes.len() as i64, *size);
    }
    photos
}

pub(super) async fn json_of(bench: &Bench, change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let (to, path) = bench.choose("out.json");
    let mut ask = json!({"to": to, "format": "json", "parts": PARTS, "since": null, "words": true, "lock": {"type": "open"}});
    change(&mut ask);
    bench.ok("export_write", ask).await;
    std::fs::read(path).expect("it is there")
}

#[tokio::test]
async fn years_with_photographs_come_to_the_same_by_backup_and_by_json() {
    let (days, count) = (asked("TRELLIS_DAYS", 60), asked("TRELLIS_PHOTOS", 12));
    let one = lived(days, count, 77).await;
    let (said, kept) = (state(&one).await, photos(&one).await);
    assert!(said.1["checkin"] >= days && kept.len() as u64 >= count);
    for (way, file) in [
        ("backup", backup(&one).await),
        ("json", json_of(&one, |_| ()).await),
    ] {
        let other = Bench::open().await;
        fill(&other, &mut Dice(78)).await;
        let found = look(&other, &file, &secret()).await;
        assert_eq!(found["problem"], Value::Null, "{way}");
        assert_eq!(found["made"], "2026-06-01", "{way}");
        assert_eq!(found["photos"], kept.len() as u64, "{way}");
        other.ok("backup_restore", json!({"how": "replace"})).await;
        assert!(
            state(&other).await == said,
            "{way}: the state hash is another"
        );
        assert!(
            photos(&other).await == kept,
            "{way}: the photographs are others"
        );
        // Once more changes nothing.
        look(&other, &file, &secret()).await;
        other.ok("backup_restore", json!({"how": "join"})).await;
        assert!(
            state(&other).await == said && photos(&other).await == kept,
            "{way}: twice"
        );
    }
    told(&one, &said, &kept).await;
}

/// A flipped bit, a cut and a missing line of either file are told, and nothing is changed.
async fn told(
    one: &Bench,
    said: &(crate::record::Digest, crate::record::Counts),
    kept: &[(String, String, i64)],
) {
    let other = Bench::open().await;
    fill(&other, &mut Dice(79)).await;
    let before = (state(&other).await, photos(&other).await);
    let (age, text) = (backup(one).await, json_of(one, |_| ()).await);
    let lines: Vec<&[u8]> = text.split_inclusive(|byte| *byte == b'\n').collect();
    let without = |n: usize| [&lines[..n], &lines[n + 1..]].concat().concat();
    let starts = |with: &[u8]| {
        lines
            .iter()
            .position(|line| line.starts_with(with))
            .expect("a line")
    };
    let mut dice = Dice(5);
    let mut cases: Vec<(String, Vec<u8>)> = vec![
        ("a record less".into(), without(3)),
        (
            "the first photograph less".into(),
            without(starts(br#"],"photos""#) + 1),
        ),
        (
            "a line of the plan's past less".into(),
            without(starts(br#"],"past""#) + 1),
        ),
    ];
    for file in [&age, &text] {
        for _ in 0..3 {
            let length = dice.roll(file.len() as u64) as usize;
            cases.push((format!("cut at {length}"), file[..length].to_vec()));
            let mut bits = file.clone();
            let bit = dice.roll(file.len() as u64 * 8) as usize;
            bits[bit / 8] ^= 1 << (bit % 8);
            cases.push((format!("bit {bit}"), bits));
        }
    }
    let zip = unlocked(&age);
    cases.push(("a photograph less in the zip".into(), {
        let gone = std::cell::Cell::new(false);
        remade(&zip, |name, bytes| {
            let goes = name.starts_with("photos/") && !gone.replace(true);
            (!goes).then_some(bytes)
        })
    }));
    for (case, file) in cases {
        let found = look(&other, &file, &secret()).await;
        if found["problem"].is_null() {
            // Only what means the very same may pass: a letter of a hexadecimal number made large, say.
            let fresh = Bench::open().await;
            look(&fresh, &file, &secret()).await;
            fresh.ok("backup_restore", json!({"how": "replace"})).await;
            assert!(
                state(&fresh).await == *said && photos(&fresh).await == kept,
                "{case}: not told"
            );
            other.ok("backup_forget", json!({})).await;
        }
        assert!(!has(&other, "scratch"), "{case}");
    }
    assert!(
        (state(&other).await, photos(&other).await) == before,
        "nothing is changed"
    );
}

/// What goes along is what was chosen: photographs of the rest stay.
#[tokio::test]
async fn json_has_the_photographs_of_what_was_chosen_and_opens_locked_as_well() {
    let one = lived(2, 2, 80).await;
    let strengths = json_of(&one, |ask| ask["parts"] = json!(["strengths"])).await;
    let strengths: Value = serde_json::from_slice(&strengths).expect("JSON");
    let checkins = json_of(&one, |ask| ask["parts"] = json!(["checkins"])).await;
    let checkins: Value = serde_json::from_slice(&checkins).expect("JSON");
    let count = |file: &Value| file["photos"].as_array().expect("a list").len();
    assert!(count(&strengths) >= 2 && count(&checkins) == 0);
    assert_eq!(strengths["whole"]["photos"], count(&strengths));
    let other = Bench::open().await;
    for (part, photos) in [(&strengths, count(&strengths)), (&checkins, 0)] {
        let found = look(&other, &serde_json::to_vec_pretty(part).expect("JSON"), "").await;
        assert_eq!(
            (&found["problem"], &found["photos"]),
            (&Value::Null, &json!(photos)),
            "as a person lays it out"
        );
    }
    let passphrase = "a river behind the house";
    let locked = json_of(&one, |ask| {
        ask["lock"] = json!({"type": "passphrase", "passphrase": passphrase});
    })
    .await;
    let found = look(&other, &locked, passphrase).await;
    assert_eq!(
        found["problem"],
        Value::Null,
        "locked for one person, and read again"
    );
    other.ok("backup_restore", json!({"how": "replace"})).await;
    assert!(state(&other).await == state(&one).await && photos(&other).await == photos(&one).await);
}
