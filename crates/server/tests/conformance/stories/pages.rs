//! Pages: what follows is kept and comes back byte for byte; nothing else is kept.

use crate::device::{Device, random};
use crate::place::Place;
use trellis_protocol::{
    Body, Code, Hash, Head, Standing, Stream, VERSION, Vault, read_batch, route, write_page,
};

pub fn a_page_comes_back_as_it_was_sent(place: Place<'_>) {
    let bench = place.start();
    let mut client = bench.client();
    let first = client.first.some_page(Stream::Records, 3, 96);
    let second = client.first.some_page(Stream::Records, 1, 64);
    let photo = client.first.some_page(Stream::Photos, 1, 5_000);
    let all = [first.clone(), second.clone(), photo.clone()].concat();
    let standing = client.first.put(&all).standing();
    let wanted = Standing {
        incarnation: 1,
        keys: 2,
        top: [2, 1],
        pages: [2, 1],
        bytes: [(first.len() + second.len()) as u64, photo.len() as u64],
        time: standing.time,
    };
    assert_eq!(standing, wanted);
    let (again, pages) = client.first.read_all(Stream::Records);
    assert_eq!(
        again.bytes(),
        Standing {
            time: again.time,
            ..wanted
        }
        .bytes()
    );
    assert_eq!(pages, [(1, first), (2, second)]);
    assert_eq!(client.first.read_all(Stream::Photos).1, [(1, photo)]);
}

pub fn nothing_new_is_a_head_alone(place: Place<'_>) {
    let bench = place.start();
    let mut client = bench.client();
    for _ in 0..3 {
        client.first.write(Stream::Records, 2, 64);
    }
    let path = route::batch(client.first.vault, Stream::Records, 3, None, false);
    let reply = client.first.ask("GET", &path, &[]).ok();
    assert_eq!(reply.body.len(), Standing::LENGTH);
    let (standing, pages, _) = read_batch(&reply.body).expect("a batch");
    assert_eq!((standing.top, pages.len()), ([3, 0], 0));
}

pub fn the_same_page_again_is_no_error(place: Place<'_>) {
    let bench = place.start();
    let mut client = bench.client();
    let one = client.first.some_page(Stream::Records, 1, 64);
    let two = client.first.some_page(Stream::Records, 1, 64);
    let three = client.first.some_page(Stream::Records, 1, 64);
    client
        .first
        .put(&[one.clone(), two.clone()].concat())
        .standing();
    let before = client.first.put(&two).standing();
    assert_eq!(before.pages, [2, 0]);
    // Some that are there, and one that is not.
    let all = [one.clone(), two.clone(), three.clone()].concat();
    assert_eq!(client.first.put(&all).standing().pages, [3, 0]);
    assert_eq!(
        client.first.read_all(Stream::Records).1,
        [(1, one), (2, two), (3, three)]
    );
}

pub fn what_does_not_follow_is_refused(place: Place<'_>) {
    let bench = place.start();
    let mut client = bench.client();
    let device = &mut client.first;
    let (start, key) = (device.chain, device.key.clone());
    let one = device.some_page(Stream::Records, 1, 64);
    let two = device.some_page(Stream::Records, 1, 64);
    // Before its time.
    device.put(&two).refused(Code::OutOfOrder);
    // In the wrong order.
    device
        .put(&[two.clone(), one.clone()].concat())
        .refused(Code::OutOfOrder);
    device.put(&one).standing();
    // Another page in its place: a fork.
    let mut twin = Device {
        url: device.url.clone(),
        key,
        chain: start,
        ..*device
    };
    let fork = twin.some_page(Stream::Records, 1, 64);
    device.put(&fork).refused(Code::OutOfOrder);
    // A page on the fork.
    let on_fork = twin.some_page(Stream::Records, 1, 64);
    device.put(&on_fork).refused(Code::OutOfOrder);
    device
        .put(&[fork, two.clone()].concat())
        .refused(Code::OutOfOrder);
    assert_eq!(device.put(&two).standing().pages, [2, 0]);
    // An epoch that the server has not heard of.
    device.epoch = 2;
    let early = device.some_page(Stream::Records, 1, 64);
    device.put(&early).refused(Code::OutOfOrder);
}

pub fn what_is_not_the_devices_own_is_refused(place: Place<'_>) {
    let bench = place.start();
    let mut client = bench.client();
    let device = &client.first;
    let body = vec![7; 64];
    let good = Head {
        version: VERSION,
        suite: 1,
        vault: device.vault,
        device: device.name,
        stream: Stream::Records,
        number: 1,
        previous: Hash::NONE,
        epoch: 1,
        nonce: random(),
        seen: Vec::new(),
        bodies: vec![Body {
            length: 64,
            hash: Hash::of(&[&body]),
        }],
    };
    let put = |head: Head| device.put(&device.signed_page(&head, std::slice::from_ref(&body)));
    put(Head {
        vault: Vault([9; 32]),
        ..good.clone()
    })
    .refused(Code::Unauthorised);
    put(Head {
        device: trellis_protocol::Device([9; 8]),
        ..good.clone()
    })
    .refused(Code::Unauthorised);
    put(Head {
        version: 2,
        ..good.clone()
    })
    .refused(Code::Version);
    put(Head {
        suite: 2,
        ..good.clone()
    })
    .refused(Code::Version);
    put(Head {
        bodies: vec![Body {
            length: 64,
            hash: Hash([1; 32]),
        }],
        ..good.clone()
    })
    .refused(Code::Malformed);
    // Somebody else's signature.
    let other = Device::new(&device.url, device.vault);
    device
        .put(&other.signed_page(&good, std::slice::from_ref(&body)))
        .refused(Code::Unauthorised);
    // Each flipped bit of a page is seen.
    let page = device.signed_page(&good, std::slice::from_ref(&body));
    for at in 0..page.len() {
        let mut flipped = page.clone();
        flipped[at] ^= 1;
        assert!(device.put(&flipped).status >= 400, "byte {at}");
    }
    device.put(&page[..page.len() - 1]).refused(Code::Malformed);
    device.put(&[]).refused(Code::Malformed);
    // A page that lacks a body from the start is one that was erased elsewhere.
    let bytes = good.bytes();
    let signature = page[8 + bytes.len()..][..64].try_into().expect("64 bytes");
    let absent = write_page::<Vec<u8>>(&bytes, &signature, &[None]);
    assert_eq!(device.put(&absent).standing().pages, [1, 0]);
    client.first.chain[0] = (1, Head::hash(&bytes, &signature));
    client.first.write(Stream::Records, 1, 64);
}

pub fn a_large_history_comes_in_batches_from_either_end(place: Place<'_>) {
    let bench = place.start();
    let mut client = bench.client();
    for _ in 0..6 {
        let pages: Vec<_> = (0..10)
            .map(|_| client.first.some_page(Stream::Records, 3, 20_000))
            .collect();
        client.first.put(&pages.concat()).standing();
    }
    let device = &client.first;
    let batch = |after, before, newest| {
        let path = route::batch(device.vault, Stream::Records, after, before, newest);
        let reply = device.ask("GET", &path, &[]).ok();
        assert!(reply.body.len() <= (1 << 20) + Standing::LENGTH);
        let (_, pages, _) = read_batch(&reply.body).expect("a batch");
        pages.iter().map(|page| page.place).collect::<Vec<_>>()
    };
    let (standing, all) = device.read_all(Stream::Records);
    assert_eq!(standing.top[0], 60);
    assert_eq!(all.len(), 60);
    assert_eq!(batch(0, None, false), (1..=17).collect::<Vec<_>>());
    assert_eq!(batch(58, None, false), [59, 60]);
    let newest = batch(0, None, true);
    assert_eq!(newest, (44..=60).rev().collect::<Vec<_>>());
    assert_eq!(batch(40, Some(44), true), [43, 42, 41]);
    assert_eq!(batch(40, Some(44), false), [41, 42, 43]);
    assert_eq!(batch(40, Some(41), true), [0; 0]);
    assert_eq!(batch(u64::MAX, None, true), [0; 0]);
}

pub fn a_vault_has_only_so_much_room(place: Place<'_>) {
    let bench = place.start_with(|config| {
        config.limits.vault_bytes = 300_000;
        config.limits.body_bytes = 150_000;
    });
    let mut client = bench.client();
    client.first.write(Stream::Records, 1, 100_000);
    client.first.write(Stream::Records, 1, 100_000);
    let chain = client.first.chain;
    let more = client.first.some_page(Stream::Records, 1, 100_000);
    client.first.put(&more).refused(Code::Quota);
    client.first.chain = chain;
    client.first.write(Stream::Records, 1, 50_000);
    let large = vec![0; 150_001];
    client.first.put(&large).refused(Code::TooLarge);
    let many: Vec<_> = (0..100)
        .map(|_| client.first.some_page(Stream::Photos, 0, 0))
        .collect();
    assert_eq!(client.first.put(&many.concat()).standing().pages, [3, 100]);
}
