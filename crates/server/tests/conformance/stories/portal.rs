//! The portal: enrolling, signing in, sessions, ways, accounts, the audit; and what each of them
//! refuses.

use crate::browser::{Browser, Manner, hex, sealed};
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

/// Whether two answers are the same but for the time.
fn alike(one: &Reply, other: &Reply) -> bool {
    let told = |reply: &Reply| {
        let named =
            |(name, value): &(String, String)| (name != "date").then(|| format!("{name}: {value}"));
        let all: Vec<_> = reply.headers.iter().filter_map(named).collect();
        (reply.status, all, reply.body.clone())
    };
    told(one) == told(other)
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

pub fn a_passkey_that_does_not_hold_is_refused(place: Place<'_>) {
    let bench = place.start();
    let (mut browser, _) = bench.somebody("worker");
    let (mut other, _) = bench.somebody("worker");
    let good = browser.manner();
    let manners = [
        (
            "another origin",
            Manner {
                origin: "https://evil.example".to_owned(),
                ..good.clone()
            },
        ),
        (
            "another port",
            Manner {
                origin: "http://localhost:1".to_owned(),
                ..good.clone()
            },
        ),
        (
            "nobody verified",
            Manner {
                verified: false,
                ..good.clone()
            },
        ),
        (
            "another challenge",
            Manner {
                challenge: Some("AAAA".to_owned()),
                ..good.clone()
            },
        ),
        (
            "another site",
            Manner {
                name: Some("evil.example".to_owned()),
                ..good.clone()
            },
        ),
    ];
    browser.cookie = None;
    for (name, manner) in &manners {
        let begun = browser.post("/api/sign-in/begin", &json!({})).json();
        let passkey = browser.sign_so(&begun["passkey"], manner);
        let end = json!({"ceremony": begun["ceremony"], "passkey": passkey});
        let reply = browser.post("/api/sign-in/end", &end);
        assert_eq!(reply.code(), Some(Code::Unauthorised), "{name}");
        // In enrolling too.
        let token = bench.enrolment("worker");
        let begin = json!({"token": token, "passkey": true});
        let begun = other.post("/api/enrol/begin", &begin).json();
        let mut end = other.made(&token, &begun, "worker");
        other.passkeys.pop();
        end["passkey"] = other.create_so(&begun["passkey"], manner);
        other.passkeys.pop();
        let reply = other.post("/api/enrol/end", &end);
        assert_eq!(reply.code(), Some(Code::Malformed), "enrolling, {name}");
    }
    // Any byte of the signature, of what was signed, or of whose it is.
    for place in [
        "signature",
        "authenticatorData",
        "clientDataJSON",
        "userHandle",
    ] {
        let begun = browser.post("/api/sign-in/begin", &json!({})).json();
        let mut passkey = browser.sign(&begun["passkey"]);
        let text = passkey["response"][place].as_str().expect("text");
        let middle = text.len() / 2;
        let letter = if &text[middle..=middle] == "A" {
            "B"
        } else {
            "A"
        };
        passkey["response"][place] =
            format!("{}{letter}{}", &text[..middle], &text[middle + 1..]).into();
        let end = json!({"ceremony": begun["ceremony"], "passkey": passkey});
        let reply = browser.post("/api/sign-in/end", &end);
        assert_eq!(reply.code(), Some(Code::Unauthorised), "{place}");
    }
    // As somebody else, with one's own passkey.
    let (mine, theirs) = (
        browser.passkeys[0].handle.clone(),
        other.passkeys[0].handle.clone(),
    );
    browser.passkeys[0].handle = theirs;
    browser.by_passkey().refused(Code::Unauthorised);
    browser.passkeys[0].handle = mine;
    // An answer serves once.
    let begun = browser.post("/api/sign-in/begin", &json!({})).json();
    let passkey = browser.sign(&begun["passkey"]);
    let end = json!({"ceremony": begun["ceremony"], "passkey": passkey});
    browser.post("/api/sign-in/end", &end).ok();
    browser
        .post("/api/sign-in/end", &end)
        .refused(Code::Unauthorised);
    // A counter that went back is a copy's.
    browser.passkeys[0].counter = 0;
    browser.by_passkey().refused(Code::Unauthorised);
    browser.passkeys[0].counter = 100;
    browser.by_passkey().ok();
    // What a passkey opens with has no business here.
    let begun = browser.post("/api/sign-in/begin", &json!({})).json();
    let mut passkey = browser.sign(&begun["passkey"]);
    passkey["clientExtensionResults"] = json!({"prf": {"results": {"first": "AAAA"}}});
    let end = json!({"ceremony": begun["ceremony"], "passkey": passkey});
    browser
        .post("/api/sign-in/end", &end)
        .refused(Code::Unauthorised);
    // A ceremony that was begun too long ago is over.
    let begun = browser.post("/api/sign-in/begin", &json!({})).json();
    bench.change_passing("UPDATE ceremony SET expires = 1");
    let passkey = browser.sign(&begun["passkey"]);
    let end = json!({"ceremony": begun["ceremony"], "passkey": passkey});
    browser
        .post("/api/sign-in/end", &end)
        .refused(Code::Unauthorised);
}

pub fn six_digits_are_taken_once(place: Place<'_>) {
    let bench = place.start();
    let (mut browser, _) = bench.somebody("worker");
    // Those of enrolling were taken then.
    let first = browser.first_digits.clone();
    let mut twin = browser.twin();
    let asked = json!({"name": hex(&browser.code_name), "digits": first});
    twin.post("/api/sign-in/code", &asked)
        .refused(Code::Unauthorised);
    browser.ahead = 1;
    let next = browser.digits();
    let asked = json!({"name": hex(&browser.code_name), "digits": next});
    // Many at once: one is in.
    let statuses: Vec<_> = std::thread::scope(|scope| {
        let tasks: Vec<_> = (0..4)
            .map(|_| {
                let (mut one, asked) = (browser.twin(), &asked);
                scope.spawn(move || one.post("/api/sign-in/code", asked).status)
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
}

pub fn what_does_not_hold_is_answered_alike(place: Place<'_>) {
    let bench = place.start();
    let (mut browser, me) = bench.somebody("worker");
    let (mut gone, _) = bench.somebody("worker");
    let mut admin = bench.somebody("admin").0;
    let gone_id = hex(&gone.passkeys[0].handle[8..]);
    admin
        .post(&format!("/api/workers/{gone_id}/disable"), &json!({}))
        .ok();
    (browser.cookie, gone.cookie) = (None, None);
    let right = browser.digits();
    let wrong = if right == "123456" {
        "123457"
    } else {
        "123456"
    };
    let ask = |name: &str, digits: &str| {
        let asked = json!({"name": name, "digits": digits});
        Browser::new(&bench).post("/api/sign-in/code", &asked)
    };
    let answers = [
        ask(&hex(&browser.code_name), wrong),
        ask(&hex(&random::<16>()), wrong),
        ask(&hex(&random::<16>()), &right),
        ask(&hex(&gone.code_name), &gone.digits()),
        ask(&hex(&gone.code_name), wrong),
    ];
    let begun = gone.post("/api/sign-in/begin", &json!({})).json();
    let passkey = gone.sign(&begun["passkey"]);
    let known = json!({"ceremony": begun["ceremony"], "passkey": passkey});
    let begun = gone.post("/api/sign-in/begin", &json!({})).json();
    let mut passkey = gone.sign(&begun["passkey"]);
    passkey["id"] = "AAAAAAAAAAAAAAAAAAAAAA".into();
    passkey["rawId"] = "AAAAAAAAAAAAAAAAAAAAAA".into();
    let unknown = json!({"ceremony": begun["ceremony"], "passkey": passkey});
    let more = [known, unknown].map(|end| gone.post("/api/sign-in/end", &end));
    for answer in answers.iter().chain(&more) {
        answer.refused(Code::Unauthorised);
        assert!(alike(answer, &answers[0]));
    }
    drop(me);
}

/// What is not there costs the same work: a signature is looked at, digits are computed.
pub fn who_is_not_there_is_looked_at_just_as_long(place: Place<'_>) {
    let bench = place.start();
    let (mut browser, _) = bench.somebody("worker");
    let server = bench.server();
    let portal = server.portal.as_ref().expect("a portal");
    let kept = [browser.passkeys[0].id.as_slice().into()];
    let row = server
        .store
        .look(trellis_server::portal::sql::PASSKEY, &kept);
    let row = bench.runtime.block_on(row).expect("a store");
    let body = row.expect("a passkey").text(1).to_owned();
    // A good answer, and one whose signature is another's: for the passkey that is there, and for none.
    let mut looked = |wrong: bool, body: Option<&str>| {
        let begun = portal.passkeys.begin_sign_in().expect("begun");
        let mut passkey = browser.sign(&begun.options);
        if wrong {
            let other = portal.passkeys.begin_sign_in().expect("begun");
            passkey["response"]["signature"] =
                browser.sign(&other.options)["response"]["signature"].clone();
        }
        let ended = portal.passkeys.end_sign_in(&passkey, begun.state, body);
        ended.map(drop).map_err(|not| format!("{not:?}"))
    };
    assert_eq!(looked(false, Some(&body)), Ok(()));
    let unsigned = looked(true, Some(&body));
    assert!(
        unsigned
            .as_ref()
            .is_err_and(|not| not.starts_with("Check("))
    );
    for wrong in [true, false] {
        assert_eq!(looked(wrong, None), unsigned, "its signature was looked at");
    }
    // Of the code: as many digits are computed for nobody as for somebody.
    let digits = browser.digits();
    let wrong = if digits == "123456" {
        "123457"
    } else {
        "123456"
    };
    let mut stranger = browser.twin();
    let mut computed = |name: &[u8; 16], digits: &str| {
        let before = server.metrics.digits_tried.get();
        let asked = json!({"name": hex(name), "digits": digits});
        stranger
            .post("/api/sign-in/code", &asked)
            .refused(Code::Unauthorised);
        server.metrics.digits_tried.get() - before
    };
    let there = computed(&browser.code_name, wrong);
    assert_eq!(there, 1);
    for digits in [wrong, digits.as_str()] {
        assert_eq!(computed(&random(), digits), there);
    }
}

pub fn a_thousand_bad_tries_are_slowed_down(place: Place<'_>) {
    let bench = place.start();
    let (mut browser, _) = bench.somebody("worker");
    let name = hex(&browser.code_name);
    let mut slow = 0;
    for n in 0..1_000 {
        let asked = json!({"name": name, "digits": format!("{n:06}")});
        let reply = browser.post("/api/sign-in/code", &asked);
        assert!([401, 429].contains(&reply.status));
        slow += usize::from(reply.status == 429);
    }
    // Twenty an hour, five of them at once.
    assert!(slow >= 980, "{slow}");
    // The right digits wait as well; the passkey does not.
    browser.by_code().refused(Code::SlowDown);
    browser.by_passkey().ok();
    // From one address there are only so many tries, whatever the name.
    let bench = place.start_with(|config| config.limits.sign_in_per_minute = 20);
    let mut browser = Browser::new(&bench);
    let slow = (0..200).filter(|_| {
        let asked = json!({"name": hex(&random::<16>()), "digits": "000000"});
        browser.post("/api/sign-in/code", &asked).status == 429
    });
    assert!(slow.count() >= 100);
}

pub fn a_session_ends(place: Place<'_>) {
    let bench = place.start();
    let (mut browser, me) = bench.somebody("worker");
    let mut admin = bench.somebody("admin").0;
    // The cookie is for this origin, over TLS, for no script.
    let reply = browser.by_passkey();
    let cookie = reply.header("set-cookie").expect("a cookie").to_owned();
    let (pair, rest) = cookie.split_once("; ").expect("a cookie");
    let (name, value) = pair.split_once('=').expect("a cookie");
    assert_eq!((name, value.len()), ("__Host-trellis", 64));
    assert_eq!(rest, "Path=/; Secure; HttpOnly; SameSite=Strict");
    // Whatever cookie came, the one that goes is new, and the old one is over.
    let mut old = browser.twin();
    browser.by_passkey().ok();
    assert_ne!(old.cookie, browser.cookie);
    old.get("/api/me").refused(Code::Unauthorised);
    old.cookie = Some(format!("__Host-trellis={}", "ab".repeat(32)));
    let planted = old.cookie.clone();
    let digits = json!({"name": hex(&browser.code_name), "digits": browser.digits()});
    old.post("/api/sign-in/code", &digits).ok();
    assert_ne!(old.cookie, planted);
    let mut thief = browser.twin();
    thief.cookie = planted;
    thief.get("/api/me").refused(Code::Unauthorised);
    // Signing out ends it here and in the browser.
    let again = old.twin();
    let reply = old.post("/api/sign-out", &json!({})).ok();
    assert_eq!(
        reply.header("clear-site-data"),
        Some("\"cache\", \"cookies\", \"storage\"")
    );
    again.get("/api/me").refused(Code::Unauthorised);
    // Half an hour of nothing, and twelve hours in any case.
    for sql in [
        "UPDATE session SET seen = seen - 1801000",
        "UPDATE session SET made = made - 43201000",
    ] {
        browser.by_passkey().ok();
        browser.get("/api/me").ok();
        bench.change_passing(sql);
        browser.get("/api/me").refused(Code::Unauthorised);
    }
    // The database holds no cookie.
    browser.by_passkey().ok();
    let value = browser.cookie.as_deref().expect("a cookie");
    let (_, value) = value.split_once('=').expect("a cookie");
    for name in [
        "passing.db",
        "passing.db-wal",
        "trellis.db",
        "trellis.db-wal",
    ] {
        let all = std::fs::read(bench.folder.path().join(name)).unwrap_or_default();
        assert!(!all.windows(64).any(|part| part == value.as_bytes()));
    }
    // Who is let out is out with the next request, and comes in by no way.
    admin.by_passkey().ok();
    let id = me["worker"].as_str().expect("a name");
    browser.get("/api/me").ok();
    admin
        .post(&format!("/api/workers/{id}/disable"), &json!({}))
        .ok();
    browser.get("/api/me").refused(Code::Unauthorised);
    browser.by_passkey().refused(Code::Unauthorised);
    browser.by_code().refused(Code::Unauthorised);
    admin
        .post(&format!("/api/workers/{id}/renew"), &json!({}))
        .refused(Code::Gone);
}

pub fn a_page_of_another_origin_can_change_nothing(place: Place<'_>) {
    let bench = place.start();
    let (browser, _) = bench.somebody("admin");
    let body = json!({"name": "Eve", "role": "admin"}).to_string();
    let json = ("content-type", "application/json");
    let (ours, mark) = (("origin", browser.origin.as_str()), ("x-trellis", "1"));
    for fields in [
        vec![json],
        vec![json, ours],
        vec![json, mark],
        vec![json, mark, ("origin", "https://evil.example")],
        vec![json, mark, ("origin", "null")],
        vec![json, ours, ("x-trellis", "2")],
        vec![ours, mark],
        vec![ours, mark, ("content-type", "text/plain")],
        vec![
            ours,
            mark,
            ("content-type", "application/x-www-form-urlencoded"),
        ],
        vec![json, ours, mark, ("sec-fetch-site", "cross-site")],
        vec![json, ours, mark, ("sec-fetch-site", "same-site")],
    ] {
        let reply = browser.ask("POST", "/api/workers", body.as_bytes(), &fields);
        assert_eq!(reply.code(), Some(Code::Malformed), "{fields:?}");
        assert_eq!(reply.header("access-control-allow-origin"), None);
    }
    assert_eq!(
        browser.get("/api/workers").json().as_array().map(Vec::len),
        Some(1)
    );
    let large = vec![b' '; 70_000];
    let fields = browser.fields("application/json");
    let reply = browser.ask("POST", "/api/workers", &large, &fields);
    reply.refused(Code::TooLarge);
    let fields = vec![json, ours, mark, ("sec-fetch-site", "same-origin")];
    browser
        .ask("POST", "/api/workers", body.as_bytes(), &fields)
        .ok();
    // Nobody asks before, and is told that they may.
    let fields = [
        ("origin", "https://evil.example"),
        ("access-control-request-method", "POST"),
    ];
    let reply = browser.ask("OPTIONS", "/api/workers", &[], &fields);
    assert_eq!(
        (reply.status, reply.header("access-control-allow-origin")),
        (405, None)
    );
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

pub fn an_admin_looks_after_accounts(place: Place<'_>) {
    let bench = place.start();
    let (mut admin, own) = bench.somebody("admin");
    let added = admin
        .post(
            "/api/workers",
            &json!({"name": "Ana", "role": "worker", "oidc": "sub-7"}),
        )
        .json();
    let link = added["link"].as_str().expect("a link");
    let (page, token) = link.split_once('#').expect("a token");
    assert_eq!(page, format!("{}/enrol", admin.origin));
    let mut ana = Browser::new(&bench);
    let before = admin.get("/api/workers").json();
    assert_eq!(
        (
            &before[1]["enrolled"],
            &before[1]["waiting"],
            &before[1]["oidc"]
        ),
        (&json!(false), &json!(true), &json!("sub-7"))
    );
    let me = ana.enrol(token, true);
    ana.ahead = 1;
    let all = admin.get("/api/workers").json();
    assert_eq!(
        (&all[1]["name"], &all[1]["enrolled"], &all[1]["waiting"]),
        (&json!("Ana"), &json!(true), &json!(false))
    );
    // Who is somebody at the agency's sign-in is one person.
    admin
        .post(
            "/api/workers",
            &json!({"name": "Eve", "role": "worker", "oidc": "sub-7"}),
        )
        .refused(Code::Moved);
    for bad in [
        json!({"name": "", "role": "worker"}),
        json!({"name": " Ana", "role": "worker"}),
        json!({"name": "A\u{7}na", "role": "worker"}),
        json!({"name": "a".repeat(101), "role": "worker"}),
        json!({"name": "Ana", "role": "owner"}),
        json!({"name": "Ana", "role": "worker", "oidc": ""}),
        json!({"name": "Ana"}),
    ] {
        admin.post("/api/workers", &bad).refused(Code::Malformed);
    }
    assert_eq!(
        admin.get("/api/workers").json().as_array().map(Vec::len),
        Some(2)
    );
    // Renewed: old ways are gone at once, new ones are made with new keys.
    let id = me["worker"].as_str().expect("a name");
    let renewed = admin
        .post(&format!("/api/workers/{id}/renew"), &json!({}))
        .json();
    ana.get("/api/me").refused(Code::Unauthorised);
    ana.by_passkey().refused(Code::Unauthorised);
    ana.by_code().refused(Code::Unauthorised);
    let link = renewed["link"].as_str().expect("a link");
    let (_, token) = link.split_once('#').expect("a token");
    // A link made before is good no longer.
    let twice = admin
        .post(&format!("/api/workers/{id}/renew"), &json!({}))
        .json();
    ana.post("/api/enrol/look", &json!({"token": token}))
        .refused(Code::Token);
    let link = twice["link"].as_str().expect("a link");
    let (_, token) = link.split_once('#').expect("a token");
    let again = Browser::new(&bench).enrol(token, true);
    assert_eq!(again["worker"], me["worker"]);
    assert_ne!(again["signing_key"], me["signing_key"]);
    // Not oneself, and nobody who is not there.
    let own = own["worker"].as_str().expect("a name");
    admin
        .post(&format!("/api/workers/{own}/disable"), &json!({}))
        .refused(Code::Malformed);
    for nobody in ["0000000000000000", "x", "1'--"] {
        for what in ["renew", "disable"] {
            let path = format!("/api/workers/{nobody}/{what}");
            admin.post(&path, &json!({})).refused(Code::Gone);
        }
    }
}

pub fn an_auditor_reads_the_chain(place: Place<'_>) {
    let bench = place.start();
    let (auditor, _) = bench.somebody("auditor");
    bench.somebody("worker");
    let all = auditor.get("/api/audit").json();
    let rows = all["rows"].as_array().expect("rows");
    let actions: Vec<_> = rows
        .iter()
        .map(|row| row["action"].as_str().expect("text"))
        .collect();
    assert_eq!(
        actions,
        [
            "worker.added",
            "worker.enrolled",
            "worker.added",
            "worker.enrolled"
        ]
    );
    assert_eq!(all["head"]["hash"], rows[3]["hash"]);
    assert_eq!(all["head"]["signature"], rows[3]["signature"]);
    assert!(
        rows.windows(2)
            .all(|two| two[0]["hash"] == two[1]["previous"])
    );
    let some = auditor.get("/api/audit?after=3").json();
    assert_eq!(some["rows"].as_array().map(Vec::len), Some(1));
    auditor.get("/api/audit?after=x").refused(Code::Malformed);
    // No name is in it.
    let text = all.to_string();
    assert!(!text.contains("Sam"));
    let me = auditor.get("/api/me").json();
    assert!(!text.contains(me["worker"].as_str().expect("a name")));
}

pub fn every_answer_says_what_a_browser_may(place: Place<'_>) {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("assets")).expect("a folder");
    std::fs::write(folder.path().join("index.html"), "<!doctype html>portal").expect("written");
    std::fs::write(folder.path().join("assets/a-1.js"), "1").expect("written");
    let files = folder.path().to_owned();
    let bench = place.start_with(|config| {
        config.portal.as_mut().expect("a portal").files = Some(files);
    });
    let (mut browser, _) = bench.somebody("worker");
    let replies = [
        browser.get("/"),
        browser.get("/enrol"),
        browser.get("/people/abc"),
        browser.get("/assets/a-1.js"),
        browser.get("/assets/none.js"),
        browser.get("/../index.html"),
        browser.get("/%2e%2e/%2e%2e/etc/passwd.txt"),
        browser.get("/api/me"),
        browser.get("/api/none"),
        browser.get("/api/workers"),
        browser.post("/api/sign-in/begin", &json!({})),
        browser.post("/api/sign-in/end", &json!({})),
        browser.ask("PUT", "/api/me", &[], &[]),
        browser.ask("POST", "/", &[], &[]),
    ];
    let statuses = replies.each_ref().map(|reply| reply.status);
    assert_eq!(
        statuses,
        [
            200, 200, 200, 200, 404, 404, 404, 200, 404, 404, 200, 400, 405, 405
        ]
    );
    for (n, reply) in replies.iter().enumerate() {
        let policy = reply.header("content-security-policy").expect("a policy");
        for part in [
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
        ] {
            assert!(
                policy.split("; ").any(|one| one == part),
                "{part}: {policy}"
            );
        }
        assert!(!policy.contains("unsafe") && !policy.contains('*'));
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(reply.header(name), Some(value));
        }
        let life = reply.header("strict-transport-security").expect("a life");
        assert!(life.starts_with("max-age=63072000"));
        assert!(
            reply
                .header("permissions-policy")
                .is_some_and(|text| text.contains("camera=()"))
        );
        let kept = if n == 3 {
            "public, max-age=31536000, immutable"
        } else {
            "no-store"
        };
        assert_eq!(reply.header("cache-control"), Some(kept), "{n}");
    }
    assert_eq!(replies[1].body, b"<!doctype html>portal");
    assert_eq!(
        replies[3].header("content-type"),
        Some("text/javascript; charset=utf-8")
    );
    // The server's own address has no portal, and the portal no devices.
    let there = crate::device::ask(&bench.url, "GET", "/api/me", &[], &[]);
    there.refused(Code::Gone);
    assert_eq!(browser.get("/v1/hello.json").status, 404);
    // Where there are no pages, it says so.
    let bench = place.start();
    let reply = Browser::new(&bench).get("/");
    assert_eq!(reply.status, 404);
    assert!(String::from_utf8_lossy(&reply.body).contains("no portal here yet"));
    assert!(reply.header("content-security-policy").is_some());
}
