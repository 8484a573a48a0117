//! A hostile server: every way there is to lie to a device, at random places. What is not so is refused or
//! told; nothing of it comes into the vault; and once the server is honest again, everything is.
//!
//! Rows: alter, swap, move, inject, drop,
//! reorder, replay, roll back, withhold, downgrade, swap the server's key, claim to have erased.

use super::agency::{ADDRESS, Agency, Kept, Lie};
use super::vaults::{WORDS, begin, device, note, recover, state, status, step};
use super::world::Random;
use crate::Code;
use crate::ports::Answer;
use crate::sync::engine::{Ran, round};
use crate::testing::Bench;
use ed25519_dalek::{Signer, SigningKey};
use serde_json::json;
use std::sync::Arc;
use trellis_protocol::{
    Content, Device, Entry, Hash, Page, Standing, Wrap, read_batch, read_entries, write_entries,
    write_placed,
};
use trellis_sealing::{DeviceKeys, RecoveryWords, WordList, make_vault};

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
async fn two(seed: u64) -> (Arc<Agency>, Bench, Bench, String) {
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
async fn mends(agency: &Agency, phone: &Bench, laptop: &Bench) {
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

/// `TRELLIS_LIES` says how many.
#[tokio::test]
async fn lies_about_pages_are_refused_or_told() {
    let many = std::env::var("TRELLIS_LIES").ok();
    let many = many.map_or(18, |many| many.parse().expect("a number"));
    for seed in 1..=many {
        play(seed).await;
    }
}

#[tokio::test]
async fn a_server_that_goes_back_is_told_until_the_client_has_read_it() {
    let agency = Arc::new(Agency::new());
    let phone = device(&agency, 1).await;
    begin(&agency, &phone, "Phone").await;
    note(&phone, "One.").await;
    step(&phone).await;
    let old = agency.inner().vaults.clone();
    note(&phone, "Two.").await;
    step(&phone).await;
    agency.inner().vaults = old;
    assert!(matches!(round(&phone.app).await, Ran::Failed(_)));
    assert_eq!(status(&phone).await["alarms"][0]["kind"], "rolled_back");
    note(&phone, "Three.").await;
    // Read, it counts as restored: what it lost is sent again.
    phone.ok("sync_alarms_seen", json!({})).await;
    step(&phone).await;
    let laptop = device(&agency, 2).await;
    recover(&laptop, "Laptop").await;
    step(&laptop).await;
    assert_eq!(state(&phone).await, state(&laptop).await);
}

#[tokio::test]
async fn a_list_of_devices_that_was_tampered_with_is_refused() {
    for which in 0..3 {
        let (agency, phone, laptop, before) = two(50 + which).await;
        // A third device joins, and the server makes something of that.
        let tablet = device(&agency, 90 + which).await;
        recover(&tablet, "Tablet").await;
        let lie: Lie = Box::new(move |path, _, answer| {
            if !path.contains("/keys") {
                return;
            }
            let Ok(mut entries) = read_entries(&answer.body) else {
                return;
            };
            let Some(first) = entries.first_mut() else {
                return;
            };
            match which {
                0 => first.signature[9] ^= 1,
                1 => drop(entries.remove(0)),
                _ => {
                    let Content::DeviceAdded { signing, .. } = &mut first.content else {
                        return;
                    };
                    signing[0] ^= 1;
                }
            }
            let entries: &[Entry] = &entries;
            answer.body = write_entries(entries);
        });
        agency.inner().lie = Some(lie);
        assert!(matches!(round(&laptop.app).await, Ran::Failed(_)));
        let shown = status(&laptop).await;
        assert_eq!(shown["alarms"][0]["kind"], "devices");
        assert_eq!(
            shown["devices"].as_array().map(Vec::len),
            Some(2),
            "nobody was let in"
        );
        assert_eq!(state(&laptop).await, before);
        mends(&agency, &phone, &laptop).await;
    }
}

/// What somebody says next in a log.
fn say(log: &mut Vec<Entry>, (signer, key): (Device, &SigningKey), content: Content) {
    let (number, previous) = match log.last() {
        Some(last) => (last.number + 1, last.hash()),
        None => (0, Hash::NONE),
    };
    let mut entry = Entry {
        number,
        previous,
        signer,
        content,
        signature: [0; 64],
    };
    entry.signature = key.sign(&entry.to_sign()).to_bytes();
    log.push(entry);
}

/// Key logs of the server's own making, into which it would lead the client's words: it knows of them what
/// is no secret, and what they vouched for. In all else they are as they should be.
fn false_vaults(real: &[Entry]) -> Vec<(&'static str, Vec<Entry>)> {
    let liar = DeviceKeys::make(&[9; DeviceKeys::RANDOM]).expect("no zeros");
    let key = SigningKey::from_bytes(liar.stored()[9..41].try_into().expect("32 bytes"));
    let (by, card) = ((liar.device(), &key), liar.card());
    let Content::Genesis {
        recovery_signing,
        recovery_hpke,
        locator,
        vouch,
        ..
    } = real[0].content
    else {
        unreachable!("a log begins with one");
    };
    let wraps = || [Device::RECOVERY, liar.device()].map(|whom| (whom, Wrap([7; 80])));
    let epoch = |epoch| Content::NewEpoch {
        epoch,
        wraps: wraps().to_vec(),
    };
    let begun = |word| {
        let mut log = Vec::new();
        let mut genesis = real[0].content.clone();
        if let Content::Genesis {
            device,
            signing,
            hpke,
            vouch,
            ..
        } = &mut genesis
        {
            (*device, *signing, *hpke, *vouch) =
                (card.device, card.keys.signing, card.keys.hpke, word);
        }
        say(&mut log, by, genesis);
        say(&mut log, by, epoch(1));
        log
    };
    let own = RecoveryWords::make(WordList::English, [8; 16]).derive_keys();
    let others = make_vault(&liar, &own, &mut |bytes| bytes.fill(6)).entries;
    let mut renamed = others.clone();
    let words = Content::NewRecovery {
        signing: recovery_signing,
        hpke: recovery_hpke,
        locator,
        vouch,
    };
    say(&mut renamed, by, words);
    say(&mut renamed, by, epoch(2));
    let wraps = vec![(1, Wrap([7; 80]))];
    let device = Device::RECOVERY;
    say(&mut renamed, by, Content::EarlierKeys { device, wraps });
    vec![
        ("nobody vouches", begun([0; 64])),
        ("the word is the real vault's", begun(vouch)),
        ("the words take the place of others", renamed),
        ("the vault is of other words", others),
        ("the end is not there", real[..1].to_vec()),
        ("there is nothing", Vec::new()),
    ]
}

#[tokio::test]
async fn the_words_lead_into_no_vault_of_the_servers_own_making() {
    let agency = Arc::new(Agency::new());
    let phone = device(&agency, 1).await;
    begin(&agency, &phone, "Phone").await;
    note(&phone, "One.").await;
    step(&phone).await;
    let laptop = device(&agency, 2).await;
    note(&laptop, "Mine alone.").await;
    let before = state(&laptop).await;
    let asked = json!({"server": ADDRESS, "words": WORDS, "name": "Laptop"});
    for (what, log) in false_vaults(&agency.kept().entries) {
        agency.inner().asked.clear();
        let answer_with = log.clone();
        agency.inner().lie = Some(Box::new(move |path, _, answer| {
            if path.starts_with("/v1/recovery/") {
                answer.status = 200;
                answer.body = write_entries(&answer_with);
            }
        }));
        let told = laptop.refused("sync_recover", asked.clone()).await;
        let wanted = match log.is_empty() {
            true => Code::Unreachable,
            false => Code::NotYourCopy,
        };
        assert_eq!(told, wanted, "{what}");
        let sent = agency.inner().asked.clone();
        assert!(
            sent.iter().all(|(method, _)| method == "GET"),
            "{what}: {sent:?}"
        );
        assert_eq!(status(&laptop).await["phase"], "off", "{what}");
        assert_eq!(state(&laptop).await, before, "{what}");
    }
    agency.inner().lie = None;
    recover(&laptop, "Laptop").await;
    for bench in [&laptop, &phone] {
        step(bench).await;
    }
    assert_eq!(state(&phone).await, state(&laptop).await);
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
