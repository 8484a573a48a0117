//! `worker`: the accounts of those who will read what clients share.

use super::{Done, Stopped, say};
use clap::ValueEnum;
use std::fmt::Write as _;
use std::process::ExitCode;
use trellis_server::audit::{self, Action, OPERATOR};
use trellis_server::key::ServerKey;
use trellis_server::server::open_store;
use trellis_server::store::{Given, Sql, Store, sql};
use trellis_server::{Config, clock};

/// What somebody may do.
#[derive(Clone, Copy, ValueEnum)]
pub enum Role {
    /// Read what clients share.
    Worker,
    /// Look after accounts and invitations; sees no data.
    Admin,
    /// Read the audit, and nothing else.
    Auditor,
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

async fn noted(
    store: &Store,
    config: &Config,
    (action, worker): (Action, &[u8]),
    (sql, given): (Sql, &[Given<'_>]),
) -> Result<u64, Stopped> {
    let key = ServerKey::read(&config.data)?;
    let mut tx = store.write().await?;
    let rows = tx.run(sql, given).await?;
    if rows == 1 {
        let by = (OPERATOR, action, worker);
        audit::add(&mut tx, (store.agency(), &key), clock::now(), by).await?;
        tx.commit().await?;
    }
    Ok(rows)
}

/// Writes one down.
pub async fn add(config: Config, name: &str, role: Role) -> Done {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > 100 {
        return Err(Stopped::Said("A name has 1 to 100 letters.".to_owned()));
    }
    let store = open_store(&config).await?;
    let worker: [u8; 8] = clock::random()?;
    let role = role.to_possible_value().expect("no role is hidden");
    let given = [
        (&worker).into(),
        store.agency().into(),
        name.into(),
        role.get_name().into(),
        clock::now().into(),
    ];
    let what = (Action::WorkerAdded, worker.as_slice());
    noted(&store, &config, what, (sql::WORKER_ADD, &given)).await?;
    store.close().await;
    say(&format!("Added: {}", hex(&worker)));
    Ok(ExitCode::SUCCESS)
}

/// Lists all.
pub async fn list(config: Config) -> Done {
    let store = open_store(&config).await?;
    let mut tx = store.read().await?;
    for row in tx.rows(sql::WORKERS, &[store.agency().into()]).await? {
        let state = if row.int(4) == 0 { "" } else { "  (disabled)" };
        say(&format!(
            "{}  {:8} {}{state}",
            hex(row.bytes(0)),
            row.text(2),
            row.text(1)
        ));
    }
    drop(tx);
    store.close().await;
    Ok(ExitCode::SUCCESS)
}

/// Lets one in no longer.
pub async fn disable(config: Config, name: &str) -> Done {
    let bad =
        || Stopped::Said("There is no such worker: see `trellis-server worker list`.".to_owned());
    let number = u64::from_str_radix(name, 16).map_err(|_| bad())?;
    let worker = number.to_be_bytes();
    let store = open_store(&config).await?;
    let given = [(&worker).into(), store.agency().into(), clock::now().into()];
    let what = (Action::WorkerDisabled, worker.as_slice());
    let rows = noted(&store, &config, what, (sql::WORKER_DISABLE, &given)).await?;
    store.close().await;
    if rows == 0 {
        return Err(bad());
    }
    say("Disabled.");
    Ok(ExitCode::SUCCESS)
}
