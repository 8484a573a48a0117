//! Published codes: LOINC (<https://loinc.org>), and those of FHIR itself. Where each was looked up stands
//! in `docs/formats/fhir.md`.

use serde_json::{Value, json};
use trellis_domain::goal::{By, Level};

pub(super) const LOINC: &str = "http://loinc.org";

/// The extension by which a goal has its five levels, from HL7's guide for goals of people.
pub(super) const GAS: &str =
    "http://hl7.org/fhir/us/pco/StructureDefinition/pco-goal-attainment-scaling";

/// What an answer counts, from FHIR's own extensions.
pub(super) const ORDINAL: &str = "http://hl7.org/fhir/StructureDefinition/ordinalValue";

/// A level, −2 first.
const LEVELS: [&str; 5] = [
    "LA34484-8",
    "LA34483-0",
    "LA34481-4",
    "LA34480-6",
    "LA34479-8",
];

pub(super) fn level(level: Level) -> Value {
    json!({ "system": LOINC, "code": LEVELS[level.position()] })
}

/// What a rating is, by who said so.
pub(super) fn rating(by: By) -> Value {
    let code = match by {
        By::Client => "107334-5",
        By::Worker => "107333-7",
    };
    json!({ "system": LOINC, "code": code })
}

/// What a client says of themselves.
pub(super) fn survey() -> Value {
    json!([{ "coding": [{
        "system": "http://terminology.hl7.org/CodeSystem/observation-category",
        "code": "survey",
    }] }])
}

/// A measure's codes.
pub(super) struct Codes {
    pub(super) panel: &'static str,
    pub(super) total: &'static str,
    items: &'static [&'static str],
    /// By what they count: 0, 1, 2 …
    answers: &'static [&'static str],
}

const HOW_OFTEN: &[&str] = &["LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9"];

const PHQ9: Codes = Codes {
    panel: "44249-1",
    total: "44261-6",
    items: &[
        "44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3",
        "44260-8",
    ],
    answers: HOW_OFTEN,
};

const GAD7: Codes = Codes {
    panel: "69737-5",
    total: "70274-6",
    items: &[
        "69725-0", "68509-9", "69733-4", "69734-2", "69735-9", "69689-8", "69736-7",
    ],
    answers: HOW_OFTEN,
};

impl Codes {
    /// The codes of a pack; none where it has none that we know.
    pub(super) fn of(pack: &str) -> Option<&'static Self> {
        match pack {
            "phq9" => Some(&PHQ9),
            "gad7" => Some(&GAD7),
            _ => None,
        }
    }

    /// A question's, which the packs call 1, 2, 3 …
    pub(super) fn item(&self, id: &str) -> Option<&'static str> {
        let place = id.parse::<usize>().ok()?.checked_sub(1)?;
        self.items.get(place).copied()
    }

    /// An answer's.
    pub(super) fn answer(&self, value: u8) -> Option<&'static str> {
        self.answers.get(usize::from(value)).copied()
    }
}

/// A concept with a text and, where there is one, a LOINC code.
pub(super) fn concept(code: Option<&str>, text: &str) -> Value {
    let coding = code.map(|code| json!([{ "system": LOINC, "code": code }]));
    json!({ "coding": coding, "text": text })
}
