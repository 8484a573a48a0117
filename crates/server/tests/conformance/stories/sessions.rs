//! A session, and what a browser may: it ends, no other origin changes anything, and every answer says so.

use crate::browser::{Browser, hex};
use crate::place::Place;
use serde_json::json;
use trellis_protocol::Code;

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
