//! What was agreed to, as a file that programs read: a consent record after ISO/IEC TS 27560 with the
//! fields of Kantara's consent receipt, or a FHIR R4 Consent. In plain words it stands on the screen.

use super::find;
use super::list::consents;
use super::view::{ReceiptAsk, ReceiptForm};
use crate::api::Nothing;
use crate::app::App;
use crate::error::{AppError, Code};
use crate::export::fhir_consent;
use crate::files;
use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Value, json};
use trellis_domain::sharing::{Choice, Consent, Grant, Wants, What, stands};

/// Writes it.
///
/// # Errors
/// [`Code::NotFound`]; as [`files::write`].
pub(crate) async fn receipt(app: &App, ask: ReceiptAsk) -> Result<Nothing, AppError> {
    let store = app.store().await?;
    let grant = find(&store, ask.id).await?;
    let mut consents = consents(&store, ask.id).await?;
    consents.reverse();
    let now = app.ports.clock.now();
    let said = match ask.form {
        ReceiptForm::Json => record(&grant, &consents, now)?,
        ReceiptForm::Fhir => fhir_consent(&grant, &kinds(&grant.choice), now),
    };
    files::write(app, ask.to, move |out| {
        serde_json::to_writer_pretty(&mut *out, &said)?;
        out.write_all(b"\n")
    })
    .await?;
    Ok(Nothing {})
}

/// What kinds of things are ticked, by the names of items on the wire.
pub(super) fn kinds(choice: &Choice) -> Vec<&'static str> {
    let days = choice.tags || choice.notes;
    let all = [
        (!choice.strengths.is_empty(), "strength"),
        (!choice.goals.is_empty(), "goal"),
        (!choice.sections.is_empty(), "section"),
        (!choice.items.is_empty(), "question"),
        (!choice.items.is_empty() || days, "day"),
        (!choice.measures.is_empty(), "measure"),
        (choice.balance, "balance"),
        (choice.visit, "visit"),
    ];
    let ticked = all.into_iter().filter(|(ticked, _)| *ticked);
    ticked.map(|(_, kind)| kind).collect()
}

fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

fn event(what: What) -> (&'static str, &'static str) {
    match what {
        What::Given => ("given", "client"),
        What::Changed => ("changed", "client"),
        What::Paused => ("paused", "client"),
        What::Resumed => ("resumed", "client"),
        What::Stopped => ("withdrawn", "client"),
        What::Expired => ("expired", "time"),
        What::Keys => ("suspended: the recipient's keys changed", "app"),
        What::Gone => ("suspended: the recipient is no longer there", "app"),
        What::Refused => ("refused: the invitation was over", "server"),
    }
}

/// The record: its header, what is processed and why, the parties, what happened, and the older receipt's
/// fields for programs that know those.
fn record(grant: &Grant, consents: &[Consent], now: DateTime<Utc>) -> Result<Value, AppError> {
    let agreed = consents.iter().rfind(|consent| !consent.text.is_empty());
    let agreed = agreed.ok_or(Code::NotFound)?;
    let state = match grant.wants() {
        Wants::Active if now < grant.until => "given",
        Wants::Active => "expired",
        Wants::Paused => "paused",
        Wants::Ended => "withdrawn",
    };
    let subject = format!("urn:uuid:{}", grant.id);
    let categories = kinds(&grant.choice);
    let language = match grant.lang {
        trellis_domain::settings::Language::En => "en",
        trellis_domain::settings::Language::Fr => "fr",
    };
    let notice = |consent: &Consent| {
        json!({
            "text": consent.text,
            "hash": format!("sha-256:{}", consent.hash),
            "version": consent.version,
            "language": language,
        })
    };
    let happened = consents.iter().map(|consent| {
        let (what, by) = event(consent.what);
        let notice = (!consent.text.is_empty()).then(|| notice(consent));
        json!({
            "event_type": what,
            "event_time": instant(consent.at),
            "event_actor": by,
            "notice": notice,
        })
    });
    let happened: Vec<Value> = happened.collect();
    let server_says: Option<Value> = grant
        .receipt
        .as_deref()
        .and_then(|receipt| serde_json::from_str(receipt).ok());
    let purpose = if grant.reason.is_empty() {
        "To work together with the worker"
    } else {
        &grant.reason
    };
    Ok(json!({
        "record_metadata": {
            "schema_version": "ISO/IEC TS 27560:2023",
            "record_id": format!("urn:uuid:{}", grant.id),
            "grant": grant.grant,
            "pii_principal_id": subject,
            "record_time": instant(now),
        },
        "pii_processing": {
            "privacy_notice": notice(agreed),
            "language": language,
            "purposes": [{
                "purpose": purpose,
                "lawful_basis": "consent",
                "pii_information": categories.iter().map(|kind| json!({
                    "pii_type": kind,
                    "pii_optional": true,
                    "sensitive_pii_category": true,
                })).collect::<Vec<_>>(),
                "recipients": [{ "party_id": grant.worker, "name": grant.name, "role": grant.role }],
                "storage_locations": [{ "server": grant.server, "sealed": true }],
                "retention_period": { "until": instant(grant.until) },
                "collection_method": "typed by the person in an app of their own",
                "processing_method": "read by the recipient",
                "geographic_restrictions": [],
                "withdrawal_method": "Trellis, Me, Sharing, Stop; or tell the recipient",
                "jurisdiction": "CA",
            }],
        },
        "party_identification": [
            { "party_id": grant.key, "party_type": "organization", "party_role": "controller",
              "name": grant.agency, "address": grant.server },
            { "party_id": grant.worker, "party_type": "person", "party_role": "recipient",
              "name": grant.name, "keys": grant.keys },
            { "party_id": subject, "party_type": "person", "party_role": "principal",
              "name": grant.called },
        ],
        "event": happened,
        "consent_state": state,
        "confirmed": serde_json::to_value(stands(grant, now)).map_err(AppError::from)?,
        "deletion_receipt": server_says,
        "kantara": {
            "version": "KI-CR-v1.1.0",
            "jurisdiction": "CA",
            "consentTimestamp": agreed.at.timestamp(),
            "collectionMethod": "a conversation in an app",
            "consentReceiptID": uuid(grant),
            "publicKey": grant.key,
            "language": language,
            "piiPrincipalId": subject,
            "piiControllers": [{
                "piiController": grant.agency, "onBehalf": false,
                "contact": grant.name, "address": {}, "email": "", "phone": "",
                "piiControllerUrl": grant.server,
            }],
            "policyUrl": grant.server,
            "services": [{
                "service": "Sharing with a worker",
                "purposes": [{
                    "purpose": purpose,
                    "purposeCategory": ["1 - Core Function"],
                    "consentType": "EXPLICIT",
                    "piiCategory": categories,
                    "primaryPurpose": true,
                    "termination": instant(grant.until),
                    "thirdPartyDisclosure": false,
                }],
            }],
            "sensitive": true,
            "spiCat": ["Health"],
        },
    }))
}

fn uuid(grant: &Grant) -> String {
    let id = grant.id.to_string();
    let parts = [&id[..8], &id[8..12], &id[12..16], &id[16..20], &id[20..]];
    parts.join("-")
}
