//! The one door: the only way in for a change, made here or elsewhere.
//!
//! A change set is joined into the records it touches and written, together with its outgoing
//! copy, in one transaction. Nothing else writes a record.

use super::Store;
use super::batch::{Batch, Before, has_words};
use crate::error::AppError;
use chrono::{DateTime, Utc};
use serde_json::json;
use trellis_domain::Id;
use trellis_domain::checkin::CheckInRecord;
use trellis_domain::merge::{ChangeSet, Fields, Kind, RecordChange, Row};

/// What somebody at this device wants a record to say. Fields that are not named stay; `null`
/// empties one.
pub(crate) struct Edit {
    pub(crate) kind: Kind,
    pub(crate) id: Id,
    pub(crate) fields: Fields,
    /// Made just now: there is nothing to load.
    pub(crate) new: bool,
}

impl Edit {
    /// Lets a record really go: the door empties every field of it.
    pub(crate) fn gone(kind: Kind, id: Id) -> Self {
        Self {
            kind,
            id,
            fields: Fields::from_iter([("gone".to_owned(), json!(true))]),
            new: false,
        }
    }
}

impl Store {
    /// Makes edits of this device, as one change set at `now`. Edits that change nothing are left
    /// out.
    pub(crate) async fn edit(&self, edits: Vec<Edit>, now: DateTime<Utc>) -> Result<(), AppError> {
        self.edit_and(edits, &[], now, false).await
    }

    /// As [`Store::edit`]; the same change makes check-ins, and in the same transaction the draft
    /// goes if `forget_draft`.
    pub(crate) async fn edit_and(
        &self,
        edits: Vec<Edit>,
        checkins: &[(Id, CheckInRecord)],
        now: DateTime<Utc>,
        forget_draft: bool,
    ) -> Result<(), AppError> {
        let mut writer = self.writer().await;
        let known = edits.iter().filter(|edit| !edit.new);
        let mut known = writer.load(known.map(|edit| (&edit.kind, edit.id))).await?;
        let stamp = writer.stamp(now).await?;
        let mut batch = Batch::new(stamp, now.timestamp_millis(), forget_draft);
        for edit in edits {
            batch.edit(edit, &mut known);
        }
        if batch.is_empty() && checkins.is_empty() && !forget_draft {
            return Ok(());
        }
        writer.write(&mut batch, checkins).await?;
        self.forget_kept(&batch);
        Ok(())
    }

    /// Takes in a change set of another device.
    pub(crate) async fn receive(&self, change: &ChangeSet) -> Result<(), AppError> {
        let mut writer = self.writer().await;
        let wanted = change
            .records
            .iter()
            .map(|record| (&record.kind, record.id));
        let mut known = writer.load(wanted).await?;
        let mut batch = Batch::new(change.stamp, change.stamp.hlc.millis(), false);
        for RecordChange { kind, id, delta } in &change.records {
            let (record, was) = known.entry((kind.clone(), *id)).or_default();
            let before = Before::of(kind, record, *was);
            batch.join(kind, *id, record, delta);
            let row = Row::of(record, |field| kind.rule(field));
            batch.push(kind.clone(), *id, row, before);
        }
        batch.peers.insert(change.stamp.device, change.stamp.hlc);
        writer.write(&mut batch, &[]).await?;
        self.forget_kept(&batch);
        drop(writer);
        // What is really gone stays so, whatever somebody who did not know of it wrote meanwhile.
        let words = known
            .into_iter()
            .filter(|(_, (record, _))| has_words(record));
        let again: Vec<Edit> = words.map(|((kind, id), _)| Edit::gone(kind, id)).collect();
        if again.is_empty() {
            return Ok(());
        }
        let now = DateTime::from_timestamp_millis(change.stamp.hlc.millis()).unwrap_or_default();
        self.edit(again, now).await
    }

    /// What a batch wrote is read again when it is next needed, and whoever listens is told. The
    /// writer is still held.
    fn forget_kept(&self, batch: &Batch) {
        if batch.wrote(&Kind::Item) {
            self.items.forget();
        }
        if batch.wrote(&Kind::Tag) {
            self.tags.forget();
        }
        // It has the names of what its lines point to.
        if batch.wrote(&Kind::Line) || batch.wrote(&Kind::Item) {
            self.plan.forget();
        }
        if batch.wrote(&Kind::Settings) {
            self.settings.forget();
        }
        self.changes.send_replace(());
    }

    /// Everything is read again when it is next needed, and whoever listens is told.
    pub(super) fn forget_all_kept(&self) {
        self.items.forget();
        self.tags.forget();
        self.plan.forget();
        self.settings.forget();
        self.changes.send_replace(());
    }

    /// What the client sees of a record; none if it is not there.
    pub(crate) async fn fields(&self, kind: Kind, id: Id) -> Result<Option<Fields>, AppError> {
        let mut writer = self.writer().await;
        let mut known = writer.load(std::iter::once((&kind, id))).await?;
        Ok(known
            .remove(&(kind.clone(), id))
            .map(|(record, _)| record.fields(|field| kind.rule(field))))
    }
}
