//! People who share with a worker, on standard input and output: each line in is one person who says yes,
//! each line out what came of it. Keys and seals are the app's own, the server is a real one.
//! For stories that need more people than there is room for whole apps; never shipped.
//!
//! `{"link": "…", "until": 1790000000000, "card": {…}, "items": [{…}]}` takes up an invitation and shows
//! these: `{"grant": "…"}`, or `{"refused": "…"}`.

use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::error::Error;
use std::io::{BufRead, Write};
use std::time::{SystemTime, UNIX_EPOCH};
use trellis_protocol::{FRAMES, Hello, Look, ShareInvitation, route};
use trellis_sealing::{OwnGrant, Piece, PinnedWorker};

#[derive(Deserialize)]
struct Ask {
    link: String,
    until: u64,
    card: Value,
    items: Vec<Value>,
}

type Done<T> = Result<T, Box<dyn Error>>;

fn now() -> u64 {
    #[expect(clippy::disallowed_methods, reason = "a device has a clock")]
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    now.map_or(0, |now| u64::try_from(now.as_millis()).unwrap_or(0))
}

fn fill(bytes: &mut [u8]) {
    getrandom::fill(bytes).expect("the system has randomness");
}

fn post(agent: &ureq::Agent, url: &str, body: &[u8]) -> Done<Vec<u8>> {
    let asked = agent.post(url).header("content-type", FRAMES);
    let mut answer = asked.send(body)?;
    let status = answer.status();
    let said = answer.body_mut().read_to_vec()?;
    if !status.is_success() {
        return Err(format!("{url}: {status} {}", String::from_utf8_lossy(&said)).into());
    }
    Ok(said)
}

/// Looks who invites, pins them, and shows what is to be shown.
fn share(agent: &ureq::Agent, ask: &Ask) -> Done<String> {
    let invitation = ShareInvitation::read_link(&ask.link)?;
    let at = |path: &str| format!("{}{path}", invitation.server);
    let hello = agent
        .get(at(route::HELLO))
        .call()?
        .body_mut()
        .read_to_vec()?;
    let hello: Hello = serde_json::from_slice(&hello)?;
    let look = post(agent, &at(route::LOOK), &invitation.token)?;
    let look: Look = serde_json::from_slice(&look)?;
    let made = now();
    let pinned = PinnedWorker::pin(&invitation, &look, &hello.key.0, made / 1_000)?;
    let own = OwnGrant::begin(&pinned, made, ask.until, &mut fill)?;
    let items: BTreeMap<[u8; 16], Vec<u8>> = (0_u128..)
        .zip(&ask.items)
        .map(|(n, item)| (n.to_be_bytes(), item.to_string().into_bytes()))
        .collect();
    let pieces: Vec<Piece<'_>> = items
        .iter()
        .map(|(name, plain)| Piece { name: *name, plain })
        .collect();
    let share = own.first(made, ask.card.to_string().as_bytes(), &pieces, &mut fill)?;
    let message = [invitation.token.as_slice(), &share.message].concat();
    post(agent, &at(route::GRANTS), &message)?;
    Ok(own.grant().to_string())
}

fn main() -> Done<()> {
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .build()
        .into();
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let asked: Ask = serde_json::from_str(&line?)?;
        let answer = match share(&agent, &asked) {
            Ok(grant) => json!({ "grant": grant }),
            Err(error) => json!({ "refused": error.to_string() }),
        };
        writeln!(out, "{answer}")?;
        out.flush()?;
    }
    Ok(())
}
