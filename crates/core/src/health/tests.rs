//! Looking after the vault, on real files that are damaged with care.

use crate::Code;
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

/// Damages the first page of a table, so that the vault does not open any more.
async fn damage(bench: &mut Bench, table: &str) {
    let root: i64 = {
        let store = bench.app.store().await.expect("open");
        let mut reader = store.snapshot().await.expect("a reader");
        let root = sqlx::query_scalar("select rootpage from sqlite_master where name = ?1")
            .bind(table)
            .fetch_one(&mut reader)
            .await
            .expect("a table");
        // The last connection folds the log into the file.
        sqlx::Connection::close(reader).await.expect("closed");
        root
    };
    bench.restart().await;
    let file = bench.folder().join("vault.db");
    let mut bytes = fs::read(&file).expect("the vault");
    let page = (root - 1) as usize * 4096;
    for byte in &mut bytes[page + 100..page + 200] {
        *byte ^= 0x55;
    }
    fs::write(&file, bytes).expect("our own folder");
}

async fn with_notes(count: usize) -> Bench {
    let bench = Bench::open().await;
    for n in 0..count {
        let day = format!("2026-0{}-{:02}", 1 + n / 28, 1 + n % 28);
        let form = json!({"note": format!("the lake {n}"), "when": {"day": day, "time": "08:30"}});
        bench.ok("checkin_save", form).await;
    }
    bench
}

/// A vault that does not open at all: what can be read is saved, and the file is left as it is.
#[tokio::test]
async fn what_does_not_open_is_saved_as_far_as_it_can_be_read() {
    let mut bench = with_notes(60).await;
    damage(&mut bench, "settings").await;
    let start = bench.ok("start", json!({})).await;
    assert_eq!(
        (&start["phase"], &start["failure"]),
        (&json!("failed"), &json!("damaged"))
    );
    let file = bench.folder().join("vault.db");
    let before = fs::read(&file).expect("the vault");
    let (to, path) = bench.choose("saved.age");
    let nobody = json!({"typed": null, "words": null});
    let make = json!({"to": to, "passphrase": PASSPHRASE});
    let saved = bench
        .ok("vault_save", json!({"proof": nobody, "make": make}))
        .await;
    assert_eq!(saved["records"], 60, "{saved}");
    assert!(
        fs::read(&file).expect("the vault") == before,
        "left as it is"
    );
    assert!(!bench.folder().join("scratch").exists());
    // Set aside, and begun anew with what was saved.
    let start = bench.ok("vault_set_aside", json!({})).await;
    assert_eq!(start["phase"], "ready");
    let (from, copy) = bench.choose("in.age");
    fs::copy(path, copy).expect("our own folder");
    let look = json!({"from": from, "secret": PASSPHRASE});
    assert_eq!(bench.ok("backup_look", look).await["checkins"], 60);
    bench.ok("backup_restore", json!({"how": "join"})).await;
    let found = json!({"query": "lake", "before": null});
    assert!(
        !bench.ok("search", found).await["hits"]
            .as_array()
            .expect("a list")
            .is_empty()
    );
    let again = json!({"proof": nobody, "make": {"to": to, "passphrase": PASSPHRASE}});
    assert_eq!(
        bench.refused("vault_save", again).await,
        Code::NotValid,
        "it is open"
    );
}

/// Behind a lock, the lock is asked for; and where nothing can be read, nothing is written.
#[tokio::test]
async fn a_locked_one_asks_for_the_lock_and_one_without_a_first_page_says_so() {
    let mut bench = with_notes(30).await;
    let nobody = json!({"typed": null, "words": null});
    let set = json!({"proof": nobody, "way": "pin", "typed": "271828"});
    bench.ok("lock_set", set).await;
    damage(&mut bench, "settings").await;
    assert_eq!(bench.ok("start", json!({})).await["phase"], "locked");
    let start = bench.ok("vault_unlock", json!({"typed": "271828"})).await;
    assert_eq!(
        (&start["phase"], &start["failure"]),
        (&json!("failed"), &json!("damaged"))
    );
    assert_eq!(start["lock"]["way"], "pin", "it has to be asked for again");
    let (to, path) = bench.choose("saved.age");
    let ask = |typed: Value| {
        let proof = json!({"typed": typed, "words": null});
        json!({"proof": proof, "make": {"to": to, "passphrase": PASSPHRASE}})
    };
    for (typed, code) in [
        (Value::Null, Code::WrongPin),
        (json!("000000"), Code::WrongPin),
    ] {
        assert_eq!(bench.refused("vault_save", ask(typed)).await, code);
    }
    assert!(!path.exists());
    assert_eq!(
        bench.ok("vault_save", ask(json!("271828"))).await["records"],
        30
    );
    fs::remove_file(&path).expect("it is there");
    // Cut off: what is before the cut may be readable or not, but nobody is led astray.
    let file = bench.folder().join("vault.db");
    let mut bytes = fs::read(&file).expect("the vault");
    bytes[20..4000].fill(7);
    fs::write(&file, bytes).expect("our own folder");
    assert_eq!(
        bench.refused("vault_save", ask(json!("271828"))).await,
        Code::Damaged
    );
    assert!(!path.exists() && !bench.folder().join("scratch").exists());
}
