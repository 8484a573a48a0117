//! The page for the next visit in words, as its paper has it.

use crate::api::Nothing;
use crate::app::App;
use crate::error::AppError;
use crate::visit::{VisitLine, VisitWhat};
use crate::words::Words;
use fluent_bundle::{FluentArgs, FluentValue};
use trellis_domain::balance::LifeArea;
use trellis_domain::goal::How;
use trellis_domain::settings::Language;
use trellis_domain::sharing::{SharedVisit, VisitLines};
use trellis_domain::visit::VisitPart;

/// The most characters of one line.
const LONGEST: usize = 300;

/// The page; none where nothing stands on it.
pub(super) async fn visit_page(
    app: &App,
    language: Language,
) -> Result<Option<SharedVisit>, AppError> {
    let page = crate::visit::page(app, Nothing {}).await?;
    let words = Words::of_sharing(language);
    let parts = VisitPart::ALL.into_iter().map(|part| {
        let own = page.own.iter().filter(|own| own.part == part);
        let own = own.flat_map(|own| own.text.lines().map(|line| line.trim().to_owned()));
        let ours = page.lines.iter();
        let ours = ours.filter(|line| line.part == part && !line.hidden);
        let lines = own.chain(ours.map(|line| says(words, line)));
        VisitLines {
            part,
            lines: lines.filter(|line| !line.is_empty()).collect(),
        }
    });
    let parts: Vec<VisitLines> = parts.filter(|part| !part.lines.is_empty()).collect();
    // A record is quoted where a line is as it was proposed; what the client says instead is their own.
    let quoted = page.lines.iter();
    let quoted = quoted.filter(|line| !line.hidden && line.words.is_none());
    let of = quoted.filter_map(|line| line.key.split_once(':')?.1.parse().ok());
    let is_blank = parts.is_empty() && page.decision.is_empty();
    Ok((!is_blank).then_some(SharedVisit {
        parts,
        of: of.collect(),
        decision: page.decision,
    }))
}

/// What a line says: the client's words, or else ours.
fn says(words: &Words, line: &VisitLine) -> String {
    let text = match &line.words {
        Some(words) => words.clone(),
        None => proposed(words, &line.what),
    };
    let text = text
        .split('\n')
        .map(str::trim)
        .collect::<Vec<_>>()
        .join(" ");
    match text.char_indices().nth(LONGEST) {
        Some((cut, _)) => format!("{}…", text[..cut].trim_end()),
        None => text,
    }
}

/// The name of an area.
pub(super) fn area_key(area: LifeArea) -> &'static str {
    match area {
        LifeArea::Social => "area-social",
        LifeArea::Occupational => "area-occupational",
        LifeArea::Educational => "area-educational",
        LifeArea::Residential => "area-residential",
        LifeArea::Intellectual => "area-intellectual",
        LifeArea::Spiritual => "area-spiritual",
        LifeArea::Financial => "area-financial",
        LifeArea::Health => "area-health",
    }
}

fn proposed(words: &Words, what: &VisitWhat) -> String {
    let with = |key: &str, put: &[(&'static str, FluentValue<'_>)]| {
        let put: FluentArgs<'_> = put
            .iter()
            .map(|(name, value)| (*name, value.clone()))
            .collect();
        words.with(key, &put)
    };
    let text = |key: &str, text: &str| with(key, &[("text", text.into())]);
    match what {
        VisitWhat::Strength { text, days } if *days > 0 => with(
            "visit-say-strength-used",
            &[("text", text.as_str().into()), ("days", (*days).into())],
        ),
        VisitWhat::Strength { text, .. }
        | VisitWhat::Evidence { text }
        | VisitWhat::Plan { text } => text.clone(),
        VisitWhat::Reached { text: goal } => text("visit-say-reached", goal),
        VisitWhat::Begun { text: goal } => text("visit-say-begun", goal),
        VisitWhat::Step { text: step, how } => match how {
            How::WithHelp => text("visit-say-step-with_help", step),
            How::OnOwn => text("visit-say-step-on_own", step),
            How::CanShow => text("visit-say-step-can_show", step),
        },
        VisitWhat::Level {
            text, then, now, ..
        } => match (then.is_empty(), now.is_empty()) {
            (false, false) => with(
                "visit-say-level",
                &[
                    ("text", text.as_str().into()),
                    ("then", then.as_str().into()),
                    ("now", now.as_str().into()),
                ],
            ),
            (_, false) => format!("{text}: {now}"),
            (_, true) => text.clone(),
        },
        VisitWhat::Helped { text, days } => with(
            "visit-say-helped",
            &[("text", text.as_str().into()), ("days", (*days).into())],
        ),
        VisitWhat::Goal { text, why } if !why.is_empty() => with(
            "visit-say-goal-why",
            &[
                ("text", text.trim_end_matches(['.', '!', '?']).into()),
                ("why", why.as_str().into()),
            ],
        ),
        VisitWhat::Goal { text, .. } => text.clone(),
        VisitWhat::More { area } => {
            let area = words.get(area_key(*area));
            with("visit-say-more", &[("area", area.into())])
        }
    }
}
