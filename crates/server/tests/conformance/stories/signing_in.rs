//! Signing in: what holds and what does not, told alike whoever it is, and no faster than once in a while.

use crate::browser::{Browser, Manner, hex};
use crate::device::{Reply, random};
use crate::place::Place;
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde_json::json;
use trellis_protocol::Code;

/// Whether two answers are the same but for the time.
pub fn alike(one: &Reply, other: &Reply) -> bool {
    let told = |reply: &Reply| {
        let named =
            |(name, value): &(String, String)| (name != "date").then(|| format!("{name}: {value}"));
        let all: Vec<_> = reply.headers.iter().filter_map(named).collect();
        (reply.status, all, reply.body.clone())
    };
    told(one) == told(other)
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
    // Of an enrolment: it is looked for once, be it good, used, of nobody, or no token at all.
    let (good, used) = (bench.enrolment("worker"), bench.enrolment("worker"));
    Browser::new(&bench).enrol(&used, true);
    let nobody = BASE64_URL_SAFE_NO_PAD.encode(random::<16>());
    let mut stranger = Browser::new(&bench);
    for path in ["/api/enrol/look", "/api/enrol/begin"] {
        let mut looked = |token: &str| {
            let before = server.store.looks();
            let reply = stranger.post(path, &json!({"token": token, "passkey": false}));
            (reply.status, server.store.looks() - before)
        };
        assert_eq!(looked(&good), (200, 1));
        for token in [&used, &nobody] {
            assert_eq!(looked(token), (403, 1));
        }
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
