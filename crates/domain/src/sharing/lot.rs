//! What is said of one thing, put into as many items as it takes.

use crate::Id;
use serde_json::Value;

/// The most bytes of one item before it is sealed.
pub(super) const LARGEST: usize = 60 * 1024;

/// A line, or a check-in, as it stands in an item; and the records that it shows something of.
pub(super) struct Said {
    pub(super) value: Value,
    pub(super) of: Vec<Id>,
}

/// What fits into one item.
#[derive(Default)]
pub(super) struct Lot {
    pub(super) said: Vec<Value>,
    pub(super) of: Vec<Id>,
}

/// Puts what is said into as many lots as it takes for each to fit into one item.
pub(super) fn lots(all: Vec<Said>) -> Vec<Lot> {
    let mut lots: Vec<Lot> = Vec::new();
    let mut size = LARGEST;
    for Said { value, of } in all {
        let more = value.to_string().len() + 1;
        if size + more > LARGEST - 500 {
            lots.push(Lot::default());
            size = 0;
        }
        size += more;
        if let Some(lot) = lots.last_mut() {
            lot.said.push(value);
            lot.of.extend(of);
        }
    }
    lots
}

/// The key of the `n`th of several items about one thing.
pub(super) fn numbered(key: String, n: usize) -> String {
    if n == 0 { key } else { format!("{key}:{n}") }
}
