//! Two devices find each other, and whoever sits between is told.

use super::*;
use crate::vectors::{device, drawn};
use crate::{Pin, WordList};
use trellis_protocol::{Seen, Stream};

/// What the old device answers.
pub(crate) fn answer(words: WordList) -> Answer {
    Answer {
        vault: Vault(drawn("vault")),
        card: device("laptop").card(),
        words,
        name: "Lenovo".to_owned(),
    }
}

/// Where the old device says the vault is.
pub(crate) fn vault_place() -> VaultPlace {
    VaultPlace {
        log: Pin {
            number: 3,
            hash: Hash(drawn("log")),
        },
        server_key: Hash(drawn("server key")),
        seen: vec![Seen {
            device: device("laptop").device(),
            stream: Stream::Records,
            number: 9,
            hash: Hash(drawn("page")),
        }],
        server: "https://trellis.example.org".to_owned(),
    }
}

fn scanned() -> Scanned {
    Scanned::make(&drawn("pairing"), "https://trellis.example.org")
}

fn hello(secret: &PairingSecret) -> (NewDevice, Message) {
    NewDevice::hello(secret, device("phone").card(), "Téléphone", &drawn("hello"))
}

fn answered(secret: &PairingSecret, hello: &[u8]) -> (OldDevice, Message) {
    let answer = answer(WordList::French);
    OldDevice::answer(secret, hello, answer, &drawn("answer")).expect("a hello")
}

#[test]
fn a_device_that_is_held_in_hand_is_let_in() {
    let shown = scanned();
    let seen = Scanned::read(&format!(" {}\n", shown.text())).expect("a QR");
    assert_eq!(seen.server, "https://trellis.example.org");
    let code = PairingCode::make(&drawn("code"));
    let typed = PairingCode::read(&code.code().to_lowercase()).expect("a code");
    for (ours, theirs) in [(&shown.secret, &seen.secret), (&code.secret, &typed.secret)] {
        assert_eq!(ours.pairing(), theirs.pairing());
        let (new, first) = hello(ours);
        let (old, second) = answered(theirs, &first);
        let (new, third) = new.answered(&second, &drawn("fresh")).expect("an answer");
        let old = old.fresh(&third).expect("what was promised");
        assert!(new.words() == old.words());
        assert_eq!(old.hello().card, device("phone").card());
        assert_eq!(old.hello().name, "Téléphone");
        assert_eq!(new.answer().card, device("laptop").card());
        let fourth = old.place(&vault_place(), &drawn("place"));
        let (vault, place) = new.placed(&fourth).expect("a place");
        assert_eq!(vault, Vault(drawn("vault")));
        assert!(place == vault_place());
        for message in [first, second, third, fourth] {
            assert!(message.len() < 16 * 1024);
        }
    }
}

#[test]
fn without_the_secret_nothing_is_read_or_said() {
    let (ours, other) = (scanned().secret, PairingCode::make(&drawn("other")).secret);
    let (new, first) = hello(&ours);
    let refused = Some(PairingError::NotOurs);
    let got = OldDevice::answer(&other, &first, answer(WordList::English), &drawn("answer"));
    assert_eq!(got.err(), refused);
    let (_, forged) = answered(&other, &hello(&other).1);
    assert_eq!(new.answered(&forged, &drawn("fresh")).err(), refused);
}

#[test]
fn a_message_is_read_in_its_own_place_alone() {
    let secret = scanned().secret;
    let plain = b"something";
    let message = seal(&secret, From::New, 0, plain, &drawn("nonce"));
    assert_eq!(
        open(&secret, From::New, 0, &message).expect("it is")[..],
        plain[..]
    );
    for (from, n) in [(From::New, 1), (From::Old, 0), (From::Old, 1)] {
        assert_eq!(open(&secret, from, n, &message), Err(PairingError::NotOurs));
    }
}

#[test]
fn whoever_knows_the_secret_and_sits_between_is_told() {
    let secret = scanned().secret;
    // Towards the old device it plays the new one, and the other way round.
    let (new, first) = hello(&secret);
    let mallory = device("mallory").card();
    let (between, other_first) = NewDevice::hello(&secret, mallory, "Téléphone", &drawn("other"));
    let (old, second) = answered(&secret, &other_first);
    let (_, other_second) = answered(&secret, &first);
    let (new, third) = new
        .answered(&other_second, &drawn("fresh"))
        .expect("an answer");
    let (_, other_third) = between
        .answered(&second, &drawn("other fresh"))
        .expect("an answer");
    let words = new.words();
    // It hands on the fresh bytes that it promised: other words.
    let old_with_other = old.fresh(&other_third).expect("what was promised");
    assert!(old_with_other.words() != words);
    // Or others than it promised.
    let (old, _) = answered(&secret, &other_first);
    assert_eq!(old.fresh(&third).err(), Some(PairingError::Promise));
}

#[test]
fn how_fresh_bytes_were_sealed_changes_no_word() {
    let secret = scanned().secret;
    let words = |nonce: [u8; 24]| {
        let (new, first) = hello(&secret);
        let (old, second) = answered(&secret, &first);
        let (_, third) = new.answered(&second, &nonce).expect("an answer");
        old.fresh(&third).expect("what was promised").words()
    };
    assert!(words([1; 24]) == words([2; 24]), "or they could be chosen");
}

#[test]
fn what_is_no_secret_is_read_as_none() {
    let text = scanned().text().to_owned();
    for cut in 0..text.len() - 40 {
        assert!(Scanned::read(&text[..cut]).is_err());
    }
    assert!(Scanned::read(&text.replace("trellis-pair:", "trellis-pair:A")).is_err());
    let said = format!("{:?} {:?}", scanned(), PairingCode::make(&drawn("code")));
    assert_eq!(said, "Scanned PairingCode");
}
