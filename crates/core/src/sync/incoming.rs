//! What the bodies of a page say, sorted by what is to be done with it.
//!
//! A body that cannot be read, or that a newer version wrote, is set aside and told, and hides no other.

use super::payload::{self, Heard, Parts, Payload, Piece};
use super::sabotage::{Guard, is_out};
use trellis_domain::merge::{DeviceId, RecordChange};

/// Why a body could not be taken in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Why {
    /// A newer version wrote it: it is kept until this one is newer.
    Newer,
    /// It does not open, or says nothing that makes sense.
    Unreadable,
}

impl Why {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Newer => "newer",
            Self::Unreadable => "unreadable",
        }
    }
}

/// A body of a page once it was opened; none where it was erased, nothing inside where it does not open.
pub(crate) type Opened = Option<Option<Vec<u8>>>;

/// What a page says.
#[derive(Default)]
pub(crate) struct Said {
    pub(crate) changes: Vec<RecordChange>,
    pub(crate) pieces: Vec<Piece>,
    pub(crate) heard: Vec<Heard>,
    /// Which bodies could not be taken in, why, and what they say as far as it is to be kept.
    pub(crate) aside: Vec<(u32, Why, Vec<u8>)>,
}

/// Sorts what the bodies of a page of `author`'s say.
pub(crate) fn sort(bodies: Vec<Opened>, author: DeviceId) -> Said {
    let mut said = Said::default();
    let mut parts = Parts::default();
    for (i, body) in (0..).zip(bodies) {
        let Some(body) = body else { continue };
        let Some(body) = body else {
            if is_out(Guard::Aside) {
                return said;
            }
            said.aside.push((i, Why::Unreadable, Vec::new()));
            continue;
        };
        match payload::read(&body, author) {
            Ok(Payload::Part { of, n, bytes }) => match parts.add(of, n, &bytes) {
                Ok(None) => {}
                Ok(Some(whole)) => match payload::read(&whole, author) {
                    Ok(Payload::Part { .. }) | Err(_) => {
                        said.aside.push((i, Why::Unreadable, Vec::new()));
                    }
                    Ok(payload) => said.take(i, payload, whole),
                },
                // A part whose first ones were erased, or are not there, is nothing.
                Err(_) => {}
            },
            Ok(payload) => said.take(i, payload, body),
            Err(_) => said.aside.push((i, Why::Unreadable, Vec::new())),
        }
    }
    said
}

impl Said {
    fn take(&mut self, i: u32, payload: Payload, bytes: Vec<u8>) {
        match payload {
            Payload::Change(change) => self.changes.push(change),
            Payload::Piece(piece) => self.pieces.push(piece),
            Payload::Heard(heard) => self.heard.push(heard),
            Payload::Newer | Payload::Part { .. } => self.aside.push((i, Why::Newer, bytes)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_bad_body_hides_no_other() {
        let author = DeviceId::from_random([1; 8]);
        let heard = |name: &str| {
            payload::heard(&Heard {
                at: 5,
                name: name.to_owned(),
            })
        };
        let long = heard(&"x".repeat(500));
        let mut bodies: Vec<Opened> = vec![
            Some(None),
            Some(Some(vec![0xff])),
            None,
            Some(Some(vec![0x82, 0x18, 0x63, 0x01])),
            Some(Some(heard("a"))),
        ];
        bodies.extend(
            payload::parts(&long, 100)
                .into_iter()
                .map(|part| Some(Some(part))),
        );
        // A second one, of which a part was erased.
        let cut = payload::parts(&long, 100).into_iter().enumerate();
        bodies.extend(cut.map(|(n, part)| (n != 1).then_some(Some(part))));
        bodies.push(Some(Some(heard("b"))));
        let said = sort(bodies, author);
        let names: Vec<usize> = said.heard.iter().map(|heard| heard.name.len()).collect();
        assert_eq!(names, [1, 500, 1]);
        let aside: Vec<_> = said.aside.iter().map(|(i, why, _)| (*i, *why)).collect();
        assert_eq!(
            aside,
            [(0, Why::Unreadable), (1, Why::Unreadable), (3, Why::Newer)]
        );
    }
}
