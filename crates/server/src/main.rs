//! The agency's server, by name `trellis-server`: see `trellis-server help`.

mod command;

use clap::Parser as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    let asked = command::Command::parse();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build();
    let done = runtime
        .map_err(command::Stopped::from)
        .and_then(|runtime| runtime.block_on(command::run(asked)));
    match done {
        Ok(code) => code,
        Err(stopped) => {
            command::warn(&stopped.to_string());
            ExitCode::FAILURE
        }
    }
}
