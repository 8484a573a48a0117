//! `backup`, `verify-backup` and `restore`.

use super::{Done, Stopped, say};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use trellis_server::Config;
use trellis_server::backup::{self, Manifest};
use trellis_server::clock;
use trellis_server::server::open_store;
use trellis_server::store::sql;

fn told(manifest: &Manifest) -> String {
    let counts = &manifest.counts;
    format!(
        "{} sealed copies, {} pages, {} key entries, {:.1} MB; audit to row {}",
        counts.vaults,
        counts.pages,
        counts.entries,
        counts.bytes as f64 / 1e6,
        manifest.audit.0
    )
}

/// Makes a backup, and looks whether it would come back.
pub async fn make(config: Config, into: Option<PathBuf>) -> Done {
    let into = into.unwrap_or_else(|| config.data.join("backups"));
    let store = open_store(&config).await?;
    let days = config.retention.backup_days;
    let made = backup::make(&store, &config.data, &into, days).await;
    store.close().await;
    let (folder, _) = made?;
    let manifest = backup::verify(&folder).await?;
    say(&format!(
        "Backed up, and restored once to see: {}",
        told(&manifest)
    ));
    say(&folder.display().to_string());
    say("It holds the signing key. Keep a copy on another machine, where nobody else reads it.");
    Ok(ExitCode::SUCCESS)
}

/// Restores a backup to a scratch folder and looks at everything in it.
pub async fn verify(folder: &Path) -> Done {
    let manifest = backup::verify(folder).await?;
    let age = (clock::now() - manifest.made) / clock::HOUR;
    say(&format!("Good: {}. Made {age} hours ago.", told(&manifest)));
    Ok(ExitCode::SUCCESS)
}

/// Puts a backup back. What stands there now is moved aside, not deleted.
pub async fn restore(config: Config, folder: &Path) -> Done {
    backup::verify(folder).await?;
    std::fs::create_dir_all(&config.data)?;
    let mut before = 0;
    if config.database.url.is_empty() {
        let file = config.data.join("trellis.db");
        if std::net::TcpStream::connect(config.address).is_ok() {
            let said = "The server is running. Stop it first, then restore.";
            return Err(Stopped::Said(said.to_owned()));
        }
        if file.exists() {
            // What it says of itself, if it still says anything.
            if let Ok(store) = open_store(&config).await {
                before = incarnation(&store).await;
                store.close().await;
            }
            let aside = config.data.join(format!("before-restore-{}", clock::now()));
            std::fs::create_dir(&aside)?;
            for name in ["trellis.db", "trellis.db-wal", "trellis.db-shm"] {
                let from = config.data.join(name);
                if from.exists() {
                    std::fs::rename(from, aside.join(name))?;
                }
            }
            say(&format!("What was there is now in {}.", aside.display()));
        }
    }
    let store = open_store(&config).await?;
    let done = backup::restore(folder, &config.data, &store, before).await;
    let now = incarnation(&store).await;
    store.close().await;
    let manifest = done?;
    say(&format!("Restored: {}", told(&manifest)));
    say(&format!(
        "This is incarnation {now}: devices will see it, and send again what the backup lacks. Start the server now."
    ));
    Ok(ExitCode::SUCCESS)
}

async fn incarnation(store: &trellis_server::store::Store) -> i64 {
    let Ok(mut tx) = store.read().await else {
        return 0;
    };
    let row = tx.row(sql::AGENCY, &[store.agency().into()]).await;
    row.ok().flatten().map_or(0, |row| row.int(0))
}
