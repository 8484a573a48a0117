//! What the screens ask and are told of sync: plain data, no words but the client's own.

use crate::work::Progress;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// Whether there is a sealed copy on a server.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SyncPhase {
    /// No: nothing goes over a network.
    #[default]
    Off,
    /// Yes.
    On,
    /// There was; the server no longer knows this device: it was removed elsewhere, or the copy was
    /// erased.
    Gone,
}

/// What keeps devices from being in step just now.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SyncTrouble {
    /// There is no network, or the server does not answer.
    Unreachable,
    /// The server has no time just now.
    Busy,
    /// The server has no more room for this vault.
    Full,
    /// The server is of another version.
    Version,
    /// The server does not let this device in.
    Refused,
    /// The server does not know this copy, or not this device: it was erased or removed elsewhere.
    Gone,
    /// The server says what makes no sense.
    Nonsense,
    /// This device has no room, or its vault has a fault.
    Device,
}

/// Something that an honest server and honest devices never do.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SyncAlarmKind {
    /// Two copies of what one device wrote disagree. Both are kept.
    Disagree,
    /// The server shows less than it did before, and says nothing of why.
    RolledBack,
    /// Something came that nobody of the client's devices wrote.
    Forged,
    /// The list of the client's devices was tampered with.
    Devices,
    /// The server has another key than the one that was pinned.
    ServerKey,
}

/// One alarm.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct SyncAlarm {
    /// What.
    pub kind: SyncAlarmKind,
    /// About which device, by its [`SyncDevice::device`]; none: about the server.
    pub device: Option<String>,
    /// When it was first noticed.
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
}

/// One of the client's devices.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SyncDevice {
    /// Names it to other commands: 16 hexadecimal digits.
    pub device: String,
    /// What its client calls it; empty where it has not said so yet.
    pub name: String,
    /// Whether it is this one.
    pub this: bool,
    /// When it was last there, by its own clock; none: it was not heard of yet.
    #[ts(type = "string | null")]
    pub heard: Option<DateTime<Utc>>,
}

/// What waits, and why.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize, TS)]
pub struct SyncWaiting {
    /// Changes made here that are not on the server yet.
    pub changes: u32,
    /// Photographs that are not on the server yet.
    pub photos: u32,
    /// Pages of changes that other devices wrote and that are not here yet.
    pub missing: u32,
    /// Changes that a newer version made, and that this one cannot read.
    pub newer: u32,
    /// Changes that nobody can read.
    pub unreadable: u32,
    /// Whether photographs wait for a network that is not metered.
    pub for_network: bool,
}

/// What a server signed when it took something away.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct SyncReceipt {
    /// When, by the server's clock.
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    /// Whether it was the whole copy; otherwise single changes.
    pub whole: bool,
    /// How many bytes went.
    pub bytes: u32,
    /// The receipt as the server signed it.
    pub text: String,
}

/// Where sync stands.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct SyncStatus {
    /// Whether there is a sealed copy.
    pub phase: SyncPhase,
    /// The server's address.
    pub server: Option<String>,
    /// What the agency calls itself.
    pub agency: Option<String>,
    /// How to reach somebody there.
    pub contact: Option<String>,
    /// The client's devices, this one first.
    pub devices: Vec<SyncDevice>,
    /// When everything was last in step.
    #[ts(type = "string | null")]
    pub at: Option<DateTime<Utc>>,
    /// Whether something goes on now.
    pub busy: bool,
    /// How far it is.
    pub progress: Option<Progress>,
    /// What waits.
    pub waiting: SyncWaiting,
    /// What keeps it from going on.
    pub trouble: Option<SyncTrouble>,
    /// When it is tried again by itself.
    #[ts(type = "string | null")]
    pub next: Option<DateTime<Utc>>,
    /// What is wrong with the server or a device.
    pub alarms: Vec<SyncAlarm>,
    /// Whether photographs go over a metered network too.
    pub photos_on_metered: bool,
    /// Whether recovery words lead back to the copy.
    pub words: bool,
    /// What was taken away on the server, the latest first.
    pub receipts: Vec<SyncReceipt>,
}

/// An invitation: its link, or what is typed.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct SyncInvitation {
    /// The link, or the 25 characters.
    pub text: String,
    /// With characters: the server's name.
    pub server: Option<String>,
}

/// What an invitation says, before anything is contacted.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct SyncInvited {
    /// The server's address.
    pub server: String,
    /// Until when the invitation is good; none: it does not say.
    #[ts(type = "string | null")]
    pub expires: Option<DateTime<Utc>>,
    /// Whether that is over.
    pub over: bool,
}

/// Begins to keep a sealed copy.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct SyncBegin {
    /// The invitation.
    pub invitation: SyncInvitation,
    /// What this device is to be called.
    pub name: String,
    /// The recovery words that are to lead back; none: no words do, until there are some.
    pub words: Option<String>,
}

/// Names this device.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct SyncName {
    /// Its name.
    pub name: String,
}

/// Names one of the client's devices.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SyncDeviceAsk {
    /// [`SyncDevice::device`].
    pub device: String,
}

/// Comes back with the recovery words alone, on a device that has no copy.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct SyncRecover {
    /// The server's name.
    pub server: String,
    /// The twelve words.
    pub words: String,
    /// What this device is to be called.
    pub name: String,
}

/// Recovery words that are to lead back from now on.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct SyncWords {
    /// The twelve words.
    pub words: String,
}

/// Stops keeping a copy.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct SyncStop {
    /// Whether the server's copy is to be erased; otherwise it stays there, sealed.
    pub erase: bool,
}

/// Chooses about photographs.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct SyncPhotos {
    /// Whether they go over a metered network too.
    pub on_metered: bool,
}

/// Shows this new device to one that has the copy.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct SyncPairShow {
    /// The server's name.
    pub server: String,
    /// What this device is to be called.
    pub name: String,
}

/// What the other device scans or is told.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct SyncPairing {
    /// The text of the code that is scanned.
    pub text: String,
    /// The same for typing: 25 characters.
    pub code: String,
}

/// Lets a new device in, on one that has the copy.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct SyncPairJoin {
    /// What was scanned, or the 25 characters.
    pub text: String,
}

/// How far pairing is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SyncPairPhase {
    /// Nothing goes on.
    #[default]
    None,
    /// The other device is waited for.
    Waiting,
    /// The words are to be compared: on the device that has the copy they are said to be the same or
    /// not; the new one waits.
    Words,
    /// The new device is being let in.
    Joining,
    /// It is in.
    Done,
    /// The client said that the words differ, or it took too long.
    Over,
}

/// How far pairing is, on either device.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct SyncPairState {
    /// How far.
    pub phase: SyncPairPhase,
    /// The three words, in the app's language.
    pub words: Option<[String; 3]>,
    /// What the other device is called.
    pub name: Option<String>,
    /// What keeps it from going on.
    pub trouble: Option<SyncTrouble>,
}

/// Says whether both devices show the same words.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct SyncPairSay {
    /// Whether they are the same.
    pub same: bool,
}

/// A `Debug` that says nothing of what is inside.
macro_rules! silent {
    ($($type:ident),*) => {$(
        impl fmt::Debug for $type {
            /// Says nothing of what the client wrote.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(stringify!($type))
            }
        }
    )*};
}
silent!(
    SyncDevice,
    SyncStatus,
    SyncInvitation,
    SyncBegin,
    SyncName,
    SyncWords,
    SyncRecover,
    SyncPairShow,
    SyncPairing,
    SyncPairJoin,
    SyncPairState
);
