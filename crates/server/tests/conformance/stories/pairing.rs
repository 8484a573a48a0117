//! Mailboxes of pairings.

use crate::device::{Reply, ask, random};
use crate::place::Place;
use std::time::Duration;
use trellis_protocol::{Code, route};

fn messages(reply: Reply) -> Vec<Vec<u8>> {
    let (mut rest, mut all) = (reply.ok().body, Vec::new());
    while let Some(length) = rest.first_chunk::<4>() {
        let end = 4 + u32::from_be_bytes(*length) as usize;
        all.push(rest[4..end].to_vec());
        rest.drain(..end);
    }
    all
}

pub fn a_mailbox_passes_four_messages(place: Place<'_>) {
    let bench = place.start_with(|config| config.limits.mailboxes = 2);
    let (one, two): ([u8; 16], [u8; 16]) = (random(), random());
    let post = |id, body: &[u8]| ask(&bench.url, "POST", &route::pairing(id, None), body, &[]);
    let get = |id, after| messages(ask(&bench.url, "GET", &route::pairing(id, after), &[], &[]));
    assert_eq!(get(one, None), Vec::<Vec<u8>>::new());
    let sent: Vec<Vec<u8>> = (1..=4).map(|n| vec![n; 16 << 10]).collect();
    for message in &sent {
        post(one, message).ok();
    }
    post(one, &[5]).refused(Code::TooLarge);
    post(two, &vec![1; (16 << 10) + 1]).refused(Code::TooLarge);
    post(two, &[]).refused(Code::Malformed);
    assert_eq!(get(one, None), sent);
    assert_eq!(get(one, Some(3)), sent[3..]);
    assert_eq!(get(two, None), Vec::<Vec<u8>>::new());
    post(two, &[1]).ok();
    // There are only so many mailboxes.
    post(random(), &[1]).refused(Code::Busy);
    for path in [
        "/v1/pairings/1",
        "/v1/pairings/+0000000000000000000000000000000",
    ] {
        ask(&bench.url, "GET", path, &[], &[]).refused(Code::Gone);
    }
    // Ten minutes later they are gone.
    bench.change_passing("UPDATE message SET expires = 1");
    assert_eq!(get(one, None), Vec::<Vec<u8>>::new());
    post(one, &[9]).ok();
    assert_eq!(get(one, None), [[9]]);
}

pub fn a_mailbox_waits_for_a_message(place: Place<'_>) {
    let bench = place.start();
    let id = random();
    std::thread::scope(|scope| {
        let waits = scope.spawn(|| ask(&bench.url, "GET", &route::pairing(id, Some(0)), &[], &[]));
        std::thread::sleep(Duration::from_millis(400));
        ask(&bench.url, "POST", &route::pairing(id, None), &[7], &[]).ok();
        assert_eq!(messages(waits.join().expect("an answer")), [[7]]);
    });
}
