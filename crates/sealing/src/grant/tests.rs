//! What a worker may not believe is not believed, and what is honest always is. The server here is a few
//! lines that keep what was sent; what it keeps may then be changed in any way.

mod back;
mod given;
mod people;

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
        seen: Newest::default(),
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
