//! Every pack of a measure is what its schema says, and what a schema cannot say: that it is whole,
//! that no version changed once it was there, and that what its licence asks for is in it.

use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use trellis_domain::measure::{ElectronicUse, Pack};

/// Every version there ever was, with a fingerprint of what people answered and how it is counted. A
/// line is added for a new version; none is changed.
const FROZEN: [(&str, u64); 4] = [
    ("gad7-1.json", 0x6f6f_020e_a59d_a171),
    ("phq9-1.json", 0xbe8d_7418_d5a4_fb3b),
    ("qpr15-1.json", 0x442c_4292_92ac_637b),
    ("who5-1.json", 0x2dfd_bb0e_13cd_32ae),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/measures")
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

/// What is wrong with a pack.
fn wrong(pack: &Value) -> Vec<String> {
    let schema = jsonschema::validator_for(&read("schema.json")).expect("a schema");
    let mut wrong: Vec<String> = schema
        .iter_errors(pack)
        .map(|error| error.to_string())
        .collect();
    let pack: Pack = match serde_json::from_value(pack.clone()) {
        Ok(pack) => pack,
        Err(error) => {
            wrong.push(error.to_string());
            return wrong;
        }
    };
    let mut whole = pack.clone();
    whole.licence.electronic_use = ElectronicUse::Allowed;
    if whole.check().is_err() {
        wrong.push("it is not whole".to_owned());
    }
    for (n, item) in pack.items.iter().enumerate() {
        if pack.items[..n].iter().any(|other| other.id == item.id) {
            wrong.push(format!("question {} is there twice", item.id));
        }
    }
    wrong
}

/// What people answered and how it is counted, in FNV-1a of 64 bits. What may be said better, or be
/// checked again, without another version is not in it.
fn fingerprint(pack: &Value) -> u64 {
    let mut lines = Vec::new();
    for part in ["items", "options", "scoring", "bands", "texts"] {
        lines_of(part, &pack[part], &mut lines);
    }
    lines.sort();
    let bytes = lines.iter().flat_map(|line| line.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Each value by where it stands, in whatever order a file or a map has them.
fn lines_of(place: &str, value: &Value, lines: &mut Vec<String>) {
    match value {
        Value::Array(all) => {
            for (n, one) in all.iter().enumerate() {
                lines_of(&format!("{place}/{n}"), one, lines);
            }
        }
        Value::Object(all) => {
            let ours = ["words", "talk", "source", "checked"];
            for (name, one) in all
                .iter()
                .filter(|(name, _)| !ours.contains(&name.as_str()))
            {
                lines_of(&format!("{place}/{name}"), one, lines);
            }
        }
        one => lines.push(format!("{place} {one}\n")),
    }
}

#[test]
fn every_pack_is_right() {
    for (name, pack) in packs() {
        assert_eq!(wrong(&pack), Vec::<String>::new(), "{name}");
        let said = (pack["id"].as_str(), pack["version"].as_u64());
        let (id, version) = (said.0.expect("an id"), said.1.expect("a version"));
        assert_eq!(name, format!("{id}-{version}.json"));
    }
}

#[test]
fn no_version_changes_once_it_is_there() {
    let now = packs();
    let names: Vec<&str> = now.keys().map(String::as_str).collect();
    assert_eq!(names, FROZEN.map(|(name, _)| name));
    let prints: Vec<(&str, u64)> = now
        .iter()
        .map(|(name, pack)| (name.as_str(), fingerprint(pack)))
        .collect();
    assert_eq!(prints, FROZEN, "a correction is a new version");
    let mut other = now["phq9-1.json"].clone();
    other["texts"]["fr"]["items"]["9"] = json!("Autre chose");
    assert_ne!(fingerprint(&other), fingerprint(&now["phq9-1.json"]));
    let mut better = now["phq9-1.json"].clone();
    better["bands"][0]["words"]["en"] = json!("Little of it.");
    assert_eq!(fingerprint(&better), fingerprint(&now["phq9-1.json"]));
}

#[test]
fn every_file_is_built_in() {
    let code = fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/core/src/measure/packs.rs"),
    )
    .expect("the code is there");
    for name in packs().keys() {
        assert!(code.contains(&format!("data/measures/{name}")), "{name}");
    }
}

/// The notice of those who made the PHQ-9 and the GAD-7 stands with every text of theirs.
#[test]
fn the_notice_that_was_asked_for_is_there() {
    for name in ["phq9-1.json", "gad7-1.json"] {
        let pack = read(name);
        for (language, said) in [
            (
                "en",
                "No permission required to reproduce, translate, display or distribute.",
            ),
            (
                "fr",
                "Aucune permission requise pour reproduire, traduire, afficher ou distribuer.",
            ),
        ] {
            let notice = pack["texts"][language]["notice"]
                .as_str()
                .expect("a notice");
            assert!(
                notice.contains("Spitzer") && notice.contains("Pfizer"),
                "{name}"
            );
            assert!(notice.ends_with(said), "{name} {language}");
        }
    }
}

/// One thing at a time is made wrong, and found.
#[test]
fn what_is_wrong_is_found() {
    let good = read("phq9-1.json");
    assert_eq!(wrong(&good), Vec::<String>::new());
    let sabotage: [(&str, &str, Value); 16] = [
        ("/schema", "1", json!(2)),
        ("/id", "does not match", json!("PHQ 9")),
        ("/version", "minimum", json!(0)),
        ("/about/fr", "fr", Value::Null),
        ("/items/3/id", "twice", json!("1")),
        ("/items/8/opens_support", "minimum", json!(0)),
        ("/options/1/value", "unique", json!(0)),
        ("/scoring/most_open", "whole", json!(9)),
        ("/scoring/more_is", "harder", json!("worse")),
        ("/bands/1/from", "whole", json!(6)),
        ("/bands/4/to", "whole", json!(30)),
        ("/texts/en/items/9", "whole", Value::Null),
        ("/texts/fr/notice", "notice", Value::Null),
        ("/licence/electronic_use", "allowed", json!("perhaps")),
        ("/licence/electronic_use", "why_not", json!("unclear")),
        ("/licence/source", "does not match", json!("http://a.b/")),
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
        let found = wrong(&bad);
        assert!(
            found.iter().any(|why| why.contains(said)),
            "{place}: {found:?}"
        );
    }
    let mut more = good;
    more["price"] = json!(1);
    assert!(!wrong(&more).is_empty(), "what is not known is not let in");
}
