//! Looking after the vault, on real files that are damaged with care.

use crate::record::tests::{Dice, fill};
use crate::testing::Bench;
use serde_json::{Value, json};
use std::fs;

const PASSPHRASE: &str = "a river behind the house";

#[tokio::test]
async fn a_sound_vault_is_looked_after_and_nothing_is_told() {
    let bench = Bench::open().await;
    fill(&bench, &mut Dice(2)).await;
    for day in ["01", "02", "09"] {
        bench.set_time(&format!("2026-06-{day}T14:00:00Z"));
        let health = bench.ok("health", json!({})).await;
        assert_eq!(
            (&health["damaged"], &health["backup"]),
            (&json!(false), &Value::Null)
        );
    }
}

/// A vault of which a page in the middle cannot be read.
async fn damaged() -> (Bench, usize) {
    let mut bench = Bench::open().await;
    let long = "A slow morning, then the lake. ".repeat(40);
    for n in 0..120 {
        let day = format!("2026-0{}-{:02}", 1 + n / 28, 1 + n % 28);
        bench
            .ok(
                "checkin_save",
                json!({"note": format!("{n} {long}"), "when": {"day": day, "time": "08:30"}}),
            )
            .await;
    }
    bench.restart().await;
    let file = bench.folder().join("vault.db");
    let mut bytes = fs::read(&file).expect("the vault");
    let middle = bytes.len() / 2 / 4096 * 4096;
    for byte in &mut bytes[middle + 100..middle + 200] {
        *byte ^= 0x55;
    }
    fs::write(&file, bytes).expect("our own folder");
    assert_eq!(
        bench.ok("start", json!({})).await["phase"],
        "ready",
        "its first pages are well"
    );
    (bench, 120)
}

#[tokio::test]
async fn damage_is_found_and_what_can_be_read_is_saved() {
    let (bench, all) = damaged().await;
    assert_eq!(bench.ok("health", json!({})).await["damaged"], true);
    let before = fs::read(bench.folder().join("vault.db")).expect("the vault");
    let (to, path) = bench.choose("saved.age");
    let saved = bench
        .ok("health_save", json!({"to": to, "passphrase": PASSPHRASE}))
        .await;
    let count = |name: &str| saved[name].as_u64().expect("a number") as usize;
    assert!(count("lost") > 0 && count("records") > all / 2, "{saved}");
    assert!(count("records") + count("lost") <= all + 1, "{saved}");
    assert_eq!(
        fs::read(bench.folder().join("vault.db")).expect("the vault")[..middle(&before)],
        before[..middle(&before)]
    );
    // It is a backup like any other.
    let other = Bench::open().await;
    let (from, copy) = other.choose("saved.age");
    fs::copy(path, copy).expect("our own folder");
    let found = other
        .ok("backup_look", json!({"from": from, "secret": PASSPHRASE}))
        .await;
    assert_eq!(
        (&found["problem"], &found["records"]),
        (&Value::Null, &saved["records"])
    );
    other.ok("backup_restore", json!({"how": "replace"})).await;
    let found = other
        .ok("search", json!({"query": "lake", "before": null}))
        .await;
    assert!(!found["hits"].as_array().expect("a list").is_empty());
}

fn middle(bytes: &[u8]) -> usize {
    bytes.len() / 2
}
