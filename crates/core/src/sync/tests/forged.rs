//! A hostile server that forges: a list of the client's devices, and what it answers their words with.

use super::agency::{ADDRESS, Agency, Lie};
use super::hostile::{mends, seeds, two};
use super::vaults::{WORDS, begin, device, note, recover, state, status, step};
use super::world::Random;
use crate::Code;
use crate::sync::engine::{Ran, round};
use ed25519_dalek::{Signer, SigningKey};
use serde_json::json;
use std::sync::Arc;
use trellis_protocol::{Content, Device, Entry, Hash, Wrap, read_entries, write_entries};
use trellis_sealing::{DeviceKeys, RecoveryWords, WordList, make_vault};

#[tokio::test]
async fn a_list_of_devices_that_was_tampered_with_is_refused() {
    for seed in seeds(6) {
        let mut random = Random(seed);
        let which = random.below(4);
        let (agency, phone, laptop, before) = two(seed * 10).await;
        // A third device joins, and the server makes something of that.
        let tablet = device(&agency, seed * 10 + 5).await;
        recover(&tablet, "Tablet").await;
        let lie: Lie = Box::new(move |path, _, answer| {
            if !path.contains("/keys") || answer.body.is_empty() {
                return;
            }
            if which == 3 {
                // Any byte, lengths and all.
                let at = random.below(answer.body.len());
                answer.body[at] ^= 1 << random.below(8);
                return;
            }
            let Ok(mut entries) = read_entries(&answer.body) else {
                return;
            };
            let Some(first) = entries.first_mut() else {
                return;
            };
            match which {
                0 => first.signature[random.below(64)] ^= 1 << random.below(8),
                1 => drop(entries.remove(0)),
                _ => {
                    let Content::DeviceAdded { signing, .. } = &mut first.content else {
                        return;
                    };
                    signing[random.below(32)] ^= 1 << random.below(8);
                }
            }
            let entries: &[Entry] = &entries;
            answer.body = write_entries(entries);
        });
        agency.inner().lie = Some(lie);
        assert!(matches!(round(&laptop.app).await, Ran::Failed(_)));
        let shown = status(&laptop).await;
        let refused = shown["alarms"][0]["kind"] == "devices" || shown["trouble"] == "nonsense";
        assert!(refused, "seed {seed}: {shown:?}");
        // What cannot be read at all may be the network's doing.
        if which != 3 {
            assert_eq!(shown["alarms"][0]["kind"], "devices", "seed {seed}");
        }
        assert_eq!(
            shown["devices"].as_array().map(Vec::len),
            Some(2),
            "seed {seed}: somebody was let in"
        );
        assert_eq!(state(&laptop).await, before, "seed {seed}");
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
