use super::*;
use proptest::prelude::*;

/// A head that lists two bodies.
pub(crate) fn head() -> Head {
    let bodies = [b"one".as_slice(), b"two, longer"].map(|body| Body {
        length: body.len() as u32,
        hash: Hash::of(&[body]),
    });
    Head {
        version: 1,
        suite: 1,
        vault: Vault([2; 32]),
        device: Device([3; 8]),
        stream: Stream::Records,
        number: 4,
        previous: Hash([5; 32]),
        epoch: 6,
        nonce: [7; 20],
        seen: vec![Seen {
            device: Device([8; 8]),
            stream: Stream::Photos,
            number: 9,
            hash: Hash([10; 32]),
        }],
        bodies: bodies.into(),
    }
}

fn heads() -> impl Strategy<Value = Head> {
    let seen = any::<([u8; 8], bool, u64)>();
    let seen = prop::collection::btree_map(
        seen.prop_map(|(device, photos, _)| (device, photos)),
        any::<u64>(),
        0..4,
    );
    (
        seen,
        prop::collection::vec(any::<(u16, [u8; 32])>(), 0..5),
        1..u64::MAX,
    )
        .prop_map(|(seen, bodies, number)| Head {
            number,
            seen: seen
                .into_iter()
                .map(|((device, photos), number)| Seen {
                    device: Device(device),
                    stream: Stream::ALL[usize::from(photos)],
                    number,
                    hash: Hash([1; 32]),
                })
                .collect(),
            bodies: bodies
                .into_iter()
                .map(|(length, hash)| Body {
                    length: length.into(),
                    hash: Hash(hash),
                })
                .collect(),
            ..head()
        })
}

proptest! {
    #[test]
    fn a_head_is_read_as_it_was_written(head in heads()) {
        let bytes = head.bytes();
        prop_assert!(bytes.starts_with(&head.sealing_part()));
        prop_assert_eq!(Head::read(&bytes), Ok(head));
    }

    #[test]
    fn a_page_is_read_with_what_is_left_of_it(
        bodies in prop::collection::vec(prop::option::of(prop::collection::vec(any::<u8>(), 0..99)), 0..9),
        signature in any::<[u8; 32]>(),
    ) {
        let listed = bodies.iter().map(|body| Body {
            length: body.as_ref().map_or(5, |body| body.len() as u32),
            hash: Hash::of(&[body.as_deref().unwrap_or(b"-----")]),
        });
        let head = Head { bodies: listed.collect(), ..head() };
        let mut whole = [0; 64];
        whole[..32].copy_from_slice(&signature);
        let bytes = write_page(&head.bytes(), &whole, &bodies);
        let twice = [bytes.clone(), bytes.clone()].concat();
        let pages = read_pages(&twice).expect("two pages");
        for page in &pages {
            prop_assert_eq!(&page.head, &head);
            prop_assert_eq!(page.signature, whole);
            let there: Vec<_> = bodies.iter().map(Option::as_deref).collect();
            prop_assert_eq!(&page.bodies, &there);
            for (index, body) in there.iter().enumerate() {
                prop_assert_eq!(page.holds(index), body.is_some());
            }
            prop_assert!(!page.holds(bodies.len()));
            // Taking all away keeps its hash.
            let all: Vec<_> = (0..bodies.len()).collect();
            let bare = page.without(&all);
            let bare = read_pages(&bare).expect("a page");
            prop_assert_eq!(bare[0].hash(), page.hash());
            prop_assert!(bare[0].bodies.iter().all(Option::is_none));
        }
        prop_assert_eq!(read_pages(&twice[..twice.len() - 1]), Err(Malformed));
    }

    #[test]
    fn anything_may_come(bytes: Vec<u8>) {
        drop((read_pages(&bytes), Head::read(&bytes), Page::read(&bytes)));
    }

    #[test]
    fn no_bit_of_a_page_is_without_meaning(at: prop::sample::Index, bit in 0..8_u8) {
        let head = head();
        let bytes = write_page(&head.bytes(), &[1; 64], &[Some(b"one".as_slice()), Some(b"two, longer")]);
        let page = Page::read(&bytes[4..]).expect("a page");
        let mut other = bytes[4..].to_vec();
        let at = at.index(other.len());
        other[at] ^= 1 << bit;
        if let Ok(other) = Page::read(&other) {
            let same = other.head == page.head && other.signature == page.signature;
            prop_assert!(!same || (0..2).any(|index| !other.holds(index)));
        }
    }
}

#[test]
fn a_page_takes_no_more_than_it_may() {
    let body = Body {
        length: LARGEST_BODY as u32 + 1,
        hash: Hash::NONE,
    };
    let large = Head {
        bodies: vec![body],
        ..head()
    };
    assert_eq!(Head::read(&large.bytes()), Err(Malformed));
    let body = Body { length: 1, ..body };
    let many = Head {
        bodies: vec![body; MOST_BODIES + 1],
        ..head()
    };
    assert_eq!(Head::read(&many.bytes()), Err(Malformed));
    let twice = Head {
        seen: vec![head().seen[0]; 2],
        ..head()
    };
    assert_eq!(Head::read(&twice.bytes()), Err(Malformed));
}
