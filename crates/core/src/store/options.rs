//! How SQLCipher is set up, and why.

use sqlx::ConnectOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use std::path::Path;
use trellis_sealing::KeyBytes;

/// Options for the vault's file.
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
        .pragma("cipher_page_size", "4096")
        // Readers never wait for the writer, and a crash loses nothing.
        .journal_mode(SqliteJournalMode::Wal)
        // Saved means on disk.
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        // What is deleted is overwritten.
        .pragma("secure_delete", "ON")
        // Nothing spills into a file that is not encrypted.
        .pragma("temp_store", "MEMORY")
        // A file cannot make us run its own functions.
        .pragma("trusted_schema", "OFF")
        // 16 MiB: the cipher costs nothing on pages that are in memory.
        .pragma("cache_size", "-16000")
        // sqlx would log its pragmas, and with them the key.
        .disable_statement_logging()
}
