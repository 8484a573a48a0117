//! The page for a visit: proposed from what the client has in the vault, and theirs to change.
//!
//! - `propose`: what could stand on the page.

mod propose;
pub(crate) mod sql;
#[cfg(test)]
mod tests;

use crate::api::Nothing;
use crate::app::App;
use crate::error::{AppError, Code};
use crate::goal::today;
use crate::store::{Edit, Store};
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use serde_json::json;
use trellis_domain::balance::LifeArea;
use trellis_domain::goal::{How, Level};
use trellis_domain::merge::{Fields, Kind};
use trellis_domain::visit::{NotAnEdit, Visit, VisitEdit, VisitPart};
use ts_rs::TS;

/// The page as it stands.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct VisitPage {
    /// What is proposed, part by part, hidden lines too.
    pub lines: Vec<VisitLine>,
    /// The client's own lines, of the parts that have any.
    pub own: Vec<VisitOwn>,
    /// The one decision. May be empty.
    pub decision: String,
    /// The visit before; none: this is the first.
    pub last: Option<VisitLast>,
    /// The logical day from which what changed is told, as `YYYY-MM-DD`.
    #[ts(type = "string")]
    pub since: NaiveDate,
    /// The logical day it is today.
    #[ts(type = "string")]
    pub today: NaiveDate,
}

/// A proposed line.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VisitLine {
    /// Names it.
    pub key: String,
    /// The part that it stands in.
    pub part: VisitPart,
    /// What it says, in the app's words.
    pub what: VisitWhat,
    /// What it says in the client's words instead; none: as it was proposed.
    pub words: Option<String>,
    /// The client does not want it on the page.
    pub hidden: bool,
}

/// What a proposed line says.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum VisitWhat {
    /// A strength.
    Strength {
        /// The client's words.
        text: String,
        /// On how many days it was used in this time.
        days: u32,
    },
    /// A goal that was reached in this time.
    Reached {
        /// The goal.
        text: String,
    },
    /// A goal that was taken up in this time.
    Begun {
        /// The goal.
        text: String,
    },
    /// A step that came to be done in this time.
    Step {
        /// The step.
        text: String,
        /// How well it goes.
        how: How,
    },
    /// A goal's level moved in this time.
    Level {
        /// The goal.
        text: String,
        /// The words of the level before; may be empty.
        then: String,
        /// The words of the level now; may be empty.
        now: String,
        /// The level before.
        from: Level,
        /// The level now.
        to: Level,
    },
    /// Something that was kept to show in this time.
    Evidence {
        /// The client's words.
        text: String,
    },
    /// Something that helped, by the client's tag.
    Helped {
        /// The tag.
        text: String,
        /// On how many days.
        days: u32,
    },
    /// What helps, by the plan.
    Plan {
        /// The line.
        text: String,
    },
    /// A goal that the client is working on or thinking about.
    Goal {
        /// The goal.
        text: String,
        /// Why it matters. May be empty.
        why: String,
    },
    /// An area in which more help is wanted.
    More {
        /// The area.
        area: LifeArea,
    },
}

/// The client's own lines in a part.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VisitOwn {
    /// The part.
    pub part: VisitPart,
    /// The lines.
    pub text: String,
}

/// A visit that was.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VisitLast {
    /// The logical day, as `YYYY-MM-DD`.
    #[ts(type = "string")]
    pub day: NaiveDate,
    /// What was to be decided. May be empty.
    pub decision: String,
}

macro_rules! quiet {
    ($($name:ident),+) => {
        $(impl std::fmt::Debug for $name {
            /// Says nothing of what the client wrote.
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(stringify!($name))
            }
        })+
    };
}
quiet!(VisitPage, VisitLine, VisitWhat, VisitOwn, VisitLast);

/// How far back the first page tells what changed, and the furthest that any does.
const FIRST: Days = Days::new(90);
const FURTHEST: Days = Days::new(366);

/// The page for the next visit, and the number of it.
struct Kept {
    n: u32,
    visit: Visit,
    last: Option<VisitLast>,
}

/// Every page, each with the number of its visit, in order.
pub(crate) async fn pages(store: &Store) -> Result<Vec<(u32, Visit)>, AppError> {
    let rows = store.read_own(sql::ALL, &[]).await?;
    let rows: Vec<Fields> = serde_json::from_str(&rows).map_err(|_| Code::Damaged)?;
    let mut pages: Vec<(u32, Visit)> = rows
        .iter()
        .filter_map(|fields| Some((Visit::number(fields)?, Visit::from_fields(fields))))
        .collect();
    pages.sort_by_key(|(n, _)| *n);
    Ok(pages)
}

impl Kept {
    async fn load(store: &Store) -> Result<Self, AppError> {
        let pages = pages(store).await?;
        let done = pages.iter().rfind(|(_, visit)| visit.done.is_some());
        let n = done.map_or(0, |(n, _)| n.saturating_add(1));
        let last = done.and_then(|(_, visit)| {
            Some(VisitLast {
                day: visit.done?,
                decision: visit.decision.clone(),
            })
        });
        let visit = pages.into_iter().find(|(of, _)| *of == n);
        Ok(Self {
            n,
            visit: visit.map(|(_, visit)| visit).unwrap_or_default(),
            last,
        })
    }

    fn edit(&self, field: (String, serde_json::Value)) -> Edit {
        Edit {
            kind: Kind::Visit,
            id: Visit::id_of(self.n),
            fields: Fields::from_iter([("n".to_owned(), json!(self.n)), field]),
            new: false,
        }
    }
}

/// The page.
pub(crate) async fn page(app: &App, _: Nothing) -> Result<VisitPage, AppError> {
    shown(app, &*app.store().await?).await
}

/// Does one thing to the page.
///
/// # Errors
/// [`Code::TooLong`]; [`Code::NotValid`] where no line can have that key.
pub(crate) async fn edit(app: &App, edit: VisitEdit) -> Result<VisitPage, AppError> {
    let store = app.store().await?;
    let field = edit.field().map_err(|why| match why {
        NotAnEdit::TooLong => Code::TooLong,
        NotAnEdit::Odd => Code::NotValid,
    })?;
    let kept = Kept::load(&store).await?;
    let now = app.ports.clock.now();
    store.edit(vec![kept.edit(field)], now).await?;
    shown(app, &store).await
}

/// The visit was: what changed is told from today on, on a new page.
pub(crate) async fn done(app: &App, _: Nothing) -> Result<VisitPage, AppError> {
    let store = app.store().await?;
    let kept = Kept::load(&store).await?;
    let today = today(app, &store).await?;
    let edit = kept.edit(("done".to_owned(), json!(today)));
    store.edit(vec![edit], app.ports.clock.now()).await?;
    tracing::info!(event = "visit_done");
    shown(app, &store).await
}

/// The visit was not yet: the page before is there again, as it was.
///
/// # Errors
/// [`Code::NotFound`] where there is none.
pub(crate) async fn undo(app: &App, _: Nothing) -> Result<VisitPage, AppError> {
    let store = app.store().await?;
    let kept = Kept::load(&store).await?;
    let before = kept.n.checked_sub(1).ok_or(Code::NotFound)?;
    let before = Kept { n: before, ..kept };
    let edit = before.edit(("done".to_owned(), serde_json::Value::Null));
    store.edit(vec![edit], app.ports.clock.now()).await?;
    shown(app, &store).await
}

async fn shown(app: &App, store: &Store) -> Result<VisitPage, AppError> {
    let today = today(app, store).await?;
    let Kept { visit, last, .. } = Kept::load(store).await?;
    let earliest = today - FURTHEST;
    let since = last.as_ref().map_or(today - FIRST, |last| last.day);
    let since = since.clamp(earliest, today);
    let mut lines = propose::lines(store, since, today).await?;
    for line in &mut lines {
        line.hidden = visit.hidden.contains(&line.key);
        line.words = visit.words.get(&line.key).cloned();
    }
    let own = |part: VisitPart| {
        let text = visit.own.get(part.name())?.clone();
        Some(VisitOwn { part, text })
    };
    Ok(VisitPage {
        lines,
        own: VisitPart::ALL.into_iter().filter_map(own).collect(),
        decision: visit.decision,
        last,
        since,
        today,
    })
}
