//! Check-ins: making, changing, deleting and bringing back.

pub(crate) mod sql;
#[cfg(test)]
mod tests;
mod view;

pub(crate) use view::{StoredCheckIn, Wordings};

use crate::api::Nothing;
use crate::app::App;
use crate::deleted::{self, ByKind, DeletedKind};
use crate::error::{AppError, Code};
use crate::item::Items;
use crate::store::{Edit, Store};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use trellis_domain::Id;
use trellis_domain::checkin::{Answer, CheckIn, CheckInForm, CheckInRecord, When};
use trellis_domain::day::{instant_on, logical_day};
use trellis_domain::merge::{Fields, Kind};
use ts_rs::TS;

/// Names a record.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct ById {
    /// Its id.
    pub id: Id,
}

/// Makes a check-in, or changes one. With it the draft goes, in the same transaction.
///
/// # Errors
/// [`Code::NotValid`] where an answer does not fit its question, the day lies ahead, or nothing at
/// all was filled in; [`Code::TooLong`]; [`Code::NotFound`] where the one to change is not there.
pub(crate) async fn save(app: &App, form: CheckInForm) -> Result<CheckIn, AppError> {
    save_form(app, form, true).await
}

/// As [`save`], beside a draft of something else, which stays.
///
/// # Errors
/// As [`save`].
pub(crate) async fn save_beside(app: &App, form: CheckInForm) -> Result<CheckIn, AppError> {
    save_form(app, form, false).await
}

async fn save_form(
    app: &App,
    mut form: CheckInForm,
    forget_draft: bool,
) -> Result<CheckIn, AppError> {
    let store = app.store().await?;
    let items = Items::load(&store).await?;
    let settings = crate::settings::load(&store).await?;
    check(&mut form, &items)?;
    let (now, zone) = (app.ports.clock.now(), app.ports.clock.zone());
    let before = match form.id {
        Some(id) => Some(load(&store, id).await?.ok_or(Code::NotFound)?),
        None => None,
    };
    let moment = match (
        &form.when,
        before.as_ref().and_then(|(_, record)| record.as_ref()),
    ) {
        (None, Some(record)) => (record.at, record.zone.clone(), record.day),
        (None, None) => (
            now,
            zone.name().to_owned(),
            logical_day(now, zone, settings.day_end),
        ),
        // The day was not touched: neither is its moment, nor the zone the client was in.
        (Some(when), Some(record)) if is_unmoved(when, record) => {
            (record.at, record.zone.clone(), record.day)
        }
        (Some(when), _) => {
            let at = moment(when, now, zone, settings.day_end)?;
            (
                at,
                zone.name().to_owned(),
                logical_day(at, zone, settings.day_end),
            )
        }
    };
    let wording = |item: &Id| {
        let answered = before
            .as_ref()
            .and_then(|(_, record)| record.as_ref()?.answers.get(item));
        match answered {
            // History keeps the wording that was answered, as long as the answer stands.
            Some((wording, answer)) if form.answers.get(item) == Some(answer) => {
                Some(wording.clone())
            }
            _ => items.get(item).map(|item| item.wording.id.clone()),
        }
    };
    let mut record = CheckInRecord::from_form(&form, moment.0, moment.1, moment.2, wording);
    record.origin = before
        .as_ref()
        .and_then(|(_, record)| record.as_ref()?.origin.clone());
    let (id, new) = match form.id {
        Some(id) => (id, false),
        None => (Id::from_random(app.ports.random()), true),
    };
    let saved = (id, record);
    if new {
        let fresh = std::slice::from_ref(&saved);
        store.edit_and(Vec::new(), fresh, now, forget_draft).await?;
    } else {
        let fields = replace(before.map(|(fields, _)| fields), saved.1.fields());
        let kind = Kind::CheckIn;
        let edit = Edit {
            kind,
            id,
            fields,
            new,
        };
        store.edit_and(vec![edit], &[], now, forget_draft).await?;
    }
    tracing::info!(event = "checkin_saved", new);
    view::check_in(id, saved.1, &items).ok_or_else(|| Code::Damaged.into())
}

/// One check-in.
///
/// # Errors
/// [`Code::NotFound`].
pub(crate) async fn get(app: &App, ById { id }: ById) -> Result<CheckIn, AppError> {
    let store = app.store().await?;
    let items = Items::load(&store).await?;
    let (_, record) = load(&store, id).await?.ok_or(Code::NotFound)?;
    record
        .and_then(|record| view::check_in(id, record, &items))
        .ok_or_else(|| Code::NotFound.into())
}

/// Deletes a check-in: no screen and no search finds it, and it can be brought back for 30 days.
///
/// # Errors
/// [`Code::NotFound`].
pub(crate) async fn delete(app: &App, ById { id }: ById) -> Result<Nothing, AppError> {
    let store = app.store().await?;
    load(&store, id).await?.ok_or(Code::NotFound)?;
    let now = app.ports.clock.now();
    let edit = deleted::edit(Kind::CheckIn, id, now);
    store.edit(vec![edit], now).await?;
    tracing::info!(event = "checkin_deleted");
    Ok(Nothing {})
}

/// Brings back what [`delete`] took away.
///
/// # Errors
/// [`Code::UndoGone`].
pub(crate) async fn undo_delete(app: &App, by: ById) -> Result<CheckIn, AppError> {
    let kind = DeletedKind::Checkin;
    deleted::restore(app, ByKind { kind, id: by.id }).await?;
    get(app, by).await
}

/// A check-in's fields as they are, and what they say; none if it was never there. A deleted one
/// says nothing.
async fn load(store: &Store, id: Id) -> Result<Option<(Fields, Option<CheckInRecord>)>, AppError> {
    let fields = store.fields(Kind::CheckIn, id).await?;
    Ok(fields
        .filter(|fields| !fields.contains_key("gone"))
        .map(|fields| {
            let record = CheckInRecord::from_fields(&fields);
            (fields, record)
        }))
}

/// `after`, with `null` for every field of `before` that a form can empty and that `after` lacks.
/// Fields of a newer version stay.
fn replace(before: Option<Fields>, mut after: Fields) -> Fields {
    let ours = |name: &str| {
        matches!(name, "note" | "rest")
            || ["a:", "t:", "w:", "g:", "s:"]
                .iter()
                .any(|start| name.starts_with(start))
    };
    for (name, _) in before.unwrap_or_default() {
        if ours(&name) && !after.contains_key(&name) {
            after.insert(name, Value::Null);
        }
    }
    after
}

/// Refuses what cannot be kept, and drops what says nothing.
fn check(form: &mut CheckInForm, items: &Items) -> Result<(), AppError> {
    if form.note.chars().count() > CheckInForm::LONGEST_NOTE {
        return Err(Code::TooLong.into());
    }
    for (id, answer) in &form.answers {
        if matches!(answer, Answer::Text(text) if text.chars().count() > Answer::LONGEST) {
            return Err(Code::TooLong.into());
        }
        // An answer may also fit an earlier wording, when an old check-in is changed.
        let fits = items
            .wordings(id)
            .any(|wording| answer.check(&wording.kind).is_ok());
        if !fits && !answer.is_blank() {
            return Err(Code::NotValid.into());
        }
    }
    for ids in [&mut form.tags, &mut form.strengths] {
        ids.sort_unstable();
        ids.dedup();
    }
    if form.is_blank() {
        Err(Code::NotValid.into())
    } else {
        Ok(())
    }
}

fn is_unmoved(when: &When, record: &CheckInRecord) -> bool {
    let time = record
        .zone
        .parse::<Tz>()
        .map(|zone| view::time_of(record.at, zone))
        .ok();
    when.day == record.day && (when.time.is_none() || when.time == time)
}

/// The moment that a form means.
fn moment(
    when: &When,
    now: DateTime<Utc>,
    zone: Tz,
    day_end: trellis_domain::day::DayEnd,
) -> Result<DateTime<Utc>, AppError> {
    let today: NaiveDate = logical_day(now, zone, day_end);
    let at = match &when.time {
        Some(time) => instant_on(
            when.day,
            NaiveTime::parse_from_str(time, "%H:%M").map_err(|_| Code::NotValid)?,
            zone,
            day_end,
        ),
        None if when.day == today => now,
        None => instant_on(
            when.day,
            NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default(),
            zone,
            day_end,
        ),
    };
    // A clock that is a little behind must not refuse what was just done.
    if when.day > today || at > now + chrono::TimeDelta::minutes(5) {
        return Err(Code::NotValid.into());
    }
    Ok(at)
}
