//! Really gone is gone from the file: every page of it is deciphered here by hand, free ones too.

use super::*;
use aes::Aes256;
use aes::cipher::{Block, BlockCipherDecrypt, KeyInit};
use std::path::Path;
use trellis_domain::Id;
use trellis_domain::merge::{ChangeSet, DeviceId, Fields, Hlc, Kind, Record, RecordChange, Stamp};

const WORDS: &str = "quietpelicanbehindthewillow";
const EARLIER: &str = "amberheronbesidetheoldmill";
const ELSEWHERE: &str = "velvetbadgerunderthebridge";
const PICTURE: &str = "jugglingotterwithalantern";

/// A page of the file, and what of it SQLCipher keeps for itself at the end: an initial vector of 16
/// bytes and a checksum of 32 (<https://www.zetetic.net/sqlcipher/design/>).
const PAGE: usize = 4096;
const KEPT: usize = 48;

/// Every page, deciphered. The first 16 bytes of the file are its salt.
fn pages(file: &Path, key: &[u8]) -> Vec<u8> {
    let aes = Aes256::new_from_slice(key).expect("a key of 32 bytes");
    let mut plain = Vec::new();
    for (n, page) in std::fs::read(file)
        .expect("a file")
        .chunks(PAGE)
        .enumerate()
    {
        let (said, kept) = page.split_at(PAGE - KEPT);
        let mut before = &kept[..16];
        for block in said[if n == 0 { 16 } else { 0 }..].chunks_exact(16) {
            let mut out = Block::<Aes256>::try_from(block).expect("16 bytes");
            aes.decrypt_block(&mut out);
            plain.extend(out.iter().zip(before).map(|(byte, mask)| byte ^ mask));
            before = block;
        }
    }
    plain
}

fn is_in(heap: &[u8], needle: &str) -> bool {
    let needle = needle.as_bytes();
    heap.windows(needle.len()).any(|window| window == needle)
}

/// Which of the words are in the file.
fn found(bench: &Bench) -> Vec<&'static str> {
    let key = bench.kept_key(crate::ports::KeyName::Vault);
    let key = key.expect("a key");
    let plain = pages(&bench.folder().join("vault.db"), key.as_slice());
    assert!(is_in(&plain, "CREATE TABLE checkin"), "it is deciphered");
    let all = [WORDS, EARLIER, ELSEWHERE, PICTURE];
    all.into_iter().filter(|word| is_in(&plain, word)).collect()
}

/// Another device rewrote this record, knowing nothing but that it is there.
async fn rewritten(bench: &Bench, kind: Kind, id: &Value, field: &str) {
    let stamp = Stamp {
        hlc: Hlc::default().tick(1),
        device: DeviceId::from_random([9; 8]),
    };
    let fields = Fields::from_iter([(field.to_owned(), json!(ELSEWHERE))]);
    let id: Id = id.as_str().and_then(|id| id.parse().ok()).expect("an id");
    let delta = Record::default().edit(stamp, fields);
    let records = vec![RecordChange { kind, id, delta }];
    let change = ChangeSet { stamp, records };
    bench.app.receive(&change).await.expect("received");
}

/// Something of every kind, with all that can hang on it: a past, a picture, other devices' words.
async fn everything(bench: &Bench) -> Vec<(&'static str, Value)> {
    let all = one_of_each(bench, EARLIER).await;
    let photo = photo(bench, 7, PICTURE).await;
    for (kind, id) in &all {
        let id = id.clone();
        let helps = Starter::Helps.id();
        match *kind {
            "checkin" => {
                bench
                    .ok("checkin_save", json!({"id": id, "note": WORDS}))
                    .await;
                rewritten(bench, Kind::CheckIn, &id, "note").await;
            }
            "section" => {
                let form = json!({"id": id, "part": "well", "title": WORDS});
                bench.ok("section_save", form).await;
                rewritten(bench, Kind::Section, &id, "title").await;
            }
            "line" => {
                let form = json!({"id": id, "section": helps, "text": WORDS, "points": [], "photo": photo, "link": null, "first": false});
                bench.ok("line_save", form).await;
                rewritten(bench, Kind::Line, &id, "text").await;
            }
            "hope" => {
                let form = json!({"id": id, "text": WORDS, "photo": photo});
                bench.ok("hope_save", form).await;
                rewritten(bench, Kind::Hope, &id, "text").await;
            }
            "strength" => {
                let form = json!({"id": id, "text": WORDS, "prompt": null});
                bench.ok("strength_save", form).await;
                rewritten(bench, Kind::Strength, &id, "text").await;
            }
            "support" => rewritten(bench, Kind::Support, &id, "helps").await,
            "goal" => rewritten(bench, Kind::Goal, &id, "why").await,
            "step" => rewritten(bench, Kind::Step, &id, "text").await,
            "rating" => rewritten(bench, Kind::Rating, &id, "note").await,
            "evidence" => {
                let goal = &all.last().expect("the goal").1;
                let form = json!({"id": id, "goal": goal, "text": WORDS, "photo": photo});
                bench.ok("evidence_save", form).await;
                rewritten(bench, Kind::Evidence, &id, "text").await;
            }
            _ => {}
        }
    }
    let draft = json!({"id": all[0].1, "note": WORDS});
    bench.ok("draft_keep", draft).await;
    for (kind, id) in &all {
        delete(bench, kind, id).await;
    }
    all
}

#[tokio::test]
async fn what_is_let_go_is_in_no_page_and_no_log() {
    let bench = Bench::open().await;
    everything(&bench).await;
    let store = bench.app.store().await.expect("open");
    store.settle().await.expect("folded in");
    assert_eq!(
        found(&bench),
        [WORDS, EARLIER, ELSEWHERE, PICTURE],
        "what is there is found"
    );
    bench.ok("deleted_forget_all", json!({})).await;
    assert_eq!(found(&bench), Vec::<&str>::new());
    let log = std::fs::metadata(bench.folder().join("vault.db-wal")).expect("a log");
    assert_eq!(log.len(), 0, "nor in pages of before");
}

#[tokio::test]
async fn what_is_due_is_in_no_page() {
    let mut bench = Bench::open().await;
    everything(&bench).await;
    for (instant, left) in [("2026-07-01T12:00:00Z", 4), ("2026-07-02T12:00:00Z", 0)] {
        bench.restart().await;
        bench.set_time(instant);
        bench.ok("start", json!({})).await;
        bench.app.close().await;
        assert_eq!(found(&bench).len(), left, "{instant}");
    }
}

#[tokio::test]
async fn what_is_really_gone_stays_so_whatever_comes_from_elsewhere() {
    let bench = Bench::open().await;
    let all = one_of_each(&bench, WORDS).await;
    for (kind, id) in &all {
        delete(&bench, kind, id).await;
    }
    bench.ok("deleted_forget_all", json!({})).await;
    for (kind, id) in &all {
        let (kind, field) = match *kind {
            "checkin" => (Kind::CheckIn, "note"),
            "section" => (Kind::Section, "title"),
            "sign" => (Kind::Sign, "action"),
            "line" => (Kind::Line, "text"),
            "support" => (Kind::Support, "name"),
            "strength" => (Kind::Strength, "text"),
            "goal" => (Kind::Goal, "text"),
            "step" => (Kind::Step, "text"),
            "rating" => (Kind::Rating, "note"),
            "evidence" => (Kind::Evidence, "text"),
            _ => (Kind::Hope, "text"),
        };
        rewritten(&bench, kind, id, field).await;
    }
    assert_eq!(list(&bench).await, Vec::<Value>::new());
    let screens = shown(&bench).await.to_string();
    assert!(!screens.contains(ELSEWHERE), "{screens}");
    let store = bench.app.store().await.expect("open");
    store.settle().await.expect("folded in");
    assert_eq!(found(&bench), Vec::<&str>::new());
}
