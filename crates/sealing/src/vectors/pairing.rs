//! The four messages of a pairing, and the words.

use super::*;
use crate::pairing::tests::{answer, vault_place};
use crate::{NewDevice, OldDevice, PairingCode, Scanned};

#[test]
fn a_pairing_never_changes() {
    let shown = Scanned::make(&drawn("pairing"), "https://trellis.example.org");
    let code = PairingCode::make(&drawn("code"));
    let run = |secret: &crate::PairingSecret, list| {
        let (new, hello) =
            NewDevice::hello(secret, device("phone").card(), "Téléphone", &drawn("hello"));
        let (old, answered) =
            OldDevice::answer(secret, &hello, answer(list), &drawn("answer")).expect("a hello");
        let (_, fresh) = new.answered(&answered, &drawn("fresh")).expect("an answer");
        let old = old.fresh(&fresh).expect("what was promised");
        let place = old.place(&vault_place(), &drawn("place"));
        json!({
            "pairing": hex(&secret.pairing()),
            "messages": [hex(&hello), hex(&answered), hex(&fresh), hex(&place)],
            "words": old.words().0,
        })
    };
    let phone = device("phone").card();
    let laptop = device("laptop").card();
    let made = json!({
        "scanned": {
            "text": shown.text(),
            "secret": hex(&drawn::<48>("pairing")[16..]),
            "run": run(&shown.secret, WordList::English),
        },
        "typed": {
            "code": code.code(),
            "secret": hex(&drawn::<16>("code")[6..]),
            "run": run(&code.secret, WordList::French),
        },
        "hello": {
            "device": phone.device,
            "signing": hex(&phone.keys.signing),
            "hpke": hex(&phone.keys.hpke),
            "fresh": hex(&drawn::<40>("hello")[..16]),
            "name": "Téléphone",
        },
        "answer": {
            "vault": hex(&drawn::<32>("vault")),
            "device": laptop.device,
            "signing": hex(&laptop.keys.signing),
            "hpke": hex(&laptop.keys.hpke),
            "name": "Lenovo",
        },
        "place": {
            "number": 3,
            "hash": hex(&drawn::<32>("log")),
            "server_key": hex(&drawn::<32>("server key")),
            "server": "https://trellis.example.org",
        },
    });
    let lies = frozen("pairing", &made);
    let read = Scanned::read(lies["scanned"]["text"].as_str().expect("text")).expect("a QR");
    assert_eq!(read.secret.pairing(), shown.secret.pairing());
    let read = PairingCode::read(lies["typed"]["code"].as_str().expect("text")).expect("a code");
    assert_eq!(read.secret.pairing(), code.secret.pairing());
}
