//! Server-sent hints: a device that is connected hears that something came, and then asks as always.
//!
//! A hint says nothing but "look". On SQLite it comes from the request that brought something; where
//! several servers share a database each looks once a second where the vaults it has listeners for
//! stand, all of them in one statement.

use super::{Answer, named};
use crate::ask::{Asked, Query};
use crate::server::Server;
use crate::store::{Store, Trouble, sql};
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, watch};
use tokio::time::Instant;
use trellis_protocol::{Code, Vault};

/// How often a shared database is looked at.
const LOOK: Duration = Duration::from_secs(1);
/// How long a connection lasts: then the device asks again, and belongs still or no longer.
const LIFE: Duration = Duration::from_secs(15 * 60);
/// How often something is sent so that the connection is not thought dead.
const ALIVE: Duration = Duration::from_secs(25);

/// Who listens for what.
#[derive(Default)]
pub struct Hints(Mutex<HashMap<Vault, watch::Sender<()>>>);

impl Hints {
    /// Something came to this vault.
    pub fn tell(&self, vault: Vault) {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(one) = all.get(&vault) {
            one.send_replace(());
        }
    }

    fn listen(&self, vault: Vault) -> watch::Receiver<()> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let one = all.entry(vault).or_insert_with(|| watch::channel(()).0);
        one.subscribe()
    }

    /// Forgets vaults that nobody listens for any more; says which are left.
    fn sweep(&self) -> Vec<Vault> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, one| one.receiver_count() > 0);
        all.keys().copied().collect()
    }

    /// Looks, again and again, where the vaults with listeners stand.
    pub async fn look(&self, store: &Store) {
        let mut stood = HashMap::new();
        loop {
            tokio::time::sleep(LOOK).await;
            let vaults = self.sweep();
            stood.retain(|vault, _| vaults.contains(vault));
            if vaults.is_empty() || !store.is_shared() {
                continue;
            }
            let Ok(now) = tops(store, &vaults).await else {
                continue;
            };
            for (vault, stands) in now {
                if stood
                    .insert(vault, stands)
                    .is_some_and(|before| before != stands)
                {
                    self.tell(vault);
                }
            }
        }
    }
}

async fn tops(store: &Store, vaults: &[Vault]) -> Result<Vec<(Vault, [i64; 3])>, Trouble> {
    let names = serde_json::json!(vaults).to_string();
    let mut tx = store.read().await?;
    let rows = tx.rows(sql::TOPS, &[names.as_str().into()]).await?;
    let stands = rows
        .iter()
        .map(|row| (Vault(row.array(0)), [row.int(1), row.int(2), row.int(3)]));
    Ok(stands.collect())
}

/// One who listens.
struct Listener {
    /// Something came before it listened.
    late: bool,
    heard: watch::Receiver<()>,
    stop: watch::Receiver<bool>,
    until: Instant,
    _place: OwnedSemaphorePermit,
}

impl Listener {
    /// The next hint; none when the server stops.
    async fn next(mut self) -> Option<(Result<Event, Infallible>, Self)> {
        tokio::select! {
            biased;
            () = std::future::ready(()), if self.late => self.late = false,
            heard = self.heard.changed() => heard.ok()?,
            _ = self.stop.wait_for(|stop| *stop) => return None,
            () = tokio::time::sleep_until(self.until) => return None,
        }
        Some((Ok(Event::default().event("top").data("")), self))
    }
}

/// `GET /v1/vaults/{vault}/hints`
pub async fn get(State(server): State<Server>, path: Path<String>, asked: Asked) -> Answer {
    let vault: Vault = named(path)?;
    let query = Query::read(&asked.uri, &["keys", "records", "photos"])?;
    let known = ["keys", "records", "photos"].map(|name| query.get(name));
    // First the ear, then the look: nothing comes between them unheard.
    let heard = server.hints.listen(vault);
    let stands = asked.member(&server, vault).await?.standing;
    let stands = [u64::from(stands.keys), stands.top[0], stands.top[1]];
    let late = known
        .iter()
        .zip(stands)
        .any(|(known, now)| known.is_some_and(|known| known < now));
    let place = server.listening.clone().try_acquire_owned();
    let listener = Listener {
        late,
        heard,
        stop: server.stop.subscribe(),
        until: Instant::now() + LIFE,
        _place: place.map_err(|_| Code::Busy)?,
    };
    let events = futures_util::stream::unfold(listener, Listener::next);
    let alive = KeepAlive::new().interval(ALIVE);
    Ok(Sse::new(events).keep_alive(alive).into_response())
}
