//! A small disk of its own: that it is nearly full is told early, and a weekly backup that finds no room
//! says so kindly, loses nothing and leaves nothing half-made.

use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use trellis_tests::bridge::Bridge;
use trellis_tests::disk::{SmallDisk, leave};
use trellis_tests::random::Random;

fn bridge(disk: &SmallDisk) -> Bridge {
    let mut command = disk.command(env!("CARGO_BIN_EXE_bridge"));
    command.args(["--port", "0", "--folder"]).arg(disk.path());
    Bridge::start(command).expect("it starts")
}

fn ok(bridge: &Bridge, name: &str, argument: Value) -> Value {
    bridge.ok(name, &argument).expect("it answers")
}

fn names(folder: &Path) -> Vec<String> {
    let all = fs::read_dir(folder).expect("it is there");
    let mut names: Vec<String> = all
        .map(|entry| {
            entry
                .expect("readable")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    names
}

#[test]
fn a_disk_that_is_nearly_full_is_told_before_anything_is_lost() {
    // Where the system lets nobody mount there is no disk to fill.
    let Some(disk) = SmallDisk::new("420m") else {
        return;
    };
    let bridge = bridge(&disk);
    ok(&bridge, "start", json!({}));
    let told = |bridge: &Bridge| ok(bridge, "health", json!({}))["nearly_full"].clone();
    assert_eq!(told(&bridge), false, "there is room");
    leave(&disk.seen(bridge.id()), Some(150 << 20)).expect("it can be filled");
    assert_eq!(told(&bridge), true);
    assert_eq!(told(&bridge), false, "once a week");
    ok(
        &bridge,
        "checkin_save",
        json!({"note": "there is still room for years of words"}),
    );
    bridge.stop().expect("it closes");
}

#[test]
fn a_weekly_backup_that_finds_no_room_loses_nothing() {
    let Some(disk) = SmallDisk::new("24m") else {
        return;
    };
    let bridge = bridge(&disk);
    ok(&bridge, "start", json!({}));
    // Words that do not squeeze, so that the file has some size.
    let mut random = Random::with(7);
    for n in 0..60 {
        let letters: String = (0..8_000)
            .map(|_| char::from(b'a' + random.below(26) as u8))
            .collect();
        ok(
            &bridge,
            "checkin_save",
            json!({"note": format!("{n} {letters}")}),
        );
    }
    let nobody = json!({"typed": null, "words": null});
    let made = ok(
        &bridge,
        "words_make",
        json!({"proof": nobody, "language": "en"}),
    );
    let words: Vec<String> = serde_json::from_value(made["words"].clone()).expect("words");
    let places: Vec<usize> = serde_json::from_value(made["asked"].clone()).expect("places");
    let said: Vec<&String> = places.iter().map(|place| &words[*place]).collect();
    ok(&bridge, "words_keep", json!({"said": said}));
    let folder = bridge.choose_folder().expect("a folder");
    ok(&bridge, "backup_folder", json!({"folder": folder}));

    let here = disk.seen(bridge.id());
    let chosen = here.join("chosen/folder");
    leave(&here, Some(100_000)).expect("it can be filled");
    let health = ok(&bridge, "health", json!({}));
    assert_eq!(
        (&health["backup"], &health["damaged"]),
        (&json!("full"), &json!(false))
    );
    assert_eq!(names(&chosen), [""; 0], "nothing half-made");
    assert!(!here.join("vault/scratch").exists());
    assert_eq!(
        ok(&bridge, "backup", json!({}))["trouble"],
        "full",
        "said on its own page too"
    );

    // Whatever room there is: it is made and proven, or refused, and what stands there is whole.
    let by_hand = json!({"to": null, "passphrase": null});
    let (mut made, mut refused) = (0, 0);
    for room in [
        0, 40_000, 200_000, 400_000, 600_000, 900_000, 1_500_000, 3_000_000,
    ] {
        leave(&here, None).expect("it is there");
        let before = names(&chosen);
        leave(&here, Some(room)).expect("it can be filled");
        match bridge.ok("backup_make", &by_hand) {
            Ok(answer) => {
                assert_eq!(answer["problem"], Value::Null, "{room}");
                made += 1;
            }
            Err(_) => refused += 1,
        }
        assert!(!here.join("vault/scratch").exists(), "{room}");
        leave(&here, None).expect("it is there");
        let after = names(&chosen);
        assert!(
            after
                .iter()
                .all(|name| name.ends_with(".age") && !name.starts_with('.')),
            "{after:?}"
        );
        if after != before {
            let drill = json!({"from": null, "secret": words.join(" ")});
            let drilled = ok(&bridge, "backup_drill", drill);
            assert_eq!(drilled["problem"], Value::Null, "{room}");
        }
        leave(&here, Some(0)).expect("it can be filled");
    }
    assert!(made > 0 && refused > 1, "{made} made, {refused} refused");
    leave(&here, None).expect("it is there");
    let found = ok(&bridge, "search", json!({"query": "59", "before": null}));
    assert!(
        found["hits"]
            .as_array()
            .is_some_and(|hits| !hits.is_empty())
    );
    bridge.stop().expect("it closes");
}
