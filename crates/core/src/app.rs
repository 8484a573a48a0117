//! The application without a window: wiring, and nothing else.

use crate::error::{AppError, Code};
use crate::import::Imports;
use crate::ports::Ports;
use crate::store::{Folder, Store};
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use tokio::sync::{Mutex, RwLock};
use trellis_domain::Id;
use trellis_domain::merge::{ChangeSet, Fields};

/// The application. A shell makes one and hands it every request of its screen.
pub struct App {
    pub(crate) folder: Folder,
    pub(crate) ports: Ports,
    store: RwLock<Option<Arc<Store>>>,
    /// Held while the vault is being opened.
    pub(crate) opening: Mutex<()>,
    /// What was deleted and can still be brought back.
    pub(crate) deleted: Mutex<HashMap<Id, Fields>>,
    /// Files that were looked at and not yet brought in.
    pub(crate) imports: Mutex<Imports>,
}

impl App {
    /// An application whose vault is in `folder`. Nothing is touched until the first request.
    pub fn new(folder: PathBuf, ports: Ports) -> Self {
        Self {
            folder: Folder::new(folder),
            ports,
            store: RwLock::default(),
            opening: Mutex::default(),
            deleted: Mutex::default(),
            imports: Mutex::default(),
        }
    }

    /// Answers one request, in JSON: see [`crate::api`] for what can be asked.
    ///
    /// # Errors
    /// [`Code::NotValid`] where there is no such command or its arguments make no sense; otherwise
    /// the command's own.
    pub async fn answer(
        &self,
        name: &str,
        arguments: serde_json::Value,
    ) -> Result<String, AppError> {
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

    /// Closes the vault, if it is open. Whatever was acknowledged is on disk already.
    pub async fn close(&self) {
        let store = self.store.write().await.take();
        self.deleted.lock().await.clear();
        *self.imports.lock().await = Imports::default();
        if let Some(store) = store.and_then(Arc::into_inner) {
            store.close().await;
        }
    }

    pub(crate) async fn open(&self, store: Store) {
        *self.store.write().await = Some(Arc::new(store));
    }

    /// The open vault.
    pub(crate) async fn store(&self) -> Result<Arc<Store>, AppError> {
        self.store
            .read()
            .await
            .clone()
            .ok_or_else(|| Code::NotOpen.into())
    }
}
