//! Through the command table, on a real vault.

use crate::Code;
use crate::testing::Bench;
use chrono::NaiveDate;
use serde_json::{Value, json};
use trellis_domain::plan::Starter;

async fn now(bench: &Bench) -> Value {
    bench.ok("support_now", json!({})).await
}

fn list<'a>(value: &'a Value, of: &str, field: &str) -> Vec<&'a str> {
    let all = value[of].as_array().expect("a list").iter();
    all.map(|one| one[field].as_str().expect("a text"))
        .collect()
}

fn packed(now: &Value) -> Vec<&str> {
    list(&now["pack"], "lines", "id")
}

async fn line(bench: &Bench, section: Starter, text: &str, first: bool, points: Value) {
    let form = json!({"id": null, "section": section.id(), "text": text, "points": points, "photo": null, "link": null, "first": first});
    bench.ok("line_save", form).await;
}

async fn support(bench: &Bench, name: &str, phone: &str, favourite: bool) -> Value {
    let said = json!({"kind": "person", "name": name, "tie": "", "helps": "", "when": "", "phone": phone, "texts": false,
        "email": "", "address": "", "side": "natural", "favourite": favourite, "meets": null});
    let saved = bench
        .ok("support_save", json!({"id": null, "said": said}))
        .await;
    saved["id"].clone()
}

async fn live_in(bench: &Bench, region: Value) {
    let mut settings = bench.ok("start", json!({})).await["settings"].clone();
    settings["region"] = region;
    bench.ok("settings_save", settings).await;
}

#[tokio::test]
async fn crisis_lines_are_there_before_anything_else_is() {
    let bench = Bench::new();
    let shown = now(&bench).await;
    assert_eq!(shown["pack"]["id"], "ca", "the vault is not even made");
    assert_eq!(&packed(&shown)[..2], ["988", "911"]);
    assert_eq!(
        (&shown["lines"], &shown["people"], &shown["part"]),
        (&json!([]), &json!([]), &Value::Null)
    );
}

#[tokio::test]
async fn a_zone_suggests_a_country_and_the_client_has_the_last_word() {
    let bench = Bench::open().await;
    for (zone, pack) in [
        (chrono_tz::America::Toronto, "ca"),
        (chrono_tz::America::Iqaluit, "ca"),
        (chrono_tz::Canada::Pacific, "ca"),
        (chrono_tz::America::New_York, "us"),
        (chrono_tz::Europe::London, "gb"),
        (chrono_tz::Europe::Dublin, "ie"),
        (chrono_tz::Australia::Perth, "au"),
        (chrono_tz::Pacific::Auckland, "nz"),
        (chrono_tz::Asia::Tokyo, "world"),
        (chrono_tz::UTC, "ca"),
        (chrono_tz::Etc::UTC, "ca"),
    ] {
        bench.clock.0.lock().expect("not poisoned").1 = zone;
        assert_eq!(now(&bench).await["pack"]["id"], pack, "{zone}");
    }
    live_in(&bench, json!("ie")).await;
    assert_eq!(now(&bench).await["pack"]["id"], "ie");
}

#[tokio::test]
async fn a_part_has_its_own_lines_and_those_of_the_country() {
    let bench = Bench::open().await;
    let country = now(&bench).await;
    assert!(!packed(&country).contains(&"on-connex"));
    for part in ["ca-on", "ca-nu"] {
        live_in(&bench, json!(part)).await;
        let shown = now(&bench).await;
        assert_eq!(shown["part"], part);
        let ids = packed(&shown);
        assert!(packed(&country).iter().all(|id| ids.contains(id)));
        assert_eq!(ids.contains(&"on-connex"), part == "ca-on");
        assert_eq!(ids.contains(&"nu-kamatsiaqtut"), part == "ca-nu");
    }
}

#[tokio::test]
async fn only_a_known_region_can_be_chosen() {
    let bench = Bench::open().await;
    let mut settings = bench.ok("start", json!({})).await["settings"].clone();
    for unknown in ["", "ca-xx", "CA", "fr"] {
        settings["region"] = json!(unknown);
        assert_eq!(
            bench.refused("settings_save", settings.clone()).await,
            Code::NotValid
        );
    }
    let regions = bench.ok("crisis_regions", json!({})).await;
    let ids: Vec<&str> = regions
        .as_array()
        .expect("a list")
        .iter()
        .map(|region| region["id"].as_str().expect("an id"))
        .collect();
    assert_eq!(ids, ["ca", "us", "gb", "ie", "au", "nz", "world"]);
    assert_eq!(regions[0]["parts"].as_array().map(Vec::len), Some(13));
}

#[tokio::test]
async fn a_pack_grows_old_after_a_year() {
    let bench = Bench::open().await;
    let checked = now(&bench).await["pack"]["checked"].clone();
    let checked: NaiveDate = serde_json::from_value(checked).expect("a day");
    let year = checked + chrono::Months::new(12);
    for (day, old) in [(year, false), (year + chrono::Days::new(1), true)] {
        bench.set_time(&format!("{day}T16:00:00Z"));
        assert_eq!(now(&bench).await["old"], old, "{day}");
    }
}

#[tokio::test]
async fn the_clients_marked_lines_come_first_those_for_hard_days_before_all() {
    let bench = Bench::open().await;
    assert_eq!(now(&bench).await["lines"], json!([]));
    for n in 1..=3 {
        line(
            &bench,
            Starter::Reasons,
            &format!("reason {n}"),
            false,
            json!([]),
        )
        .await;
    }
    line(&bench, Starter::BySelf, "by myself", false, json!([])).await;
    line(&bench, Starter::Safer, "not among them", false, json!([])).await;
    assert_eq!(
        list(&now(&bench).await, "lines", "text"),
        ["by myself", "reason 1", "reason 2"],
        "none is marked: three of what helps alone and of reasons"
    );
    line(&bench, Starter::Helps, "from staying well", true, json!([])).await;
    line(&bench, Starter::Safer, "from hard days", true, json!([])).await;
    assert_eq!(
        list(&now(&bench).await, "lines", "text"),
        ["from hard days", "from staying well"]
    );
    let away = json!({"id": Starter::Safer.id(), "hidden": true});
    bench.ok("section_hide", away).await;
    assert_eq!(
        list(&now(&bench).await, "lines", "text"),
        ["from staying well"],
        "what is put away stays away"
    );
}

#[tokio::test]
async fn favourites_who_can_be_reached_come_first_else_those_to_ask() {
    let bench = Bench::open().await;
    let ana = support(&bench, "Ana", "555 0100", false).await;
    let silent = support(&bench, "Bo", "", false).await;
    support(&bench, "Cleo", "555 0101", false).await;
    let points = json!([{"to": "support", "id": silent}, {"to": "support", "id": ana}]);
    line(&bench, Starter::Ask, "", false, points).await;
    line(
        &bench,
        Starter::Ask,
        "Ana again",
        false,
        json!([{"to": "support", "id": ana}]),
    )
    .await;
    assert_eq!(
        now(&bench).await["people"].as_array().map(Vec::len),
        Some(1),
        "once, and nobody who cannot be reached"
    );
    support(&bench, "Zoe", "555 0102", true).await;
    support(&bench, "Élise", "555 0103", true).await;
    support(&bench, "Dee", "", true).await;
    let people = now(&bench).await["people"].clone();
    let names: Vec<&str> = people
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| one["name"].as_str().expect("a name"))
        .collect();
    assert_eq!(names, ["Élise", "Zoe"]);
}
