//! One grant and its server brought in step: what the client wants is said there, what is shown is
//! published, what came is taken in. It may be broken off anywhere, and goes on from what stands.

use super::engine::OFTEN;
use super::known::Known;
use super::offer::copy;
use super::yes::millis;
use super::{edit, find, grants, noted};
use crate::app::App;
use crate::error::{AppError, Code};
use crate::store::{Edit, Store};
use crate::sync::{Client, Failure, hex};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use trellis_domain::Id;
use trellis_domain::merge::Fields;
use trellis_domain::sharing::{Asked, Card, Grant, Projection, Wants, What};
use trellis_protocol::{Code as Said, GrantStanding, Presence, Stands};
use trellis_sealing::{MadeShare, OwnGrant, Piece, ShareError, Slots};

/// How often another device of the client may come before in one round.
const MOVES: u32 = 3;

/// Whether nothing is left to be said about a grant.
pub(super) fn is_over(grant: &Grant) -> bool {
    grant.sent == Some(Wants::Ended)
}

/// Every grant. `now`: those too that were asked about just now, or are to be tried later.
pub(super) async fn all(app: &App, now: bool) {
    let _turn = app.sharing.turn.lock().await;
    let Ok(store) = app.store().await else { return };
    let all = grants(&store).await.unwrap_or_default();
    drop(store);
    for grant in all.iter().filter(|grant| !is_over(grant)) {
        if one(app, grant.id, now).await == Err(Failure::Stopped) {
            return;
        }
    }
}

/// One grant, at once.
pub(super) async fn once(app: &App, grant: Id) {
    let _turn = app.sharing.turn.lock().await;
    // What came of it is kept, and seen where it stands.
    let _ = one(app, grant, true).await;
}

async fn one(app: &App, id: Id, at_once: bool) -> Result<(), Failure> {
    let store = app.store().await?;
    let mut known = Known::load(&store, id).await?;
    let now = app.ports.clock.now();
    let mut round = Round {
        app,
        store: &store,
        grant: find(&store, id).await?,
        now,
    };
    round.expire().await?;
    if !round.is_due(&known, at_once).await? {
        return Ok(());
    }
    app.sharing.set_busy(true);
    let went = round.run(&mut known).await;
    app.sharing.set_busy(false);
    known.at = now.timestamp_millis();
    match went {
        Ok(()) => (known.failures, known.next) = (0, 0),
        Err(Failure::Stopped) => return went,
        Err(failure) => {
            known.failures = known.failures.saturating_add(1);
            known.next = known.at + later(app, known.failures);
            tracing::info!(event = "sharing_waits", failures = known.failures, ?failure);
        }
    }
    known.keep(&store, id).await?;
    went
}

/// How long until it is tried again, in milliseconds: longer each time, and never all at once.
fn later(app: &App, failures: u32) -> i64 {
    let most = (5_000_u64 << failures.min(9)).min(30 * 60_000);
    let [a, b] = app.ports.random();
    let jitter = u64::from(u16::from_be_bytes([a, b])) * (most / 2) / 65_536;
    (most / 2 + jitter).cast_signed()
}

pub(super) struct Round<'a> {
    pub(super) app: &'a App,
    pub(super) store: &'a Store,
    pub(super) grant: Grant,
    pub(super) now: DateTime<Utc>,
}

impl Round<'_> {
    async fn write(&mut self, fields: Fields, what: Option<What>) -> Result<(), AppError> {
        let mut edits: Vec<Edit> = vec![edit(self.grant.id, fields)];
        edits.extend(what.map(|what| noted(self.app, &self.grant, what, self.now)));
        self.store.edit(edits, self.now).await?;
        self.grant = find(self.store, self.grant.id).await?;
        Ok(())
    }

    /// What ran out by this device's own clock is over, whatever the server does.
    async fn expire(&mut self) -> Result<(), AppError> {
        if self.grant.ended.is_some() || self.now < self.grant.until {
            return Ok(());
        }
        let fields = Grant::ended_fields(self.grant.until, What::Expired);
        self.write(fields, Some(What::Expired)).await
    }

    /// Whether there is something to say, or it is time to ask.
    async fn is_due(&self, known: &Known, at_once: bool) -> Result<bool, AppError> {
        if is_over(&self.grant) || self.grant.secret.is_empty() {
            return Ok(false);
        }
        let now = self.now.timestamp_millis();
        let waits = known.next > now && known.next - now <= 3_600_000;
        if at_once {
            return Ok(true);
        }
        if waits {
            return Ok(false);
        }
        let often = i64::try_from(OFTEN.as_millis()).unwrap_or(i64::MAX);
        if !(0..often).contains(&(now - known.at)) {
            return Ok(true);
        }
        let wants = self.grant.wants();
        if self.grant.asked.is_some() && wants != Wants::Ended {
            return Ok(false);
        }
        if self.grant.sent != Some(wants) {
            return Ok(self.grant.sent.is_some() || self.grant.tried || wants != Wants::Paused);
        }
        if wants != Wants::Active {
            return Ok(false);
        }
        let (card, projection) = self.copy().await?;
        Ok(fingerprint(&card, &projection) != self.grant.copy)
    }

    async fn copy(&self) -> Result<(Card, Projection), AppError> {
        let grant = &self.grant;
        let aim = (grant.lang, grant.last);
        copy(self.app, self.store, &grant.choice, &grant.called, aim).await
    }

    fn own(&self) -> Result<OwnGrant, Failure> {
        let stored = BASE64_STANDARD.decode(&self.grant.secret).ok();
        let stored = stored.map(zeroize::Zeroizing::new);
        let own = stored.and_then(|stored| OwnGrant::read(&stored));
        own.ok_or(Failure::Here(Code::Damaged.into()))
    }

    async fn run(&mut self, known: &mut Known) -> Result<(), Failure> {
        let own = self.own()?;
        let client = self.app.sharing.client(self.app, &self.grant.server);
        let client = client.by_grant(&own);
        if self.grant.sent.is_none() && !self.begin(&client, &own, known).await? {
            return Ok(());
        }
        for _ in 0..MOVES {
            match self.go_on(&client, known).await {
                Err(Failure::Said(Said::Moved, _)) => {}
                other => return other,
            }
        }
        Err(Failure::Said(Said::Moved, None))
    }

    /// Sends the yes. Gives whether there is a grant there to go on with.
    async fn begin(
        &mut self,
        client: &Client,
        own: &OwnGrant,
        known: &mut Known,
    ) -> Result<bool, Failure> {
        match self.grant.wants() {
            Wants::Ended if !self.grant.tried => {
                self.write(Grant::over_fields(None, self.now), None).await?;
                return Ok(false);
            }
            Wants::Paused if !self.grant.tried => return Ok(false),
            Wants::Active => {
                let (card, projection) = self.copy().await?;
                let (card_json, pieces) = (card.json(), pieces(&projection));
                let made = own.first(
                    millis(self.grant.made),
                    card_json.as_bytes(),
                    &borrowed(&pieces),
                    &mut |bytes: &mut [u8]| self.app.ports.entropy.fill(bytes),
                );
                let made = made.map_err(refused)?;
                let token = unhex(&self.grant.token).ok_or(AppError::from(Code::Damaged))?;
                if !self.grant.tried {
                    self.write(Grant::tried_fields(), None).await?;
                }
                match client.begin_grant(token, &made.message).await {
                    Ok(()) => {
                        let copy = fingerprint(&card, &projection);
                        self.published(known, made, &copy).await?;
                        return Ok(true);
                    }
                    // It was used: by this very yes, of which nobody heard, or by somebody else.
                    Err(Failure::Said(Said::Token | Said::Moved, _)) => {}
                    Err(failure) => return Err(failure),
                }
            }
            Wants::Ended | Wants::Paused => {}
        }
        match client.grant_standing(own.grant()).await {
            Ok(_) => {
                let stored = BASE64_STANDARD.encode(own.stored());
                let sent = Grant::sent_fields(&stored, Wants::Active, self.now, None);
                self.write(sent, None).await?;
                Ok(true)
            }
            Err(Failure::Said(Said::Gone | Said::Unauthorised, _)) => {
                let mut fields = Grant::over_fields(None, self.now);
                let ended = self.grant.ended.is_some();
                if !ended {
                    fields.extend(Grant::ended_fields(self.now, What::Refused));
                }
                let what = (!ended).then_some(What::Refused);
                self.write(fields, what).await?;
                Ok(false)
            }
            Err(failure) => Err(failure),
        }
    }

    async fn go_on(&mut self, client: &Client, known: &mut Known) -> Result<(), Failure> {
        let own = self.own()?;
        let standing = match client.grant_standing(own.grant()).await {
            Ok(standing) => standing,
            Err(Failure::Said(Said::Gone, _)) => return self.end(client, &own, true).await,
            Err(failure) => return Err(failure),
        };
        // What comes back is taken in before anything is deleted there.
        self.openings(client, &own, &standing, known).await?;
        self.suggestions(client, &own, &standing, known).await?;
        if self.grant.wants() == Wants::Ended {
            return self.end(client, &at(&own, &standing), false).await;
        }
        self.look_at_worker(&own, &standing).await?;
        if self.grant.asked.is_some() {
            return Ok(());
        }
        match self.grant.wants() {
            Wants::Paused if standing.state == Stands::Paused && self.is_there(&own, &standing) => {
                if self.grant.sent != Some(Wants::Paused) {
                    self.said(&own, Wants::Paused).await?;
                }
                Ok(())
            }
            Wants::Paused => {
                let when = self.grant.paused.unwrap_or(self.now);
                let made = at(&own, &standing).pause(millis(when), &mut self.draw());
                let made = made.map_err(refused)?;
                client.publish(own.grant(), made.message).await?;
                self.said(&made.grant, Wants::Paused).await?;
                Ok(())
            }
            _ => self.publish(client, &own, &standing, known).await,
        }
    }

    fn draw(&self) -> impl FnMut(&mut [u8]) + use<'_> {
        |bytes| self.app.ports.entropy.fill(bytes)
    }

    /// Whether the server has what this grant last said.
    fn is_there(&self, own: &OwnGrant, standing: &GrantStanding) -> bool {
        let (number, hash, ..) = own.stands();
        (number, hash) == (standing.statement, standing.hash)
    }

    /// The server has a statement.
    async fn said(&mut self, own: &OwnGrant, sent: Wants) -> Result<(), AppError> {
        let stored = BASE64_STANDARD.encode(own.stored());
        let fields = Grant::sent_fields(&stored, sent, self.now, None);
        self.write(fields, None).await
    }

    /// Other keys, nobody there, or a spoken stop: nothing more goes out, and the client is asked.
    async fn look_at_worker(
        &mut self,
        own: &OwnGrant,
        standing: &GrantStanding,
    ) -> Result<(), AppError> {
        let asked = if standing.worker == Presence::Gone {
            Some(Asked::Gone)
        } else if standing.keys != own.keys() {
            Some(Asked::Keys)
        } else if standing.state == Stands::AskedToStop && self.grant.sent == Some(Wants::Active) {
            Some(Asked::Stop)
        } else {
            None
        };
        if asked.is_none() || asked == self.grant.asked {
            return Ok(());
        }
        let what = match asked {
            Some(Asked::Keys) => Some(What::Keys),
            Some(Asked::Gone) => Some(What::Gone),
            _ => None,
        };
        self.write(Grant::asked_fields(asked), what).await
    }

    /// Brings the copy there in step with what is here.
    async fn publish(
        &mut self,
        client: &Client,
        own: &OwnGrant,
        standing: &GrantStanding,
        known: &mut Known,
    ) -> Result<(), Failure> {
        // What other devices wrote is still coming in: a copy of half of it would be less than there is.
        if self.app.sync.is_busy() {
            return Ok(());
        }
        let (card, projection) = self.copy().await?;
        let print = fingerprint(&card, &projection);
        let (.., epoch, manifest) = own.stands();
        let is_as_known = self.is_there(own, standing)
            && (epoch, manifest) == (standing.epoch, standing.manifest);
        if is_as_known && standing.state == Stands::Waiting && self.grant.copy == print {
            // An older copy of the server was put back: the newest statement is shown again.
            client.publish(own.grant(), own.shown()).await?;
            return Ok(());
        }
        let is_active = standing.state == Stands::Active;
        if is_as_known && is_active && self.grant.copy == print {
            return Ok(());
        }
        let (card_json, pieces) = (card.json(), pieces(&projection));
        let now = millis(self.now);
        let narrower = known.choice.as_ref();
        let narrower = narrower.is_none_or(|before| self.grant.choice.narrows(before));
        let slots = BASE64_STANDARD.decode(&known.slots).ok();
        let slots = slots.and_then(|slots| Slots::read(&slots));
        let slots = slots.filter(|_| is_as_known && is_active && !narrower);
        let made = slots.map(|slots| {
            let pieces = borrowed(&pieces);
            own.next(&slots, now, card_json.as_bytes(), &pieces, &mut self.draw())
        });
        let made = match made {
            Some(Ok(made)) => made,
            Some(Err(ShareError::Slots | ShareError::NotActive)) | None => {
                let until = millis(self.grant.until);
                let pieces = borrowed(&pieces);
                let from = at(own, standing);
                from.anew(now, until, card_json.as_bytes(), &pieces, &mut self.draw())
                    .map_err(refused)?
            }
            Some(Err(error)) => return Err(refused(error)),
        };
        client.publish(own.grant(), made.message.clone()).await?;
        tracing::info!(event = "sharing_published");
        self.published(known, made, &print).await?;
        Ok(())
    }

    async fn published(
        &mut self,
        known: &mut Known,
        made: MadeShare,
        print: &str,
    ) -> Result<(), AppError> {
        known.slots = BASE64_STANDARD.encode(made.slots.stored());
        known.choice = Some(self.grant.choice.clone());
        known.keep(self.store, self.grant.id).await?;
        let stored = BASE64_STANDARD.encode(made.grant.stored());
        let copy = Some((print, &self.grant.choice));
        let fields = Grant::sent_fields(&stored, Wants::Active, self.now, copy);
        self.write(fields, None).await
    }

    /// Ends it there. `is_gone`: the server does not know it, or no longer; it may still have its receipt.
    async fn end(&mut self, client: &Client, own: &OwnGrant, is_gone: bool) -> Result<(), Failure> {
        let ended = self.grant.ended;
        let made = own.end(millis(ended.unwrap_or(self.now)), &mut self.draw());
        let made = made.map_err(refused)?;
        let receipt = match client.end_grant(own.grant(), made.message).await {
            Ok(receipt) => {
                let said = own.server().check_of_grant(&receipt, own.grant());
                said.map_err(|_| Failure::Nonsense)?;
                Some(serde_json::to_string(&receipt).map_err(AppError::from)?)
            }
            Err(Failure::Said(Said::Gone | Said::Unauthorised, _)) if is_gone => None,
            Err(failure) => return Err(failure),
        };
        let mut fields = Grant::over_fields(receipt.as_deref(), self.now);
        if ended.is_none() {
            fields.extend(Grant::ended_fields(self.now, What::Expired));
        }
        let what = ended.is_none().then_some(What::Expired);
        self.write(fields, what).await?;
        Ok(())
    }
}

/// A grant as it goes on from where the server is, if another device of the client came before.
fn at(own: &OwnGrant, standing: &GrantStanding) -> OwnGrant {
    let (number, hash, epoch, manifest) = own.stands();
    let there = (standing.statement, standing.hash);
    let is_behind =
        (number, hash) == there && (epoch, manifest) == (standing.epoch, standing.manifest);
    // A server that was put back has less: from there numbers may jump up.
    let is_before = standing.statement < number;
    if is_behind || is_before {
        own.clone()
    } else {
        own.after(standing)
    }
}

fn refused(error: ShareError) -> Failure {
    tracing::warn!(event = "sharing_refused", ?error);
    let code = match error {
        ShareError::TooLarge => Code::TooLong,
        _ => Code::NotValid,
    };
    Failure::Here(code.into())
}

/// What tells one copy from another. The day on which it was made does not count.
fn fingerprint(card: &Card, projection: &Projection) -> String {
    let card = Card {
        made: card.until,
        ..card.clone()
    };
    let mut digest = Sha256::new().chain_update(card.json());
    for item in &projection.items {
        digest.update([0]);
        digest.update(&item.key);
        digest.update([0]);
        digest.update(&item.json);
    }
    hex(&digest.finalize())
}

fn pieces(projection: &Projection) -> Vec<([u8; 16], &[u8])> {
    let items = projection.items.iter();
    let named = items.map(|item| {
        let digest = Sha256::digest(&item.key);
        let mut name = [0; 16];
        name.copy_from_slice(&digest[..16]);
        (name, item.json.as_bytes())
    });
    named.collect()
}

fn borrowed<'a>(pieces: &[([u8; 16], &'a [u8])]) -> Vec<Piece<'a>> {
    let pieces = pieces.iter();
    pieces
        .map(|(name, plain)| Piece { name: *name, plain })
        .collect()
}

pub(super) fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    if text.len() != 2 * N || !text.is_ascii() {
        return None;
    }
    for (n, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * n..2 * n + 2], 16).ok()?;
    }
    Some(bytes)
}
