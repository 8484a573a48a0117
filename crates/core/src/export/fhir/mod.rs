//! For a health record: a FHIR R4 bundle (<https://hl7.org/fhir/R4/>).
//!
//! | here | there |
//! |---|---|
//! | a check-in, life balance | Observation, a component for each answer |
//! | a goal with its levels | Goal, with the five levels of Goal Attainment Scaling |
//! | a rating | Observation about the Goal |
//! | the plan, and the steps towards goals | CarePlan |
//! | an answered questionnaire | Questionnaire, QuestionnaireResponse, and its number as Observation |
//!
//! Who it is about is a Patient without a name, another one in each file. What is a record here keeps its
//! id from file to file. Where there is a published code it stands beside the plain text
//! (`docs/formats/fhir.md` says all of this to those who read the file). What has no place in a health record, such as who is in the
//! circle, stays out.
//!
//! - `tidy`: what a resource's JSON may hold; `codes`: published codes.
//! - `said`: check-ins and life balance; `goals`; `plan`; `measures`.
//! - `consents`: what was agreed to with a worker, in a file of its own.

mod codes;
mod consents;
mod goals;
mod measures;
mod plan;
mod said;
mod tidy;

pub(crate) use consents::consent;

use super::record::Record;
use super::source::Source;
use chrono::{DateTime, SecondsFormat, Utc};
use chrono_tz::Tz;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::io::{self, Write};
use trellis_domain::Id;

/// A bundle that is being written.
struct Bundle<'a> {
    record: &'a Record,
    out: &'a mut dyn Write,
    any: bool,
}

pub(super) fn write(record: &Record, source: &Source, out: &mut dyn Write) -> io::Result<()> {
    let mut bundle = Bundle {
        record,
        out,
        any: false,
    };
    let begin = json!({
        "resourceType": "Bundle",
        "language": record.say.tag(),
        "type": "collection",
        "timestamp": instant(record.now),
    });
    let begin = begin.to_string();
    // The entries follow within the same object.
    let begin = begin.strip_suffix('}').unwrap_or(&begin);
    write!(bundle.out, "{begin},\"entry\":[")?;
    bundle.patient()?;
    bundle.goals()?;
    bundle.plan()?;
    bundle.measures()?;
    bundle.balance()?;
    bundle.checkins(source)?;
    bundle.out.write_all(b"\n]}\n")
}

impl Bundle<'_> {
    /// Adds a resource.
    fn add(&mut self, id: &str, mut resource: Value) -> io::Result<()> {
        resource["id"] = json!(id);
        let entry = json!({ "fullUrl": url(id), "resource": tidy::tidy(resource) });
        let before = if std::mem::replace(&mut self.any, true) {
            ",\n"
        } else {
            "\n"
        };
        self.out.write_all(before.as_bytes())?;
        Ok(serde_json::to_writer(&mut *self.out, &entry)?)
    }

    fn patient(&mut self) -> io::Result<()> {
        let id = uuid(self.record.pseudonym);
        let resource = json!({
            "resourceType": "Patient",
            "meta": { "security": [{
                "system": "http://terminology.hl7.org/CodeSystem/v3-ObservationValue",
                "code": "PSEUDED",
            }] },
            "identifier": [{ "system": "urn:ietf:rfc:3986", "value": url(&id) }],
            "communication": [{ "language": { "coding": [{
                "system": "urn:ietf:bcp:47", "code": self.record.say.tag(),
            }] } }],
        });
        self.add(&id, resource)
    }

    /// The id of a resource that belongs to no one record: the same within a file.
    fn id_of(&self, name: &str) -> String {
        hashed(self.record.pseudonym.bytes(), name)
    }

    /// Who it is about.
    fn subject(&self) -> Value {
        json!({ "reference": url(&uuid(self.record.pseudonym)) })
    }
}

/// The id of a resource that a record gives besides its own: the same in every file.
fn beside(record: &str, name: &str) -> String {
    hashed(record.as_bytes(), name)
}

fn hashed(whose: &[u8], name: &str) -> String {
    let digest = Sha256::new()
        .chain_update(whose)
        .chain_update(name)
        .finalize();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    uuid(Id::from_random(bytes))
}

/// A record's id as it is named there.
fn uuid(id: Id) -> String {
    let id = id.to_string();
    let parts = [&id[..8], &id[8..12], &id[12..16], &id[16..20], &id[20..]];
    parts.join("-")
}

fn url(id: &str) -> String {
    format!("urn:uuid:{id}")
}

fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// A moment by the clocks where the client was.
fn moment(at: DateTime<Utc>, zone: &str) -> String {
    let zone: Tz = zone.parse().unwrap_or(Tz::UTC);
    at.with_timezone(&zone)
        .to_rfc3339_opts(SecondsFormat::Secs, true)
}
