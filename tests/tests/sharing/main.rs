//! Histories of sharing: random lives of grants against the real server, with real keys and real seals.
//! After each settled step what the server gives to a worker is exactly what a small model says may be
//! seen, opened and compared; after a confirmed stop there is no row and no byte of it, in backups neither.
//!
//! `TRELLIS_SHARES` says how many histories; `make campaign` does 100,000. `TRELLIS_SEED` repeats a run.

mod agency;
mod client;
mod course;
mod life;
mod worker;
mod world;

use std::collections::BTreeMap;
use std::io::Write as _;
use trellis_tests::random::Random;
use world::World;

/// Grants that live on one server at a time.
const TOGETHER: usize = 10;

fn given(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn what_is_given_is_what_may_be_seen_through_every_history() {
    let histories = given("TRELLIS_SHARES").unwrap_or(40);
    let seed = given("TRELLIS_SEED").unwrap_or(8);
    let mut out = std::io::stdout().lock();
    writeln!(out, "{histories} histories of sharing from seed {seed}").expect("a place to say it");
    let (mut done, mut run, mut steps) = (0, 0, 0_u64);
    let mut counts: BTreeMap<&'static str, u64> = BTreeMap::new();
    while done < histories {
        let mut random = Random::with(seed.wrapping_add(run));
        let mut world = World::new(&mut random);
        for _ in 0..160 {
            let whole = world.step(&mut random);
            world.look(whole, &mut random);
            steps += 1;
        }
        for at in 0..world.lives.len() {
            if world.lives[at].ended {
                world.nothing_is_left(at);
            } else {
                world.end(at, random.place(2), &mut random);
            }
        }
        world.look(true, &mut random);
        done += world.lives.len() as u64;
        for (what, count) in &world.counts {
            *counts.entry(*what).or_default() += count;
        }
        world.stop();
        run += 1;
    }
    writeln!(
        out,
        "{done} histories, {steps} steps, {run} servers: {counts:?}"
    )
    .expect("a place to say it");
}
