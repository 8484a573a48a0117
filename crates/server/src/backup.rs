//! Backups: a folder with all that is kept as one SQLite file, the signing key, and what should be in
//! it. Made while the server runs, from SQLite and from PostgreSQL; put back into either, which is
//! also the way from the one to the other.
//!
//! A backup is believed once it was restored: `verify` does that in a scratch folder. Putting one back
//! raises the incarnation, so that devices send again what it lacks.

use crate::audit::{self, Action, Checked, OPERATOR};
use crate::clock::{self, DAY, Millis};
use crate::key::ServerKey;
use crate::sabotage::{Guard, is_out};
use crate::share;
use crate::store::tables::TABLES;
use crate::store::{NotOpened, Store, Trouble, Tx, sql};
use chrono::DateTime;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::fs;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use trellis_protocol::{Hash, Page};

/// The file with all that is kept.
const FILE: &str = "trellis.db";
/// What should be in it.
const MANIFEST: &str = "manifest.json";
/// How a backup's folder is called, before when it was made.
const NAME: &str = "trellis-";
/// Beside the signing key: the highest incarnation there was.
const INCARNATION: &str = "incarnation";

/// What should be in a backup.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of the form.
    pub version: u32,
    /// When it was made: milliseconds since 1970.
    pub made: Millis,
    /// Whose.
    pub agency: i64,
    /// See `docs/formats/sync.md`.
    pub incarnation: i64,
    /// What there is.
    pub counts: Counts,
    /// The newest row of the audit, and its hash.
    pub audit: (i64, Hash),
    /// The hash of the file.
    pub file: Hash,
}

/// How much there is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Counts {
    /// Vaults.
    pub vaults: i64,
    /// Their pages.
    pub pages: i64,
    /// Bytes of pages.
    pub bytes: i64,
    /// Key entries.
    pub entries: i64,
}

/// Why a backup was not made, is not good, or was not put back.
#[derive(Debug, thiserror::Error)]
pub enum NoBackup {
    /// The store.
    #[error(transparent)]
    Trouble(#[from] Trouble),
    /// A store could not be opened.
    #[error(transparent)]
    Store(#[from] NotOpened),
    /// A file.
    #[error(transparent)]
    File(#[from] std::io::Error),
    /// The manifest is none.
    #[error("the manifest cannot be read: {0}")]
    Manifest(#[from] serde_json::Error),
    /// It is of a version that is not known here.
    #[error("the backup is of a newer version")]
    Version,
    /// The file is not the one that was written.
    #[error("the backup's file has changed since it was written")]
    Changed,
    /// What is in it is not what should be.
    #[error("the backup is damaged: {0}")]
    Damaged(String),
    /// Something is there already.
    #[error("there are vaults in the database already; a backup is only put into an empty one")]
    NotEmpty,
    /// The backup is of another server.
    #[error("the backup's signing key is not the one in the data folder")]
    Key,
}

fn private_folder(path: &Path) -> std::io::Result<()> {
    let mut folder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut folder, 0o700);
    folder.create(path)
}

fn hash_of(file: &Path) -> std::io::Result<Hash> {
    let (mut file, mut hash) = (fs::File::open(file)?, Sha256::new());
    let mut part = vec![0; 1 << 20];
    loop {
        let read = file.read(&mut part)?;
        if read == 0 {
            return Ok(Hash(hash.finalize().into()));
        }
        hash.update(&part[..read]);
    }
}

async fn counts(tx: &mut Tx, agency: i64) -> Result<Counts, Trouble> {
    let row = tx.row(sql::COUNTS, &[agency.into()]).await?;
    let at = |column| row.as_ref().map_or(0, |row| row.int(column));
    Ok(Counts {
        vaults: at(0),
        pages: at(1),
        bytes: at(2),
        entries: at(3),
    })
}

/// Makes a backup in a folder of its own in `into`; says where. Backups older than so many days go.
///
/// # Errors
/// [`NoBackup`]; then there is none.
pub async fn make(
    store: &Store,
    key_folder: &Path,
    into: &Path,
    days: u32,
) -> Result<(PathBuf, Manifest), NoBackup> {
    let now = clock::now();
    let when = DateTime::from_timestamp_millis(now).unwrap_or_default();
    let name = format!("{NAME}{}", when.format("%Y-%m-%dT%H%M%SZ"));
    fs::create_dir_all(into)?;
    let unfinished = into.join(format!(".{name}"));
    private_folder(&unfinished)?;
    let made = written(store, key_folder, &unfinished, now).await;
    let manifest = match made {
        Ok(manifest) => manifest,
        Err(error) => {
            drop(fs::remove_dir_all(&unfinished));
            return Err(error);
        }
    };
    let folder = into.join(&name);
    fs::rename(&unfinished, &folder)?;
    fs::File::open(into)?.sync_all()?;
    let key = ServerKey::read(key_folder)?;
    let mut tx = store.write().await?;
    let by = (OPERATOR, Action::BackedUp, name.as_bytes());
    audit::add(&mut tx, (store.agency(), &key), clock::now(), by).await?;
    tx.commit().await?;
    forget(into, now - i64::from(days) * DAY)?;
    Ok((folder, manifest))
}

async fn written(
    store: &Store,
    key_folder: &Path,
    folder: &Path,
    made: Millis,
) -> Result<Manifest, NoBackup> {
    let file = folder.join(FILE);
    let agency = store.agency();
    if store.is_shared() {
        let copy = Store::sqlite(folder, agency).await?;
        copy_all(&mut store.snapshot().await?, &copy).await?;
        copy.settle().await?;
        copy.close().await;
        for beside in fs::read_dir(folder)? {
            let beside = beside?;
            if beside.file_name() != FILE {
                fs::remove_file(beside.path())?;
            }
        }
    } else {
        store.copy_to(&file).await?;
    }
    #[cfg(unix)]
    fs::set_permissions(&file, std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
    fs::File::open(&file)?.sync_all()?;
    ServerKey::write(folder, &fs::read(key_folder.join(ServerKey::FILE))?)?;
    let file = hash_of(&file)?;
    // What it holds is read from the copy, not from what went on since.
    let scratch = scratch(folder)?;
    let copy = Store::sqlite(scratch.path(), agency).await?;
    let mut tx = copy.read().await?;
    let row = tx.row(sql::AGENCY, &[agency.into()]).await?;
    let at = row.ok_or_else(|| NoBackup::Damaged("it has no agency".to_owned()))?;
    let manifest = Manifest {
        version: 1,
        made,
        agency,
        incarnation: at.int(0),
        counts: counts(&mut tx, agency).await?,
        audit: (at.int(1), Hash(at.array(2))),
        file,
    };
    drop(tx);
    copy.close().await;
    let mut out = fs::File::create_new(folder.join(MANIFEST))?;
    out.write_all(&serde_json::to_vec_pretty(&manifest)?)?;
    out.sync_all()?;
    Ok(manifest)
}

/// A backup's file in a scratch folder, which goes when it is let go of.
fn scratch(backup: &Path) -> std::io::Result<Scratch> {
    let folder = backup.join(".scratch");
    drop(fs::remove_dir_all(&folder));
    private_folder(&folder)?;
    fs::copy(backup.join(FILE), folder.join(FILE))?;
    Ok(Scratch(folder))
}

struct Scratch(PathBuf);

impl Scratch {
    fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

/// Copies every row into an empty store.
async fn copy_all(from: &mut Tx, to: &Store) -> Result<(), Trouble> {
    let agency = to.agency();
    let mut tx = to.write().await?;
    tx.run(sql::AGENCY_DROP, &[agency.into()]).await?;
    for table in &TABLES {
        let mut place = table.begin();
        loop {
            let rows = table.rows(from, agency, &mut place).await?;
            if rows.is_empty() {
                break;
            }
            for row in &rows {
                table.write(&mut tx, row).await?;
            }
        }
    }
    tx.commit().await
}

/// Takes away backups that are older than they may be. What was erased since is gone with them.
fn forget(into: &Path, before: Millis) -> Result<(), NoBackup> {
    for folder in fs::read_dir(into)? {
        let folder = folder?;
        let ours = folder.file_name().to_string_lossy().starts_with(NAME);
        if !ours {
            continue;
        }
        let Ok(text) = fs::read(folder.path().join(MANIFEST)) else {
            continue;
        };
        if serde_json::from_slice::<Manifest>(&text).is_ok_and(|one| one.made < before) {
            fs::remove_dir_all(folder.path())?;
        }
    }
    Ok(())
}

/// The manifest of a backup.
///
/// # Errors
/// [`NoBackup`].
pub fn manifest(backup: &Path) -> Result<Manifest, NoBackup> {
    let manifest: Manifest = serde_json::from_slice(&fs::read(backup.join(MANIFEST))?)?;
    if manifest.version != 1 {
        return Err(NoBackup::Version);
    }
    Ok(manifest)
}

/// Restores a backup to a scratch folder and looks at everything in it: the file, the database, the
/// audit, the counts, each page.
///
/// # Errors
/// [`NoBackup`], with what is wrong.
pub async fn verify(backup: &Path) -> Result<Manifest, NoBackup> {
    let manifest = manifest(backup)?;
    if hash_of(&backup.join(FILE))? != manifest.file && !is_out(Guard::Backup) {
        return Err(NoBackup::Changed);
    }
    let key = ServerKey::read(backup)?;
    let scratch = scratch(backup)?;
    let store = Store::sqlite(scratch.path(), manifest.agency).await?;
    let found = looked_at(&store, &manifest, &key).await;
    store.close().await;
    found?;
    Ok(manifest)
}

async fn looked_at(store: &Store, manifest: &Manifest, key: &ServerKey) -> Result<(), NoBackup> {
    let damaged = |what: &str| NoBackup::Damaged(what.to_owned());
    if is_out(Guard::Backup) {
        return Ok(());
    }
    if let Some(said) = store.unsound().await? {
        return Err(NoBackup::Damaged(said));
    }
    match audit::check(store, &key.public()).await? {
        Checked::Broken(row) => {
            let said = format!("row {row} of the audit is not as it was written");
            return Err(NoBackup::Damaged(said));
        }
        Checked::Whole(head) if (head.n, Hash(head.hash)) != manifest.audit => {
            return Err(damaged("the audit ends elsewhere"));
        }
        Checked::Whole(_) => (),
    }
    let mut tx = store.read().await?;
    let said = counts(&mut tx, manifest.agency).await?;
    if said != manifest.counts {
        return Err(damaged("it does not hold what it should"));
    }
    let row = tx.row(sql::COUNTED, &[manifest.agency.into()]).await?;
    let there = row.map_or([0; 2], |row| [row.int(0), row.int(2)]);
    if there != [said.pages, said.entries] {
        return Err(damaged("pages or key entries are missing"));
    }
    let pages = TABLES.iter().find(|table| table.name == "page");
    let pages = pages.ok_or_else(|| damaged("it has no pages"))?;
    let mut place = pages.begin();
    loop {
        let rows = pages.rows(&mut tx, manifest.agency, &mut place).await?;
        if rows.is_empty() {
            return Ok(());
        }
        for row in &rows {
            let bytes = row.bytes(8);
            let page = Page::read(bytes.get(4..).unwrap_or_default());
            let holds = |page: &Page<'_>| {
                let mut bodies = page.bodies.iter().enumerate();
                page.hash().0 == row.bytes(7)
                    && bodies.all(|(index, body)| body.is_none() || page.holds(index))
            };
            if !page.is_ok_and(|page| holds(&page)) {
                return Err(damaged("a page is not as it came"));
            }
        }
    }
}

/// The highest incarnation that a data folder has known.
fn known_incarnation(data: &Path) -> i64 {
    let text = fs::read_to_string(data.join(INCARNATION)).unwrap_or_default();
    text.trim().parse().unwrap_or(0)
}

/// Puts a backup into an empty store, and raises the incarnation above every one that there was.
/// `before` is that of what stood there until now, where it could be read.
///
/// # Errors
/// [`NoBackup`]; then the store is as it was.
pub async fn restore(
    backup: &Path,
    data: &Path,
    store: &Store,
    before: i64,
) -> Result<Manifest, NoBackup> {
    let manifest = verify(backup).await?;
    let agency = store.agency();
    if manifest.agency != agency {
        return Err(NoBackup::Damaged("it is another agency's".to_owned()));
    }
    let key = fs::read(backup.join(ServerKey::FILE))?;
    match fs::read(data.join(ServerKey::FILE)) {
        Ok(there) if there == key => (),
        Ok(_) => return Err(NoBackup::Key),
        Err(_) => ServerKey::write(data, &key)?,
    }
    let mut tx = store.read().await?;
    if counts(&mut tx, agency).await?.vaults != 0 {
        return Err(NoBackup::NotEmpty);
    }
    drop(tx);
    let scratch = scratch(backup)?;
    let copy = Store::sqlite(scratch.path(), agency).await?;
    copy_all(&mut copy.read().await?, store).await?;
    copy.close().await;
    let highest = before
        .max(known_incarnation(data))
        .max(manifest.incarnation);
    let by = highest + 1 - manifest.incarnation;
    let key = ServerKey::read(data)?;
    let mut tx = store.write().await?;
    tx.run(sql::AGENCY_RAISE, &[agency.into(), by.into()])
        .await?;
    let done = (OPERATOR, Action::Restored, manifest.file.0.as_slice());
    audit::add(&mut tx, (agency, &key), clock::now(), done).await?;
    tx.commit().await?;
    share::after_restore((store, &key), clock::now()).await?;
    fs::write(data.join(INCARNATION), format!("{}\n", highest + 1))?;
    Ok(manifest)
}
