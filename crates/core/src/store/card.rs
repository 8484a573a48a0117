//! The card beside the database (`vault.json`): how its key is kept, and in which ways it opens.
//!
//! There is no secret in it. Each slot is a way to the one key: any of them opens the vault, and
//! changing a way changes the card alone, never the database.

use crate::error::{AppError, Code};
use crate::ports::{KeyName, Language};
use serde::{Deserialize, Serialize};
use trellis_sealing::{
    BiometrySlot, Fingerprint, KeyBytes, LockKind, LockSlot, PassphraseSlot, Recipient,
    RecoverySlot, fingerprint,
};
use ts_rs::TS;

/// The version of this form. Version 1 had one slot, and is still read.
const VERSION: u8 = 2;

/// The version of a card with a slot behind a finger or a face: an app that does not know that slot says
/// that a newer one was here. Without it the card is of [`VERSION`] as before.
const VERSION_BIOMETRY: u8 = 3;

/// How the database's key is kept.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Card {
    version: u8,
    /// Tells the key from another.
    fingerprint: Fingerprint,
    /// Every way to the key.
    pub(crate) slots: Vec<Slot>,
    /// Whom backups are locked for: the half of the recovery words that is no secret.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) recipient: Option<Recipient>,
    /// When the app locks by itself.
    #[serde(default)]
    pub(crate) auto_lock: AutoLock,
    /// What the client speaks, so that the door speaks it too; none: as the device does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) language: Option<Language>,
    /// Whether something may lie about that this card needs no more: a change was begun.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) sweep: bool,
}

/// One way to the database's key.
#[derive(Clone, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(crate) enum Slot {
    /// It is in the operating system's key store.
    KeyStore,
    /// It is here, wrapped by a passphrase, as earlier versions did.
    Passphrase {
        /// The wrapped key.
        slot: PassphraseSlot,
    },
    /// It is in a file beside the database.
    KeyFile,
    /// It is here, wrapped by the app's lock.
    Lock {
        /// The wrapped key.
        slot: LockSlot,
    },
    /// It is here, wrapped by what the system keeps behind the client's finger or face. Never the only
    /// way: it stands beside a lock.
    Biometry {
        /// The wrapped key.
        slot: BiometrySlot,
    },
    /// It is here, wrapped by the recovery words.
    Recovery {
        /// The wrapped key.
        slot: RecoverySlot,
    },
}

/// When the app locks by itself: after so long without a touch, or away from it.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AutoLock {
    /// As soon as the client leaves it.
    Now,
    /// After a minute.
    One,
    /// After five minutes.
    #[default]
    Five,
    /// After fifteen minutes.
    Fifteen,
    /// Only when the client says so.
    Never,
}

/// A card of version 1.
#[derive(Deserialize)]
struct First {
    fingerprint: Fingerprint,
    slot: Slot,
}

impl Card {
    /// A new card for a key.
    pub(crate) fn new(key: &KeyBytes, slot: Slot) -> Self {
        Self {
            version: VERSION,
            fingerprint: fingerprint(key),
            slots: vec![slot],
            recipient: None,
            auto_lock: AutoLock::default(),
            language: None,
            sweep: false,
        }
    }

    /// Reads a card of this version or the one before.
    ///
    /// # Errors
    /// [`Code::NewerVault`] or [`Code::Damaged`].
    pub(crate) fn read(text: &[u8]) -> Result<Self, AppError> {
        #[derive(Deserialize)]
        struct Version {
            version: u8,
        }
        let damaged = |_| AppError::from(Code::Damaged);
        let Version { version } = serde_json::from_slice(text).map_err(damaged)?;
        match version {
            1 => {
                let First { fingerprint, slot } = serde_json::from_slice(text).map_err(damaged)?;
                Ok(Self {
                    version: VERSION,
                    fingerprint,
                    slots: vec![slot],
                    recipient: None,
                    auto_lock: AutoLock::default(),
                    language: None,
                    sweep: false,
                })
            }
            VERSION | VERSION_BIOMETRY => serde_json::from_slice(text).map_err(damaged),
            _ => Err(Code::NewerVault.into()),
        }
    }

    /// The key, if it is this card's.
    ///
    /// # Errors
    /// [`Code::WrongKey`].
    pub(crate) fn known(&self, key: Option<KeyBytes>) -> Result<KeyBytes, AppError> {
        key.filter(|key| fingerprint(key) == self.fingerprint)
            .ok_or_else(|| Code::WrongKey.into())
    }

    /// What the client types to open the vault; none: there is no lock.
    pub(crate) fn lock(&self) -> Option<LockKind> {
        self.slots.iter().find_map(|slot| match slot {
            Slot::Lock { slot } => Some(slot.kind()),
            Slot::Passphrase { .. } => Some(LockKind::Passphrase),
            _ => None,
        })
    }

    /// Whether a key of the key store is needed for one of the ways.
    pub(crate) fn needs(&self, name: KeyName) -> bool {
        self.slots.iter().any(|slot| match (slot, name) {
            (Slot::KeyStore, KeyName::Vault) => true,
            (Slot::Lock { slot }, KeyName::Lock) => slot.is_mixed(),
            (Slot::Lock { .. } | Slot::Passphrase { .. }, KeyName::Card) => true,
            _ => false,
        })
    }

    /// The slot of the recovery words.
    pub(crate) fn recovery(&self) -> Option<&RecoverySlot> {
        self.slots.iter().find_map(|slot| match slot {
            Slot::Recovery { slot } => Some(slot),
            _ => None,
        })
    }

    /// The slot behind the client's finger or face.
    pub(crate) fn biometry(&self) -> Option<&BiometrySlot> {
        self.slots.iter().find_map(|slot| match slot {
            Slot::Biometry { slot } => Some(slot),
            _ => None,
        })
    }

    /// The same card with another slot behind the client's finger or face, or with none. There is never
    /// one without a lock: what is typed stays the way in.
    pub(crate) fn with_biometry(&self, slot: Option<BiometrySlot>) -> Self {
        let mut next = self.clone();
        next.slots
            .retain(|slot| !matches!(slot, Slot::Biometry { .. }));
        let slot = slot.filter(|_| self.lock().is_some());
        next.version = match slot {
            Some(_) => VERSION_BIOMETRY,
            None => VERSION,
        };
        next.slots.extend(slot.map(|slot| Slot::Biometry { slot }));
        next
    }

    /// The same card, saying whether there may be something to sweep.
    pub(crate) fn swept(&self, sweep: bool) -> Self {
        Self {
            sweep,
            ..self.clone()
        }
    }

    /// The same card with another way in daily use. The recovery words stay, and nothing else.
    pub(crate) fn with(&self, daily: Slot) -> Self {
        let words = self.slots.iter().filter(|slot| slot.is_recovery());
        let slots = std::iter::once(daily).chain(words.cloned()).collect();
        Self {
            version: VERSION,
            slots,
            ..self.clone()
        }
    }

    /// The same card with other recovery words.
    pub(crate) fn with_words(&self, slot: RecoverySlot, recipient: Recipient) -> Self {
        let mut next = self.clone();
        next.slots.retain(|slot| !slot.is_recovery());
        next.slots.push(Slot::Recovery { slot });
        next.recipient = Some(recipient);
        next
    }
}

impl Slot {
    pub(crate) fn is_recovery(&self) -> bool {
        matches!(self, Self::Recovery { .. })
    }
}

impl AutoLock {
    /// After how many seconds; none: never.
    pub(crate) fn after(self) -> Option<u64> {
        match self {
            // It stays open no longer than this before the eyes of nobody, either.
            Self::Now => Some(5 * 60),
            Self::One => Some(60),
            Self::Five => Some(5 * 60),
            Self::Fifteen => Some(15 * 60),
            Self::Never => None,
        }
    }
}
