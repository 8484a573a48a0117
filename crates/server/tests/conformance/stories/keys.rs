//! The key log: who belongs to a vault, told only by those who do.

use crate::device::{Client, Device, added, ask, epoch, follow, random, signed_entry};
use crate::place::Place;
use trellis_protocol::{
    Code, Content, Device as Name, Hash, Stream, Wrap, read_entries, route, typed_token,
    write_entries,
};

pub fn a_second_device_is_added_and_reads(place: Place<'_>) {
    let bench = place.start();
    let mut client = bench.client();
    client.first.write(Stream::Records, 2, 64);
    let mut second = client.pair();
    assert_eq!(second.read_all(Stream::Records).1.len(), 1);
    second.write(Stream::Records, 1, 64);
    let (standing, pages) = client.first.read_all(Stream::Records);
    assert_eq!((standing.top[0], pages.len()), (2, 2));
    assert_eq!(second.log(), client.log);
    let path = route::keys(second.vault, Some(2));
    let rest = second.ask("GET", &path, &[]).ok();
    assert_eq!(read_entries(&rest.body).expect("entries"), client.log[3..]);
}

pub fn a_removed_device_is_refused_at_once(place: Place<'_>) {
    let bench = place.start();
    let mut client = bench.client();
    let mut second = client.pair();
    second.write(Stream::Records, 1, 64);
    client.remove(&second, &[client.first.name]);
    let path = route::batch(second.vault, Stream::Records, 0, None, false);
    second.ask("GET", &path, &[]).refused(Code::Gone);
    let page = second.some_page(Stream::Records, 1, 64);
    second.put(&page).refused(Code::Gone);
    second
        .ask("DELETE", &route::vault(second.vault), &[])
        .refused(Code::Gone);
    // What it wrote before is still there, and the other goes on under the new epoch.
    client.first.write(Stream::Records, 1, 64);
    assert_eq!(client.first.read_all(Stream::Records).1.len(), 2);
    // It cannot come back under its name.
    let by = (client.first.name, &client.first.key);
    let again = [(added(&second), by)];
    client
        .first
        .append(&client.log, &again)
        .refused(Code::Malformed);
}

pub fn recovery_words_lead_to_the_log_and_a_new_device(place: Place<'_>) {
    let bench = place.start();
    let mut client = bench.client();
    client.first.write(Stream::Records, 1, 64);
    let found = ask(
        &bench.url,
        "GET",
        &route::recovery(client.locator),
        &[],
        &[],
    )
    .ok();
    let log = read_entries(&found.body).expect("entries");
    assert_eq!(log, client.log);
    let mut new = Device::new(&bench.url, client.first.vault);
    let (recovery, name) = ((Name::RECOVERY, &client.recovery), new.name);
    let both = [client.first.name, name];
    let alone = [(added(&new), recovery)];
    // Without a new epoch it is half a thing.
    new.append(&log, &alone).refused(Code::Malformed);
    let contents = [
        (added(&new), recovery),
        (epoch(2, &both), (name, &new.key)),
        (
            Content::DeviceRemoved {
                device: client.first.name,
                last: [1, 0],
            },
            (name, &new.key),
        ),
        (epoch(3, &[name]), (name, &new.key)),
    ];
    assert_eq!(new.append(&log, &contents).standing().keys, 6);
    assert_eq!(new.read_all(Stream::Records).1.len(), 1);
    new.epoch = 3;
    new.write(Stream::Records, 1, 64);
    client
        .first
        .ask("GET", &route::keys(new.vault, None), &[])
        .refused(Code::Gone);
    // New words: the old place leads nowhere.
    let place = random();
    let words = Content::NewRecovery {
        signing: new.key.verifying_key().to_bytes(),
        hpke: random(),
        locator: place,
        vouch: [0; 64],
    };
    // Others' words, which did not vouch.
    let mut others = words.clone();
    if let Content::NewRecovery { signing, .. } = &mut others {
        *signing = client.recovery.verifying_key().to_bytes();
    }
    let contents = [
        (others, (name, &new.key)),
        (epoch(4, &[name]), (name, &new.key)),
    ];
    new.append(&new.log(), &contents)
        .refused(Code::Unauthorised);
    let contents = [
        (words, (name, &new.key)),
        (epoch(4, &[name]), (name, &new.key)),
    ];
    assert_eq!(new.append(&new.log(), &contents).standing().keys, 8);
    ask(
        &bench.url,
        "GET",
        &route::recovery(client.locator),
        &[],
        &[],
    )
    .refused(Code::Gone);
    let found = ask(&bench.url, "GET", &route::recovery(Hash(place)), &[], &[]).ok();
    assert_eq!(read_entries(&found.body).expect("entries").len(), 8);
}

pub fn entries_that_do_not_follow_are_refused(place: Place<'_>) {
    let bench = place.start();
    let mut client = bench.client();
    let second = client.pair();
    let by = (client.first.name, &client.first.key);
    let two = [client.first.name, second.name];
    let other = Device::new(&bench.url, client.first.vault);
    let remove = |device| Content::DeviceRemoved {
        device,
        last: [0, 0],
    };
    let keys = |device, epoch| Content::EarlierKeys {
        device,
        wraps: vec![(epoch, Wrap([1; 80]))],
    };
    let bad: Vec<(Vec<(Content, _)>, Code)> = vec![
        (vec![(epoch(3, &two), by)], Code::Malformed),
        (vec![(epoch(1, &two), by)], Code::Malformed),
        (vec![(epoch(2, &two[..1]), by)], Code::Malformed),
        (
            vec![(epoch(2, &[two[0], two[1], other.name]), by)],
            Code::Malformed,
        ),
        (
            vec![(epoch(2, &[two[0], two[0], two[1]]), by)],
            Code::Malformed,
        ),
        (vec![(remove(second.name), by)], Code::Malformed),
        (
            vec![(remove(other.name), by), (epoch(2, &two), by)],
            Code::Malformed,
        ),
        (vec![(added(&second), by)], Code::Malformed),
        (vec![(keys(other.name, 1), by)], Code::Malformed),
        (vec![(keys(second.name, 2), by)], Code::Malformed),
        (
            vec![(epoch(2, &two), (other.name, &other.key))],
            Code::Unauthorised,
        ),
        (
            vec![(epoch(2, &two), (second.name, &client.first.key))],
            Code::Unauthorised,
        ),
        (
            vec![(epoch(2, &two), (Name::RECOVERY, &client.first.key))],
            Code::Unauthorised,
        ),
        // Its words vouched for another place.
        (
            vec![(client.log[0].content.clone(), by)],
            Code::Unauthorised,
        ),
    ];
    for (contents, code) in bad {
        client.first.append(&client.log, &contents).refused(code);
    }
    // A wrong number, a wrong entry before, none at all.
    let last = client.log.last().expect("a log");
    let path = route::keys(client.first.vault, Some(last.number));
    for entry in [
        signed_entry(last.number, last.hash(), by, epoch(2, &two)),
        signed_entry(last.number + 1, Hash([1; 32]), by, epoch(2, &two)),
    ] {
        let bytes = write_entries(&[entry]);
        client
            .first
            .ask("POST", &path, &bytes)
            .refused(Code::Malformed);
    }
    client
        .first
        .ask("POST", &path, &[])
        .refused(Code::Malformed);
    // Somebody who adds himself.
    let contents = [(added(&other), (other.name, &other.key))];
    other
        .append(&client.log, &contents)
        .refused(Code::Unauthorised);
    assert_eq!(client.first.log(), client.log, "nothing was kept");
    // Whole, it is taken.
    let contents = [(epoch(2, &two), by)];
    client.first.append(&client.log, &contents).standing();
}

pub fn of_two_appends_one_wins(place: Place<'_>) {
    let bench = place.start();
    let mut client = bench.client();
    let second = client.pair();
    let two = [client.first.name, second.name];
    let replies = std::thread::scope(|scope| {
        let tasks: Vec<_> = (0..8)
            .map(|n| {
                let device = if n % 2 == 0 { &client.first } else { &second };
                let (log, two) = (&client.log, &two);
                scope.spawn(move || {
                    let by = (device.name, &device.key);
                    device.append(log, &[(epoch(2, two), by)])
                })
            })
            .collect();
        let replies = tasks
            .into_iter()
            .map(|task| task.join().expect("an answer"));
        replies.collect::<Vec<_>>()
    });
    let won = replies.iter().filter(|reply| reply.status == 200).count();
    assert_eq!(won, 1);
    for reply in replies.iter().filter(|reply| reply.status != 200) {
        reply.refused(Code::Moved);
    }
    assert_eq!(client.first.log().len(), client.log.len() + 1);
}

pub fn of_fifty_claims_of_an_invitation_one_wins(place: Place<'_>) {
    let bench = place.start();
    let token = bench.token();
    let clients: Vec<_> = (0..50).map(|_| Client::new(&bench.url)).collect();
    let replies = std::thread::scope(|scope| {
        let tasks: Vec<_> = clients
            .iter()
            .map(|client| scope.spawn(|| client.join(&token)))
            .collect();
        let replies = tasks
            .into_iter()
            .map(|task| task.join().expect("an answer"));
        replies.collect::<Vec<_>>()
    });
    let won: Vec<_> = (0..50).filter(|n| replies[*n].status == 200).collect();
    assert_eq!(won.len(), 1);
    for n in (0..50).filter(|n| *n != won[0]) {
        replies[n].refused(Code::Token);
        let path = route::keys(clients[n].first.vault, None);
        clients[n].first.ask("GET", &path, &[]).refused(Code::Gone);
    }
    assert_eq!(clients[won[0]].first.log().len(), 2);
}

pub fn an_invitation_is_good_once_and_in_both_forms(place: Place<'_>) {
    let bench = place.start();
    let invitation = bench.invitation();
    let key = bench.server().key.public();
    assert!(invitation.names(&key));
    let (one, two) = (Client::new(&bench.url), Client::new(&bench.url));
    // A token that was never given out, or only begins like one.
    one.join(&[7; 16]).refused(Code::Token);
    let mut like = invitation.token;
    like[15] ^= 1;
    one.join(&like).refused(Code::Token);
    one.join(&typed_token(&invitation.token)).standing();
    two.join(&invitation.token).refused(Code::Token);
    // The answer was lost: the same vault again is no error, with the token or any other.
    assert_eq!(one.join(&invitation.token).standing().keys, 2);
    // One that has ended.
    let old = bench.token();
    let end = "UPDATE invitation SET expires = 1 WHERE used = 0";
    bench.change(end);
    two.join(&old).refused(Code::Token);
    // A log that is not whole makes no vault.
    let mut half = Client::new(&bench.url);
    half.log.pop();
    half.join(&bench.token()).refused(Code::Malformed);
    // Nor does one that its words did not vouch for.
    let mut unvouched = Client::new(&bench.url);
    let (device, mut genesis) = (&unvouched.first, unvouched.log[0].content.clone());
    *genesis.vouch_mut().expect("a first entry has words") = [7; 64];
    let by = (device.name, &device.key);
    let genesis = signed_entry(0, Hash::NONE, by, genesis);
    let (more, _) = follow(
        std::slice::from_ref(&genesis),
        &[(epoch(1, &[device.name]), by)],
    );
    unvouched.log = [vec![genesis], more].concat();
    unvouched.join(&bench.token()).refused(Code::Unauthorised);
    let mut wrong = Client::new(&bench.url);
    let by = (wrong.first.name, &wrong.recovery);
    wrong.log = vec![wrong.log[0].clone()];
    let (more, _) = follow(&wrong.log, &[(epoch(1, &[wrong.first.name]), by)]);
    wrong.log.extend(more);
    wrong.join(&bench.token()).refused(Code::Unauthorised);
}
