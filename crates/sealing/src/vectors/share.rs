//! What is shared with a worker: a grant from its beginning to its end, a worker's keys, an invitation, a
//! suggestion, the log of openings, a receipt and a request.

use super::*;
use crate::grant::tests::{
    DAY, Kept, MADE, UNTIL, begun, expected, invitation, look, piece, pinned, sam, server,
    server_hash,
};
use crate::{MadeShare, prf_input};
use crate::{
    OpeningsEnd, OwnGrant, PinnedWorker, ServerKey, WaySecret, WordList, WorkerCode, WorkerKeys,
};
use trellis_protocol::{
    GivenShare, GrantReceipt, Hash, Opened, Opening, Openings, OpeningsHead, PublishedShare,
    ShareInvitation, SignedInput, SignedReceipt, Statement, Taken, WrappedKeys, digest,
};

const CARD: &str = r#"{"form":1,"name":"Jo","language":"fr","since":null,"until":"2027-02-14","made":"2027-01-15","kinds":["strength"],"hidden":false}"#;
const ONE: &str = r#"{"kind":"strength","id":"1","text":"I know when to rest."}"#;
const TWO: &str = r#"{"kind":"strength","id":"2","text":"Je sais demander de l’aide."}"#;

fn given(kept: &Kept, grant: &OwnGrant) -> Value {
    let bytes = kept.given().bytes();
    let share = GivenShare::read(&bytes).expect("a message");
    let opened = sam().check_whole(&share, &expected(grant)).expect("honest");
    let opened = opened.open().expect("it opens");
    let items = share.items.iter().zip(&opened.items).map(|(item, plain)| {
        json!({
            "slot": hex(&item.slot.0),
            "version": item.version,
            "sealed": hex(item.sealed),
            "plain": String::from_utf8_lossy(plain),
        })
    });
    json!({
        "message": hex(&bytes),
        "first": hex(&share.first.bytes()),
        "statement": hex(&share.statement.bytes()),
        "number": share.statement.number,
        "epoch": share.statement.epoch,
        "wrap": hex(&share.wrap.bytes()),
        "manifest": hex(&share.manifest.bytes()),
        "manifest_number": share.manifest.number,
        "root": share.manifest.root,
        "card": String::from_utf8_lossy(opened.head.card()),
        "items": items.collect::<Vec<_>>(),
    })
}

#[test]
fn a_share_never_changes() {
    let own = begun("a grant");
    let first = own.first(
        MADE,
        CARD.as_bytes(),
        &[piece(1, ONE.as_bytes()), piece(2, TWO.as_bytes())],
        &mut draw("first"),
    );
    let first = first.expect("small");
    let changed = ONE.replace("rest", "stop");
    let next = |before: &MadeShare| {
        let items = [piece(1, changed.as_bytes()), piece(3, TWO.as_bytes())];
        let made = before.grant.next(
            &before.slots,
            MADE + DAY,
            CARD.as_bytes(),
            &items,
            &mut draw("next"),
        );
        made.expect("small")
    };
    let second = next(&first);
    let paused = second
        .grant
        .pause(MADE + DAY, &mut draw("paused"))
        .expect("it may");
    let third = paused.grant.anew(
        MADE + DAY,
        UNTIL,
        CARD.as_bytes(),
        &[piece(2, TWO.as_bytes())],
        &mut draw("anew"),
    );
    let third = third.expect("small");
    let ended = third
        .grant
        .end(MADE + 2 * DAY, &mut draw("ended"))
        .expect("it may");
    let mut kept = Kept::default();
    let mut steps = Vec::new();
    for made in [&first, &second] {
        kept.take(&made.message);
        steps.push(json!({"published": hex(&made.message), "given": given(&kept, &made.grant)}));
    }
    kept.take(&paused.message);
    steps.push(json!({"published": hex(&paused.message), "given": null}));
    kept.take(&third.message);
    steps.push(json!({"published": hex(&third.message), "given": given(&kept, &third.grant)}));
    let stored = own.stored();
    let made = json!({
        "server": hex(&server().public().signing),
        "worker": sam().worker(),
        "worker_signing_secret": hex(&sam().pair().secrets()[..32]),
        "worker_hpke_secret": hex(&sam().pair().secrets()[32..]),
        "worker_signing": hex(&sam().public().signing),
        "worker_hpke": hex(&sam().public().hpke),
        "keys": sam().keys(),
        "grant": own.grant(),
        "grant_signing_secret": hex(&stored[1..33]),
        "grant_inbox_secret": hex(&stored[33..65]),
        "now": MADE + DAY,
        "steps": steps,
        "ended": hex(&ended.message),
        "stored": hex(&third.grant.stored()),
        "slots": hex(&third.slots.stored()),
    });
    let lies = frozen("share", &made);
    // Opened from what lies, by a worker who knows nothing else.
    let (mut count, mut seen) = (0, crate::Newest::default());
    for step in lies["steps"].as_array().expect("steps") {
        assert!(PublishedShare::read(&unhex(&step["published"])).is_ok());
        if step["given"].is_null() {
            continue;
        }
        let bytes = unhex(&step["given"]["message"]);
        let share = GivenShare::read(&bytes).expect("a message");
        let expect = crate::Expected {
            seen,
            ..expected(&own)
        };
        let opened = sam().check_whole(&share, &expect).expect("it is honest");
        let opened = opened.open().expect("it opens");
        seen = opened.head.newest();
        assert_eq!(**opened.head.card(), *CARD.as_bytes());
        for (item, told) in opened
            .items
            .iter()
            .zip(step["given"]["items"].as_array().expect("items"))
        {
            assert_eq!(**item, *told["plain"].as_str().expect("text").as_bytes());
            count += 1;
        }
    }
    assert_eq!((count, seen.statement, seen.manifest), (5, 2, 3));
    assert!(Statement::read(&unhex(&lies["ended"])).is_ok());
    let again = OwnGrant::read(&unhex(&lies["stored"])).expect("a grant");
    assert_eq!(again.stands(), third.grant.stands());
    assert!(crate::Slots::read(&unhex(&lies["slots"])).is_some());
}

#[test]
fn a_workers_keys_never_change() {
    let sam = sam();
    let prf = drawn::<32>("prf");
    let code = WorkerCode::make(&drawn("code"));
    let passkey = sam.seal_for(&WaySecret::Passkey(&prf), drawn("passkey nonce"));
    let by_code = sam.seal_for(&WaySecret::Code(&code), drawn("code nonce"));
    let made = json!({
        "worker": sam.worker(),
        "signing_secret": hex(&sam.pair().secrets()[..32]),
        "hpke_secret": hex(&sam.pair().secrets()[32..]),
        "signing": hex(&sam.public().signing),
        "hpke": hex(&sam.public().hpke),
        "keys": sam.keys(),
        "prf_input": hex(&prf_input()),
        "prf": hex(&prf),
        "wrapped_passkey": hex(&passkey.bytes()),
        "code": *code.text(),
        "sign_in": hex(&code.sign_in()),
        "wrapped_code": hex(&by_code.bytes()),
    });
    let lies = frozen("worker-keys", &made);
    let code = WorkerCode::read(lies["code"].as_str().expect("text")).expect("a code");
    let prf = unhex(&lies["prf"]);
    for (name, way) in [
        ("wrapped_passkey", WaySecret::Passkey(&prf)),
        ("wrapped_code", WaySecret::Code(&code)),
    ] {
        let wrapped = WrappedKeys::read(&unhex(&lies[name])).expect("keys");
        let opened = WorkerKeys::open(sam.worker(), &way, &wrapped).expect("they open");
        assert_eq!(hex(&opened.public().signing), lies["signing"]);
    }
}

#[test]
fn a_share_invitation_never_changes() {
    let reason = "Pour préparer nos visites.";
    let look = look(&sam(), reason);
    let invitation = invitation();
    let made = json!({
        "server": hex(&server().public().signing),
        "worker": sam().worker(),
        "keys": sam().keys(),
        "token": hex(&invitation.token),
        "expires": invitation.expires,
        "link": invitation.link(),
        "code": invitation.code(),
        "look": look,
        "words_english": pinned().words(WordList::English),
        "words_french": pinned().words(WordList::French),
    });
    let lies = frozen("share-invitation", &made);
    let link = ShareInvitation::read_link(lies["link"].as_str().expect("text")).expect("a link");
    let code = lies["code"].as_str().expect("text");
    let typed = ShareInvitation::read_code("trellis.example.org", code).expect("a code");
    let look = serde_json::from_value(lies["look"].clone()).expect("a look");
    for invitation in [link, typed] {
        let shown = server().public().signing;
        let pinned = PinnedWorker::pin(&invitation, &look, &shown, 0).expect("it is Sam");
        assert_eq!(pinned.reason(), Some(reason));
    }
}

#[test]
fn what_comes_back_never_changes() {
    let own = begun("a grant");
    let first = own
        .first(MADE, CARD.as_bytes(), &[], &mut draw("first"))
        .expect("small");
    let mut kept = Kept::default();
    kept.take(&first.message);
    let share = kept.given();
    let head = sam().check(
        (&share.first, &share.statement),
        &share.wrap,
        &share.manifest,
        &expected(&own),
    );
    let plain = r#"{"form":1,"kind":"note","text":"Merci d’être venu."}"#;
    let suggestion = sam().suggest(
        &head.expect("honest"),
        plain.as_bytes(),
        MADE,
        drawn("an id"),
        drawn("suggestion"),
    );
    let suggestion = suggestion.expect("short");
    let (mut rows, mut previous, mut hashes) = (Vec::new(), Hash::NONE, Vec::new());
    for (n, what) in [(1, Opened::Opened), (2, Opened::AskedToStop)] {
        let row = Opening {
            n,
            time: MADE + n,
            worker: sam().worker(),
            what,
            previous,
        };
        previous = row.hash(own.grant());
        hashes.push(previous);
        rows.push(row.into());
    }
    let openings = Openings {
        rows,
        head: OpeningsHead::make(own.grant(), 2, previous, |text| server().sign(text)),
    };
    let receipt = GrantReceipt {
        grant: own.grant(),
        taken: Taken::Grant,
        rows: 7,
        bytes: 1_234,
        time: MADE,
        audit: Hash(drawn("audit")),
    };
    let signed = SignedReceipt::make_of_grant(&receipt, |text| server().sign(text));
    let uri = format!("https://trellis.example.org/v1/grants/{}", own.grant());
    let body = digest(b"a body");
    let input = SignedInput {
        method: "POST",
        uri: &uri,
        digest: Some(&body),
    };
    let request = own.sign_request(&input, 1_800_000_000, drawn("request"));
    let made = json!({
        "server": hex(&server().public().signing),
        "server_hash": server_hash(),
        "grant": own.grant(),
        "grant_signing": hex(&share.first.signing),
        "grant_inbox_secret": hex(&own.stored()[33..65]),
        "grant_inbox": hex(&share.first.inbox),
        "worker_signing": hex(&sam().public().signing),
        "suggestion": hex(&suggestion),
        "suggestion_plain": plain,
        "openings": openings,
        "opening_hashes": hashes,
        "receipt": serde_json::to_string(&signed).expect("plain data"),
        "request": {"method": "POST", "uri": uri, "body": hex(b"a body"), "signature_input": request.input, "signature": request.signature},
    });
    let lies = frozen("share-answers", &made);
    let opened = own
        .open_suggestion(&unhex(&lies["suggestion"]))
        .expect("it is Sam's");
    assert_eq!(*opened.plain, *plain.as_bytes());
    let openings = serde_json::from_value(lies["openings"].clone()).expect("openings");
    assert_eq!(
        own.check_openings(&OpeningsEnd::START, &openings)
            .expect("whole")
            .1
            .n,
        2
    );
    let signed = serde_json::from_str(lies["receipt"].as_str().expect("text")).expect("a receipt");
    let key = ServerKey::pinned(server().public().signing);
    assert_eq!(key.check_of_grant(&signed, own.grant()), Ok(receipt));
}
