//! Grants, as a client's devices speak of them: taken whole or not at all, and only as they follow.

use crate::device::{Reply, ask, random};
use crate::grant::{DAY, Grant, noise, now};
use crate::place::{Bench, Place};
use trellis_protocol::{
    Code, Hash, LONGEST, Look, Presence, PublishedShare, Slot, Stands, State, Statement, Worker,
    reason_to_sign, route, typed_token, worker_keys,
};
use trellis_server::openapi::{ROUTES, Who};
use trellis_server::share;

pub fn an_invitation_says_who_it_is_from(place: Place<'_>) {
    let bench = place.start();
    let worker = bench.worker();
    let invitation = bench.invited_by(&worker);
    let look = |token: &[u8]| ask(&bench.url, "POST", route::LOOK, token, &[]);
    for token in [invitation.token, typed_token(&invitation.token)] {
        let told: Look = serde_json::from_slice(&look(&token).ok().body).expect("a look");
        assert_eq!(
            (told.worker, told.name.as_str(), told.role.as_str()),
            (worker.name, "Sam", "worker")
        );
        assert_eq!(told.reason, "To get ready for our visits.");
        let keys = worker_keys(&told.hpke_key.0, &told.signing_key.0);
        assert!(invitation.named.names(
            Hash::of(&[&bench.server().key.public()]),
            told.worker,
            keys
        ));
        assert_eq!(told.expires, invitation.expires);
    }
    look(&random::<16>()).refused(Code::Token);
    look(&random::<15>()).refused(Code::Malformed);
    // It is used up by the first grant, in either form.
    let mut grant = Grant::new(&bench.url, &worker, bench.server().key.public());
    let typed = typed_token(&invitation.token);
    grant
        .begin(&typed, vec![noise(80)])
        .stands_as(Stands::Active);
    look(&invitation.token).refused(Code::Token);
    // The answer was lost: the same once more is no error.
    grant.manifest = 0;
    let body = grant.first_body(&typed);
    ask(&bench.url, "POST", route::GRANTS, &body, &[]).stands_as(Stands::Active);
    Grant::new(&bench.url, &worker, bench.server().key.public())
        .begin(&invitation.token, vec![])
        .refused(Code::Token);
    // Three days, and no longer.
    let late = bench.invited_by(&worker);
    bench.pass(3 * DAY - 60_000);
    look(&late.token).ok();
    bench.pass(60_000);
    look(&late.token).refused(Code::Token);
    bench.sweep();
    let waiting = share::invitations(bench.server(), worker.name);
    assert_eq!(bench.runtime.block_on(waiting).expect("a list"), []);
}

pub fn a_worker_hands_out_and_takes_back_invitations(place: Place<'_>) {
    let bench = place.start();
    let (worker, other) = (bench.worker(), bench.worker());
    let invite = |name, reason: &share::Reason| {
        bench
            .runtime
            .block_on(share::invite(bench.server(), name, reason))
    };
    let first = bench.invited_by(&worker);
    bench.invited_by(&worker);
    bench.invited_by(&other);
    let waiting = bench
        .runtime
        .block_on(share::invitations(bench.server(), worker.name));
    let waiting = waiting.expect("a list");
    assert_eq!(waiting.iter().map(|one| one.n).collect::<Vec<_>>(), [1, 2]);
    let taken = |n| {
        bench
            .runtime
            .block_on(share::withdraw(bench.server(), worker.name, n))
    };
    taken(1).expect("taken back");
    assert_eq!(taken(1).expect_err("gone").code, Code::Gone);
    ask(&bench.url, "POST", route::LOOK, &first.token, &[]).refused(Code::Token);
    // Words that are not the worker's, or too many, or none.
    let (text, long) = ("Why I ask.", "é".repeat(501));
    let good = worker.reason(text);
    let bad = [
        other.reason(text),
        worker.reason(&long),
        worker.reason("  "),
        worker.reason("Why\0 I ask."),
        share::Reason {
            made: 6,
            ..good.clone()
        },
        share::Reason {
            text: "Else.".to_owned(),
            ..good
        },
    ];
    for reason in &bad {
        let made = invite(worker.name, reason);
        assert_eq!(made.expect_err("not hers").code, Code::Malformed);
    }
    assert_eq!(
        reason_to_sign(worker.name, worker.keys(), 5, "a").len(),
        21 + 8 + 32 + 8 + 1
    );
    let nobody = invite(Worker(random()), &worker.reason(text));
    assert_eq!(nobody.expect_err("nobody").code, Code::Gone);
    for n in 2..=100 {
        assert!(invite(worker.name, &worker.reason(text)).is_ok(), "{n}");
    }
    let one_more = invite(worker.name, &worker.reason(text));
    assert_eq!(one_more.expect_err("too many").code, Code::Quota);
}

/// An invitation that was never there costs the same work as one that is: it is looked for once, and keys are
/// held against keys.
pub fn what_is_no_invitation_is_looked_for_just_as_long(place: Place<'_>) {
    let bench = place.start();
    let worker = bench.worker();
    let invitation = bench.invited_by(&worker);
    let store = &bench.server().store;
    let metrics = &bench.server().metrics;
    let work = |token: &[u8; 16]| {
        let before = (store.looks(), metrics.keys_compared.get());
        let reply = ask(&bench.url, "POST", route::LOOK, token, &[]);
        let after = (store.looks(), metrics.keys_compared.get());
        (reply.status, after.0 - before.0, after.1 - before.1)
    };
    assert_eq!(work(&invitation.token), (200, 1, 1));
    assert_eq!(work(&typed_token(&invitation.token)), (200, 1, 1));
    let mut grant = Grant::new(&bench.url, &worker, bench.server().key.public());
    grant.begin(&invitation.token, vec![]).stands();
    // Used up, never there, of a worker who has other keys now.
    let changed = bench.invited_by(&worker);
    let done = async {
        let mut tx = store.write().await?;
        share::set_keys(&mut tx, worker.name, &random(), &random()).await?;
        tx.commit().await
    };
    bench.runtime.block_on(done).expect("written");
    for token in [invitation.token, random(), changed.token] {
        assert_eq!(work(&token), (403, 1, 1));
    }
}

pub fn of_fifty_claims_of_a_share_one_wins(place: Place<'_>) {
    let bench = place.start();
    let worker = bench.worker();
    let token = bench.invited_by(&worker).token;
    let key = bench.server().key.public();
    let won = std::thread::scope(|scope| {
        let claim = || {
            let mut grant = Grant::new(&bench.url, &worker, key);
            let reply = grant.begin(&token, vec![noise(80)]);
            if reply.status != 200 {
                reply.refused(Code::Token);
            }
            reply.status == 200
        };
        let claims: Vec<_> = (0..50).map(|_| scope.spawn(claim)).collect();
        let claims = claims
            .into_iter()
            .map(|claim| claim.join().expect("an answer"));
        claims.filter(|won| *won).count()
    });
    assert_eq!((won, bench.people(&worker).len()), (1, 1));
}

pub fn what_is_published_is_given_whole(place: Place<'_>) {
    let bench = place.start();
    let worker = bench.worker();
    let mut grant = bench.grant_to(&worker, &[80, 5_000, 64 << 10]);
    let given = |grant: &Grant| bench.given(&worker, grant.name());
    grant.is_given(&given(&grant).expect("it is active"));
    // With the same key.
    for _ in 0..3 {
        grant.update().stands_as(Stands::Active);
        grant.is_given(&given(&grant).expect("it is active"));
    }
    // Paused; and with another key, narrower.
    grant.pause().stands_as(Stands::Paused);
    assert_eq!(given(&grant), Err(Code::Gone));
    assert_eq!(bench.people(&worker).len(), 0);
    grant.update().refused(Code::Moved);
    let same_key = PublishedShare {
        statement: Some(grant.state(State::Active, 1)),
        ..PublishedShare::default()
    };
    grant.put(&same_key).refused(Code::Moved);
    let standing = grant.narrow(vec![noise(80)]).stands_as(Stands::Active);
    assert_eq!(
        (standing.statement, standing.epoch, standing.manifest),
        (2, 2, 5)
    );
    grant.is_given(&given(&grant).expect("it is active"));
    let people = bench.people(&worker);
    assert_eq!(people.len(), 1);
    assert_eq!(people[0].first, grant.first.bytes());
    assert_eq!(people[0].statement, grant.newest.bytes());
    assert_eq!(people[0].manifest.len(), grant.manifest(2).bytes().len());
    // Another end, with nothing else.
    let longer = grant.state_with(|next| next.until = now() + 60 * DAY);
    let longer = PublishedShare {
        statement: Some(longer),
        ..PublishedShare::default()
    };
    assert_eq!(
        grant.put(&longer).stands().until,
        longer.statement.expect("one").until
    );
    // Five thousand items, and the largest that there may be.
    let mut large = bench.grant_to(&worker, &[]);
    large
        .narrow(vec![noise(1_500); 5_000])
        .stands_as(Stands::Active);
    large.is_given(&bench.given(&worker, large.name()).expect("it is active"));
    assert!(bench.given(&worker, grant.name()).is_ok());
}

pub fn what_does_not_follow_changes_nothing(place: Place<'_>) {
    let bench = place.start();
    let worker = bench.worker();
    let mut grant = bench.grant_to(&worker, &[80, 90, 100]);
    grant.update().stands();
    let before = bench.given(&worker, grant.name()).expect("it is active");
    let state = |change: fn(&mut Statement)| PublishedShare {
        statement: Some(grant.state_with(change)),
        ..PublishedShare::default()
    };
    let refused = |name: &str, share: &PublishedShare<'_>, code: Code| {
        assert_eq!(grant.put(share).code(), Some(code), "{name}");
    };
    refused("a leap", &state(|next| next.number += 1), Code::Moved);
    refused(
        "another before",
        &state(|next| next.previous = Hash([1; 32])),
        Code::Moved,
    );
    refused(
        "another worker",
        &state(|next| next.worker = Worker([1; 8])),
        Code::Malformed,
    );
    refused(
        "other keys",
        &state(|next| next.keys = Hash([1; 32])),
        Code::Malformed,
    );
    refused(
        "another server",
        &state(|next| next.server = Hash([1; 32])),
        Code::Malformed,
    );
    refused(
        "another key",
        &state(|next| next.signing = [1; 32]),
        Code::Malformed,
    );
    refused(
        "another inbox",
        &state(|next| next.inbox = [1; 32]),
        Code::Malformed,
    );
    refused(
        "ended",
        &state(|next| next.state = State::Ended),
        Code::Malformed,
    );
    refused(
        "an epoch without its key",
        &state(|next| next.epoch = 2),
        Code::Malformed,
    );
    refused(
        "an epoch left out",
        &state(|next| next.epoch = 3),
        Code::Moved,
    );
    refused(
        "over already",
        &state(|next| {
            next.made = 0;
            next.until = 1;
        }),
        Code::Malformed,
    );
    let mut unsigned = state(|_| ());
    unsigned.statement.as_mut().expect("one").signature[0] ^= 1;
    refused("a bad signature", &unsigned, Code::Unauthorised);
    // Publications.
    let next = |change: fn(&mut Grant)| {
        let mut other = grant.clone();
        change(&mut other);
        PublishedShare {
            manifest: Some(other.manifest(other.newest.epoch)),
            ..PublishedShare::default()
        }
    };
    refused(
        "an item that did not come",
        &next(|other| drop(other.items.insert(Slot([9; 16]), (1, vec![1; 80])))),
        Code::Malformed,
    );
    refused(
        "an item less",
        &next(|other| drop(other.items.pop_first())),
        Code::Malformed,
    );
    refused(
        "a number twice",
        &next(|other| other.manifest -= 1),
        Code::Moved,
    );
    refused(
        "a number left out",
        &next(|other| other.manifest += 1),
        Code::Moved,
    );
    refused(
        "another epoch",
        &next(|other| other.newest.epoch = 2),
        Code::Moved,
    );
    let mut bad = next(|_| ());
    bad.manifest.as_mut().expect("one").signature[0] ^= 1;
    refused("a manifest that nobody signed", &bad, Code::Unauthorised);
    let unknown = PublishedShare {
        dropped: vec![Slot([9; 16])],
        ..next(|_| ())
    };
    refused("a slot that is not there", &unknown, Code::Moved);
    let mut skipped = grant.clone();
    let slot = *skipped.items.keys().next().expect("one");
    skipped.items.get_mut(&slot).expect("it").0 += 2;
    let item = skipped.all().into_iter().find(|item| item.slot == slot);
    let share = PublishedShare {
        manifest: Some(skipped.manifest(1)),
        items: item.into_iter().collect(),
        ..PublishedShare::default()
    };
    refused("a version left out", &share, Code::Moved);
    let statement = grant.state(State::Active, 2);
    let mut anew = grant.clone();
    anew.items
        .values_mut()
        .for_each(|(version, _)| *version = 1);
    let whole = anew.whole(statement);
    let mut other = whole.clone();
    other.wrap.as_mut().expect("one").signature[0] ^= 1;
    refused("a wrap that nobody signed", &other, Code::Unauthorised);
    let mut other = whole.clone();
    other.items.pop();
    refused("a part of the items", &other, Code::Malformed);
    let other = PublishedShare {
        wrap: Some(grant.wrap(1)),
        ..whole.clone()
    };
    refused("a wrap of another epoch", &other, Code::Malformed);
    let other = PublishedShare {
        dropped: vec![Slot([9; 16])],
        ..whole
    };
    refused("something dropped of what is new", &other, Code::Malformed);
    for bytes in [vec![], vec![9], vec![1, 0, 0, 0, 0]] {
        grant
            .ask("POST", &route::grant(grant.name()), &bytes)
            .refused(Code::Malformed);
    }
    let after = bench.given(&worker, grant.name()).expect("it is active");
    assert_eq!(before, after);
}

pub fn a_projection_has_only_so_much_room(place: Place<'_>) {
    let bench = place.start();
    let worker = bench.worker();
    let mut grant = bench.grant_to(&worker, &[80]);
    let before = bench.given(&worker, grant.name()).expect("it is active");
    let mut other = grant.clone();
    other
        .narrow(vec![noise(64 << 10); 128])
        .refused(Code::Quota);
    other
        .narrow(vec![noise(80); 5_001])
        .refused(Code::Malformed);
    other
        .narrow(vec![noise((64 << 10) + 1)])
        .refused(Code::Malformed);
    other
        .narrow(vec![noise(64 << 10); 150])
        .refused(Code::TooLarge);
    assert_eq!(bench.given(&worker, grant.name()), Ok(before));
    grant
        .narrow(vec![noise(64 << 10); 127])
        .stands_as(Stands::Active);
    // A longer time than there may be is no statement; a device's clock may be years ahead.
    let mut ahead = Grant::new(&bench.url, &worker, bench.server().key.public());
    ahead.first.made += 3_650 * DAY;
    ahead.first.until = ahead.first.made + LONGEST;
    ahead.sign_first();
    let token = bench.invited_by(&worker).token;
    let standing = ahead.begin(&token, vec![]).stands_as(Stands::Active);
    assert!(standing.until <= now() + LONGEST + 60_000);
    // Years behind, it would be over already.
    let mut behind = Grant::new(&bench.url, &worker, bench.server().key.public());
    (behind.first.made, behind.first.until) = (DAY, 2 * DAY);
    behind.sign_first();
    let token = bench.invited_by(&worker).token;
    behind.begin(&token, vec![]).refused(Code::Malformed);
    ask(&bench.url, "POST", route::LOOK, &token, &[]).ok();
}

pub fn of_two_devices_one_comes_first(place: Place<'_>) {
    let bench = place.start();
    // Many times: what is sought happens only in a moment between two statements.
    for _ in 0..50 {
        one_of_two_devices_comes_first(&bench);
    }
}

fn one_of_two_devices_comes_first(bench: &Bench) {
    let worker = bench.worker();
    let grant = bench.grant_to(&worker, &[80, 90]);
    let replies: Vec<_> = std::thread::scope(|scope| {
        let tasks: Vec<_> = (0..10)
            .map(|n| {
                let mut device = grant.clone();
                scope.spawn(move || match n % 3 {
                    0 => device.update(),
                    1 => device.pause(),
                    _ => device.narrow(vec![noise(80)]),
                })
            })
            .collect();
        tasks
            .into_iter()
            .map(|task| task.join().expect("an answer"))
            .collect()
    });
    // An update and a state may both follow; of states one does, and of updates one.
    let taken = replies.iter().filter(|reply| reply.status == 200).count();
    assert!((1..=2).contains(&taken), "{taken}");
    for reply in replies.iter().filter(|reply| reply.status != 200) {
        reply.refused(Code::Moved);
    }
}

/// What may be asked of a grant.
fn asked_of(grant: &Grant) -> Vec<(&'static str, String, Vec<u8>)> {
    let name = grant.name();
    let mut next = grant.clone();
    next.card = noise(104);
    let share = PublishedShare {
        manifest: Some(next.manifest(1)),
        ..PublishedShare::default()
    };
    let end = grant.state(State::Ended, grant.newest.epoch).bytes();
    vec![
        ("GET", route::grant(name), vec![]),
        ("POST", route::grant(name), share.bytes()),
        ("GET", route::inbox(name, 0), vec![]),
        ("POST", route::taken_in(name), br#"{"until":1}"#.to_vec()),
        ("GET", route::openings(name, 0), vec![]),
        ("DELETE", route::grant(name), end),
    ]
}

pub fn the_matrix_of_grants(place: Place<'_>) {
    let bench = place.start();
    let (worker, other_worker) = (bench.worker(), bench.worker());
    let grant = bench.grant_to(&worker, &[80]);
    let other = bench.grant_to(&other_worker, &[80]);
    let client = bench.client();
    let mut cells = 0;
    let mut cell = |name: &str, reply: Reply, code: Code| {
        assert_eq!(reply.code(), Some(code), "{name}");
        cells += 1;
    };
    let plain = |fields: &[(&'static str, String)], method: &str, path: &str, body: &[u8]| {
        let fields: Vec<_> = fields
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        ask(&bench.url, method, path, body, &fields)
    };
    let all = asked_of(&grant);
    for (method, path, body) in &all {
        cell("nobody", plain(&[], method, path, body), Code::Unauthorised);
        cell(
            "another grant",
            other.ask(method, path, body),
            Code::Unauthorised,
        );
        let mut forger = grant.clone();
        forger.key = other.key.clone();
        cell(
            "a forger",
            forger.ask(method, path, body),
            Code::Unauthorised,
        );
        let device = &client.first;
        cell(
            "a device of a vault",
            device.ask(method, path, body),
            Code::Unauthorised,
        );
        for off in [-400_000, 400_000] {
            let late = Grant {
                off,
                ..grant.clone()
            };
            cell(
                "a clock that is off",
                late.ask(method, path, body),
                Code::Clock,
            );
        }
        let elsewhere = grant.sign(method, &format!("{path}?"), body);
        cell(
            "another address",
            plain(&elsewhere, method, path, body),
            Code::Unauthorised,
        );
        let put = grant.sign("PUT", path, body);
        cell(
            "another method",
            plain(&put, method, path, body),
            Code::Unauthorised,
        );
        let longer = [body.as_slice(), &[1]].concat();
        let signed = grant.sign(method, path, &longer);
        cell(
            "another body",
            plain(&signed, method, path, body),
            Code::Unauthorised,
        );
        let good = grant.sign(method, path, body);
        for lacking in 0..good.len() {
            let mut less = good.clone();
            less.remove(lacking);
            cell(
                "a field less",
                plain(&less, method, path, body),
                Code::Unauthorised,
            );
        }
        // A grant that was never there, signed well for itself.
        let nowhere = Grant::new(&bench.url, &worker, bench.server().key.public());
        let path = path.replace(&grant.name().to_string(), &nowhere.name().to_string());
        cell(
            "no such grant",
            nowhere.ask(method, &path, body),
            Code::Gone,
        );
    }
    // As the description says, and nothing else is known.
    let told = ROUTES
        .iter()
        .filter(|route| route.who == Who::Grant)
        .count();
    assert_eq!((told, cells >= 60), (all.len(), true));
    for method in ["PUT", "PATCH", "OPTIONS"] {
        let status = ask(&bench.url, method, &route::grant(grant.name()), &[], &[]).status;
        assert_eq!(status, 405);
    }
    for path in ["/v1/grants/1", "/v1/grants/x/inbox"] {
        grant.ask("GET", path, &[]).refused(Code::Gone);
    }
    for path in [
        format!("{}?x=1", route::grant(grant.name())),
        route::inbox(grant.name(), 0).replace("after=0", "after=-1"),
        route::openings(grant.name(), 0).replace("after", "before"),
    ] {
        grant.ask("GET", &path, &[]).refused(Code::Malformed);
    }
    // A signature is taken once.
    let path = route::grant(grant.name());
    let signed = grant.sign("GET", &path, &[]);
    plain(&signed, "GET", &path, &[]).ok();
    plain(&signed, "GET", &path, &[]).refused(Code::Unauthorised);
    // Nothing of it changed anything, and who holds the grant may do it all.
    grant.is_given(&bench.given(&worker, grant.name()).expect("it is active"));
    for (method, path, body) in &all {
        grant.ask(method, path, body).ok();
    }
    assert_eq!(other.stands().worker, Presence::Here);
}

pub fn asking_too_often_is_told_to_slow_down(place: Place<'_>) {
    let bench = place.start_with(|config| {
        config.limits.device_per_minute = 20;
        config.limits.unsigned_per_minute = 40;
    });
    let worker = bench.worker();
    let grant = bench.grant_to(&worker, &[80]);
    let slowed = |asked: &dyn Fn() -> Reply| {
        let replies: Vec<_> = (0..200).map(|_| asked()).collect();
        let slow = replies.iter().filter(|reply| reply.status == 429);
        assert!(slow.clone().count() > 50);
        slow.for_each(|reply| reply.refused(Code::SlowDown));
    };
    slowed(&|| grant.ask("GET", &route::grant(grant.name()), &[]));
    slowed(&|| ask(&bench.url, "POST", route::LOOK, &[7; 16], &[]));
}

impl Grant {
    /// Signs the first statement anew, after something in it was changed.
    fn sign_first(&mut self) {
        use ed25519_dalek::Signer as _;
        self.first.signature = self.key.sign(&self.first.to_sign()).to_bytes();
        self.newest = self.first;
    }
}
