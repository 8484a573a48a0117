//! `invite`: lets one client keep a sealed copy here.

use super::{Done, Stopped, say};
use qrcode::QrCode;
use qrcode::render::unicode::Dense1x2;
use std::process::ExitCode;
use trellis_server::Config;
use trellis_server::key::ServerKey;
use trellis_server::server::open_store;

/// Prints a fresh invitation.
pub async fn invite(config: Config) -> Done {
    let key = ServerKey::read(&config.data)?;
    let store = open_store(&config).await?;
    let invitation = trellis_server::invitation::make(&store, &key, &config.url).await?;
    store.close().await;
    let link = invitation.link();
    let picture = QrCode::new(&link)
        .map_err(|error| Stopped::Said(error.to_string()))?
        .render::<Dense1x2>()
        .dark_color(Dense1x2::Light)
        .light_color(Dense1x2::Dark)
        .build();
    say("For one client, once, within 72 hours. Give it to nobody else.");
    say(&format!("\n{picture}\n"));
    say(&format!("Link:     {link}"));
    say(&format!("Typed:    {}   {}", config.url, invitation.code()));
    Ok(ExitCode::SUCCESS)
}
