//! A record as it is stored: what the client sees, and beside it what merging needs.
//!
//! Nearly every field was written once, by one device, together with the rest of its record. So the
//! clock column holds one base stamp, and spells out only the fields that differ from it.

use super::{DeviceId, Fields, Hlc, Record, Register, Rule, Stamp};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt;

/// A record's two stored columns, both JSON.
#[derive(Clone, PartialEq, Eq)]
pub struct Row {
    /// What the client sees: field names and values.
    pub body: String,
    /// What merging needs besides.
    pub clock: String,
}

/// Stored columns that are no record.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BadRow;

/// The clock column.
#[derive(Serialize, Deserialize)]
struct Clock {
    /// The stamp of every field in the body that is not in `f`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    s: Option<Stamp>,
    /// The fields that differ.
    #[serde(skip_serializing_if = "BTreeMap::is_empty", default)]
    f: BTreeMap<String, Spelled>,
}

/// A field that differs from the base.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Spelled {
    /// Written once, at this stamp; its value is in the body.
    Stamp(Stamp),
    /// One write stands, whose value is in the body, after others.
    Seen(Stamp, BTreeMap<DeviceId, Hlc>),
    /// Spelled in full.
    Full(Register),
}

/// The stamp of a register that was written once and never again, with a value that shows.
fn plain(register: &Register) -> Option<Stamp> {
    let (stamp, value) = register.siblings.first_key_value()?;
    let once = register.siblings.len() == 1
        && !value.is_null()
        && register.seen.len() == 1
        && register.seen.get(&stamp.device) == Some(&stamp.hlc);
    once.then_some(*stamp)
}

impl Row {
    /// The columns of a record. Equal records give equal columns, byte for byte.
    pub fn of(record: &Record, rule: impl Fn(&str) -> Rule) -> Self {
        let base = record.registers.values().filter_map(plain).max();
        let mut f = BTreeMap::new();
        for (name, register) in &record.registers {
            let spelled = match (plain(register), register.siblings.first_key_value()) {
                (Some(stamp), _) if Some(stamp) == base => continue,
                (Some(stamp), _) => Spelled::Stamp(stamp),
                (None, Some((stamp, value)))
                    if register.siblings.len() == 1 && !value.is_null() =>
                {
                    Spelled::Seen(*stamp, register.seen.clone())
                }
                _ => Spelled::Full(register.clone()),
            };
            f.insert(name.clone(), spelled);
        }
        Self {
            body: json(&record.fields(rule)),
            clock: json(&Clock { s: base, f }),
        }
    }

    /// The columns of a record whose `fields` were all written at `stamp`, just now: the same as
    /// [`Row::of`] gives for it, without the way through its registers.
    pub fn fresh(fields: &Fields, stamp: Stamp) -> Self {
        let shown: BTreeMap<_, _> = fields
            .iter()
            .filter(|(_, value)| !value.is_null())
            .collect();
        let s = (!shown.is_empty()).then_some(stamp);
        Self {
            body: json(&shown),
            clock: json(&Clock {
                s,
                f: BTreeMap::new(),
            }),
        }
    }

    /// The clock column of a record whose fields were all written at `stamp`, just now, as
    /// [`Row::fresh`] gives it.
    pub fn fresh_clock(stamp: Stamp) -> String {
        json(&Clock {
            s: Some(stamp),
            f: BTreeMap::new(),
        })
    }

    /// The record that was stored.
    ///
    /// # Errors
    /// [`BadRow`] where the columns are no record.
    pub fn record(&self) -> Result<Record, BadRow> {
        let mut body: Fields = serde_json::from_str(&self.body).map_err(|_| BadRow)?;
        let clock: Clock = serde_json::from_str(&self.clock).map_err(|_| BadRow)?;
        let mut shown = |name: &str| body.remove(name).ok_or(BadRow);
        let mut registers = BTreeMap::new();
        for (name, spelled) in clock.f {
            let register = match spelled {
                Spelled::Stamp(stamp) => Register::write(shown(&name)?, stamp, None),
                Spelled::Seen(stamp, seen) => Register {
                    siblings: BTreeMap::from([(stamp, shown(&name)?)]),
                    seen,
                },
                Spelled::Full(register) => {
                    // What of it shows is in the body too.
                    let _ = shown(&name);
                    register
                }
            };
            registers.insert(name, register);
        }
        for (name, value) in body {
            let stamp = clock.s.ok_or(BadRow)?;
            registers.insert(name, Register::write(value, stamp, None));
        }
        Ok(Record { registers })
    }
}

/// JSON of maps, strings and numbers, none of which can be refused.
fn json(value: &impl Serialize) -> String {
    serde_json::to_value(value).map_or_else(|_| Value::Null.to_string(), |value| value.to_string())
}

impl fmt::Debug for Row {
    /// Says nothing of what the client wrote.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Row")
    }
}
