//! `worker`: the accounts of those who will read what clients share.

use super::{Done, Stopped, say};
use clap::ValueEnum;
use std::process::ExitCode;
use trellis_server::audit::OPERATOR;
use trellis_server::key::ServerKey;
use trellis_server::portal::account::{self, Enrolment};
use trellis_server::portal::web::{hex, unhex};
use trellis_server::portal::workers::{is_name, is_subject, let_out};
use trellis_server::portal::{Portal, session};
use trellis_server::server::open_store;
use trellis_server::store::sql;
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

fn bad() -> Stopped {
    Stopped::Said("There is no such worker: see `trellis-server worker list`.".to_owned())
}

fn named(text: &str) -> Result<[u8; 8], Stopped> {
    unhex(text).map_err(|_| bad())
}

/// The link by which somebody makes their ways in.
fn say_link(config: &Config, enrolment: &Enrolment) {
    match &config.portal {
        Some(portal) => {
            say("For one person, once, within 72 hours. Give it to nobody else.");
            let link = Portal::enrol_link(&portal.url, &enrolment.token);
            say(&format!("Link:     {link}"));
        }
        None => say(
            "There is no [portal] in the file yet. Set it, then `trellis-server worker renew` makes a link.",
        ),
    }
}

/// Writes one down.
pub async fn add(config: Config, name: &str, role: Role, subject: Option<&str>) -> Done {
    let name = name.trim();
    if !is_name(name) {
        return Err(Stopped::Said("A name has 1 to 100 letters.".to_owned()));
    }
    if subject.is_some_and(|text| !is_subject(text)) {
        let said = "Who somebody is at the agency's own sign-in has 1 to 255 bytes, none of them a control character.";
        return Err(Stopped::Said(said.to_owned()));
    }
    let (store, key) = (open_store(&config).await?, ServerKey::read(&config.data)?);
    let may = match role {
        Role::Worker => session::Role::Worker,
        Role::Admin => session::Role::Admin,
        Role::Auditor => session::Role::Auditor,
    };
    let by = (OPERATOR, clock::now());
    let added = account::add((&store, &key), by, (name, may), subject).await?;
    store.close().await;
    let Some((worker, enrolment)) = added else {
        let said = "Somebody else has that name at the agency's own sign-in.";
        return Err(Stopped::Said(said.to_owned()));
    };
    say(&format!("Added: {}", hex(&worker)));
    say_link(&config, &enrolment);
    Ok(ExitCode::SUCCESS)
}

/// Takes all ways of one away, and makes a new link.
pub async fn renew(config: Config, name: &str) -> Done {
    let worker = named(name)?;
    let (store, key) = (open_store(&config).await?, ServerKey::read(&config.data)?);
    let by = (OPERATOR, clock::now());
    let renewed = account::renew((&store, &key), by, &worker).await?;
    store.close().await;
    say_link(&config, &renewed.ok_or_else(bad)?);
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
    let worker = named(name)?;
    let (store, key) = (open_store(&config).await?, ServerKey::read(&config.data)?);
    let done = let_out((&store, &key), (OPERATOR, clock::now()), &worker).await?;
    store.close().await;
    if !done {
        return Err(bad());
    }
    say("Disabled: they are out with their next click.");
    Ok(ExitCode::SUCCESS)
}
