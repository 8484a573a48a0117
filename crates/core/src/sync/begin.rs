//! The yes: from an invitation to a vault on the agency's server. Nothing is contacted before.

use super::client::Failure;
use super::held::{draw, spelled};
use super::round::standing;
use super::sql;
use super::standing::Standing;
use super::status;
use super::taking::keep;
use super::view::{SyncBegin, SyncInvitation, SyncInvited, SyncStatus};
use crate::api::Nothing;
use crate::app::App;
use crate::error::{AppError, Code};
use crate::store::Store;
use chrono::DateTime;
use trellis_domain::merge::DeviceId;
use trellis_protocol::{Device, Entry, Hash, Hello, Invitation, VERSION, Vault};
use trellis_sealing::{
    DeviceKeys, Grown, RecoveryKeys, RecoveryWords, ServerError, ServerKey, make_vault,
};
use zeroize::Zeroizing;

/// A vault that was made and may not have arrived: the invitation is good for no other.
pub(crate) struct Made {
    token: [u8; 16],
    keys: DeviceKeys,
    grown: Grown,
}

/// Reads an invitation.
///
/// # Errors
/// [`Code::NotAnInvitation`].
pub(crate) fn read(invitation: &SyncInvitation) -> Result<Invitation, AppError> {
    let read = match &invitation.server {
        Some(server) => Invitation::read_code(server, &invitation.text).ok(),
        None => Invitation::read_link(&invitation.text).ok(),
    };
    read.ok_or(Code::NotAnInvitation.into())
}

/// What an invitation says. Nobody is asked.
pub(crate) async fn look(app: &App, asked: SyncInvitation) -> Result<SyncInvited, AppError> {
    let invitation = read(&asked)?;
    let expires = i64::try_from(invitation.expires).unwrap_or_default();
    let expires = DateTime::from_timestamp(expires, 0).filter(|_| invitation.expires != 0);
    Ok(SyncInvited {
        over: expires.is_some_and(|expires| app.ports.clock.now() > expires),
        server: invitation.server,
        expires,
    })
}

/// Makes the vault there.
///
/// # Errors
/// [`Code::NotAnInvitation`], [`Code::InvitationOver`], [`Code::OtherServer`], [`Code::Unreachable`],
/// [`Code::WrongWords`] where the words are not those of the vault here, [`Code::AlreadySynced`].
pub(crate) async fn begin(app: &App, asked: SyncBegin) -> Result<SyncStatus, AppError> {
    let invitation = read(&asked.invitation)?;
    let name = status::name(&asked.name)?;
    let words = asked.words.map(|words| crate::lock::own_words(app, words));
    let words = words.transpose()?;
    {
        let _turn = app.sync.turn.lock().await;
        let store = app.store().await?;
        if standing(&store).await?.is_some() {
            return Err(Code::AlreadySynced.into());
        }
        let made = make(app, &store, &invitation, words.as_ref()).await;
        let (hello, key, made) = made.map_err(|error| match error {
            Failure::Here(error) => error,
            other => other.error(),
        })?;
        let standing = Standing::first(
            &invitation.server,
            &hello,
            key,
            made.grown.membership.vault(),
            made.keys.device(),
            name,
        );
        enter(app, &store, &standing, &made.keys, &made.grown.entries).await?;
        *app.sync.made.lock().await = None;
    }
    app.sync.wake();
    status::status(app, Nothing {}).await
}

async fn make(
    app: &App,
    store: &Store,
    invitation: &Invitation,
    words: Option<&RecoveryWords>,
) -> Result<(Hello, ServerKey, Made), Failure> {
    let client = app.sync.client(app, &invitation.server);
    let hello = client.hello().await?;
    let now = app.ports.clock.now().timestamp();
    let key = ServerKey::pin(
        invitation,
        &hello.key.0,
        u64::try_from(now).unwrap_or_default(),
    );
    let key = key.map_err(|error| {
        AppError::from(match error {
            ServerError::OtherServer => Code::OtherServer,
            ServerError::Ended => Code::InvitationOver,
        })
    })?;
    if !hello.versions.contains(&VERSION) {
        return Err(Failure::Said(trellis_protocol::Code::Version, None));
    }
    let mut earlier = app.sync.made.lock().await;
    let is_again = earlier
        .as_ref()
        .is_some_and(|made| made.token == invitation.token);
    let made = match earlier.take().filter(|_| is_again) {
        Some(made) => made,
        None => {
            let keys = device_keys(app, store).await?;
            let recovery = match words {
                Some(words) => words.derive_keys(),
                // Until there are words, keys vouch that are let go of here.
                None => {
                    let mut random = Zeroizing::new([0; 64]);
                    app.ports.entropy.fill(random.as_mut_slice());
                    RecoveryKeys::make_for_nobody(&random)
                }
            };
            let grown = make_vault(&keys, &recovery, &mut draw(&app.ports));
            Made {
                token: invitation.token,
                keys,
                grown,
            }
        }
    };
    let sent = client.make(invitation.token, &made.grown.entries).await;
    let sent = match sent {
        // It may have arrived before, and nobody heard.
        Err(failure) if is_again => {
            let vault = made.grown.membership.vault();
            let client = app.sync.client(app, &invitation.server);
            let there = client.by(vault, &made.keys).keys(0).await;
            there.map(|_| ()).map_err(|_| failure)
        }
        sent => sent,
    };
    match sent {
        Ok(()) => Ok((hello, key, made)),
        Err(failure) => {
            *earlier = Some(made);
            Err(failure)
        }
    }
}

/// New keys for this device, under the name that its writes have.
pub(crate) async fn device_keys(app: &App, store: &Store) -> Result<DeviceKeys, AppError> {
    let mut random = Zeroizing::new([0; DeviceKeys::RANDOM]);
    app.ports.entropy.fill(random.as_mut_slice());
    let device = store.writer().await.device().await?;
    random[..8].copy_from_slice(&device.bytes());
    DeviceKeys::make(&random).ok_or(Code::Trouble.into())
}

/// Enters a vault: from here on there is sync. Everything that is here goes out, newest first.
pub(crate) async fn enter(
    app: &App,
    store: &Store,
    standing: &Standing,
    keys: &DeviceKeys,
    log: &[Entry],
) -> Result<(), AppError> {
    let body = serde_json::to_string(standing)?;
    let lines = spelled(log)?;
    let mut taking = store.begin_taking_in(false, app.ports.clock.now()).await?;
    let clock = taking.clock().await?;
    let done = async {
        let connection = taking.connection();
        sqlx::query(sql::MAKE)
            .bind(body)
            .bind(keys.stored().to_vec())
            .execute(&mut *connection)
            .await?;
        sqlx::query(sql::KEEP_LOG)
            .bind(lines)
            .execute(&mut *connection)
            .await?;
        sqlx::query(sql::KNOW_OWN)
            .bind(super::standing::merged(standing.device).to_string())
            .bind(clock.bits().cast_signed())
            .execute(&mut *connection)
            .await?;
        sqlx::raw_sql(sql::FILL).execute(&mut *connection).await?;
        keep(connection, standing).await
    }
    .await;
    match done {
        Ok(()) => taking.keep_quietly().await,
        Err(error) => {
            taking.undo().await;
            Err(error.error())
        }
    }
}

/// Leaves the vault: there is no sync any more, and this device writes under another name from now on, so
/// that it can enter a vault again.
pub(crate) async fn leave(app: &App, store: &Store) -> Result<(), AppError> {
    let mut writer = store.writer().await;
    sqlx::raw_sql(sql::FORGET)
        .execute(writer.connection())
        .await?;
    writer
        .rename(DeviceId::from_random(app.ports.random()))
        .await
}

impl Standing {
    /// Where sync stands when a vault is entered.
    pub(crate) fn first(
        server: &str,
        hello: &Hello,
        key: ServerKey,
        vault: Vault,
        device: Device,
        name: String,
    ) -> Self {
        Self {
            server: server.to_owned(),
            key: Hash(*key.bytes()),
            agency: hello.agency.clone(),
            contact: hello.contact.clone(),
            request: hello.limits.request,
            vault,
            device,
            name,
            incarnation: 0,
            cursors: Default::default(),
            ends: Default::default(),
            chains: Vec::new(),
            devices: Vec::new(),
            told: None,
            alarms: Vec::new(),
            at: None,
            trouble: None,
            failures: 0,
            next: None,
            photos_on_metered: false,
            tried: 0,
            accepted: false,
            erase_again: false,
            gone: false,
        }
    }
}
