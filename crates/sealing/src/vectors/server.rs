//! A signed request, and a server's receipt.

use super::*;
use crate::{ServerKey, pair, sign_request};
use trellis_protocol::{Hash, Receipt, SignedInput, SignedReceipt, Taken, Vault, digest};

#[test]
fn a_signed_request_never_changes() {
    let laptop = device("laptop");
    let vault = Vault(drawn("vault"));
    let sign = |method, uri, body: Option<&[u8]>| {
        let digest = body.map(digest);
        let input = SignedInput {
            method,
            uri,
            digest: digest.as_deref(),
        };
        let fields = sign_request(&laptop, vault, &input, 1_800_000_000, drawn("request"));
        json!({
            "method": method,
            "uri": uri,
            "body": body.map(hex),
            "content_digest": digest,
            "signature_input": fields.input,
            "signature": fields.signature,
        })
    };
    let pages = "https://trellis.example.org/v1/vaults/00/pages?stream=0&after=7";
    let made = json!({
        "signing_public": hex(&laptop.card().keys.signing),
        "vault": vault,
        "device": laptop.device(),
        "requests": [sign("GET", pages, None), sign("POST", pages, Some(b"a body"))],
    });
    frozen("request", &made);
}

#[test]
fn a_receipt_never_changes() {
    let server = pair::SecretPair::of(&drawn("server"));
    let vault = Vault(drawn("vault"));
    let receipt = Receipt {
        vault,
        taken: Taken::Bodies,
        rows: 2,
        bytes: 320,
        time: 1_800_000_000_000,
        audit: Hash(drawn("audit")),
    };
    let signed = SignedReceipt::make(&receipt, |text| server.sign(text));
    let made = json!({
        "server": hex(&server.public().signing),
        "vault": vault,
        "sent": serde_json::to_string(&signed).expect("a receipt is JSON"),
    });
    let lies = frozen("receipt", &made);
    let sent = lies["sent"].as_str().expect("text");
    let read: SignedReceipt = serde_json::from_str(sent).expect("a receipt");
    let key = ServerKey::pinned(server.public().signing);
    assert_eq!(key.check(&read, vault), Ok(receipt));
}
