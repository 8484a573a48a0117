//! Histories of real vaults: few, since each is a database; the many are in `convergence`.

use super::agency::Agency;
use super::vaults::{begin, device, recover, state, status};
use super::world::Random;
use crate::sync::engine::{Ran, round};
use crate::testing::Bench;
use serde_json::{Value, json};
use std::sync::Arc;

/// A client does something at a device.
async fn act(bench: &Bench, random: &mut Random, n: usize) {
    let day = bench.ok("day", json!({"day": "2026-06-01"})).await;
    let checkins = day["checkins"].as_array().cloned().unwrap_or_default();
    let one = |random: &mut Random| -> Option<Value> {
        let at = random.below(checkins.len() + 1);
        checkins.get(at).map(|checkin| checkin["id"].clone())
    };
    match random.below(8) {
        0..3 => drop(bench.ok("checkin_save", json!({"note": format!("Note {n}.")})).await),
        3 => {
            if let Some(id) = one(random) {
                let again = json!({"id": id, "note": format!("Again {n}."), "rest": random.one_in(2)});
                bench.ok("checkin_save", again).await;
            }
        }
        4 => {
            if let Some(id) = one(random) {
                bench.ok("checkin_delete", json!({"id": id})).await;
                if random.one_in(2) {
                    bench.ok("deleted_forget", json!({"kind": "checkin", "id": id})).await;
                }
            }
        }
        5 => drop(bench.ok("hope_save", json!({"id": null, "text": format!("Hope {n}."), "photo": null})).await),
        6 => drop(bench.ok("tag_save", json!({"id": null, "group": "place", "label": format!("Place {n}"), "hidden": false})).await),
        _ => drop(bench.ok("settings_save", json!({"name": format!("Ana {n}")})).await),
    }
}

async fn play(seed: u64) {
    let mut random = Random(seed);
    let agency = Arc::new(Agency::new());
    let mut benches = vec![device(&agency, seed * 10 + 1).await];
    begin(&agency, &benches[0], "One").await;
    let clocks = [
        "2016-06-01T14:00:00Z",
        "2036-06-01T14:00:00Z",
        "2026-06-01T14:00:00Z",
    ];
    for n in 0..20 {
        if benches.len() < 3 && random.one_in(5) {
            let bench = device(&agency, seed * 10 + 1 + benches.len() as u64).await;
            recover(&bench, "Other").await;
            benches.push(bench);
        }
        let at = random.below(benches.len());
        let bench = &benches[at];
        match random.below(4) {
            0 | 1 => act(bench, &mut random, n).await,
            2 => {
                agency.inner().deaf = random.one_in(3);
                round(&bench.app).await;
                agency.inner().deaf = false;
            }
            _ => {
                // A clock that is put elsewhere is only ever a clock.
                bench.set_time(clocks[random.below(clocks.len())]);
                act(bench, &mut random, n).await;
                bench.set_time("2026-06-01T14:00:00Z");
            }
        }
    }
    for _ in 0..3 {
        for bench in &benches {
            assert_eq!(round(&bench.app).await, Ran::Done, "seed {seed}");
        }
    }
    let first = state(&benches[0]).await;
    for bench in &benches {
        assert_eq!(state(bench).await, first, "seed {seed}");
        let shown = status(bench).await;
        assert_eq!(shown["alarms"], json!([]), "seed {seed}");
        let none = json!({"changes": 0, "photos": 0, "missing": 0, "newer": 0, "unreadable": 0, "for_network": false});
        assert_eq!(shown["waiting"], none, "seed {seed}");
    }
}

/// `TRELLIS_VAULTS` says how many.
#[tokio::test]
async fn real_vaults_end_in_the_same_state() {
    let many = std::env::var("TRELLIS_VAULTS").ok();
    let many: u64 = many.map_or(6, |many| many.parse().expect("a number"));
    let first = std::env::var("TRELLIS_SEED").ok();
    let first = first.map_or(1, |first| first.parse().expect("a number"));
    for seed in first..first + many {
        play(seed).await;
    }
}
