//! An agency's server with one worker, in memory, behind the port that sharing asks: honest by itself, and
//! put into any state by a test. What the worker opens is opened by the sealing crate's own checks.

use crate::ports::{Answer, Asking, Listening, Network, Request, Unreached};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use ed25519_dalek::{Signer, SigningKey};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard};
use trellis_protocol::{
    Code, Grant, GrantReceipt, GrantStanding, GrantWrap, Hash, Hello, Item, Limits, Look, Manifest,
    Named, Opened, Opening, Openings, OpeningsHead, Presence, PublishedShare, ShareInvitation,
    SignedReceipt, Slot, Stands, State, Statement, Taken, TakenIn, Worker, write_inbox,
};
use trellis_sealing::WorkerKeys;

pub(super) const ADDRESS: &str = "https://care.example.org";
const TOKEN: [u8; 16] = [3; 16];

/// One grant on the server.
#[derive(Clone)]
pub(super) struct Kept {
    pub(super) first: Statement,
    pub(super) statement: Statement,
    pub(super) wrap: Option<GrantWrap>,
    pub(super) manifest: Option<Manifest>,
    pub(super) items: BTreeMap<Slot, (u32, Vec<u8>)>,
    pub(super) state: Stands,
    pub(super) openings: Vec<Opening>,
    pub(super) inbox: Vec<(u64, Vec<u8>)>,
    pub(super) top: u64,
}

pub(super) struct Inner {
    pub(super) grants: BTreeMap<Grant, Kept>,
    ended: BTreeMap<Grant, SignedReceipt>,
    token: bool,
    pub(super) offline: bool,
    /// Answers from here on are lost, after the request was done.
    pub(super) deaf: bool,
    pub(super) here: Presence,
    pub(super) keys: Option<Hash>,
    pub(super) incarnation: u32,
    pub(super) reason: String,
    /// Signs receipts with another key than it shows.
    pub(super) forges: bool,
    /// Every request: method and path.
    pub(super) asked: Vec<(String, String)>,
}

/// The server.
pub(super) struct Desk {
    key: SigningKey,
    pub(super) sam: WorkerKeys,
    inner: Mutex<Inner>,
}

impl Desk {
    pub(super) fn new() -> Self {
        Self {
            key: SigningKey::from_bytes(&[9; 32]),
            sam: WorkerKeys::make(Worker([5; 8]), &[6; 64]),
            inner: Mutex::new(Inner {
                grants: BTreeMap::new(),
                ended: BTreeMap::new(),
                token: true,
                offline: false,
                deaf: false,
                here: Presence::Here,
                keys: None,
                incarnation: 1,
                reason: "To see together what helps.".to_owned(),
                forges: false,
                asked: Vec::new(),
            }),
        }
    }

    pub(super) fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner
            .lock()
            .expect("no test panics while it holds this")
    }

    pub(super) fn server(&self) -> Hash {
        Hash::of(&[self.key.verifying_key().as_bytes()])
    }

    fn named(&self) -> Named {
        Named::Whole {
            server: self.server(),
            worker: self.sam.worker(),
            keys: self.sam.keys(),
        }
    }

    /// The link of an invitation, good for one grant.
    pub(super) fn invitation(&self) -> String {
        self.inner().token = true;
        let invitation = ShareInvitation {
            server: ADDRESS.to_owned(),
            token: TOKEN,
            named: self.named(),
            expires: 0,
        };
        invitation.link().expect("named whole")
    }

    /// What the client sees six of.
    pub(super) fn only(&self) -> Option<Kept> {
        self.inner().grants.values().next().cloned()
    }

    /// The worker opens what they are given; none where nothing is.
    pub(super) fn open(&self, now: i64) -> Option<(String, Vec<String>)> {
        let mut inner = self.inner();
        let (here, keys) = (inner.here, inner.keys);
        let (grant, kept) = inner.grants.iter_mut().next()?;
        let until = kept.statement.until.cast_signed();
        let may = kept.state == Stands::Active && here == Presence::Here && keys.is_none();
        if !may || now >= until {
            return None;
        }
        let items = kept.items.iter().map(|(slot, (version, sealed))| Item {
            slot: *slot,
            version: *version,
            sealed,
        });
        let message = trellis_protocol::GivenShare::write(
            &kept.first.bytes(),
            &kept.statement.bytes(),
            &kept.wrap?.bytes(),
            &kept.manifest.clone()?.bytes(),
            items,
        );
        let expected = trellis_sealing::Expected {
            grant: *grant,
            server: Hash::of(&[self.key.verifying_key().as_bytes()]),
            now: now.unsigned_abs(),
            seen: trellis_sealing::Newest::default(),
        };
        let share = trellis_protocol::GivenShare::read(&message).expect("a share");
        let opened = self.sam.check_whole(&share, &expected).expect("it holds");
        let opened = opened.open().expect("it opens");
        kept.openings.push(Opening {
            n: kept.openings.len() as u64 + 1,
            time: now.unsigned_abs(),
            worker: self.sam.worker(),
            what: Opened::Opened,
            previous: kept
                .openings
                .last()
                .map_or(Hash::NONE, |row| row.hash(*grant)),
        });
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("JSON");
        let mut items: Vec<String> = opened.items.iter().map(|item| text(item)).collect();
        items.sort();
        Some((text(opened.head.card()), items))
    }

    /// The worker proposes something, written at a moment.
    pub(super) fn suggest(&self, says: &str, id: u8, made: i64) {
        let mut inner = self.inner();
        let (grant, kept) = inner.grants.iter_mut().next().expect("a grant");
        let head = trellis_sealing::Expected {
            grant: *grant,
            server: Hash::of(&[self.key.verifying_key().as_bytes()]),
            now: made.unsigned_abs(),
            seen: trellis_sealing::Newest::default(),
        };
        let checked = self
            .sam
            .check(
                (&kept.first, &kept.statement),
                &kept.wrap.expect("a wrap"),
                &kept.manifest.clone().expect("a manifest"),
                &head,
            )
            .expect("it holds");
        let made = made.unsigned_abs();
        let bytes = self
            .sam
            .suggest(&checked, says.as_bytes(), made, [id; 16], [id; 32])
            .expect("it is short");
        kept.top += 1;
        kept.inbox.push((kept.top, bytes));
    }

    fn answer(&self, request: &Request) -> Answer {
        let path = request.url.strip_prefix(ADDRESS).unwrap_or_default();
        let mut inner = self.inner();
        inner
            .asked
            .push((request.method.to_owned(), path.to_owned()));
        match inner.route(self, request, path) {
            Ok(body) => Answer {
                status: 200,
                body,
                ..Answer::default()
            },
            Err(code) => Answer {
                status: code.status(),
                body: json(&code.problem()),
                ..Answer::default()
            },
        }
    }
}

fn json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).expect("plain data")
}

impl Network for Desk {
    fn ask(&self, request: Request) -> Asking<'_> {
        Box::pin(async move {
            if self.inner().offline {
                return Err(Unreached);
            }
            let answer = self.answer(&request);
            if self.inner().deaf {
                return Err(Unreached);
            }
            Ok(answer)
        })
    }

    fn listen(&self, _: Request) -> Listening<'_> {
        Box::pin(std::future::pending())
    }
}

impl Kept {
    fn take(&mut self, share: &PublishedShare<'_>) -> Result<(), Code> {
        if let Some(statement) = share.statement {
            let shown_again = statement == self.statement;
            let jumps = matches!(self.state, Stands::Waiting | Stands::Lost);
            let follows = statement.previous == self.statement.hash()
                && statement.number == self.statement.number + 1;
            let follows = follows || jumps && statement.number > self.statement.number;
            if !(shown_again || follows) || statement.state == State::Ended {
                return Err(Code::Moved);
            }
            self.statement = statement;
            self.state = match statement.state {
                State::Paused => Stands::Paused,
                _ => Stands::Active,
            };
        }
        if share.wrap.is_some() {
            self.items.clear();
            self.wrap = share.wrap;
        }
        if let Some(manifest) = &share.manifest {
            let before = self.manifest.as_ref().map_or(0, |before| before.number);
            if manifest.number <= before || manifest.epoch != self.statement.epoch {
                return Err(Code::Moved);
            }
            self.manifest = Some(manifest.clone());
        }
        for slot in &share.dropped {
            self.items.remove(slot).ok_or(Code::Moved)?;
        }
        for item in &share.items {
            let sealed = item.sealed.to_vec();
            self.items.insert(item.slot, (item.version, sealed));
        }
        Ok(())
    }
}

impl Inner {
    fn standing(&self, desk: &Desk, grant: Grant) -> Result<GrantStanding, Code> {
        let kept = self.grants.get(&grant).ok_or(Code::Gone)?;
        Ok(GrantStanding {
            statement: kept.statement.number,
            hash: kept.statement.hash(),
            state: kept.state,
            epoch: kept.statement.epoch,
            manifest: kept.manifest.as_ref().map_or(0, |one| one.number),
            until: kept.statement.until,
            inbox: kept.top,
            openings: desk.head(grant, kept),
            worker: self.here,
            keys: self.keys.unwrap_or_else(|| desk.sam.keys()),
            incarnation: self.incarnation,
            time: 0,
        })
    }

    fn route(&mut self, desk: &Desk, request: &Request, path: &str) -> Result<Vec<u8>, Code> {
        let body = request.body.as_deref().unwrap_or_default();
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let parts: Vec<&str> = path.trim_start_matches("/v1/").split('/').collect();
        let of = |grant: &str| grant.parse::<Grant>().map_err(|_| Code::Malformed);
        match (request.method, parts.as_slice()) {
            ("GET", ["hello"]) => Ok(json(&Hello {
                agency: "Riverside".to_owned(),
                contact: "555-0100".to_owned(),
                key: Hash(desk.key.verifying_key().to_bytes()),
                versions: vec![1],
                incarnation: self.incarnation,
                limits: Limits {
                    vault: 1 << 30,
                    request: 4 << 20,
                },
            })),
            ("POST", ["shares", "look"]) => {
                if body != TOKEN || !self.token {
                    return Err(Code::Token);
                }
                let public = desk.sam.public();
                let signature = desk.sam.sign_reason(1, &self.reason);
                Ok(json(&Look {
                    worker: desk.sam.worker(),
                    name: "Sam".to_owned(),
                    role: "peer worker".to_owned(),
                    signing_key: Hash(public.signing),
                    hpke_key: Hash(public.hpke),
                    reason: self.reason.clone(),
                    made: 1,
                    signature: BASE64_STANDARD.encode(signature),
                    expires: 0,
                }))
            }
            ("POST", ["grants"]) => {
                let (token, message) = body.split_at_checked(16).ok_or(Code::Malformed)?;
                if token != TOKEN || !self.token {
                    return Err(Code::Token);
                }
                let share = PublishedShare::read(message).map_err(|_| Code::Malformed)?;
                let first = share.statement.ok_or(Code::Malformed)?;
                let mut kept = Kept {
                    first,
                    statement: first,
                    wrap: None,
                    manifest: None,
                    items: BTreeMap::new(),
                    state: Stands::Active,
                    openings: Vec::new(),
                    inbox: Vec::new(),
                    top: 0,
                };
                kept.take(&share)?;
                self.token = false;
                self.grants.insert(first.of(), kept);
                Ok(json(&self.standing(desk, first.of())?))
            }
            ("GET", ["grants", grant]) => Ok(json(&self.standing(desk, of(grant)?)?)),
            ("POST", ["grants", grant]) => {
                let share = PublishedShare::read(body).map_err(|_| Code::Malformed)?;
                let mut kept = self.grants.get(&of(grant)?).ok_or(Code::Gone)?.clone();
                kept.take(&share)?;
                self.grants.insert(of(grant)?, kept);
                Ok(json(&self.standing(desk, of(grant)?)?))
            }
            ("DELETE", ["grants", grant]) => {
                let grant = of(grant)?;
                if let Some(receipt) = self.ended.get(&grant) {
                    return Ok(json(receipt));
                }
                let statement = Statement::read(body).map_err(|_| Code::Malformed)?;
                if statement.state != State::Ended {
                    return Err(Code::Malformed);
                }
                let kept = self.grants.remove(&grant).ok_or(Code::Gone)?;
                let receipt = GrantReceipt {
                    grant,
                    taken: Taken::Grant,
                    rows: kept.items.len() as u64,
                    bytes: 1,
                    time: 1_790_000_000_000,
                    audit: Hash::NONE,
                };
                let forger = SigningKey::from_bytes(&[1; 32]);
                let key = if self.forges { &forger } else { &desk.key };
                let receipt =
                    SignedReceipt::make_of_grant(&receipt, |text| key.sign(text).to_bytes());
                self.ended.insert(grant, receipt.clone());
                Ok(json(&receipt))
            }
            ("GET", ["grants", grant, "inbox"]) => {
                let kept = self.grants.get(&of(grant)?).ok_or(Code::Gone)?;
                let mut out = Vec::new();
                for (number, bytes) in &kept.inbox {
                    write_inbox(&mut out, *number, bytes);
                }
                Ok(out)
            }
            ("POST", ["grants", grant, "inbox"]) => {
                let taken: TakenIn = serde_json::from_slice(body).map_err(|_| Code::Malformed)?;
                let kept = self.grants.get_mut(&of(grant)?).ok_or(Code::Gone)?;
                kept.inbox.retain(|(number, _)| *number > taken.until);
                Ok(b"{}".to_vec())
            }
            ("GET", ["grants", grant, "openings"]) => {
                let kept = self.grants.get(&of(grant)?).ok_or(Code::Gone)?;
                let after = query.strip_prefix("after=").and_then(|n| n.parse().ok());
                let after: u64 = after.unwrap_or(0);
                let rows = kept.openings.iter().filter(|row| row.n > after);
                Ok(json(&Openings {
                    rows: rows.map(|row| (*row).into()).collect(),
                    head: desk.head(of(grant)?, kept),
                }))
            }
            _ => Err(Code::Malformed),
        }
    }
}

impl Desk {
    fn head(&self, grant: Grant, kept: &Kept) -> OpeningsHead {
        let last = kept.openings.last();
        let (n, hash) = last.map_or((0, Hash::NONE), |row| (row.n, row.hash(grant)));
        OpeningsHead::make(grant, n, hash, |text| self.key.sign(text).to_bytes())
    }
}
