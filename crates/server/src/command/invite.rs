//! `invite`: lets one client keep a sealed copy here, or share with one worker.

use super::{Done, Stopped, say};
use qrcode::QrCode;
use qrcode::render::unicode::Dense1x2;
use std::process::ExitCode;
use trellis_protocol::{Code, Hash, Named, Worker};
use trellis_server::key::ServerKey;
use trellis_server::server::open_store;
use trellis_server::{Config, clock, share, words};

/// Prints a fresh invitation.
pub async fn invite(config: Config) -> Done {
    let key = ServerKey::read(&config.data)?;
    let store = open_store(&config).await?;
    let invitation = trellis_server::invitation::make(&store, &key, &config.url).await?;
    store.close().await;
    let link = invitation.link();
    say("For one client, once, within 72 hours. Give it to nobody else.");
    say(&format!("\n{}\n", picture(&link)?));
    say(&format!("Link:     {link}"));
    say(&format!("Typed:    {}   {}", config.url, invitation.code()));
    Ok(ExitCode::SUCCESS)
}

fn picture(link: &str) -> Result<String, Stopped> {
    Ok(QrCode::new(link)
        .map_err(|error| Stopped::Said(error.to_string()))?
        .render::<Dense1x2>()
        .dark_color(Dense1x2::Light)
        .light_color(Dense1x2::Dark)
        .build())
}

/// Prints a fresh invitation to share with one worker.
pub async fn share(config: Config, worker: &str) -> Done {
    let worker: Worker = worker.parse().map_err(|_| {
        Stopped::Said("There is no such worker: see `trellis-server worker list`.".to_owned())
    })?;
    let key = ServerKey::read(&config.data)?;
    let store = open_store(&config).await?;
    let made = share::invite::make((&store, &key), &config.url, worker, None, clock::now()).await;
    store.close().await;
    let invitation = made.map_err(|refusal| {
        Stopped::Said(match refusal.code {
            Code::Gone => "There is no such worker, or they have not signed in to the portal yet, where their keys are made.".to_owned(),
            Code::Quota => "This worker has a hundred invitations that nobody has used.".to_owned(),
            _ => "The database cannot just now.".to_owned(),
        })
    })?;
    let link = invitation.link().unwrap_or_default();
    say("For one client, once, within 72 hours. Give it to nobody else.");
    say(&format!("\n{}\n", picture(&link)?));
    say(&format!("Link:     {link}"));
    say(&format!("Typed:    {}   {}", config.url, invitation.code()));
    if let Named::Whole { worker, keys, .. } = invitation.named {
        let server = Hash::of(&[&key.public()]);
        for (language, words) in words::six(server, worker, keys) {
            say(&format!("{language:9} {}", words.join(" ")));
        }
    }
    Ok(ExitCode::SUCCESS)
}
