//! A key log with an entry of every kind, wraps, and the keys of recovery words.

use super::*;
use crate::{Grown, Holder, Membership, Pin, make_vault, wrap};
use trellis_protocol::{Device, Entry, Vault};

/// Everything that can happen to a vault: its whole log, and who had a part in it.
pub(crate) struct Story {
    pub(crate) log: Vec<Entry>,
    pub(crate) membership: Membership,
    pub(crate) laptop: DeviceKeys,
    pub(crate) phone: DeviceKeys,
    pub(crate) tablet: DeviceKeys,
    pub(crate) new_words: RecoveryKeys,
}

pub(crate) fn story() -> Story {
    let mut random = draw("key log");
    let (laptop, phone, tablet) = (device("laptop"), device("phone"), device("tablet"));
    let new_words = RecoveryWords::make(WordList::French, [0x2a; 16]).derive_keys();
    let by_laptop = Holder::Device(&laptop);
    let Grown {
        entries: mut log,
        mut membership,
    } = make_vault(&laptop, &recovery(), &mut random);
    let mut add = |membership: &mut Membership, grown: Result<Grown, _>| {
        let grown: Grown = grown.expect("it may be said");
        log.extend(grown.entries);
        *membership = grown.membership;
    };
    let grown = membership.make_device_added(by_laptop, &phone.card(), &mut random);
    add(&mut membership, grown);
    let grown = membership.make_new_recovery(by_laptop, &new_words, &mut random);
    add(&mut membership, grown);
    let grown = membership.make_new_epoch(Holder::Device(&phone), &mut random);
    add(&mut membership, grown);
    let grown = membership.make_device_removed(by_laptop, phone.device(), [2, 0], &mut random);
    add(&mut membership, grown);
    let by_words = Holder::Recovery(&new_words);
    let grown = membership.make_device_added(by_words, &tablet.card(), &mut random);
    add(&mut membership, grown);
    Story {
        log,
        membership,
        laptop,
        phone,
        tablet,
        new_words,
    }
}

const SAYS: [&str; 13] = [
    "genesis",
    "new epoch 1",
    "device added: the phone, by the laptop",
    "earlier keys for the phone",
    "new recovery words",
    "new epoch 2",
    "earlier keys for the new words",
    "new epoch 3, by the phone",
    "device removed: the phone, whose records count up to page 2",
    "new epoch 4",
    "device added: the tablet, by the new words",
    "new epoch 5",
    "earlier keys for the tablet",
];

#[test]
fn the_key_log_never_changes() {
    let story = story();
    assert_eq!(story.log.len(), SAYS.len());
    let entries: Vec<_> = SAYS
        .iter()
        .zip(&story.log)
        .map(|(says, entry)| {
            json!({"says": says, "bytes": hex(&entry.bytes()), "hash": hex(&entry.hash().0)})
        })
        .collect();
    let keys_of = |holder: Holder<'_>| -> Vec<Value> {
        let keys = story.membership.open_epochs(holder);
        let key = |key: &crate::EpochKey| json!({"epoch": key.epoch(), "key": hex(key.key().as_slice()), "record_key": hex(key.record().as_slice())});
        keys.keys.values().map(key).collect()
    };
    let lies = frozen(
        "key-log",
        &json!({
            "vault": story.membership.vault(),
            "entries": entries,
            "laptop": {"secret": secrets(&story.laptop.stored()), "epochs": keys_of(Holder::Device(&story.laptop))},
            "phone": {"secret": secrets(&story.phone.stored()), "epochs": keys_of(Holder::Device(&story.phone))},
            "tablet": {"secret": secrets(&story.tablet.stored()), "epochs": keys_of(Holder::Device(&story.tablet))},
            "new_words": {"bits": hex(&[0x2a; 16]), "epochs": keys_of(Holder::Recovery(&story.new_words))},
        }),
    );
    let read = |entry: &Value| Entry::read(&unhex(&entry["bytes"])).expect("an entry");
    let log: Vec<_> = lies["entries"]
        .as_array()
        .expect("entries")
        .iter()
        .map(read)
        .collect();
    let vault: Vault = lies["vault"]
        .as_str()
        .expect("a vault")
        .parse()
        .expect("a vault");
    let membership = Membership::read(vault, &log).expect("a good log");
    assert_eq!(membership, story.membership);
    let last = Pin {
        number: 12,
        hash: log[12].hash(),
    };
    assert_eq!(membership.newest(), last);
    assert_eq!(membership.epoch(), 5);
    let devices: Vec<_> = membership.devices().map(|card| card.device).collect();
    assert_eq!(devices.len(), 2);
    assert_eq!(
        membership.removed().collect::<Vec<_>>(),
        [story.phone.device()]
    );
}

#[test]
fn a_wrap_never_changes() {
    let phone = device("phone");
    let key = crate::KeyBytes::new(drawn("epoch key"));
    let what = wrap::For {
        vault: Vault(drawn("vault")),
        epoch: 7,
        device: phone.device(),
    };
    let random = drawn("wrap");
    let wrap = wrap::seal(&key, what, &phone.card().keys, random).expect("a good key");
    let made = json!({
        "vault": what.vault,
        "epoch": what.epoch,
        "info": "trellis epoch key v1",
        "additional": hex(&what.additional()),
        "secret": secrets(&phone.stored()),
        "public": hex(&phone.card().keys.hpke),
        "random": hex(&random),
        "key": hex(key.as_slice()),
        "wrap": hex(&wrap.0),
    });
    let lies = frozen("wrap", &made);
    let wrap = trellis_protocol::Wrap(unhex(&lies["wrap"]).try_into().expect("80 bytes"));
    assert_eq!(wrap::open(&wrap, what, phone.pair()), Some(key));
}

#[test]
fn what_recovery_words_lead_to_never_changes() {
    let of = |list, bits: [u8; 16]| {
        let words = RecoveryWords::make(list, bits);
        let keys = words.derive_keys();
        json!({
            "words": words.words().join(" "),
            "bits": hex(&bits),
            "signing": hex(words.derive("sync signing key").as_slice()),
            "signing_public": hex(&keys.card().keys.signing),
            "hpke": hex(words.derive("sync hpke key").as_slice()),
            "hpke_public": hex(&keys.card().keys.hpke),
            "locator": hex(&keys.card().locator),
        })
    };
    let made = json!([
        of(WordList::English, [0x7f; 16]),
        of(WordList::French, [0x2a; 16])
    ]);
    let lies = frozen("recovery", &made);
    for one in lies.as_array().expect("two") {
        let words = RecoveryWords::read(one["words"].as_str().expect("words")).expect("words");
        let card = words.derive_keys().card();
        assert_eq!(hex(&card.keys.signing), one["signing_public"]);
        assert_eq!(hex(&card.keys.hpke), one["hpke_public"]);
        assert_eq!(hex(&card.locator), one["locator"]);
    }
    assert_eq!(Holder::Recovery(&recovery()).name(), Device::RECOVERY);
}
