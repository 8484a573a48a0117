//! Opening a backup: into a scratch vault, where everything in it is looked at and nothing else is
//! touched.
//!
//! The scratch vault lies in a folder of its own beside the vault, encrypted with the same key. What is
//! in the file is believed only once the scratch vault says the same: every count, the hash of every
//! member, and the one name for all that the record says.

use super::manifest::{FORMAT, MANIFEST, Manifest, PHOTOS, RECORD, VERSION};
use crate::app::App;
use crate::error::AppError;
use crate::files::OldFile;
use crate::ports::KeyBytes;
use crate::record::{self, Counts, Digest, End, Lot, NoRecord, Photo, Whole, Written};
use crate::store::{Folder, Store};
use crate::work::Work;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::PathBuf;
use trellis_sealing::{FileError, FileKey, RecoveryWords, Witness, open_file};
use ts_rs::TS;
use zeroize::Zeroizing;
use zip::ZipArchive;

/// The largest photograph.
const LARGEST_PHOTO: u64 = 16 * 1024 * 1024;

/// The largest manifest: that of a million photographs.
const LARGEST_MANIFEST: u64 = 256 * 1024 * 1024;

/// Why a file cannot be restored from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BackupProblem {
    /// It is no backup of ours.
    NotOurs,
    /// It is locked, and this does not open it.
    WrongKey,
    /// A newer version of the app made it.
    Newer,
    /// It is a backup, and not all of it is there as it was made.
    Damaged,
}

/// What opens a file.
pub(super) enum Key {
    /// Recovery words.
    Words(RecoveryWords),
    /// A passphrase.
    Passphrase(Zeroizing<String>),
    /// What was made for this one file.
    Witness(Witness),
    /// Nothing: the file is not locked.
    None,
}

/// A vault for a moment, in a folder that goes with it.
pub(crate) struct Scratch {
    store: Option<Store>,
    folder: PathBuf,
}

/// A backup that was opened, and found whole.
pub(crate) struct Opened {
    pub(super) scratch: Scratch,
    /// When it was made; none where the file does not say.
    pub(super) made: Option<DateTime<Utc>>,
    pub(super) counts: Counts,
    pub(super) photos: u64,
    pub(super) state: Digest,
}

impl Scratch {
    /// A new one beside a vault. What an earlier one left behind goes.
    pub(crate) async fn make(app: &App, store: &Store, name: &str) -> Result<Self, AppError> {
        let mut scratch = Self::none(app, name).await?;
        let place = Folder::new(scratch.folder.clone());
        scratch.store = Some(store.beside(&place, app.ports.random()).await?);
        Ok(scratch)
    }

    /// A new one beside a vault that is not open, under its key.
    pub(crate) async fn under(app: &App, key: &KeyBytes, name: &str) -> Result<Self, AppError> {
        let mut scratch = Self::none(app, name).await?;
        let place = Folder::new(scratch.folder.clone());
        place.make()?;
        scratch.store = Some(Store::open(&place, key, app.ports.random()).await?);
        Ok(scratch)
    }

    async fn none(app: &App, name: &str) -> Result<Self, AppError> {
        // A file that was looked at stands in one as well, and is to be looked at again.
        super::forget(app, crate::api::Nothing {}).await?;
        let folder = app.folder.inside(name);
        if folder.exists() {
            std::fs::remove_dir_all(&folder)?;
        }
        Ok(Self {
            store: None,
            folder,
        })
    }

    pub(crate) fn store(&self) -> &Store {
        self.store.as_ref().expect("it is there until it is let go")
    }

    /// Lets it go.
    pub(crate) async fn end(mut self) {
        if let Some(store) = self.store.take() {
            store.close().await;
        }
    }

    /// Closes it and leaves its files.
    pub(super) async fn leave(mut self) {
        if let Some(store) = self.store.take() {
            store.close().await;
        }
        self.folder = PathBuf::new();
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if self.folder.as_os_str().is_empty() {
            return;
        }
        // What cannot be removed now is removed before the next one is made.
        drop(self.store.take());
        drop(std::fs::remove_dir_all(&self.folder));
    }
}

/// Opens a file, and looks at all of it.
///
/// # Errors
/// What the disk says, or [`Code::Stopped`](crate::Code::Stopped).
pub(super) async fn open(
    app: &App,
    store: &Store,
    file: Box<dyn OldFile>,
    key: Key,
    work: &Work,
) -> Result<Result<Opened, BackupProblem>, AppError> {
    let scratch = Scratch::make(app, store, "scratch").await?;
    let now = app.ports.clock.now();
    let mut taking = scratch.store().begin_taking_in(true, now).await?;
    let reading = move |give: &mut dyn FnMut(Lot) -> bool| read(file, &key, give);
    let taken = record::take_in(&mut taking, work, reading).await;
    let said = match taken {
        Ok((Ok(said), _)) => {
            taking.keep().await?;
            said
        }
        Ok((Err(problem), _)) => {
            taking.undo().await;
            scratch.end().await;
            return Ok(Err(problem));
        }
        Err(error) => {
            taking.undo().await;
            scratch.end().await;
            return Err(error);
        }
    };
    let (Written { state, counts }, photos) = say(scratch.store(), work).await?;
    if let Some(whole) = &said.whole
        && (whole.state != state || whole.counts != counts || whole.photos != photos)
    {
        scratch.end().await;
        return Ok(Err(BackupProblem::Damaged));
    }
    Ok(Ok(Opened {
        scratch,
        made: said.made,
        counts,
        photos,
        state,
    }))
}

/// What a vault says, every photograph of it looked at, and how many of these there are.
pub(super) async fn say(store: &Store, work: &Work) -> Result<(Written, u64), AppError> {
    let mut reader = store.snapshot().await?;
    let written = record::look_over(&mut reader, work).await?;
    let photos = record::photos(&mut reader).await?;
    for (name, media, _) in &photos {
        record::photo(&mut reader, name, media).await?;
    }
    Ok((written, photos.len() as u64))
}

/// A file that was unlocked, where it was locked.
trait Plain: Read + Seek {}
impl<T: Read + Seek> Plain for T {}

/// Reads a file to its end and gives out what is in it. Gives what it says that must be there.
fn read(
    file: Box<dyn OldFile>,
    key: &Key,
    give: &mut dyn FnMut(Lot) -> bool,
) -> Result<End, BackupProblem> {
    let mut file = io::BufReader::with_capacity(128 * 1024, file);
    match &begin(&mut file)? {
        b"age-" => {
            let key = match key {
                Key::Words(words) => FileKey::Words(words),
                Key::Passphrase(passphrase) => FileKey::Passphrase(passphrase),
                Key::Witness(witness) => FileKey::Witness(witness),
                Key::None => return Err(BackupProblem::WrongKey),
            };
            let mut file = open_file(key, file).map_err(why)?;
            // Where the end was cut off, this says so.
            file.seek(SeekFrom::End(0))
                .and_then(|_| file.seek(SeekFrom::Start(0)))
                .map_err(|_| BackupProblem::Damaged)?;
            read_plain(&mut file, give)
        }
        _ => read_plain(&mut file, give),
    }
}

/// The first bytes of a file, which is then at its beginning again.
fn begin(file: &mut dyn Plain) -> Result<[u8; 4], BackupProblem> {
    let damaged = |_| BackupProblem::Damaged;
    let mut begins = [0; 4];
    let mut length = 0;
    while length < begins.len() {
        match file.read(&mut begins[length..]).map_err(damaged)? {
            0 => break,
            read => length += read,
        }
    }
    file.seek(SeekFrom::Start(0)).map_err(damaged)?;
    Ok(begins)
}

/// Reads a zip, or the record by itself.
fn read_plain(
    file: &mut dyn Plain,
    give: &mut dyn FnMut(Lot) -> bool,
) -> Result<End, BackupProblem> {
    match &begin(file)? {
        b"PK\x03\x04" => {
            let manifest = read_zip(file, give)?;
            Ok(End {
                made: Some(manifest.made),
                whole: Some(Whole {
                    counts: manifest.counts,
                    photos: manifest.photos,
                    state: manifest.state,
                }),
            })
        }
        [b'{', ..] => record::read(file, give).map_err(no_record),
        _ => Err(BackupProblem::NotOurs),
    }
}

fn read_zip(
    file: &mut dyn Plain,
    give: &mut dyn FnMut(Lot) -> bool,
) -> Result<Manifest, BackupProblem> {
    let damaged = |_| BackupProblem::Damaged;
    let mut zip = ZipArchive::new(file).map_err(|_| BackupProblem::Damaged)?;
    let text = {
        let Ok(member) = zip.by_name(MANIFEST) else {
            return Err(BackupProblem::NotOurs);
        };
        let mut text = Vec::new();
        let mut member = member.take(LARGEST_MANIFEST);
        member.read_to_end(&mut text).map_err(damaged)?;
        text
    };
    #[derive(Deserialize)]
    struct Head {
        format: String,
        version: u32,
    }
    let head: Head = serde_json::from_slice(&text).map_err(|_| BackupProblem::NotOurs)?;
    if head.format != FORMAT {
        return Err(BackupProblem::NotOurs);
    }
    if head.version > VERSION {
        return Err(BackupProblem::Newer);
    }
    let manifest: Manifest = serde_json::from_slice(&text).map_err(|_| BackupProblem::Damaged)?;
    let names: BTreeSet<&str> = manifest
        .members
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    let all_there = names.len() == manifest.members.len() && zip.len() == names.len() + 1;
    if !all_there || !names.contains(RECORD) {
        return Err(BackupProblem::Damaged);
    }
    for member in &manifest.members {
        let file = zip
            .by_name(&member.name)
            .map_err(|_| BackupProblem::Damaged)?;
        let mut file = Hashed {
            file: file.take(member.size.saturating_add(1)),
            size: 0,
            hash: Sha256::new(),
        };
        if member.name == RECORD {
            record::read(&mut file, give).map_err(no_record)?;
        } else if let Some(name) = member.name.strip_prefix(PHOTOS) {
            give_photo(name, member.size, &mut file, give)?;
        }
        io::copy(&mut file, &mut io::sink()).map_err(damaged)?;
        let sha256 = Digest(file.hash.finalize().into());
        if file.size != member.size || sha256 != member.sha256 {
            return Err(BackupProblem::Damaged);
        }
    }
    Ok(manifest)
}

fn give_photo(
    name: &str,
    size: u64,
    file: &mut impl Read,
    give: &mut dyn FnMut(Lot) -> bool,
) -> Result<(), BackupProblem> {
    let (name, ending) = name.split_once('.').ok_or(BackupProblem::Damaged)?;
    let mut bytes = Zeroizing::new(Vec::with_capacity(size.min(LARGEST_PHOTO) as usize));
    file.take(LARGEST_PHOTO)
        .read_to_end(&mut bytes)
        .map_err(|_| BackupProblem::Damaged)?;
    if Digest::of(&bytes).to_string() != name {
        return Err(BackupProblem::Damaged);
    }
    let media = match ending {
        "jpg" => "image/jpeg",
        _ => "application/octet-stream",
    };
    let photo = Photo {
        name: name.to_owned(),
        media: media.to_owned(),
        bytes,
    };
    if give(Lot::Photo(photo)) {
        Ok(())
    } else {
        Err(BackupProblem::Damaged)
    }
}

/// What is read, counted and hashed.
struct Hashed<R> {
    file: R,
    size: u64,
    hash: Sha256,
}

impl<R: Read> Read for Hashed<R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(bytes)?;
        self.size += read as u64;
        self.hash.update(&bytes[..read]);
        Ok(read)
    }
}

fn no_record(why: NoRecord) -> BackupProblem {
    match why {
        NoRecord::NotOurs => BackupProblem::NotOurs,
        NoRecord::Newer => BackupProblem::Newer,
        NoRecord::Damaged => BackupProblem::Damaged,
    }
}

fn why(error: FileError) -> BackupProblem {
    match error {
        FileError::WrongKey | FileError::NoRecipient => BackupProblem::WrongKey,
        FileError::NotLocked => BackupProblem::NotOurs,
        FileError::TooMuchWork | FileError::Io(_) => BackupProblem::Damaged,
    }
}
