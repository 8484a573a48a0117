//! Files that leave the app locked: `age` files (<https://age-encryption.org/v1>), which the stock
//! `age` program opens without us.
//!
//! A file is locked for a [`Recipient`], whose half that opens it is made from recovery words, or
//! with a passphrase. `age` tells any change to a file; it does not tell who made it.
//!
//! Whoever has just made a file for somebody's words cannot open it again without them. So that the
//! file itself can be looked at all the same, it may be locked for a [`Witness`] besides: a key that
//! is made for this one file, never leaves memory and is gone a moment later.

use crate::recovery::RecoveryWords;
use age::secrecy::SecretString;
use age::{Decryptor, Encryptor};
use bech32::{Bech32, Hrp};
use serde::{Deserialize, Serialize};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::str::FromStr;
use zeroize::Zeroizing;

/// The most work, as a power of two, that a file's passphrase may ask of us: 4 GiB for a moment would
/// be 22.
const MOST_WORK: u8 = 20;

/// Whom a file is locked for: the public half, `age1…`, which is no secret.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Recipient(String);

impl Recipient {
    /// Reads the `age1…` of somebody.
    ///
    /// # Errors
    /// [`FileError::NoRecipient`].
    pub fn read(text: &str) -> Result<Self, FileError> {
        let recipient = age::x25519::Recipient::from_str(text.trim());
        recipient
            .map(|recipient| Self(recipient.to_string()))
            .map_err(|_| FileError::NoRecipient)
    }

    /// As it is given to others.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Opens one file, for as long as it is in memory.
pub struct Witness(age::x25519::Identity);

impl Witness {
    /// One for a file that is about to be made.
    pub fn make() -> Self {
        Self(age::x25519::Identity::generate())
    }
}

/// How a file is locked.
pub enum FileLock<'a> {
    /// For whoever has the other half.
    For(&'a Recipient),
    /// For whoever has the other half, and for a witness.
    ForAnd(&'a Recipient, &'a Witness),
    /// With a passphrase.
    Passphrase(&'a str),
}

/// What opens a file.
pub enum FileKey<'a> {
    /// Recovery words, for a file that was locked for their recipient.
    Words(&'a RecoveryWords),
    /// The witness that a file was locked for besides.
    Witness(&'a Witness),
    /// A passphrase.
    Passphrase(&'a str),
}

/// Why a file cannot be locked or opened.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// This is nobody's `age1…`.
    #[error("this is no recipient")]
    NoRecipient,
    /// This is no locked file, or its beginning is damaged.
    #[error("this is no locked file")]
    NotLocked,
    /// It was locked otherwise.
    #[error("this does not open the file")]
    WrongKey,
    /// Its passphrase asks for more work than a device of ours should do.
    #[error("the file asks for too much")]
    TooMuchWork,
    /// It cannot be read or written.
    #[error("the file cannot be read or written")]
    Io(#[from] io::Error),
}

impl RecoveryWords {
    /// Whom backups are locked for.
    pub fn recipient(&self) -> Recipient {
        let identity = age::x25519::Identity::from_str(&self.identity())
            .expect("what we have just written is well formed");
        Recipient(identity.to_public().to_string())
    }

    /// The half that opens, `AGE-SECRET-KEY-1…`, as the stock `age` program reads it from a file. It
    /// is as secret as the words.
    pub fn identity(&self) -> Zeroizing<String> {
        let hrp = Hrp::parse("age-secret-key-").expect("a form of `age`'s");
        let text = bech32::encode_upper::<Bech32>(hrp, self.derive("backup").as_slice())
            .expect("32 bytes are fewer than the form can take");
        Zeroizing::new(text)
    }
}

/// A file that is being locked. What was not followed by [`SealedFile::finish`] does not open.
pub struct SealedFile<W: Write>(age::stream::StreamWriter<W>);

impl<W: Write> SealedFile<W> {
    /// Writes the end, without which the file counts as cut off, and gives back what it went into.
    ///
    /// # Errors
    /// What writing says.
    pub fn finish(self) -> io::Result<W> {
        self.0.finish()
    }
}

impl<W: Write> Write for SealedFile<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }
    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Locks what is written into the result, and writes it on to `out`.
///
/// # Errors
/// [`FileError::Io`].
pub fn seal_file<W: Write>(lock: FileLock<'_>, out: W) -> Result<SealedFile<W>, FileError> {
    let encryptor = match lock {
        FileLock::For(recipient) => for_whom(recipient, None)?,
        FileLock::ForAnd(recipient, witness) => for_whom(recipient, Some(witness))?,
        FileLock::Passphrase(passphrase) => {
            Encryptor::with_user_passphrase(SecretString::from(passphrase.to_owned()))
        }
    };
    Ok(SealedFile(encryptor.wrap_output(out)?))
}

fn for_whom(recipient: &Recipient, witness: Option<&Witness>) -> Result<Encryptor, FileError> {
    let recipient =
        age::x25519::Recipient::from_str(&recipient.0).map_err(|_| FileError::NoRecipient)?;
    let witness = witness.map(|Witness(identity)| identity.to_public());
    let all = std::iter::once(&recipient as &dyn age::Recipient)
        .chain(witness.iter().map(|witness| witness as &dyn age::Recipient));
    Encryptor::with_recipients(all).map_err(|_| FileError::NoRecipient)
}

/// A file that was opened. Where the locked one can be read from any place, so can this one.
pub struct OpenedFile<R>(age::stream::StreamReader<R>);

impl<R: Read> Read for OpenedFile<R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        self.0.read(bytes)
    }
}

impl<R: Read + Seek> Seek for OpenedFile<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.0.seek(to)
    }
}

/// Opens a locked file. Each part is checked before it is given out, and a file that was cut off ends
/// in an error, so only what was read to its end is whole.
///
/// # Errors
/// [`FileError::NotLocked`], [`FileError::WrongKey`], [`FileError::TooMuchWork`] or
/// [`FileError::Io`].
pub fn open_file<R: Read>(key: FileKey<'_>, file: R) -> Result<OpenedFile<R>, FileError> {
    let decryptor = Decryptor::new(file).map_err(|error| match error {
        // It ends before a header could.
        age::DecryptError::Io(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
            FileError::NotLocked
        }
        error => why(error),
    })?;
    match key {
        FileKey::Words(words) => {
            let identity = age::x25519::Identity::from_str(&words.identity())
                .map_err(|_| FileError::NoRecipient)?;
            decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity))
        }
        FileKey::Witness(Witness(identity)) => {
            decryptor.decrypt(std::iter::once(identity as &dyn age::Identity))
        }
        FileKey::Passphrase(passphrase) => {
            let passphrase = SecretString::from(passphrase.to_owned());
            let mut identity = age::scrypt::Identity::new(passphrase);
            identity.set_max_work_factor(MOST_WORK);
            decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity))
        }
    }
    .map(OpenedFile)
    .map_err(why)
}

fn why(error: age::DecryptError) -> FileError {
    use age::DecryptError as Why;
    match error {
        Why::Io(error) => FileError::Io(error),
        Why::InvalidHeader | Why::UnknownFormat => FileError::NotLocked,
        Why::ExcessiveWork { .. } => FileError::TooMuchWork,
        _ => FileError::WrongKey,
    }
}

#[cfg(test)]
mod tests;
