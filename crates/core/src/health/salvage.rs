//! Saving what can still be read of a damaged vault, into a backup of its own: of one that is open, and
//! of one that does not open any more.

use super::sql::{OneByOne, TABLES};
use crate::app::App;
use crate::backup::{BackupMake, Scratch, make_of};
use crate::error::{AppError, Code};
use crate::lock::{Proof, proof};
use crate::record;
use crate::store::{Folder, Store, close};
use crate::work::Work;
use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;
use std::collections::BTreeSet;
use trellis_domain::Id;
use trellis_domain::merge::{Kind, Row};
use trellis_sealing::KeyBytes;
use ts_rs::TS;

/// What was saved.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize, TS)]
pub struct Salvaged {
    /// Records that were saved.
    pub records: u32,
    /// Photographs that were saved.
    pub photos: u32,
    /// Records and photographs that are known to be there and could not be read.
    pub lost: u32,
}

/// A record's key, as it lies in its table.
type Key = (String, Vec<u8>);

/// Writes what can be read as a backup, where the client says. The vault is left as it is.
///
/// # Errors
/// As [`crate::backup::make`].
pub(crate) async fn save(app: &App, ask: BackupMake) -> Result<Salvaged, AppError> {
    let store = app.store().await?;
    let work = app.works.begin().await;
    let scratch = Scratch::make(app, &store, "scratch").await?;
    save_by(app, &Source::Open(&store), scratch, ask, work).await
}

/// Writes what can be read of a vault that does not open as a backup, where the client says.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SaveClosed {
    /// By whom.
    pub proof: Proof,
    /// Where to, and how it is locked.
    pub make: BackupMake,
}

/// Writes what can be read of a vault that does not open as a backup, where the client says. The vault is
/// left as it is.
///
/// # Errors
/// [`Code::NotValid`] where the vault is open; [`Code::Damaged`] where nothing of it can be read; as
/// [`crate::lock::set`] where the client did not show who they are; as [`crate::backup::make`].
pub(crate) async fn save_closed(
    app: &App,
    SaveClosed { proof, make }: SaveClosed,
) -> Result<Salvaged, AppError> {
    let _one_at_a_time = app.opening.lock().await;
    if app.store().await.is_ok() {
        return Err(Code::NotValid.into());
    }
    let card = app.folder.card()?.ok_or(Code::NotFound)?;
    let key = proof::key(app, &card, proof).await?;
    let _one_window = app.folder.lock()?;
    let work = app.works.begin().await;
    let source = Source::Closed(&app.folder, &key);
    // Where not even its first page can be read there is nothing to be done.
    close(source.reader().await?).await;
    let scratch = Scratch::under(app, &key, "scratch").await?;
    save_by(app, &source, scratch, make, work).await
}

/// The vault that is read.
enum Source<'a> {
    /// One that is open.
    Open(&'a Store),
    /// One that does not open, with its key.
    Closed(&'a Folder, &'a KeyBytes),
}

impl Source<'_> {
    /// A fresh connection. After a page whose seal does not hold, SQLCipher reads nothing more by the same
    /// one: so each such page costs a connection, and hides no other.
    async fn reader(&self) -> Result<SqliteConnection, AppError> {
        match self {
            Self::Open(store) => Ok(store.another_reader().await?),
            Self::Closed(folder, key) => Store::only_read(folder, key).await,
        }
    }

    /// Another one in place of one that met such a page.
    async fn reader_after(&self, spoilt: SqliteConnection) -> Result<SqliteConnection, AppError> {
        close(spoilt).await;
        self.reader().await
    }
}

async fn save_by(
    app: &App,
    source: &Source<'_>,
    scratch: Scratch,
    ask: BackupMake,
    work: Work,
) -> Result<Salvaged, AppError> {
    let mut saved = Salvaged::default();
    let mut taking = scratch
        .store()
        .begin_taking_in(true, app.ports.clock.now())
        .await?;
    let read = read(source, &mut taking, &work, &mut saved).await;
    match read {
        Ok(()) => taking.keep().await?,
        Err(error) => {
            taking.undo().await;
            scratch.end().await;
            return Err(error);
        }
    }
    if saved.records == 0 && saved.photos == 0 {
        scratch.end().await;
        return Err(Code::Damaged.into());
    }
    let made = make_of(app, &scratch, ask, &work).await;
    scratch.end().await;
    made?;
    tracing::info!(event = "salvaged", saved.records, saved.lost);
    Ok(saved)
}

async fn read(
    source: &Source<'_>,
    taking: &mut crate::store::TakingIn<'_>,
    work: &Work,
    saved: &mut Salvaged,
) -> Result<(), AppError> {
    let mut reader = source.reader().await?;
    for table in TABLES {
        for (kind, id) in keys(source, table).await? {
            work.went_on(1)?;
            let row: Result<(String, String), sqlx::Error> = sqlx::query_as(table.row)
                .bind(&kind)
                .bind(&id)
                .fetch_one(&mut reader)
                .await;
            if row.is_err() {
                reader = source.reader_after(reader).await?;
            }
            let record = row
                .ok()
                .and_then(|(body, clock)| Row { body, clock }.record().ok());
            match (record, id.try_into().map(Id::from_bytes)) {
                (Some(record), Ok(id)) => {
                    taking.records(vec![(Kind::from(kind), id, record)]).await?;
                    saved.records += 1;
                }
                _ => saved.lost += 1,
            }
        }
    }
    // Their history is a comfort, not the thing itself: what of it cannot be read is let be.
    if let Err(error) = record::take_in_past(taking, &mut reader, work).await
        && error.code == Code::Stopped
    {
        return Err(error);
    }
    reader = source.reader_after(reader).await?;
    let photos = record::photos(&mut reader).await.unwrap_or_default();
    for (name, media, _) in photos {
        work.went_on(1)?;
        match record::photo(&mut reader, &name, &media).await {
            Ok(photo) => {
                crate::photo::put_in(taking.connection(), &photo).await?;
                saved.photos += 1;
            }
            Err(_) => {
                saved.lost += 1;
                reader = source.reader_after(reader).await?;
            }
        }
    }
    close(reader).await;
    Ok(())
}

/// The keys of a table: from its beginning to where it cannot be read, and from its end to there.
async fn keys(source: &Source<'_>, table: &OneByOne) -> Result<BTreeSet<Key>, AppError> {
    let mut keys = BTreeSet::new();
    let first = (String::new(), Vec::new());
    let last = ("\u{10ffff}".to_owned(), vec![0xff; 17]);
    for (begin, step) in [(first, table.next), (last, table.before)] {
        let mut reader = source.reader().await?;
        let mut at = begin;
        loop {
            let next: Result<Option<Key>, sqlx::Error> = sqlx::query_as(step)
                .bind(&at.0)
                .bind(&at.1)
                .fetch_optional(&mut reader)
                .await;
            match next {
                Ok(Some(key)) if keys.insert(key.clone()) => at = key,
                // All of it was read.
                Ok(_) => {
                    close(reader).await;
                    return Ok(keys);
                }
                Err(_) => break,
            }
        }
        close(reader).await;
    }
    Ok(keys)
}
