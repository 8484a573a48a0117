//! The application without a window: wiring, and nothing else.

use crate::backup::Looked;
use crate::deleted::Seen;
use crate::error::{AppError, Code};
use crate::import::Imports;
use crate::lock::WHILE_LOCKED;
use crate::lock::state::Lock;
use crate::photo::Photos;
use crate::ports::Ports;
use crate::sharing::Sharing;
use crate::store::{Folder, Store};
use crate::sync::Syncing;
use crate::work::Works;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Mutex, RwLock, watch};
use trellis_domain::merge::ChangeSet;

/// The application. A shell makes one and hands it every request of its screen.
pub struct App {
    pub(crate) folder: Folder,
    pub(crate) ports: Ports,
    store: RwLock<Option<Arc<Store>>>,
    /// Tells that something changed.
    changes: watch::Sender<()>,
    /// Held while the vault is being opened.
    pub(crate) opening: Mutex<()>,
    /// What is known of the lock.
    pub(crate) lock: Lock,
    /// What was seen of what is deleted.
    pub(crate) deleted: Mutex<Seen>,
    /// Test notices that were asked for.
    pub(crate) tests: crate::reminder::Tests,
    /// Files that were looked at and not yet brought in.
    pub(crate) imports: Mutex<Imports>,
    /// Photographs on their way in.
    pub(crate) photos: Photos,
    /// Long work that goes on.
    pub(crate) works: Works,
    /// A backup that was looked at and not yet restored from.
    pub(crate) looked: Mutex<Option<Looked>>,
    /// Sync with the client's other devices.
    pub(crate) sync: Syncing,
    /// What is shown to workers.
    pub(crate) sharing: Sharing,
}

impl App {
    /// An application whose vault is in `folder`. Nothing is touched until the first request.
    pub fn new(folder: PathBuf, ports: Ports) -> Self {
        Self {
            folder: Folder::new(folder),
            ports,
            store: RwLock::default(),
            changes: watch::Sender::new(()),
            opening: Mutex::default(),
            lock: Lock::default(),
            deleted: Mutex::default(),
            tests: crate::reminder::Tests::default(),
            imports: Mutex::default(),
            photos: Photos::default(),
            works: Works::default(),
            looked: Mutex::default(),
            sync: Syncing::default(),
            sharing: Sharing::default(),
        }
    }

    /// Answers one request, in JSON: see [`crate::api`] for what can be asked.
    ///
    /// # Errors
    /// [`Code::Locked`] while the app is locked, but for what is answered even then; [`Code::NotValid`]
    /// where there is no such command or its arguments make no sense; otherwise the command's own.
    pub async fn answer(
        &self,
        name: &str,
        arguments: serde_json::Value,
    ) -> Result<String, AppError> {
        if self.lock.is_locked() && !WHILE_LOCKED.contains(&name) {
            return Err(Code::Locked.into());
        }
        crate::api::answer(self, name, arguments).await
    }

    /// As [`App::answer`], for those who look into the answer instead of handing it on.
    ///
    /// # Errors
    /// As [`App::answer`].
    pub async fn call(
        &self,
        name: &str,
        arguments: serde_json::Value,
    ) -> Result<serde_json::Value, AppError> {
        let answer = self.answer(name, arguments).await?;
        serde_json::from_str(&answer).map_err(|_| Code::Trouble.into())
    }

    /// Takes in a change set that another device made.
    ///
    /// # Errors
    /// [`Code::NotOpen`], or what the disk says.
    pub async fn receive(&self, change: &ChangeSet) -> Result<(), AppError> {
        self.store().await?.receive(change).await
    }

    /// Tells, each time, that something changed: the vault was opened or closed, or a change came in by
    /// its door. What changed is for the listener to ask.
    pub fn changes(&self) -> watch::Receiver<()> {
        self.changes.subscribe()
    }

    pub(crate) fn tell_changed(&self) {
        self.changes.send_replace(());
    }

    /// Closes the vault, if it is open. Whatever was acknowledged is on disk already.
    pub async fn close(&self) {
        self.sync.closed();
        self.sharing.closed();
        let store = self.store.write().await.take();
        *self.deleted.lock().await = Seen::default();
        *self.imports.lock().await = Imports::default();
        self.photos.intake.clear();
        self.works.stop();
        drop(self.looked.lock().await.take());
        if let Some(store) = store {
            last(store).await.close().await;
        }
        self.tell_changed();
    }

    pub(crate) async fn open(&self, mut store: Store) {
        store.changes = self.changes.clone();
        *self.store.write().await = Some(Arc::new(store));
        self.sync.opened();
        self.sharing.opened();
        self.tell_changed();
    }

    /// The open vault.
    pub(crate) async fn store(&self) -> Result<Arc<Store>, AppError> {
        self.store.read().await.clone().ok_or_else(|| {
            let locked = self.lock.is_locked();
            if locked { Code::Locked } else { Code::NotOpen }.into()
        })
    }
}

/// The vault, once every request that still reads it has been answered. None comes after: the app has
/// let go of it.
async fn last(mut store: Arc<Store>) -> Store {
    loop {
        match Arc::try_unwrap(store) {
            Ok(store) => return store,
            Err(shared) => store = shared,
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}
