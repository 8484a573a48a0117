//! A record: named fields, each a register.

use super::{Register, Rule, Stamp};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fmt;

/// What the client sees of a record: its fields' values by name. A field that is empty is not there.
pub type Fields = Map<String, Value>;

/// What a field says, read as a `T`; none where it is empty, or where a newer version means
/// something else by it.
pub fn field<T: for<'de> Deserialize<'de>>(fields: &Fields, name: &str) -> Option<T> {
    fields
        .get(name)
        .and_then(|value| T::deserialize(value).ok())
}

/// A record as all devices together know it, or the part of it that one change wrote.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Record {
    /// Registers by field name, known to this version or not.
    pub registers: BTreeMap<String, Register>,
}

impl Record {
    /// The change that gives `fields` these values at `stamp`, made by somebody who sees `self`.
    ///
    /// A field that has the value already is left out; an empty result changes nothing. Writing
    /// `null` empties a field.
    pub fn edit(&self, stamp: Stamp, fields: impl IntoIterator<Item = (String, Value)>) -> Self {
        let mut registers = BTreeMap::new();
        for (name, value) in fields {
            let before = self.registers.get(&name);
            let same = match before {
                Some(register) => {
                    register.siblings.len() == 1
                        && register.siblings.values().all(|old| *old == value)
                }
                None => value.is_null(),
            };
            if !same {
                registers.insert(name, Register::write(value, stamp, before));
            }
        }
        Self { registers }
    }

    /// Takes in what `other` knows.
    pub fn join(&mut self, other: &Self) {
        for (name, theirs) in &other.registers {
            self.registers.entry(name.clone()).or_default().join(theirs);
        }
    }

    /// What the client sees, `rule` saying for each field name how concurrent writes are shown.
    pub fn fields(&self, rule: impl Fn(&str) -> Rule) -> Fields {
        self.registers
            .iter()
            .map(|(name, register)| (name.clone(), register.value(rule(name))))
            .filter(|(_, value)| !value.is_null())
            .collect()
    }
}

impl fmt::Debug for Record {
    /// Says nothing of what the client wrote.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Record")
            .field("fields", &self.registers.len())
            .finish()
    }
}

impl fmt::Debug for Register {
    /// Says nothing of what the client wrote.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Register")
            .field("siblings", &self.siblings.len())
            .finish_non_exhaustive()
    }
}
