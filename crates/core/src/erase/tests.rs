//! Erasing, through the command table, on a real vault.

use crate::Code;
use crate::ports::KeyStoreError;
use crate::record::tests::{Dice, fill};
use crate::testing::Bench;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

async fn say(bench: &Bench, day: &str, note: &str) {
    let form = json!({"note": note, "when": {"day": day, "time": "08:30"}});
    bench.ok("checkin_save", form).await;
}

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("it is there") {
            let path = entry.expect("readable").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found
}

#[tokio::test]
async fn a_span_of_time_goes_and_the_rest_stays() {
    let bench = Bench::open().await;
    for (day, note) in [
        ("2026-05-01", "before"),
        ("2026-05-02", "lilac"),
        ("2026-05-04", "heron"),
        ("2026-05-05", "after"),
    ] {
        say(&bench, day, note).await;
    }
    let span = json!({"from": "2026-05-02", "to": "2026-05-04"});
    let count = bench.ok("erase_count", span.clone()).await;
    assert_eq!(count, json!({"checkins": 2, "others": 0}));
    bench.ok("erase_span", span.clone()).await;
    assert_eq!(bench.ok("erase_count", span).await["checkins"], 0);
    let found = |query: &str| json!({"query": query, "before": null});
    for (query, count) in [("lilac", 0), ("heron", 0), ("before", 1), ("after", 1)] {
        let hits = bench.ok("search", found(query)).await["hits"]
            .as_array()
            .map(Vec::len);
        assert_eq!(hits, Some(count), "{query}");
    }
    assert_eq!(
        bench.ok("deleted_list", json!({})).await,
        json!([]),
        "it is not only put away"
    );
    let backwards = json!({"from": "2026-05-04", "to": "2026-05-02"});
    assert_eq!(
        bench.refused("erase_count", backwards).await,
        Code::NotValid
    );
}

#[tokio::test]
async fn after_everything_is_erased_a_start_is_a_first_one() {
    let mut bench = Bench::open().await;
    fill(&bench, &mut Dice(5)).await;
    let aside = bench.folder().join("set-aside-1");
    fs::create_dir(&aside).expect("our own folder");
    fs::write(aside.join("vault.db"), "an older one").expect("our own folder");
    assert_eq!(
        bench
            .refused("erase_all", json!({"sure": false, "backups": false}))
            .await,
        Code::NotValid
    );
    let kept = |bench: &Bench| bench.keys.0.lock().expect("not poisoned").kept.clone();
    let key = kept(&bench);
    bench
        .ok("erase_all", json!({"sure": true, "backups": true}))
        .await;
    assert!(kept(&bench).is_empty(), "the key is gone");
    assert_eq!(
        files(&bench.folder()),
        Vec::<std::path::PathBuf>::new(),
        "and every file"
    );
    assert_eq!(bench.refused("today", json!({})).await, Code::NotOpen);
    for again in 0..2 {
        let start = bench.ok("start", json!({})).await;
        assert_eq!(start["phase"], "ready");
        assert_eq!(
            (&start["settings"]["welcomed"], &start["settings"]["name"]),
            (&json!(false), &json!("")),
            "start {again}"
        );
        assert_eq!(start["today"]["items"], json!([]));
        bench.restart().await;
    }
    assert!(kept(&bench) != key, "under a new key");
}

#[tokio::test]
async fn a_locked_key_store_is_told_and_nothing_is_erased() {
    let bench = Bench::open().await;
    say(&bench, "2026-05-01", "heron").await;
    let refuses = |why| bench.keys.0.lock().expect("not poisoned").refuses = why;
    refuses(Some(KeyStoreError::Locked));
    let all = json!({"sure": true, "backups": false});
    assert_eq!(bench.refused("erase_all", all).await, Code::KeyStoreLocked);
    let hits = bench
        .ok("search", json!({"query": "heron", "before": null}))
        .await;
    assert_eq!(hits["hits"].as_array().map(Vec::len), Some(1));
    refuses(None);
}

/// Cut short anywhere, it goes on at the next start.
#[tokio::test]
async fn what_was_begun_comes_to_its_end() {
    for left in ["vault.db", "vault.json", "vault.db-wal"] {
        let mut bench = Bench::open().await;
        say(&bench, "2026-05-01", "heron").await;
        bench.restart().await;
        bench.keys.0.lock().expect("not poisoned").kept.clear();
        fs::write(bench.folder().join("erasing"), "").expect("our own folder");
        for file in files(&bench.folder()) {
            if !file.ends_with(left) && !file.ends_with("erasing") {
                fs::remove_file(file).expect("our own folder");
            }
        }
        let start = bench.ok("start", json!({})).await;
        assert_eq!(
            (&start["phase"], &start["failure"]),
            (&json!("ready"), &Value::Null),
            "{left}"
        );
        assert!(!bench.folder().join("erasing").exists());
    }
}
