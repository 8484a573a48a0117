//! Who may what in the portal: every thing that may be asked, asked by everybody who might.

use crate::browser::{Browser, hex};
use crate::device::{Client, Reply};
use crate::place::Place;
use serde_json::{Value, json};
use trellis_protocol::Code;
use trellis_server::portal::description::{ENDPOINTS, Endpoint, Who};
use trellis_server::portal::session::Role;

/// A path with names in place of braces, of things that are not there.
fn named(endpoint: &Endpoint) -> String {
    endpoint
        .path
        .replace("{grant}", &"ab".repeat(32))
        .replace("{worker}", "00000000000000ab")
        .replace("{n}", "77")
}

fn asked(browser: &Browser, endpoint: &Endpoint, body: &Value, more: &[(&str, &str)]) -> Reply {
    let method = endpoint.method.to_uppercase();
    let body = if method == "POST" {
        body.to_string()
    } else {
        String::new()
    };
    let mut fields = browser.fields("application/json");
    fields.extend(more);
    browser.ask(&method, &named(endpoint), body.as_bytes(), &fields)
}

/// What whoever may is told: of things that are not there, and of a body that says nothing.
fn wanted(endpoint: &Endpoint) -> u16 {
    match (endpoint.method, endpoint.path) {
        ("get", "/api/sign-in/oidc") => 404,
        ("get", "/api/sign-in/oidc/back") => 404,
        ("get", "/api/people/{grant}") => 404,
        ("get", _) => 200,
        ("post", "/api/sign-in/begin" | "/api/sign-out") => 200,
        ("post", path) if path.ends_with("/stop") || path.starts_with("/api/workers/") => 404,
        ("delete", _) => 404,
        _ => 400,
    }
}

pub fn who_may_what(place: Place<'_>) {
    let bench = place.start();
    let somebody = |role: &str| bench.somebody(role).0;
    let (worker, other) = (somebody("worker"), somebody("worker"));
    let (mut admin, auditor) = (somebody("admin"), somebody("auditor"));
    let nobody = Browser::new(&bench);
    let mut forged = nobody.twin();
    forged.cookie = Some(format!("__Host-trellis={}", "5a".repeat(32)));
    let mut unreadable = nobody.twin();
    unreadable.cookie = Some("__Host-trellis=' OR 1=1 --".to_owned());
    let mut elsewhere = worker.twin();
    elsewhere.cookie = worker
        .cookie
        .as_ref()
        .map(|text| text.replace("__Host-", ""));
    let (disabled, renewed, mut signed_out) =
        (somebody("admin"), somebody("worker"), somebody("worker"));
    let id = |browser: &Browser| hex(&browser.passkeys[0].handle[8..]);
    for (one, what) in [(&disabled, "disable"), (&renewed, "renew")] {
        let path = format!("/api/workers/{}/{what}", id(one));
        admin.post(&path, &json!({})).ok();
    }
    let before = signed_out.twin();
    signed_out.post("/api/sign-out", &json!({})).ok();
    let idle = somebody("worker");
    // The newest session alone was idle for too long.
    bench.change_passing(
        "UPDATE session SET seen = seen - 1801000 WHERE made = (SELECT max(made) FROM session)",
    );
    // A device of a vault, whose signature is good for the server's own address.
    let client: Client = bench.client();
    let signed = client.first.sign("GET", "/api/me", &[]);
    let signature: Vec<_> = signed
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    let none: &[(&str, &str)] = &[];
    let outside = [
        ("nobody", &nobody, none),
        ("a forged cookie", &forged, none),
        ("a cookie that is none", &unreadable, none),
        ("a cookie of another name", &elsewhere, none),
        ("a device", &nobody, signature.as_slice()),
        ("one who was disabled", &disabled, none),
        ("one who was renewed", &renewed, none),
        ("one who signed out", &before, none),
        ("one who was idle", &idle, none),
    ];
    let inside = [
        (Role::Worker, &worker),
        (Role::Worker, &other),
        (Role::Admin, &admin),
        (Role::Auditor, &auditor),
    ];
    let mut cells = 0;
    let last = |endpoint: &&Endpoint| endpoint.path == "/api/sign-out";
    let all = ENDPOINTS
        .iter()
        .filter(|one| !last(one))
        .chain(ENDPOINTS.iter().filter(last));
    for endpoint in all {
        let name = format!("{} {}", endpoint.method, endpoint.path);
        for (role, browser, more) in &outside {
            let reply = asked(browser, endpoint, &json!({}), more);
            match endpoint.who {
                Who::Anyone => assert_eq!(reply.status, wanted(endpoint), "{name} by {role}"),
                Who::Anybody | Who::Only(_) => {
                    assert_eq!(reply.code(), Some(Code::Unauthorised), "{name} by {role}");
                }
            }
            assert!(reply.header("set-cookie").is_none() || endpoint.path == "/api/sign-out");
            cells += 1;
        }
        for (role, browser) in &inside {
            let reply = asked(browser, endpoint, &json!({}), none);
            let may = match endpoint.who {
                Who::Anyone | Who::Anybody => true,
                Who::Only(only) => only == *role,
            };
            if may {
                assert_eq!(reply.status, wanted(endpoint), "{name} by {role:?}");
            } else {
                assert_eq!(reply.code(), Some(Code::Gone), "{name} by {role:?}");
            }
            cells += 1;
        }
        // In no other way.
        for method in ["PUT", "PATCH", "TRACE", "OPTIONS"] {
            let path = named(endpoint);
            let status = worker
                .ask(method, &path, &[], &worker.fields("application/json"))
                .status;
            assert_eq!(status, 405, "{method} {name}");
            cells += 1;
        }
    }
    assert!(cells >= 17 * 26, "{cells}");
    // What is described is what there is.
    let told = nobody.get("/api/openapi.json").json();
    assert_eq!(told, trellis_server::portal::description::describe());
    for endpoint in ENDPOINTS {
        assert!(
            told["paths"][endpoint.path][endpoint.method].is_object(),
            "{}",
            endpoint.path
        );
    }
}
