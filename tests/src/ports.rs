//! The device's ports for the bridge, the campaigns and the benchmarks.
//!
//! Clock and randomness are the real ones. The key store is files, one for each key: never shipped, for
//! it keeps them in the clear. The real window's story uses the real key store.

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};
use trellis_core::files::ChosenPaths;
use trellis_core::ports::{
    Clock, Entropy, KeyBytes, KeyName, KeyStore, KeyStoreError, Language, Ports, RecognisesNobody,
    SilentNotices,
};

/// When this run first asked.
static BEGAN: LazyLock<Instant> = LazyLock::new(Instant::now);

/// The system's clock, in a zone that is given, and so much later.
pub struct SystemClock(Tz, TimeDelta);

impl SystemClock {
    /// The system's clock in a zone.
    pub fn in_zone(zone: Tz) -> Self {
        Self(zone, TimeDelta::zero())
    }
}

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the adapter to the system's clock"
    )]
    fn now(&self) -> DateTime<Utc> {
        Utc::now() + self.1
    }
    fn zone(&self) -> Tz {
        self.0
    }
    fn steady(&self) -> Duration {
        BEGAN.elapsed()
    }
}

/// The system's randomness.
struct SystemEntropy;

impl Entropy for SystemEntropy {
    fn fill(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("the system has randomness");
    }
}

/// A key store in files: the vault's key is at the path, the others beside it.
struct FileKeys(PathBuf);

impl FileKeys {
    fn file(&self, name: KeyName) -> PathBuf {
        match name {
            KeyName::Vault => self.0.clone(),
            KeyName::Lock | KeyName::Card => {
                let mut file = self.0.clone().into_os_string();
                file.push("-");
                file.push(name.as_str());
                file.into()
            }
        }
    }
}

impl KeyStore for FileKeys {
    fn load(&self, name: KeyName) -> Result<Option<KeyBytes>, KeyStoreError> {
        match std::fs::read(self.file(name)) {
            Ok(bytes) => {
                let whole = bytes.len() == KeyBytes::default().len();
                Ok(whole.then(|| KeyBytes::made(|key| key.copy_from_slice(&bytes))))
            }
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(_) => Err(KeyStoreError::Trouble),
        }
    }
    fn save(&self, name: KeyName, key: &KeyBytes) -> Result<(), KeyStoreError> {
        std::fs::write(self.file(name), key.as_slice()).map_err(|_| KeyStoreError::Trouble)
    }
    fn remove(&self, name: KeyName) -> Result<(), KeyStoreError> {
        match std::fs::remove_file(self.file(name)) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(KeyStoreError::Trouble),
            _ => Ok(()),
        }
    }
}

/// A device without a key store.
struct NoKeys;

impl KeyStore for NoKeys {
    fn load(&self, _: KeyName) -> Result<Option<KeyBytes>, KeyStoreError> {
        Err(KeyStoreError::Absent)
    }
    fn save(&self, _: KeyName, _: &KeyBytes) -> Result<(), KeyStoreError> {
        Err(KeyStoreError::Absent)
    }
    fn remove(&self, _: KeyName) -> Result<(), KeyStoreError> {
        Err(KeyStoreError::Absent)
    }
}

/// The ports of a device in `zone` whose key store is the file `keys`; none: it has no key store.
pub fn ports(zone: Tz, keys: Option<&Path>) -> Ports {
    later(zone, keys, TimeDelta::zero())
}

/// As [`ports`], on a device whose clock stands `later` than the real time.
pub fn later(zone: Tz, keys: Option<&Path>, later: TimeDelta) -> Ports {
    let keys: Arc<dyn KeyStore> = match keys {
        Some(file) => Arc::new(FileKeys(file.to_owned())),
        None => Arc::new(NoKeys),
    };
    Ports {
        clock: Arc::new(SystemClock(zone, later)),
        entropy: Arc::new(SystemEntropy),
        keys,
        recognises: Arc::new(RecognisesNobody),
        notices: Arc::new(SilentNotices),
        files: Arc::new(ChosenPaths::default()),
        network: Arc::new(trellis_core::ports::NoNetwork),
        language: Language::En,
    }
}
