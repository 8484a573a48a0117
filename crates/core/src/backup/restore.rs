//! The way back: a file is looked at first, then joins what is here or takes its place.

use super::drill::find;
use super::kept::{change, records};
use super::open::{BackupProblem, Key, Opened, Scratch, open, say};
use super::{Backups, Days, Kept, Place, shown};
use crate::api::Nothing;
use crate::app::App;
use crate::error::{AppError, Code};
use crate::files::Chosen;
use crate::record::{look_over, take_in_all};
use crate::store::{Folder, Store};
use crate::work::Work;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use trellis_sealing::RecoveryWords;
use ts_rs::TS;
use zeroize::Zeroizing;

/// Where what was here is kept, until the client is content.
const BEFORE: &str = "before-restore";

/// For how long at least.
const KEPT_FOR: TimeDelta = TimeDelta::days(30);

/// How long before it goes the client is told.
const TOLD_FOR: TimeDelta = TimeDelta::days(7);

/// A file to look at.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct BackupFile {
    /// Which one.
    pub from: Chosen,
    /// The words or the passphrase that opens it; none for a file that is not locked.
    pub secret: Option<String>,
}

impl std::fmt::Debug for BackupFile {
    /// Says nothing of the secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("BackupFile")
    }
}

/// What is in a file.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct BackupLook {
    /// The day on which it was made, as `YYYY-MM-DD`; none where it does not say.
    #[ts(type = "string | null")]
    pub made: Option<NaiveDate>,
    /// How many check-ins are in it.
    pub checkins: u32,
    /// How many records of every kind.
    pub records: u32,
    /// How many photographs.
    pub photos: u32,
    /// How many records are here now.
    pub here: u32,
    /// Why it cannot be restored from. Then everything else says nothing.
    pub problem: Option<BackupProblem>,
}

/// How a backup comes back.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Restore {
    /// It joins what is here.
    Join,
    /// It takes the place of what is here, which is kept beside it for now.
    Replace,
}

/// Restores from the file that was looked at.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct BackupRestore {
    /// How.
    pub how: Restore,
}

/// What is to become of what was here before a backup took its place.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct BackupSettle {
    /// It comes back; otherwise it goes.
    pub go_back: bool,
}

/// A file that was looked at, in a scratch vault.
pub(crate) struct Looked(Opened);

/// What a secret opens: twelve words that are recovery words, or a passphrase.
pub(super) fn key_of(secret: Option<String>) -> Key {
    match secret.map(Zeroizing::new) {
        None => Key::None,
        Some(secret) => match RecoveryWords::read(&secret) {
            Ok(words) => Key::Words(words),
            Err(_) => Key::Passphrase(secret),
        },
    }
}

/// Looks at a file. Nothing is changed.
///
/// # Errors
/// [`Code::NotFound`], [`Code::DiskFull`], [`Code::Stopped`].
pub(crate) async fn look(
    app: &App,
    BackupFile { from, secret }: BackupFile,
) -> Result<BackupLook, AppError> {
    let store = app.store().await?;
    let work = app.works.begin().await;
    forget(app, Nothing {}).await?;
    let file = find(app, Place::Chosen(from)).await?;
    let opened = match open(app, &store, file, key_of(secret), &work).await? {
        Ok(opened) => opened,
        Err(problem) => {
            tracing::info!(event = "backup_look", ?problem);
            return Ok(BackupLook {
                made: None,
                checkins: 0,
                records: 0,
                photos: 0,
                here: 0,
                problem: Some(problem),
            });
        }
    };
    let mut reader = store.snapshot().await?;
    let here = look_over(&mut reader, &Work::unseen()).await?;
    let days = Days::of(app, &store).await?;
    let look = BackupLook {
        made: opened.made.map(|at| days.day(at)),
        checkins: opened.counts.get("checkin").copied().unwrap_or_default() as u32,
        records: records(&opened.counts),
        photos: opened.photos as u32,
        here: records(&here.counts),
        problem: None,
    };
    *app.looked.lock().await = Some(Looked(opened));
    Ok(look)
}

/// Lets go of the file that was looked at.
pub(crate) async fn forget(app: &App, _: Nothing) -> Result<Nothing, AppError> {
    if let Some(Looked(opened)) = app.looked.lock().await.take() {
        opened.scratch.end().await;
    }
    Ok(Nothing {})
}

/// Restores from the file that was looked at: all of it, or nothing is changed.
///
/// # Errors
/// [`Code::ImportGone`] where none is at hand; [`Code::DiskFull`]; [`Code::Stopped`].
pub(crate) async fn restore(
    app: &App,
    BackupRestore { how }: BackupRestore,
) -> Result<Nothing, AppError> {
    let store = app.store().await?;
    let work = app.works.begin().await;
    let Some(Looked(opened)) = app.looked.lock().await.take() else {
        return Err(Code::ImportGone.into());
    };
    let restored = match how {
        Restore::Join => put(app, &store, opened.scratch.store(), None, &work).await,
        Restore::Replace => replace(app, &store, &opened, &work).await,
    };
    opened.scratch.end().await;
    restored?;
    tracing::info!(event = "restored", ?how);
    Ok(Nothing {})
}

async fn replace(app: &App, store: &Store, opened: &Opened, work: &Work) -> Result<(), AppError> {
    // Where an earlier one was not settled, what was here before that is what counts.
    let place = app.folder.inside(BEFORE);
    let is_first = Kept::read(store).await?.before.is_none();
    if is_first {
        let before = Scratch::make(app, store, BEFORE).await?;
        let mut reader = store.snapshot().await?;
        let (now, kept) = (app.ports.clock.now(), before.store());
        let mut taking = kept.begin_taking_in(true, now).await?;
        match take_in_all(&mut taking, &mut reader, work).await {
            Ok(_) => taking.keep().await?,
            Err(error) => {
                taking.undo().await;
                return Err(error);
            }
        }
        before.leave().await;
        change(store, |kept| {
            (kept.before, kept.told_before) = (Some(now), None);
        })
        .await?;
    }
    let put = put(app, store, opened.scratch.store(), Some(opened), work).await;
    if put.is_err() && is_first {
        change(store, |kept| kept.before = None).await?;
        drop(std::fs::remove_dir_all(place));
    }
    put
}

/// Puts everything of another vault into this one: in place of what is here, where it says what is to
/// be there in the end.
async fn put(
    app: &App,
    store: &Store,
    from: &Store,
    whole: Option<&Opened>,
    work: &Work,
) -> Result<(), AppError> {
    let mut reader = from.snapshot().await?;
    let now = app.ports.clock.now();
    let mut taking = store.begin_taking_in(whole.is_some(), now).await?;
    let mut taken = take_in_all(&mut taking, &mut reader, work).await.map(drop);
    if let (Ok(()), Some(opened)) = (&taken, whole) {
        // Looked at before it is kept.
        taken = match look_over(taking.connection(), &Work::unseen()).await {
            Ok(now) if now.state == opened.state => Ok(()),
            Ok(_) => Err(Code::Trouble.into()),
            Err(error) => Err(error),
        };
    }
    match taken {
        Ok(()) => taking.keep().await,
        Err(error) => {
            taking.undo().await;
            Err(error)
        }
    }
}

/// Settles what is to become of what was here before a backup took its place.
///
/// # Errors
/// [`Code::NotFound`] where nothing is kept.
pub(crate) async fn settle(
    app: &App,
    BackupSettle { go_back }: BackupSettle,
) -> Result<Backups, AppError> {
    let store = app.store().await?;
    let place = app.folder.inside(BEFORE);
    if Kept::read(&store).await?.before.is_none() {
        return Err(Code::NotFound.into());
    }
    if go_back {
        let work = app.works.begin().await;
        let before = store
            .beside(&Folder::new(place.clone()), app.ports.random())
            .await?;
        let (said, photos) = say(&before, &work).await?;
        let mut reader = before.snapshot().await?;
        let mut taking = store.begin_taking_in(true, app.ports.clock.now()).await?;
        let taken = take_in_all(&mut taking, &mut reader, &work).await;
        let back = match taken {
            Ok(_) => look_over(taking.connection(), &Work::unseen()).await,
            Err(error) => Err(error),
        };
        match back {
            Ok(now) if now.state == said.state => taking.keep().await?,
            trouble => {
                taking.undo().await;
                return Err(trouble.err().unwrap_or_else(|| Code::Trouble.into()));
            }
        }
        drop(reader);
        before.close().await;
        tracing::info!(event = "went_back", photos);
    }
    forget_before(app, &store).await?;
    shown(app, Kept::read(&store).await?).await
}

/// When what was here before a backup took its place goes by itself: 30 days after, and never sooner
/// than seven days after the client was told. So a clock that jumps takes nothing away untold.
pub(super) fn before_goes(kept: &Kept) -> Option<DateTime<Utc>> {
    let (before, told) = (kept.before? + KEPT_FOR, kept.told_before);
    Some(told.map_or(before, |told| before.max(told + TOLD_FOR)))
}

/// Lets what was here before a backup took its place go, once that is due; tells a week ahead, once.
/// Gives the day that is told.
pub(crate) async fn tend_before(app: &App, store: &Store) -> Result<Option<NaiveDate>, AppError> {
    let kept = Kept::read(store).await?;
    let (Some(goes), now) = (before_goes(&kept), app.ports.clock.now()) else {
        return Ok(None);
    };
    if kept.told_before.is_some() {
        if now > goes {
            forget_before(app, store).await?;
            tracing::info!(event = "before_gone");
        }
        return Ok(None);
    }
    if now + TOLD_FOR < goes {
        return Ok(None);
    }
    let kept = change(store, |kept| kept.told_before = Some(now)).await?;
    let days = Days::of(app, store).await?;
    Ok(before_goes(&kept).map(|goes| days.day(goes)))
}

/// Lets go of what was here before a backup took its place, if it is kept.
pub(crate) async fn forget_before(app: &App, store: &Store) -> Result<(), AppError> {
    change(store, |kept| (kept.before, kept.told_before) = (None, None)).await?;
    let place = app.folder.inside(BEFORE);
    if place.exists() {
        std::fs::remove_dir_all(place)?;
    }
    Ok(())
}
