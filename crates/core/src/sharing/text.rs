//! The exact words that the client agrees to. They are on the screen before the yes, and kept with it.

use super::view::SharingOffer;
use crate::export::say_day;
use crate::words::Words;
use chrono::NaiveDate;
use fluent_bundle::FluentArgs;
use sha2::{Digest, Sha256};
use trellis_domain::settings::Language;
use trellis_domain::sharing::Choice;

/// Which wording this is: one more with every change of what is said here.
pub(super) const VERSION: u32 = 1;

/// Who it is about, and until when.
pub(super) struct About<'a> {
    pub(super) name: &'a str,
    pub(super) role: &'a str,
    pub(super) agency: &'a str,
    pub(super) reason: &'a str,
    pub(super) typed: bool,
    pub(super) called: &'a str,
    pub(super) last: NaiveDate,
}

/// The words, in paragraphs.
pub(super) fn paragraphs(
    language: Language,
    about: &About<'_>,
    choice: &Choice,
    offer: &SharingOffer,
) -> Vec<String> {
    let words = Words::of_sharing(language);
    let with = |key: &str, put: &[(&'static str, &str)]| {
        let put: FluentArgs<'_> = put.iter().map(|(name, text)| (*name, *text)).collect();
        words.with(key, &put)
    };
    let name = about.name;
    let quoted: fn(Vec<&str>) -> String = |texts| {
        let texts: Vec<String> = texts.iter().map(|text| format!("“{text}”")).collect();
        texts.join(", ")
    };
    let mut all = vec![
        with(
            "consent-who",
            &[
                ("name", name),
                ("role", about.role),
                ("agency", about.agency),
            ],
        ),
        words.get(if about.typed {
            "consent-checked-typed"
        } else {
            "consent-checked-link"
        }),
    ];
    if !about.called.is_empty() {
        all.push(with("consent-called", &[("called", about.called)]));
    }
    all.push(with("consent-what", &[("name", name)]));
    let named = |things: &[super::view::SharingThing], chosen: &std::collections::BTreeSet<_>| {
        let texts = things.iter().filter(|thing| chosen.contains(&thing.id));
        quoted(texts.map(|thing| thing.text.as_str()).collect())
    };
    for (key, what) in [
        (
            "consent-strengths",
            named(&offer.strengths, &choice.strengths),
        ),
        ("consent-goals", named(&offer.goals, &choice.goals)),
        ("consent-sections", named(&offer.sections, &choice.sections)),
        ("consent-items", named(&offer.items, &choice.items)),
    ] {
        if !what.is_empty() {
            all.push(with(key, &[("what", &what)]));
        }
    }
    for (ticked, key) in [
        (choice.tags, "consent-tags"),
        (choice.notes, "consent-notes"),
    ] {
        if ticked {
            all.push(words.get(key));
        }
    }
    for chosen in &choice.measures {
        let known = offer.measures.iter().find(|one| one.pack == chosen.pack);
        let called = known.map_or(chosen.pack.as_str(), |one| one.name.as_str());
        let key = if chosen.answers {
            "consent-measure-answers"
        } else {
            "consent-measure"
        };
        all.push(with(key, &[("what", called)]));
    }
    for (ticked, key) in [
        (choice.balance, "consent-balance"),
        (choice.visit, "consent-visit"),
        (choice.people, "consent-people"),
    ] {
        if ticked {
            all.push(words.get(key));
        }
    }
    if let Some(since) = choice.since {
        all.push(with("consent-since", &[("day", &say_day(since, language))]));
    }
    if !about.reason.is_empty() {
        all.push(with(
            "consent-why",
            &[("name", name), ("reason", about.reason)],
        ));
    }
    all.push(with(
        "consent-until",
        &[("day", &say_day(about.last, language))],
    ));
    for key in [
        "consent-new",
        "consent-risk-file",
        "consent-risk-read",
        "consent-risk-law",
        "consent-watch",
        "consent-stop",
    ] {
        all.push(with(key, &[("name", name)]));
    }
    all.push(words.get("consent-free"));
    all
}

/// The hash of words that were agreed to, in hexadecimal digits.
pub(super) fn hash(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    crate::sync::hex(&digest)
}
