//! Who invites: asked of their server, and held against what the client scanned or typed.

use super::language;
use super::view::{SharingInvitation, SharingInvited};
use crate::app::App;
use crate::error::{AppError, Code};
use crate::sync::Failure;
use crate::words::Words;
use chrono::DateTime;
use trellis_domain::settings::Language;
use trellis_protocol::{Hello, Look, Named, ShareInvitation, VERSION};
use trellis_sealing::{PinError, PinnedWorker, WordList};

/// Who was looked at, until the yes.
pub(crate) struct Looked {
    pub(super) asked: SharingInvitation,
    pub(super) invitation: ShareInvitation,
    pub(super) hello: Hello,
    pub(super) look: Look,
    pub(super) pinned: PinnedWorker,
}

impl Looked {
    /// Whether the invitation was typed.
    pub(super) fn is_typed(&self) -> bool {
        matches!(self.invitation.named, Named::Typed(_))
    }

    /// Why, in the worker's own words.
    pub(super) fn reason(&self) -> &str {
        self.pinned.reason().unwrap_or_default()
    }
}

/// Reads an invitation.
fn read(asked: &SharingInvitation) -> Result<ShareInvitation, AppError> {
    let read = match &asked.server {
        Some(server) => ShareInvitation::read_code(server, &asked.text).ok(),
        None => ShareInvitation::read_link(&asked.text).ok(),
    };
    read.ok_or(Code::NotAnInvitation.into())
}

/// Asks who invites. Nothing of the client's is sent but the invitation.
///
/// # Errors
/// [`Code::NotAnInvitation`], [`Code::InvitationOver`], [`Code::OtherServer`] where it is not the one
/// that the invitation names, [`Code::Unreachable`].
pub(crate) async fn look(app: &App, asked: SharingInvitation) -> Result<SharingInvited, AppError> {
    let store = app.store().await?;
    let list = match language(app, &store).await? {
        Language::En => WordList::English,
        Language::Fr => WordList::French,
    };
    let looked = look_at(app, asked).await?;
    let expires = i64::try_from(looked.look.expires).unwrap_or_default();
    let invited = SharingInvited {
        server: looked.invitation.server.clone(),
        agency: looked.hello.agency.clone(),
        name: looked.look.name.clone(),
        role: looked.look.role.clone(),
        reason: looked.reason().to_owned(),
        typed: looked.is_typed(),
        words: looked.pinned.words(list).map(str::to_owned).to_vec(),
        expires: DateTime::from_timestamp(expires, 0).filter(|_| expires != 0),
    };
    *app.sharing.looked.lock().await = Some(looked);
    Ok(invited)
}

/// Looks at an invitation.
pub(super) async fn look_at(app: &App, asked: SharingInvitation) -> Result<Looked, AppError> {
    let invitation = read(&asked)?;
    let now = app.ports.clock.now().timestamp();
    if invitation.expires != 0 && now > i64::try_from(invitation.expires).unwrap_or(i64::MAX) {
        return Err(Code::InvitationOver.into());
    }
    let client = app.sharing.client(app, &invitation.server);
    let hello = client.hello().await.map_err(Failure::error)?;
    if !hello.versions.contains(&VERSION) {
        return Err(Code::Unreachable.into());
    }
    let mut look = client
        .look(invitation.token)
        .await
        .map_err(Failure::error)?;
    let pinned = PinnedWorker::pin(
        &invitation,
        &look,
        &hello.key.0,
        u64::try_from(now).unwrap_or_default(),
    );
    let pinned = pinned.map_err(|error| match error {
        PinError::SomebodyElse | PinError::Reason => Code::OtherServer,
        PinError::Ended => Code::InvitationOver,
    })?;
    // Servers have one word for what workers do; clients read it in theirs.
    if look.role == "worker" {
        let store = app.store().await?;
        let words = Words::of_sharing(language(app, &store).await?);
        look.role = words.get("consent-role-worker");
    }
    Ok(Looked {
        asked,
        invitation,
        hello,
        look,
        pinned,
    })
}
