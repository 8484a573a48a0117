//! Accounts and the audit: what an admin does, and what an auditor reads.

use crate::browser::Browser;
use crate::place::Place;
use serde_json::json;
use trellis_protocol::Code;

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
