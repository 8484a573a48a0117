//! The key store, asked on threads that may wait.

use crate::app::App;
use crate::error::{AppError, Code};
use crate::ports::{KeyBytes, KeyName, KeyStore, KeyStoreError};
use std::sync::Arc;

impl From<KeyStoreError> for AppError {
    fn from(error: KeyStoreError) -> Self {
        match error {
            KeyStoreError::Locked => Code::KeyStoreLocked.into(),
            KeyStoreError::Absent | KeyStoreError::Trouble => Code::NoKeyStore.into(),
        }
    }
}

async fn ask<T: Send + 'static>(
    app: &App,
    work: impl FnOnce(Arc<dyn KeyStore>) -> Result<T, KeyStoreError> + Send + 'static,
) -> Result<T, KeyStoreError> {
    let keys = app.ports.keys.clone();
    on_a_thread(move || work(keys))
        .await
        .map_err(|_| KeyStoreError::Trouble)?
}

pub(crate) async fn load(app: &App, name: KeyName) -> Result<Option<KeyBytes>, KeyStoreError> {
    ask(app, move |keys| keys.load(name)).await
}

pub(crate) async fn save(app: &App, name: KeyName, key: &KeyBytes) -> Result<(), KeyStoreError> {
    let key = key.clone();
    ask(app, move |keys| keys.save(name, &key)).await
}

pub(crate) async fn remove(app: &App, name: KeyName) -> Result<(), KeyStoreError> {
    ask(app, move |keys| keys.remove(name)).await
}

/// Runs what may block, or work long, where nothing else waits for it.
pub(crate) async fn on_a_thread<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, AppError> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|_| Code::Trouble.into())
}
