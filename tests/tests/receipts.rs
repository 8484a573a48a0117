//! What sharing gives into people's hands is read by others: a locked page for a supporter by a Python that
//! knows only the file, receipts by fhir.resources with the R4 schema and by the fields that the standards
//! name. The grants here were made on another device, whose records come in by the one door.

use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::Arc;
use trellis_core::App;
use trellis_core::files::{Chosen, ChosenPaths};
use trellis_core::ports::{Clock as _, Ports};
use trellis_domain::Id;
use trellis_domain::merge::{ChangeSet, DeviceId, Fields, Hlc, Kind, Record, RecordChange, Stamp};
use trellis_tests::oracle::{ask, fhir_schema};
use trellis_tests::ports::{SystemClock, ports};

struct Vault {
    app: App,
    files: Arc<ChosenPaths>,
    folder: tempfile::TempDir,
}

impl Vault {
    async fn new() -> Self {
        let folder = tempfile::TempDir::new().expect("a folder");
        let files = Arc::<ChosenPaths>::default();
        let keys = folder.path().join("keys");
        let ports = Ports {
            files: files.clone(),
            ..ports(chrono_tz::America::Toronto, Some(&keys))
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

    /// A record that another device made.
    async fn came(&self, n: i64, kind: Kind, id: Id, fields: Value) {
        let stamp = Stamp {
            hlc: Hlc::default().tick(1_790_000_000_000 + n),
            device: DeviceId::from_random([7; 8]),
        };
        let fields: Fields = serde_json::from_value(fields).expect("an object");
        let delta = Record::default().edit(stamp, fields);
        let records = vec![RecordChange { kind, id, delta }];
        let change = ChangeSet { stamp, records };
        self.app.receive(&change).await.expect("it comes in");
    }
}

const TROUBLE: &str = "<script>alert(1)</script> & \u{202e}evil \u{0}\u{7f} \"quoted\" ]]>";

#[tokio::test]
async fn a_locked_page_is_opened_by_somebody_elses_code() {
    let vault = Vault::new().await;
    let plan = vault.ok("plan", json!({})).await;
    let sections = plan["sections"].as_array().expect("sections").iter();
    let mut sections = sections.filter(|section| section["starter"] == "hard_signs");
    let section = sections.next().expect("it is there")["id"].clone();
    for text in ["I do not answer the phone.", TROUBLE] {
        let line = json!({
            "id": null, "section": section, "text": text, "points": [], "photo": null, "link": null,
            "first": false,
        });
        vault.ok("line_save", line).await;
    }
    let words = vault.ok("packet_phrase", json!({})).await["words"].clone();
    let now = SystemClock::in_zone(chrono_tz::UTC).now();
    let until = now.date_naive() + chrono::Days::new(9);
    let (to, path) = vault.choose("page.html");
    let asked = json!({ "to": to, "section": section, "words": words, "until": until });
    vault.ok("packet_write", asked).await;
    let file = std::fs::read_to_string(&path).expect("a file");
    assert!(!file.contains("answer the phone") && !file.contains("alert(1)"));
    let words: Vec<String> = serde_json::from_value(words).expect("words");
    assert!(
        words
            .iter()
            .all(|word| !file.contains(&format!("\"{word}\"")))
    );
    let phrase = words.join("  ").to_uppercase();
    let read = ask("read_packet", &json!({ "file": path, "phrase": phrase }));
    let lines = &read["page"]["parts"][0]["lines"];
    assert_eq!(lines[0], "I do not answer the phone.");
    assert_eq!(lines[1], TROUBLE.trim());
    assert_eq!(read["packet"]["until"], json!(until));
    let csp = read["csp"].as_str().expect("a policy");
    assert!(csp.starts_with("default-src 'none'") && !csp.contains("unsafe"));
    vault.app.close().await;
}

#[tokio::test]
async fn receipts_are_what_the_standards_say_they_are() {
    let vault = Vault::new().await;
    let id = Id::from_bytes([0xab; 16]);
    let choice = json!({
        "strengths": [], "goals": [Id::from_bytes([1; 16])], "items": [Id::from_bytes([2; 16])],
        "notes": true, "since": "2026-05-01", "measures": [{"pack": "phq9", "answers": false}],
    });
    let far = 4_000_000_000_000_i64;
    let grant = json!({
        "server": "https://care.example.org", "agency": TROUBLE, "key": "11".repeat(32),
        "grant": "ab".repeat(32), "worker": "0101010101010101", "keys": "22".repeat(32), "name": "Sam",
        "role": "peer worker", "reason": TROUBLE, "made": 1_780_000_000_000_i64, "until": far,
        "last": "2026-09-01", "lang": "fr", "called": "Ana", "choice": choice,
        "sent": "active", "sent_at": 1_780_000_000_000_i64, "tried": true,
    });
    vault.came(1, Kind::Grant, id, grant).await;
    let consent = json!({
        "grant": id, "at": 1_780_000_000_000_i64, "what": "given", "lang": "fr", "text": TROUBLE,
        "hash": "cd".repeat(32), "version": 1, "until": far,
    });
    vault
        .came(2, Kind::Consent, Id::from_bytes([3; 16]), consent)
        .await;
    let paused =
        json!({ "grant": id, "at": 1_780_100_000_000_i64, "what": "paused", "lang": "fr" });
    vault
        .came(3, Kind::Consent, Id::from_bytes([4; 16]), paused)
        .await;

    let mut paths = Vec::new();
    for form in ["fhir", "json"] {
        let (to, path) = vault.choose(form);
        vault
            .ok(
                "sharing_receipt",
                json!({ "id": id, "to": to, "form": form }),
            )
            .await;
        paths.push(path);
    }
    let asked = json!({ "fhir": paths[0], "json": paths[1], "schema": fhir_schema() });
    let read = ask("read_receipt", &asked);
    assert_eq!(read["fhir"]["status"], "active");
    assert_eq!(read["fhir"]["provision"]["type"], "permit");
    assert_eq!(
        read["fhir"]["provision"]["actor"][0]["reference"]["display"],
        "Sam"
    );
    assert_eq!(read["json"]["event"][1]["event_type"], "paused");
    assert_eq!(
        read["json"]["pii_processing"]["privacy_notice"]["text"],
        TROUBLE
    );
    // What came from another device is shown here too, as it stands.
    let list = vault.ok("sharing_list", json!({})).await;
    assert_eq!(list["grants"][0]["stand"]["type"], "shared");
    vault.app.close().await;
}
