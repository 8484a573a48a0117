//! What a worker may not believe is not believed, and what is honest always is. The server here is a few
//! lines that keep what was sent; what it keeps may then be changed in any way.

use super::*;
use crate::pair::SecretPair;
use crate::vectors::{draw, drawn};
use crate::{ServerKey, WordList};
use base64::prelude::{BASE64_STANDARD, Engine};
use proptest::prelude::*;
use std::collections::BTreeMap;
use trellis_protocol::{
    GivenShare, Grant, GrantReceipt, GrantStanding, GrantWrap, Hash, Item, LARGEST_ITEM,
    LARGEST_SUGGESTION, LONGEST, Look, Manifest, Named, Opened, Opening, Openings, OpeningsHead,
    Presence, PublishedShare, ShareInvitation, SignedReceipt, Slot, Stands, State, Statement,
    Suggestion, Taken, Worker, root, worker_keys,
};

pub(crate) const MADE: u64 = 1_800_000_000_000;
pub(crate) const DAY: u64 = 86_400_000;
pub(crate) const UNTIL: u64 = MADE + 30 * DAY;

pub(crate) fn server() -> SecretPair {
    SecretPair::of(&drawn("agency"))
}

pub(crate) fn server_hash() -> Hash {
    Hash::of(&[&server().public().signing])
}

pub(crate) fn sam() -> WorkerKeys {
    WorkerKeys::make(Worker([7, 7, 7, 7, 0, 0, 0, 1]), &drawn("sam"))
}

pub(crate) fn look(worker: &WorkerKeys, reason: &str) -> Look {
    let public = worker.public();
    let signature = if reason.is_empty() {
        String::new()
    } else {
        BASE64_STANDARD.encode(worker.sign_reason(MADE, reason))
    };
    Look {
        worker: worker.worker(),
        name: "Sam".to_owned(),
        role: "worker".to_owned(),
        signing_key: Hash(public.signing),
        hpke_key: Hash(public.hpke),
        reason: reason.to_owned(),
        made: MADE,
        signature,
        expires: MADE / 1_000 + 72 * 3_600,
    }
}

pub(crate) fn invitation() -> ShareInvitation {
    ShareInvitation {
        server: "https://trellis.example.org".to_owned(),
        token: drawn("a token"),
        named: Named::Whole {
            server: server_hash(),
            worker: sam().worker(),
            keys: sam().keys(),
        },
        expires: MADE / 1_000 + 72 * 3_600,
    }
}

pub(crate) fn pinned() -> PinnedWorker {
    let shown = server().public().signing;
    PinnedWorker::pin(&invitation(), &look(&sam(), ""), &shown, 0).expect("it is Sam")
}

pub(crate) fn piece(name: u8, plain: &[u8]) -> Piece<'_> {
    Piece {
        name: [name; 16],
        plain,
    }
}

pub(crate) fn begun(label: &'static str) -> OwnGrant {
    OwnGrant::begin(&pinned(), MADE, UNTIL, &mut draw(label)).expect("thirty days")
}

/// An honest server: keeps what was sent, and gives all of it.
#[derive(Clone, Default)]
pub(crate) struct Kept {
    first: Option<Statement>,
    statement: Option<Statement>,
    wrap: Option<GrantWrap>,
    manifest: Option<Manifest>,
    items: BTreeMap<Slot, (u32, Vec<u8>)>,
}

impl Kept {
    pub(crate) fn take(&mut self, message: &[u8]) {
        let share = PublishedShare::read(message).expect("a message");
        if share.wrap.is_some() {
            self.items.clear();
        }
        self.first = self.first.or(share.statement);
        self.statement = share.statement.or(self.statement);
        self.wrap = share.wrap.or(self.wrap);
        self.manifest = share.manifest.or(self.manifest.take());
        for item in share.items {
            let before = self
                .items
                .insert(item.slot, (item.version, item.sealed.to_vec()));
            assert_eq!(before.map_or(0, |(version, _)| version) + 1, item.version);
        }
        for slot in share.dropped {
            self.items.remove(&slot).expect("it was there");
        }
    }

    pub(crate) fn given(&self) -> GivenShare<'_> {
        GivenShare {
            first: self.first.expect("it was begun"),
            statement: self.statement.expect("it was begun"),
            wrap: self.wrap.expect("it was begun"),
            manifest: self.manifest.clone().expect("it was begun"),
            items: self
                .items
                .iter()
                .map(|(slot, (version, sealed))| Item {
                    slot: *slot,
                    version: *version,
                    sealed,
                })
                .collect(),
        }
    }
}

pub(crate) fn expected(grant: &OwnGrant) -> Expected {
    Expected {
        grant: grant.grant(),
        server: server_hash(),
        now: MADE + DAY,
        seen: (0, 0),
    }
}

/// What the worker reads: the card and the items, whatever their order.
fn reads(
    kept: &Kept,
    worker: &WorkerKeys,
    expected: &Expected,
) -> Result<(Vec<u8>, Vec<Vec<u8>>), ShareProblem> {
    let bytes = kept.given().bytes();
    let given = GivenShare::read(&bytes).expect("a message");
    let opened = worker.check_whole(&given, expected)?.open()?;
    let mut items: Vec<_> = opened.items.iter().map(|item| item.to_vec()).collect();
    items.sort_unstable();
    Ok((opened.head.card().to_vec(), items))
}

/// A grant of two items, as the server keeps it.
pub(crate) fn shared() -> (OwnGrant, Slots, Kept) {
    let made = begun("shared")
        .first(
            MADE,
            b"a card",
            &[piece(1, b"one"), piece(2, b"two")],
            &mut draw("first"),
        )
        .expect("it is small");
    let mut kept = Kept::default();
    kept.take(&made.message);
    (made.grant, made.slots, kept)
}

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
        seen: (1, 2),
        ..expect
    };
    reads(&newer, &sam(), &seen).expect("it is the newest");
    assert_eq!(reads(&kept, &sam(), &seen), Err(ShareProblem::Older));
    let manifest = Expected {
        seen: (0, 2),
        ..expect
    };
    assert_eq!(reads(&kept, &sam(), &manifest), Err(ShareProblem::Older));
    drop(slots);
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
