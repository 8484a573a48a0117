//! `erase`: a vault, or everything. Asked twice, each time by typing what is to go.

use super::{Done, Stopped, say};
use std::io::BufRead as _;
use std::process::ExitCode;
use trellis_protocol::{Grant, Vault};
use trellis_server::answer::vaults::drop_vault;
use trellis_server::audit::{self, Action, OPERATOR};
use trellis_server::key::ServerKey;
use trellis_server::server::open_store;
use trellis_server::store::sql;
use trellis_server::{Config, clock, share};

fn typed(question: &str, wanted: &str) -> Result<bool, Stopped> {
    say(question);
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line)?;
    Ok(line.trim() == wanted)
}

fn unchanged() -> Done {
    say("Nothing was erased.");
    Ok(ExitCode::FAILURE)
}

/// Takes one vault away.
pub async fn vault(config: Config, name: &str) -> Done {
    let vault: Vault = name
        .parse()
        .map_err(|_| Stopped::Said("A vault is named by 64 digits and letters.".to_owned()))?;
    let (store, key) = (open_store(&config).await?, ServerKey::read(&config.data)?);
    let first = &name[..8];
    let sure = typed(
        &format!(
            "This takes away one client's sealed copy. What is on their devices stays. It cannot be undone.\nType the first 8 letters of its name, {first}:"
        ),
        first,
    )? && typed("Once more, type: erase", "erase")?;
    if !sure {
        return unchanged();
    }
    let mut tx = store.write().await?;
    let rows = drop_vault(&mut tx, vault).await?;
    let by = (OPERATOR, Action::VaultErasedHere, vault.0.as_slice());
    audit::add(&mut tx, (store.agency(), &key), clock::now(), by).await?;
    tx.commit().await?;
    store.settle().await?;
    store.close().await;
    say(&format!("{rows} rows are gone. {}", left(&config)));
    Ok(ExitCode::SUCCESS)
}

/// Takes away what one client shares with one worker.
pub async fn grant(config: Config, name: &str) -> Done {
    let grant: Grant = name
        .parse()
        .map_err(|_| Stopped::Said("A grant is named by 64 digits and letters.".to_owned()))?;
    let (store, key) = (open_store(&config).await?, ServerKey::read(&config.data)?);
    let first = &name[..8];
    let sure = typed(
        &format!(
            "This takes away what one client shares with one worker, from old backups too. What is on the client's devices stays. It cannot be undone.\nType the first 8 letters of its name, {first}:"
        ),
        first,
    )? && typed("Once more, type: erase", "erase")?;
    if !sure {
        return unchanged();
    }
    let by = (OPERATOR, Action::GrantErasedHere);
    let erased = share::erase((&store, &key), grant, by, clock::now()).await?;
    store.close().await;
    let Some(receipt) = erased else {
        return Err(Stopped::Said("There is no such grant here.".to_owned()));
    };
    say(&format!(
        "{} rows are gone. Older backups hold them as noise that nothing opens.",
        receipt.rows
    ));
    Ok(ExitCode::SUCCESS)
}

/// Takes everything away but the audit.
pub async fn everything(config: Config) -> Done {
    let (store, key) = (open_store(&config).await?, ServerKey::read(&config.data)?);
    let agency = store.agency();
    let mut tx = store.read().await?;
    let counts = tx.row(sql::COUNTS, &[agency.into()]).await?;
    drop(tx);
    let name = &config.agency.name;
    let count = counts.map_or(0, |row| row.int(0));
    let sure = typed(
        &format!(
            "This takes away all {count} sealed copies, invitations and workers. What is on clients' devices stays. It cannot be undone.\nType the agency's name, {name}:"
        ),
        name,
    )? && typed("Once more, type: erase everything", "erase everything")?;
    if !sure {
        return unchanged();
    }
    let mut shred = store.shredding().await?;
    shred
        .run(share::sql::SHRED_EVERYTHING, &[agency.into()])
        .await?;
    shred.commit().await?;
    store.settle_shredding().await?;
    let mut tx = store.write().await?;
    let mut rows = 0;
    let accounts = trellis_server::portal::sql::EVERYTHING;
    for part in sql::EVERYTHING.into_iter().chain(accounts) {
        rows += tx.run(part, &[agency.into()]).await?;
    }
    let by = (OPERATOR, Action::VaultErasedHere, b"everything".as_slice());
    audit::add(&mut tx, (agency, &key), clock::now(), by).await?;
    tx.commit().await?;
    store.settle().await?;
    store.close().await;
    say(&format!(
        "{rows} rows are gone; the audit is still there. {}",
        left(&config)
    ));
    Ok(ExitCode::SUCCESS)
}

fn left(config: &Config) -> String {
    let days = config.retention.backup_days;
    let postgres = if config.database.url.is_empty() {
        ""
    } else {
        " PostgreSQL gives the room free at its next VACUUM; `VACUUM FULL trellis.page` does it now."
    };
    format!("Backups made before still hold it, for {days} days at most.{postgres}")
}
