//! Restore drills: a backup is believed once all of it came back.
//!
//! Right after a backup was made, what made it can still open it: the passphrase, or the witness that
//! the file was locked for besides. So the very file that lies in its place is read, and everything in
//! it brought into a scratch vault. That the client's own words open it is shown when they type them.

use super::kept::{Shown, change, records};
use super::open::{BackupProblem, Key, open};
use super::restore::key_of;
use super::weekly::newest;
use super::{Days, Place, Proven, Trouble};
use crate::app::App;
use crate::error::{AppError, Code};
use crate::files::{Chosen, OldFile};
use crate::store::Store;
use crate::work::Work;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for a drill.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct BackupDrill {
    /// The file; none: the newest in the folder.
    pub from: Option<Chosen>,
    /// The words or the passphrase that opens it.
    pub secret: String,
}

impl std::fmt::Debug for BackupDrill {
    /// Says nothing of the secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("BackupDrill")
    }
}

/// What came of a drill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Drilled {
    /// What was shown; none where there is a problem.
    pub proven: Option<Proven>,
    /// What is the matter with the file.
    pub problem: Option<BackupProblem>,
}

/// Shows that a backup can be restored from.
///
/// # Errors
/// [`Code::NotFound`] where there is no such file; [`Code::DiskFull`]; [`Code::Stopped`].
pub(crate) async fn drill(app: &App, ask: BackupDrill) -> Result<Drilled, AppError> {
    let store = app.store().await?;
    let key = key_of(Some(ask.secret));
    let place = match ask.from {
        Some(from) => Place::Chosen(from),
        None => newest(&store).await?.ok_or(Code::NotFound)?,
    };
    let work = app.works.begin().await;
    after(app, &store, place, key, &work).await
}

/// Looks at a file that was made.
pub(super) async fn after(
    app: &App,
    store: &Store,
    place: Place,
    key: Key,
    work: &Work,
) -> Result<Drilled, AppError> {
    let by_client = !matches!(key, Key::Witness(_));
    let file = find(app, place).await?;
    let opened = match open(app, store, file, key, work).await? {
        Ok(opened) => opened,
        Err(problem) => {
            tracing::warn!(event = "drill", ?problem);
            if problem != BackupProblem::WrongKey {
                change(store, |kept| kept.proven = None).await?;
            }
            return Ok(Drilled {
                proven: None,
                problem: Some(problem),
            });
        }
    };
    let shown = Shown {
        at: app.ports.clock.now(),
        records: records(&opened.counts),
        photos: opened.photos as u32,
        by_client,
    };
    opened.scratch.end().await;
    change(store, |kept| {
        kept.proven = Some(shown.clone());
        if kept.trouble == Some(Trouble::NotProven) {
            kept.trouble = None;
        }
    })
    .await?;
    tracing::info!(event = "drilled");
    let days = Days::of(app, store).await?;
    Ok(Drilled {
        proven: Some(Proven::of(&shown, &days)),
        problem: None,
    })
}

/// Opens a file in its place.
pub(super) async fn find(app: &App, place: Place) -> Result<Box<dyn OldFile>, AppError> {
    let files = app.ports.files.clone();
    let found = tokio::task::spawn_blocking(move || match &place {
        Place::Chosen(chosen) => files.open(chosen),
        Place::In(folder, name) => files.open_in(folder, name),
    });
    found.await.map_err(|_| Code::Trouble)?.map_err(|error| {
        if error.kind() == std::io::ErrorKind::NotFound {
            Code::NotFound.into()
        } else {
            error.into()
        }
    })
}
