//! Months of check-ins, added up and kept.
//!
//! A month is added up when somebody looks, and kept in the vault. Where one of its check-ins is
//! written, the door forgets the month in that same transaction: so what is kept is always what the
//! check-ins say, and a save costs no more than taking one row away, the first time after a look.

use super::sql;
use crate::checkin::{StoredCheckIn, sql as checkin_sql};
use crate::error::{AppError, Code};
use crate::store::{Store, Writer, place_range};
use chrono::{Months, NaiveDate};
use serde::Deserialize;
use trellis_domain::insight::month::{MonthRoll, first_of, month_of};

/// What the statement gives.
#[derive(Deserialize)]
struct Read {
    first: Option<NaiveDate>,
    months: Vec<(i32, MonthRoll)>,
}

/// Some months, in order, and the day of the earliest check-in there is.
pub(super) struct Kept {
    pub(super) earliest: Option<NaiveDate>,
    pub(super) months: Vec<(i32, MonthRoll)>,
}

/// The months from the one of `first` to the one of `last`.
pub(super) async fn months(
    store: &Store,
    first: NaiveDate,
    last: NaiveDate,
) -> Result<Kept, AppError> {
    let (from, to) = (month_of(first), month_of(last));
    let read = store
        .read(sql::KEPT, &[&from.to_string(), &to.to_string()])
        .await?;
    let Read { first, mut months } = serde_json::from_str(&read).map_err(|_| Code::Damaged)?;
    let known: Vec<i32> = months.iter().map(|(month, _)| *month).collect();
    let missing: Vec<i32> = (from..=to).filter(|month| !known.contains(month)).collect();
    if !missing.is_empty() {
        // Nothing is written between reading the check-ins and keeping what they make.
        let mut writer = store.writer().await;
        let mut made = Vec::with_capacity(missing.len());
        for month in missing {
            made.push((month, add_up(&mut writer, month).await?));
        }
        let rows: Vec<(i32, String)> = made
            .iter()
            .map(|(month, roll)| Ok((*month, serde_json::to_string(roll)?)))
            .collect::<Result<_, AppError>>()?;
        if let Err(error) = writer.keep_months(&rows).await {
            // A full disk is no reason to show nothing.
            tracing::warn!(event = "months_not_kept", code = ?error.code);
        }
        months.extend(made);
    }
    months.sort_unstable_by_key(|(month, _)| *month);
    Ok(Kept {
        earliest: first,
        months,
    })
}

/// A month's check-ins, added up.
async fn add_up(writer: &mut Writer, month: i32) -> Result<MonthRoll, AppError> {
    let Some(first) = first_of(month) else {
        return Ok(MonthRoll::default());
    };
    let last = (first + Months::new(1)).pred_opt().unwrap_or(first);
    let (from, to) = place_range(first, last);
    let rows = writer
        .read(checkin_sql::BETWEEN, &[&from.to_string(), &to.to_string()])
        .await?;
    let rows: Vec<StoredCheckIn> = serde_json::from_str(&rows).map_err(|_| Code::Damaged)?;
    Ok(MonthRoll::of(rows.iter().filter_map(StoredCheckIn::record)))
}
