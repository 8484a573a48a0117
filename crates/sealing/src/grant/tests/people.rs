//! Whom an invitation names, and what opens a worker's keys.

use super::*;

#[test]
fn only_whom_the_invitation_names_is_pinned() {
    let shown = server().public().signing;
    let reason = "To get ready for our visits.";
    let typed = ShareInvitation::read_code("trellis.example.org", &invitation().code());
    for invitation in [invitation(), typed.expect("a code")] {
        let now = MADE / 1_000 + 72 * 3_600;
        let pin = |look: &Look, shown: &[u8; 32]| PinnedWorker::pin(&invitation, look, shown, now);
        let good = pin(&look(&sam(), reason), &shown).expect("it is Sam");
        assert_eq!(good.reason(), Some(reason));
        assert_eq!(
            (good.worker(), good.keys()),
            (sam().worker(), sam().public())
        );
        assert_eq!(good.server(), ServerKey::pinned(shown));
        for list in [WordList::English, WordList::French] {
            assert_eq!(good.words(list), sam().words(list, server_hash()));
        }
        assert_eq!(
            pin(&look(&sam(), ""), &shown).expect("it is Sam").reason(),
            None
        );
        let other = WorkerKeys::make(sam().worker(), &drawn("other"));
        let somebody = WorkerKeys::make(Worker([9; 8]), &drawn("sam"));
        let else_ = Err(PinError::SomebodyElse);
        assert_eq!(pin(&look(&other, reason), &shown), else_);
        assert_eq!(pin(&look(&somebody, reason), &shown), else_);
        assert_eq!(pin(&look(&sam(), reason), &other.public().signing), else_);
        // One key of Sam's, one of another's.
        let half = Look {
            hpke_key: Hash(other.public().hpke),
            ..look(&sam(), reason)
        };
        assert_eq!(pin(&half, &shown), else_);
        // Words that Sam did not write, or at another time, or too many.
        for bad in [
            Look {
                reason: "Because you must.".to_owned(),
                ..look(&sam(), reason)
            },
            Look {
                made: MADE + 1,
                ..look(&sam(), reason)
            },
            Look {
                signature: String::new(),
                ..look(&sam(), reason)
            },
            Look {
                reason: String::new(),
                ..look(&sam(), reason)
            },
            Look {
                signature: look(&other, reason).signature,
                ..look(&sam(), reason)
            },
            look(&sam(), &"é".repeat(501)),
        ] {
            assert_eq!(pin(&bad, &shown), Err(PinError::Reason));
        }
        pin(&look(&sam(), &"é".repeat(500)), &shown).expect("it is short enough");
    }
    let late = PinnedWorker::pin(
        &invitation(),
        &look(&sam(), ""),
        &shown,
        MADE / 1_000 + 72 * 3_600 + 1,
    );
    assert_eq!(late, Err(PinError::Ended));
    assert_ne!(
        sam().words(WordList::English, server_hash()),
        sam().words(WordList::English, Hash([1; 32]))
    );
}

#[test]
fn a_workers_keys_open_in_the_way_they_were_sealed() {
    let sam = sam();
    let (prf, code) = (drawn::<32>("prf"), WorkerCode::make(&drawn("code")));
    let ways = [WaySecret::Passkey(&prf), WaySecret::Code(&code)];
    for (at, way) in ways.iter().enumerate() {
        let wrapped = sam.seal_for(way, drawn("nonce"));
        let wrapped = trellis_protocol::WrappedKeys::read(&wrapped.bytes()).expect("keys");
        let opened = WorkerKeys::open(sam.worker(), way, &wrapped).expect("it is the way");
        assert_eq!(opened.public(), sam.public());
        assert!(WorkerKeys::open(sam.worker(), &ways[1 - at], &wrapped).is_none());
        assert!(WorkerKeys::open(Worker([9; 8]), way, &wrapped).is_none());
        let as_code = WaySecret::Passkey(code.0.as_slice());
        assert!(at == 0 || WorkerKeys::open(sam.worker(), &as_code, &wrapped).is_none());
    }
    let typed = code.text().to_lowercase().replace('-', " ");
    let read = WorkerCode::read(&typed).expect("a code");
    assert_eq!((read.text(), read.sign_in()), (code.text(), code.sign_in()));
    assert!(WorkerCode::read("short").is_err());
    assert_eq!(
        format!("{sam:?} {code:?}"),
        format!("WorkerKeys({}) WorkerCode", sam.worker())
    );
}
