//! What was asked: a request with its whole body, and the device that signed it.
//!
//! Nothing is done for a device before: it belongs to the vault and was not removed, its signature
//! holds over the method, the address and the body, was made within five minutes of now, and was not
//! used before.

mod query;

use crate::clock::{self, Millis};
use crate::refusal::Refusal;
use crate::sabotage::{Guard, is_out};
use crate::server::Server;
use crate::store::{Row, Sql, Trouble, Tx, sql};
use axum::body::{Body, Bytes};
use axum::extract::{ConnectInfo, FromRequest, Request};
use axum::http::{HeaderMap, Method, Uri, header};
use http_body_util::BodyExt as _;
pub use query::Query;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;
use trellis_protocol::{
    Code, Device, FRAMES, Grant, Hash, LARGEST_SHARE, Malformed, Signed, SignedByGrant,
    SignedInput, Standing, Vault, digest, route,
};

/// How far a signature's time may be from the server's.
const SKEW: Millis = 300_000;

/// What bytes without a form of their own may be called.
const PLAIN: &str = "application/octet-stream";
/// What small bodies are, where they are JSON.
const JSON: &str = "application/json";

/// A request.
pub struct Asked {
    /// `GET`, `POST` or `DELETE`.
    pub method: Method,
    /// What was asked for.
    pub uri: Uri,
    /// Its fields.
    pub headers: HeaderMap,
    /// Its body.
    pub body: Bytes,
    /// Where it came from.
    pub address: IpAddr,
}

/// Who a request came from: the other end, or what the proxy says, which puts it last.
pub(crate) fn address(request: &Request, behind_proxy: bool) -> IpAddr {
    let end = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let end = end.map_or(IpAddr::from([0, 0, 0, 0]), |end| end.0.ip());
    let said = || {
        let all = request.headers().get_all("x-forwarded-for");
        let last = all.iter().next_back()?.to_str().ok()?;
        last.rsplit(',').next()?.trim().parse().ok()
    };
    behind_proxy.then(said).flatten().unwrap_or(end)
}

impl FromRequest<Server> for Asked {
    type Rejection = Refusal;

    async fn from_request(request: Request, server: &Server) -> Result<Self, Refusal> {
        let limits = &server.config.limits;
        let address = address(&request, server.config.behind_proxy);
        server.limits.address(address)?;
        let (parts, body) = request.into_parts();
        let kind = parts.headers.get(header::CONTENT_TYPE);
        if kind.is_some_and(|kind| kind != FRAMES && kind != PLAIN && kind != JSON) {
            return Err(Code::Malformed.into());
        }
        let slow = Duration::from_secs(limits.slow_seconds);
        // What is shared comes whole.
        let most = if parts.uri.path().starts_with(route::GRANTS) {
            limits.body_bytes.max(LARGEST_SHARE + 16)
        } else {
            limits.body_bytes
        };
        let body = tokio::time::timeout(slow, whole(body, most))
            .await
            .map_err(|_| Refusal::slow_down(1))??;
        Ok(Self {
            method: parts.method,
            uri: parts.uri,
            headers: parts.headers,
            body,
            address,
        })
    }
}

/// The whole body, no larger than it may be. Of one that is too large as much again is heard out, so
/// that whoever sends it hears the answer.
pub(crate) async fn whole(mut body: Body, most: usize) -> Result<Bytes, Refusal> {
    let (mut all, mut heard) = (Vec::new(), 0_usize);
    while let Some(part) = body.frame().await {
        let part = part.map_err(|_| Code::Malformed)?;
        let Ok(part) = part.into_data() else {
            continue;
        };
        heard = heard.saturating_add(part.len());
        if heard <= most {
            all.extend_from_slice(&part);
        } else if heard > most.saturating_mul(2) {
            break;
        }
    }
    if heard > most {
        return Err(Code::TooLarge.into());
    }
    Ok(all.into())
}

impl Asked {
    fn field(&self, name: &str) -> Result<Option<&str>, Refusal> {
        let mut all = self.headers.get_all(name).iter();
        let first = all.next();
        if all.next().is_some() {
            return Err(Code::Malformed.into());
        }
        let text = first.map(|field| field.to_str()).transpose();
        text.map_err(|_| Code::Malformed.into())
    }

    /// Who says to have signed it, and the signature; the body is what was signed.
    fn signed<T>(
        &self,
        read: impl FnOnce(&str, &str, bool) -> Result<T, Malformed>,
    ) -> Result<T, Refusal> {
        let has_body = !self.body.is_empty();
        let no = Refusal::from(Code::Unauthorised);
        let input = self.field("signature-input")?.ok_or(no)?;
        let signature = self.field("signature")?.ok_or(no)?;
        let read = read(input, signature, has_body).map_err(|_| no)?;
        if has_body && self.field("content-digest")? != Some(digest(&self.body).as_str()) {
            return Err(no);
        }
        Ok(read)
    }

    /// What was signed, as text that `base` makes.
    fn base(&self, server: &Server, base: impl FnOnce(&SignedInput<'_>) -> String) -> String {
        let path = self.uri.path_and_query().map_or("/", |path| path.as_str());
        let uri = format!("{}{path}", server.url);
        let digest = (!self.body.is_empty()).then(|| digest(&self.body));
        base(&SignedInput {
            method: self.method.as_str(),
            uri: &uri,
            digest: digest.as_deref(),
        })
    }

    /// Takes a signature's time and its nonce, once.
    async fn fresh(
        &self,
        server: &Server,
        (created, nonce): (u64, &[u8; 16]),
        who: &[&[u8]],
    ) -> Result<(), Refusal> {
        let created = i64::try_from(created).unwrap_or(i64::MAX / 1_000);
        let created = created.saturating_mul(1_000);
        if created.abs_diff(server.now()) > SKEW.unsigned_abs() && !is_out(Guard::RequestTime) {
            return Err(Code::Clock.into());
        }
        let name = Hash::of(&[who, &[nonce]].concat());
        let ends = created.saturating_add(2 * SKEW);
        let given = [(&name.0).into(), server.store.agency().into(), ends.into()];
        let fresh = server.store.pass(sql::NONCE_USE, &given).await? == 1;
        let fresh = fresh || is_out(Guard::Nonce);
        fresh.then_some(()).ok_or(Code::Unauthorised.into())
    }

    /// What says to be signed with a grant's key, and the signature.
    ///
    /// # Errors
    /// Where it is none, or another grant's.
    pub fn signed_by_grant(&self, grant: Grant) -> Result<(SignedByGrant, [u8; 64]), Refusal> {
        let (signed, signature) = self.signed(SignedByGrant::read)?;
        if signed.grant != grant {
            return Err(Code::Unauthorised.into());
        }
        Ok((signed, signature))
    }

    /// Whether one of the devices signed it that hold a grant, whose key this is.
    ///
    /// # Errors
    /// See the module.
    pub async fn holder(
        &self,
        server: &Server,
        grant: Grant,
        key: &[u8; 32],
    ) -> Result<(), Refusal> {
        let (signed, signature) = self.signed_by_grant(grant)?;
        let base = self.base(server, |input| signed.base(input));
        if !crate::key::holds(key, base.as_bytes(), &signature) && !is_out(Guard::GrantSignature) {
            return Err(Code::Unauthorised.into());
        }
        server.limits.grant(grant)?;
        let at = (signed.created, &signed.nonce);
        self.fresh(server, at, &[b"grant", &grant.0]).await
    }

    /// The device of this vault that signed it.
    ///
    /// # Errors
    /// See the module.
    pub async fn member(&self, server: &Server, vault: Vault) -> Result<Member, Refusal> {
        self.member_or(server, vault, |_| None).await
    }

    /// The same, or one that is just being added, whose key `added` knows.
    ///
    /// # Errors
    /// See the module.
    pub async fn member_or(
        &self,
        server: &Server,
        vault: Vault,
        added: impl Fn(Device) -> Option<[u8; 32]>,
    ) -> Result<Member, Refusal> {
        let (signed, signature) = self.signed(Signed::read)?;
        if signed.vault != vault && !is_out(Guard::RequestVault) {
            return Err(Code::Unauthorised.into());
        }
        let given = [(&vault.0).into(), (&signed.device.0).into()];
        let row = server.store.look(sql::MEMBER, &given).await?;
        let mut found = row.map(|row| Member::read(vault, signed.device, &row));
        if found.is_none() {
            found = added(signed.device).map(|key| Member::new(vault, signed.device, key));
            if found.is_some() {
                server.limits.unsigned(self.address)?;
            }
        }
        let member = found.ok_or(Code::Gone)?;
        let base = self.base(server, |input| signed.base(input));
        let holds = crate::key::holds(&member.key, base.as_bytes(), &signature);
        if !holds && !is_out(Guard::RequestSignature) {
            return Err(Code::Unauthorised.into());
        }
        server.limits.device(vault, signed.device)?;
        if member.removed && !is_out(Guard::Removed) {
            return Err(Code::Gone.into());
        }
        let at = (signed.created, &signed.nonce);
        self.fresh(server, at, &[&vault.0, &signed.device.0])
            .await?;
        Ok(member)
    }
}

/// A device, and where its vault stands.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its vault.
    pub vault: Vault,
    /// The device.
    pub device: Device,
    /// Checks what it signs.
    pub key: [u8; 32],
    /// Whether it belongs no longer.
    pub removed: bool,
    /// The newest page of its chain in each stream.
    pub chain: [(u64, Hash); 2],
    /// Where the vault stands.
    pub standing: Standing,
    /// Bytes of its key log.
    pub key_bytes: u64,
    /// Its newest epoch.
    pub epoch: u32,
}

impl Member {
    fn new(vault: Vault, device: Device, key: [u8; 32]) -> Self {
        Self {
            vault,
            device,
            key,
            removed: false,
            chain: [(0, Hash::NONE); 2],
            standing: Standing::default(),
            key_bytes: 0,
            epoch: 0,
        }
    }

    /// Looks it up: `how` is with or without holding the vault.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn find(
        tx: &mut Tx,
        vault: Vault,
        device: Device,
        how: Sql,
    ) -> Result<Option<Self>, Trouble> {
        let row = tx
            .row(how, &[(&vault.0).into(), (&device.0).into()])
            .await?;
        Ok(row.map(|row| Self::read(vault, device, &row)))
    }

    fn read(vault: Vault, device: Device, row: &Row) -> Self {
        Self {
            removed: row.int(1) != 0,
            chain: [
                (row.count(2), Hash(row.array(3))),
                (row.count(4), Hash(row.array(5))),
            ],
            standing: standing(row, 6),
            key_bytes: row.count(14),
            epoch: u32::try_from(row.int(15)).unwrap_or(0),
            ..Self::new(vault, device, row.array(0))
        }
    }

    /// Holds the vault until the transaction is over, and looks again.
    ///
    /// # Errors
    /// Where it is gone meanwhile.
    pub async fn hold(&self, tx: &mut Tx) -> Result<Self, Refusal> {
        let again = Self::find(tx, self.vault, self.device, sql::MEMBER_HELD).await?;
        match again {
            Some(member) if !member.removed || is_out(Guard::Removed) => Ok(member),
            _ => Err(Code::Gone.into()),
        }
    }
}

/// Where a vault stands, from columns: incarnation, entries, top0, top1, pages0, bytes0, pages1, bytes1.
pub fn standing(row: &Row, from: usize) -> Standing {
    let small = |column| u32::try_from(row.int(column)).unwrap_or(0);
    Standing {
        incarnation: small(from),
        keys: small(from + 1),
        top: [row.count(from + 2), row.count(from + 3)],
        pages: [row.count(from + 4), row.count(from + 6)],
        bytes: [row.count(from + 5), row.count(from + 7)],
        time: u64::try_from(clock::now()).unwrap_or(0),
    }
}
