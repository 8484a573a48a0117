//! The names that payloads are full of, said shortly.
//!
//! A check-in of six answers says six items' names of 34 letters each, in a page that is counted by whoever
//! pays for their network. A field's name is one of three things on the wire, told apart by its CBOR type:
//! - a number: its place in [`FIELDS`];
//! - 17 bytes: a letter and an id, for a name like `a:00112233445566778899aabbccddeeff`;
//! - text: any other name.
//!
//! A kind is a number, its place in [`KINDS`], or text. Both lists are closed: what a later version needs
//! is said as text, or in a payload of another sort.

use super::cbor::{BadCbor, Next, Reader, put_bytes, put_text, put_uint};
use trellis_domain::merge::Kind;

/// Fields that have a number.
const FIELDS: [&str; 24] = [
    "when", "note", "rest", "from", "mood", "rows", "gone", "text", "place", "hidden", "label",
    "group", "wording", "cadence", "made", "day", "at", "section", "line", "goal", "title", "link",
    "said", "reminder",
];

/// Kinds that have a number.
const KINDS: [&str; 24] = [
    "checkin", "item", "tag", "settings", "plan", "section", "line", "support", "strength", "hope",
    "sign", "reminder", "act", "quiet", "measure", "goal", "step", "rating", "evidence", "balance",
    "visit", "decision", "way", "grant",
];

fn number(list: &[&str], name: &str) -> Option<u64> {
    let at = list.iter().position(|known| *known == name)?;
    Some(at as u64)
}

/// A field's name as it is written. The order is that of the bytes that are written.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Name<'a> {
    /// Its place in [`FIELDS`].
    Known(u64),
    /// A letter and an id.
    WithId([u8; 17]),
    /// Its length, and itself.
    Text(usize, &'a str),
}

impl<'a> Name<'a> {
    /// How a name is written.
    pub(crate) fn of(name: &'a str) -> Self {
        if let Some(number) = number(&FIELDS, name) {
            return Self::Known(number);
        }
        with_id(name.as_bytes()).map_or(Self::Text(name.len(), name), Self::WithId)
    }

    /// Writes it.
    pub(crate) fn put(&self, out: &mut Vec<u8>) {
        match self {
            Self::Known(number) => put_uint(out, *number),
            Self::WithId(bytes) => put_bytes(out, bytes),
            Self::Text(_, name) => put_text(out, name),
        }
    }
}

/// The short form of a name that is a letter, a colon and an id in small hexadecimal digits.
fn with_id(name: &[u8]) -> Option<[u8; 17]> {
    let (&[letter, b':'], digits) = name.split_first_chunk()? else {
        return None;
    };
    let (pairs, []) = digits.as_chunks::<2>() else {
        return None;
    };
    if pairs.len() != 16 || !letter.is_ascii() {
        return None;
    }
    let mut short = [letter; 17];
    for (byte, [high, low]) in short[1..].iter_mut().zip(pairs) {
        *byte = digit(*high)? << 4 | digit(*low)?;
    }
    Some(short)
}

fn digit(letter: u8) -> Option<u8> {
    match letter {
        b'0'..=b'9' => Some(letter - b'0'),
        b'a'..=b'f' => Some(letter - b'a' + 10),
        _ => None,
    }
}

/// Reads a field's name.
///
/// # Errors
/// [`BadCbor`] where it is none.
pub(crate) fn read(reader: &mut Reader<'_>) -> Result<String, BadCbor> {
    match reader.peek() {
        Some(Next::Number) => known(&FIELDS, reader).map(str::to_owned),
        Some(Next::Bytes) => {
            let [letter, id @ ..] = reader.exactly::<17>()?;
            if !letter.is_ascii() {
                return Err(BadCbor);
            }
            Ok(format!("{}:{}", char::from(letter), super::hex(&id)))
        }
        _ => Ok(reader.text()?.to_owned()),
    }
}

fn known(list: &[&'static str], reader: &mut Reader<'_>) -> Result<&'static str, BadCbor> {
    let at = usize::try_from(reader.uint()?).map_err(|_| BadCbor)?;
    list.get(at).copied().ok_or(BadCbor)
}

/// Writes a kind.
pub(crate) fn put_kind(out: &mut Vec<u8>, kind: &Kind) {
    match number(&KINDS, kind.name()) {
        Some(number) => put_uint(out, number),
        None => put_text(out, kind.name()),
    }
}

/// Reads a kind.
///
/// # Errors
/// [`BadCbor`] where it is none.
pub(crate) fn read_kind(reader: &mut Reader<'_>) -> Result<Kind, BadCbor> {
    let name = match reader.peek() {
        Some(Next::Number) => known(&KINDS, reader)?,
        _ => reader.text()?,
    };
    Ok(Kind::from(name.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(name: &str) -> Vec<u8> {
        let mut out = Vec::new();
        Name::of(name).put(&mut out);
        out
    }

    /// Any name, and often one that is nearly short.
    fn name() -> impl Strategy<Value = String> {
        prop_oneof![
            ".{0,40}",
            "[agstw]:[0-9a-f]{32}",
            "[a-zé:]{0,2}:[0-9a-fA-F]{31,33}",
            prop::sample::select(FIELDS.to_vec()).prop_map(str::to_owned),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_048))]

        #[test]
        fn a_name_comes_back_as_it_went(name in name()) {
            let bytes = written(&name);
            let mut reader = Reader::new(&bytes);
            prop_assert_eq!(read(&mut reader), Ok(name));
            prop_assert!(reader.is_empty());
        }

        #[test]
        fn names_stand_in_the_order_of_their_bytes(one in name(), other in name()) {
            prop_assert_eq!(Name::of(&one).cmp(&Name::of(&other)), written(&one).cmp(&written(&other)));
        }
    }

    #[test]
    fn an_items_answer_is_named_in_18_bytes_and_a_note_in_one() {
        assert_eq!(written("a:00112233445566778899aabbccddeeff").len(), 18);
        assert_eq!(written("note"), [1]);
        assert_eq!(written("A:00112233445566778899AABBCCDDEEFF").len(), 36);
    }

    #[test]
    fn what_is_no_name_is_refused() {
        for bytes in [&[0x18, 24][..], &[0x41, 0], &[0x80], &[0xf6], &[]] {
            assert_eq!(read(&mut Reader::new(bytes)), Err(BadCbor), "{bytes:x?}");
        }
        let no_letter = [&[0x51, 0x80][..], &[0; 16]].concat();
        assert_eq!(read(&mut Reader::new(&no_letter)), Err(BadCbor));
    }
}
