//! A receipt is believed of one server, and about one vault.

use super::*;
use crate::pair::SecretPair;
use crate::vectors::drawn;
use trellis_protocol::{Hash, Taken};

fn receipt() -> Receipt {
    Receipt {
        vault: Vault(drawn("vault")),
        taken: Taken::Vault,
        rows: 1,
        bytes: 2,
        time: 3,
        audit: Hash(drawn("audit")),
    }
}

#[test]
fn a_receipt_is_the_pinned_servers_about_this_vault() {
    let (server, other) = (
        SecretPair::of(&drawn("server")),
        SecretPair::of(&drawn("other")),
    );
    let key = ServerKey::pinned(server.public().signing);
    let signed = SignedReceipt::make(&receipt(), |text| server.sign(text));
    assert_eq!(key.check(&signed, receipt().vault), Ok(receipt()));
    assert_eq!(key.check(&signed, Vault([1; 32])), Err(ReceiptError::Other));
    let forged = SignedReceipt::make(&receipt(), |text| other.sign(text));
    let refused = Err(ReceiptError::Signature);
    assert_eq!(key.check(&forged, receipt().vault), refused);
    // Any other word in it.
    let text = serde_json::to_string(&signed).expect("a receipt is JSON");
    let changed = text.replace(r#"rows\":1"#, r#"rows\":2"#);
    assert_ne!(text, changed);
    let changed = serde_json::from_str(&changed).expect("a receipt");
    assert_eq!(key.check(&changed, receipt().vault), refused);
}

#[test]
fn only_the_server_that_an_invitation_names_is_pinned() {
    let key = SecretPair::of(&drawn("server")).public().signing;
    let other = SecretPair::of(&drawn("other")).public().signing;
    let invitation = Invitation {
        server: "https://trellis.example.org".to_owned(),
        token: [1; 16],
        key: Hash::of(&[&key]),
        expires: 2_000,
    };
    let typed = Invitation::read_code("trellis.example.org", &invitation.code()).expect("a code");
    for invitation in [&invitation, &typed] {
        let pinned = ServerKey::pin(invitation, &key, 2_000).expect("it is the one");
        assert_eq!(pinned, ServerKey::pinned(*pinned.bytes()));
        let refused = Err(ServerError::OtherServer);
        assert_eq!(ServerKey::pin(invitation, &other, 2_000), refused);
    }
    let ended = ServerKey::pin(&invitation, &key, 2_001);
    assert_eq!(ended, Err(ServerError::Ended));
}
