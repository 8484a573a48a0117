//! A device: the real app on a real vault, with a clock, randomness and a key store that a test sets.

use crate::host::copy_of;
use crate::network::{Told, Wire};
use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use rusqlite::Connection;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tempfile::TempDir;
use tokio::sync::mpsc::UnboundedSender;
use tokio::task::JoinHandle;
use trellis_core::files::ChosenPaths;
use trellis_core::ports::{
    Clock, Entropy, KeyBytes, KeyName, KeyStore, KeyStoreError, Language, Ports, RecognisesNobody,
    SilentNotices,
};
use trellis_core::{App, Code};
use trellis_tests::random::Random;
use trellis_tests::vault;

/// A clock that stands where it is put.
pub struct SetClock(Mutex<DateTime<Utc>>);

impl Clock for SetClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().expect("not poisoned")
    }
    fn zone(&self) -> Tz {
        chrono_tz::America::Toronto
    }
    fn steady(&self) -> Duration {
        Duration::ZERO
    }
}

/// Randomness from a seed.
struct Seeded(Mutex<Random>);

impl Entropy for Seeded {
    fn fill(&self, bytes: &mut [u8]) {
        let mut random = self.0.lock().expect("not poisoned");
        bytes.fill_with(|| random.below(256) as u8);
    }
}

/// A key store in memory.
#[derive(Clone, Default)]
pub struct Keys(Arc<Mutex<BTreeMap<KeyName, KeyBytes>>>);

impl Keys {
    /// The same keys in a key store of its own.
    pub fn copied(&self) -> Self {
        let all = self.0.lock().expect("not poisoned").clone();
        Self(Arc::new(Mutex::new(all)))
    }
}

impl KeyStore for Keys {
    fn load(&self, name: KeyName) -> Result<Option<KeyBytes>, KeyStoreError> {
        Ok(self.0.lock().expect("not poisoned").get(&name).cloned())
    }
    fn save(&self, name: KeyName, key: &KeyBytes) -> Result<(), KeyStoreError> {
        let mut all = self.0.lock().expect("not poisoned");
        all.insert(name, key.clone());
        Ok(())
    }
    fn remove(&self, name: KeyName) -> Result<(), KeyStoreError> {
        self.0.lock().expect("not poisoned").remove(&name);
        Ok(())
    }
}

/// What is left of a device that is not running: its folder and its keys.
pub struct Asleep {
    pub folder: TempDir,
    pub keys: Keys,
}

/// A device that runs.
pub struct Device {
    name: usize,
    app: Arc<App>,
    folder: TempDir,
    keys: Keys,
    clock: Arc<SetClock>,
    entropy: Arc<Seeded>,
    told: UnboundedSender<Told>,
    round: Option<JoinHandle<()>>,
}

/// What a device calls itself, in what is asked and in its network.
#[derive(Clone)]
pub struct Place {
    pub name: usize,
    pub seed: u64,
    pub told: UnboundedSender<Told>,
}

impl Device {
    /// Starts a device on what is left of it.
    pub async fn wake(place: Place, asleep: Asleep, now: DateTime<Utc>) -> Self {
        let clock = Arc::new(SetClock(Mutex::new(now)));
        let entropy = Arc::new(Seeded(Mutex::new(Random::with(place.seed))));
        let Asleep { folder, keys } = asleep;
        let mut device = Self {
            name: place.name,
            app: Arc::new(App::new(folder.path().join("vault"), ports_of_nobody())),
            folder,
            keys,
            clock,
            entropy,
            told: place.told,
            round: None,
        };
        device.start().await;
        device
    }

    async fn start(&mut self) {
        let ports = Ports {
            clock: self.clock.clone(),
            entropy: self.entropy.clone(),
            keys: Arc::new(self.keys.clone()),
            recognises: Arc::new(RecognisesNobody),
            notices: Arc::new(SilentNotices),
            files: Arc::new(ChosenPaths::default()),
            network: Arc::new(Wire {
                device: self.name,
                told: self.told.clone(),
            }),
            language: Language::En,
        };
        self.app = Arc::new(App::new(self.folder.path().join("vault"), ports));
        assert_eq!(self.ok("start", json!({})).await["phase"], "ready");
    }

    /// Kills it where it stands, and starts it again on what it left.
    pub async fn crash(&mut self) {
        if let Some(round) = self.round.take() {
            round.abort();
            drop(round.await);
        }
        let left = copy_of(self.folder.path());
        self.app.close().await;
        self.folder = left;
        self.start().await;
    }

    /// Stops it in an orderly way.
    pub async fn sleep(self) -> Asleep {
        self.app.close().await;
        Asleep {
            folder: self.folder,
            keys: self.keys,
        }
    }

    pub fn name(&self) -> usize {
        self.name
    }

    /// Whether something of it goes on over the network.
    pub fn is_busy(&self) -> bool {
        self.round.is_some()
    }

    pub fn is_over(&mut self) {
        self.round = None;
    }

    /// Begins a round.
    pub fn begin_round(&mut self) {
        let (app, told, name) = (self.app.clone(), self.told.clone(), self.name);
        self.round = Some(tokio::spawn(async move {
            let done = app.keep_in_step_once().await;
            drop(told.send(Told::Over(name, done)));
        }));
    }

    /// Begins to ask something of the core that goes over the network.
    pub fn begin(&mut self, command: &'static str, arguments: Value) {
        let (app, told, name) = (self.app.clone(), self.told.clone(), self.name);
        self.round = Some(tokio::spawn(async move {
            let done = app.call(command, arguments).await;
            drop(told.send(Told::Over(name, done.is_ok())));
        }));
    }

    pub fn move_clock(&self, by: TimeDelta) {
        let mut now = self.clock.0.lock().expect("not poisoned");
        *now = now.checked_add_signed(by).unwrap_or(*now);
    }

    pub async fn ok(&self, command: &str, arguments: Value) -> Value {
        match self.app.call(command, arguments).await {
            Ok(value) => value,
            Err(error) => unreachable!("device {}: {command}: {error:?}", self.name),
        }
    }

    /// The answer; none where what is named is not here.
    pub async fn found(&self, command: &str, arguments: Value) -> Option<Value> {
        match self.app.call(command, arguments).await {
            Ok(value) => Some(value),
            Err(error) if matches!(error.code, Code::NotFound | Code::UndoGone) => None,
            Err(error) => unreachable!("device {}: {command}: {error:?}", self.name),
        }
    }

    pub async fn status(&self) -> Value {
        self.ok("sync_status", json!({})).await
    }

    /// Every record, byte for byte. Closes the vault.
    pub async fn state(&self) -> String {
        self.app.close().await;
        let key = self.keys.load(KeyName::Vault).expect("it answers");
        let file = self.folder.path().join("vault/vault.db");
        let vault = vault::open(&file, key.expect("a key").as_slice()).expect("open");
        state(&vault)
    }
}

fn ports_of_nobody() -> Ports {
    trellis_tests::ports::ports(chrono_tz::UTC, None)
}

fn state(vault: &Connection) -> String {
    let rows = "select json_group_array(json_array(kind, id, body, clock)) from (
        select 'checkin' kind, hex(id) id, body, clock from checkin
        union all select 'item', hex(id), body, clock from item
        union all select 'tag', hex(id), body, clock from tag
        union all select 'settings', hex(id), body, clock from settings
        union all select 'photo', hex(id), media, size from blob
        union all select kind, hex(id), body, clock from entry
        union all select kind, hex(id), body, clock from other order by 1, 2)";
    let read = |row: &rusqlite::Row<'_>| row.get(0);
    vault.query_row(rows, [], read).expect("rows")
}
