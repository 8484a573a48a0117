//! One field of a record, as all devices together know it.

use super::{DeviceId, Hlc, Stamp};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// One field: the writes that stand, and what they had seen.
///
/// More than one write stands only where devices wrote without knowing of each other. For each
/// device `seen` holds the latest write known on this field; a write of that device at or before
/// it, which is not among the siblings, has been replaced.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Register {
    /// The writes that stand, by stamp.
    pub siblings: BTreeMap<Stamp, Value>,
    /// The latest write known from each device.
    pub seen: BTreeMap<DeviceId, Hlc>,
}

/// How concurrent writes of a field become what the client sees.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rule {
    /// The latest write.
    Latest,
    /// Text: both, the earlier first.
    KeepBoth,
}

impl Register {
    /// A write of `value` at `stamp` by somebody who had seen `before` of this field.
    pub fn write(value: Value, stamp: Stamp, before: Option<&Self>) -> Self {
        let mut seen = before
            .map(|register| register.seen.clone())
            .unwrap_or_default();
        seen.insert(stamp.device, stamp.hlc);
        Self {
            siblings: BTreeMap::from([(stamp, value)]),
            seen,
        }
    }

    /// Takes in what `other` knows.
    pub fn join(&mut self, other: &Self) {
        let theirs_seen = &other.seen;
        self.siblings
            .retain(|stamp, _| other.siblings.contains_key(stamp) || !covers(theirs_seen, stamp));
        for (stamp, value) in &other.siblings {
            match self.siblings.get_mut(stamp) {
                // One stamp never carries two values; should a damaged device do it all the same,
                // every device must still choose the same one.
                Some(mine) if compare(mine, value) == Ordering::Less => *mine = value.clone(),
                Some(_) => {}
                None if !covers(&self.seen, stamp) => {
                    self.siblings.insert(*stamp, value.clone());
                }
                None => {}
            }
        }
        for (device, hlc) in theirs_seen {
            let known = self.seen.entry(*device).or_default();
            *known = (*known).max(*hlc);
        }
    }

    /// What the client sees of this field.
    pub fn value(&self, rule: Rule) -> Value {
        match rule {
            Rule::Latest => self
                .siblings
                .values()
                .next_back()
                .cloned()
                .unwrap_or(Value::Null),
            Rule::KeepBoth => self.both(),
        }
    }

    /// All texts that stand, the earlier first, each once. Where one of them is no text, the latest.
    fn both(&self) -> Value {
        let mut texts: Vec<&str> = Vec::new();
        for value in self.siblings.values() {
            match value {
                Value::String(text) if texts.iter().any(|known| known.contains(text.as_str())) => {}
                Value::String(text) => {
                    texts.retain(|known| !text.contains(known));
                    texts.push(text);
                }
                // A text erased here and rewritten there: what was written stays.
                Value::Null => {}
                _ => return self.value(Rule::Latest),
            }
        }
        if texts.is_empty() {
            Value::Null
        } else {
            Value::String(texts.join("\n\n"))
        }
    }
}

fn covers(seen: &BTreeMap<DeviceId, Hlc>, stamp: &Stamp) -> bool {
    seen.get(&stamp.device).is_some_and(|hlc| *hlc >= stamp.hlc)
}

/// Any total order will do, as long as it is the same everywhere.
fn compare(a: &Value, b: &Value) -> Ordering {
    a.to_string().cmp(&b.to_string())
}
