//! What the application asks of the device it runs on.
//!
//! A shell hands these in when it makes an [`App`](crate::App). Nothing in this crate looks at a
//! clock, a random number or a key store by itself.

use crate::files::Files;
pub use crate::sync::http::Http;
pub use crate::sync::transport::{
    Answer, Asking, Listening, Network, NoNetwork, Reach, Request, Unreached,
};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::time::Duration;
pub use trellis_domain::settings::Language;
pub use trellis_sealing::KeyBytes;
use ts_rs::TS;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> DateTime<Utc>;
    /// The time zone the device is in.
    fn zone(&self) -> Tz;
    /// How long the device has been awake since some moment of this run: it goes on evenly, whatever
    /// is done to the clock.
    fn steady(&self) -> Duration;
}

/// Gives random bytes fit for keys.
pub trait Entropy: Send + Sync {
    /// Fills `bytes`.
    fn fill(&self, bytes: &mut [u8]);
}

/// Keeps keys outside the data folder: the operating system's key store.
///
/// Its functions may block (a daemon, a prompt); they are called on threads that may.
pub trait KeyStore: Send + Sync {
    /// The key that is kept under a name; none where none was kept yet.
    ///
    /// # Errors
    /// See [`KeyStoreError`].
    fn load(&self, name: KeyName) -> Result<Option<KeyBytes>, KeyStoreError>;

    /// Keeps a key under a name, in the place of one that is there.
    ///
    /// # Errors
    /// See [`KeyStoreError`].
    fn save(&self, name: KeyName, key: &KeyBytes) -> Result<(), KeyStoreError>;

    /// Lets go of the key under a name, if there is one.
    ///
    /// # Errors
    /// See [`KeyStoreError`].
    fn remove(&self, name: KeyName) -> Result<(), KeyStoreError>;
}

/// What a key in the key store is for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum KeyName {
    /// It opens the vault. Not there while the app has a lock.
    Vault,
    /// It is mixed into the lock: without it, a PIN opens nothing.
    Lock,
    /// It opens the few lines that the client lets be seen while the app is locked.
    Card,
}

impl KeyName {
    /// Every name there is.
    pub const ALL: [Self; 3] = [Self::Vault, Self::Lock, Self::Card];

    /// What the key is filed under. Never changed: it would make every key unfindable.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Vault => "vault",
            Self::Lock => "lock",
            Self::Card => "card",
        }
    }
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

/// Binds a secret to the client's finger or face, where the operating system can: it gives the secret
/// back only once it has recognised them, and no more at all once other fingers or faces were enrolled.
///
/// A device that only *says* that it recognised somebody binds nothing, and is [`Biometry::Absent`] here.
/// Its functions may block for as long as the client takes; they are called on threads that may.
pub trait Recognises: Send + Sync {
    /// Whether a secret can be bound here now. Asks the client for nothing.
    fn state(&self) -> Biometry;

    /// Keeps a secret, in the place of one that is there, once the client was recognised. Where that
    /// does not work nothing is kept.
    ///
    /// # Errors
    /// See [`Unrecognised`].
    fn keep(&self, secret: &KeyBytes, question: &Question) -> Result<(), Unrecognised>;

    /// Gives the secret back, once the client was recognised.
    ///
    /// # Errors
    /// See [`Unrecognised`]; [`Unrecognised::Changed`] also where nothing was kept.
    fn give_back(&self, question: &Question) -> Result<KeyBytes, Unrecognised>;

    /// Lets go of the secret, if there is one. Asks the client for nothing.
    ///
    /// # Errors
    /// [`Unrecognised::Trouble`].
    fn forget(&self) -> Result<(), Unrecognised>;
}

/// Whether the system binds a secret to a finger or a face.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Biometry {
    /// It does.
    There,
    /// It would, and knows no finger and no face yet.
    NoneEnrolled,
    /// It does not.
    #[default]
    Absent,
}

/// What the system says while it asks for a finger or a face, where it lets us choose.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Question {
    /// What it is for.
    pub title: String,
    /// A sentence about it.
    pub text: String,
    /// What leads back to typing.
    pub instead: String,
}

/// Why a finger or a face led to no secret.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Unrecognised {
    /// The system does not ask for one now.
    #[error("the system recognises nobody now")]
    Absent,
    /// The client, or the system, put the question away.
    #[error("the question was put away")]
    PutAway,
    /// It was not the client's, or the system wants a pause after several tries.
    #[error("nobody was recognised")]
    Unknown,
    /// Other fingers or faces were enrolled since, or none are left: the secret is gone.
    #[error("what was enrolled has changed")]
    Changed,
    /// Something else.
    #[error("the system does not answer")]
    Trouble,
}

/// A device that binds nothing to a finger or a face.
pub struct RecognisesNobody;

impl Recognises for RecognisesNobody {
    fn state(&self) -> Biometry {
        Biometry::Absent
    }
    fn keep(&self, _: &KeyBytes, _: &Question) -> Result<(), Unrecognised> {
        Err(Unrecognised::Absent)
    }
    fn give_back(&self, _: &Question) -> Result<KeyBytes, Unrecognised> {
        Err(Unrecognised::Absent)
    }
    fn forget(&self) -> Result<(), Unrecognised> {
        Ok(())
    }
}

/// Says what the system does with notices, and takes what the client chooses about it.
///
/// Its functions may block (a daemon, a file of the system's); they are called on threads that may.
/// What could not be done is seen in the next [`NoticeState`].
pub trait Notices: Send + Sync {
    /// What the system does with notices now.
    fn state(&self) -> NoticeState;

    /// Stays in the tray when the window is closed, or no longer does.
    fn set_tray(&self, on: bool);

    /// Starts when the client logs in, or no longer does.
    fn set_at_login(&self, on: bool);

    /// Opens the system's screen on which the client can let notices come at their very minute. Nothing
    /// happens where there is none ([`NoticeState::may_be_exact`]).
    fn ask_exact(&self);
}

/// What the system does with notices.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize, TS)]
pub struct NoticeState {
    /// Whether it shows them.
    pub allowed: Allowed,
    /// Whether they come at their very minute; otherwise the system may show them somewhat later.
    pub exact: bool,
    /// Whether they do not, and the client can change that on a screen of the system's.
    pub may_be_exact: bool,
    /// Which system it is, for the steps to allow them there.
    pub system: System,
    /// Whether Trellis stays in the tray when its window is closed. None: this system has no such
    /// choice.
    pub tray: Option<bool>,
    /// Whether Trellis starts when the client logs in. None: this system has no such choice.
    pub at_login: Option<bool>,
}

/// Whether the system shows notices.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Allowed {
    /// It does.
    Yes,
    /// It does not, or nothing is there that would show them.
    No,
    /// It does not say.
    #[default]
    Unknown,
}

/// A kind of operating system.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum System {
    /// Linux.
    Linux,
    /// macOS.
    Macos,
    /// Windows.
    Windows,
    /// Android.
    Android,
    /// iOS.
    Ios,
    /// Another one.
    #[default]
    Other,
}

/// A device that says nothing of notices, and has nothing to be chosen about them.
pub struct SilentNotices;

impl Notices for SilentNotices {
    fn state(&self) -> NoticeState {
        NoticeState::default()
    }
    fn set_tray(&self, _: bool) {}
    fn set_at_login(&self, _: bool) {}
    fn ask_exact(&self) {}
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
    /// Binds a secret to the client's finger or face.
    pub recognises: Arc<dyn Recognises>,
    /// Says what the system does with notices.
    pub notices: Arc<dyn Notices>,
    /// Reads and writes what the client chose.
    pub files: Arc<dyn Files>,
    /// The network: nothing is asked of it before the client said yes.
    pub network: Arc<dyn Network>,
    /// The language that the device speaks, for words that are said before the client has chosen one.
    pub language: Language,
}

impl Ports {
    /// A new key.
    pub fn key(&self) -> KeyBytes {
        KeyBytes::made(|key| self.entropy.fill(key))
    }

    /// `N` random bytes.
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.entropy.fill(&mut bytes);
        bytes
    }
}
