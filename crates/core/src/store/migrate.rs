//! From an older version's vault to this one's: forward only, after a safety copy.

use super::folder::Folder;
use super::index;
use crate::error::{AppError, Code};
use sqlx::Connection;
use sqlx::migrate::Migrator;
use sqlx::sqlite::SqliteConnection;

static MIGRATIONS: Migrator = sqlx::migrate!("./migrations");

const VERSION: &str = "pragma user_version";
const SETTLE: &str = "pragma wal_checkpoint(truncate)";

/// The version of the vaults that this app writes: the number of its newest migration.
pub(super) fn newest() -> i64 {
    MIGRATIONS
        .iter()
        .map(|migration| migration.version)
        .max()
        .unwrap_or_default()
}

/// Whether an answer that begins with the version of the vault says that it is [`newest`].
pub(super) fn is_newest(answer: &str) -> bool {
    let version = answer.strip_prefix("{\"version\":");
    let version = version.and_then(|rest| rest.split(',').next());
    version.and_then(|version| version.parse().ok()) == Some(newest())
}

/// Folds the log into the file, and empties it.
pub(super) async fn settle(connection: &mut SqliteConnection) -> Result<(), AppError> {
    sqlx::query(SETTLE).execute(connection).await?;
    Ok(())
}

/// Brings the database to [`newest`], in one transaction: it is the old vault until it is the new one.
///
/// `user_version` holds the version, so that the usual opening reads one number and nothing more.
///
/// # Errors
/// [`Code::NewerVault`], before anything is written, where a newer app made the vault;
/// [`Code::DiskFull`] where there is no room for the safety copy.
pub(super) async fn migrate(
    connection: &mut SqliteConnection,
    folder: &Folder,
) -> Result<(), AppError> {
    let version: i64 = sqlx::query_scalar(VERSION)
        .fetch_one(&mut *connection)
        .await?;
    if version == newest() {
        return Ok(());
    }
    if version > newest() {
        return Err(Code::NewerVault.into());
    }
    if version > 0 {
        settle(connection).await?;
        folder.make_safety_copy(version)?;
    }
    let mut transaction = connection.begin().await?;
    // Not `run`: behind its `Acquire` the compiler cannot see that this future may change threads.
    MIGRATIONS
        .run_direct(None, &mut *transaction, false)
        .await
        .map_err(|error| match error {
            sqlx::migrate::MigrateError::Execute(error)
            | sqlx::migrate::MigrateError::ExecuteMigration(error, _) => AppError::from(error),
            _ => Code::Damaged.into(),
        })?;
    if version < index::SINCE {
        index::build(&mut transaction).await?;
    }
    sqlx::query(sqlx::AssertSqlSafe(format!(
        "pragma user_version = {}",
        newest()
    )))
    .execute(&mut *transaction)
    .await?;
    transaction.commit().await?;
    tracing::info!(event = "migrated", from = version, to = newest());
    Ok(())
}
