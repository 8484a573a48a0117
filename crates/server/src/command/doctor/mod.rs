//! `doctor`: what is well and what is not, in plain words, each with what to do about it.

mod certificate;

use super::{Done, say};
use std::io::IsTerminal as _;
use std::path::Path;
use std::process::ExitCode;
use trellis_server::audit::{self, Action, Checked};
use trellis_server::config::BadConfig;
use trellis_server::key::ServerKey;
use trellis_server::portal::Portal;
use trellis_server::server::open_store;
use trellis_server::store::{NotOpened, Store, sql};
use trellis_server::{Config, clock};

/// What was found, line by line.
#[derive(Default)]
struct Findings {
    bad: usize,
}

/// A text in a colour, where somebody looks at it.
fn coloured(colour: u8, text: &str) -> String {
    if std::io::stdout().is_terminal() {
        format!("\u{1b}[{colour}m{text}\u{1b}[0m")
    } else {
        text.to_owned()
    }
}

impl Findings {
    fn well(&self, what: &str) {
        say(&format!("  {} {what}", coloured(32, "✔")));
    }

    fn note(&self, what: &str, todo: &str) {
        say(&format!("  {} {what}\n      {todo}", coloured(33, "●")));
    }

    fn bad(&mut self, what: &str, todo: &str) {
        self.bad += 1;
        let what = coloured(31, &format!("✘ {what}"));
        say(&format!("  {what}\n      {todo}"));
    }
}

/// Looks at everything.
pub async fn doctor(file: &Path) -> Done {
    let mut found = Findings::default();
    let config = match Config::read(file) {
        Ok(config) => config,
        Err(error) => {
            let todo = match &error {
                BadConfig::Unread(..) => {
                    "Run `trellis-server init`, or say where it is with --config."
                }
                _ => "Set the line right in the file, then ask again.",
            };
            found.bad(&error.to_string(), todo);
            return Ok(ExitCode::FAILURE);
        }
    };
    found.well(&format!("{} can be read", file.display()));
    address(&config, &mut found);
    portal(&config, &mut found);
    let key = key(&config, &mut found);
    certificate::look(&config, &mut found).await;
    match open_store(&config).await {
        Ok(store) => {
            found.well("the database opens and is of this version");
            look(&store, key.as_ref(), &mut found).await;
            store.close().await;
        }
        Err(error) => found.bad(&error.to_string(), what_to_do(&error)),
    }
    if found.bad == 0 {
        say("All is well.");
        Ok(ExitCode::SUCCESS)
    } else {
        say(&format!("{} to set right.", found.bad));
        Ok(ExitCode::FAILURE)
    }
}

fn what_to_do(error: &NotOpened) -> &'static str {
    match error {
        NotOpened::Role => {
            "Use a role of its own in database.url, which owns nothing; the owner's belongs in owner_url."
        }
        NotOpened::Address => "Leave database.url empty for SQLite, or begin it with postgres://.",
        NotOpened::Version(_) => {
            "With PostgreSQL, give owner_url, so that the tables can be brought to this version. If the database is newer than this program, install the newer program."
        }
        NotOpened::Trouble(_) => {
            "Check that the data folder can be written, that the disk is not full, and that PostgreSQL runs. Never delete the database to repair it: `trellis-server restore` puts a backup back."
        }
    }
}

fn address(config: &Config, found: &mut Findings) {
    let https = config.url.starts_with("https://");
    if https {
        found.well(&format!("devices are told {}", config.url));
    } else {
        found.note(
            &format!("devices are told {}, without a lock", config.url),
            "Good for a trial on this machine. For clients, give a name with https.",
        );
    }
    if std::net::TcpStream::connect(config.address).is_ok() {
        found.well(&format!("something answers on {}", config.address));
    } else {
        found.note(
            &format!("nothing answers on {}", config.address),
            "`trellis-server run` starts it.",
        );
    }
}

fn portal(config: &Config, found: &mut Findings) {
    let Some(set) = &config.portal else {
        found.note(
            "there is no portal: no worker can sign in",
            "Set [portal] in the file, if clients are to share with workers.",
        );
        return;
    };
    match Portal::new(set, &config.agency.name, &set.url) {
        Ok(portal) if portal.files.are_there() => {
            found.well(&format!("workers are told {}", set.url));
        }
        Ok(_) => found.bad(
            "this program was built without the portal's pages",
            "Install one that was built with them: the operator guide says how.",
        ),
        Err(error) => found.bad(&error.to_string(), "Set the line right in the file."),
    }
    if set.url.starts_with("http://") {
        found.note(
            &format!("workers are told {}, without a lock", set.url),
            "Good for a trial on this machine. For workers, give a name with https.",
        );
    }
    if std::net::TcpStream::connect(set.address).is_err() {
        found.note(
            &format!("nothing answers on {}", set.address),
            "`trellis-server run` starts the portal too.",
        );
    }
}

fn key(config: &Config, found: &mut Findings) -> Option<ServerKey> {
    let path = config.data.join(ServerKey::FILE);
    let key = match ServerKey::read(&config.data) {
        Ok(key) => key,
        Err(error) => {
            found.bad(
                &format!("{}: {error}", path.display()),
                "Clients know the server by this key. If there was one, take it from a backup; only a new server runs `trellis-server init`.",
            );
            return None;
        }
    };
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(&path).map_or(0, |meta| meta.permissions().mode());
        if mode & 0o077 != 0 {
            found.bad(
                "others may read the signing key",
                &format!("chmod 600 {}", path.display()),
            );
            return Some(key);
        }
    }
    found.well("the signing key is there, and only this account reads it");
    Some(key)
}

async fn look(store: &Store, key: Option<&ServerKey>, found: &mut Findings) {
    match store.unsound().await {
        Ok(None) => found.well("the database says that it is sound"),
        Ok(Some(said)) => found.bad(
            &format!("the database is damaged: {said}"),
            "Stop the server, keep the data folder as it is, and put the newest good backup back: `trellis-server restore`.",
        ),
        Err(error) => found.bad(&error.to_string(), "See above."),
    }
    if let Some(key) = key {
        match audit::check(store, &key.public()).await {
            Ok(Checked::Whole(head)) => {
                found.well(&format!("the audit holds, to row {}", head.n));
            }
            Ok(Checked::Broken(row)) => found.bad(
                &format!("row {row} of the audit is not as it was written"),
                "Somebody or something changed the database. Find out who could write to it, and compare with a backup.",
            ),
            Err(error) => found.bad(&error.to_string(), "See above."),
        }
    }
    let last = async {
        let mut tx = store.read().await?;
        let action = Action::BackedUp.code();
        tx.row(sql::AUDIT_LAST, &[store.agency().into(), action.into()])
            .await
    };
    match last.await.ok().flatten() {
        Some(row) if clock::now() - row.int(0) < 2 * clock::DAY => {
            found.well("the newest backup is younger than two days");
        }
        Some(row) => found.bad(
            &format!(
                "the newest backup is {} days old",
                (clock::now() - row.int(0)) / clock::DAY
            ),
            "Let a timer run `trellis-server backup` each night: see the operator guide.",
        ),
        None => found.note(
            "there is no backup yet",
            "`trellis-server backup` makes one. Let a timer do it each night.",
        ),
    }
}
