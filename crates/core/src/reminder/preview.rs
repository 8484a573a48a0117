//! What a notice says, at each level of secrecy: for the notice, and for its preview.

use super::sql;
use crate::app::App;
use crate::error::AppError;
use crate::plan::Whole;
use crate::store::Store;
use crate::words::Words;
use serde::{Deserialize, Serialize};
use trellis_domain::reminder::{About, Shows};
use ts_rs::TS;

/// What a notice is made of.
pub(super) struct Says<'a> {
    /// What it is about.
    pub(super) about: About,
    /// The neutral title; may be empty.
    pub(super) title: &'a str,
    /// The client's words for what it is about; may be empty.
    pub(super) name: &'a str,
}

impl Says<'_> {
    /// Its heading.
    pub(super) fn heading(&self, shows: Shows, words: &Words) -> String {
        match shows {
            Shows::Title if !self.title.is_empty() => self.title.to_owned(),
            Shows::Full if !self.name.is_empty() => self.name.to_owned(),
            Shows::Full if self.about == About::Checkin => words.get("notice-checkin"),
            Shows::Nothing | Shows::Title | Shows::Full => words.get("notice-secret"),
        }
    }

    /// What its button for "done" says; none: there is nothing to be done.
    pub(super) fn done(&self, words: &Words) -> Option<String> {
        is_said_done(self.about).then(|| words.get("notice-done"))
    }
}

/// Whether the client says that it is done: a check-in and a measure are done by answering.
pub(super) fn is_said_done(about: About) -> bool {
    !matches!(about, About::Checkin | About::Measure { .. })
}

/// Asks what a notice would say.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct NoticeAsk {
    /// What it is about.
    pub about: About,
    /// The client's own words; may be empty.
    pub text: String,
    /// The neutral title; may be empty.
    pub title: String,
}

/// What a notice would say: its heading at each level of secrecy, and its buttons.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct NoticePreview {
    /// With [`Shows::Nothing`].
    pub nothing: String,
    /// With [`Shows::Title`].
    pub title: String,
    /// With [`Shows::Full`].
    pub full: String,
    /// The button for "done"; none: there is nothing to be done.
    pub done: Option<String>,
    /// The button for "later".
    pub later: String,
}

impl std::fmt::Debug for NoticeAsk {
    /// Says nothing of what the client wrote.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NoticeAsk")
    }
}

impl std::fmt::Debug for NoticePreview {
    /// Says nothing of what the client wrote.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NoticePreview")
    }
}

/// What a notice would say.
pub(crate) async fn preview(app: &App, ask: NoticeAsk) -> Result<NoticePreview, AppError> {
    let store = app.store().await?;
    let settings = crate::settings::load(&store).await?;
    let words = Words::of(settings.language.unwrap_or(app.ports.language));
    let (text, title) = (ask.text.trim(), ask.title.trim());
    let name = if text.is_empty() {
        called(&store, ask.about).await?
    } else {
        text.to_owned()
    };
    let says = Says {
        about: ask.about,
        title,
        name: &name,
    };
    Ok(NoticePreview {
        nothing: says.heading(Shows::Nothing, words),
        title: says.heading(Shows::Title, words),
        full: says.heading(Shows::Full, words),
        done: says.done(words),
        later: words.get("notice-later"),
    })
}

/// What the client calls it; empty where that is nothing, or where it is not there.
async fn called(store: &Store, about: About) -> Result<String, AppError> {
    match about {
        About::Checkin | About::Own => Ok(String::new()),
        About::Line { id } => {
            let plan = &Whole::kept(store).await?.whole;
            let line = plan.line(id).ok().cloned();
            Ok(line.map_or_else(String::new, |line| plan.words(line)))
        }
        About::Measure { id } => Ok(crate::measure::name_of(id).unwrap_or_default().to_owned()),
        About::Support { id } | About::Step { id } => {
            store.read_own(sql::CALLED, &[&id.to_string()]).await
        }
    }
}
