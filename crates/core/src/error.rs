//! The one error that crosses to the screen.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What went wrong, as a code for which the screen has a text, and whether the same again may work.
///
/// Nothing else crosses: no inner error's text, and nothing that the client wrote.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS, thiserror::Error)]
#[error("{code:?}")]
pub struct AppError {
    /// What went wrong.
    pub code: Code,
    /// Whether trying the same again may work.
    pub retry: bool,
}

/// What can go wrong. A code exists only if the screen has words of its own for it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// The vault is there, and the key at hand is another one, or gone.
    WrongKey,
    /// The device's key store is locked.
    KeyStoreLocked,
    /// A newer version of the app made this vault.
    NewerVault,
    /// The vault's file is damaged.
    Damaged,
    /// The vault's key is in a key store, and this device has none now.
    NoKeyStore,
    /// Another window has this vault open.
    AlreadyOpen,
    /// The passphrase does not open the vault.
    WrongPassphrase,
    /// The passphrase is too short.
    ShortPassphrase,
    /// The PIN does not open the vault.
    WrongPin,
    /// The PIN is too short, or no digits.
    ShortPin,
    /// These are not the recovery words.
    WrongWords,
    /// The system did not recognise the client's finger or face, or wants a pause first.
    NotRecognised,
    /// The system does not look for a finger or a face now.
    NoBiometry,
    /// Other fingers or faces were enrolled: what was bound to them opens nothing any more.
    BiometryChanged,
    /// After wrong tries, it is still to be waited before the next.
    TooSoon,
    /// The app is locked.
    Locked,
    /// The vault is not open.
    NotOpen,
    /// The disk is full.
    DiskFull,
    /// What was asked for is not there.
    NotFound,
    /// What was sent makes no sense.
    NotValid,
    /// A text is longer than can be kept.
    TooLong,
    /// The looked-at import is no longer at hand.
    ImportGone,
    /// What was deleted can no longer be brought back.
    UndoGone,
    /// The file is no photograph that can be read.
    NotAPhoto,
    /// The photograph's file is larger than 10 MB, or its picture too large to open.
    PhotoTooBig,
    /// What somebody gave as their `age1…` is none.
    NotARecipient,
    /// The client stopped it.
    Stopped,
    /// The server cannot be reached, or does not answer as it should.
    Unreachable,
    /// What was given is no invitation, or no server's name.
    NotAnInvitation,
    /// The invitation was used, or is too old.
    InvitationOver,
    /// It is another server than the one that the invitation names.
    OtherServer,
    /// What the server shows is not the vault that the client's words vouched for.
    NotYourCopy,
    /// The server has no more room.
    ServerFull,
    /// The server does not know the words, or this device.
    ServerRefused,
    /// There is a sealed copy already.
    AlreadySynced,
    /// Something else.
    Trouble,
}

impl AppError {
    /// The error of a code.
    pub fn new(code: Code) -> Self {
        let retry = matches!(
            code,
            Code::KeyStoreLocked
                | Code::NoKeyStore
                | Code::AlreadyOpen
                | Code::DiskFull
                | Code::WrongPassphrase
                | Code::WrongPin
                | Code::WrongWords
                | Code::NotRecognised
                | Code::TooSoon
                | Code::Unreachable
                | Code::ServerFull
                | Code::Trouble
        );
        Self { code, retry }
    }
}

impl From<Code> for AppError {
    fn from(code: Code) -> Self {
        Self::new(code)
    }
}

impl Code {
    /// Tells a full disk and a damaged file from everything else, by SQLite's result codes
    /// (<https://sqlite.org/rescode.html>).
    pub(crate) fn of_store(error: &sqlx::Error) -> Self {
        match error
            .as_database_error()
            .and_then(|error| error.code()?.parse::<u32>().ok())
        {
            // FULL; IOERR_WRITE, IOERR_FSYNC, IOERR_TRUNCATE and IOERR_SHMSIZE: no room is by far
            // the likeliest reason.
            Some(13 | 778 | 1034 | 1546 | 4874) => Self::DiskFull,
            // CORRUPT and its kin, NOTADB, IOERR_SHORT_READ, IOERR_DATA: the cipher's checks have
            // refused a page.
            Some(11 | 267 | 523 | 779 | 26 | 522 | 8202) => Self::Damaged,
            _ => Self::Trouble,
        }
    }
}

impl From<sqlx::Error> for AppError {
    /// As [`Code::of_store`].
    fn from(error: sqlx::Error) -> Self {
        let code = Code::of_store(&error);
        tracing::warn!(?code, event = "store");
        Self::new(code)
    }
}

impl From<std::io::Error> for AppError {
    /// Tells a full disk from everything else. An error of ours that went through a writer is that
    /// error.
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind;
        let ours = error.get_ref().and_then(|inner| inner.downcast_ref());
        if let Some(ours) = ours {
            return *ours;
        }
        let code = match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
                Code::DiskFull
            }
            _ => Code::Trouble,
        };
        tracing::warn!(?code, event = "file", kind = %error.kind());
        code.into()
    }
}

impl From<serde_json::Error> for AppError {
    fn from(_: serde_json::Error) -> Self {
        Self::new(Code::NotValid)
    }
}
