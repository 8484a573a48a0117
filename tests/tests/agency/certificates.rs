//! The server gets its certificate by itself from a real authority, over the port that it serves on, keeps
//! it, renews it, and goes on when the authority is gone or says no.

use crate::authority::Authority;
use crate::place::{ADDRESS, Agency};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use trellis_tests::free_port::free_port;
use trellis_tests::oracle;
use trellis_tests::window::until;

/// Names that nobody has: RFC 2606.
const NAMES: [&str; 2] = ["sync.maple-house.test", "portal.maple-house.test"];

/// Asks the server under its name; believing an authority, or nobody.
fn hello(agency: &Agency, authority: Option<&Path>) -> Value {
    oracle::ask(
        "over_tls",
        &json!({ "address": ADDRESS, "port": agency.port(), "name": NAMES[0],
            "path": "/v1/hello", "authority": authority }),
    )
}

/// The serial number of the certificate by which the server is believed, once it is.
fn believed(agency: &Agency, authority: &Authority) -> String {
    let root = authority.root_of_what_it_gives();
    until("the server to be believed", || {
        let answer = hello(agency, Some(&root));
        (answer["status"] == 200).then(|| answer["serial"].as_str().expect("a number").to_owned())
    })
}

fn log_says(agency: &Agency, what: &str) {
    until(what, || agency.log().contains(what).then_some(()));
}

#[test]
fn a_certificate_is_had_once_and_kept() {
    let mut agency = Agency::that_gets_its_own(NAMES);
    let mut authority = Authority::new(agency.port(), &json!({}));
    agency.certified(&authority.lines());
    let (_, said) = agency.doctor();
    assert!(said.contains("there is no certificate yet"), "{said}");
    assert!(said.contains("authority answers"), "{said}");
    agency.start();
    let first = believed(&agency, &authority);
    assert_eq!(authority.given(), 1);

    // It is for both names, and the portal shows it too.
    let root = authority.root_of_what_it_gives();
    let answer = hello(&agency, Some(&root));
    assert_eq!(answer["names"], json!([NAMES[1], NAMES[0]]));
    assert!(
        answer["body"]
            .as_str()
            .is_some_and(|body| body.contains("Maple House"))
    );
    let portal = json!({ "address": "127.0.0.1", "port": agency.portal(), "name": NAMES[1],
        "path": "/", "authority": root });
    let portal = oracle::ask("over_tls", &portal);
    assert_eq!(portal["serial"], first.as_str(), "{portal}");
    assert!(portal["status"].is_number(), "{portal}");

    // Nobody is shown a proof whom no authority sent, and whoever believes others is not fooled.
    let proof = json!({ "address": ADDRESS, "port": agency.port(), "name": NAMES[0],
        "path": "/v1/hello", "authority": null, "alpn": ["acme-tls/1"] });
    let proof = oracle::ask("over_tls", &proof);
    assert!(
        proof["refused"].is_string() && proof["serial"].is_null(),
        "{proof}"
    );
    let stranger = hello(&agency, Some(&authority.root()));
    assert!(stranger["refused"].is_string(), "{stranger}");

    let (well, said) = agency.doctor();
    assert!(
        well && said.contains("the certificate is good for"),
        "{said}"
    );
    let log = agency.log();
    assert!(log.contains("certificate renewed"));
    for name in NAMES {
        assert!(!log.contains(name), "the log holds no names");
    }

    // What is kept is shown after a start, with no word to the authority; and when that is gone, too.
    agency.stop();
    agency.start();
    assert_eq!(believed(&agency, &authority), first);
    agency.kill();
    authority.stop();
    agency.start();
    assert_eq!(hello(&agency, Some(&root))["serial"], first.as_str());
    assert_eq!(authority.given(), 1);
    let (well, said) = agency.doctor();
    assert!(well && said.contains("authority does not answer"), "{said}");
    agency.stop();
}

#[test]
fn it_is_renewed_in_time_and_what_stands_in_the_way_ends_nothing() {
    let mut agency = Agency::that_gets_its_own(NAMES);
    let short = json!({ "certificateValidityPeriod": 8 });
    let mut authority = Authority::new(agency.port(), &short);
    agency.certified(&authority.lines());
    agency.start();
    let first = believed(&agency, &authority);
    let second = until("another certificate", || {
        let shown = hello(&agency, Some(&authority.root_of_what_it_gives()));
        let serial = shown["serial"].as_str()?;
        (serial != first).then(|| serial.to_owned())
    });
    assert!(authority.given() >= 2);

    // The authority is gone: the server shows what it has, even when that is over, and says so.
    authority.stop();
    log_says(&agency, "certificate not renewed");
    assert!(agency.log().contains("\"fault\":\"Silent\""));
    let shown = hello(&agency, None);
    assert_eq!(shown["status"], 200, "{shown}");
    let serial = shown["serial"].as_str().expect("a number").to_owned();
    let (well, said) = agency.doctor();
    assert!(
        !well && said.contains("authority does not answer"),
        "{said}"
    );
    assert!(said.contains(" ago)"), "{said}");

    // It comes back and knows nobody any more: the server makes itself known again.
    authority.start();
    agency.stop();
    agency.start();
    let third = believed(&agency, &authority);
    assert!(third != serial && third != second);
    agency.stop();
}

#[test]
fn what_stands_in_the_way_is_told_in_plain_words() {
    let mut agency = Agency::that_gets_its_own(NAMES);
    let nowhere = free_port(ADDRESS);
    let unfound = Authority::new(nowhere, &json!({}));
    let unwilling = Authority::new(
        agency.port(),
        &json!({ "domainBlocklist": ["maple-house.test"] }),
    );
    let closed = Authority::new(
        agency.port(),
        &json!({ "externalAccountBindingRequired": true,
            "externalAccountMACKeys": { "kid": "zWNDZM6eQGHWpSRTPal5eIUYFTu7EajVIoguysqZ9wG44nMEtx3MUAsUDkMTQ12W" } }),
    );
    let unknown = unfound.lines();
    let unknown = &unknown[..unknown.find("root").expect("a line")];
    let elsewhere = unfound.lines().replace("/dir\"", "/elsewhere\"");
    let unread = unfound.lines().replace("root.pem", "key.pem");
    let cases = [
        (unfound.lines(), "Unproven", "did not find it"),
        (unwilling.lines(), "Name", "gives none for this name"),
        (closed.lines(), "Account", "gives this server no account"),
        (unknown.to_owned(), "Untrusted", "cannot show that it is"),
        (elsewhere, "Strange", "authority is none"),
        (unread, "Root", "no certificate that can be read"),
    ];
    for (lines, kind, words) in cases {
        agency.certified(&lines);
        agency.start();
        log_says(&agency, &format!("\"fault\":\"{kind}\""));
        let (well, said) = agency.doctor();
        assert!(!well && said.contains(words), "{kind}: {said}");
        // It answers all the same: that it has no certificate is all that is wrong.
        assert!(hello(&agency, None)["refused"].is_string());
        agency.stop();
    }

    // What could not be kept is not asked for.
    let kept = agency.folder().join("data/acme");
    fs::remove_dir_all(&kept).expect("our own folder");
    fs::write(&kept, "a file in its place").expect("our own folder");
    agency.certified(&unwilling.lines());
    agency.start();
    log_says(&agency, "\"fault\":\"Folder\"");
    agency.stop();

    // Two that would have it, and one that did not agree.
    for (lines, words) in [
        ("[tls.acme]\n", "agree_to_terms"),
        (
            "[tls]\nkey = \"key.pem\"\n[tls.acme]\nagree_to_terms = true\n",
            "choose one",
        ),
    ] {
        agency.certified(lines);
        let (well, said) = agency.doctor();
        assert!(!well && said.contains(words), "{said}");
    }
}
