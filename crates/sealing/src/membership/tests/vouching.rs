//! The words lead into no vault that they did not vouch for, whatever a server knows of them.

use super::*;

/// A first entry of a liar's, who knows all of the words that is no secret.
fn a_liars_vault(liar: &DeviceKeys, word: [u8; 64]) -> Entry {
    let (words, card) = (recovery().card(), liar.card());
    let content = Content::Genesis {
        suite: SUITE,
        recovery_signing: words.keys.signing,
        recovery_hpke: words.keys.hpke,
        locator: words.locator,
        device: card.device,
        signing: card.keys.signing,
        hpke: card.keys.hpke,
        random: [4; 32],
        vouch: word,
    };
    sign(Holder::Device(liar), 0, Hash::NONE, content)
}

#[test]
fn the_words_lead_into_no_vault_that_they_did_not_vouch_for() {
    let (log, ..) = three();
    let liar = device("a liar");
    let mut other = a_liars_vault(&liar, [0; 64]);
    let text = other.vouching().expect("it names words").text;
    let real = log.entries[0].vouching().expect("it names words").signature;
    let begun = |genesis: &Entry| {
        let read = Membership::read(genesis.vault(), std::slice::from_ref(genesis));
        read.map(|_| ())
    };
    // Nothing, what the words said of the real vault, and what others say in their place.
    let own = liar.pair().sign(&text);
    let as_device = recovery().pair().sign(&other.to_sign());
    for word in [[0; 64], real, own, as_device] {
        assert_eq!(
            begun(&a_liars_vault(&liar, word)),
            Err(LogError::NotVouched(0))
        );
    }
    // Only the words themselves can, and then for this one entry alone.
    *other.content.vouch_mut().expect("it has a place") = recovery().pair().sign(&text);
    other.signature = liar.pair().sign(&other.to_sign());
    assert_eq!(
        begun(&other),
        Err(LogError::Incomplete(0)),
        "an epoch is due"
    );
    if let Content::Genesis { random, .. } = &mut other.content {
        random[0] ^= 1;
    }
    other.signature = liar.pair().sign(&other.to_sign());
    assert_eq!(begun(&other), Err(LogError::NotVouched(0)));
}

#[test]
fn new_words_vouch_for_one_place_in_one_log() {
    let (log, laptop, _) = three();
    let by = Holder::Device(&laptop);
    let new = RecoveryWords::make(WordList::English, [1; 16]).derive_keys();
    assert_eq!(log.takes(by, names(&new)), Err(LogError::NotVouched(7)));
    let grown = log
        .membership
        .make_new_recovery(by, &new, &mut draw("new words"));
    let entry = grown.expect("it may").entries.remove(0);
    let takes = |membership: &Membership, entry: &Entry| {
        membership.with(std::slice::from_ref(entry)).map(|_| ())
    };
    assert_eq!(takes(&log.membership, &entry), Err(LogError::Incomplete(7)));
    // The same word after another entry, signed by another device, or for other keys: none.
    let later = log
        .membership
        .make_new_epoch(by, &mut draw("later"))
        .expect("it may")
        .membership;
    let again = |change: &dyn Fn(&mut Entry), signer: &DeviceKeys| {
        let mut other = entry.clone();
        change(&mut other);
        other.signature = signer.pair().sign(&other.to_sign());
        other
    };
    let newest = later.newest();
    let moved = again(
        &|entry| (entry.number, entry.previous) = (newest.number + 1, newest.hash),
        &laptop,
    );
    assert_eq!(takes(&later, &moved), Err(LogError::NotVouched(8)));
    let led = again(
        &|entry| {
            if let Content::NewRecovery { locator, .. } = &mut entry.content {
                locator[0] ^= 1;
            }
        },
        &laptop,
    );
    assert_eq!(takes(&log.membership, &led), Err(LogError::NotVouched(7)));
    let tablet = device("tablet");
    let joined = log
        .membership
        .make_device_added(by, &tablet.card(), &mut draw("tablet"));
    let with_tablet = joined.expect("it may").membership;
    let newest = with_tablet.newest();
    let entry = vouch(&new, by, newest.number + 1, newest.hash, names(&new));
    let mut other = entry.clone();
    other.signer = tablet.device();
    other.signature = tablet.pair().sign(&other.to_sign());
    assert_eq!(takes(&with_tablet, &other), Err(LogError::NotVouched(9)));
    assert_eq!(takes(&with_tablet, &entry), Err(LogError::Incomplete(9)));
}

#[test]
fn a_vault_of_nobodys_words_is_vouched_for_and_says_so() {
    let (laptop, nobody) = (device("laptop"), RecoveryKeys::make_for_nobody(&[5; 64]));
    let grown = make_vault(&laptop, &nobody, &mut draw("nobody"));
    let vault = grown.membership.vault();
    let read = Membership::read(vault, &grown.entries).expect("a good log");
    assert!(!read.recovery().leads_back());
    let by = Holder::Device(&laptop);
    let words = read.make_new_recovery(by, &recovery(), &mut draw("words"));
    assert!(words.expect("it may").membership.recovery().leads_back());
}
