//! The server's whole disk, searched: its files, their logs and its backups, PostgreSQL's whole folder, and
//! all that it tells of itself. Nothing that a client typed is there, nor a photograph, nor a key.

use crate::cluster::Cluster;
use crate::device::{Device, until_in_step};
use crate::place::Agency;
use serde_json::{Value, json};
use std::path::Path;
use trellis_tests::hunt::{Quarry, hunt};
use trellis_tests::random::Random;

const PHONE: &str = "quietottersownkitchenphone";
const LAPTOP: &str = "thegreenlaptopofmarguerite";
const NAME: &str = "anaofthelongstaircase";
const NOTE: &str = "quietotterkeepsthemorning";
const OTHER: &str = "thesecondnoteofalateheron";
const DELETED: &str = "amberbadgerwasdeleted";
const ASK: &str = "didyouwalkbythewillowtoday";
const ANSWER: &str = "threewarmplumsandtea";
const HEADING: &str = "musicthatcarriesmehome";
const LINE: &str = "ropeoffrogsinthebasement";
const REWORDED: &str = "sevenslowstepstotheshore";
const PERSON: &str = "odileofthegreenbicycle";
const NUMBER: &str = "15550100997531";
const STRENGTH: &str = "icanmendalmostanyclock";
const HOPE: &str = "thelilaccomesbackeveryyear";
const REMINDER: &str = "thebluepillafterbreakfast";

/// What is written on the phone.
fn write(phone: &Device) {
    let ok = |name: &str, argument: Value| phone.ok(name, argument);
    ok(
        "settings_save",
        json!({ "language": "en", "name": NAME, "matters": "", "day_end": 180, "calendar_item": null, "welcomed": true }),
    );
    let item = json!({ "id": null, "ask": ASK, "kind": { "type": "short_text" }, "better": "high", "cadence": "every_time" });
    let item = ok("item_save", item)["id"].clone();
    let answers = json!({ item.as_str().expect("an id"): ANSWER });
    ok("checkin_save", json!({ "answers": answers, "note": NOTE }));
    let gone = ok("checkin_save", json!({ "note": DELETED }))["id"].clone();
    ok("checkin_delete", json!({ "id": gone }));
    let said = json!({
        "kind": "person", "name": PERSON, "tie": "", "helps": "", "when": "", "phone": NUMBER, "texts": true,
        "email": "", "address": "", "side": "natural", "favourite": true, "meets": null,
    });
    ok("support_save", json!({ "id": null, "said": said }));
    let plan = ok(
        "section_save",
        json!({ "id": null, "part": "hard", "title": HEADING }),
    );
    let section = plan["sections"].as_array().expect("sections").iter();
    let section = section.clone().find(|section| section["title"] == HEADING);
    let section = section.expect("it is there")["id"].clone();
    let line = |text: &str| json!({ "id": null, "section": section, "text": text, "points": [], "photo": null, "link": null, "first": true });
    ok("line_save", line(LINE));
    ok(
        "strength_save",
        json!({ "id": null, "text": STRENGTH, "prompt": null }),
    );
    let rule = json!({
        "start": "2026-06-01", "every": { "type": "days", "n": 1 }, "end": { "type": "never" }, "times": ["09:00"],
    });
    ok(
        "reminder_save",
        json!({
            "id": null, "about": { "type": "own" }, "text": REMINDER, "title": "", "shows": "full",
            "rule": rule, "zone": null, "if_not_done": false, "sound": false, "off": false,
        }),
    );
}

/// And on the laptop, with a photograph.
fn write_more(laptop: &Device) {
    let (mut random, _) = Random::seeded();
    laptop.ok("checkin_save", json!({ "note": OTHER }));
    let photo = laptop.photo(&mut random).expect("a photograph");
    laptop.ok(
        "hope_save",
        json!({ "id": null, "text": HOPE, "photo": photo }),
    );
    let plan = laptop.ok("plan", json!({}));
    let sections = plan["sections"].as_array().expect("sections").iter();
    let mut lines = sections.flat_map(|section| section["lines"].as_array().into_iter().flatten());
    let line = lines.find(|line| line["text"] == LINE).expect("it came");
    let form = json!({
        "id": line["id"], "section": line["section"], "text": REWORDED, "points": [], "photo": null, "link": null,
        "first": true,
    });
    laptop.ok("line_save", form);
}

/// What is hunted for, and what must be found where the hunt is a good one.
fn quarries(phone: &Device, words: &str) -> (Vec<Quarry>, [Quarry; 2]) {
    let typed = [
        ("the phone's name", PHONE),
        ("the laptop's name", LAPTOP),
        ("the client's name", NAME),
        ("the note", NOTE),
        ("the other note", OTHER),
        ("the deleted note", DELETED),
        ("the question", ASK),
        ("the answer", ANSWER),
        ("the heading", HEADING),
        ("the line as it was", LINE),
        ("the line", REWORDED),
        ("the person", PERSON),
        ("their number", NUMBER),
        ("the strength", STRENGTH),
        ("the hope note", HOPE),
        ("the reminder", REMINDER),
        ("the recovery words", words),
    ];
    let mut all: Vec<_> = typed
        .into_iter()
        .map(|(name, text)| Quarry::text(name, text))
        .collect();
    let vault = phone.vault();
    let one = |sql: &str| -> Vec<u8> {
        let row = vault.query_row(sql, [], |row| row.get(0));
        row.expect("it is in the vault")
    };
    let photo = one("select bytes from blob_piece");
    all.push(Quarry::bytes("the photograph", &photo[40..72]));
    let keys = one("select keys from sync");
    for part in keys[9..].chunks_exact(32) {
        all.push(Quarry::bytes("the device's keys", part));
    }
    let key = std::fs::read(phone.folder().join("bridge-key")).expect("a key");
    all.push(Quarry::bytes("the vault's key", &key));
    // Sealed, it has to be there.
    let page = one("select page from sync_own where stream = 0 and sent = 1 and page is not null");
    let genesis = one("select entry from sync_key where number = 0");
    let sealed = [
        Quarry::bytes("a sealed page", &page[page.len() - 48..]),
        Quarry::bytes("the first key entry", &genesis[genesis.len() - 48..]),
    ];
    (all, sealed)
}

fn nothing_is_readable(cluster: Option<&Cluster>) {
    let mut agency = Agency::new(cluster);
    let [mut phone, mut laptop] = [PHONE, LAPTOP].map(|name| Device::new(name, &agency));
    phone.start();
    laptop.start();
    let words = phone.begin(&agency);
    laptop.recover(&agency, &words);
    write(&phone);
    until_in_step(&[&phone, &laptop]);
    write_more(&laptop);
    until_in_step(&[&phone, &laptop]);
    let backup = agency.back_up();
    let (typed, sealed) = quarries(&phone, &words);
    let none = Vec::<String>::new();
    let everything = |agency: &Agency| {
        let mut folders = vec![agency.folder().to_owned()];
        folders.extend(cluster.map(|cluster| cluster.folder().to_owned()));
        folders
    };
    // While it runs, once it was killed, and once it has stopped in an orderly way.
    for moment in ["running", "killed", "stopped"] {
        match moment {
            "running" => {}
            "killed" => {
                agency.kill();
            }
            _ => {
                agency.start();
                agency.stop();
            }
        }
        let folders = everything(&agency);
        let folders: Vec<_> = folders.iter().map(|folder| folder.as_path()).collect();
        assert_eq!(hunt(&typed, &folders).expect("read"), none, "{moment}");
        // The hunt finds what is there: the sealed page, in the database.
        let found = hunt(&sealed, &folders).expect("read");
        for name in ["a sealed page", "the first key entry"] {
            let is_in = |place: &Path| {
                let place = place.display().to_string();
                found
                    .iter()
                    .any(|one| one.starts_with(name) && one.contains(&place))
            };
            assert!(is_in(&backup), "{moment}: {name} in the backup, {found:?}");
            let database = cluster.map_or(agency.folder().join("data/trellis.db"), |cluster| {
                cluster.folder().to_owned()
            });
            assert!(
                is_in(&database),
                "{moment}: {name} in the database, {found:?}"
            );
        }
    }
    let log = agency.log();
    assert!(
        log.contains("/v1/vaults/{vault}/pages"),
        "the log told what was asked"
    );
    // Nor do the apps' own files and logs say more, now that they are in step.
    for mut device in [phone, laptop] {
        device.stop();
        let mut found = hunt(&typed, &[device.folder()]).expect("read");
        // The file that stands for the key store.
        found.retain(|one| !one.contains("bridge-key"));
        assert_eq!(found, none);
    }
}

#[test]
fn the_servers_disk_holds_nothing_readable_on_sqlite() {
    nothing_is_readable(None);
}

#[test]
fn the_servers_disk_holds_nothing_readable_on_postgresql() {
    nothing_is_readable(Some(&Cluster::start()));
}
