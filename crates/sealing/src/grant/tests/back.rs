//! What comes back: suggestions, who looked, where a grant stands, and that it is gone.

use super::*;

#[test]
fn a_suggestion_is_the_workers_for_this_grant() {
    let (grant, _, kept) = shared();
    let given = kept.given();
    let statements = (&given.first, &given.statement);
    let head = sam().check(statements, &given.wrap, &given.manifest, &expected(&grant));
    let head = head.expect("it is honest");
    let words = br#"{"form":1,"kind":"note","text":"It was good to hear you."}"#;
    let suggest = |plain: &[u8]| sam().suggest(&head, plain, MADE, [1; 16], drawn("suggest"));
    let bytes = suggest(words).expect("it is short");
    let opened = grant.open_suggestion(&bytes).expect("it is Sam's");
    assert_eq!(
        (&*opened.plain, opened.id, opened.made),
        (words.as_slice(), [1; 16], MADE)
    );
    assert_eq!(
        suggest(&vec![b'a'; LARGEST_SUGGESTION]),
        Err(SuggestionError::TooLarge)
    );
    let other = begun("another client");
    let refused = |grant: &OwnGrant, bytes: &[u8]| grant.open_suggestion(bytes).err();
    assert_eq!(refused(&other, &bytes), Some(SuggestionError::OtherGrant));
    assert_eq!(refused(&grant, b"x"), Some(SuggestionError::Malformed));
    let changed = |change: fn(&mut Suggestion), by: &WorkerKeys| {
        let mut suggestion = Suggestion::read(&bytes).expect("a suggestion");
        change(&mut suggestion);
        suggestion.signature = by.pair().sign(&suggestion.to_sign());
        refused(&grant, &suggestion.bytes())
    };
    let forger = WorkerKeys::make(sam().worker(), &drawn("forger"));
    assert_eq!(changed(|_| (), &forger), Some(SuggestionError::Signature));
    assert_eq!(changed(|_| (), &sam()), None);
    // Properly signed, and bound to its name.
    assert_eq!(
        changed(|one| one.id = [2; 16], &sam()),
        Some(SuggestionError::Unopenable)
    );
}

fn openings(grant: Grant, count: u64) -> Openings {
    let (mut rows, mut previous) = (Vec::new(), Hash::NONE);
    for n in 1..=count {
        let what = if n == 3 {
            Opened::AskedToStop
        } else {
            Opened::Opened
        };
        let row = Opening {
            n,
            time: MADE + n,
            worker: sam().worker(),
            what,
            previous,
        };
        previous = row.hash(grant);
        rows.push(row.into());
    }
    let head = OpeningsHead::make(grant, count, previous, |text| server().sign(text));
    Openings { rows, head }
}

#[test]
fn no_row_of_the_openings_is_left_out_unseen() {
    let grant = begun("openings");
    let name = grant.grant();
    let all = openings(name, 5);
    let (rows, end) = grant
        .check_openings(&OpeningsEnd::START, &all)
        .expect("it is whole");
    assert_eq!((rows.len(), end.n, end.hash), (5, 5, all.head.hash));
    assert_eq!(rows[2].what, Opened::AskedToStop);
    // What is new since; nothing; a part of a long log.
    let since = Openings {
        rows: openings(name, 7).rows[5..].to_vec(),
        ..openings(name, 7)
    };
    assert_eq!(
        grant.check_openings(&end, &since).expect("it follows").1.n,
        7
    );
    let none = Openings {
        rows: Vec::new(),
        ..all.clone()
    };
    assert_eq!(
        grant.check_openings(&end, &none).expect("nothing new").1,
        end
    );
    let part = Openings {
        rows: all.rows[..3].to_vec(),
        ..all.clone()
    };
    assert_eq!(
        grant
            .check_openings(&OpeningsEnd::START, &part)
            .expect("a part")
            .1
            .n,
        3
    );
    let lacking = |rows: Vec<_>| {
        let openings = Openings {
            rows,
            ..all.clone()
        };
        grant.check_openings(&OpeningsEnd::START, &openings).err()
    };
    let chain = Some(OpeningsError::Chain);
    assert_eq!(lacking(all.rows[1..].to_vec()), chain);
    assert_eq!(lacking([&all.rows[..2], &all.rows[3..]].concat()), chain);
    assert_eq!(lacking(Vec::new()), chain);
    let mut other = all.clone();
    other.rows[4].time += 1;
    assert_eq!(lacking(other.rows), chain);
    let shorter = grant.check_openings(&end, &openings(name, 4)).err();
    assert_eq!(shorter, Some(OpeningsError::Shorter));
    // One of another grant, and an end that nobody signed.
    assert_eq!(
        grant
            .check_openings(&OpeningsEnd::START, &openings(Grant([1; 32]), 5))
            .err(),
        Some(OpeningsError::Signature)
    );
    let forged = Openings {
        head: OpeningsHead {
            n: 9,
            ..all.head.clone()
        },
        ..all.clone()
    };
    assert_eq!(
        grant.check_openings(&OpeningsEnd::START, &forged).err(),
        Some(OpeningsError::Signature)
    );
}

#[test]
fn a_device_goes_on_from_what_the_server_says() {
    let (grant, slots, mut kept) = shared();
    // Another of the client's devices narrowed, and is gone before this one heard of it.
    let other = grant.anew(
        MADE,
        UNTIL,
        b"a card",
        &[piece(1, b"one")],
        &mut draw("other"),
    );
    let other = other.expect("small");
    kept.take(&other.message);
    let (number, hash, epoch, manifest) = other.grant.stands();
    let standing = GrantStanding {
        statement: number,
        hash,
        state: Stands::Active,
        epoch,
        manifest,
        until: UNTIL,
        inbox: 0,
        openings: openings(grant.grant(), 0).head,
        worker: Presence::Here,
        keys: worker_keys(&sam().public().hpke, &sam().public().signing),
        incarnation: 1,
        time: MADE,
    };
    let after = grant.after(&standing);
    let refused = after.next(&slots, MADE, b"", &[], &mut draw("no")).err();
    assert_eq!(refused, Some(ShareError::Slots));
    let anew = after.anew(MADE, UNTIL, b"mine", &[piece(2, b"two")], &mut draw("mine"));
    let anew = anew.expect("small");
    assert_eq!(anew.grant.stands().0, 2);
    kept.take(&anew.message);
    let read = reads(&kept, &sam(), &expected(&grant)).expect("it follows");
    assert_eq!(read, (b"mine".to_vec(), vec![b"two".to_vec()]));
    // Numbers at their end lead nowhere, and nowhere wrong.
    let end = GrantStanding {
        statement: u32::MAX,
        epoch: u32::MAX,
        manifest: u64::MAX,
        ..standing
    };
    let end = grant.after(&end);
    assert_eq!(
        end.anew(MADE, UNTIL, b"", &[], &mut draw("no")).err(),
        Some(ShareError::Numbers)
    );
    assert_eq!(
        end.pause(MADE, &mut draw("no")).err(),
        Some(ShareError::Numbers)
    );
}

#[test]
fn a_receipt_is_about_this_grant() {
    let grant = begun("a receipt");
    let receipt = GrantReceipt {
        grant: grant.grant(),
        taken: Taken::Grant,
        rows: 1,
        bytes: 2,
        time: 3,
        audit: Hash([4; 32]),
    };
    let signed = SignedReceipt::make_of_grant(&receipt, |text| server().sign(text));
    let key = grant.server();
    assert_eq!(key.check_of_grant(&signed, grant.grant()), Ok(receipt));
    assert!(key.check_of_grant(&signed, Grant([1; 32])).is_err());
    assert!(
        ServerKey::pinned(sam().public().signing)
            .check_of_grant(&signed, grant.grant())
            .is_err()
    );
    assert!(
        key.check(&signed, trellis_protocol::Vault(grant.grant().0))
            .is_err()
    );
}
