//! A grant's life, as the model knows it: what each device holds, what the client wants, what may be seen.

use std::collections::{BTreeMap, BTreeSet};
use trellis_protocol::PublishedShare;
use trellis_sealing::{Newest, OwnGrant, Piece, Slots};
use trellis_tests::random::Random;

pub type Items = BTreeMap<u8, Vec<u8>>;

/// One of a client's devices: what it holds of the grant. What it did is known to the other once they met.
#[derive(Clone)]
pub struct Device {
    pub own: OwnGrant,
    pub slots: Option<Slots>,
}

/// One grant's life.
pub struct Life {
    pub devices: [Device; 2],
    pub worker: usize,
    /// By how much the client's clock is off: milliseconds.
    pub skew: i64,
    /// What the client wants to be seen; none while paused.
    pub wanted: Option<Items>,
    /// What may be seen now, by what was confirmed; none for nothing.
    pub permitted: Option<Items>,
    /// When the server ends it, and whether it did.
    pub until: u64,
    pub ended: bool,
    /// What the worker saw last, and what the server gave at some time.
    pub seen: Newest,
    pub gave: Vec<Vec<u8>>,
    /// What the worker found in the last of it.
    pub opened: Vec<Vec<u8>>,
    /// Runs of everything sealed as it was sent, and keys that no backup has.
    pub sealed: BTreeSet<Vec<u8>>,
}

pub fn pieces(items: &Items) -> Vec<Piece<'_>> {
    items
        .iter()
        .map(|(name, plain)| Piece {
            name: [*name; 16],
            plain,
        })
        .collect()
}

pub fn some_items(random: &mut Random) -> Items {
    let count = random.place(5);
    let mut items = Items::new();
    for _ in 0..count {
        let mut plain = vec![0; random.place(300)];
        random.fill(&mut plain);
        items.insert(random.place(8) as u8, plain);
    }
    items
}

/// Keeps what was sealed as it was sent, and the wrap and the card.
pub fn remember(life: &mut Life, message: &[u8]) {
    let share = PublishedShare::read(message).expect("a message");
    let items = share.items.iter().map(|item| item.sealed[24..64].to_vec());
    life.sealed.extend(items);
    life.sealed.extend(
        share
            .manifest
            .map(|manifest| manifest.card[24..64].to_vec()),
    );
    life.sealed.extend(share.wrap.map(|wrap| wrap.enc.to_vec()));
}
