//! Who may ask for what: every endpoint by every role.

use crate::device::{Client, Device, Reply, ask, epoch, random};
use crate::place::{Bench, Place};
use std::time::{Duration, Instant};
use trellis_protocol::{BodyName, Code, Hash, Stream, route, write_entries};
use trellis_server::openapi::{ROUTES, Who};

/// One thing that may be asked.
struct Endpoint {
    method: &'static str,
    path: String,
    body: Vec<u8>,
    /// Whether a device must sign it.
    signed: bool,
}

/// Every endpoint, asked as a device of this vault would.
fn endpoints(bench: &Bench, client: &Client) -> Vec<Endpoint> {
    let vault = client.first.vault;
    let mut writer = Device {
        url: bench.url.clone(),
        key: client.first.key.clone(),
        ..client.first
    };
    let page = writer.some_page(Stream::Records, 1, 64);
    let by = (client.first.name, &client.first.key);
    let (entries, after) =
        crate::device::follow(&client.log, &[(epoch(9, &[client.first.name]), by)]);
    let body = BodyName {
        device: client.first.name,
        stream: Stream::Records,
        number: 1,
        index: 0,
    };
    let signed = |method, path, body| Endpoint {
        method,
        path,
        body,
        signed: true,
    };
    let open = |method, path: String, body| Endpoint {
        method,
        path,
        body,
        signed: false,
    };
    let pairing = || route::pairing(random(), None);
    vec![
        signed("GET", route::keys(vault, None), vec![]),
        signed(
            "POST",
            route::keys(vault, Some(after)),
            write_entries(&entries),
        ),
        signed(
            "GET",
            route::batch(vault, Stream::Records, 0, None, false),
            vec![],
        ),
        signed("POST", route::pages(vault), page),
        signed("POST", route::erased(vault), BodyName::write(&[body])),
        signed("GET", route::hints(vault, 0, [0, 0]), vec![]),
        signed("DELETE", route::vault(vault), vec![]),
        open("GET", route::HELLO.to_owned(), vec![]),
        open("GET", "/v1/openapi.json".to_owned(), vec![]),
        open("GET", pairing(), vec![]),
        open("POST", pairing(), vec![1]),
        open("GET", route::recovery(client.locator), vec![]),
        open("POST", route::VAULTS.to_owned(), vec![1; 16]),
    ]
}

fn fields<'a>(signed: &'a [(&'static str, String)]) -> Vec<(&'static str, &'a str)> {
    signed
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect()
}

/// Every role that may not, and what each is told.
fn refused(
    client: &Client,
    stranger: &Client,
    removed: &Device,
    one: &Endpoint,
) -> Vec<(&'static str, Reply, Code)> {
    let (url, method, path) = (&client.first.url, one.method, one.path.as_str());
    let plain = |fields: &[(&str, &str)]| ask(url, method, path, &one.body, fields);
    let member = &client.first;
    let twin = |device: &Device| Device {
        url: device.url.clone(),
        key: device.key.clone(),
        ..*device
    };
    let mut all = vec![("nobody", plain(&[]), Code::Unauthorised)];
    // Another vault's device, as itself and as if it belonged here.
    let other = &stranger.first;
    all.push((
        "another vault's",
        other.ask(method, path, &one.body),
        Code::Unauthorised,
    ));
    let posing = Device {
        vault: member.vault,
        ..twin(other)
    };
    all.push((
        "another vault's, posing",
        posing.ask(method, path, &one.body),
        Code::Gone,
    ));
    let forger = Device {
        name: member.name,
        ..twin(&posing)
    };
    all.push((
        "a forger",
        forger.ask(method, path, &one.body),
        Code::Unauthorised,
    ));
    all.push((
        "a removed one",
        removed.ask(method, path, &one.body),
        Code::Gone,
    ));
    for off in [-400, 400] {
        let late = Device {
            off,
            ..twin(member)
        };
        all.push((
            "a clock that is off",
            late.ask(method, path, &one.body),
            Code::Clock,
        ));
    }
    // What was signed for something else.
    let elsewhere = member.sign(method, &format!("{path}?"), &one.body);
    all.push((
        "another address",
        plain(&fields(&elsewhere)),
        Code::Unauthorised,
    ));
    let other_method = member.sign("PUT", path, &one.body);
    all.push((
        "another method",
        plain(&fields(&other_method)),
        Code::Unauthorised,
    ));
    let mut body = one.body.clone();
    body.push(1);
    let other_body = member.sign(method, path, &body);
    all.push((
        "another body",
        plain(&fields(&other_body)),
        Code::Unauthorised,
    ));
    let good = member.sign(method, path, &one.body);
    for lacking in 0..good.len() {
        let mut less = good.clone();
        less.remove(lacking);
        all.push(("a field less", plain(&fields(&less)), Code::Unauthorised));
    }
    let mut twice = fields(&good);
    twice.push(twice[0]);
    all.push(("a field twice", plain(&twice), Code::Malformed));
    all
}

/// Whether a path is one of a template's.
fn is_of(path: &str, template: &str) -> bool {
    let path = path.split('?').next().unwrap_or_default();
    let (path, template) = (path.split('/'), template.split('/'));
    path.clone().count() == template.clone().count()
        && path
            .zip(template)
            .all(|(part, named)| named.starts_with('{') || part == named)
}

pub fn the_description_is_of_what_there_is(place: Place<'_>) {
    let bench = place.start();
    let client = bench.client();
    let all = endpoints(&bench, &client);
    // Those about what is shared are in stories of their own.
    let here: Vec<_> = ROUTES
        .iter()
        .filter(|one| !one.path.starts_with("/v1/grants") && !one.path.starts_with("/v1/shares"))
        .collect();
    assert_eq!(all.len(), here.len());
    for route in here {
        let here = |one: &&Endpoint| {
            one.method.eq_ignore_ascii_case(route.method) && is_of(&one.path, route.path)
        };
        let one = all.iter().find(here).expect(route.path);
        assert_eq!(one.signed, route.who == Who::Device, "{}", route.path);
        let status = ask(&bench.url, one.method, &one.path, &one.body, &[]).status;
        assert!(![404, 405].contains(&status), "{} {}", one.method, one.path);
    }
    let told = ask(&bench.url, "GET", "/v1/openapi.json", &[], &[]).ok();
    let told: serde_json::Value = serde_json::from_slice(&told.body).expect("JSON");
    assert_eq!(told, trellis_server::openapi::describe());
}

pub fn the_matrix(place: Place<'_>) {
    let bench = place.start();
    let mut client = bench.client();
    client.first.write(Stream::Records, 1, 64);
    let removed = client.pair();
    client.remove(&removed, &[client.first.name]);
    let stranger = bench.client();
    let mut cells = 0;
    for one in endpoints(&bench, &client) {
        let name = format!("{} {}", one.method, one.path);
        if one.signed {
            for (role, reply, code) in refused(&client, &stranger, &removed, &one) {
                assert_eq!(reply.code(), Some(code), "{name} asked by {role}");
                cells += 1;
            }
        } else {
            let reply = ask(&bench.url, one.method, &one.path, &one.body, &[]);
            let wanted = if one.path == route::VAULTS { 400 } else { 200 };
            assert_eq!(reply.status, wanted, "{name}");
            cells += 1;
        }
        // No other method is known.
        for method in ["PUT", "PATCH", "DELETE", "OPTIONS"] {
            if method != one.method {
                let status = ask(&bench.url, method, &one.path, &[], &[]).status;
                let path = one.path.split('?').next().unwrap_or_default();
                let signed = method == "DELETE" && path == route::vault(client.first.vault);
                assert_eq!(status, if signed { 401 } else { 405 }, "{method} {name}");
            }
        }
    }
    assert!(cells >= 100, "{cells}");
    // Nothing of that changed anything, and who belongs may do it all.
    let (standing, pages) = client.first.read_all(Stream::Records);
    assert_eq!((standing.top, pages.len()), ([1, 0], 1));
    for one in endpoints(&bench, &client).iter().filter(|one| one.signed) {
        if one.path.contains("/hints") {
            continue;
        }
        let reply = client.first.ask(one.method, &one.path, &one.body);
        let wanted = if one.path.contains("keys?") { 400 } else { 200 };
        assert_eq!(reply.status, wanted, "{} {}", one.method, one.path);
    }
}

pub fn a_nonce_is_taken_once(place: Place<'_>) {
    let bench = place.start();
    let client = bench.client();
    let path = route::keys(client.first.vault, None);
    let signed = client.first.sign("GET", &path, &[]);
    let again = || ask(&bench.url, "GET", &path, &[], &fields(&signed));
    again().ok();
    again().refused(Code::Unauthorised);
    again().refused(Code::Unauthorised);
    // Many at once: one is taken.
    let signed = client.first.sign("GET", &path, &[]);
    let taken = std::thread::scope(|scope| {
        let again = || ask(&bench.url, "GET", &path, &[], &fields(&signed)).status == 200;
        let tasks: Vec<_> = (0..20).map(|_| scope.spawn(again)).collect();
        let taken = tasks
            .into_iter()
            .map(|task| task.join().expect("an answer"));
        taken.filter(|taken| *taken).count()
    });
    assert_eq!(taken, 1);
}

pub fn a_clock_that_is_off_is_told_the_time(place: Place<'_>) {
    let bench = place.start();
    let mut client = bench.client();
    let path = route::keys(client.first.vault, None);
    client.first.off = 86_400 * 3_650;
    let reply = client.first.ask("GET", &path, &[]);
    reply.refused(Code::Clock);
    assert!(
        reply
            .header("date")
            .is_some_and(|date| date.ends_with("GMT"))
    );
    client.first.off = -290;
    client.first.ask("GET", &path, &[]).ok();
    client.first.off = 290;
    client.first.ask("GET", &path, &[]).ok();
}

/// Asks so often that some are told to slow down.
fn slowed(most: usize, asked: impl Fn() -> Reply) {
    let begun = Instant::now();
    let replies: Vec<_> = (0..most).map(|_| asked()).collect();
    let slow: Vec<_> = replies.iter().filter(|reply| reply.status == 429).collect();
    // However slow this machine is, no more than its share is answered.
    let minutes = begun.elapsed().div_duration_f64(Duration::from_secs(60));
    assert!(slow.len() + 45 + (minutes * 60.0) as usize >= most && !slow.is_empty());
    for reply in slow {
        reply.refused(Code::SlowDown);
        let wait = reply.header("retry-after").expect("a time");
        let wait: u64 = wait.parse().expect("seconds");
        assert!((1..=3_600).contains(&wait));
    }
}

pub fn too_much_is_told_to_slow_down(place: Place<'_>) {
    let bench = place.start_with(|config| {
        config.limits.device_per_minute = 20;
        config.limits.recovery_per_hour = 3;
        config.limits.unsigned_per_minute = 40;
    });
    let client = bench.client();
    let path = route::keys(client.first.vault, None);
    // Somebody else's bad signatures do not use up a device's share.
    let forger = Device {
        name: client.first.name,
        ..Device::new(&bench.url, client.first.vault)
    };
    for _ in 0..30 {
        forger.ask("GET", &path, &[]).refused(Code::Unauthorised);
    }
    slowed(200, || client.first.ask("GET", &path, &[]));
    let nowhere = route::recovery(Hash([1; 32]));
    slowed(50, || ask(&bench.url, "GET", &nowhere, &[], &[]));
    slowed(200, || ask(&bench.url, "GET", route::HELLO, &[], &[]));
}
