//! How SQLCipher is set up, and why.
//!
//! Each setting is a statement, whose answer is waited for at every start: what the library is built with,
//! and what the file itself remembers, is not said again. A test holds all of it
//! (`every_connection_is_set_up_as_it_should_be`).
//! - What is saved is on disk (`synchronous = FULL`); nothing spills into a file that is not encrypted
//!   (`SQLITE_TEMP_STORE`); pages have 4,096 bytes: the library's own.
//! - Readers never wait for the writer, and a crash loses nothing: a log, which the file remembers from
//!   its [making](for_new).

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode};
use sqlx::{ConnectOptions, Error};
use std::path::Path;
use trellis_sealing::KeyBytes;

/// What each page's checksum is made with, and is looked for first. SQLCipher's own choice, SHA-512, is
/// no safer here; and processors, phones' too, do this one by themselves, at half the cost of a save.
const CHECKSUM: &str = "HMAC_SHA256";
/// What the first vaults were made with. They stay as they are.
const FIRST_CHECKSUM: &str = "HMAC_SHA512";

/// Opens a vault's file, whichever checksum its pages have, and gives the options that fit it.
///
/// # Errors
/// As SQLite says; a file that is no vault under this key, whichever it is.
pub(super) async fn open(
    options: SqliteConnectOptions,
) -> Result<(SqliteConnection, SqliteConnectOptions), Error> {
    let options = with(options, CHECKSUM);
    match options.connect().await {
        Err(error) if is_no_database(&error) => {
            let first = with(options, FIRST_CHECKSUM);
            Ok((first.connect().await?, first))
        }
        opened => Ok((opened?, options)),
    }
}

fn with(options: SqliteConnectOptions, checksum: &'static str) -> SqliteConnectOptions {
    options.pragma("cipher_hmac_algorithm", checksum)
}

/// Whether the first page is none: `SQLITE_NOTADB`.
fn is_no_database(error: &Error) -> bool {
    let code = error.as_database_error().and_then(|error| error.code());
    code.as_deref() == Some("26")
}

/// Options that make a file besides.
pub(super) fn for_new(options: SqliteConnectOptions) -> SqliteConnectOptions {
    options
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
}

/// Options for the vault's file, but for [its checksum](open).
///
/// They hold the key for as long as a pool lives, and their `Debug` shows it: never log them.
pub(super) fn options(file: &Path, key: &KeyBytes) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(false)
        // The raw key, before anything else: a passphrase here would be stretched at each opening.
        .pragma("key", trellis_sealing::pragma(key).to_string())
        // Nothing on standard error: a wrong key is told by its code.
        .pragma("cipher_log_level", "NONE")
        .foreign_keys(true)
        // What is deleted is overwritten.
        .pragma("secure_delete", "ON")
        // A file cannot make us run its own functions.
        .pragma("trusted_schema", "OFF")
        // 16 MiB: the cipher costs nothing on pages that are in memory.
        .pragma("cache_size", "-16000")
        // sqlx would log its pragmas, and with them the key.
        .disable_statement_logging()
}
