//! Every pack of crisis lines is what its schema says, and what a schema cannot say: that ids, parts
//! and time zones fit together, that days make sense, and that each line can be reached.

use chrono::NaiveDate;
use chrono_tz::Tz;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use trellis_domain::crisis::Pack;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/crisis")
}

fn read(name: &str) -> Value {
    let text = fs::read_to_string(folder().join(name)).expect("the file is there");
    serde_json::from_str(&text).expect("JSON")
}

/// Every pack by its file's name.
fn packs() -> BTreeMap<String, Value> {
    let files = fs::read_dir(folder()).expect("the folder is there");
    let names = files.map(|file| file.expect("a file").file_name());
    names
        .map(|name| name.into_string().expect("a name"))
        .filter(|name| name.ends_with(".json") && name != "schema.json")
        .map(|name| (name.clone(), read(&name)))
        .collect()
}

/// The day it is, in the zone that is furthest ahead.
#[expect(
    clippy::disallowed_methods,
    reason = "only the real day says what lies in the future"
)]
fn tomorrow() -> NaiveDate {
    let now = chrono::DateTime::<chrono::Utc>::from(SystemTime::now());
    now.with_timezone(&chrono_tz::Pacific::Kiritimati)
        .date_naive()
}

/// What is wrong with a pack, on a day.
fn wrong(pack: &Value, today: NaiveDate) -> Vec<String> {
    let schema = jsonschema::validator_for(&read("schema.json")).expect("a schema");
    let mut wrong: Vec<String> = schema
        .iter_errors(pack)
        .map(|error| error.to_string())
        .collect();
    let pack: Pack = match serde_json::from_value(pack.clone()) {
        Ok(pack) => pack,
        Err(error) => return [wrong, vec![error.to_string()]].concat(),
    };
    let parts: Vec<&str> = pack.parts.iter().map(|part| part.id.as_str()).collect();
    let ids = pack.lines.iter().map(|line| line.id.as_str());
    for id in ids.chain(parts.iter().copied()) {
        let same = |other: &&str| *other == id;
        let lines = pack.lines.iter().map(|line| line.id.as_str());
        if lines.filter(same).count() + parts.iter().copied().filter(same).count() > 1 {
            wrong.push(format!("{id} is there twice"));
        }
    }
    for part in parts
        .iter()
        .filter(|part| !part.starts_with(&format!("{}-", pack.id)))
    {
        wrong.push(format!("{part} is no part of {}", pack.id));
    }
    for zone in pack.zones.iter().filter(|zone| zone.parse::<Tz>().is_err()) {
        wrong.push(format!("{zone} is no time zone"));
    }
    for line in &pack.lines {
        let id = &line.id;
        if line.call.is_none() && line.text.is_none() && line.chat.is_none() {
            wrong.push(format!("{id} cannot be reached"));
        }
        if line
            .part
            .as_deref()
            .is_some_and(|part| !parts.contains(&part))
        {
            wrong.push(format!("{id} is for a part that is not there"));
        }
        if line.checked > today {
            wrong.push(format!("{id} was checked in the future"));
        }
        if line.checked < pack.checked {
            wrong.push(format!("{id} was checked before the pack"));
        }
        if [Some(&line.source), line.chat.as_ref()]
            .into_iter()
            .flatten()
            .any(|page| !page.starts_with("https://"))
        {
            wrong.push(format!("{id} has a page that is not https"));
        }
    }
    let whole = || pack.lines.iter().filter(|line| line.part.is_none());
    if !whole().any(|line| line.emergency) || !whole().any(|line| !line.emergency) {
        wrong.push("it has no line for danger now, or none besides".to_owned());
    }
    wrong
}

#[test]
fn every_pack_is_right() {
    let packs = packs();
    assert_eq!(packs.len(), 7);
    for (name, pack) in packs {
        assert_eq!(wrong(&pack, tomorrow()), Vec::<String>::new(), "{name}");
        assert_eq!(
            name,
            format!("{}.json", pack["id"].as_str().expect("an id"))
        );
    }
}

#[test]
fn a_zone_and_a_region_belong_to_one_pack() {
    let packs = packs();
    let all = |of: &str, field: Option<&str>| -> Vec<String> {
        let lists = packs
            .values()
            .flat_map(|pack| pack[of].as_array().expect("a list"));
        lists
            .map(|one| {
                field
                    .map_or(one, |field| &one[field])
                    .as_str()
                    .expect("a text")
                    .to_owned()
            })
            .collect()
    };
    for names in [all("zones", None), all("parts", Some("id"))] {
        let different: BTreeSet<&String> = names.iter().collect();
        assert_eq!(different.len(), names.len());
    }
}

#[test]
fn every_zone_of_canada_is_canadas() {
    let zones: Vec<Value> = read("ca.json")["zones"].as_array().expect("a list").clone();
    // Each province and territory has one at least, by the names that devices give.
    for zone in [
        "St_Johns",
        "Halifax",
        "Moncton",
        "Toronto",
        "Montreal",
        "Winnipeg",
        "Regina",
        "Edmonton",
        "Vancouver",
        "Whitehorse",
        "Yellowknife",
        "Iqaluit",
        "Goose_Bay",
    ] {
        assert!(zones.contains(&json!(format!("America/{zone}"))), "{zone}");
    }
}

#[test]
fn every_part_has_a_line_of_its_own() {
    for (name, pack) in packs() {
        let lines = pack["lines"].as_array().expect("a list");
        for part in pack["parts"].as_array().expect("a list") {
            assert!(
                lines.iter().any(|line| line["part"] == part["id"]),
                "{name}: {part}"
            );
        }
    }
}

/// One thing at a time is made wrong, and found.
#[test]
fn what_is_wrong_is_found() {
    let good = read("ca.json");
    let today = tomorrow();
    assert_eq!(wrong(&good, today), Vec::<String>::new());
    let sabotage: [(&str, &str, Value); 16] = [
        ("/schema", "1", json!(2)),
        ("/id", "does not match", json!("Canada")),
        ("/checked", "does not match", json!("yesterday")),
        ("/checked", "before the pack", json!("2999-01-01")),
        ("/zones/0", "no time zone", json!("America/Nowhere")),
        ("/parts/0/id", "no part of", json!("us-ny")),
        ("/parts/0/id", "not there", json!("ca-xx")),
        ("/lines/0/id", "twice", json!("911")),
        ("/lines/0/call", "does not match", json!("call us")),
        ("/lines/0/source", "does not match", json!("http://988.ca/")),
        (
            "/lines/0/checked",
            "in the future",
            json!(today.succ_opt().expect("a day")),
        ),
        ("/lines/0/checked", "before the pack", json!("2020-01-01")),
        ("/lines/0/part", "not there", json!("ca-zz")),
        ("/lines/0/name/fr", "fr", Value::Null),
        ("/lines/0/about/en", "shorter", json!("")),
        ("/lines/1/emergency", "danger", json!(false)),
    ];
    for (place, said, value) in sabotage {
        let mut bad = good.clone();
        let (above, name) = place.rsplit_once('/').expect("a place");
        let holder = bad.pointer_mut(above).expect("it is there");
        match (value, holder) {
            (Value::Null, Value::Object(holder)) => drop(holder.remove(name)),
            (value, Value::Object(holder)) => drop(holder.insert(name.to_owned(), value)),
            (value, holder) => holder[name.parse::<usize>().expect("a number")] = value,
        }
        let found = wrong(&bad, today);
        assert!(
            found.iter().any(|why| why.contains(said)),
            "{place}: {found:?}"
        );
    }
    let mut silent = good.clone();
    for way in ["call", "text", "chat"] {
        silent["lines"][0]
            .as_object_mut()
            .expect("a line")
            .remove(way);
    }
    assert!(
        wrong(&silent, today)
            .iter()
            .any(|why| why.contains("cannot be reached"))
    );
    let mut more = good;
    more["lines"][0]["fax"] = json!("1");
    assert!(
        !wrong(&more, today).is_empty(),
        "what is not known is not let in"
    );
}
