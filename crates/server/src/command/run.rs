//! `run`: serves until it is told to stop.

use super::{Done, Stopped, say};
use std::io::ErrorKind;
use std::net::TcpListener;
use std::process::ExitCode;
use trellis_server::Config;

/// What libraries would say of cookies and passkeys, however much is asked for.
const QUIET: [&str; 6] = [
    "h2=warn",
    "hyper=warn",
    "hyper_util=warn",
    "reqwest=warn",
    "webauthn_rs=off",
    "webauthn_rs_core=off",
];

/// Serves.
pub async fn run(config: Config) -> Done {
    let filter = tracing_subscriber::EnvFilter::try_from_env("TRELLIS_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    let filter = QUIET.iter().fold(filter, |filter, quiet| {
        let directive = quiet.parse().expect("they are our own words");
        filter.add_directive(directive)
    });
    tracing_subscriber::fmt()
        .json()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
    let listener = TcpListener::bind(config.address).map_err(|error| {
        let todo = match error.kind() {
            ErrorKind::PermissionDenied => {
                " A port below 1,024 takes a right of its own: port-443.conf in the operator guide gives it."
            }
            ErrorKind::AddrInUse => " Another program listens there: see which, or take another port.",
            ErrorKind::AddrNotAvailable => " This machine has no such address.",
            _ => "",
        };
        Stopped::Said(format!("{} cannot be listened on: {error}.{todo}", config.address))
    })?;
    let mut running = trellis_server::serve(config, listener).await?;
    // Heard from here on: whoever reads the line below may tell it to stop at once.
    let told_to_stop = told_to_stop()?;
    let mut said = format!("Listening on {}, for {}", running.address, running.url);
    if let Some((address, url)) = &running.portal {
        said.push_str(&format!("\nThe portal listens on {address}, for {url}"));
    }
    // All at once: whoever reads may read the first line alone.
    say(&said);
    tokio::select! {
        ended = running.ended() => ended?,
        told = told_to_stop => told?,
    }
    running.stop().await?;
    Ok(ExitCode::SUCCESS)
}

#[cfg(unix)]
fn told_to_stop() -> std::io::Result<impl Future<Output = std::io::Result<()>>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut end, mut interrupt) = (
        signal(SignalKind::terminate())?,
        signal(SignalKind::interrupt())?,
    );
    Ok(async move {
        tokio::select! {
            _ = end.recv() => (),
            _ = interrupt.recv() => (),
        }
        Ok(())
    })
}

#[cfg(not(unix))]
fn told_to_stop() -> std::io::Result<impl Future<Output = std::io::Result<()>>> {
    Ok(tokio::signal::ctrl_c())
}
