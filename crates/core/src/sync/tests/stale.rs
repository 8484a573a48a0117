//! A hostile server that shows what was, and holds back what is: told where it can be known, and shown
//! honestly where it cannot.

use super::agency::Agency;
use super::hostile::{seeds, two};
use super::vaults::{begin, device, note, recover, state, status, step};
use super::world::Random;
use crate::sync::engine::{Ran, round};
use crate::testing::Bench;
use serde_json::json;
use std::sync::Arc;

#[tokio::test]
async fn a_server_that_goes_back_is_told_until_the_client_has_read_it() {
    let agency = Arc::new(Agency::new());
    let phone = device(&agency, 1).await;
    begin(&agency, &phone, "Phone").await;
    note(&phone, "One.").await;
    step(&phone).await;
    let old = agency.inner().vaults.clone();
    note(&phone, "Two.").await;
    step(&phone).await;
    agency.inner().vaults = old;
    assert!(matches!(round(&phone.app).await, Ran::Failed(_)));
    assert_eq!(status(&phone).await["alarms"][0]["kind"], "rolled_back");
    note(&phone, "Three.").await;
    // Read, it counts as restored: what it lost is sent again.
    phone.ok("sync_alarms_seen", json!({})).await;
    step(&phone).await;
    let laptop = device(&agency, 2).await;
    recover(&laptop, "Laptop").await;
    step(&laptop).await;
    assert_eq!(state(&phone).await, state(&laptop).await);
}

/// From any state back to any that was before.
#[tokio::test]
async fn a_server_that_goes_back_any_way_is_told() {
    for seed in seeds(4) {
        let mut random = Random(seed);
        let (agency, phone, laptop, _) = two(seed * 10).await;
        let mut states = Vec::new();
        for n in 0..2 + random.below(5) {
            states.push(agency.inner().vaults.clone());
            for _ in 0..1 + random.below(3) {
                note(&phone, &format!("Later {n}.")).await;
            }
            step(&phone).await;
        }
        step(&laptop).await;
        let before = state(&laptop).await;
        let now = agency.inner().vaults.clone();
        agency.inner().vaults = states.swap_remove(random.below(states.len()));
        for bench in [&laptop, &phone] {
            assert!(
                matches!(round(&bench.app).await, Ran::Failed(_)),
                "seed {seed}"
            );
            let shown = status(bench).await;
            assert_eq!(shown["alarms"][0]["kind"], "rolled_back", "seed {seed}");
        }
        assert_eq!(
            state(&laptop).await,
            before,
            "seed {seed}: nothing is taken back"
        );
        agency.inner().vaults = now;
        for bench in [&laptop, &phone] {
            bench.ok("sync_alarms_seen", json!({})).await;
            step(bench).await;
        }
        assert_eq!(state(&phone).await, state(&laptop).await);
    }
}

/// Nobody can prove that there is nothing newer: what is shown is when a device was last heard of.
#[tokio::test]
async fn what_is_held_back_shows_as_a_device_not_heard_of() {
    let (agency, phone, laptop, _) = two(30).await;
    step(&laptop).await;
    let heard = async || {
        let shown = status(&laptop).await;
        let devices = shown["devices"].as_array().expect("a list").clone();
        assert_eq!(shown["alarms"], json!([]), "it is no proof of anything");
        let phone = devices.iter().find(|one| one["name"] == "Phone");
        phone.expect("the phone")["heard"].clone()
    };
    let frozen = agency.kept();
    let (before, then) = (state(&laptop).await, heard().await);
    for day in 2..6 {
        let noon = format!("2026-06-0{day}T16:00:00Z");
        phone.set_time(&noon);
        note(&phone, &format!("Day {day}.")).await;
        step(&phone).await;
        // The laptop is shown what was there days ago.
        let frozen = frozen.clone();
        agency.inner().lie = Some(Box::new(move |path, _, answer| {
            if path.contains("/pages?stream=") {
                answer.body = frozen.standing(1).bytes().to_vec();
            }
        }));
        round(&laptop.app).await;
        agency.inner().lie = None;
        assert_eq!(heard().await, then, "day {day}");
    }
    assert_eq!(state(&laptop).await, before);
    step(&laptop).await;
    assert_ne!(heard().await, then);
    assert_eq!(state(&phone).await, state(&laptop).await);
}

/// The known limit: words alone cannot tell that a copy is old. A device that knows better does.
#[tokio::test]
async fn an_older_copy_is_all_that_words_alone_can_know_of() {
    let (agency, phone, laptop, before) = went_back().await;
    assert!(matches!(round(&phone.app).await, Ran::Failed(_)));
    assert_eq!(status(&phone).await["alarms"][0]["kind"], "rolled_back");
    recover(&laptop, "Laptop").await;
    step(&laptop).await;
    assert_eq!(state(&laptop).await, before);
    assert_eq!(status(&laptop).await["alarms"], json!([]));
    drop(agency);
}

/// Where as many pages came as were lost, before a device looked that knew better: how many there are
/// tells nothing then. What was lost comes back with what that device writes next.
#[tokio::test]
async fn what_a_server_lost_and_filled_up_again_comes_back() {
    let (_agency, phone, laptop, _) = went_back().await;
    recover(&laptop, "Laptop").await;
    step(&laptop).await;
    note(&phone, "Three.").await;
    for n in 0..3 {
        note(&laptop, &format!("Meanwhile {n}.")).await;
        for bench in [&phone, &laptop] {
            bench.ok("sync_now", json!({})).await;
            round(&bench.app).await;
        }
    }
    step(&phone).await;
    assert_eq!(state(&phone).await, state(&laptop).await);
    let asked = json!({"query": "two", "before": null});
    let found = laptop.ok("search", asked).await;
    assert_eq!(found["hits"].as_array().map(Vec::len), Some(1));
}

/// A phone, a server that has lost the newest of what it wrote, a laptop that knows of nothing, and what
/// there was before.
async fn went_back() -> (Arc<Agency>, Bench, Bench, String) {
    let agency = Arc::new(Agency::new());
    let (phone, laptop) = (device(&agency, 1).await, device(&agency, 2).await);
    begin(&agency, &phone, "Phone").await;
    note(&phone, "One.").await;
    step(&phone).await;
    let old = agency.inner().vaults.clone();
    let before = state(&phone).await;
    note(&phone, "Two.").await;
    step(&phone).await;
    agency.inner().vaults = old;
    (agency, phone, laptop, before)
}
