//! A key log that was tampered with is refused, and one that is honest never is.

mod vouching;

use super::make::{sign, vouch};
use super::*;
use crate::vectors::{device, draw, recovery};
use crate::{DeviceKeys, RecoveryKeys, RecoveryWords, WordList};
use proptest::prelude::*;

/// A vault and its whole log, and who has a part in it.
struct Log {
    entries: Vec<Entry>,
    membership: Membership,
}

impl Log {
    fn make(laptop: &DeviceKeys) -> Self {
        let Grown {
            entries,
            membership,
        } = make_vault(laptop, &recovery(), &mut draw("log"));
        Self {
            entries,
            membership,
        }
    }

    fn grow(&mut self, grown: Result<Grown, LogError>) {
        let grown = grown.expect("it may be said");
        self.entries.extend(grown.entries);
        self.membership = grown.membership;
    }

    /// Whether an entry of this would be taken next.
    fn takes(&self, by: Holder<'_>, content: Content) -> Result<(), LogError> {
        let newest = self.membership.newest();
        let entry = sign(by, newest.number + 1, newest.hash, content);
        self.membership.with(&[entry]).map(|_| ())
    }

    fn read(&self, entries: &[Entry]) -> Result<(), LogError> {
        Membership::read(self.membership.vault, entries).map(|_| ())
    }
}

fn added(card: &Card) -> Content {
    Content::DeviceAdded {
        device: card.device,
        signing: card.keys.signing,
        hpke: card.keys.hpke,
    }
}

/// What the entry says that names new recovery words, which have not vouched for it.
fn names(words: &RecoveryKeys) -> Content {
    let card = words.card();
    Content::NewRecovery {
        signing: card.keys.signing,
        hpke: card.keys.hpke,
        locator: card.locator,
        vouch: [0; 64],
    }
}

/// A laptop, and a phone that it added and then removed; then one more epoch.
fn three() -> (Log, DeviceKeys, DeviceKeys) {
    let (laptop, phone) = (device("laptop"), device("phone"));
    let mut log = Log::make(&laptop);
    let by = Holder::Device(&laptop);
    let mut random = draw("three");
    log.grow(
        log.membership
            .make_device_added(by, &phone.card(), &mut random),
    );
    log.grow(
        log.membership
            .make_device_removed(by, phone.device(), [4, 0], &mut random),
    );
    log.grow(log.membership.make_new_epoch(by, &mut random));
    (log, laptop, phone)
}

#[test]
fn a_log_is_read_whole_and_in_order_or_not_at_all() {
    let (log, ..) = three();
    let all = &log.entries;
    assert_eq!(all.len(), 7);
    assert_eq!(log.read(all), Ok(()));
    assert_eq!(log.read(&[]), Err(LogError::OtherVault));
    assert_eq!(log.read(&all[1..]), Err(LogError::OtherVault));
    // One is missing, comes twice, or two are swapped.
    for at in 1..7 {
        let mut other = all.clone();
        other.remove(at);
        let cut = if at == 6 {
            Ok(())
        } else {
            Err(LogError::OutOfPlace(at as u32))
        };
        assert_eq!(log.read(&other), cut, "{at}");
        let mut other = all.clone();
        other.insert(at, all[at].clone());
        assert_eq!(log.read(&other), Err(LogError::OutOfPlace(at as u32 + 1)));
        if at < 6 {
            let mut other = all.clone();
            other.swap(at, at + 1);
            assert_eq!(log.read(&other), Err(LogError::OutOfPlace(at as u32)));
        }
    }
    // It stops where something must follow: after genesis, and after a device was removed.
    assert_eq!(log.read(&all[..1]), Err(LogError::Incomplete(0)));
    assert_eq!(log.read(&all[..5]), Err(LogError::Incomplete(4)));
}

#[test]
fn the_log_of_another_vault_is_refused() {
    let (log, ..) = three();
    let other = Log::make(&device("another laptop"));
    assert_eq!(log.read(&other.entries), Err(LogError::OtherVault));
    let mut newer = log.entries[0].clone();
    if let Content::Genesis { suite, .. } = &mut newer.content {
        *suite = 2;
    }
    let read = Membership::read(newer.vault(), &[newer]);
    assert_eq!(read, Err(LogError::Newer));
}

#[test]
fn what_is_known_is_held_against_a_log() {
    let (log, laptop, _) = three();
    let known = log.membership.newest();
    let short = Membership::read(log.membership.vault, &log.entries[..4]).expect("a good log");
    assert_eq!(short.holds(&known), Err(LogError::RolledBack));
    let fork = short.make_new_epoch(Holder::Device(&laptop), &mut draw("fork"));
    let mut fork = fork.expect("it may").membership;
    for _ in 0..2 {
        fork = fork
            .make_new_epoch(Holder::Device(&laptop), &mut draw("fork"))
            .expect("it may")
            .membership;
    }
    assert_eq!(fork.newest().number, known.number);
    assert_eq!(fork.holds(&known), Err(LogError::Forked));
    assert_eq!(log.membership.holds(&known), Ok(()));
    assert_eq!(log.membership.holds(&short.newest()), Ok(()));
}

#[test]
fn only_who_belongs_signs() {
    let (log, laptop, phone) = three();
    let card = device("tablet").card();
    let mut epoch = log
        .membership
        .make_new_epoch(Holder::Device(&laptop), &mut draw("epoch"))
        .expect("it may")
        .entries
        .remove(0);
    let takes = |entry: &Entry| log.membership.with(std::slice::from_ref(entry)).map(|_| ());
    assert_eq!(takes(&epoch), Ok(()));
    // A device that left, and one that never came.
    let refused = Err(LogError::NotAllowed(7));
    assert_eq!(log.takes(Holder::Device(&phone), added(&card)), refused);
    let stranger = device("a stranger");
    assert_eq!(log.takes(Holder::Device(&stranger), added(&card)), refused);
    // Somebody else in a member's name.
    epoch.signature = phone.pair().sign(&epoch.to_sign());
    assert_eq!(takes(&epoch), Err(LogError::Signature(7)));
    let words = RecoveryWords::make(WordList::English, [1; 16]).derive_keys();
    let by = Holder::Recovery(&words);
    assert_eq!(log.takes(by, added(&card)), Err(LogError::Signature(7)));
}

#[test]
fn what_may_not_be_said_is_refused() {
    let (log, laptop, phone) = three();
    let by = Holder::Device(&laptop);
    let refused = Err(LogError::NotAllowed(7));
    let card = device("tablet").card();
    let genesis = log.entries[0].content.clone();
    let newest = log.membership.newest();
    let again = vouch(&recovery(), by, newest.number + 1, newest.hash, genesis);
    assert_eq!(log.membership.with(&[again]).map(|_| ()), refused);
    for name in [Device::RECOVERY, laptop.device(), phone.device()] {
        let card = Card {
            device: name,
            ..card
        };
        assert_eq!(log.takes(by, added(&card)), refused, "a name is used once");
    }
    let mut weak = card;
    weak.keys.signing = [0; 32];
    assert_eq!(log.takes(by, added(&weak)), refused);
    let mut unusable = card;
    unusable.keys.hpke = [0; 32];
    assert_eq!(log.takes(by, added(&unusable)), refused);
    for device in [laptop.device(), phone.device(), card.device] {
        let content = Content::DeviceRemoved {
            device,
            last: [0, 0],
        };
        assert_eq!(log.takes(by, content), refused);
    }
    let new = RecoveryWords::make(WordList::English, [1; 16]).derive_keys();
    let old = recovery();
    let words = Holder::Recovery(&old);
    let entry = vouch(&new, words, newest.number + 1, newest.hash, names(&new));
    assert_eq!(log.membership.with(&[entry]).map(|_| ()), refused);
    for device in [phone.device(), card.device] {
        let wraps = Vec::new();
        let content = Content::EarlierKeys { device, wraps };
        assert_eq!(log.takes(by, content), refused);
    }
    for epochs in [[0, 1], [1, 1], [2, 1], [3, 4]] {
        let content = Content::EarlierKeys {
            device: laptop.device(),
            wraps: epochs.map(|epoch| (epoch, Wrap([0; 80]))).into(),
        };
        assert_eq!(log.takes(by, content), refused, "{epochs:?}");
    }
}

#[test]
fn a_new_epoch_is_for_everybody_and_the_very_next() {
    let (log, laptop, phone) = three();
    let by = Holder::Device(&laptop);
    let good = log.membership.make_new_epoch(by, &mut draw("epoch"));
    let good = good.expect("it may").entries.remove(0).content;
    let Content::NewEpoch { epoch, wraps } = good else {
        unreachable!("it is an epoch");
    };
    let says = |epoch, wraps: &[(Device, Wrap)]| {
        let wraps = wraps.to_vec();
        log.takes(by, Content::NewEpoch { epoch, wraps })
    };
    assert_eq!(says(epoch, &wraps), Ok(()));
    let refused = Err(LogError::NotAllowed(7));
    assert_eq!(says(epoch + 1, &wraps), refused);
    assert_eq!(says(epoch - 1, &wraps), refused);
    assert_eq!(says(epoch, &wraps[..1]), refused, "without the laptop");
    assert_eq!(says(epoch, &wraps[1..]), refused, "without the words");
    let mut swapped = wraps.clone();
    swapped.reverse();
    assert_eq!(says(epoch, &swapped), refused);
    let mut more = wraps.clone();
    more.push((phone.device(), wraps[0].1));
    more.sort_by_key(|(device, _)| *device);
    assert_eq!(says(epoch, &more), refused, "with one that left");
}

#[test]
fn new_words_have_every_key_or_are_no_words() {
    let (log, laptop, _) = three();
    let by = Holder::Device(&laptop);
    let new = RecoveryWords::make(WordList::English, [1; 16]).derive_keys();
    let grown = log
        .membership
        .make_new_recovery(by, &new, &mut draw("new words"));
    let grown = grown.expect("it may");
    assert_eq!(grown.entries.len(), 3);
    let with = |entries: &[Entry]| log.membership.with(entries).map(|_| ());
    assert_eq!(with(&grown.entries[..1]), Err(LogError::Incomplete(7)));
    assert_eq!(with(&grown.entries[..2]), Err(LogError::Incomplete(8)));
    let mut fewer = grown.entries.clone();
    if let Content::EarlierKeys { wraps, .. } = &mut fewer[2].content {
        wraps.remove(0);
    }
    fewer[2].signature = laptop.pair().sign(&fewer[2].to_sign());
    assert_eq!(with(&fewer), Err(LogError::NotAllowed(9)));
    let of_new = grown.membership.open_epochs(Holder::Recovery(&new));
    assert_eq!(of_new.keys.len(), 4);
    let of_old = grown.membership.open_epochs(Holder::Recovery(&recovery()));
    assert!(
        of_old.keys.is_empty(),
        "the words before open nothing any more"
    );
}

#[test]
fn recovery_words_alone_lead_back() {
    let (log, ..) = three();
    let tablet = device("tablet");
    let words = recovery();
    let by = Holder::Recovery(&words);
    let grown = log
        .membership
        .make_device_added(by, &tablet.card(), &mut draw("back"));
    let grown = grown.expect("it may");
    assert_eq!(grown.entries.len(), 3);
    assert_eq!(
        log.membership.with(&grown.entries[..1]).map(|_| ()),
        Err(LogError::Incomplete(7)),
        "a new epoch must follow"
    );
    let keys = grown.membership.open_epochs(Holder::Device(&tablet));
    assert_eq!(keys.keys.len(), 4, "all that was, and what begins now");
}

#[test]
fn who_lacks_the_newest_key_has_none_to_write_with() {
    let (log, laptop, _) = three();
    let by = Holder::Device(&laptop);
    let mut next = log.membership.make_new_epoch(by, &mut draw("epoch"));
    let mut entry = next.as_mut().expect("it may").entries.remove(0);
    if let Content::NewEpoch { wraps, .. } = &mut entry.content {
        wraps[1].1 = Wrap([7; 80]);
    }
    entry.signature = laptop.pair().sign(&entry.to_sign());
    let membership = log
        .membership
        .with(&[entry])
        .expect("what is in a wrap is not seen");
    let keys = membership.open_epochs(by);
    assert!(keys.of(3).is_some() && keys.of(4).is_none());
    assert!(keys.newest().is_none(), "not the one before");
}

#[test]
fn a_wrap_opens_for_one_and_one_thing() {
    let laptop = device("laptop");
    let key = crate::KeyBytes::new([7; 32]);
    let what = wrap::For {
        vault: Vault([1; 32]),
        epoch: 2,
        device: laptop.device(),
    };
    let wrap = wrap::seal(&key, what, &laptop.card().keys, [5; 32]).expect("a good key");
    assert_eq!(wrap::open(&wrap, what, laptop.pair()), Some(key.clone()));
    assert_eq!(wrap::open(&wrap, what, device("phone").pair()), None);
    let others = [
        wrap::For {
            vault: Vault([2; 32]),
            ..what
        },
        wrap::For { epoch: 3, ..what },
        wrap::For {
            device: Device([9; 8]),
            ..what
        },
    ];
    for other in others {
        assert_eq!(wrap::open(&wrap, other, laptop.pair()), None);
    }
    let nobody = PublicKeys {
        hpke: [0; 32],
        ..laptop.card().keys
    };
    assert_eq!(wrap::seal(&key, what, &nobody, [5; 32]), None);
}

/// What somebody does to a vault.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Add(usize),
    Remove(usize, usize),
    Rotate(usize),
    Words(usize),
    Recover,
}

fn deeds() -> impl Strategy<Value = Deed> {
    prop_oneof![
        (0..9_usize).prop_map(Deed::Add),
        (0..9_usize, 0..9_usize).prop_map(|(by, whom)| Deed::Remove(by, whom)),
        (0..9_usize).prop_map(Deed::Rotate),
        (0..9_usize).prop_map(Deed::Words),
        Just(Deed::Recover),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_is_done_honestly_is_taken_and_opens_for_who_belongs(deeds in prop::collection::vec(deeds(), 0..9), seed: u64) {
        let mut count = seed;
        let mut random = |bytes: &mut [u8]| for byte in bytes {
            count = count.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            *byte = (count >> 56) as u8;
        };
        let fresh = |random: &mut dyn FnMut(&mut [u8])| {
            let mut bytes = [1; 72];
            random(&mut bytes);
            DeviceKeys::make(&bytes).expect("no zeros")
        };
        let mut members = vec![fresh(&mut random)];
        let mut gone: Vec<(DeviceKeys, u32)> = Vec::new();
        let mut words: RecoveryKeys = recovery();
        let Grown { entries, membership } = make_vault(&members[0], &words, &mut random);
        let mut log = Log { entries, membership };
        for deed in deeds {
            let by = |n: usize| n % members.len();
            match deed {
                Deed::Add(n) => {
                    let new = fresh(&mut random);
                    log.grow(log.membership.make_device_added(Holder::Device(&members[by(n)]), &new.card(), &mut random));
                    members.push(new);
                }
                Deed::Remove(n, whom) if by(n) != by(whom) => {
                    let left = members[by(whom)].device();
                    let epoch = log.membership.epoch();
                    log.grow(log.membership.make_device_removed(Holder::Device(&members[by(n)]), left, [0, 0], &mut random));
                    let whom = by(whom);
                    gone.push((members.remove(whom), epoch));
                }
                Deed::Remove(..) => {}
                Deed::Rotate(n) => log.grow(log.membership.make_new_epoch(Holder::Device(&members[by(n)]), &mut random)),
                Deed::Words(n) => {
                    let mut bits = [0; 16];
                    random(&mut bits);
                    let new = RecoveryWords::make(WordList::French, bits).derive_keys();
                    log.grow(log.membership.make_new_recovery(Holder::Device(&members[by(n)]), &new, &mut random));
                    words = new;
                }
                Deed::Recover => {
                    let new = fresh(&mut random);
                    log.grow(log.membership.make_device_added(Holder::Recovery(&words), &new.card(), &mut random));
                    members.push(new);
                }
            }
        }
        let wire = trellis_protocol::write_entries(&log.entries);
        let read = trellis_protocol::read_entries(&wire).expect("entries");
        let read = Membership::read(log.membership.vault, &read).expect("an honest log");
        prop_assert_eq!(&read, &log.membership);
        let all = read.open_epochs(Holder::Recovery(&words));
        prop_assert_eq!(all.keys.len(), read.epoch() as usize);
        for member in &members {
            let keys = read.open_epochs(Holder::Device(member));
            prop_assert_eq!(keys.keys.len(), read.epoch() as usize);
            for (number, key) in &keys.keys {
                prop_assert_eq!(key.record(), all.keys[number].record());
            }
        }
        for (left, epoch) in &gone {
            let keys = read.open_epochs(Holder::Device(left));
            prop_assert!(keys.keys.keys().all(|number| number <= epoch));
        }
    }
}
