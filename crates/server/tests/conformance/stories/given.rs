//! What a worker gets and leaves; and when they get nothing.

use crate::device::random;
use crate::grant::{DAY, Grant, Worker, noise};
use crate::place::{Bench, Place};
use std::time::Duration;
use trellis_protocol::{
    Code, Hash, Opening, Openings, OpeningsHead, Presence, Stands, Suggestion, Worker as Name,
    read_inbox, route,
};
use trellis_server::share;

fn suggest(bench: &Bench, worker: &Worker, grant: &Grant, bytes: &[u8]) -> Result<(), Code> {
    let done = share::suggest(bench.server(), worker.name, grant.name(), bytes);
    bench.runtime.block_on(done).map_err(|refusal| refusal.code)
}

fn asked_to_stop(bench: &Bench, worker: &Worker, grant: &Grant) -> Result<(), Code> {
    let done = share::asked_to_stop(bench.server(), worker.name, grant.name());
    bench.runtime.block_on(done).map_err(|refusal| refusal.code)
}

fn inbox(grant: &Grant, after: u64) -> Vec<(u64, Vec<u8>)> {
    let body = grant
        .ask("GET", &route::inbox(grant.name(), after), &[])
        .ok()
        .body;
    let all = read_inbox(&body).expect("an inbox");
    all.into_iter()
        .map(|(n, bytes)| (n, bytes.to_vec()))
        .collect()
}

fn openings(grant: &Grant, after: u64) -> Openings {
    let body = grant
        .ask("GET", &route::openings(grant.name(), after), &[])
        .ok()
        .body;
    serde_json::from_slice(&body).expect("rows")
}

pub fn nobody_but_the_worker_gets_anything(place: Place<'_>) {
    let bench = place.start();
    let (worker, other) = (bench.worker(), bench.worker());
    let grant = bench.grant_to(&worker, &[80]);
    let elsewhere = bench.grant_to(&other, &[80]);
    assert_eq!(bench.given(&other, grant.name()), Err(Code::Gone));
    assert_eq!(bench.given(&worker, elsewhere.name()), Err(Code::Gone));
    assert_eq!(bench.people(&worker).len(), 1);
    let suggestion = other.suggestion(grant.name(), 100);
    assert_eq!(
        suggest(&bench, &other, &grant, &suggestion),
        Err(Code::Gone)
    );
    assert_eq!(asked_to_stop(&bench, &other, &grant), Err(Code::Gone));
    // A worker who gets other keys gets nothing that was for the former ones.
    let change = |signing: [u8; 32], hpke: [u8; 32]| {
        let done = async {
            let mut tx = bench.server().store.write().await?;
            share::set_keys(&mut tx, worker.name, &signing, &hpke).await?;
            tx.commit().await
        };
        bench.runtime.block_on(done).expect("written");
    };
    change(random(), random());
    assert_eq!(bench.given(&worker, grant.name()), Err(Code::Gone));
    let standing = grant.stands();
    assert_ne!(standing.keys, grant.first.keys);
    grant.clone().update().refused(Code::Moved);
    grant.clone().pause().stands_as(Stands::Paused);
    change(worker.key.verifying_key().to_bytes(), worker.hpke);
    assert_eq!(bench.given(&worker, grant.name()), Err(Code::Gone));
}

pub fn what_is_narrowed_meanwhile_is_given_all_the_same(place: Place<'_>) {
    let bench = place.start();
    let worker = bench.worker();
    let mut grant = bench.grant_to(&worker, &[80]);
    let name = grant.name();
    std::thread::scope(|scope| {
        // Many times: what is sought happens only in a moment between two statements. Not one upon the other:
        // no client narrows so often that one look after another would be in vain.
        let narrowing = scope.spawn(move || {
            for _ in 0..30 {
                grant.narrow(vec![noise(80)]).stands_as(Stands::Active);
                std::thread::sleep(Duration::from_millis(30));
            }
        });
        while !narrowing.is_finished() {
            bench.given(&worker, name).expect("it is active");
            assert_eq!(bench.people(&worker).len(), 1);
        }
    });
}

pub fn a_worker_who_left_gets_nothing(place: Place<'_>) {
    let bench = place.start();
    let worker = bench.worker();
    let mut grant = bench.grant_to(&worker, &[80]);
    let token = bench.invited_by(&worker).token;
    let gone = async {
        let mut tx = bench.server().store.write().await?;
        share::worker_gone(&mut tx, worker.name, bench.server().now()).await?;
        tx.commit().await
    };
    bench.runtime.block_on(gone).expect("written");
    assert_eq!(bench.given(&worker, grant.name()), Err(Code::Gone));
    assert_eq!(bench.people(&worker).len(), 0);
    let standing = grant.stands();
    assert_eq!(
        (standing.worker, standing.state),
        (Presence::Gone, Stands::Active)
    );
    grant.update().refused(Code::Moved);
    Grant::new(&bench.url, &worker, bench.server().key.public())
        .begin(&token, vec![])
        .refused(Code::Token);
    let wraps =
        |bench: &Bench| bench.count("SELECT count(*) FROM share_head WHERE length(wrap) > 0");
    bench.pass(7 * DAY - 60_000);
    bench.sweep();
    assert_eq!(wraps(&bench), 1);
    bench.pass(120_000);
    bench.sweep();
    assert_eq!(wraps(&bench), 0);
    grant.off = i64::try_from(7 * DAY).expect("a week");
    grant.end().ok();
}

pub fn each_opening_is_written_down(place: Place<'_>) {
    let bench = place.start();
    let worker = bench.worker();
    let grant = bench.grant_to(&worker, &[80]);
    assert_eq!(openings(&grant, 0).rows, []);
    for _ in 0..3 {
        bench.given(&worker, grant.name()).expect("it is active");
    }
    asked_to_stop(&bench, &worker, &grant).expect("noted");
    let all = openings(&grant, 0);
    let (mut previous, mut whats) = (Hash::NONE, Vec::new());
    for row in &all.rows {
        let row: Opening = row.opening().expect("a row");
        assert_eq!((row.worker, row.previous), (worker.name, previous));
        previous = row.hash(grant.name());
        whats.push(row.what as u8);
    }
    assert_eq!(whats, [1, 1, 1, 2]);
    assert_eq!((all.head.n, all.head.hash), (4, previous));
    let text = Opening::head_to_sign(grant.name(), 4, previous);
    let signature = all.head.signed().expect("a signature");
    let key = bench.server().key.public();
    assert!(trellis_server::key::holds(&key, &text, &signature));
    assert_eq!(openings(&grant, 2).rows, all.rows[2..]);
    let head: OpeningsHead = grant.stands().openings;
    assert_eq!(head, all.head);
}

pub fn suggestions_come_three_a_day(place: Place<'_>) {
    let bench = place.start();
    let worker = bench.worker();
    let mut grant = bench.grant_to(&worker, &[80]);
    let made: Vec<_> = (0..4)
        .map(|_| worker.suggestion(grant.name(), 200))
        .collect();
    for suggestion in &made[..3] {
        suggest(&bench, &worker, &grant, suggestion).expect("it is one of three");
    }
    // The same once more is no error; a fourth is too many.
    suggest(&bench, &worker, &grant, &made[2]).expect("it is there");
    assert_eq!(
        suggest(&bench, &worker, &grant, &made[3]),
        Err(Code::SlowDown)
    );
    assert_eq!(grant.stands().inbox, 3);
    let all = inbox(&grant, 0);
    assert_eq!(all.iter().map(|(n, _)| *n).collect::<Vec<_>>(), [1, 2, 3]);
    assert!(all.iter().zip(&made).all(|((_, got), made)| got == made));
    assert_eq!(inbox(&grant, 2).len(), 1);
    let taken = grant.ask("POST", &route::taken_in(grant.name()), br#"{"until":2}"#);
    assert_eq!(taken.stands().inbox, 3);
    assert_eq!(inbox(&grant, 0).len(), 1);
    // Taken in or not, there were three today.
    assert_eq!(
        suggest(&bench, &worker, &grant, &made[3]),
        Err(Code::SlowDown)
    );
    bench.pass(DAY);
    grant.off = i64::try_from(DAY).expect("a day");
    suggest(&bench, &worker, &grant, &made[3]).expect("another day");
    assert_eq!(inbox(&grant, 3), [(4, made[3].clone())]);
    // It survives a narrowing, and not the end.
    grant.narrow(vec![noise(80)]).stands_as(Stands::Active);
    assert_eq!(inbox(&grant, 3).len(), 1);
    // What is none, not signed, another's, too long.
    let mut forged = Suggestion::read(&made[3]).expect("one");
    forged.signature[0] ^= 1;
    let other = bench.grant_to(&worker, &[80]);
    for (bytes, code) in [
        (vec![], Code::Malformed),
        (forged.bytes(), Code::Malformed),
        (worker.suggestion(other.name(), 100), Code::Malformed),
        (worker.suggestion(grant.name(), 9_000), Code::TooLarge),
    ] {
        assert_eq!(suggest(&bench, &worker, &grant, &bytes), Err(code));
    }
    grant.pause().stands_as(Stands::Paused);
    let late = worker.suggestion(grant.name(), 100);
    assert_eq!(suggest(&bench, &worker, &grant, &late), Err(Code::Gone));
    let bad = grant.ask("POST", &route::taken_in(grant.name()), br#"{"until":-1}"#);
    bad.refused(Code::Malformed);
}

pub fn a_spoken_stop_takes_away_at_once(place: Place<'_>) {
    let bench = place.start();
    let worker = bench.worker();
    let mut grant = bench.grant_to(&worker, &[80, 4_000]);
    let canary = grant.all()[0].sealed[..60].to_vec();
    asked_to_stop(&bench, &worker, &grant).expect("noted");
    asked_to_stop(&bench, &worker, &grant).expect("noted already");
    assert_eq!(bench.given(&worker, grant.name()), Err(Code::Gone));
    assert_eq!(grant.stands().state, Stands::AskedToStop);
    for table in ["share_item", "share_head", "shred"] {
        assert_eq!(bench.count_of(table), 0, "{table}");
    }
    assert!(!bench.lies(&canary));
    // The same key brings nothing back; the client may begin again, or end it.
    grant.update().refused(Code::Moved);
    let mut shown = grant.clone();
    shown.pause().stands_as(Stands::AskedToStop);
    shown.narrow(vec![noise(90)]).stands_as(Stands::Active);
    shown.is_given(&bench.given(&worker, grant.name()).expect("it is active"));
    shown.end().ok();
    assert_eq!(asked_to_stop(&bench, &worker, &grant), Err(Code::Gone));
    assert_ne!(worker.name, Name([0; 8]));
}
