//! The adapters: what the core asks of the operating system, answered by the real one.

pub mod clock;
mod entropy;
mod keystore;
mod language;
mod network;
mod notices;
pub mod paths;
mod recognises;

use std::sync::Arc;

use tauri::AppHandle;
use trellis_core::files::Files;
use trellis_core::ports::Ports;

/// The ports of this device.
pub fn ports(handle: &AppHandle, files: Arc<dyn Files>) -> Ports {
    Ports {
        clock: Arc::new(clock::SystemClock),
        entropy: Arc::new(entropy::SystemEntropy),
        keys: Arc::new(keystore::SystemKeys),
        recognises: recognises::recognises(handle),
        files,
        notices: Arc::new(notices::SystemNotices(handle.clone())),
        network: network::network(),
        language: language::of_the_device(),
    }
}
