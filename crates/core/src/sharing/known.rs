//! What this one device knows of a grant: not a record, since each device asks the server itself.

use super::sql;
use crate::error::{AppError, Code};
use crate::store::Store;
use serde::{Deserialize, Serialize};
use trellis_domain::Id;
use trellis_domain::sharing::Choice;

/// What is known.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Known {
    /// Which item lies in which slot, as the sealing crate keeps it; base64.
    pub(super) slots: String,
    /// What was ticked in that publication.
    pub(super) choice: Option<Choice>,
    /// The openings that were told, the earliest first.
    pub(super) openings: Vec<Opening>,
    /// The end of their chain: its number and its hash.
    pub(super) end: (u64, String),
    /// Whether the chain did not hold together once.
    pub(super) doubtful: bool,
    /// How often the server was put back, as far as it said.
    pub(super) incarnation: u32,
    /// The newest suggestion that was taken in.
    pub(super) inbox: u64,
    /// How often in a row the server was not reached or made no sense.
    pub(super) failures: u32,
    /// When it is tried again, in milliseconds since 1970.
    pub(super) next: i64,
    /// When the server was last asked.
    pub(super) at: i64,
}

/// One opening.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Opening {
    /// When, by the server's clock, in milliseconds since 1970.
    pub(super) time: i64,
    /// Whether the worker noted that the client asked to stop.
    pub(super) stop: bool,
}

/// The most openings that are kept.
pub(super) const MOST: usize = 1_000;

impl Known {
    /// Reads it.
    pub(super) async fn load(store: &Store, grant: Id) -> Result<Self, AppError> {
        let read = store.read_own(sql::KNOWN, &[&grant.to_string()]).await?;
        let read: Option<Self> = serde_json::from_str(&read).map_err(|_| Code::Damaged)?;
        Ok(read.unwrap_or_default())
    }

    /// Keeps it.
    pub(super) async fn keep(&self, store: &Store, grant: Id) -> Result<(), AppError> {
        let text = serde_json::to_string(self)?;
        let mut writer = store.writer().await;
        sqlx::query(sql::KEEP_KNOWN)
            .bind(grant.to_string())
            .bind(text)
            .execute(writer.connection())
            .await?;
        Ok(())
    }
}
