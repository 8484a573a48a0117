//! What is taken along, read back by readers of the same libraries; readers that are not ours are in
//! `tests/tests/exports.rs`.

use crate::Code;
use crate::testing::Bench;
use base64::prelude::{BASE64_STANDARD, Engine};
use proptest::prelude::*;
use serde_json::{Value, json};
use sha2::Digest;
use std::collections::BTreeMap;
use std::io::Read;

/// A text that is trouble in one form or another.
const ODD: &str =
    "=HYPERLINK(\"x\") <script>alert('&')</script>\r\n\u{202e}right, to; left\u{202c}";

const PARTS: [&str; 9] = [
    "strengths",
    "goals",
    "plan",
    "circle",
    "checkins",
    "balance",
    "measures",
    "decisions",
    "reminders",
];

fn ask(to: &crate::files::Chosen, format: &str) -> Value {
    json!({
        "to": to, "format": format, "parts": PARTS, "since": null, "words": true, "lock": { "type": "open" },
    })
}

/// A vault with one of each, all of it odd.
async fn lived_in() -> Bench {
    let bench = Bench::open().await;
    let faces = json!({ "type": "faces", "words": ["awful", "bad", "so-so", "good", "=great"] });
    let item = json!({ "id": null, "ask": "-Mood", "kind": faces, "better": "high", "cadence": "every_time" });
    let item = bench.ok("item_save", item).await["id"].clone();
    let item = item.as_str().expect("an id");
    let tag = json!({ "id": null, "group": "activity", "label": "@walk", "hidden": false });
    let tag = bench.ok("tag_save", tag).await["id"].clone();
    let checkin = json!({ "answers": { item: 5 }, "tags": [tag], "note": ODD });
    bench.ok("checkin_save", checkin).await;
    bench
        .ok(
            "strength_save",
            json!({ "id": null, "text": "I asked", "prompt": null }),
        )
        .await;
    bench
}

async fn written(bench: &Bench, format: &str) -> Vec<u8> {
    let (to, path) = bench.choose(format);
    bench.ok("export_write", ask(&to, format)).await;
    std::fs::read(path).expect("it is there")
}

/// The tables of a zip: by name, their rows.
fn tables(zip: Vec<u8>) -> BTreeMap<String, Vec<Vec<String>>> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(zip)).expect("a zip");
    let names: Vec<String> = zip
        .file_names()
        .map(|name| name.expect("UTF-8").into_owned())
        .collect();
    let mut all = BTreeMap::new();
    for name in names.into_iter().filter(|name| name.ends_with(".csv")) {
        let mut text = String::new();
        let mut file = zip.by_name(&name).expect("in there");
        file.read_to_string(&mut text).expect("UTF-8");
        let text = text.strip_prefix('\u{feff}').expect("a mark");
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(text.as_bytes());
        let rows = reader.records().map(|row| {
            let row = row.expect("a row");
            row.iter().map(str::to_owned).collect()
        });
        all.insert(name, rows.collect());
    }
    all
}

#[tokio::test]
async fn a_table_has_a_row_a_checkin_and_no_cell_is_a_formula() {
    let bench = lived_in().await;
    let tables = tables(written(&bench, "tables").await);
    let rows = &tables["check-ins.csv"];
    assert_eq!(
        rows[0][..4],
        ["Day", "Time", "'-Mood", "-Mood (in words)"].map(|s| {
            if s == "-Mood (in words)" {
                format!("'{s}")
            } else {
                s.to_owned()
            }
        })
    );
    assert_eq!(rows[1][..4], ["2026-06-01", "10:00", "5", "'=great"]);
    assert_eq!(rows[1][4], "'@walk");
    assert_eq!(rows[1][6], format!("'{}", ODD.trim()));
    assert_eq!(tables["strengths.csv"][1], ["I asked"]);
    for cell in tables.values().flatten().flatten() {
        assert!(
            !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
            "{cell}"
        );
    }
}

#[tokio::test]
async fn a_page_has_no_script_and_strengths_come_first() {
    let bench = lived_in().await;
    let page = String::from_utf8(written(&bench, "page").await).expect("UTF-8");
    assert!(!page.contains("<script") && page.contains("&lt;script&gt;"));
    let at = |id: &str| page.find(&format!("<h2 id=\"{id}\"")).expect("a part");
    assert!(at("strengths") < at("goals") && at("goals") < at("checkins"));
    assert!(page.starts_with("<!doctype html>\n<html lang=\"en\""));
    bench.ok("settings_save", json!({ "language": "fr" })).await;
    let page = String::from_utf8(written(&bench, "page").await).expect("UTF-8");
    assert!(page.contains("lang=\"fr\"") && page.contains("lundi 1er juin 2026"));
}

/// A record keeps its id from file to file; who it is about is another one each time.
#[tokio::test]
async fn ids_of_records_are_the_same_in_every_bundle() {
    let bench = lived_in().await;
    let answers: BTreeMap<String, u8> = (1..=7).map(|n| (n.to_string(), 1)).collect();
    bench
        .ok(
            "measure_save",
            json!({ "id": trellis_domain::measure::pack_id("gad7"), "answers": answers }),
        )
        .await;
    let mut files = Vec::new();
    for _ in 0..2 {
        let bundle: Value = serde_json::from_slice(&written(&bench, "fhir").await).expect("JSON");
        let entries = bundle["entry"].as_array().expect("entries");
        let ids = entries.iter().map(|entry| {
            let text = |value: &Value| value.as_str().expect("text").to_owned();
            let resource = &entry["resource"];
            (text(&resource["resourceType"]), text(&resource["id"]))
        });
        files.push(ids.collect::<Vec<_>>());
    }
    let of = |file: usize, kind: &str| -> Vec<&String> {
        let all = files[file].iter();
        all.filter(|(one, _)| one == kind)
            .map(|(_, id)| id)
            .collect()
    };
    for kind in ["Observation", "QuestionnaireResponse"] {
        assert_eq!(of(0, kind), of(1, kind));
    }
    assert!(of(0, "Observation").len() >= 2 && of(0, "QuestionnaireResponse").len() == 1);
    assert_ne!(of(0, "Patient"), of(1, "Patient"));
}

#[tokio::test]
async fn a_bundle_is_about_a_pseudonym() {
    let bench = lived_in().await;
    bench
        .ok("settings_save", json!({ "name": "Marguerite" }))
        .await;
    let text = String::from_utf8(written(&bench, "fhir").await).expect("UTF-8");
    assert!(!text.contains("Marguerite"));
    let bundle: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(bundle["type"], "collection");
    let entries = bundle["entry"].as_array().expect("entries");
    let observation = entries
        .iter()
        .map(|entry| &entry["resource"])
        .find(|resource| resource["resourceType"] == "Observation");
    let observation = observation.expect("a check-in");
    assert_eq!(
        observation["effectiveDateTime"],
        "2026-06-01T10:00:00-04:00"
    );
    assert_eq!(observation["component"][0]["valueInteger"], 5);
    assert_eq!(
        observation["component"][0]["interpretation"][0]["text"],
        "=great"
    );
}

#[tokio::test]
async fn only_what_was_chosen_since_the_day_that_was_chosen_is_in_it() {
    let bench = lived_in().await;
    let (to, path) = bench.choose("some");
    let mut some = ask(&to, "page");
    some["parts"] = json!(["checkins"]);
    some["since"] = json!("2026-06-01");
    bench.ok("export_write", some.clone()).await;
    let page = std::fs::read_to_string(&path).expect("it is there");
    assert!(page.contains("@walk") && !page.contains("I asked"));
    some["since"] = json!("2026-06-02");
    bench.ok("export_write", some).await;
    let page = std::fs::read_to_string(&path).expect("it is there");
    assert!(!page.contains("@walk"));
}

#[tokio::test]
async fn a_locked_file_opens_with_its_passphrase_and_for_its_person() {
    use trellis_sealing::{FileKey, RecoveryWords, WordList, open_file};
    let bench = lived_in().await;
    let (to, path) = bench.choose("locked");
    let mut locked = ask(&to, "page");
    locked["lock"] = json!({ "type": "passphrase", "passphrase": "short" });
    assert_eq!(
        bench.refused("export_write", locked.clone()).await,
        Code::ShortPassphrase
    );
    locked["lock"] = json!({ "type": "recipient", "recipient": "age1nobody" });
    assert_eq!(
        bench.refused("export_write", locked.clone()).await,
        Code::NotARecipient
    );
    assert!(!path.exists());
    let words = RecoveryWords::make(WordList::English, [7; 16]);
    locked["lock"] = json!({ "type": "recipient", "recipient": words.recipient().as_str() });
    bench.ok("export_write", locked).await;
    let file = std::fs::File::open(&path).expect("it is there");
    let mut page = String::new();
    let mut opened = open_file(FileKey::Words(&words), file).expect("it opens");
    opened.read_to_string(&mut page).expect("whole");
    assert!(page.contains("I asked") && page.ends_with("</html>\n"));
}

/// A photograph in the vault, by its name.
async fn photo(bench: &Bench) -> String {
    let mut png = std::io::Cursor::new(Vec::new());
    let picture = image::RgbImage::from_fn(300, 200, |x, y| {
        image::Rgb([x as u8, y as u8, (x * y % 251) as u8])
    });
    picture
        .write_to(&mut png, image::ImageFormat::Png)
        .expect("a picture");
    let data = BASE64_STANDARD.encode(png.into_inner());
    let piece = json!({ "handle": null, "data": data, "last": true });
    let photo = bench.ok("photo_put", piece).await["photo"].clone();
    photo.as_str().expect("a name").to_owned()
}

#[tokio::test]
async fn a_photograph_comes_whole_in_the_page_and_beside_the_tables() {
    let bench = lived_in().await;
    let name = photo(&bench).await;
    bench
        .ok(
            "hope_save",
            json!({ "id": null, "text": "", "photo": name }),
        )
        .await;
    let whole = |bytes: &[u8]| {
        let digest = sha2::Sha256::digest(bytes);
        digest
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect::<String>()
            == name
    };
    let page = String::from_utf8(written(&bench, "page").await).expect("UTF-8");
    let (_, image) = page
        .split_once("data:image/jpeg;base64,")
        .expect("an image");
    let (image, _) = image.split_once('"').expect("its end");
    assert!(whole(&BASE64_STANDARD.decode(image).expect("base64")));
    let zip = written(&bench, "tables").await;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(zip.clone())).expect("a zip");
    let mut bytes = Vec::new();
    let mut file = archive.by_name("photo-1.jpg").expect("in there");
    file.read_to_end(&mut bytes).expect("whole");
    assert!(whole(&bytes));
    assert_eq!(tables(zip)["hope notes.csv"][1][2], "photo-1.jpg");
}

/// More than are read at once.
#[tokio::test]
async fn every_checkin_is_there_once_and_in_order() {
    let bench = Bench::open().await;
    let item = json!({ "id": null, "ask": "Note", "kind": { "type": "short_text" }, "better": "neither", "cadence": "every_time" });
    bench.ok("item_save", item).await;
    let notes: Vec<String> = (0..450).map(|n| format!("note {n}")).collect();
    for note in &notes {
        bench.ok("checkin_save", json!({ "note": note })).await;
    }
    let rows = &tables(written(&bench, "tables").await)["check-ins.csv"];
    let column = rows[0]
        .iter()
        .position(|name| name == "Note")
        .map_or(0, |n| n + 3);
    let mut said: Vec<&String> = rows[1..].iter().map(|row| &row[column]).collect();
    assert_eq!(said.len(), notes.len());
    said.sort_by_key(|note| note[5..].parse::<u32>().expect("a number"));
    assert!(said.into_iter().eq(&notes));
}

proptest! {
    /// There is one way back from a cell, and none that is a formula.
    #[test]
    fn a_cell_reads_back(text in "[=+@'\\-\t\r\n a-z<\"\u{202e}]{0,12}") {
        let cell = super::tables::cell(&text);
        prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']));
        prop_assert_eq!(cell.strip_prefix('\'').unwrap_or(&cell), text.as_str());
    }
}
