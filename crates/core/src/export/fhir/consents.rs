//! A grant as a FHIR R4 Consent (<https://hl7.org/fhir/R4/consent.html>). It never goes into the bundle of
//! the record: it names people, and is written when the client asks for it.

use super::{instant, tidy, url, uuid};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use trellis_domain::settings::Language;
use trellis_domain::sharing::{Grant, Wants};

/// The kind of resource that a kind of thing is nearest to.
fn resource(kind: &str) -> &'static str {
    match kind {
        "goal" => "Goal",
        "section" => "CarePlan",
        "question" => "Questionnaire",
        "measure" => "QuestionnaireResponse",
        "visit" => "Communication",
        _ => "Observation",
    }
}

/// The Consent. What is not permitted by it is not: there is nothing to deny besides.
pub(crate) fn consent(grant: &Grant, kinds: &[&str], now: DateTime<Utc>) -> Value {
    let is_active = grant.wants() == Wants::Active && now < grant.until;
    let end = grant.ended.unwrap_or(grant.until).min(grant.until);
    let mut classes: Vec<&str> = kinds.iter().map(|kind| resource(kind)).collect();
    classes.sort_unstable();
    classes.dedup();
    let coded =
        |system: &str, code: &str| json!({ "coding": [{ "system": system, "code": code }] });
    let terms = "http://terminology.hl7.org/CodeSystem/";
    let id = uuid(grant.id);
    tidy::tidy(json!({
        "resourceType": "Consent",
        "id": id,
        "language": match grant.lang { Language::En => "en", Language::Fr => "fr" },
        "identifier": [{ "system": "urn:ietf:rfc:3986", "value": url(&id) }],
        "status": if is_active { "active" } else { "inactive" },
        "scope": coded(&format!("{terms}consentscope"), "patient-privacy"),
        "category": [coded("http://loinc.org", "59284-0")],
        "patient": {
            "identifier": { "system": "urn:ietf:rfc:3986", "value": url(&id) },
            "display": grant.called,
        },
        "dateTime": instant(grant.chose),
        "organization": [{ "display": grant.agency }],
        "policyRule": coded(&format!("{terms}v3-ActCode"), "OPTIN"),
        "provision": {
            "type": "permit",
            "period": { "start": instant(grant.made), "end": instant(end) },
            "actor": [{
                "role": coded(&format!("{terms}v3-ParticipationType"), "IRCP"),
                "reference": { "display": grant.name },
            }],
            "action": [coded(&format!("{terms}consentaction"), "access")],
            "purpose": [{ "system": format!("{terms}v3-ActReason"), "code": "CAREMGT" }],
            "class": classes.iter().map(|class| json!({
                "system": "http://hl7.org/fhir/resource-types", "code": class,
            })).collect::<Vec<_>>(),
            "dataPeriod": grant.choice.since.map(|since| json!({ "start": since })),
        },
    }))
}
