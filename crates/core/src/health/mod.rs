//! Looking after the vault, quietly: a short look after each start, a long one once a week, the weekly
//! backup, and whether the disk has room.
//!
//! Damage is told, and leads to the best copy there is. Nothing is ever repaired by deleting it; what can
//! still be read is saved into a backup of its own first.

mod salvage;
pub(crate) mod sql;
#[cfg(test)]
mod tests;

pub use salvage::{Salvaged, SaveClosed};
pub(crate) use salvage::{save, save_closed};

use crate::api::Nothing;
use crate::app::App;
use crate::backup::{Kept, Trouble, change, tend, tend_before};
use crate::error::{AppError, Code};
use crate::store::Store;
use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;
use ts_rs::TS;

/// How much room a disk must have left, besides twice what the vault takes.
const ROOM: u64 = 200 * 1024 * 1024;

/// What there is to tell.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct Health {
    /// A part of the vault cannot be read.
    pub damaged: bool,
    /// The disk is nearly full; told once a week.
    pub nearly_full: bool,
    /// What went wrong with the weekly backup.
    pub backup: Option<Trouble>,
    /// The day after which what was here before a backup took its place goes by itself; told once.
    #[ts(type = "string | null")]
    pub before: Option<NaiveDate>,
}

/// Looks after the vault: asked once the first screen is there, and each day after. It may take a while,
/// and nobody waits for it.
pub(crate) async fn look(app: &App, _: Nothing) -> Result<Health, AppError> {
    let store = app.store().await?;
    let kept = Kept::read(&store).await?;
    let now = app.ports.clock.now();
    // A clock that was put back is no reason to wait for longer.
    let ago = |then: Option<chrono::DateTime<chrono::Utc>>| then.map(|then| (now - then).abs());
    let is_week = |ago: Option<TimeDelta>| ago.is_none_or(|ago| ago >= TimeDelta::days(7));
    let in_full = kept.damaged || is_week(ago(kept.looked));
    let damaged = !is_sound(&store, in_full).await?;
    if in_full || damaged != kept.damaged {
        let noted = change(&store, |kept| {
            kept.damaged = damaged;
            kept.looked = Some(now);
        });
        // A vault that cannot be written to is still looked after.
        if let Err(AppError { code, .. }) = noted.await {
            tracing::warn!(event = "health", ?code);
        }
    }
    // A damaged vault's backup would push out a whole one.
    let backup = if damaged { None } else { tend(app).await? };
    let nearly_full = !has_room(app) && is_week(ago(kept.told_full));
    if nearly_full {
        change(&store, |kept| kept.told_full = Some(now)).await?;
    }
    let before = tend_before(app, &store).await?;
    tracing::info!(event = "health", damaged, nearly_full, in_full);
    Ok(Health {
        damaged,
        nearly_full,
        backup,
        before,
    })
}

/// Whether everything that was looked at can be read.
async fn is_sound(store: &Store, in_full: bool) -> Result<bool, AppError> {
    let mut reader = store.snapshot().await?;
    let statements = if in_full {
        &[sql::SEALS, sql::WHOLE]
    } else {
        sql::QUICK
    };
    for statement in statements {
        if !says_well(&mut reader, statement).await? {
            return Ok(false);
        }
    }
    Ok(true)
}

async fn says_well(reader: &mut SqliteConnection, check: &'static str) -> Result<bool, AppError> {
    let said: Result<Vec<(String,)>, sqlx::Error> = sqlx::query_as(check).fetch_all(reader).await;
    match said.map_err(AppError::from) {
        Ok(lines) => Ok(lines.iter().all(|(line,)| line == "ok")),
        Err(error) if error.code == Code::Damaged => Ok(false),
        Err(error) => Err(error),
    }
}

/// Whether the disk has room for what is still to be written. Where the system does not say, it has.
fn has_room(app: &App) -> bool {
    let size = std::fs::metadata(app.folder.database()).map_or(0, |file| file.len());
    match fs4::available_space(app.folder.inside("")) {
        Ok(left) => left >= ROOM + 2 * size,
        Err(_) => true,
    }
}
