//! The commands, for whoever looks after the server: plain words, and what to do next.

mod init;
mod invite;
mod run;

use clap::{Parser, Subcommand};
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
use trellis_server::Config;
use trellis_server::config::BadConfig;
use trellis_server::invitation::NotInvited;
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
    /// Let one client keep a sealed copy here: a link, a QR code, and a code to type. Once, for 72 hours.
    Invite,
    /// Print what may be asked, as OpenAPI.
    Openapi,
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
        What::Invite => invite::invite(Config::read(&file)?).await,
        What::Openapi => {
            let text = serde_json::to_string_pretty(&trellis_server::openapi::describe());
            say(&text.expect("plain data"));
            Ok(ExitCode::SUCCESS)
        }
    }
}
