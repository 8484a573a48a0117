//! The service itself.

use crate::device::ask;
use crate::place::Place;
use trellis_protocol::{Code, Hash, Hello, Stream, route};

pub fn it_says_who_it_is(place: Place<'_>) {
    let bench = place.start();
    let reply = ask(&bench.url, "GET", route::HELLO, &[], &[]).ok();
    let hello: Hello = serde_json::from_slice(&reply.body).expect("hello");
    assert_eq!(hello.agency, "Maple House");
    assert_eq!(hello.key, Hash(bench.server().key.public()));
    assert_eq!(
        (hello.versions.as_slice(), hello.incarnation),
        ([1].as_slice(), 1)
    );
    for (name, value) in [
        ("cache-control", "no-store"),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
    ] {
        assert_eq!(reply.header(name), Some(value));
    }
}

pub fn what_is_not_there_is_gone(place: Place<'_>) {
    let bench = place.start();
    let client = bench.client();
    let bad = format!("{}x", route::vault(client.first.vault));
    for path in [
        "/",
        "/v1",
        "/v2/hello",
        "/v1/vaults/1/keys",
        &bad,
        "/v1/recovery/x",
    ] {
        let method = if path == bad { "DELETE" } else { "GET" };
        ask(&bench.url, method, path, &[], &[]).refused(Code::Gone);
    }
    for path in ["/v1/hello?x=1", "/v1/hello?"] {
        ask(&bench.url, "GET", path, &[], &[]).refused(Code::Malformed);
    }
    let vault = client.first.vault;
    for path in [
        format!("{}?after=-1", route::keys(vault, None)),
        format!("{}?after=1&after=1", route::keys(vault, None)),
        format!("{}?stream=2&after=0", route::pages(vault)),
        format!("{}?stream=0", route::pages(vault)),
        format!("{}?stream=0&after=0&newest=2", route::pages(vault)),
        format!(
            "{}?stream=0&after=99999999999999999999",
            route::pages(vault)
        ),
    ] {
        client.first.ask("GET", &path, &[]).refused(Code::Malformed);
    }
}

pub fn it_starts_again_where_it_stood(place: Place<'_>) {
    let mut bench = place.start();
    let mut client = bench.client();
    client.first.write(Stream::Records, 3, 64);
    bench.end();
    bench.begin();
    client.first.url.clone_from(&bench.url);
    assert_eq!(client.first.write(Stream::Records, 1, 64).top, [2, 0]);
    assert_eq!(client.first.read_all(Stream::Records).1.len(), 2);
}

pub fn metrics_name_nobody(place: Place<'_>) {
    let bench = place.start();
    let mut client = bench.client();
    client.first.write(Stream::Records, 3, 64);
    let address = bench.running.as_ref().expect("it runs").metrics;
    let url = format!("http://{}", address.expect("an address"));
    assert_eq!(ask(&url, "GET", "/healthy", &[], &[]).ok().body, b"well");
    let text = String::from_utf8(ask(&url, "GET", "/metrics", &[], &[]).ok().body).expect("text");
    let line = "trellis_requests_total{route=\"POST /v1/vaults/{vault}/pages\",status=\"200\"} 1";
    assert!(text.contains(line), "{text}");
    assert!(text.contains("trellis_pages_in_total 1"));
    assert!(text.contains("trellis_backup_age_seconds -1"));
    assert!(text.contains("trellis_certificate_seconds -1"));
    for name in [
        client.first.vault.to_string(),
        client.first.name.to_string(),
    ] {
        assert!(!text.contains(&name));
    }
    // Not where devices ask.
    ask(&bench.url, "GET", "/metrics", &[], &[]).refused(Code::Gone);
}
