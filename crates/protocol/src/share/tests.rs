use super::*;
use crate::id::{Grant, Hash, Slot, Worker};
use crate::{Malformed, typed_token};
use proptest::prelude::*;

fn first() -> Statement {
    Statement {
        number: 0,
        grant: Grant([0; 32]),
        previous: Hash::NONE,
        state: State::Active,
        epoch: 1,
        made: 1_800_000_000_000,
        until: 1_800_000_000_000 + LONGEST,
        worker: Worker([1; 8]),
        keys: Hash([2; 32]),
        server: Hash([3; 32]),
        signing: [4; 32],
        inbox: [5; 32],
        random: [6; 16],
        signature: [7; 64],
    }
}

fn second() -> Statement {
    Statement {
        number: 1,
        grant: first().of(),
        previous: first().hash(),
        epoch: 2,
        ..first()
    }
}

fn manifest() -> Manifest {
    Manifest {
        grant: first().of(),
        epoch: 1,
        number: 1,
        made: 2,
        items: 2,
        root: Hash([8; 32]),
        card: vec![9; 104],
        signature: [10; 64],
    }
}

fn wrap() -> GrantWrap {
    GrantWrap {
        epoch: 1,
        enc: [11; 32],
        sealed: [12; 48],
        signature: [13; 64],
    }
}

fn item(slot: u8, sealed: &[u8]) -> Item<'_> {
    Item {
        slot: Slot([slot; 16]),
        version: 1,
        sealed,
    }
}

#[test]
fn a_statement_is_read_as_it_was_written() {
    for statement in [first(), second()] {
        let bytes = statement.bytes();
        assert_eq!(bytes.len(), Statement::LENGTH);
        assert_eq!(Statement::read(&bytes), Ok(statement));
        assert!(statement.is_of(&first()));
        for cut in 0..bytes.len() {
            assert_eq!(Statement::read(&bytes[..cut]), Err(Malformed));
        }
    }
    assert_eq!(Statement::LENGTH, 307);
    let long = Statement {
        until: first().until + 1,
        ..first()
    };
    let back = Statement {
        until: first().made - 1,
        ..first()
    };
    let named = Statement {
        grant: Grant([1; 32]),
        ..first()
    };
    let unnamed = Statement {
        number: 1,
        ..first()
    };
    let late = Statement {
        epoch: 2,
        ..first()
    };
    for other in [long, back, named, unnamed, late] {
        assert_eq!(Statement::read(&other.bytes()), Err(Malformed), "{other:?}");
    }
    let others = [
        Statement {
            worker: Worker([9; 8]),
            ..second()
        },
        Statement {
            keys: Hash([9; 32]),
            ..second()
        },
        Statement {
            server: Hash([9; 32]),
            ..second()
        },
        Statement {
            signing: [9; 32],
            ..second()
        },
        Statement {
            inbox: [9; 32],
            ..second()
        },
        Statement {
            grant: Grant([9; 32]),
            ..second()
        },
    ];
    for other in others {
        assert!(!other.is_of(&first()), "{other:?}");
    }
}

#[test]
fn a_message_says_what_belongs_together() {
    let sealed = [14; 80];
    let whole = PublishedShare {
        statement: Some(first()),
        wrap: Some(wrap()),
        manifest: Some(manifest()),
        items: vec![item(1, &sealed), item(2, &sealed)],
        dropped: vec![Slot([3; 16])],
    };
    let bytes = whole.bytes();
    assert_eq!(PublishedShare::read(&bytes).as_ref(), Ok(&whole));
    for cut in 1..bytes.len() {
        // Cut between two parts it may be another message, never half of a part.
        if let Ok(read) = PublishedShare::read(&bytes[..cut]) {
            assert_eq!(read.bytes(), bytes[..cut]);
        }
    }
    let alone = PublishedShare {
        statement: Some(first()),
        ..PublishedShare::default()
    };
    assert_eq!(PublishedShare::read(&alone.bytes()), Ok(alone));
    let bad = [
        PublishedShare::default(),
        PublishedShare {
            manifest: None,
            ..whole.clone()
        },
        PublishedShare {
            items: vec![item(2, &sealed), item(1, &sealed)],
            ..whole.clone()
        },
        PublishedShare {
            items: vec![item(1, &sealed), item(1, &sealed)],
            ..whole.clone()
        },
        PublishedShare {
            items: vec![item(1, &[1; 39])],
            ..whole.clone()
        },
        PublishedShare {
            dropped: vec![Slot([2; 16])],
            ..whole.clone()
        },
        PublishedShare {
            dropped: vec![Slot([4; 16]), Slot([3; 16])],
            ..whole.clone()
        },
    ];
    for bad in bad {
        assert_eq!(
            PublishedShare::read(&bad.bytes()),
            Err(Malformed),
            "{bad:?}"
        );
    }
    // Parts out of their order, of another sort, or twice.
    let statement = alone_bytes(1, &first().bytes());
    let manifest = alone_bytes(3, &manifest().bytes());
    for bad in [
        [manifest.clone(), statement.clone()].concat(),
        [statement.clone(), statement.clone()].concat(),
        [manifest.clone(), manifest].concat(),
        [statement.clone(), alone_bytes(6, &[])].concat(),
        [alone_bytes(0, &[]), statement].concat(),
    ] {
        assert_eq!(PublishedShare::read(&bad), Err(Malformed));
    }
}

fn alone_bytes(what: u8, bytes: &[u8]) -> Vec<u8> {
    let length = u32::try_from(bytes.len()).expect("small").to_be_bytes();
    [&[what], length.as_slice(), bytes].concat()
}

#[test]
fn what_a_worker_is_given_is_whole() {
    let sealed = [14; 80];
    let given = GivenShare {
        first: first(),
        statement: second(),
        wrap: wrap(),
        manifest: manifest(),
        items: vec![item(1, &sealed)],
    };
    assert_eq!(GivenShare::read(&given.bytes()).as_ref(), Ok(&given));
    let young = GivenShare {
        statement: first(),
        ..given.clone()
    };
    assert_eq!(GivenShare::read(&young.bytes()), Ok(young));
    let orphan = GivenShare {
        first: second(),
        ..given.clone()
    };
    assert_eq!(GivenShare::read(&orphan.bytes()), Err(Malformed));
    let published = PublishedShare {
        statement: Some(first()),
        manifest: Some(manifest()),
        ..PublishedShare::default()
    };
    assert_eq!(GivenShare::read(&published.bytes()), Err(Malformed));
}

fn invitation() -> ShareInvitation {
    ShareInvitation {
        server: "https://trellis.example.org".to_owned(),
        token: [0xa5; 16],
        named: Named::Whole {
            server: Hash([1; 32]),
            worker: Worker([2; 8]),
            keys: Hash([3; 32]),
        },
        expires: 1_800_000_000,
    }
}

#[test]
fn an_invitation_names_one_worker_with_one_pair_of_keys() {
    let invitation = invitation();
    let link = invitation.link().expect("a link");
    assert!(link.starts_with("https://trellis.example.org/share#"));
    assert_eq!(
        ShareInvitation::read_link(&format!(" {link}\n")).as_ref(),
        Ok(&invitation)
    );
    for cut in 0..link.len() {
        assert_eq!(ShareInvitation::read_link(&link[..cut]), Err(Malformed));
    }
    let typed = ShareInvitation::read_code("trellis.example.org/", &invitation.code());
    let typed = typed.expect("a code");
    assert_eq!(typed.server, invitation.server);
    assert_eq!(typed.token, typed_token(&invitation.token));
    assert_eq!((typed.link(), typed.code()), (None, invitation.code()));
    for one in [&invitation, &typed] {
        let named = |server, worker, keys| {
            one.named
                .names(Hash([server; 32]), Worker([worker; 8]), Hash([keys; 32]))
        };
        assert!(named(1, 2, 3));
        assert!(!named(9, 2, 3) && !named(1, 9, 3) && !named(1, 2, 9));
    }
}

proptest! {
    #[test]
    fn anything_may_come(bytes in prop::collection::vec(any::<u8>(), 0..600), text: String) {
        let _ = Statement::read(&bytes);
        let _ = PublishedShare::read(&bytes);
        let _ = GivenShare::read(&bytes);
        let _ = Manifest::read(&bytes);
        let _ = Item::read(&bytes);
        let _ = Suggestion::read(&bytes);
        let _ = WrappedKeys::read(&bytes);
        let _ = read_inbox(&bytes);
        let _ = ShareInvitation::read_link(&text);
    }

    #[test]
    fn what_comes_back_is_read_as_it_was_written(
        id: [u8; 16], made: u64, sealed in prop::collection::vec(any::<u8>(), 0..3_000), number: u64,
    ) {
        let suggestion = Suggestion {
            grant: Grant([1; 32]), id, made, enc: [2; 32], sealed, signature: [3; 64],
        };
        let bytes = suggestion.bytes();
        let read = Suggestion::read(&bytes);
        prop_assert_eq!(read, Ok(suggestion));
        let mut inbox = Vec::new();
        write_inbox(&mut inbox, number, &bytes);
        write_inbox(&mut inbox, number, &[]);
        let inbox = read_inbox(&inbox).expect("two");
        prop_assert_eq!(inbox, vec![(number, bytes.as_slice()), (number, [].as_slice())]);
    }
}
