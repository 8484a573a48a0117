//! Enrolling: ways into the portal are made with a link that is good once, and more are added later.

use super::signing_in::alike;
use crate::browser::{Browser, hex, sealed};
use crate::device::{Reply, random};
use crate::place::{Bench, Place};
use serde_json::{Value, json};
use trellis_protocol::Code;

/// A way to sign in.
type SignIn = fn(&mut Browser) -> Reply;

impl Bench {
    /// A fresh enrolment's token, for somebody new.
    pub fn enrolment(&self, role: &str) -> String {
        let server = self.server();
        let role = trellis_server::portal::session::Role::read(role).expect("a role");
        let by = (b"operator".as_slice(), server.now());
        let kept = (&server.store, &server.key);
        let added = trellis_server::portal::account::add(kept, by, ("Sam Rivers", role), None);
        let (_, made) = self
            .runtime
            .block_on(added)
            .expect("added")
            .expect("a worker");
        let link = trellis_server::portal::Portal::enrol_link("", &made.token);
        link.split_once('#').expect("a token").1.to_owned()
    }

    /// Somebody who is signed in, by a passkey just made.
    pub fn somebody(&self, role: &str) -> (Browser, Value) {
        let mut browser = Browser::new(self);
        let me = browser.enrol(&self.enrolment(role), true);
        browser.ahead = 1;
        (browser, me)
    }
}

pub fn a_worker_enrols_and_signs_in_by_either_way(place: Place<'_>) {
    let bench = place.start();
    let (mut browser, me) = bench.somebody("worker");
    assert_eq!(
        (&me["name"], &me["role"], &me["by"]),
        (&json!("Sam Rivers"), &json!("worker"), &json!("passkey"))
    );
    assert_eq!(me["ways"].as_array().map(Vec::len), Some(2));
    assert_eq!(me["agency"], "Maple House");
    assert_eq!(me["key"], hex(&bench.server().key.public()));
    let handle = &browser.passkeys[0].handle;
    assert_eq!(me["worker"], hex(&handle[8..]));
    let again = browser.get("/api/me").json();
    assert_eq!(again, me);
    browser.post("/api/sign-out", &json!({})).ok();
    assert_eq!(browser.cookie, None);
    browser.get("/api/me").refused(Code::Unauthorised);
    let same = ["worker", "signing_key", "hpke_key", "ways", "role", "code"];
    let ways: [(&str, SignIn); 2] = [("passkey", Browser::by_passkey), ("code", Browser::by_code)];
    for (by, sign_in) in ways {
        let reply = sign_in(&mut browser);
        let told = reply.json();
        assert_eq!(told["by"], by);
        for name in same {
            assert_eq!(told[name], me[name], "{name} by {by}");
        }
        assert_eq!(browser.get("/api/me").json()["by"], by);
    }
    let used = &browser.get("/api/me").json()["passkeys"][0]["used"];
    assert_eq!(
        used.as_i64().map(|used| used % 86_400_000),
        Some(0),
        "a day"
    );
    // Without a passkey: the code's way alone.
    let mut plain = Browser::new(&bench);
    let me = plain.enrol(&bench.enrolment("worker"), false);
    assert_eq!((&me["by"], &me["passkeys"]), (&json!("code"), &json!([])));
    assert_eq!(me["ways"].as_array().map(Vec::len), Some(1));
    // An admin and an auditor have no keys.
    for role in ["admin", "auditor"] {
        let (mut browser, me) = bench.somebody(role);
        assert_eq!(
            (&me["role"], &me["signing_key"]),
            (&json!(role), &Value::Null)
        );
        assert!(
            me["ways"]
                .as_array()
                .expect("ways")
                .iter()
                .all(|way| way["sealed"].is_null())
        );
        browser.by_passkey().ok();
        browser.by_code().ok();
    }
}

pub fn an_enrolment_is_good_once(place: Place<'_>) {
    let bench = place.start();
    let token = bench.enrolment("worker");
    let mut browser = Browser::new(&bench);
    let looked = browser
        .post("/api/enrol/look", &json!({"token": token}))
        .json();
    assert_eq!(
        (&looked["name"], &looked["role"]),
        (&json!("Sam Rivers"), &json!("worker"))
    );
    let begin = json!({"token": token, "passkey": true});
    let begun = browser.post("/api/enrol/begin", &begin).json();
    let mut good = browser.made(&token, &begun, "worker");
    let secret = browser.secret.clone();
    // What is not whole is refused, and what was begun is begun again.
    for (name, value) in [
        ("digits", json!("12345")),
        ("code_name", json!("00")),
        ("signing_key", Value::Null),
        ("hpke_key", json!("zz")),
        ("ways", json!([])),
        ("ways", json!([{"way": 2, "sealed": sealed(1)}])),
        (
            "ways",
            json!([{"way": 2, "sealed": sealed(2)}, {"way": 2, "sealed": sealed(2)}]),
        ),
        (
            "ways",
            json!([{"way": 2, "sealed": sealed(2)}, {"way": 3, "sealed": sealed(3)}]),
        ),
        (
            "ways",
            json!([{"way": 2, "sealed": sealed(2)}, {"way": 1, "sealed": sealed(1), "credential": "AAAA"}]),
        ),
        ("passkey", json!({})),
        ("ceremony", json!("00")),
    ] {
        let begun = browser.post("/api/enrol/begin", &begin).json();
        let mut bad = browser.made(&token, &begun, "worker");
        bad[name] = value;
        let reply = browser.post("/api/enrol/end", &bad);
        assert!(
            [400, 401].contains(&reply.status),
            "{name}: {}",
            reply.status
        );
    }
    // Another's ceremony serves nobody.
    let other = bench.enrolment("worker");
    let mut stranger = Browser::new(&bench);
    let begin_other = json!({"token": other, "passkey": true});
    let begun_other = stranger.post("/api/enrol/begin", &begin_other).json();
    let mut stolen = stranger.made(&other, &begun_other, "worker");
    stolen["token"] = json!(token);
    stranger
        .post("/api/enrol/end", &stolen)
        .refused(Code::Unauthorised);
    // Whoever mistypes the digits need not make everything anew.
    browser.secret = secret;
    good["digits"] = browser.digits().into();
    let mut mistyped = good.clone();
    let right = good["digits"].as_str().expect("digits");
    mistyped["digits"] = if right == "123456" {
        "123457"
    } else {
        "123456"
    }
    .into();
    browser
        .post("/api/enrol/end", &mistyped)
        .refused(Code::Unauthorised);
    browser.post("/api/enrol/end", &good).ok();
    // Used, unknown and late are one.
    let mut late = Browser::new(&bench);
    let ended = bench.enrolment("worker");
    bench.change("UPDATE enrolment SET expires = 1 WHERE used = 0");
    let answers: Vec<_> = [
        token.as_str(),
        "AAAAAAAAAAAAAAAAAAAAAA",
        "",
        "no token",
        &ended,
    ]
    .iter()
    .flat_map(|token| {
        let asked = json!({"token": token, "passkey": true});
        [
            late.post("/api/enrol/look", &asked),
            late.post("/api/enrol/begin", &asked),
        ]
    })
    .collect();
    for answer in &answers {
        answer.refused(Code::Token);
        assert!(alike(answer, &answers[0]));
    }
    late.post("/api/enrol/end", &good).refused(Code::Token);
}

pub fn of_fifty_who_enrol_at_once_one_does(place: Place<'_>) {
    let bench = place.start();
    let token = bench.enrolment("worker");
    let begin = json!({"token": token, "passkey": true});
    let mut all: Vec<_> = (0..50)
        .map(|_| {
            let mut browser = Browser::new(&bench);
            let begun = browser.post("/api/enrol/begin", &begin).json();
            let end = browser.made(&token, &begun, "worker");
            (browser, end)
        })
        .collect();
    let statuses: Vec<_> = std::thread::scope(|scope| {
        let tasks: Vec<_> = all
            .iter_mut()
            .map(|(browser, end)| {
                scope.spawn(move || {
                    end["digits"] = browser.digits().into();
                    browser.post("/api/enrol/end", end).status
                })
            })
            .collect();
        tasks
            .into_iter()
            .map(|task| task.join().expect("an answer"))
            .collect()
    });
    assert_eq!(
        statuses.iter().filter(|status| **status == 200).count(),
        1,
        "{statuses:?}"
    );
    assert!(
        statuses
            .iter()
            .all(|status| [200, 403, 503].contains(status)),
        "{statuses:?}"
    );
    // The one who won has an account; the others have none.
    let signed_in = all.iter_mut().filter_map(|(browser, _)| {
        browser.cookie = None;
        (browser.by_passkey().status == 200).then_some(())
    });
    assert_eq!(signed_in.count(), 1);
}

pub fn ways_are_added_and_two_stay(place: Place<'_>) {
    let bench = place.start();
    let (mut browser, me) = bench.somebody("worker");
    let first = browser.passkeys.remove(0);
    let begun = browser
        .post("/api/me/ways/begin", &json!({"passkey": true}))
        .json();
    assert_eq!(begun["authenticator"], Value::Null);
    let there = begun["passkey"]["publicKey"]["excludeCredentials"].as_array();
    assert_eq!(there.map(Vec::len), Some(1), "the one there is left out");
    let passkey = browser.create(&begun["passkey"]);
    let add = json!({"ceremony": begun["ceremony"], "passkey": passkey, "sealed": sealed(1)});
    // Another's session has no part in it.
    let (mut other, _) = bench.somebody("worker");
    other.post("/api/me/ways", &add).refused(Code::Unauthorised);
    let begun = browser
        .post("/api/me/ways/begin", &json!({"passkey": true}))
        .json();
    browser.passkeys.clear();
    let passkey = browser.create(&begun["passkey"]);
    let add = json!({"ceremony": begun["ceremony"], "passkey": passkey, "sealed": sealed(1)});
    let told = browser.post("/api/me/ways", &add).json();
    assert_eq!(told["ways"].as_array().map(Vec::len), Some(3));
    browser
        .post("/api/me/ways", &add)
        .refused(Code::Unauthorised);
    browser.by_passkey().ok();
    // A new code takes the place of the old one.
    let old_name = browser.code_name;
    let begun = browser
        .post("/api/me/ways/begin", &json!({"passkey": false}))
        .json();
    assert_eq!(begun["passkey"], Value::Null);
    browser.ahead = 0;
    let six = browser.scan(&begun["authenticator"]);
    browser.code_name = random();
    let add = json!({
        "ceremony": begun["ceremony"], "code_name": hex(&browser.code_name), "digits": six,
        "sealed": sealed(2),
    });
    let told = browser.post("/api/me/ways", &add).json();
    assert_eq!(told["ways"].as_array().map(Vec::len), Some(3));
    browser.ahead = 1;
    let asked = json!({"name": hex(&old_name), "digits": browser.digits()});
    browser
        .post("/api/sign-in/code", &asked)
        .refused(Code::Unauthorised);
    browser.by_code().ok();
    // The first passkey goes, and signs in no more. Then two are left, and stay.
    let n = me["ways"].as_array().expect("ways").iter();
    let n = n.clone().find(|way| way["way"] == 1).expect("a passkey")["n"].clone();
    let told = browser.delete(&format!("/api/me/ways/{n}")).json();
    assert_eq!(told["ways"].as_array().map(Vec::len), Some(2));
    for way in told["ways"].as_array().expect("ways") {
        browser
            .delete(&format!("/api/me/ways/{}", way["n"]))
            .refused(Code::Moved);
    }
    browser.delete("/api/me/ways/99").refused(Code::Gone);
    browser.passkeys.push(first);
    browser.by_passkey().refused(Code::Unauthorised);
    browser.passkeys.pop();
    // A sign-in of a while ago changes nothing.
    browser.by_passkey().ok();
    bench.change_passing("UPDATE session SET made = made - 901000");
    browser.get("/api/me").ok();
    let begin = json!({"passkey": true});
    browser
        .post("/api/me/ways/begin", &begin)
        .refused(Code::Unauthorised);
    let n = &told["ways"][0]["n"];
    browser
        .delete(&format!("/api/me/ways/{n}"))
        .refused(Code::Unauthorised);
}
