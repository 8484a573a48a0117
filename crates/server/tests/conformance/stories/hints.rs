//! Server-sent hints.

use crate::place::Place;
use std::io::{BufRead as _, BufReader};
use std::sync::mpsc::channel;
use std::time::Duration;
use trellis_protocol::{Stream, route};

pub fn a_listener_hears_that_something_came(place: Place<'_>) {
    let bench = place.start();
    let mut client = bench.client();
    let second = client.pair();
    let (standing, _) = second.read_all(Stream::Records);
    let path = route::hints(second.vault, standing.keys, standing.top);
    let fields = second.sign("GET", &path, &[]);
    let mut request = ureq::get(format!("{}{path}", bench.url));
    for (name, value) in &fields {
        request = request.header(*name, value);
    }
    let response = request.call().expect("an answer");
    assert_eq!(response.headers()["content-type"], "text/event-stream");
    let (heard, hear) = channel();
    std::thread::spawn(move || {
        let lines = BufReader::new(response.into_body().into_reader()).lines();
        for line in lines.map_while(Result::ok) {
            if line == "event: top" && heard.send(()).is_err() {
                return;
            }
        }
    });
    let long = Duration::from_secs(60);
    // Over a shared database the server first looks where the vault stands.
    if bench.server().store.is_shared() {
        std::thread::sleep(Duration::from_millis(2_500));
    }
    assert!(hear.try_recv().is_err(), "nothing came yet");
    client.first.write(Stream::Records, 1, 64);
    hear.recv_timeout(long).expect("a hint");
    client.first.write(Stream::Photos, 1, 64);
    hear.recv_timeout(long).expect("another");

    // Whoever begins to listen when something came already hears of it at once.
    let fields = second.sign("GET", &path, &[]);
    let mut request = ureq::get(format!("{}{path}", bench.url));
    for (name, value) in &fields {
        request = request.header(*name, value);
    }
    let response = request.call().expect("an answer");
    let mut lines = BufReader::new(response.into_body().into_reader()).lines();
    let first = lines.next().expect("a line").expect("text");
    assert_eq!(first, "event: top");
}
