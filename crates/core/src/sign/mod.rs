//! A plan that answers: patterns tied to the client's own early signs.
//!
//! - `about`: the lines, the item or the tag that a sign is about.
//! - `cards`: what Today shows.

mod about;
mod cards;
pub(crate) mod sql;
#[cfg(test)]
mod tests;

use crate::api::Nothing;
use crate::app::App;
use crate::checkin::ById;
use crate::error::{AppError, Code};
use crate::item::StoredFields;
use crate::store::{Edit, Store};
use about::About;
pub(crate) use cards::{Diary, cards};
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use trellis_domain::Id;
use trellis_domain::day::logical_day;
use trellis_domain::merge::{Fields, Kind};
use trellis_domain::plan::Line;
use trellis_domain::sign::{Because, Pattern, Sign, SignForm};
use ts_rs::TS;

/// The most days for which a card can be put off.
const MOST_QUIET: u8 = 30;
/// How long a card that was not helpful stays away at least.
const WEEK: u8 = 7;

/// A card on Today: the client's own sentence, and why it is there.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SignCard {
    /// The sign.
    pub sign: Id,
    /// The client's own early sign, whose words are quoted.
    pub line: Line,
    /// What the client does then; none: the card opens the sign's section.
    pub action: Option<Line>,
    /// What was looked for.
    pub pattern: Pattern,
    /// What the pattern is about, in the client's words: an item's question, a tag's label.
    pub about: String,
    /// The word of the choice, where one was looked for.
    pub choice: Option<String>,
    /// The days on which it held, earliest first.
    pub because: Vec<Because>,
}

/// What the client says to a card.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct SignAnswer {
    /// The sign.
    pub sign: Id,
    /// What they say.
    pub say: SignSaid,
}

/// What can be said to a card.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum SignSaid {
    /// Not today, or for some days: quiet for 1 to 30 logical days, today being the first.
    Quiet {
        /// How many.
        days: u8,
    },
    /// Not helpful: quiet until the pattern has ended and begins anew, and at least for a week.
    NotHelpful,
    /// Turned off.
    Off,
    /// Turned on again, and no longer quiet.
    On,
}

/// A sign with its line, for the list of signs.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SignView {
    /// The sign.
    pub sign: Sign,
    /// The client's own early sign; none: that line is deleted, and so the sign is quiet.
    pub line: Option<Line>,
    /// What the client does then.
    pub action: Option<Line>,
    /// What the pattern is about, in the client's words; none: it is gone, and so the sign is quiet.
    pub about: Option<String>,
    /// The word of the choice, where one is looked for.
    pub choice: Option<String>,
    /// The logical day it is today, as `YYYY-MM-DD`.
    #[ts(type = "string")]
    pub today: NaiveDate,
}

/// Every sign, in the order of the plan's lines; those whose line is deleted come last.
pub(crate) async fn list(app: &App, _: Nothing) -> Result<Vec<SignView>, AppError> {
    let store = app.store().await?;
    let about = About::load(&store).await?;
    let today = today(app, &store).await?;
    let mut views: Vec<SignView> = load(&store)
        .await?
        .into_iter()
        .map(|sign| about.view(sign, today))
        .collect();
    views.sort_by_key(|view| about.place(&view.sign));
    Ok(views)
}

/// Ties a pattern to an early sign, or changes one. Another pattern than before is a new beginning: it
/// is no longer quiet.
///
/// # Errors
/// [`Code::NotFound`] where the sign, a line, the item, its choice or the tag is not there;
/// [`Code::NotValid`] where the line has no words to quote, the days are not 1 to 14, or the item's
/// answers are not what the test asks for.
pub(crate) async fn save(app: &App, form: SignForm) -> Result<SignView, AppError> {
    let store = app.store().await?;
    let about = About::load(&store).await?;
    let before = match form.id {
        Some(id) => Some(find(&store, id).await?),
        None => None,
    };
    about.check(&form)?;
    let mut fields = form.fields();
    if before
        .as_ref()
        .is_some_and(|sign| sign.pattern != form.pattern)
    {
        fields.extend(quiet(None, None));
    }
    let id = form
        .id
        .unwrap_or_else(|| Id::from_random(app.ports.random()));
    edit(app, &store, id, fields, before.is_none()).await?;
    tracing::info!(event = "sign_saved", new = before.is_none());
    let today = today(app, &store).await?;
    Ok(about.view(find(&store, id).await?, today))
}

/// What the client says to a card.
///
/// # Errors
/// [`Code::NotFound`]; [`Code::NotValid`] where the days are not 1 to 30.
pub(crate) async fn answer(
    app: &App,
    SignAnswer { sign, say }: SignAnswer,
) -> Result<Nothing, AppError> {
    let store = app.store().await?;
    let sign = find(&store, sign).await?;
    let today = today(app, &store).await?;
    let until = |days: u8| Some(today + Days::new(u64::from(days) - 1));
    let fields = match say {
        SignSaid::Quiet { days } if (1..=MOST_QUIET).contains(&days) => {
            quiet(until(days), sign.anew)
        }
        SignSaid::Quiet { .. } => return Err(Code::NotValid.into()),
        SignSaid::NotHelpful => quiet(until(WEEK), Some(today)),
        SignSaid::Off => Fields::from_iter([("off".to_owned(), json!(true))]),
        SignSaid::On => {
            let mut fields = quiet(None, None);
            fields.insert("off".to_owned(), Value::Null);
            fields
        }
    };
    edit(app, &store, sign.id, fields, false).await?;
    Ok(Nothing {})
}

/// Deletes a sign: it can be brought back for 30 days. The plan's lines stay.
///
/// # Errors
/// [`Code::NotFound`].
pub(crate) async fn delete(app: &App, ById { id }: ById) -> Result<Nothing, AppError> {
    let store = app.store().await?;
    find(&store, id).await?;
    let gone = json!(app.ports.clock.now().timestamp_millis());
    let fields = Fields::from_iter([("gone".to_owned(), gone)]);
    edit(app, &store, id, fields, false).await?;
    tracing::info!(event = "sign_deleted");
    Ok(Nothing {})
}

async fn load(store: &Store) -> Result<Vec<Sign>, AppError> {
    let rows = store.read_own(sql::ALL, &[]).await?;
    let rows: Vec<StoredFields> = serde_json::from_str(&rows).map_err(|_| Code::Damaged)?;
    Ok(from_rows(rows))
}

/// Signs from their records. Deleted ones, and those of a newer version, are left out.
pub(crate) fn from_rows(rows: Vec<StoredFields>) -> Vec<Sign> {
    rows.into_iter()
        .filter_map(|(id, fields)| Sign::from_fields(id, &fields))
        .collect()
}

async fn find(store: &Store, id: Id) -> Result<Sign, AppError> {
    let fields = store.fields(Kind::Sign, id).await?;
    fields
        .and_then(|fields| Sign::from_fields(id, &fields))
        .ok_or_else(|| Code::NotFound.into())
}

async fn edit(app: &App, store: &Store, id: Id, fields: Fields, new: bool) -> Result<(), AppError> {
    let edit = Edit {
        kind: Kind::Sign,
        id,
        fields,
        new,
    };
    store.edit(vec![edit], app.ports.clock.now()).await
}

async fn today(app: &App, store: &Store) -> Result<NaiveDate, AppError> {
    let day_end = crate::settings::load(store).await?.day_end;
    let clock = &app.ports.clock;
    Ok(logical_day(clock.now(), clock.zone(), day_end))
}

/// The fields that say how long a sign is quiet.
fn quiet(until: Option<NaiveDate>, anew: Option<NaiveDate>) -> Fields {
    Fields::from_iter([
        ("until".to_owned(), json!(until)),
        ("anew".to_owned(), json!(anew)),
    ])
}
