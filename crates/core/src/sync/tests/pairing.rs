//! Pairing: a code, three words, and the new device is in; or not, if they differ.

use super::agency::{ADDRESS, Agency};
use super::vaults::{begin, device, note, state, status, step};
use crate::testing::Bench;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;

async fn pairing(bench: &Bench) -> Value {
    bench.ok("sync_pair_state", json!({})).await
}

/// Waits until a pairing is so far.
async fn until(bench: &Bench, phase: &str) -> Value {
    for _ in 0..600 {
        let state = pairing(bench).await;
        if state["phase"] == phase {
            return state;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    unreachable!("it never came to {phase}");
}

/// A phone with a copy, and a laptop that shows its code.
async fn shown(agency: &Arc<Agency>, seed: u64) -> (Bench, Bench, Value) {
    let (phone, laptop) = (device(agency, seed).await, device(agency, seed + 1).await);
    begin(agency, &phone, "Phone").await;
    note(&phone, "Before.").await;
    step(&phone).await;
    note(&laptop, "On the laptop.").await;
    let show = json!({"server": ADDRESS, "name": "Laptop"});
    let code = laptop.ok("sync_pair_show", show).await;
    (phone, laptop, code)
}

#[tokio::test]
async fn a_new_device_is_let_in_by_a_code_and_three_words() {
    for (seed, way) in [(1, "text"), (11, "code")] {
        let agency = Arc::new(Agency::new());
        let (phone, laptop, code) = shown(&agency, seed).await;
        phone.ok("sync_pair_join", json!({"text": code[way]})).await;
        let (one, other) = (until(&phone, "words").await, until(&laptop, "words").await);
        assert_eq!(one["words"], other["words"]);
        assert_eq!(one["words"].as_array().map(Vec::len), Some(3));
        assert_eq!(
            (&one["name"], &other["name"]),
            (&json!("Laptop"), &json!("Phone"))
        );
        assert_eq!(
            agency.kept().entries.len(),
            2,
            "nobody is in before the client has said so"
        );
        assert_eq!(
            phone.ok("sync_pair_say", json!({"same": true})).await["phase"],
            "done"
        );
        until(&laptop, "done").await;
        for bench in [&laptop, &phone, &laptop] {
            step(bench).await;
        }
        assert_eq!(state(&phone).await, state(&laptop).await, "{way}");
        for bench in [&phone, &laptop] {
            let shown = status(bench).await;
            assert_eq!(shown["alarms"], json!([]));
            assert_eq!(shown["waiting"]["missing"], 0);
            assert_eq!(shown["words"], true);
            assert_eq!(shown["devices"].as_array().map(Vec::len), Some(2));
        }
        bench_stops(&phone).await;
    }
}

async fn bench_stops(bench: &Bench) {
    bench.ok("sync_pair_stop", json!({})).await;
    assert_eq!(pairing(bench).await["phase"], "none");
}

#[tokio::test]
async fn words_that_differ_let_nobody_in() {
    let agency = Arc::new(Agency::new());
    let (phone, laptop, code) = shown(&agency, 1).await;
    phone
        .ok("sync_pair_join", json!({"text": code["code"]}))
        .await;
    until(&phone, "words").await;
    assert_eq!(
        phone.ok("sync_pair_say", json!({"same": false})).await["phase"],
        "over"
    );
    assert_eq!(agency.kept().entries.len(), 2);
    assert_eq!(status(&laptop).await["phase"], "off");
    let again = phone.refused("sync_pair_say", json!({"same": true})).await;
    assert_eq!(again, crate::Code::NotFound);
    let nonsense = json!({"text": "no code"});
    assert_eq!(
        phone.refused("sync_pair_join", nonsense).await,
        crate::Code::NotValid
    );
}

/// A server that shows the new device an older list, or another one, lets nobody in by that.
#[tokio::test]
async fn a_server_cannot_show_a_new_device_another_vault() {
    let agency = Arc::new(Agency::new());
    let (phone, laptop, code) = shown(&agency, 1).await;
    phone
        .ok("sync_pair_join", json!({"text": code["text"]}))
        .await;
    until(&phone, "words").await;
    until(&laptop, "words").await;
    phone.ok("sync_pair_say", json!({"same": true})).await;
    agency.inner().lie = Some(Box::new(|path, kept, answer| {
        if path.contains("/keys") {
            answer.body = trellis_protocol::write_entries(&kept.entries[..2]);
        }
    }));
    let over = until(&laptop, "over").await;
    assert_eq!(over["trouble"], "nonsense");
    assert_eq!(status(&laptop).await["phase"], "off");
}
