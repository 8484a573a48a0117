//! The adapters: what the core asks of the operating system, answered by the real one.

mod clock;
mod entropy;
mod keystore;
mod language;
pub mod paths;

use std::sync::Arc;

use trellis_core::ports::{Ports, SilentNotices};

/// The ports of this device.
pub fn ports() -> Ports {
    Ports {
        clock: Arc::new(clock::SystemClock),
        entropy: Arc::new(entropy::SystemEntropy),
        keys: Arc::new(keystore::SystemKeys),
        notices: Arc::new(SilentNotices),
        language: language::of_the_device(),
    }
}
