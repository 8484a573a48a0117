//! Pairing: a new device shows a code, one that has the copy reads it, and both show three words. Once the
//! client has said that they are the same, the new device is let in.
//!
//! What goes through the server's mailbox is sealed under a secret that the server never sees
//! (`trellis_sealing`'s pairing). The messages go by themselves, in a task; what changes the vault is done
//! by the command that asks.

use super::begin::{device_keys, enter};
use super::client::{Client, Failure};
use super::devices::address;
use super::held::{Held, draw};
use super::round::{Round, standing};
use super::sql;
use super::standing::Standing;
use super::status;
use super::taking::execute;
use super::view::{
    SyncPairJoin, SyncPairPhase, SyncPairSay, SyncPairShow, SyncPairState, SyncPairing, SyncTrouble,
};
use crate::api::Nothing;
use crate::app::App;
use crate::error::{AppError, Code};
use crate::ports::Ports;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;
use tokio::task::JoinHandle;
use trellis_domain::settings::Language;
use trellis_protocol::{Hash, Seen, Stream, Vault};
use trellis_sealing::{
    Answer, Card, DeviceKeys, Holder, Membership, NewDevice, OldDevice, OldDeviceComparing,
    PairingCode, PairingSecret, Scanned, ServerKey, VaultPlace, WordList,
};

/// How long a pairing may take: as long as the mailbox is there.
const LONGEST: Duration = Duration::from_secs(600);

/// How long to wait where the server did not wait itself.
const BREATH: Duration = Duration::from_millis(500);

/// What this run knows of a pairing.
#[derive(Default)]
pub(crate) struct Pairing {
    shared: Arc<Mutex<Shared>>,
    tasks: Vec<JoinHandle<()>>,
    /// Of a new device: where it is to be let in, and as whom.
    new: Option<New>,
}

struct New {
    server: String,
    name: String,
    keys: DeviceKeys,
}

/// How far the messages are.
#[derive(Default)]
enum Stage {
    #[default]
    None,
    Waiting,
    /// The new device shows words, and waits.
    NewWords([String; 3], String),
    /// It knows where the vault is.
    Placed(Vault, Box<VaultPlace>),
    /// The old device shows words, and asks.
    OldWords(Box<OldDeviceComparing>, PairingSecret),
    Joining,
    Done,
    Over,
}

#[derive(Default)]
struct Shared {
    stage: Stage,
    trouble: Option<SyncTrouble>,
}

fn lock(shared: &Mutex<Shared>) -> MutexGuard<'_, Shared> {
    shared.lock().expect("nothing panics while it holds this")
}

impl Pairing {
    fn clear(&mut self) {
        self.tasks.drain(..).for_each(|task| task.abort());
        *self = Self::default();
    }

    fn begin(&mut self) -> Arc<Mutex<Shared>> {
        self.clear();
        lock(&self.shared).stage = Stage::Waiting;
        self.shared.clone()
    }

    /// Runs messages in a task, for as long as a pairing may take.
    fn run(&mut self, work: impl Future<Output = Result<(), Failure>> + Send + 'static) {
        let shared = self.shared.clone();
        self.tasks.push(tokio::spawn(async move {
            let done = tokio::time::timeout(LONGEST, work).await;
            let failure = match done {
                Ok(Ok(())) => return,
                Ok(Err(failure)) => failure,
                Err(_) => Failure::Stopped,
            };
            let mut shared = lock(&shared);
            shared.trouble = failure.trouble();
            if !matches!(shared.stage, Stage::Done) {
                shared.stage = Stage::Over;
            }
        }));
    }
}

impl Drop for Pairing {
    fn drop(&mut self) {
        self.tasks.iter().for_each(JoinHandle::abort);
    }
}

/// Waits for a message of a mailbox: the one after so many.
async fn message(client: &Client, pairing: [u8; 16], have: u32) -> Result<Vec<u8>, Failure> {
    loop {
        match client.mail(pairing, have).await {
            Ok(mail) => {
                if let Some((length, rest)) = mail.split_first_chunk() {
                    let length = u32::from_be_bytes(*length) as usize;
                    let message = rest.get(..length).ok_or(Failure::Nonsense)?;
                    return Ok(message.to_vec());
                }
            }
            // A mailbox into which nobody has put anything is none yet.
            Err(Failure::Said(_, _) | Failure::Unreached) => {}
            Err(failure) => return Err(failure),
        }
        tokio::time::sleep(BREATH).await;
    }
}

/// Shows this new device.
///
/// # Errors
/// [`Code::AlreadySynced`], [`Code::NotAnInvitation`] where that is no server's name.
pub(crate) async fn show(app: &App, asked: SyncPairShow) -> Result<SyncPairing, AppError> {
    let name = status::name(&asked.name)?;
    let server = address(&asked.server)?;
    let store = app.store().await?;
    if standing(&store).await?.is_some() {
        return Err(Code::AlreadySynced.into());
    }
    let keys = device_keys(app, &store).await?;
    let scanned = Scanned::make(&app.ports.random(), &server);
    let code = PairingCode::make(&app.ports.random());
    let shown = SyncPairing {
        text: scanned.text().to_owned(),
        code: code.code().to_owned(),
    };
    let mut pairing = app.sync.pairing.lock().await;
    let shared = pairing.begin();
    // It is scanned or typed, and not known which: a mailbox for each.
    for secret in [scanned.secret, code.secret] {
        let client = app.sync.client(app, &server);
        let (ports, card) = (app.ports.clone(), keys.card());
        pairing.run(new(
            client,
            ports,
            secret,
            card,
            name.clone(),
            shared.clone(),
        ));
    }
    pairing.new = Some(New { server, name, keys });
    Ok(shown)
}

/// The new device's messages.
async fn new(
    client: Client,
    ports: Ports,
    secret: PairingSecret,
    card: Card,
    name: String,
    shared: Arc<Mutex<Shared>>,
) -> Result<(), Failure> {
    let id = secret.pairing();
    let (new, hello) = NewDevice::hello(&secret, card, &name, &ports.random());
    client.post(id, hello).await?;
    let answer = message(&client, id, 1).await?;
    let (comparing, fresh) = new
        .answered(&answer, &ports.random())
        .map_err(|_| Failure::Nonsense)?;
    client.post(id, fresh).await?;
    let words = comparing.words().0.map(str::to_owned);
    lock(&shared).stage = Stage::NewWords(words, comparing.answer().name.clone());
    let place = message(&client, id, 3).await?;
    let (vault, place) = comparing.placed(&place).map_err(|_| Failure::Nonsense)?;
    lock(&shared).stage = Stage::Placed(vault, Box::new(place));
    Ok(())
}

/// Reads the code of a new device.
///
/// # Errors
/// [`Code::NotFound`] where there is no copy here; [`Code::NotValid`] where that is no code of a device.
pub(crate) async fn join(app: &App, asked: SyncPairJoin) -> Result<SyncPairState, AppError> {
    let secret = match Scanned::read(&asked.text) {
        Ok(scanned) => scanned.secret,
        Err(_) => {
            PairingCode::read(&asked.text)
                .map_err(|_| Code::NotValid)?
                .secret
        }
    };
    let store = app.store().await?;
    let standing = standing(&store).await?.ok_or(Code::NotFound)?;
    let held = Held::load(&store, &standing)
        .await
        .map_err(Failure::error)?;
    let language = crate::settings::load(&store).await?.language;
    let words = match language.unwrap_or(app.ports.language) {
        Language::En => WordList::English,
        Language::Fr => WordList::French,
    };
    let answer = Answer {
        vault: standing.vault,
        card: held.keys.card(),
        words,
        name: standing.name.clone(),
    };
    let client = app.sync.client(app, &standing.server);
    {
        let mut pairing = app.sync.pairing.lock().await;
        let shared = pairing.begin();
        let ports = app.ports.clone();
        pairing.run(old(client, ports, secret, answer, shared));
    }
    state(app, Nothing {}).await
}

/// The old device's messages.
async fn old(
    client: Client,
    ports: Ports,
    secret: PairingSecret,
    answer: Answer,
    shared: Arc<Mutex<Shared>>,
) -> Result<(), Failure> {
    let id = secret.pairing();
    let hello = message(&client, id, 0).await?;
    let answered = OldDevice::answer(&secret, &hello, answer, &ports.random());
    let (old, answer) = answered.map_err(|_| Failure::Nonsense)?;
    client.post(id, answer).await?;
    let fresh = message(&client, id, 2).await?;
    let comparing = old.fresh(&fresh).map_err(|_| Failure::Nonsense)?;
    lock(&shared).stage = Stage::OldWords(Box::new(comparing), secret);
    Ok(())
}

/// How far it is. A new device that knows where the vault is enters it now.
pub(crate) async fn state(app: &App, _: Nothing) -> Result<SyncPairState, AppError> {
    let mut pairing = app.sync.pairing.lock().await;
    let placed = {
        let mut shared = lock(&pairing.shared);
        match std::mem::take(&mut shared.stage) {
            Stage::Placed(vault, place) => {
                shared.stage = Stage::Joining;
                Some((vault, place))
            }
            stage => {
                shared.stage = stage;
                None
            }
        }
    };
    if let Some((vault, place)) = placed {
        let Some(new) = pairing.new.take() else {
            return Err(Code::NotFound.into());
        };
        let entered = enter_placed(app, &new, vault, &place).await;
        let mut shared = lock(&pairing.shared);
        match entered {
            Ok(()) => {
                shared.stage = Stage::Done;
                app.sync.wake();
            }
            Err(failure) => {
                shared.trouble = failure.trouble();
                shared.stage = match failure {
                    // Asked again, it may be heard.
                    Failure::Unreached => Stage::Placed(vault, place),
                    _ => Stage::Over,
                };
            }
        }
        if !matches!(shared.stage, Stage::Placed(..)) {
            drop(shared);
        } else {
            drop(shared);
            pairing.new = Some(new);
        }
    }
    let shown = shown(&lock(&pairing.shared));
    Ok(shown)
}

fn shown(shared: &Shared) -> SyncPairState {
    let (phase, words, name) = match &shared.stage {
        Stage::None => (SyncPairPhase::None, None, None),
        Stage::Waiting => (SyncPairPhase::Waiting, None, None),
        Stage::NewWords(words, name) => (
            SyncPairPhase::Words,
            Some(words.clone()),
            Some(name.clone()),
        ),
        Stage::OldWords(comparing, _) => {
            let words = comparing.words().0.map(str::to_owned);
            (
                SyncPairPhase::Words,
                Some(words),
                Some(comparing.hello().name.clone()),
            )
        }
        Stage::Placed(..) | Stage::Joining => (SyncPairPhase::Joining, None, None),
        Stage::Done => (SyncPairPhase::Done, None, None),
        Stage::Over => (SyncPairPhase::Over, None, None),
    };
    SyncPairState {
        phase,
        words,
        name,
        trouble: shared.trouble,
    }
}

/// Enters the vault that the old device has shown, once its key log holds what was said of it.
async fn enter_placed(
    app: &App,
    new: &New,
    vault: Vault,
    place: &VaultPlace,
) -> Result<(), Failure> {
    let _turn = app.sync.turn.lock().await;
    let store = app.store().await?;
    let client = app.sync.client(app, &new.server);
    let hello = client.hello().await?;
    if Hash::of(&[&hello.key.0]) != place.server_key {
        return Err(Failure::Nonsense);
    }
    let log = client.by(vault, &new.keys).keys(0).await?;
    let membership = Membership::read(vault, &log).map_err(|_| Failure::Nonsense)?;
    membership
        .holds(&place.log)
        .map_err(|_| Failure::Nonsense)?;
    let me = new.keys.device();
    if !membership.devices().any(|card| card.device == me) {
        return Err(Failure::Nonsense);
    }
    let key = ServerKey::pinned(hello.key.0);
    let name = new.name.clone();
    let mut standing = Standing::first(&new.server, &hello, key, vault, me, name);
    let mut known = Vec::new();
    for seen in &place.seen {
        standing.spoken(seen.device, seen.stream as u8, seen.number);
        let nothing: Option<Hash> = None;
        known.push((
            seen.device,
            seen.stream as u8,
            seen.number,
            seen.hash,
            nothing,
            0,
            0,
        ));
    }
    enter(app, &store, &standing, &new.keys, &log).await?;
    let mut writer = store.writer().await;
    execute(writer.connection(), sql::KEEP_KNOWN, &known).await
}

/// The words are the same, or not. If they are, the new device is let in.
///
/// # Errors
/// [`Code::NotFound`] where no words are shown; [`Code::Unreachable`], and then it may be said again.
pub(crate) async fn say(app: &App, asked: SyncPairSay) -> Result<SyncPairState, AppError> {
    let pairing = app.sync.pairing.lock().await;
    let taken = std::mem::replace(&mut lock(&pairing.shared).stage, Stage::Joining);
    let Stage::OldWords(comparing, secret) = taken else {
        lock(&pairing.shared).stage = taken;
        return Err(Code::NotFound.into());
    };
    if !asked.same {
        lock(&pairing.shared).stage = Stage::Over;
        return Ok(shown(&lock(&pairing.shared)));
    }
    let added = {
        let _turn = app.sync.turn.lock().await;
        add(app, &comparing, &secret).await
    };
    let mut shared = lock(&pairing.shared);
    match added {
        Ok(()) => shared.stage = Stage::Done,
        Err(failure) => {
            shared.stage = Stage::OldWords(comparing, secret);
            return Err(failure.error());
        }
    }
    app.sync.wake();
    Ok(shown(&shared))
}

async fn add(
    app: &App,
    comparing: &OldDeviceComparing,
    secret: &PairingSecret,
) -> Result<(), Failure> {
    let round = Round::begin(app).await?;
    let mut round = round.ok_or(AppError::from(Code::NotFound))?;
    round.run().await?;
    let card = comparing.hello().card;
    let held = round.held();
    // Said again after an answer that was lost, it is in already.
    if !held.membership.devices().any(|one| one == card) {
        let by = Holder::Device(&held.keys);
        let grown = held
            .membership
            .make_device_added(by, &card, &mut draw(&app.ports));
        let grown = grown.map_err(|_| Failure::Nonsense)?;
        let has = u32::try_from(held.log.len()).unwrap_or(u32::MAX);
        round.client().append(has, &grown.entries).await?;
        round.grow(grown.entries).await?;
    }
    let place = VaultPlace {
        log: round.held().membership.newest(),
        server_key: Hash::of(&[&round.standing.key.0]),
        seen: all_seen(&round.standing),
        server: round.standing.server.clone(),
    };
    let message = comparing.place(&place, &app.ports.random());
    round.client().post(secret.pairing(), message).await
}

/// The newest page of every chain that is known here, this device's own among them.
fn all_seen(standing: &Standing) -> Vec<Seen> {
    let of = |stream: u8| Stream::of(stream).unwrap_or(Stream::Records);
    let others = standing.chains.iter().map(|chain| Seen {
        device: chain.device,
        stream: of(chain.stream),
        number: chain.top,
        hash: chain.hash,
    });
    let own = (0..2_u8).zip(&standing.ends).map(|(stream, end)| Seen {
        device: standing.device,
        stream: of(stream),
        number: end.number,
        hash: end.hash,
    });
    let mut all: Vec<Seen> = others.chain(own).filter(|seen| seen.number > 0).collect();
    all.sort_unstable_by_key(|seen| (seen.device, seen.stream));
    all
}

/// Lets go of it.
pub(crate) async fn stop(app: &App, _: Nothing) -> Result<Nothing, AppError> {
    app.sync.pairing.lock().await.clear();
    Ok(Nothing {})
}
