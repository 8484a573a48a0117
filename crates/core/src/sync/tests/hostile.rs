//! A hostile server: every way there is to lie to a device, at random places. What is not so is refused or
//! told; nothing of it comes into the vault; and once the server is honest again, everything is.
//!
//! Here: what it may make of pages, of its own key and of receipts. Of the list of devices and of recovery:
//! `forged`; of old and new: `stale`. Which test is of which row of the threat model stands there.

use super::agency::{Agency, Kept, Lie};
use super::vaults::{begin, device, note, recover, state, status, step};
use super::world::Random;
use crate::Code;
use crate::ports::Answer;
use crate::sync::engine::{Ran, round};
use crate::testing::Bench;
use serde_json::json;
use std::sync::Arc;
use trellis_protocol::{Page, Standing, read_batch, write_placed};

/// What a device must make of a lie.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Must {
    /// An alarm.
    Alarm,
    /// An alarm, or nothing at all where what was changed says nothing.
    Refuse,
    /// It waits, and says so.
    Wait,
    /// Nothing: no harm is done.
    Nothing,
}

/// Every lie about a batch of pages.
const LIES: [(&str, Must); 9] = [
    ("a byte of a page is another", Must::Alarm),
    ("a body is another page's", Must::Alarm),
    ("a page is another vault's", Must::Alarm),
    ("a page is of an older suite", Must::Alarm),
    ("the oldest page is not there", Must::Wait),
    ("pages come twice", Must::Nothing),
    ("pages come in another order", Must::Nothing),
    ("a page is called another place's", Must::Wait),
    ("the batch is cut off", Must::Refuse),
];

fn again(standing: &Standing, pages: &[(u64, Vec<u8>)]) -> Vec<u8> {
    let mut out = standing.bytes().to_vec();
    for (place, page) in pages {
        write_placed(&mut out, *place, page);
    }
    out
}

fn lie_about_pages(which: usize, mut random: Random) -> Lie {
    Box::new(move |path: &str, _: &Kept, answer: &mut Answer| {
        if !path.contains("/pages?stream=0") {
            return;
        }
        let Ok((standing, pages, _)) = read_batch(&answer.body) else {
            return;
        };
        let mut pages: Vec<(u64, Vec<u8>)> = pages
            .iter()
            .map(|placed| (placed.place, placed.bytes.to_vec()))
            .collect();
        if pages.is_empty() {
            return;
        }
        let at = random.below(pages.len());
        match which {
            0 => {
                let page = &mut pages[at].1;
                // Not the length before it: that would be another batch.
                let byte = 4 + random.below(page.len() - 4);
                page[byte] ^= 1 << random.below(8);
            }
            1 => {
                let page = &mut pages[at].1;
                let length = page.len();
                let mut body = page.split_off(length - 40);
                body.rotate_left(1 + random.below(39));
                if *page.last().unwrap_or(&0) == body[0] {
                    body[0] ^= 1;
                }
                page.extend(body);
            }
            2 => pages[at].1[4 + 4 + 2 + random.below(32)] ^= 1 << random.below(8),
            3 => pages[at].1[4 + 4 + 1] = 0,
            4 => {
                pages.pop();
            }
            5 => {
                let twice = pages.clone();
                pages.extend(twice);
            }
            6 => pages.reverse(),
            7 => pages[at].0 += 1_000,
            _ => {
                answer.body = again(&standing, &pages);
                let cut = answer.body.len() - 1 - random.below(30);
                answer.body.truncate(cut);
                return;
            }
        }
        answer.body = again(&standing, &pages);
    })
}

/// A phone that wrote some days, and a laptop that is about to hear of them.
pub(super) async fn two(seed: u64) -> (Arc<Agency>, Bench, Bench, String) {
    let agency = Arc::new(Agency::new());
    let (phone, laptop) = (device(&agency, seed).await, device(&agency, seed + 1).await);
    begin(&agency, &phone, "Phone").await;
    step(&phone).await;
    recover(&laptop, "Laptop").await;
    step(&laptop).await;
    step(&phone).await;
    step(&laptop).await;
    let before = state(&laptop).await;
    for n in 0..4 {
        note(&phone, &format!("Day {n}.")).await;
        step(&phone).await;
    }
    (agency, phone, laptop, before)
}

/// The server is honest again.
pub(super) async fn mends(agency: &Agency, phone: &Bench, laptop: &Bench) {
    agency.inner().lie = None;
    for _ in 0..3 {
        for bench in [laptop, phone] {
            bench.ok("sync_now", json!({})).await;
            step(bench).await;
        }
    }
    assert_eq!(state(phone).await, state(laptop).await);
}

async fn play(seed: u64) {
    let mut random = Random(seed);
    let which = random.below(LIES.len());
    let (what, must) = LIES[which];
    let (agency, phone, laptop, before) = two(seed).await;
    agency.inner().lie = Some(lie_about_pages(which, Random(random.next())));
    let ran = round(&laptop.app).await;
    let shown = status(&laptop).await;
    let alarms = shown["alarms"].as_array().map_or(0, Vec::len);
    let now = state(&laptop).await;
    let honest = state(&phone).await;
    let part_of = |rows: &str| {
        let rows: Vec<serde_json::Value> = serde_json::from_str(rows).expect("rows");
        let all: Vec<serde_json::Value> = serde_json::from_str(&honest).expect("rows");
        let before: Vec<serde_json::Value> = serde_json::from_str(&before).expect("rows");
        rows.iter()
            .all(|row| all.contains(row) || before.contains(row))
    };
    assert!(
        part_of(&now),
        "seed {seed}: {what}: something came in that nobody wrote"
    );
    match must {
        Must::Alarm => assert!(
            alarms > 0 || shown["waiting"]["missing"] != 0,
            "seed {seed}: {what}: nothing is said, {ran:?}"
        ),
        Must::Refuse => assert!(
            alarms > 0 || ran != Ran::Done,
            "seed {seed}: {what}: {ran:?}"
        ),
        Must::Wait => {
            assert!(
                shown["waiting"]["missing"] != 0,
                "seed {seed}: {what}: nothing is said"
            );
            assert_eq!(alarms, 0, "seed {seed}: {what}");
        }
        Must::Nothing => {
            assert_eq!((ran, alarms), (Ran::Done, 0), "seed {seed}: {what}");
            assert_eq!(now, honest, "seed {seed}: {what}");
        }
    }
    mends(&agency, &phone, &laptop).await;
}

/// So many seeds: `TRELLIS_LIES` says how many, `TRELLIS_SEED` from which on.
pub(super) fn seeds(or: u64) -> std::ops::Range<u64> {
    let number = |name: &str, or: u64| {
        let set = std::env::var(name).ok();
        set.map_or(or, |set| set.parse().expect("a number"))
    };
    let (many, first) = (number("TRELLIS_LIES", or), number("TRELLIS_SEED", 1));
    if many != or {
        println!("{many} lies of this sort, from seed {first}");
    }
    first..first + many
}

#[tokio::test]
async fn lies_about_pages_are_refused_or_told() {
    for seed in seeds(18) {
        play(seed).await;
    }
}

#[tokio::test]
async fn two_copies_of_one_device_are_told_and_both_are_kept() {
    let agency = Arc::new(Agency::new());
    let (phone, laptop) = (device(&agency, 1).await, device(&agency, 2).await);
    begin(&agency, &phone, "Phone").await;
    note(&phone, "One.").await;
    step(&phone).await;
    recover(&laptop, "Laptop").await;
    step(&laptop).await;
    // The phone's files are copied to another one.
    let mut phone = phone;
    let copy = Bench::on(agency.clone(), 77 << 32);
    phone.app.close().await;
    std::fs::create_dir_all(copy.folder()).expect("a folder");
    for file in ["vault.db", "vault.json"] {
        std::fs::copy(phone.folder().join(file), copy.folder().join(file)).expect("copied");
    }
    let key = phone.kept_key(crate::ports::KeyName::Vault).expect("a key");
    copy.keep_key(*key);
    phone.restart().await;
    for bench in [&phone, &copy] {
        assert_eq!(bench.ok("start", json!({})).await["phase"], "ready");
    }
    // Both write, and seal before either hears of the other.
    note(&phone, "In one copy.").await;
    note(&copy, "In the other.").await;
    // Asked, nothing is new; sealed; and then the server has no time.
    agency.inner().lie = Some(Box::new(|path, _, answer| {
        if path.ends_with("/pages") {
            answer.status = 503;
            answer.body = Vec::new();
        }
    }));
    let kept = agency.inner().vaults.clone();
    assert!(matches!(round(&copy.app).await, Ran::Failed(_)));
    // As if the copy's page had never arrived.
    agency.inner().vaults = kept;
    agency.inner().lie = None;
    step(&phone).await;
    step(&laptop).await;
    for _ in 0..3 {
        for bench in [&copy, &phone, &laptop] {
            bench.ok("sync_now", json!({})).await;
            step(bench).await;
        }
    }
    assert_eq!(status(&copy).await["alarms"][0]["kind"], "disagree");
    for bench in [&phone, &copy] {
        assert_eq!(state(bench).await, state(&laptop).await, "both are kept");
        let one = bench
            .ok("search", json!({"query": "other", "before": null}))
            .await;
        assert_eq!(one["hits"].as_array().map(Vec::len), Some(1));
    }
}

#[tokio::test]
async fn another_server_is_not_begun_with_and_a_false_receipt_is_none() {
    let agency = Arc::new(Agency::new());
    let phone = device(&agency, 1).await;
    let lie: Lie = Box::new(|path, _, answer| {
        if path == "/v1/hello" {
            let mut hello: serde_json::Value = serde_json::from_slice(&answer.body).expect("JSON");
            hello["key"] = json!("11".repeat(32));
            answer.body = serde_json::to_vec(&hello).expect("JSON");
        }
    });
    agency.inner().lie = Some(lie);
    let invitation = json!({"text": agency.invitation(), "server": null});
    let asked = json!({"invitation": invitation, "name": "Phone", "words": null});
    assert_eq!(phone.refused("sync_begin", asked).await, Code::OtherServer);
    assert!(agency.inner().vaults.is_empty());

    agency.inner().lie = None;
    begin(&agency, &phone, "Phone").await;
    step(&phone).await;
    let lie: Lie = Box::new(|_, _, answer| {
        if let Ok(text) = String::from_utf8(answer.body.clone())
            && text.contains("receipt")
        {
            answer.body = text.replace("rows\\\":1", "rows\\\":2").into_bytes();
        }
    });
    agency.inner().lie = Some(lie);
    assert_eq!(
        phone.refused("sync_stop", json!({"erase": true})).await,
        Code::Unreachable
    );
    assert_eq!(status(&phone).await["phase"], "on", "not confirmed");
}

/// No false alarm: pages that a reader can read are what the server was given.
#[tokio::test]
async fn honest_rounds_raise_no_alarm() {
    let (agency, phone, laptop, _) = two(7).await;
    mends(&agency, &phone, &laptop).await;
    for bench in [&phone, &laptop] {
        assert_eq!(status(bench).await["alarms"], json!([]));
    }
    for page in agency.kept().pages.iter().flatten() {
        assert!(Page::read(&page[4..]).is_ok());
    }
}
