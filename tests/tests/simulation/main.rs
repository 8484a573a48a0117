//! Simulation: the real server and real devices, each with its own vault on disk, and a network that does
//! to them whatever networks do: it loses requests and answers, tears them in the middle, brings them
//! twice or much too late, is gone for one and not for another. Devices and the server are killed where
//! they stand, and clocks are wrong by up to ten years. Once the network is well, at most three rounds
//! later all devices are equal, no word is lost, and nobody was alarmed.
//!
//! A seed plays the same history each time, to the byte: see `docs/adr/0023-a-simulation-waits-for-silence.md`
//! for how, and why the network is ours and not `turmoil`'s.

mod device;
mod host;
mod network;
mod world;

use std::io::Write;
use world::{Counts, World};

fn number(name: &str, or: u64) -> u64 {
    let set = std::env::var(name).ok();
    set.map_or(or, |set| set.parse().expect("a number"))
}

fn say(line: &str) {
    writeln!(std::io::stdout().lock(), "{line}").expect("a place to say it");
}

/// `TRELLIS_SIMULATIONS` says how many, `TRELLIS_SEED` from which seed on. Every twentieth is played twice.
#[tokio::test]
async fn whatever_the_network_does_devices_end_in_the_same_state() {
    let (many, first) = (number("TRELLIS_SIMULATIONS", 24), number("TRELLIS_SEED", 1));
    let begun = world::Begun::make().await;
    let mut all = Counts::default();
    for seed in first..first + many {
        let (counts, trace) = World::play(&begun, seed).await;
        all.add(&counts);
        if seed % 20 == 0 {
            let (_, again) = World::play(&begun, seed).await;
            assert_eq!(trace, again, "seed {seed} does not replay");
        }
        if (seed + 1 - first) % 500 == 0 {
            say(&format!("… {} simulations, {all}", seed + 1 - first));
        }
    }
    say(&format!("{many} simulations from seed {first}: {all}"));
    // What did not come up was not shown.
    if many >= 20 {
        assert_eq!(all.never(), Vec::<&str>::new(), "none of these came up");
    }
}

/// Two runs of a seed from nothing, vaults and all, do the same to the byte.
#[tokio::test]
async fn a_seed_replays_exactly() {
    let mut traces = Vec::new();
    for _ in 0..2 {
        let begun = world::Begun::make().await;
        traces.push(World::play(&begun, 7).await.1);
    }
    assert_eq!(traces[0], traces[1]);
}
