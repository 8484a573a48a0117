//! The commands, for whoever looks after the server: plain words, and what to do next.

mod backup;
mod doctor;
mod erase;
mod init;
mod invite;
mod run;
mod worker;

use clap::{Parser, Subcommand};
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
use trellis_server::Config;
use trellis_server::backup::NoBackup;
use trellis_server::config::BadConfig;
use trellis_server::invitation::NotInvited;
use trellis_server::portal::account::NotMade;
use trellis_server::server::NotServed;
use trellis_server::store::{NotOpened, Trouble};

/// Keeps sealed copies of what an agency's clients write, and can read none of them.
#[derive(Parser)]
#[command(name = "trellis-server", version, about)]
pub struct Command {
    /// The file that says how it is to run.
    #[arg(long, global = true, default_value = "trellis-server.toml")]
    config: PathBuf,
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Begin: write the file, the data folder and the signing key.
    Init,
    /// Serve.
    Run,
    /// Let one client keep a sealed copy here, or, with a worker, share with them: a link, a QR code, and a
    /// code to type. Once, for 72 hours.
    Invite {
        /// The worker that the client may share with: what `worker list` shows first.
        #[arg(long)]
        worker: Option<String>,
    },
    /// Look whether all is well, and say what to do where it is not.
    Doctor,
    /// Make a backup while the server runs, and restore it to a scratch folder to see that it comes back.
    Backup {
        /// The folder for backups; `backups` in the data folder where none is given.
        into: Option<PathBuf>,
    },
    /// Restore a backup to a scratch folder and look at everything in it.
    VerifyBackup {
        /// The backup's folder.
        folder: PathBuf,
    },
    /// Put a backup back. What is there now is moved aside.
    Restore {
        /// The backup's folder.
        folder: PathBuf,
    },
    /// Take away a client's sealed copy, or everything. Asks twice.
    Erase {
        #[command(subcommand)]
        what: Erase,
    },
    /// Look after workers' accounts.
    Worker {
        #[command(subcommand)]
        what: Worker,
    },
    /// Print what may be asked, as OpenAPI.
    Openapi {
        /// What a worker's browser may ask of the portal.
        #[arg(long)]
        portal: bool,
    },
}

#[derive(Subcommand)]
enum Erase {
    /// One client's sealed copy.
    Vault {
        /// Its name: 64 digits and letters, which the client's app shows.
        name: String,
    },
    /// What one client shares with one worker.
    Grant {
        /// Its name: 64 digits and letters, which the client's app shows.
        name: String,
    },
    /// Everything but the audit.
    Everything,
}

#[derive(Subcommand)]
enum Worker {
    /// Write somebody down.
    Add {
        /// Their name.
        name: String,
        /// What they may do.
        #[arg(long, value_enum, default_value = "worker")]
        role: worker::Role,
        /// Who they are at the agency's own sign-in (its `sub`), where portal.oidc is set up.
        #[arg(long)]
        oidc: Option<String>,
    },
    /// List them.
    List,
    /// Take all ways of somebody away, their keys and their sessions, and make a new link for them:
    /// when they lost everything. Clients are asked again before they share.
    Renew {
        /// What `list` shows first.
        worker: String,
    },
    /// Let somebody in no longer.
    Disable {
        /// What `list` shows first.
        worker: String,
    },
}

/// Why a command did not do what it should.
#[derive(Debug, thiserror::Error)]
pub enum Stopped {
    #[error(transparent)]
    Config(#[from] BadConfig),
    #[error(transparent)]
    Store(#[from] NotOpened),
    #[error(transparent)]
    Trouble(#[from] Trouble),
    #[error(transparent)]
    Served(#[from] NotServed),
    #[error(transparent)]
    Invited(#[from] NotInvited),
    #[error(transparent)]
    Enrolment(#[from] NotMade),
    #[error(transparent)]
    Backup(#[from] NoBackup),
    #[error(transparent)]
    System(#[from] std::io::Error),
    #[error("{0}")]
    Said(String),
}

/// What a command comes to.
type Done = Result<ExitCode, Stopped>;

/// A line for whoever reads.
pub fn say(line: &str) {
    // Nobody may be reading any more.
    drop(writeln!(std::io::stdout(), "{line}"));
}

/// A line about what went wrong.
pub fn warn(line: &str) {
    drop(writeln!(std::io::stderr(), "{line}"));
}

/// Does what was asked.
///
/// # Errors
/// [`Stopped`], in words.
pub async fn run(asked: Command) -> Done {
    let file = asked.config;
    match asked.what {
        What::Init => init::init(&file),
        What::Run => run::run(Config::read(&file)?).await,
        What::Invite { worker: None } => invite::invite(Config::read(&file)?).await,
        What::Invite {
            worker: Some(worker),
        } => invite::share(Config::read(&file)?, &worker).await,
        What::Doctor => doctor::doctor(&file).await,
        What::Backup { into } => backup::make(Config::read(&file)?, into).await,
        What::VerifyBackup { folder } => backup::verify(&folder).await,
        What::Restore { folder } => backup::restore(Config::read(&file)?, &folder).await,
        What::Erase { what } => match what {
            Erase::Vault { name } => erase::vault(Config::read(&file)?, &name).await,
            Erase::Grant { name } => erase::grant(Config::read(&file)?, &name).await,
            Erase::Everything => erase::everything(Config::read(&file)?).await,
        },
        What::Worker { what } => match what {
            Worker::Add { name, role, oidc } => {
                worker::add(Config::read(&file)?, &name, role, oidc.as_deref()).await
            }
            Worker::Renew { worker } => worker::renew(Config::read(&file)?, &worker).await,
            Worker::List => worker::list(Config::read(&file)?).await,
            Worker::Disable { worker } => worker::disable(Config::read(&file)?, &worker).await,
        },
        What::Openapi { portal } => {
            let told = if portal {
                trellis_server::portal::description::describe()
            } else {
                trellis_server::openapi::describe()
            };
            let text = serde_json::to_string_pretty(&told);
            say(&text.expect("plain data"));
            Ok(ExitCode::SUCCESS)
        }
    }
}
