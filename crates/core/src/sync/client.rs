//! The server, as this device asks it: each of its routes, signed where it has to be, and what can go
//! wrong in few words.

use super::transport::{Answer, Request, Unreached};
use super::view::SyncTrouble;
use crate::error::{AppError, Code};
use crate::ports::Ports;
use std::sync::atomic::{AtomicI64, Ordering::Relaxed};
use std::time::Duration;
use tokio::sync::watch;
use trellis_protocol::{
    BodyName, Code as Said, Entry, FRAMES, Hash, Hello, Problem, SignedInput, SignedReceipt,
    Standing, Stream, Vault, digest, read_batch, read_entries, route, write_entries,
};
use trellis_sealing::{DeviceKeys, OwnGrant, sign_request};

/// How long an answer is waited for.
const WAIT: Duration = Duration::from_secs(60);

/// Why something could not be asked, or was not done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Failure {
    /// Nobody answered.
    Unreached,
    /// It was broken off: the app is locked, or closed.
    Stopped,
    /// The server said no.
    Said(Said, Option<u64>),
    /// What it said makes no sense.
    Nonsense,
    /// The device itself: its disk, its vault.
    Here(AppError),
}

impl From<Unreached> for Failure {
    fn from(_: Unreached) -> Self {
        Self::Unreached
    }
}

impl From<AppError> for Failure {
    fn from(error: AppError) -> Self {
        match error.code {
            Code::NotOpen | Code::Locked => Self::Stopped,
            _ => Self::Here(error),
        }
    }
}

impl From<sqlx::Error> for Failure {
    fn from(error: sqlx::Error) -> Self {
        Self::Here(error.into())
    }
}

impl From<trellis_protocol::Malformed> for Failure {
    fn from(_: trellis_protocol::Malformed) -> Self {
        Self::Nonsense
    }
}

impl Failure {
    /// What keeps devices from being in step.
    pub(crate) fn trouble(self) -> Option<SyncTrouble> {
        Some(match self {
            Self::Stopped => return None,
            Self::Unreached => SyncTrouble::Unreachable,
            Self::Nonsense => SyncTrouble::Nonsense,
            Self::Here(_) => SyncTrouble::Device,
            Self::Said(said, _) => match said {
                Said::Quota | Said::TooLarge => SyncTrouble::Full,
                Said::Version => SyncTrouble::Version,
                Said::SlowDown | Said::Busy | Said::Broken | Said::Moved => SyncTrouble::Busy,
                Said::Gone => SyncTrouble::Gone,
                Said::Unauthorised | Said::Clock | Said::Token => SyncTrouble::Refused,
                Said::Malformed | Said::OutOfOrder => SyncTrouble::Nonsense,
            },
        })
    }

    /// As a screen is told that asked for it.
    pub(crate) fn error(self) -> AppError {
        match self {
            Self::Here(error) => error,
            Self::Stopped => Code::Stopped.into(),
            Self::Unreached | Self::Nonsense => Code::Unreachable.into(),
            Self::Said(said, _) => match said {
                Said::Token => Code::InvitationOver,
                Said::Quota | Said::TooLarge => Code::ServerFull,
                Said::Gone | Said::Unauthorised => Code::ServerRefused,
                _ => Code::Unreachable,
            }
            .into(),
        }
    }
}

/// Who asks.
enum Who {
    /// A device of a vault.
    Device(Vault, DeviceKeys),
    /// A device that holds a grant.
    Grant(Box<OwnGrant>),
}

/// A server.
pub(crate) struct Client {
    ports: Ports,
    server: String,
    who: Option<Who>,
    /// Turns true when everything is to be broken off.
    stop: watch::Receiver<bool>,
    /// How many seconds the server's clock is ahead of this device's.
    ahead: AtomicI64,
}

impl Client {
    /// A server at an address, asked by nobody in particular.
    pub(crate) fn new(ports: Ports, server: &str, stop: watch::Receiver<bool>) -> Self {
        Self {
            ports,
            server: server.to_owned(),
            who: None,
            stop,
            ahead: AtomicI64::new(0),
        }
    }

    /// Asked by a device of a vault.
    pub(crate) fn by(mut self, vault: Vault, keys: &DeviceKeys) -> Self {
        self.who = Some(Who::Device(vault, keys.clone()));
        self
    }

    /// Asked by a device that holds a grant.
    pub(crate) fn by_grant(mut self, grant: &OwnGrant) -> Self {
        self.who = Some(Who::Grant(Box::new(grant.clone())));
        self
    }

    fn vault(&self) -> Result<Vault, Failure> {
        match self.who {
            Some(Who::Device(vault, _)) => Ok(vault),
            _ => Err(Failure::Nonsense),
        }
    }

    fn request(
        &self,
        method: &'static str,
        path: &str,
        body: Option<Vec<u8>>,
        media: &str,
    ) -> Request {
        let url = format!("{}{path}", self.server);
        let mut fields = Vec::new();
        if body.is_some() {
            fields.push(("content-type", media.to_owned()));
        }
        if let Some(who) = &self.who {
            let digest = body.as_deref().map(digest);
            let input = SignedInput {
                method,
                uri: &url,
                digest: digest.as_deref(),
            };
            let now = self.ports.clock.now().timestamp() + self.ahead.load(Relaxed);
            let created = u64::try_from(now).unwrap_or_default();
            let nonce = self.ports.random();
            let signed = match who {
                Who::Device(vault, keys) => sign_request(keys, *vault, &input, created, nonce),
                Who::Grant(grant) => grant.sign_request(&input, created, nonce),
            };
            fields.push(("signature-input", signed.input));
            fields.push(("signature", signed.signature));
            fields.extend(digest.map(|digest| ("content-digest", digest)));
        }
        Request {
            method,
            url,
            fields,
            body,
            wait: WAIT,
        }
    }

    async fn once(&self, request: Request) -> Result<Answer, Failure> {
        let mut stop = self.stop.clone();
        tokio::select! {
            biased;
            _ = stop.wait_for(|stop| *stop) => Err(Failure::Stopped),
            answer = self.ports.network.ask(request) => Ok(answer?),
        }
    }

    /// Asks, once more where the server says that this device's clock is off.
    pub(crate) async fn ask(
        &self,
        method: &'static str,
        path: &str,
        body: Option<Vec<u8>>,
    ) -> Result<Vec<u8>, Failure> {
        let mut again = true;
        loop {
            let request = self.request(method, path, body.clone(), FRAMES);
            let answer = self.once(request).await?;
            let said = match said(&answer) {
                Ok(()) => return Ok(answer.body),
                Err(said) => said,
            };
            let date = answer.date.as_deref();
            let theirs = date.and_then(|date| chrono::DateTime::parse_from_rfc2822(date).ok());
            match (said, theirs) {
                (Said::Clock, Some(theirs)) if again && self.who.is_some() => {
                    let ahead = theirs.timestamp() - self.ports.clock.now().timestamp();
                    self.ahead.store(ahead, Relaxed);
                    again = false;
                }
                _ => return Err(Failure::Said(said, answer.retry_after)),
            }
        }
    }

    pub(crate) async fn ask_json<T: serde::de::DeserializeOwned>(
        &self,
        method: &'static str,
        path: &str,
        body: Option<Vec<u8>>,
    ) -> Result<T, Failure> {
        let answer = self.ask(method, path, body).await?;
        serde_json::from_slice(&answer).map_err(|_| Failure::Nonsense)
    }

    /// What the server says of itself.
    pub(crate) async fn hello(&self) -> Result<Hello, Failure> {
        self.ask_json("GET", route::HELLO, None).await
    }

    /// Makes a vault, by an invitation.
    pub(crate) async fn make(&self, token: [u8; 16], entries: &[Entry]) -> Result<(), Failure> {
        let body = [token.as_slice(), &write_entries(entries)].concat();
        self.ask("POST", route::VAULTS, Some(body)).await?;
        Ok(())
    }

    /// The entries of the key log after so many.
    pub(crate) async fn keys(&self, have: u32) -> Result<Vec<Entry>, Failure> {
        let path = route::keys(self.vault()?, have.checked_sub(1));
        Ok(read_entries(&self.ask("GET", &path, None).await?)?)
    }

    /// Appends entries to the key log of which the server has so many.
    pub(crate) async fn append(&self, has: u32, entries: &[Entry]) -> Result<(), Failure> {
        let path = route::keys(self.vault()?, has.checked_sub(1));
        let body = write_entries(entries);
        self.ask("POST", &path, Some(body)).await?;
        Ok(())
    }

    /// The pages between two places, from the newest down, as many as come at once.
    pub(crate) async fn batch(
        &self,
        stream: Stream,
        after: u64,
        before: Option<u64>,
    ) -> Result<Vec<u8>, Failure> {
        let path = route::batch(self.vault()?, stream, after, before, true);
        self.ask("GET", &path, None).await
    }

    /// Sends pages, one after the other.
    pub(crate) async fn send(&self, pages: Vec<u8>) -> Result<Standing, Failure> {
        let path = route::pages(self.vault()?);
        let answer = self.ask("POST", &path, Some(pages)).await?;
        Ok(read_batch(&answer)?.0)
    }

    /// Has bodies taken away.
    pub(crate) async fn erase(&self, names: &[BodyName]) -> Result<SignedReceipt, Failure> {
        let path = route::erased(self.vault()?);
        self.ask_json("POST", &path, Some(BodyName::write(names)))
            .await
    }

    /// Has everything taken away.
    pub(crate) async fn erase_all(&self) -> Result<SignedReceipt, Failure> {
        self.ask_json("DELETE", &route::vault(self.vault()?), None)
            .await
    }

    /// The key log that recovery words lead to.
    pub(crate) async fn recovery(&self, locator: [u8; 32]) -> Result<Vec<Entry>, Failure> {
        let path = route::recovery(Hash(locator));
        Ok(read_entries(&self.ask("GET", &path, None).await?)?)
    }

    /// The messages in a mailbox after so many; waits a while for one.
    pub(crate) async fn mail(&self, pairing: [u8; 16], have: u32) -> Result<Vec<u8>, Failure> {
        self.ask("GET", &route::pairing(pairing, Some(have)), None)
            .await
    }

    /// Puts a message into a mailbox.
    pub(crate) async fn post(&self, pairing: [u8; 16], message: Vec<u8>) -> Result<(), Failure> {
        self.ask("POST", &route::pairing(pairing, None), Some(message))
            .await?;
        Ok(())
    }

    /// Listens until something came that is not among so many key entries, and not in the streams up to
    /// these places.
    pub(crate) async fn listen(&self, keys: u32, tops: [u64; 2]) -> Result<bool, Failure> {
        let path = route::hints(self.vault()?, keys, tops);
        let request = self.request("GET", &path, None, FRAMES);
        let mut stop = self.stop.clone();
        tokio::select! {
            biased;
            _ = stop.wait_for(|stop| *stop) => Err(Failure::Stopped),
            heard = self.ports.network.listen(request) => Ok(heard?),
        }
    }
}

/// What the server says where it does not do what was asked.
fn said(answer: &Answer) -> Result<(), Said> {
    if (200..300).contains(&answer.status) {
        return Ok(());
    }
    let problem = serde_json::from_slice::<Problem>(&answer.body);
    Err(problem.map_or(
        match answer.status {
            413 => Said::TooLarge,
            429 => Said::SlowDown,
            401 | 403 => Said::Unauthorised,
            404 | 410 => Said::Gone,
            500.. => Said::Busy,
            _ => Said::Broken,
        },
        |problem| problem.code,
    ))
}
