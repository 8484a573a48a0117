//! Two real apps and the real server over TLS, each killed at random while both write: what was
//! acknowledged is on both in the end, once, and both are the same.

use crate::cluster::Cluster;
use crate::device::{Device, nothing_is_lost, until_in_step};
use crate::place::Agency;
use serde_json::json;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::time::Duration;
use trellis_tests::random::Random;

/// How many kills: more in `make campaign`.
fn kills() -> u64 {
    let kills = std::env::var("TRELLIS_REAL_KILLS").ok();
    kills.map_or(8, |kills| kills.parse().expect("a number"))
}

/// Writes until the app is gone or it is told to stop; gives what was acknowledged. Each third time it
/// also asks for a round at once, so that there is nearly always one that a kill cuts off.
fn write(device: &Device, round: u64, stop: &AtomicBool, random: &mut Random) -> Vec<String> {
    let mut acknowledged = Vec::new();
    for n in 0.. {
        if stop.load(Relaxed) {
            break;
        }
        let text = format!("{} wrote {n} in round {round}", device.name);
        let done = match random.below(5) {
            0 => device.photo(random).and_then(|photo| {
                let form = json!({ "id": null, "text": text, "photo": photo });
                device.app().ok("hope_save", &form)
            }),
            _ => device.app().ok("checkin_save", &json!({ "note": text })),
        };
        if done.is_err() {
            break;
        }
        acknowledged.push(text);
        if n % 3 == 0 && device.app().ok("sync_now", &json!({})).is_err() {
            break;
        }
        std::thread::sleep(Duration::from_millis(random.below(40)));
    }
    acknowledged
}

/// What came of a campaign.
#[derive(Default)]
struct Tally {
    phone: u64,
    laptop: u64,
    server: u64,
    database: u64,
}

fn killed_at_random(mut cluster: Option<Cluster>) {
    let (mut random, seed) = Random::seeded();
    println!("TRELLIS_SEED={seed}");
    let mut agency = Agency::new(cluster.as_ref());
    let mut phone = Device::new("phone", &agency);
    let mut laptop = Device::new("laptop", &agency);
    phone.start();
    laptop.start();
    let words = phone.begin(&agency);
    laptop.recover(&agency, &words);
    let (mut acknowledged, mut tally) = (BTreeSet::new(), Tally::default());
    let victims = if cluster.is_some() { 4 } else { 3 };
    for round in 0..kills() {
        let stop = AtomicBool::new(false);
        let seeds = [random.below(u64::MAX), random.below(u64::MAX)];
        // Each in turn and in a place of its own, so that a short run has them all.
        let victim = (round + seed % victims) % victims;
        std::thread::scope(|scope| {
            let [one, other] = [(&phone, seeds[0]), (&laptop, seeds[1])].map(|(device, seed)| {
                let stop = &stop;
                scope.spawn(move || write(device, round, stop, &mut Random::with(seed)))
            });
            std::thread::sleep(Duration::from_millis(50 + random.below(650)));
            match victim {
                0 => {
                    phone.kill();
                    tally.phone += 1;
                }
                1 => {
                    laptop.kill();
                    tally.laptop += 1;
                }
                2 => {
                    agency.kill();
                    tally.server += 1;
                }
                _ => {
                    cluster.as_mut().expect("PostgreSQL").kill();
                    tally.database += 1;
                }
            }
            // The others go on for a while without it.
            std::thread::sleep(Duration::from_millis(random.below(250)));
            stop.store(true, Relaxed);
            for writer in [one, other] {
                acknowledged.extend(writer.join().expect("what was acknowledged"));
            }
        });
        match victim {
            0 => {
                phone.bury();
                phone.start();
            }
            1 => {
                laptop.bury();
                laptop.start();
            }
            2 => agency.start(),
            _ => cluster.as_mut().expect("PostgreSQL").begin(),
        }
    }
    nothing_is_lost(&[&phone, &laptop], &acknowledged);
    // What the server holds is all of it too: a third device has nothing but that.
    let mut tablet = Device::new("tablet", &agency);
    tablet.start();
    tablet.recover(&agency, &words);
    nothing_is_lost(&[&phone, &laptop, &tablet], &acknowledged);
    println!(
        "{} kills (phone {}, laptop {}, server {}, database {}), {} writes acknowledged, {} there, on all three, none twice",
        kills(),
        tally.phone,
        tally.laptop,
        tally.server,
        tally.database,
        acknowledged.len(),
        tablet.texts().len()
    );
    assert!(acknowledged.len() as u64 > kills());
    for mut device in [phone, laptop, tablet] {
        device.stop();
    }
    agency.stop();
    let doctor = agency.told(&["doctor"]);
    assert!(doctor.contains("the audit holds"), "{doctor}");
}

#[test]
fn whatever_is_killed_nothing_acknowledged_is_lost_on_sqlite() {
    killed_at_random(None);
}

#[test]
fn whatever_is_killed_nothing_acknowledged_is_lost_on_postgresql() {
    killed_at_random(Some(Cluster::start()));
}

/// Writes a few things on a device, in one go.
fn some(device: &Device, what: &str, acknowledged: &mut BTreeSet<String>) {
    let (mut random, _) = Random::seeded();
    for n in 0..6 {
        let text = format!("{} {what} {n}", device.name);
        device.ok("checkin_save", json!({ "note": text }));
        acknowledged.insert(text);
    }
    let photo = device.photo(&mut random).expect("a photograph");
    let text = format!("{} {what}, with a photograph", device.name);
    let form = json!({ "id": null, "text": text, "photo": photo });
    device.ok("hope_save", form);
    acknowledged.insert(text);
}

/// An older backup is put back under clients that live on: they send again what it lost, calmly.
fn restored(cluster: Option<&Cluster>) {
    let mut agency = Agency::new(cluster);
    let mut acknowledged = BTreeSet::new();
    let [mut phone, mut laptop] = ["phone", "laptop"].map(|name| Device::new(name, &agency));
    for device in [&mut phone, &mut laptop] {
        device.start();
    }
    let words = phone.begin(&agency);
    laptop.recover(&agency, &words);
    some(&phone, "before the backup", &mut acknowledged);
    until_in_step(&[&phone, &laptop]);
    let backup = agency.back_up();
    // Pages, a photograph and a device that the backup does not know.
    some(&phone, "after the backup", &mut acknowledged);
    some(&laptop, "after the backup", &mut acknowledged);
    let mut tablet = Device::new("tablet", &agency);
    tablet.start();
    tablet.recover(&agency, &words);
    until_in_step(&[&phone, &laptop, &tablet]);
    some(&tablet, "before the restore", &mut acknowledged);
    // Once while all run, and once more from the same backup.
    for time in ["first", "second"] {
        agency.restore(&backup, cluster);
        some(
            &laptop,
            &format!("after the {time} restore"),
            &mut acknowledged,
        );
        nothing_is_lost(&[&phone, &laptop, &tablet], &acknowledged);
    }
    // The server has everything again: a fourth device has nothing but that.
    let mut old = Device::new("old phone", &agency);
    old.start();
    old.recover(&agency, &words);
    nothing_is_lost(&[&phone, &laptop, &tablet, &old], &acknowledged);
}

#[test]
fn an_old_backup_is_made_good_by_the_clients_on_sqlite() {
    restored(None);
}

#[test]
fn an_old_backup_is_made_good_by_the_clients_on_postgresql() {
    restored(Some(&Cluster::start()));
}

/// Who does not vouch for itself is not spoken to, and hears nothing but a hand that is drawn back.
#[test]
fn a_server_that_nobody_vouches_for_is_told_nothing() {
    let agency = Agency::new(None);
    let mut device = Device::of_the_shop("phone");
    device.start();
    let invitation = json!({ "text": agency.invited(), "server": null });
    let begin = json!({ "invitation": invitation, "name": "Phone", "words": null });
    assert!(device.app().ok("sync_begin", &begin).is_err());
    assert_eq!(device.ok("sync_status", json!({}))["phase"], "off");
    assert!(!agency.log().contains("\"event\":\"request\""));
}
