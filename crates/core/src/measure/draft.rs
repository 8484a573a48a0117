//! What is half answered: on this device alone, one a measure. It outlives the app and goes with the
//! save.

use super::sql;
use crate::app::App;
use crate::error::{AppError, Code};
use crate::store::Store;
use serde::{Deserialize, Serialize};
use trellis_domain::Id;
use trellis_domain::measure::{Answers, Pack};
use trellis_domain::merge::Kind;
use trellis_domain::settings::Language;

/// What is half answered. The record it will be has its name already, so that saving twice makes one.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Draft {
    pub(super) record: Id,
    pub(super) version: u32,
    pub(super) language: Language,
    pub(super) answers: Answers,
}

impl Draft {
    /// What is half answered of a pack, or a new beginning in this language. What was answered of
    /// another version is not taken over: its questions may have been others.
    pub(super) async fn of(
        app: &App,
        store: &Store,
        pack: &Pack,
        wanted: Language,
    ) -> Result<Self, AppError> {
        let kept = store.read_own(sql::DRAFT, &[&pack.id]).await?;
        let kept: Option<Self> = serde_json::from_str(&kept).map_err(|_| Code::Damaged)?;
        if let Some(draft) = kept
            && draft.version == pack.version
            && pack.texts.contains_key(&draft.language)
            && store.fields(Kind::Measure, draft.record).await?.is_none()
        {
            return Ok(draft);
        }
        Ok(Self {
            record: Id::from_random(app.ports.random()),
            version: pack.version,
            language: pack.language(wanted).ok_or(Code::Trouble)?,
            answers: Answers::new(),
        })
    }

    pub(super) async fn keep(&self, store: &Store, pack: &Pack) -> Result<(), AppError> {
        let draft = serde_json::to_string(self)?;
        store.write_local(sql::KEEP, &[&pack.id, &draft]).await
    }
}

/// Forgets what is half answered of a pack.
pub(super) async fn forget(store: &Store, pack: &Pack) -> Result<(), AppError> {
    store.write_local(sql::FORGET, &[&pack.id]).await
}
