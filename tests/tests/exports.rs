//! What the client takes along is read by readers that are not ours: Python's csv and html.parser,
//! icalendar, fhir.resources with the R4 schema, and the `age` program. The vault is full of texts
//! that are trouble in one form or another, and each comes back as it was written.

use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use trellis_core::App;
use trellis_core::files::{Chosen, ChosenPaths};
use trellis_core::ports::Ports;
use trellis_tests::oracle::{ask, fhir_schema};
use trellis_tests::ports::ports;
use trellis_tests::random::Random;

/// Pieces of which texts are made.
const PIECES: [&str; 24] = [
    "=cmd|' /C calc'!A0",
    "+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "'",
    "\"",
    ",",
    ";",
    "\n",
    "\r\n",
    "\\",
    "\\n",
    "<script>alert(1)</script>",
    "</p>",
    "<!--",
    "&amp;",
    "]]>",
    "\u{202e}evil\u{202c}",
    "\u{2028}",
    "\u{a0}",
    "\0",
    "\u{7}",
    "Été, œuf 🌱",
];

/// A text that begins and ends with a letter or an odd piece, and says something.
fn odd(random: &mut Random) -> String {
    let count = 1 + random.below(5);
    let pieces = (0..count).map(|_| PIECES[random.below(PIECES.len() as u64) as usize]);
    let text: String = pieces.collect();
    // The app itself cuts blank ends off what is written.
    let text = text.trim().to_owned();
    if text.chars().any(char::is_alphanumeric) {
        text
    } else {
        format!("x{text}y")
    }
}

struct Vault {
    app: App,
    files: Arc<ChosenPaths>,
    folder: tempfile::TempDir,
}

impl Vault {
    async fn new() -> Self {
        let folder = tempfile::TempDir::new().expect("a folder");
        let files = Arc::<ChosenPaths>::default();
        let ports = Ports {
            files: files.clone(),
            ..ports(
                chrono_tz::America::Toronto,
                Some(&folder.path().join("keys")),
            )
        };
        let app = App::new(folder.path().join("vault"), ports);
        app.call("start", json!({})).await.expect("it opens");
        Self { app, files, folder }
    }

    async fn ok(&self, name: &str, arguments: Value) -> Value {
        let answer = self.app.call(name, arguments).await;
        answer.unwrap_or_else(|error| unreachable!("{name}: {error:?}"))
    }

    fn choose(&self, name: &str) -> (Chosen, PathBuf) {
        let path = self.folder.path().join(name);
        (self.files.choose(path.clone()), path)
    }

    async fn take(&self, format: &str, lock: Value) -> PathBuf {
        let (to, path) = self.choose(format);
        let parts = json!([
            "strengths",
            "goals",
            "plan",
            "circle",
            "checkins",
            "balance",
            "measures",
            "decisions",
            "reminders",
        ]);
        let asked = json!({
            "to": to, "format": format, "parts": parts, "since": null, "words": true, "lock": lock,
        });
        self.ok("export_write", asked).await;
        path
    }

    /// Takes a form along, unlocked, and says what another reader makes of it.
    async fn read(&self, format: &str) -> Value {
        let path = self.take(format, json!({ "type": "open" })).await;
        let schema = (format == "fhir").then(fhir_schema);
        ask(
            "read_export",
            &json!({ "format": format, "file": path, "schema": schema }),
        )
    }

    /// Writes some of everything, and gives the texts.
    async fn fill(&self, random: &mut Random) -> Vec<String> {
        let mut texts = Vec::new();
        let mut odd = |random: &mut Random| {
            let text = odd(random);
            texts.push(text.clone());
            text
        };
        let kinds = [
            json!({ "type": "short_text" }),
            json!({ "type": "zero_to_ten", "low": "", "high": odd(random) }),
            json!({ "type": "yes_no" }),
            json!({ "type": "duration" }),
            json!({ "type": "number", "unit": "glasses" }),
        ];
        let mut items = Vec::new();
        for kind in kinds {
            let form = json!({ "id": null, "ask": odd(random), "kind": kind, "better": "high", "cadence": "every_time" });
            let item = self.ok("item_save", form).await["id"].clone();
            items.push(item.as_str().expect("an id").to_owned());
        }
        for _ in 0..30 {
            let answers = json!({
                &items[0]: odd(random), &items[1]: random.below(11), &items[2]: random.below(2) == 1,
                &items[3]: random.below(1440), &items[4]: 0.5,
            });
            let checkin = json!({ "answers": answers, "note": odd(random) });
            self.ok("checkin_save", checkin).await;
        }
        let strength = json!({ "id": null, "text": odd(random), "prompt": null });
        self.ok("strength_save", strength).await;
        let hope = json!({ "id": null, "text": odd(random), "photo": null });
        self.ok("hope_save", hope).await;
        for _ in 0..6 {
            let goal = json!({
                "id": null, "text": odd(random), "why": odd(random), "area": "social", "environment": null,
                "role": "", "strengths": [], "supports": [], "lack": null, "way": odd(random),
                "matter": 3, "sure": null,
            });
            let list = self.ok("goal_save", goal).await;
            let goals = list["goals"].as_array().expect("goals");
            let id = goals[goals.len() - 1]["goal"]["id"].clone();
            let step = json!({ "id": null, "goal": id, "text": odd(random) });
            self.ok("step_save", step).await;
            let levels = json!(["", odd(random), "here", odd(random), ""]);
            let scale = json!({ "levels": levels, "base": -1, "weight": 1 });
            self.ok("goal_scale", json!({ "goal": id, "scale": scale }))
                .await;
            self.ok(
                "goal_rate",
                json!({ "goal": id, "level": 1, "note": odd(random) }),
            )
            .await;
            let kept = json!({ "id": null, "goal": id, "text": odd(random), "photo": null });
            self.ok("evidence_save", kept).await;
        }
        let plan = self.ok("plan", json!({})).await;
        let section = plan["sections"][0]["id"].clone();
        for _ in 0..6 {
            let line = json!({
                "id": null, "section": section, "text": odd(random), "points": [], "photo": null,
                "link": "https://example.org/?a=1&b='2'", "first": true,
            });
            self.ok("line_save", line).await;
        }
        let said = json!({
            "kind": "group", "name": odd(random), "tie": odd(random), "helps": odd(random), "when": odd(random),
            "phone": "+1 555 0100", "texts": false, "email": "", "address": odd(random), "side": "natural",
            "favourite": true, "meets": { "days": ["Tue", "Fri"], "every": 2, "time": "19:00" },
        });
        self.ok("support_save", json!({ "id": null, "said": said }))
            .await;
        let way =
            json!({ "id": null, "text": odd(random), "good": odd(random), "hard": odd(random) });
        let decision = json!({
            "id": null, "text": odd(random), "matters": odd(random), "who": odd(random), "supports": [],
            "decided": odd(random), "ways": [way], "removed": [],
        });
        self.ok("decision_save", decision).await;
        let reminder = json!({
            "id": null, "about": { "type": "own" }, "text": odd(random), "title": "", "shows": "nothing",
            "rule": { "start": "2026-06-01", "every": { "type": "days", "n": 1 }, "end": { "type": "never" }, "times": ["09:00"] },
            "zone": null, "if_not_done": false, "sound": false, "off": false,
        });
        self.ok("reminder_save", reminder).await;
        let areas = json!([{ "area": "social", "level": 4, "more": true }]);
        self.ok("balance_save", json!({ "areas": areas })).await;
        for (pack, count) in [("phq9", 9), ("gad7", 7), ("qpr15", 15), ("phq9", 4)] {
            let id: String = pack.bytes().map(|byte| format!("{byte:02x}")).collect();
            let answers: serde_json::Map<String, Value> =
                (1..=count).map(|n| (n.to_string(), json!(n % 4))).collect();
            let answered = json!({ "id": format!("{id:0<32}"), "answers": answers });
            self.ok("measure_save", answered).await;
        }
        texts
    }
}

fn strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(all) => all.iter().for_each(|one| strings(one, found)),
        Value::Object(fields) => fields.values().for_each(|one| strings(one, found)),
        _ => {}
    }
}

#[tokio::test]
async fn odd_texts_come_back_from_every_form_by_other_readers() {
    let (mut random, seed) = Random::seeded();
    let vault = Vault::new().await;
    let texts = vault.fill(&mut random).await;
    assert!(texts.len() > 90);
    let nul = |text: &str| text.replace('\0', "\u{fffd}");

    let tables = vault.read("tables").await;
    let mut cells = Vec::new();
    strings(&tables, &mut cells);
    let formula = |cell: &&String| cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let formulas = cells.iter().filter(formula);
    // What is only digits below zero is a number.
    let formulas = formulas.filter(|cell| cell.parse::<f64>().is_err());
    assert_eq!(formulas.count(), 0, "TRELLIS_SEED={seed}");
    let page = vault.read("page").await;
    assert_eq!(page["whole"], true);
    let own: Vec<String> = serde_json::from_value(page["texts"].clone()).expect("texts");
    for text in &texts {
        let text = nul(text);
        let cell = |cell: &String| *cell == text || *cell == format!("'{text}");
        // The ends of a scale stand in no table and on no page.
        let in_table = cells.iter().any(|one| cell(one) || one.contains(&text));
        assert!(
            in_table || text == nul(&texts[0]),
            "TRELLIS_SEED={seed}: {text:?} in the tables"
        );
        let on_page = own.contains(&text);
        assert!(
            on_page || text == nul(&texts[0]),
            "TRELLIS_SEED={seed}: {text:?} on the page"
        );
    }
    let tags: Vec<(String, Value)> = serde_json::from_value(page["tags"].clone()).expect("tags");
    let ours = [
        "html", "head", "meta", "title", "style", "body", "header", "h1", "h2", "h3", "h4", "p",
        "nav", "ul", "li", "a", "main", "section", "dl", "dt", "dd", "span", "br", "article",
        "table", "tbody", "tr", "th", "td",
    ];
    for (tag, attributes) in &tags {
        assert!(ours.contains(&tag.as_str()), "TRELLIS_SEED={seed}: {tag}");
        let mut names = attributes
            .as_object()
            .into_iter()
            .flat_map(|all| all.keys());
        assert!(
            !names.any(|name| name.starts_with("on")),
            "TRELLIS_SEED={seed}: {attributes}"
        );
    }

    let summaries = vault.read("calendar").await;
    let mut calendar = Vec::new();
    strings(&summaries, &mut calendar);
    assert!(calendar.len() >= 2, "a reminder, and what comes round");

    let bundle = vault.read("fhir").await;
    let entries = bundle["entry"].as_array().expect("entries");
    let count = |kind: &str| {
        let resources = entries.iter().map(|entry| &entry["resource"]);
        resources
            .filter(|resource| resource["resourceType"] == kind)
            .count()
    };
    assert_eq!(count("Patient"), 1);
    assert_eq!(count("Goal"), 6);
    assert_eq!(count("Questionnaire"), 3);
    assert_eq!(count("QuestionnaireResponse"), 4);
    assert_eq!(count("CarePlan"), 2);
    // Check-ins, ratings, one balance, and the numbers of those that were answered whole.
    assert_eq!(count("Observation"), 30 + 6 + 1 + 3);
    vault.app.close().await;
}

/// Every reference in a bundle leads to something in it.
#[tokio::test]
async fn a_bundle_stands_on_nothing_else() {
    let (mut random, seed) = Random::seeded();
    let vault = Vault::new().await;
    vault.fill(&mut random).await;
    let path = vault.take("fhir", json!({ "type": "open" })).await;
    let bundle = std::fs::read_to_string(path).expect("it is there");
    let bundle: Value = serde_json::from_str(&bundle).expect("JSON");
    let entries = bundle["entry"].as_array().expect("entries");
    let names: Vec<&str> = entries
        .iter()
        .filter_map(|entry| entry["fullUrl"].as_str())
        .collect();
    let mut unique = names.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(unique.len(), names.len());
    fn references<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
        match value {
            Value::Array(all) => all.iter().for_each(|one| references(one, found)),
            Value::Object(fields) => {
                found.extend(fields.get("reference").and_then(Value::as_str));
                fields.values().for_each(|one| references(one, found));
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    references(&bundle, &mut found);
    assert!(found.len() > 50);
    for reference in found {
        assert!(
            names.contains(&reference),
            "TRELLIS_SEED={seed}: {reference}"
        );
    }
    vault.app.close().await;
}

fn opened_by_age(identity: &Path, file: &Path) -> Vec<u8> {
    let opened = Command::new("age")
        .arg("--decrypt")
        .arg("--identity")
        .args([identity, file])
        .output();
    let opened = opened.expect("age is here: scripts/system-packages.sh test");
    assert!(
        opened.status.success(),
        "{}",
        String::from_utf8_lossy(&opened.stderr)
    );
    opened.stdout
}

#[tokio::test]
async fn the_stock_age_program_opens_what_was_locked_for_its_owner() {
    let (mut random, _) = Random::seeded();
    let vault = Vault::new().await;
    vault.fill(&mut random).await;
    let identity = vault.folder.path().join("identity");
    let made = Command::new("age-keygen")
        .arg("--output")
        .arg(&identity)
        .output();
    assert!(made.expect("age is here").status.success());
    let recipient = Command::new("age-keygen")
        .arg("-y")
        .arg(&identity)
        .output()
        .expect("age is here");
    let recipient = String::from_utf8(recipient.stdout).expect("text");
    for format in ["page", "tables", "fhir", "calendar"] {
        let lock = json!({ "type": "recipient", "recipient": recipient.trim() });
        let locked = opened_by_age(&identity, &vault.take(format, lock).await);
        match format {
            "page" => assert!(locked.ends_with(b"</html>\n")),
            "tables" => assert!(locked.starts_with(b"PK")),
            "fhir" => assert!(locked.ends_with(b"]}\n")),
            _ => assert!(locked.ends_with(b"END:VCALENDAR\r\n")),
        }
    }
    vault.app.close().await;
}
