//! Hope notes: written or photographed on good days, offered on low ones.

pub(crate) mod sql;
#[cfg(test)]
mod tests;

use crate::api::Nothing;
use crate::app::App;
use crate::checkin::ById;
use crate::error::{AppError, Code};
use crate::item::StoredFields;
use crate::store::{Edit, Store};
use chrono::NaiveDate;
use serde_json::json;
use trellis_domain::Id;
use trellis_domain::checkin::CheckIn;
use trellis_domain::day::logical_day;
use trellis_domain::hope::{HopeForm, HopeNote, NotAHopeNote, is_low, turn};
use trellis_domain::merge::{Fields, Kind};

/// What the first screen reads of hope notes.
#[derive(Clone, Copy)]
pub(crate) struct Waiting {
    /// Whether any was ever made.
    pub(crate) any: bool,
    /// The latest day on which the client said not now.
    pub(crate) not_now: Option<NaiveDate>,
}

/// Every hope note, newest first.
pub(crate) async fn list(app: &App, _: Nothing) -> Result<Vec<HopeNote>, AppError> {
    load(&*app.store().await?).await
}

/// Adds a hope note, or changes one.
///
/// # Errors
/// [`Code::NotValid`] where it has neither words nor a photograph; [`Code::TooLong`];
/// [`Code::NotFound`] where the photograph or the note to change is not there.
pub(crate) async fn save(app: &App, form: HopeForm) -> Result<HopeNote, AppError> {
    let store = app.store().await?;
    let form = form.tidy().map_err(|why| match why {
        NotAHopeNote::Blank => Code::NotValid,
        NotAHopeNote::TooLong => Code::TooLong,
    })?;
    if let Some(photo) = &form.photo
        && !crate::photo::is_kept(&store, photo).await?
    {
        return Err(Code::NotFound.into());
    }
    let now = app.ports.clock.now();
    let (id, made) = match form.id {
        Some(id) => (id, find(&store, id).await?.made),
        None => {
            let day_end = crate::settings::load(&store).await?.day_end;
            let today = logical_day(now, app.ports.clock.zone(), day_end);
            (Id::from_random(app.ports.random()), today)
        }
    };
    let new = form.id.is_none();
    let edit = Edit {
        kind: Kind::Hope,
        id,
        fields: form.fields(new.then_some((made, now))),
        new,
    };
    store.edit(vec![edit], now).await?;
    let HopeForm { text, photo, .. } = form;
    Ok(HopeNote {
        id,
        text,
        photo,
        made,
    })
}

/// Deletes a hope note: it can be brought back for 30 days.
///
/// # Errors
/// [`Code::NotFound`].
pub(crate) async fn delete(app: &App, ById { id }: ById) -> Result<Nothing, AppError> {
    let store = app.store().await?;
    find(&store, id).await?;
    let now = app.ports.clock.now();
    let edit = Edit {
        kind: Kind::Hope,
        id,
        fields: Fields::from_iter([("gone".to_owned(), json!(now.timestamp_millis()))]),
        new: false,
    };
    store.edit(vec![edit], now).await?;
    Ok(Nothing {})
}

/// Not now: no hope note is offered again on this logical day, on this device.
pub(crate) async fn not_now(app: &App, _: Nothing) -> Result<Nothing, AppError> {
    let store = app.store().await?;
    let day_end = crate::settings::load(&store).await?.day_end;
    let clock = &app.ports.clock;
    let today = logical_day(clock.now(), clock.zone(), day_end);
    let today = serde_json::to_string(&today)?;
    store.write_local(sql::NOT_NOW, &[&today]).await?;
    Ok(Nothing {})
}

/// The note to offer on `day`, of which these are the check-ins; none where the day is not low, or
/// the client said not now. The notes are read on a low day alone.
pub(crate) async fn offer(
    store: &Store,
    Waiting { any, not_now }: Waiting,
    day: NaiveDate,
    checkins: &[CheckIn],
    calendar: Option<Id>,
) -> Result<Option<Id>, AppError> {
    if !any || not_now == Some(day) || !is_low(checkins, calendar) {
        return Ok(None);
    }
    let notes = load(store).await?;
    let oldest_first = |n: usize| notes.iter().rev().nth(n);
    let note = turn(day, notes.len()).and_then(oldest_first);
    Ok(note.map(|note| note.id))
}

async fn load(store: &Store) -> Result<Vec<HopeNote>, AppError> {
    let rows = store.read_own(sql::ALL, &[]).await?;
    let rows: Vec<StoredFields> = serde_json::from_str(&rows).map_err(|_| Code::Damaged)?;
    let notes = rows
        .into_iter()
        .filter_map(|(id, fields)| HopeNote::from_fields(id, &fields));
    Ok(notes.collect())
}

/// A hope note that is there and not deleted.
async fn find(store: &Store, id: Id) -> Result<HopeNote, AppError> {
    let fields = store.fields(Kind::Hope, id).await?;
    fields
        .and_then(|fields| HopeNote::from_fields(id, &fields))
        .ok_or_else(|| Code::NotFound.into())
}
