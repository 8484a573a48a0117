//! A real vault in a throw-away folder, with a clock that tests set and a key store in memory.

mod finger;

pub(crate) use finger::{SetRecognises, Touch};

use crate::App;
use crate::files::{Chosen, ChosenPaths};
use crate::ports::{
    Clock, Entropy, KeyBytes, KeyName, KeyStore, KeyStoreError, Language, Network, NoNetwork,
    NoticeState, Notices, Ports,
};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tempfile::TempDir;

/// A clock that stands where a test puts it, and steady time that goes on when a test says so.
pub(crate) struct SetClock(
    pub(crate) Mutex<(DateTime<Utc>, Tz)>,
    pub(crate) Mutex<Duration>,
);

impl Clock for SetClock {
    fn now(&self) -> DateTime<Utc> {
        self.0
            .lock()
            .expect("no test panics while it sets the clock")
            .0
    }
    fn zone(&self) -> Tz {
        self.0
            .lock()
            .expect("no test panics while it sets the clock")
            .1
    }
    fn steady(&self) -> Duration {
        *self.1.lock().expect("no test panics while it sets it")
    }
}

/// Different bytes each time, the same ones in each run.
#[derive(Default)]
pub(crate) struct Counting(Mutex<u64>);

impl Entropy for Counting {
    fn fill(&self, bytes: &mut [u8]) {
        let mut state = self.0.lock().expect("filling does not panic");
        for byte in bytes {
            // SplitMix64.
            *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut mixed = *state;
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            *byte = (mixed ^ (mixed >> 31)) as u8;
        }
    }
}

/// A key store whose state a test sets: what is kept in it, why it does not answer, and how many more
/// times it lets itself be changed.
#[derive(Default)]
pub(crate) struct SetKeys(pub(crate) Mutex<KeptKeys>);

#[derive(Default)]
pub(crate) struct KeptKeys {
    pub(crate) kept: BTreeMap<KeyName, KeyBytes>,
    pub(crate) refuses: Option<KeyStoreError>,
    pub(crate) changes_left: Option<usize>,
}

impl SetKeys {
    fn with<T>(
        &self,
        is_change: bool,
        work: impl FnOnce(&mut BTreeMap<KeyName, KeyBytes>) -> T,
    ) -> Result<T, KeyStoreError> {
        let mut keys = self
            .0
            .lock()
            .expect("no test panics while it sets the keys");
        if let Some(error) = keys.refuses {
            return Err(error);
        }
        match &mut keys.changes_left {
            Some(0) if is_change => return Err(KeyStoreError::Trouble),
            Some(left) if is_change => *left -= 1,
            _ => {}
        }
        Ok(work(&mut keys.kept))
    }
}

impl KeyStore for SetKeys {
    fn load(&self, name: KeyName) -> Result<Option<KeyBytes>, KeyStoreError> {
        self.with(false, |kept| kept.get(&name).cloned())
    }
    fn save(&self, name: KeyName, key: &KeyBytes) -> Result<(), KeyStoreError> {
        self.with(true, |kept| drop(kept.insert(name, key.clone())))
    }
    fn remove(&self, name: KeyName) -> Result<(), KeyStoreError> {
        self.with(true, |kept| drop(kept.remove(&name)))
    }
}

/// A system whose ways with notices a test sets.
#[derive(Default)]
pub(crate) struct SetNotices(pub(crate) Mutex<NoticeState>);

impl Notices for SetNotices {
    fn state(&self) -> NoticeState {
        *self.0.lock().expect("no test panics while it sets them")
    }
    fn set_tray(&self, on: bool) {
        let mut state = self.0.lock().expect("no test panics while it sets them");
        state.tray = state.tray.map(|_| on);
    }
    fn set_at_login(&self, on: bool) {
        let mut state = self.0.lock().expect("no test panics while it sets them");
        state.at_login = state.at_login.map(|_| on);
    }
    /// The client allows it there.
    fn ask_exact(&self) {
        let mut state = self.0.lock().expect("no test panics while it sets them");
        state.exact |= std::mem::take(&mut state.may_be_exact);
    }
}

/// An app on a real vault in a folder of its own.
pub(crate) struct Bench {
    pub(crate) app: App,
    pub(crate) clock: Arc<SetClock>,
    pub(crate) keys: Arc<SetKeys>,
    pub(crate) recognises: Arc<SetRecognises>,
    pub(crate) notices: Arc<SetNotices>,
    pub(crate) files: Arc<ChosenPaths>,
    network: Arc<dyn Network>,
    entropy: Arc<Counting>,
    folder: TempDir,
}

impl Drop for Bench {
    /// Closes the vault: SQLCipher takes itself apart when the process ends, and a connection that
    /// is only then closing, on its own thread, would go down with it.
    fn drop(&mut self) {
        let none = App::new(self.folder(), self.ports());
        let app = std::mem::replace(&mut self.app, none);
        let closing = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .expect("a runtime");
            runtime.block_on(app.close());
        });
        drop(closing.join());
    }
}

impl Bench {
    /// An app that has not been started, on Monday, 1 June 2026, 10:00 in Toronto.
    pub(crate) fn new() -> Self {
        Self::on(Arc::new(NoNetwork), 0)
    }

    /// As [`Bench::new`], on a network; `seed` makes it another device than others.
    pub(crate) fn on(network: Arc<dyn Network>, seed: u64) -> Self {
        let now = "2026-06-01T14:00:00Z".parse().expect("an instant");
        let clock = Arc::new(SetClock(
            Mutex::new((now, chrono_tz::America::Toronto)),
            Mutex::default(),
        ));
        let keys = Arc::<SetKeys>::default();
        let recognises = Arc::<SetRecognises>::default();
        let notices = Arc::<SetNotices>::default();
        let entropy = Arc::new(Counting(Mutex::new(seed)));
        let files = Arc::<ChosenPaths>::default();
        let folder = TempDir::new().expect("a throw-away folder");
        let ports = Ports {
            clock: clock.clone(),
            entropy: entropy.clone(),
            keys: keys.clone(),
            recognises: recognises.clone(),
            notices: notices.clone(),
            files: files.clone(),
            network: network.clone(),
            language: Language::En,
        };
        let app = App::new(folder.path().join("vault"), ports);
        Self {
            app,
            clock,
            keys,
            recognises,
            notices,
            files,
            network,
            entropy,
            folder,
        }
    }

    /// An app with its vault open.
    pub(crate) async fn open() -> Self {
        let bench = Self::new();
        assert_eq!(
            bench.ok("start", serde_json::json!({})).await["phase"],
            "ready"
        );
        bench
    }

    /// Closes the app and makes another one on the same vault.
    pub(crate) async fn restart(&mut self) {
        self.app.close().await;
        self.app = App::new(self.folder(), self.ports());
    }

    /// A place outside the vault that the client chose, and its path.
    pub(crate) fn choose(&self, name: &str) -> (Chosen, PathBuf) {
        let path = self.folder.path().join(name);
        (self.files.choose(path.clone()), path)
    }

    fn ports(&self) -> Ports {
        Ports {
            clock: self.clock.clone(),
            entropy: self.entropy.clone(),
            keys: self.keys.clone(),
            recognises: self.recognises.clone(),
            notices: self.notices.clone(),
            files: self.files.clone(),
            network: self.network.clone(),
            language: Language::En,
        }
    }

    pub(crate) fn folder(&self) -> PathBuf {
        self.folder.path().join("vault")
    }

    pub(crate) fn set_time(&self, instant: &str) {
        self.clock.0.lock().expect("not poisoned").0 = instant.parse().expect("an instant");
    }

    /// Keeps a key as the vault's, in a key store that answers.
    pub(crate) fn keep_key(&self, key: [u8; 32]) {
        let mut keys = self.keys.0.lock().expect("not poisoned");
        keys.kept.insert(KeyName::Vault, KeyBytes::new(key));
    }

    /// The key that is kept under a name.
    pub(crate) fn kept_key(&self, name: KeyName) -> Option<KeyBytes> {
        let keys = self.keys.0.lock().expect("not poisoned");
        keys.kept.get(&name).cloned()
    }

    /// Lets steady time pass.
    pub(crate) fn pass(&self, seconds: u64) {
        *self.clock.1.lock().expect("not poisoned") += Duration::from_secs(seconds);
    }

    /// The answer to a request that works.
    pub(crate) async fn ok(&self, name: &str, arguments: Value) -> Value {
        match self.app.call(name, arguments).await {
            Ok(value) => value,
            Err(error) => unreachable!("{name} was refused: {error:?}"),
        }
    }

    /// The code of a request that is refused.
    pub(crate) async fn refused(&self, name: &str, arguments: Value) -> crate::Code {
        match self.app.call(name, arguments).await {
            Ok(_) => unreachable!("{name} was not refused"),
            Err(error) => error.code,
        }
    }
}
