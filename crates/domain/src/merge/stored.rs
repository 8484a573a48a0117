//! A record's fields as they are stored, each taken apart only when it is asked for.

use serde::Deserialize;
use serde_json::value::RawValue;
use std::borrow::{Borrow, Cow};
use std::collections::BTreeMap;

/// What the client sees of a record, as its [`Row`](super::Row) holds it: for lists that are read whole at
/// the start, of which little is looked into.
pub struct Stored<'a>(BTreeMap<Name<'a>, &'a RawValue>);

/// A field's name.
#[derive(PartialEq, Eq, PartialOrd, Ord, Deserialize)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);

impl Borrow<str> for Name<'_> {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl<'a> Stored<'a> {
    /// The fields of a body; none where it is no record's.
    pub fn new(body: &'a RawValue) -> Option<Self> {
        serde_json::from_str(body.get()).ok().map(Self)
    }

    /// What a field says; none where it says nothing, or nothing of that kind.
    pub fn read<T: Deserialize<'a>>(&self, name: &str) -> Option<T> {
        self.0.get(name).and_then(|value| read(value))
    }

    /// What every field says whose name begins so, by the rest of its name.
    pub fn each<T: Deserialize<'a>>(&self, beginning: &str) -> impl Iterator<Item = (&str, T)> {
        self.0.iter().filter_map(move |(name, value)| {
            let rest = name.0.strip_prefix(beginning)?;
            Some((rest, read(value)?))
        })
    }
}

fn read<'a, T: Deserialize<'a>>(value: &'a RawValue) -> Option<T> {
    serde_json::from_str(value.get()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_field_is_read_for_itself() {
        let body = r#"{"w:a": 1, "w:b": "x", "w:\u0063": 3, "hidden": true}"#;
        let body: &RawValue = serde_json::from_str(body).expect("JSON");
        let stored = Stored::new(body).expect("a body");
        assert_eq!(stored.read("hidden"), Some(true));
        assert_eq!(stored.read::<u8>("hidden"), None);
        assert_eq!(stored.read::<bool>("shown"), None);
        let all: Vec<(&str, u8)> = stored.each("w:").collect();
        assert_eq!(all, [("a", 1), ("c", 3)]);
        let list: &RawValue = serde_json::from_str("[]").expect("JSON");
        assert!(Stored::new(list).is_none());
    }
}
