//! Looking into a vault's file past the app: with the key, by SQL.

use rusqlite::{Connection, OpenFlags, Result};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Opens the database `file` with the key that is in the file `key`.
///
/// # Errors
/// What SQLite says.
pub fn open(file: &Path, key: &[u8]) -> Result<Connection> {
    open_as(file, key, "HMAC_SHA256")
}

/// Opens one that was made by the version `made`: early ones have another checksum, which an upgrade leaves
/// as it is.
///
/// # Errors
/// What SQLite says.
pub fn open_made_by(made: u32, file: &Path, key: &[u8]) -> Result<Connection> {
    match made {
        ..5 => open_as(file, key, "HMAC_SHA512"),
        _ => open(file, key),
    }
}

/// The vault of every earlier version there was, with that version, oldest first.
pub fn of_earlier_versions() -> Vec<(u32, PathBuf)> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/core/tests/fixtures");
    (1..)
        .map(|version| (version, fixtures.join(format!("vault-{version:04}.db"))))
        .take_while(|(_, file)| file.exists())
        .collect()
}

/// The key of each of them.
pub const KEY_OF_EARLIER: [u8; 32] = [42; 32];

/// The note that each of them has.
pub const NOTE_OF_EARLIER: &str = "À la rivière.";

/// A copy of a database, as it lies in `folder` under `name`, with its log if there is one: its folder,
/// which goes with it, and where it is there.
///
/// # Errors
/// What the disk says, also where there is no such database.
pub fn copied(folder: &Path, name: &str) -> std::io::Result<(TempDir, PathBuf)> {
    let copy = TempDir::new()?;
    let file = copy.path().join(name);
    std::fs::copy(folder.join(name), &file)?;
    let log = format!("{name}-wal");
    if folder.join(&log).exists() {
        std::fs::copy(folder.join(&log), copy.path().join(&log))?;
    }
    Ok((copy, file))
}

fn open_as(file: &Path, key: &[u8], checksum: &str) -> Result<Connection> {
    let connection = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    connection.execute_batch(&format!(
        "pragma key = \"x'{}'\"; pragma cipher_log_level = NONE;
        pragma cipher_hmac_algorithm = {checksum};",
        hex(key)
    ))?;
    Ok(connection)
}

/// Bytes as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What is wrong with the file itself: nothing, if all is well.
///
/// # Errors
/// What SQLite says.
pub fn unsound(vault: &Connection) -> Result<Vec<String>> {
    let mut found = Vec::new();
    // The first says nothing where all is well, the second says "ok".
    for check in ["pragma cipher_integrity_check", "pragma integrity_check"] {
        let mut statement = vault.prepare(check)?;
        let lines = statement.query_map([], |row| row.get::<_, String>(0))?;
        found.extend(
            lines
                .collect::<Result<Vec<_>>>()?
                .into_iter()
                .filter(|line| line != "ok"),
        );
    }
    if let Err(error) = vault.execute_batch("insert into words (words) values ('integrity-check')")
    {
        found.push(format!("words: {error}"));
    }
    Ok(found)
}

/// What is there only in part: a check-in without its words or without its outgoing copy, or either
/// of these without the check-in. Nothing, if all is well.
///
/// Holds for a vault whose check-ins were each made once, all with words, and none deleted.
///
/// # Errors
/// What SQLite says.
pub fn halves(vault: &Connection) -> Result<Vec<String>> {
    let checks = [
        (
            "check-ins that cannot be searched",
            "select count(*) from checkin where place not in (select doc from vocabulary)",
        ),
        (
            "words of no check-in",
            "select count(distinct doc) from vocabulary where doc not in (select place from checkin)",
        ),
        (
            "check-ins that would not go out",
            "select count(*) from checkin where id not in (select id from outbox where kind = 'checkin')",
        ),
        (
            "outgoing copies of no check-in",
            "select count(*) from outbox where kind = 'checkin' and id not in (select id from checkin)",
        ),
        (
            "check-ins that would go out twice",
            "select count(*) - count(distinct id) from outbox where kind = 'checkin'",
        ),
    ];
    let mut found = Vec::new();
    for (what, sql) in checks {
        let count: i64 = vault.query_row(sql, [], |row| row.get(0))?;
        if count > 0 {
            found.push(format!("{count} {what}"));
        }
    }
    Ok(found)
}

/// Every check-in's note, with how often it is there.
///
/// # Errors
/// What SQLite says.
pub fn notes(vault: &Connection) -> Result<BTreeMap<String, usize>> {
    let mut statement = vault.prepare("select body ->> '$.note' from checkin where place > 0")?;
    let mut notes = BTreeMap::new();
    for note in statement.query_map([], |row| row.get::<_, String>(0))? {
        *notes.entry(note?).or_default() += 1;
    }
    Ok(notes)
}

/// The kept draft, as it is kept.
///
/// # Errors
/// What SQLite says.
pub fn draft(vault: &Connection) -> Result<Option<String>> {
    let mut statement = vault.prepare("select body from draft")?;
    let mut rows = statement.query_map([], |row| row.get(0))?;
    rows.next().transpose()
}
