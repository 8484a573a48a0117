//! Life balance: how content the client is in each area, and where they would like more help.

pub(crate) mod sql;
#[cfg(test)]
mod tests;

use crate::api::Nothing;
use crate::app::App;
use crate::checkin::ById;
use crate::deleted;
use crate::error::{AppError, Code};
use crate::goal::today;
use crate::item::StoredFields;
use crate::store::{Edit, Store};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use trellis_domain::balance::{AreaSaid, BalanceCheck, LifeArea, Pace};
use trellis_domain::merge::Kind;
use ts_rs::TS;

/// What was said, and whether it is time for another look.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Balance {
    /// The checks, newest first, at most 60.
    pub checks: Vec<BalanceCheck>,
    /// How often the screen asks by itself, in months; 0: never.
    pub every: u8,
    /// Whether it is time for another look.
    pub due: bool,
    /// The logical day it is today, as `YYYY-MM-DD`.
    #[ts(type = "string")]
    pub today: NaiveDate,
}

/// What the client says today. A second time on one day is the first one put right.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct BalanceForm {
    /// The areas, each at most once. Those that are not named are emptied.
    pub areas: Vec<AreaSaid>,
}

/// The most checks that are shown.
const SHOWN: usize = 60;

/// What was said.
pub(crate) async fn balance(app: &App, _: Nothing) -> Result<Balance, AppError> {
    shown(app, &*app.store().await?).await
}

/// Keeps what the client says today.
///
/// # Errors
/// [`Code::NotValid`] where nothing is said, a level is odd, or an area is named twice.
pub(crate) async fn save(
    app: &App,
    BalanceForm { areas }: BalanceForm,
) -> Result<Balance, AppError> {
    let store = app.store().await?;
    let named = |area| areas.iter().filter(move |said| said.area == area);
    let twice = LifeArea::ALL
        .into_iter()
        .any(|area| named(area).count() > 1);
    let blank = areas.iter().all(|said| said.level.is_none() && !said.more);
    if twice || blank || !areas.iter().all(AreaSaid::is_valid) {
        return Err(Code::NotValid.into());
    }
    let whole: Vec<AreaSaid> = LifeArea::ALL
        .into_iter()
        .map(|area| {
            let said = named(area).next().copied();
            said.unwrap_or(AreaSaid {
                area,
                level: None,
                more: false,
            })
        })
        .collect();
    let today = today(app, &store).await?;
    let mut fields = BalanceCheck::fields(today, &whole);
    // One that was deleted today and is said anew is there again.
    fields.insert("gone".to_owned(), Value::Null);
    let edit = Edit {
        kind: Kind::Balance,
        id: BalanceCheck::id_of(today),
        fields,
        new: false,
    };
    store.edit(vec![edit], app.ports.clock.now()).await?;
    shown(app, &store).await
}

/// Says how often the screen asks by itself.
///
/// # Errors
/// [`Code::NotValid`] where that is not 0 to 12 months.
pub(crate) async fn every(app: &App, every: Pace) -> Result<Balance, AppError> {
    let store = app.store().await?;
    if every.months > Pace::LONGEST {
        return Err(Code::NotValid.into());
    }
    let edit = Edit {
        kind: Kind::Balance,
        id: Pace::ID,
        fields: every.fields(),
        new: false,
    };
    store.edit(vec![edit], app.ports.clock.now()).await?;
    shown(app, &store).await
}

/// Deletes what was said on a day: it can be brought back for 30 days.
///
/// # Errors
/// [`Code::NotFound`].
pub(crate) async fn delete(app: &App, ById { id }: ById) -> Result<Balance, AppError> {
    let store = app.store().await?;
    let (checks, _) = load(&store).await?;
    let mut checks = checks.iter();
    checks.find(|check| check.id == id).ok_or(Code::NotFound)?;
    let now = app.ports.clock.now();
    let edit = deleted::edit(Kind::Balance, id, now);
    store.edit(vec![edit], now).await?;
    shown(app, &store).await
}

/// The latest check; none where there is none.
pub(crate) async fn latest(store: &Store) -> Result<Option<BalanceCheck>, AppError> {
    Ok(load(store).await?.0.into_iter().next())
}

/// Every check, newest first.
pub(crate) async fn checks(store: &Store) -> Result<Vec<BalanceCheck>, AppError> {
    Ok(load(store).await?.0)
}

/// The checks, newest first, and how often.
async fn load(store: &Store) -> Result<(Vec<BalanceCheck>, Pace), AppError> {
    let rows = store.read_own(sql::ALL, &[]).await?;
    let rows: Vec<StoredFields> = serde_json::from_str(&rows).map_err(|_| Code::Damaged)?;
    let every = rows.iter().find(|(id, _)| *id == Pace::ID);
    let every = Pace::from_fields(every.map_or(&Default::default(), |(_, fields)| fields));
    let checks = rows.iter();
    let checks = checks.filter_map(|(id, fields)| BalanceCheck::from_fields(*id, fields));
    let mut checks: Vec<BalanceCheck> = checks.collect();
    checks.sort_by_key(|check| std::cmp::Reverse(check.day));
    Ok((checks, every))
}

async fn shown(app: &App, store: &Store) -> Result<Balance, AppError> {
    let today = today(app, store).await?;
    let (mut checks, every) = load(store).await?;
    let last = checks.first().map(|check| check.day);
    checks.truncate(SHOWN);
    Ok(Balance {
        due: every.is_due(last, today),
        every: every.months,
        checks,
        today,
    })
}
