//! What is published is what a worker reads, and nothing that a server or anybody else makes of it.

use super::*;

#[test]
fn what_is_published_is_what_the_worker_reads() {
    let (grant, slots, mut kept) = shared();
    let sam = sam();
    let expect = expected(&grant);
    let read = |kept: &Kept| reads(kept, &sam, &expect).expect("it is honest");
    assert_eq!(
        read(&kept),
        (b"a card".to_vec(), vec![b"one".to_vec(), b"two".to_vec()])
    );
    // One changed, one dropped, one new: only those are sent.
    let items = [piece(1, b"one, changed"), piece(3, b"three")];
    let next = grant.next(&slots, MADE, b"a card", &items, &mut draw("next"));
    let next = next.expect("it is small");
    let sent = PublishedShare::read(&next.message).expect("a message");
    assert_eq!((sent.items.len(), sent.dropped.len()), (2, 1));
    assert!(sent.statement.is_none() && sent.wrap.is_none());
    kept.take(&next.message);
    assert_eq!(read(&kept).1, [b"one, changed".to_vec(), b"three".to_vec()]);
    // Nothing changed but the card.
    let same = next
        .grant
        .next(&next.slots, MADE, b"later", &items, &mut draw("same"));
    let same = same.expect("it is small");
    let sent = PublishedShare::read(&same.message).expect("a message");
    assert!(sent.items.is_empty() && sent.dropped.is_empty());
    kept.take(&same.message);
    assert_eq!(read(&kept).0, b"later");
    // Paused, and resumed under another key, in other slots.
    let paused = same.grant.pause(MADE, &mut draw("pause")).expect("it may");
    let old: Vec<_> = kept.items.keys().copied().collect();
    kept.take(&paused.message);
    assert_eq!(reads(&kept, &sam, &expect), Err(ShareProblem::NotActive));
    let refused = paused
        .grant
        .next(&same.slots, MADE, b"", &[], &mut draw("no"));
    assert_eq!(refused.err(), Some(ShareError::NotActive));
    let anew = paused
        .grant
        .anew(MADE + DAY, UNTIL, b"again", &items[..1], &mut draw("anew"))
        .expect("it is small");
    kept.take(&anew.message);
    assert_eq!(
        read(&kept),
        (b"again".to_vec(), vec![b"one, changed".to_vec()])
    );
    assert!(kept.items.keys().all(|slot| !old.contains(slot)));
    assert_eq!(anew.grant.stands().2, 2);
    // Another end, then the end.
    let longer = anew.grant.prolong(MADE, UNTIL + DAY, &mut draw("longer"));
    let longer = longer.expect("it may");
    kept.take(&longer.message);
    assert_eq!(kept.given().statement.until, UNTIL + DAY);
    read(&kept);
    let ended = longer.grant.end(MADE, &mut draw("end")).expect("it may");
    let statement = Statement::read(&ended.message).expect("a statement");
    assert_eq!((statement.state, statement.number), (State::Ended, 4));
    for after in [
        ended.grant.pause(MADE, &mut draw("no")).err(),
        ended.grant.end(MADE, &mut draw("no")).err(),
        ended
            .grant
            .anew(MADE, UNTIL, b"", &[], &mut draw("no"))
            .err(),
    ] {
        assert_eq!(after, Some(ShareError::Ended));
    }
}

#[test]
fn what_is_kept_is_read_as_it_was() {
    let (grant, slots, _) = shared();
    let stored = grant.stored();
    let read = OwnGrant::read(&stored).expect("a grant");
    assert_eq!(*read.stored(), *stored);
    assert_eq!(read.stands(), grant.stands());
    assert_eq!(format!("{read:?}"), format!("OwnGrant({})", grant.grant()));
    assert_eq!(Slots::read(&slots.stored()).as_ref(), Some(&slots));
    assert_eq!((slots.len(), slots.is_empty()), (2, false));
    for stored in [&stored, &slots.stored()] {
        for cut in [0, 1, stored.len() / 2, stored.len() - 1] {
            assert!(OwnGrant::read(&stored[..cut]).is_none());
            assert!(Slots::read(&stored[..cut]).is_none());
        }
    }
    // Slots of another publication are none.
    let next = grant
        .next(&slots, MADE, b"", &[], &mut draw("next"))
        .expect("small");
    let stale = next.grant.next(&slots, MADE, b"", &[], &mut draw("no"));
    assert_eq!(stale.err(), Some(ShareError::Slots));
}

#[test]
fn there_are_limits() {
    let begin = |until| OwnGrant::begin(&pinned(), MADE, until, &mut draw("limits")).err();
    assert_eq!(begin(MADE + LONGEST), None);
    assert_eq!(begin(MADE + LONGEST + 1), Some(ShareError::Until));
    assert_eq!(begin(MADE - 1), Some(ShareError::Until));
    let grant = begun("limits");
    let first = |card: &[u8], items: &[Piece<'_>]| {
        grant.first(MADE, card, items, &mut draw("limits")).err()
    };
    let large = vec![0; LARGEST_ITEM];
    assert_eq!(first(&large, &[]), Some(ShareError::TooLarge));
    assert_eq!(first(b"", &[piece(1, &large)]), Some(ShareError::TooLarge));
    assert_eq!(first(b"", &[piece(1, &large[..64_508])]), None);
    let two = [piece(1, b"a"), piece(1, b"b")];
    assert_eq!(first(b"", &two), Some(ShareError::Twice));
    let names: Vec<_> = (0..5_001_u32)
        .map(|n| {
            let mut name = [0; 16];
            name[..4].copy_from_slice(&n.to_be_bytes());
            Piece {
                name,
                plain: &large[..2_000],
            }
        })
        .collect();
    assert_eq!(first(b"", &names), Some(ShareError::TooLarge));
    assert_eq!(first(b"", &names[..5_000]), Some(ShareError::TooLarge));
    assert_eq!(first(b"", &names[..3_000]), None);
}

type Change = fn(&mut Kept);

#[test]
fn a_server_that_changes_anything_is_found_out() {
    let (grant, slots, kept) = shared();
    let expect = expected(&grant);
    let changes: [(&str, Change, ShareProblem); 9] = [
        (
            "an item left out",
            |kept| drop(kept.items.pop_first()),
            ShareProblem::Items,
        ),
        (
            "an item twice",
            |kept| {
                let (_, one) = kept.items.first_key_value().expect("one");
                let one = one.clone();
                kept.items.insert(Slot([255; 16]), one);
            },
            ShareProblem::Items,
        ),
        (
            "items swapped",
            |kept| {
                let mut all: Vec<_> = kept.items.values().cloned().collect();
                all.reverse();
                kept.items
                    .values_mut()
                    .zip(all)
                    .for_each(|(place, one)| *place = one);
            },
            ShareProblem::Items,
        ),
        (
            "an item of another version",
            |kept| {
                kept.items.values_mut().next().expect("one").0 = 2;
            },
            ShareProblem::Items,
        ),
        (
            "a longer time",
            |kept| kept.statement.as_mut().expect("one").until += 1,
            ShareProblem::Statement,
        ),
        (
            "another card",
            |kept| kept.manifest.as_mut().expect("one").card[40] ^= 1,
            ShareProblem::Signature,
        ),
        (
            "a higher number",
            |kept| kept.manifest.as_mut().expect("one").number += 1,
            ShareProblem::Signature,
        ),
        (
            "another key",
            |kept| kept.wrap.as_mut().expect("one").sealed[0] ^= 1,
            ShareProblem::Signature,
        ),
        (
            "another epoch",
            |kept| kept.wrap.as_mut().expect("one").epoch = 2,
            ShareProblem::Signature,
        ),
    ];
    for (name, change, problem) in changes {
        let mut other = kept.clone();
        change(&mut other);
        assert_eq!(reads(&other, &sam(), &expect), Err(problem), "{name}");
    }
    // Signed by the grant, but not of one publication.
    let next = grant.anew(
        MADE,
        UNTIL,
        b"a card",
        &[piece(1, b"one")],
        &mut draw("anew"),
    );
    let mut newer = kept.clone();
    newer.take(&next.expect("small").message);
    type Part = fn(&mut Kept, &Kept);
    let parts: [(&str, Part, ShareProblem); 4] = [
        (
            "an older statement",
            |kept, old| kept.statement = old.statement,
            ShareProblem::Mixed,
        ),
        (
            "an older wrap",
            |kept, old| kept.wrap = old.wrap,
            ShareProblem::Mixed,
        ),
        (
            "an older manifest",
            |kept, old| kept.manifest.clone_from(&old.manifest),
            ShareProblem::Mixed,
        ),
        (
            "older items",
            |kept, old| kept.items.clone_from(&old.items),
            ShareProblem::Items,
        ),
    ];
    for (name, change, problem) in parts {
        let mut mixed = newer.clone();
        change(&mut mixed, &kept);
        assert_eq!(reads(&mixed, &sam(), &expect), Err(problem), "{name}");
    }
    // All of an older one: told by who has seen the newer.
    let seen = Expected {
        seen: newest(1, 2, 2),
        ..expect
    };
    reads(&newer, &sam(), &seen).expect("it is the newest");
    assert_eq!(reads(&kept, &sam(), &seen), Err(ShareProblem::Older));
    for seen in [newest(0, 1, 2), newest(1, 1, 0), newest(0, 2, 0)] {
        let seen = Expected { seen, ..expect };
        assert_eq!(reads(&kept, &sam(), &seen), Err(ShareProblem::Older));
    }
    drop(slots);
}

/// A device that begins an epoch may not know how far another had counted: where a copy of the server from
/// before was put back, nobody tells it.
#[test]
fn a_new_epoch_is_newer_however_far_the_last_was_counted() {
    let (grant, _, mut kept) = shared();
    let made = grant.anew(
        MADE + 1,
        UNTIL,
        b"a card",
        &[piece(1, b"one")],
        &mut draw("anew"),
    );
    kept.take(&made.expect("small").message);
    let far = Expected {
        seen: newest(0, 1, 12),
        ..expected(&grant)
    };
    reads(&kept, &sam(), &far).expect("it is the newest");
}

fn newest(statement: u32, epoch: u32, manifest: u64) -> Newest {
    Newest {
        statement,
        epoch,
        manifest,
    }
}

#[test]
fn a_share_is_for_one_worker_one_server_and_a_time() {
    let (grant, _, kept) = shared();
    let expect = expected(&grant);
    let other = WorkerKeys::make(Worker([9; 8]), &drawn("other"));
    assert_eq!(reads(&kept, &other, &expect), Err(ShareProblem::NotMine));
    let renewed = WorkerKeys::make(sam().worker(), &drawn("renewed"));
    assert_eq!(reads(&kept, &renewed, &expect), Err(ShareProblem::NotMine));
    let elsewhere = Expected {
        server: Hash([1; 32]),
        ..expect
    };
    assert_eq!(
        reads(&kept, &sam(), &elsewhere),
        Err(ShareProblem::OtherServer)
    );
    let another = Expected {
        grant: Grant([1; 32]),
        ..expect
    };
    assert_eq!(reads(&kept, &sam(), &another), Err(ShareProblem::Statement));
    let last = Expected {
        now: UNTIL - 1,
        ..expect
    };
    reads(&kept, &sam(), &last).expect("it is not over");
    let over = Expected {
        now: UNTIL,
        ..expect
    };
    assert_eq!(reads(&kept, &sam(), &over), Err(ShareProblem::Over));
}

/// Signs parts anew, as somebody would who has another grant of this worker's.
fn signed_by(pair: &SecretPair, kept: &mut Kept, worker: Worker, grant: Grant) {
    let statement = kept.statement.as_mut().expect("one");
    statement.signature = pair.sign(&statement.to_sign());
    let wrap = kept.wrap.as_mut().expect("one");
    wrap.signature = pair.sign(&wrap.to_sign(grant, worker));
    let manifest = kept.manifest.as_mut().expect("one");
    manifest.signature = pair.sign(&manifest.to_sign());
}

#[test]
fn nobody_speaks_for_a_grant_but_its_own_key() {
    let (grant, _, kept) = shared();
    let expect = expected(&grant);
    let forger = SecretPair::of(&drawn("forger"));
    // A later statement that names the grant, under a key of the forger's.
    let mut forged = kept.clone();
    let first = kept.first.expect("one");
    forged.statement = Some(Statement {
        number: 1,
        grant: grant.grant(),
        previous: first.hash(),
        signing: forger.public().signing,
        ..first
    });
    signed_by(&forger, &mut forged, sam().worker(), grant.grant());
    assert_eq!(
        reads(&forged, &sam(), &expect),
        Err(ShareProblem::Statement)
    );
    // The same under the grant's own, which did not sign it.
    let mut forged = kept.clone();
    forged.statement = Some(Statement {
        number: 1,
        grant: grant.grant(),
        previous: first.hash(),
        ..first
    });
    signed_by(&forger, &mut forged, sam().worker(), grant.grant());
    assert_eq!(
        reads(&forged, &sam(), &expect),
        Err(ShareProblem::Statement)
    );
    // A statement of it that is real, with parts that are not.
    for part in 0..2 {
        let mut forged = kept.clone();
        signed_by(&forger, &mut forged, sam().worker(), grant.grant());
        forged.statement = kept.statement;
        if part == 0 {
            forged.wrap = kept.wrap;
        } else {
            forged.manifest.clone_from(&kept.manifest);
        }
        assert_eq!(
            reads(&forged, &sam(), &expect),
            Err(ShareProblem::Signature)
        );
    }
    // Another client's whole grant in this one's place.
    let other = begun("another client")
        .first(MADE, b"x", &[], &mut draw("x"))
        .expect("small");
    let mut theirs = Kept::default();
    theirs.take(&other.message);
    reads(&theirs, &sam(), &expected(&other.grant)).expect("it is a grant");
    assert_eq!(
        reads(&theirs, &sam(), &expect),
        Err(ShareProblem::Statement)
    );
    // A wrap or a manifest of another grant's, signed by this one's key: bound to where they are.
    let mut mixed = kept.clone();
    mixed.manifest = Some(Manifest {
        grant: other.grant.grant(),
        ..kept.manifest.clone().expect("one")
    });
    signed_by(grant.pair(), &mut mixed, sam().worker(), grant.grant());
    assert_eq!(reads(&mixed, &sam(), &expect), Err(ShareProblem::Mixed));
}

#[test]
fn what_is_sealed_opens_nowhere_else() {
    let (grant, _, kept) = shared();
    let expect = expected(&grant);
    let again = |change: fn(&mut Kept)| {
        let mut other = kept.clone();
        change(&mut other);
        let lines = other
            .given()
            .items
            .iter()
            .map(|one| (one.slot, one.version, one.hash()))
            .collect::<Vec<_>>();
        let manifest = other.manifest.as_mut().expect("one");
        manifest.root = root(lines);
        signed_by(grant.pair(), &mut other, sam().worker(), grant.grant());
        reads(&other, &sam(), &expect)
    };
    again(|_| ()).expect("signed again it is the same");
    // Items in each other's slots, in other versions; cards of other numbers: properly signed.
    assert_eq!(
        again(|kept| {
            let mut all: Vec<_> = kept.items.values().cloned().collect();
            all.reverse();
            kept.items
                .values_mut()
                .zip(all)
                .for_each(|(place, one)| *place = one);
        }),
        Err(ShareProblem::Unopenable)
    );
    assert_eq!(
        again(|kept| kept.items.values_mut().for_each(|one| one.0 = 2)),
        Err(ShareProblem::Unopenable)
    );
    assert_eq!(
        again(|kept| kept.manifest.as_mut().expect("one").number = 2),
        Err(ShareProblem::Unopenable)
    );
    // The key of epoch 1 where epoch 2's should be.
    assert_eq!(
        again(|kept| {
            let (first, grant) = (kept.first.expect("one"), kept.first.expect("one").of());
            kept.statement = Some(Statement {
                number: 1,
                epoch: 2,
                grant,
                previous: first.hash(),
                ..first
            });
            kept.wrap.as_mut().expect("one").epoch = 2;
            kept.manifest.as_mut().expect("one").epoch = 2;
        }),
        Err(ShareProblem::Unopenable)
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn whatever_is_published_is_read_so(
        rounds in prop::collection::vec(
            (any::<bool>(), prop::collection::btree_map(0_u8..12, prop::collection::vec(any::<u8>(), 0..200), 0..8)),
            1..6,
        ),
    ) {
        let mut kept = Kept::default();
        let mut stands: Option<MadeShare> = None;
            let mut random = draw("any");
        for (anew, items) in rounds {
            let pieces: Vec<_> = items.iter().map(|(name, plain)| piece(*name, plain)).collect();
            let made = match stands.take() {
                None => begun("any").first(MADE, b"card", &pieces, &mut random),
                Some(before) if anew => before.grant.anew(MADE, UNTIL, b"card", &pieces, &mut random),
                Some(before) => before.grant.next(&before.slots, MADE, b"card", &pieces, &mut random),
            };
            let made = made.expect("small");
            kept.take(&made.message);
            let mut wanted: Vec<_> = items.into_values().collect();
            wanted.sort_unstable();
            prop_assert_eq!(reads(&kept, &sam(), &expected(&made.grant)).expect("honest").1, wanted);
            stands = Some(made);
        }
    }
}
