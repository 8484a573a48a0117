//! From a worker's browser to a client's device and back: an invitation, what is shared, a suggestion,
//! and the end of it.

use crate::browser::Browser;
use crate::device::ask;
use crate::grant::{Grant, Worker, noise};
use crate::place::Place;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use trellis_protocol::{Code, ShareInvitation, Stands, State, read_inbox, route};

impl Browser {
    /// Who it is, to a client.
    pub fn worker(&self, me: &Value) -> Worker {
        let name = me["worker"].as_str().expect("a name");
        Worker {
            name: name.parse().expect("a name"),
            key: self.signing.clone(),
            hpke: self.hpke,
        }
    }

    /// An invitation that it makes.
    #[track_caller]
    pub fn invites(&mut self, worker: &Worker) -> ShareInvitation {
        let reason = worker.reason("To get ready for our visits.");
        let asked = json!({
            "reason": reason.text, "made": reason.made,
            "signature": BASE64_STANDARD.encode(reason.signature),
        });
        let made = self.post("/api/invitations", &asked).json();
        assert!(made["qr"].as_array().is_some_and(|rows| rows.len() > 20));
        let link = made["link"].as_str().expect("a link");
        let invitation = ShareInvitation::read_link(link).expect("an invitation");
        assert_eq!(made["code"], invitation.code());
        assert_eq!(made["expires"], invitation.expires * 1_000);
        invitation
    }
}

pub fn a_worker_reads_what_a_client_shares(place: Place<'_>) {
    let bench = place.start();
    let (mut sam, me) = bench.somebody("worker");
    let (mut other, _) = bench.somebody("worker");
    let worker = sam.worker(&me);
    let invitation = sam.invites(&worker);
    let waiting = sam.get("/api/invitations").json();
    assert_eq!(waiting[0]["reason"], "To get ready for our visits.");
    assert_eq!(other.get("/api/invitations").json(), json!([]));
    let n = &waiting[0]["n"];
    other
        .delete(&format!("/api/invitations/{n}"))
        .refused(Code::Gone);
    // What it says of the worker is what the client's device is told.
    let look = ask(&bench.url, "POST", route::LOOK, &invitation.token, &[]).ok();
    let look: Value = serde_json::from_slice(&look.body).expect("JSON");
    for name in ["worker", "name", "signing_key", "hpke_key"] {
        assert_eq!(look[name], me[name], "{name}");
    }
    // One that was taken back serves nobody; this one is used up.
    let gone = sam.invites(&worker);
    let n = &sam.get("/api/invitations").json()[1]["n"];
    sam.delete(&format!("/api/invitations/{n}")).ok();
    ask(&bench.url, "POST", route::LOOK, &gone.token, &[]).refused(Code::Token);
    let mut grant = Grant::new(&bench.url, &worker, bench.server().key.public());
    grant
        .begin(&invitation.token, vec![noise(80), noise(300)])
        .stands();
    assert_eq!(sam.get("/api/invitations").json(), json!([]));
    // Who shares, and what.
    let people = sam.get("/api/people").json();
    assert_eq!(people.as_array().map(Vec::len), Some(1));
    let name = grant.name().to_string();
    assert_eq!(people[0]["grant"], name);
    let first = BASE64_STANDARD.encode(grant.first.bytes());
    assert_eq!(
        (&people[0]["first"], &people[0]["statement"]),
        (&json!(first), &json!(first))
    );
    let path = format!("/api/people/{name}");
    let given = sam.get(&path).ok();
    assert_eq!(given.header("cache-control"), Some("no-store"));
    grant.is_given(&given.body);
    grant.update().stands();
    grant.is_given(&sam.get(&path).ok().body);
    assert_eq!(grant.stands().openings.n, 2);
    // Nobody else.
    assert_eq!(other.get("/api/people").json(), json!([]));
    other.get(&path).refused(Code::Gone);
    other
        .post(&format!("{path}/stop"), &json!({}))
        .refused(Code::Gone);
    let suggestion = worker.suggestion(grant.name(), 100);
    let suggestions = format!("{path}/suggestions");
    other
        .post_frames(&suggestions, &suggestion)
        .refused(Code::Gone);
    // Three suggestions a day.
    sam.post_frames(&suggestions, b"none")
        .refused(Code::Malformed);
    let json = sam.fields("application/json");
    sam.ask("POST", &suggestions, &suggestion, &json)
        .refused(Code::Malformed);
    for _ in 0..3 {
        let suggestion = worker.suggestion(grant.name(), 100);
        sam.post_frames(&suggestions, &suggestion).ok();
    }
    let fourth = worker.suggestion(grant.name(), 100);
    sam.post_frames(&suggestions, &fourth)
        .refused(Code::SlowDown);
    let inbox = grant.ask("GET", &route::inbox(grant.name(), 0), &[]).ok();
    assert_eq!(read_inbox(&inbox.body).expect("an inbox").len(), 3);
    // Paused: nothing, with the next click. Again: everything.
    grant.pause().stands_as(Stands::Paused);
    let nothing = |browser: &Browser| {
        assert_eq!(browser.get("/api/people").json(), json!([]));
        browser.get(&path).refused(Code::Gone);
    };
    nothing(&sam);
    let mut again = grant.clone();
    again.set(vec![noise(90)]);
    let statement = again.state(State::Active, again.newest.epoch + 1);
    again.put(&again.whole(statement)).stands_as(Stands::Active);
    (again.newest, again.manifest) = (statement, again.manifest + 1);
    again.is_given(&sam.get(&path).ok().body);
    // The client said stop; the worker presses it.
    sam.post(&format!("{path}/stop"), &json!({})).ok();
    nothing(&sam);
    assert_eq!(again.stands().state, Stands::AskedToStop);
    // What is not there, is stopped or is another's is answered alike.
    let unknown = sam.get(&format!("/api/people/{}", "cd".repeat(32)));
    assert_eq!(unknown.body, sam.get(&path).body);
    again.end().ok();
    nothing(&sam);
    // What is counted names nobody.
    let metrics = bench.running.as_ref().expect("it runs").metrics;
    let metrics = format!("http://{}", metrics.expect("an address"));
    let text = ask(&metrics, "GET", "/metrics", &[], &[]).ok().body;
    let text = String::from_utf8(text).expect("text");
    assert!(
        text.contains("route=\"GET /api/people/{grant}\",status=\"200\""),
        "{text}"
    );
    let worker = me["worker"].as_str().expect("a name");
    for one in [name.as_str(), worker, "Sam", "Rivers"] {
        assert!(!text.contains(one), "{one}");
    }
}

pub fn renewed_and_let_out_get_nothing(place: Place<'_>) {
    let bench = place.start();
    let mut admin = bench.somebody("admin").0;
    let begun = |sam: &mut Browser, me: &Value| {
        let worker = sam.worker(me);
        let token = sam.invites(&worker).token;
        let mut grant = Grant::new(&bench.url, &worker, bench.server().key.public());
        grant.begin(&token, vec![noise(80)]).stands();
        assert_eq!(
            sam.get("/api/people").json().as_array().map(Vec::len),
            Some(1)
        );
        grant
    };
    // With new keys a worker opens nothing that was for the old ones, and is told nothing of it.
    let (mut sam, me) = bench.somebody("worker");
    let grant = begun(&mut sam, &me);
    let path = format!("/api/people/{}", grant.name());
    let id = me["worker"].as_str().expect("a name");
    let renewed = admin
        .post(&format!("/api/workers/{id}/renew"), &json!({}))
        .json();
    sam.get(&path).refused(Code::Unauthorised);
    let link = renewed["link"].as_str().expect("a link");
    let mut anew = Browser::new(&bench);
    let told = anew.enrol(link.split_once('#').expect("a token").1, true);
    assert_eq!(told["worker"], me["worker"]);
    assert_eq!(anew.get("/api/people").json(), json!([]));
    anew.get(&path).refused(Code::Gone);
    assert_ne!(grant.stands().keys, grant.first.keys);
    // Who is let out is out with the next click, and the client's app hears of it.
    let (mut ana, me) = bench.somebody("worker");
    let grant = begun(&mut ana, &me);
    let id = me["worker"].as_str().expect("a name");
    admin
        .post(&format!("/api/workers/{id}/disable"), &json!({}))
        .ok();
    ana.get("/api/people").refused(Code::Unauthorised);
    assert_eq!(grant.stands().worker, trellis_protocol::Presence::Gone);
}
