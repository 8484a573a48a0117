//! From what changed here to payloads, ready to be sealed.
//!
//! The outbox names what changed; what goes out is read from the record when it is sealed, so that what
//! was deleted or rewritten before it left never leaves. A record that is really gone goes out whole,
//! every field of it empty: whoever has that needs nothing that was said of it before.

use super::payload;
use super::sabotage::{Guard, is_out};
use serde::Deserialize;
use std::collections::HashMap;
use trellis_domain::Id;
use trellis_domain::gone::Gone;
use trellis_domain::merge::{DeviceId, Kind, Record};
use trellis_protocol::{LARGEST_BODY, LARGEST_PAGE, MOST_BODIES};

/// A line of the outbox: its place, which record, which fields; none: all.
#[derive(Clone, Deserialize)]
pub(crate) struct Line(
    pub(crate) i64,
    pub(crate) Kind,
    pub(crate) Id,
    pub(crate) Option<Vec<String>>,
);

/// What a page is made of.
#[derive(Default)]
pub(crate) struct Lot {
    /// The lines that go with it.
    pub(crate) lines: Vec<i64>,
    pub(crate) payloads: Vec<Vec<u8>>,
    /// Whose record each body holds.
    pub(crate) held: Vec<[u8; 16]>,
    /// Records of it that are really gone: what was said of them before is to be taken away.
    pub(crate) gone: Vec<[u8; 16]>,
    /// Records that are too large for any page. Their lines are among `lines`.
    pub(crate) too_large: Vec<Id>,
    /// What it costs on the wire so far.
    cost: usize,
}

/// The longest payload that a body holds: what is left of its sealed form once the tag, the length and
/// the padding are off.
pub(crate) const LONGEST: usize = (LARGEST_BODY - 16) / 4096 * 4096 - 4;

/// What a page holds besides its bodies, at the most, and something to spare.
const SPARE: usize = 16 * 1024;

/// What a payload costs on the wire: padded, sealed, and listed in the head.
fn cost(payload: usize) -> usize {
    let whole = payload + 4;
    let step = match whole {
        0..4096 => 64,
        4096..65_536 => 1024,
        _ => 4096,
    };
    whole.next_multiple_of(step) + 16 + 36
}

impl Lot {
    /// Adds a payload, cut into parts where it is too long for one body. Gives whether there was room.
    pub(crate) fn add(&mut self, payload: Vec<u8>, held: [u8; 16]) -> bool {
        let parts = match payload.len() > LONGEST {
            true => payload::parts(&payload, LONGEST),
            false => vec![payload],
        };
        let more: usize = parts.iter().map(|part| cost(part.len())).sum();
        if self.cost + more > LARGEST_PAGE - SPARE
            || self.payloads.len() + parts.len() > MOST_BODIES
        {
            return false;
        }
        self.cost += more;
        self.held.extend(std::iter::repeat_n(held, parts.len()));
        self.payloads.extend(parts);
        true
    }
}

/// Fills a page with what the oldest lines say, as their records stand. `records` has every one of them
/// that is there.
pub(crate) fn gather(
    lines: &[Line],
    records: &HashMap<(Kind, Id), Record>,
    device: DeviceId,
) -> Lot {
    let mut lot = Lot::default();
    for (kind, id, seqs, fields) in together(lines) {
        let Some(record) = records.get(&(kind.clone(), id)) else {
            lot.lines.extend(seqs);
            continue;
        };
        let is_gone = Gone::is_really(
            record
                .registers
                .get("gone")
                .map(|gone| gone.value(kind.rule("gone")))
                .as_ref(),
        );
        let bytes = match fields.filter(|_| !is_gone || is_out(Guard::Whole)) {
            Some(fields) => {
                let registers = record.registers.iter();
                let named = registers.filter(|(name, _)| fields.contains(&name.as_str()));
                let registers = named.map(|(name, register)| (name.clone(), register.clone()));
                let registers = registers.collect();
                payload::change(kind, id, &Record { registers }, device)
            }
            None => payload::change(kind, id, record, device),
        };
        if !lot.add(bytes, *id.bytes()) {
            if lot.payloads.is_empty() {
                lot.too_large.push(id);
                lot.lines.extend(seqs);
                continue;
            }
            break;
        }
        lot.lines.extend(seqs);
        if is_gone {
            lot.gone.push(*id.bytes());
        }
    }
    lot
}

/// What lines say of one record, in one: its lines, and the fields that they name; none: all.
type Together<'a> = (&'a Kind, Id, Vec<i64>, Option<Vec<&'a str>>);

/// The lines of each record together, in the order of the first of them.
fn together(lines: &[Line]) -> Vec<Together<'_>> {
    let mut places: HashMap<(&Kind, Id), usize> = HashMap::with_capacity(lines.len());
    let mut all: Vec<Together<'_>> = Vec::with_capacity(lines.len());
    for Line(seq, kind, id, fields) in lines {
        let at = *places.entry((kind, *id)).or_insert_with(|| {
            all.push((kind, *id, Vec::new(), Some(Vec::new())));
            all.len() - 1
        });
        let (_, _, seqs, known) = &mut all[at];
        seqs.push(*seq);
        match (known.as_mut(), fields) {
            (Some(known), Some(fields)) => known.extend(fields.iter().map(String::as_str)),
            (_, None) => *known = None,
            (None, _) => {}
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sync::payload::{Payload, read};
    use serde_json::json;
    use trellis_domain::merge::{Fields, Hlc, Stamp};

    fn device() -> DeviceId {
        DeviceId::from_random([1; 8])
    }

    fn record(fields: serde_json::Value) -> Record {
        let stamp = Stamp {
            hlc: Hlc::from_bits(7),
            device: device(),
        };
        let fields: Fields = fields.as_object().expect("fields").clone();
        Record::default().edit(stamp, fields)
    }

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn lot(lines: &[Line], records: &[(u8, Record)]) -> Lot {
        let records = records.iter();
        let records = records.map(|(n, record)| ((Kind::Line, id(*n)), record.clone()));
        gather(lines, &records.collect(), device())
    }

    fn said(lot: &Lot, at: usize) -> Record {
        match read(&lot.payloads[at], device()) {
            Ok(Payload::Change(change)) => change.delta,
            other => unreachable!("{other:?}"),
        }
    }

    #[test]
    fn what_goes_out_is_what_the_record_says_now() {
        let lines = [
            Line(1, Kind::Line, id(1), Some(vec!["text".to_owned()])),
            Line(2, Kind::Line, id(2), None),
            Line(3, Kind::Line, id(1), Some(vec!["pin".to_owned()])),
            Line(4, Kind::Line, id(9), None),
        ];
        let one = record(json!({"text": "now", "pin": 1, "place": 3}));
        let two = record(json!({"text": "two"}));
        let lot = lot(&lines, &[(1, one.clone()), (2, two.clone())]);
        assert_eq!(lot.payloads.len(), 2, "one for each record that is there");
        assert_eq!(lot.lines, [1, 3, 2, 4]);
        let mut said_of_one = one;
        said_of_one.registers.remove("place");
        assert_eq!(said(&lot, 0), said_of_one);
        assert_eq!(said(&lot, 1), two);
    }

    #[test]
    fn what_is_really_gone_goes_out_whole() {
        let lines = [Line(1, Kind::Line, id(1), Some(vec!["gone".to_owned()]))];
        let gone = record(json!({"text": null, "pin": null, "gone": true}));
        let mut gone_record = record(json!({"text": "x"}));
        let stamp = Stamp {
            hlc: Hlc::from_bits(9),
            device: device(),
        };
        let delta = gone_record.edit(
            stamp,
            gone.registers.keys().map(|name| {
                let value = if name == "gone" {
                    json!(true)
                } else {
                    json!(null)
                };
                (name.clone(), value)
            }),
        );
        gone_record.join(&delta);
        let lot = lot(&lines, &[(1, gone_record.clone())]);
        assert_eq!(said(&lot, 0), gone_record);
        assert_eq!(lot.gone, [[1; 16]]);
    }

    #[test]
    fn what_is_long_is_cut_and_what_is_too_long_stops_nothing() {
        let lines: Vec<Line> = (1..=3)
            .map(|n| Line(i64::from(n), Kind::Line, id(n), None))
            .collect();
        let long = record(json!({"text": "x".repeat(300_000)}));
        let endless = record(json!({"text": "x".repeat(2_000_000)}));
        let short = record(json!({"text": "short"}));
        let first = lot(&lines, &[(1, endless), (2, long), (3, short)]);
        assert_eq!(first.too_large, [id(1)]);
        assert_eq!(first.held, [[2; 16], [2; 16], [2; 16], [3; 16]]);
        assert_eq!(first.lines, [1, 2, 3]);
        assert!(
            first
                .payloads
                .iter()
                .all(|payload| payload.len() <= LONGEST)
        );
    }

    #[test]
    fn a_page_is_never_too_large() {
        let lines: Vec<Line> = (1..=40)
            .map(|n| Line(i64::from(n), Kind::Line, id(n), None))
            .collect();
        let records: Vec<_> = (1..=40)
            .map(|n| (n, record(json!({"text": "x".repeat(60_000)}))))
            .collect();
        let lot = lot(&lines, &records);
        let bytes: usize = lot.payloads.iter().map(|payload| cost(payload.len())).sum();
        assert!(bytes <= LARGEST_PAGE - SPARE && bytes > LARGEST_PAGE / 2);
        assert_eq!(lot.lines.len(), lot.payloads.len());
    }
}
