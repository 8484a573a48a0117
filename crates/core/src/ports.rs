//! What the application asks of the device it runs on.
//!
//! A shell hands these in when it makes an [`App`](crate::App). Nothing in this crate looks at a
//! clock, a random number or a key store by itself.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use std::sync::Arc;
pub use trellis_domain::settings::Language;
pub use trellis_sealing::KeyBytes;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> DateTime<Utc>;
    /// The time zone the device is in.
    fn zone(&self) -> Tz;
}

/// Gives random bytes fit for keys.
pub trait Entropy: Send + Sync {
    /// Fills `bytes`.
    fn fill(&self, bytes: &mut [u8]);
}

/// Keeps the database key outside the data folder: the operating system's key store.
///
/// Its functions may block (a daemon, a prompt); they are called on threads that may.
pub trait KeyStore: Send + Sync {
    /// The kept key; none where none was kept yet.
    ///
    /// # Errors
    /// See [`KeyStoreError`].
    fn load(&self) -> Result<Option<KeyBytes>, KeyStoreError>;

    /// Keeps a key.
    ///
    /// # Errors
    /// See [`KeyStoreError`].
    fn save(&self, key: &KeyBytes) -> Result<(), KeyStoreError>;
}

/// Why a key store does not answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum KeyStoreError {
    /// This device has none.
    #[error("there is no key store")]
    Absent,
    /// It is there, and locked.
    #[error("the key store is locked")]
    Locked,
    /// It is there, and something else is the matter.
    #[error("the key store does not answer")]
    Trouble,
}

/// All of them.
#[derive(Clone)]
pub struct Ports {
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
    /// Gives random bytes.
    pub entropy: Arc<dyn Entropy>,
    /// Keeps the key.
    pub keys: Arc<dyn KeyStore>,
    /// The language that the device speaks, for words that are said before the client has chosen one.
    pub language: Language,
}

impl Ports {
    /// `N` random bytes.
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.entropy.fill(&mut bytes);
        bytes
    }
}
