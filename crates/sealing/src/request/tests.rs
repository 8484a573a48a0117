//! A request is signed by its device, and for one thing alone.

use super::*;
use crate::pair;
use crate::vectors::{device, drawn};
use trellis_protocol::digest;

#[test]
fn a_signature_is_for_one_request() {
    let laptop = device("laptop");
    let vault = Vault(drawn("vault"));
    let digest = digest(b"a body");
    let input = SignedInput {
        method: "POST",
        uri: "https://trellis.example.org/v1/vaults",
        digest: Some(&digest),
    };
    let fields = sign_request(&laptop, vault, &input, 1_800_000_000, [7; 16]);
    let read = Signed::read(&fields.input, &fields.signature, true);
    let (signed, signature) = read.expect("the fixed form");
    assert_eq!((signed.vault, signed.device), (vault, laptop.device()));
    let key = laptop.card().keys.signing;
    let holds = |input: &SignedInput<'_>, signed: &Signed| {
        pair::verify(&key, signed.base(input).as_bytes(), &signature)
    };
    assert!(holds(&input, &signed));
    let others = [
        SignedInput {
            method: "DELETE",
            ..input
        },
        SignedInput {
            uri: "https://trellis.example.org/v1/vaults/1",
            ..input
        },
        SignedInput {
            digest: None,
            ..input
        },
    ];
    for other in others {
        assert!(!holds(&other, &signed));
    }
    let later = Signed {
        created: 1_800_000_001,
        ..signed
    };
    assert!(!holds(&input, &later));
}
