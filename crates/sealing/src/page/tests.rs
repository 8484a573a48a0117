//! What may not be believed of a page is not, and what is honest always is.

use super::*;
use crate::vectors::{device, draw, drawn, recovery};
use crate::{Grown, Holder, make_vault};
use proptest::prelude::*;
use trellis_protocol::{Vault, read_pages};

/// A vault of a laptop and a phone, the phone added in epoch 2.
struct Two {
    laptop: DeviceKeys,
    phone: DeviceKeys,
    membership: Membership,
    keys: EpochKeys,
}

impl Two {
    fn make() -> Self {
        let (laptop, phone) = (device("laptop"), device("phone"));
        let mut random = draw("two devices");
        let by = Holder::Device(&laptop);
        let one = make_vault(&laptop, &recovery(), &mut random).membership;
        let Grown { membership, .. } = one.make_new_epoch(by, &mut random).expect("it may");
        let Grown { membership, .. } = membership
            .make_device_added(by, &phone.card(), &mut random)
            .expect("it may");
        let keys = membership.open_epochs(by);
        Self {
            laptop,
            phone,
            membership,
            keys,
        }
    }

    fn seal(&self, epoch: u32, after: &Tip, payloads: &[&[u8]], nonce: u8) -> SealedPage {
        let epoch = self.keys.of(epoch).expect("an epoch");
        let seen = [Seen {
            device: self.phone.device(),
            stream: Stream::Records,
            number: 1,
            hash: Hash([8; 32]),
        }];
        seal_page(
            &self.laptop,
            epoch,
            Stream::Records,
            after,
            &seen,
            payloads,
            &[nonce; 20],
        )
        .expect("it is small")
    }
}

fn read(bytes: &[u8]) -> Page<'_> {
    Page::read(&bytes[4..]).expect("a page")
}

/// A page with another head over the same bodies, properly signed.
fn signed_again(bytes: &[u8], by: &DeviceKeys, change: impl FnOnce(&mut Head)) -> Vec<u8> {
    let page = read(bytes);
    let mut head = page.head.clone();
    change(&mut head);
    let head = head.bytes();
    let signature = by.pair().sign(&Head::to_sign(&head));
    write_page(&head, &signature, &page.bodies)
}

#[test]
fn a_body_opens_nowhere_else() {
    let two = Two::make();
    let page = two.seal(2, &Tip::START, &[b"one", b"two"], 1);
    type Change = fn(&mut Head);
    let changes: [(&str, Change); 5] = [
        ("stream", |head| head.stream = Stream::Photos),
        ("number", |head| head.number = 5),
        ("previous", |head| head.previous = Hash([1; 32])),
        ("seen", |head| head.seen.clear()),
        ("epoch", |head| head.epoch = 1),
    ];
    for (name, change) in changes {
        let other = signed_again(&page.bytes, &two.laptop, change);
        let page = two.membership.check(read(&other)).expect("it was signed");
        let page = page.at(Place::Top).expect("anywhere");
        for index in 0..2 {
            let opened = page.payload(index, &two.keys);
            assert_eq!(opened, Err(BodyError::Unopenable), "{name}");
        }
    }
    // Nor as a page of another device that belongs.
    let other = signed_again(&page.bytes, &two.phone, |head| {
        head.device = device("phone").device()
    });
    let page = two.membership.check(read(&other)).expect("it was signed");
    let page = page.at(Place::Top).expect("anywhere");
    assert_eq!(page.payload(0, &two.keys), Err(BodyError::Unopenable));
}

#[test]
fn bodies_that_are_swapped_or_of_another_page_are_told() {
    let two = Two::make();
    let page = two.seal(2, &Tip::START, &[b"one", b"two"], 1);
    let other = two.seal(2, &Tip::START, &[b"one", b"two"], 2);
    let (page, other) = (read(&page.bytes), read(&other.bytes));
    let head = page.head_bytes;
    for bodies in [
        [page.bodies[1], page.bodies[0]],
        [other.bodies[0], other.bodies[1]],
    ] {
        let bytes = write_page(head, &page.signature, &bodies);
        let page = two
            .membership
            .check(read(&bytes))
            .expect("the head is good");
        let page = page.at(Place::After(&Tip::START)).expect("in its place");
        for opened in page.payloads(&two.keys) {
            assert_eq!(opened, Err(BodyError::Changed));
        }
    }
}

#[test]
fn nobody_writes_in_anothers_name() {
    let two = Two::make();
    let page = two.seal(2, &Tip::START, &[b"one"], 1);
    let check = |bytes: &[u8]| two.membership.check(read(bytes)).map(|_| ());
    assert_eq!(check(&page.bytes), Ok(()));
    for by in [&two.phone, &device("a stranger")] {
        let forged = signed_again(&page.bytes, by, |_| ());
        assert_eq!(check(&forged), Err(PageError::Signature));
    }
    let stranger = device("a stranger");
    let forged = signed_again(&page.bytes, &stranger, |head| {
        head.device = stranger.device()
    });
    assert_eq!(check(&forged), Err(PageError::UnknownDevice));
    let forged = signed_again(&page.bytes, &stranger, |head| {
        head.device = Device::RECOVERY
    });
    assert_eq!(check(&forged), Err(PageError::UnknownDevice));
}

#[test]
fn a_page_is_of_one_vault_and_suite() {
    let two = Two::make();
    let page = two.seal(2, &Tip::START, &[b"one"], 1);
    let check = |change: fn(&mut Head)| {
        let other = signed_again(&page.bytes, &two.laptop, change);
        two.membership.check(read(&other)).map(|_| ())
    };
    assert_eq!(
        check(|head| head.vault = Vault([1; 32])),
        Err(PageError::OtherVault)
    );
    assert_eq!(check(|head| head.suite = 2), Err(PageError::Newer));
    assert_eq!(check(|head| head.version = 2), Err(PageError::Newer));
    assert_eq!(check(|head| head.suite = 0), Err(PageError::OtherVault));
    assert_eq!(check(|head| head.version = 0), Err(PageError::OtherVault));
    assert_eq!(check(|head| head.epoch = 3), Err(PageError::UnknownEpoch));
}

#[test]
fn who_belonged_when_says_whose_pages_count() {
    let two = Two::make();
    let write = |two: &Two, epoch, number: u64| {
        let after = Tip {
            number: number - 1,
            ..Tip::START
        };
        let epoch = two.keys.of(epoch).expect("an epoch");
        let page = seal_page(
            &two.phone,
            epoch,
            Stream::Records,
            &after,
            &[],
            &[b"one"],
            &[1; 20],
        );
        two.membership
            .check(read(&page.expect("it is small").bytes))
            .map(|_| ())
    };
    assert_eq!(
        write(&two, 1, 1),
        Err(PageError::NotAllowed),
        "it came in epoch 2"
    );
    assert_eq!(write(&two, 2, 1), Ok(()));
    let grown = two.membership.make_device_removed(
        Holder::Device(&two.laptop),
        two.phone.device(),
        [3, 0],
        &mut draw("removed"),
    );
    let membership = grown.expect("it may").membership;
    let keys = membership.open_epochs(Holder::Device(&two.laptop));
    let two = Two {
        membership,
        keys,
        ..two
    };
    assert_eq!(write(&two, 2, 3), Ok(()));
    assert_eq!(
        write(&two, 2, 4),
        Err(PageError::NotAllowed),
        "after its last"
    );
    assert_eq!(
        write(&two, 3, 3),
        Err(PageError::NotAllowed),
        "after it left"
    );
}

#[test]
fn a_page_has_one_place() {
    let two = Two::make();
    let one = two.seal(1, &Tip::START, &[b"one"], 1);
    let second = two.seal(2, &one.tip, &[b"two"], 2);
    let third = two.seal(2, &second.tip, &[b"three"], 3);
    let at = |page: &SealedPage, place: Place<'_>| {
        let page = two
            .membership
            .check(read(&page.bytes))
            .expect("it was signed");
        page.at(place).map(|page| page.below())
    };
    assert_eq!(at(&one, Place::After(&Tip::START)), Ok(None));
    let below = at(&second, Place::After(&one.tip)).expect("in its place");
    assert_eq!(
        at(&third, Place::After(&one.tip)),
        Err(PageError::Missing(1))
    );
    assert_eq!(
        at(&third, Place::After(&Tip::START)),
        Err(PageError::Missing(2))
    );
    assert_eq!(at(&one, Place::After(&one.tip)), Err(PageError::Known));
    assert_eq!(at(&one, Place::After(&second.tip)), Err(PageError::Known));
    // Read down from the top.
    let top = at(&third, Place::Top)
        .expect("anywhere")
        .expect("not the first");
    assert_eq!(at(&second, Place::Before(&top)), Ok(below));
    assert_eq!(at(&one, Place::Before(&top)), Err(PageError::Forked));
    let below = below.expect("not the first");
    assert_eq!(at(&one, Place::Before(&below)), Ok(None));
    // Two pages in one place.
    let other = two.seal(2, &Tip::START, &[b"other"], 4);
    assert_eq!(at(&other, Place::After(&one.tip)), Err(PageError::Forked));
    assert_eq!(
        at(&second, Place::After(&other.tip)),
        Err(PageError::Forked)
    );
    let third_of_other = two.seal(2, &two.seal(2, &other.tip, &[], 5).tip, &[], 6);
    assert_eq!(
        at(&third_of_other, Place::After(&second.tip)),
        Err(PageError::Forked)
    );
    assert_eq!(at(&other, Place::Before(&below)), Err(PageError::Forked));
}

#[test]
fn a_chain_never_goes_back_to_an_older_key() {
    let two = Two::make();
    let one = two.seal(2, &Tip::START, &[b"one"], 1);
    let epoch = two.keys.of(1).expect("an epoch");
    let again = seal_page(
        &two.laptop,
        epoch,
        Stream::Records,
        &one.tip,
        &[],
        &[b"two"],
        &[2; 20],
    );
    assert_eq!(again, Err(SealError::WentBack));
    let hidden = Tip {
        epoch: 1,
        ..one.tip
    };
    let back = two.seal(1, &hidden, &[b"two"], 2);
    let at = |place: Place<'_>| {
        let page = two
            .membership
            .check(read(&back.bytes))
            .expect("it was signed");
        page.at(place).map(|_| ())
    };
    assert_eq!(at(Place::After(&one.tip)), Err(PageError::WentBack));
    let above = Below {
        number: 2,
        hash: back.tip.hash,
        epoch: 0,
    };
    assert_eq!(at(Place::Before(&above)), Err(PageError::WentBack));
}

#[test]
fn without_its_key_a_page_gives_nothing() {
    let two = Two::make();
    let page = two.seal(2, &Tip::START, &[b"one"], 1);
    let placed = || {
        let page = two
            .membership
            .check(read(&page.bytes))
            .expect("it was signed");
        page.at(Place::Top).expect("anywhere")
    };
    assert_eq!(
        placed().payload(0, &EpochKeys::default()),
        Err(BodyError::NoKey)
    );
    let fork = two
        .membership
        .make_new_epoch(Holder::Device(&two.laptop), &mut draw("a fork"))
        .expect("it may");
    let keys = fork.membership.open_epochs(Holder::Device(&two.phone));
    assert!(placed().payload(0, &keys).is_ok());
    // The same key under the same number, begun by another entry: another log.
    let real = two.keys.of(2).expect("an epoch");
    let other = EpochKey::new(real.vault(), 2, Hash([1; 32]), real.key().clone());
    let keys = EpochKeys {
        keys: [(2, other)].into(),
        newest: 2,
    };
    assert_eq!(placed().payload(0, &keys), Err(BodyError::Unopenable));
}

#[test]
fn a_page_takes_no_more_than_it_can_hold() {
    let two = Two::make();
    let epoch = two.keys.newest().expect("an epoch");
    let seal = |payloads: &[Vec<u8>]| {
        let stream = Stream::Photos;
        seal_page(
            &two.laptop,
            epoch,
            stream,
            &Tip::START,
            &[],
            payloads,
            &[1; 20],
        )
        .map(|_| ())
    };
    assert_eq!(seal(&[vec![1; LARGEST_PAYLOAD]]), Ok(()));
    assert_eq!(
        seal(&[vec![1; LARGEST_PAYLOAD + 1]]),
        Err(SealError::TooLarge)
    );
    assert_eq!(seal(&vec![vec![]; MOST_BODIES]), Ok(()));
    assert_eq!(
        seal(&vec![vec![]; MOST_BODIES + 1]),
        Err(SealError::TooLarge)
    );
    assert_eq!(seal(&vec![vec![1; LARGEST_PAYLOAD]; 8]), Ok(()));
    assert_eq!(
        seal(&vec![vec![1; LARGEST_PAYLOAD]; 9]),
        Err(SealError::TooLarge)
    );
}

#[test]
fn no_nonce_comes_twice() {
    let mut seen = std::collections::BTreeSet::new();
    let mut random = draw("nonces");
    for _ in 0..200 {
        let mut page = [0; 20];
        random(&mut page);
        for index in 0..MOST_BODIES as u32 {
            assert!(seen.insert(body_nonce(&page, index)));
        }
    }
}

#[test]
fn nothing_of_a_key_or_a_payload_is_printed() {
    let two = Two::make();
    let page = two.seal(2, &Tip::START, &[b"secret words"], 1);
    let placed = two
        .membership
        .check(read(&page.bytes))
        .expect("it was signed");
    let placed = placed.at(Place::Top).expect("anywhere");
    let payload = placed.payload(0, &two.keys).expect("it opens");
    let said = format!("{:?} {:?} {payload:?}", two.laptop, two.keys);
    assert_eq!(
        said,
        format!("DeviceKeys({}) {{1, 2}} Some(Payload)", two.laptop.device())
    );
}

proptest! {
    #[test]
    fn what_is_honest_is_never_refused(
        pages in prop::collection::vec(prop::collection::vec(prop::collection::vec(any::<u8>(), 0..700), 0..6), 1..5),
        epochs: [bool; 5],
        gone: prop::sample::Index,
    ) {
        let two = Two::make();
        let mut tip = Tip::START;
        let mut epoch = 1;
        let mut wire = Vec::new();
        for ((number, payloads), later) in (0_u8..).zip(&pages).zip(epochs) {
            epoch += u32::from(later && epoch == 1);
            let payloads: Vec<_> = payloads.iter().map(Vec::as_slice).collect();
            let page = two.seal(epoch, &tip, &payloads, number);
            tip = page.tip;
            wire.extend(page.bytes);
        }
        let mut tip = Tip::START;
        for (page, payloads) in read_pages(&wire).expect("pages").into_iter().zip(&pages) {
            // One body is gone, wherever.
            let gone = gone.get(&[0, 1, 2, 3, 4, 5]);
            let bytes = page.without(&[*gone]);
            let page = two.membership.check(read(&bytes)).expect("it was signed");
            let page = page.at(Place::After(&tip)).expect("in its place");
            tip = page.tip();
            prop_assert_eq!(page.len(), payloads.len());
            for (index, (opened, payload)) in page.payloads(&two.keys).into_iter().zip(payloads).enumerate() {
                let opened = opened.expect("nothing is wrong");
                let there = (index != *gone).then_some(payload.as_slice());
                prop_assert_eq!(opened.as_deref(), there);
                if there.is_some() {
                    prop_assert_eq!(page.head().bodies[index].length as usize, sealed_length(payload.len()));
                }
            }
        }
    }
}

#[test]
fn a_device_comes_back_as_it_was_kept() {
    let laptop = device("laptop");
    let kept = laptop.stored();
    let back = DeviceKeys::read(&kept).expect("it is one");
    assert_eq!(back.card(), laptop.card());
    assert_eq!(back.stored(), kept);
    assert!(DeviceKeys::read(&kept[1..]).is_none());
    let mut newer = kept.to_vec();
    newer[0] = 2;
    assert!(DeviceKeys::read(&newer).is_none());
    let mut random: [u8; 72] = drawn("zeros");
    random[..8].fill(0);
    assert!(
        DeviceKeys::make(&random).is_none(),
        "zeros are the recovery words"
    );
}
