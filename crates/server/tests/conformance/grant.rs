//! A grant as the server sees it, from both ends: a client's device that publishes, and a worker whose
//! public keys are known. Nothing is sealed: what would be sealed are random bytes, and the server cannot
//! tell.

use crate::device::{Reply, ask, random};
use crate::place::Bench;
use ed25519_dalek::{Signer as _, SigningKey};
use std::collections::BTreeMap;
use std::time::{SystemTime, UNIX_EPOCH};
use trellis_protocol::{
    Code, GivenShare, Grant as Name, GrantStanding, GrantWrap, Hash, Item, Manifest, Presence,
    PublishedShare, ShareInvitation, Signed, SignedByGrant, SignedInput, Slot, Stands, State,
    Statement, Suggestion, Worker as WorkerName, digest, reason_to_sign, root, route, worker_keys,
};
use trellis_server::share;
use trellis_server::store::sql;

pub const DAY: u64 = 86_400_000;

/// A worker.
pub struct Worker {
    pub name: WorkerName,
    pub key: SigningKey,
    pub hpke: [u8; 32],
}

impl Worker {
    pub fn keys(&self) -> Hash {
        worker_keys(&self.hpke, &self.key.verifying_key().to_bytes())
    }

    /// A signed reason.
    pub fn reason(&self, text: &str) -> share::Reason {
        let signed = reason_to_sign(self.name, self.keys(), 5, text);
        share::Reason {
            text: text.to_owned(),
            made: 5,
            signature: self.key.sign(&signed).to_bytes(),
        }
    }

    /// A suggestion for a grant.
    pub fn suggestion(&self, grant: Name, size: usize) -> Vec<u8> {
        let mut suggestion = Suggestion {
            grant,
            id: random(),
            made: 1,
            enc: random(),
            sealed: noise(size),
            signature: [0; 64],
        };
        suggestion.signature = self.key.sign(&suggestion.to_sign()).to_bytes();
        suggestion.bytes()
    }
}

/// Random bytes.
pub fn noise(size: usize) -> Vec<u8> {
    let mut bytes = vec![0; size];
    getrandom::fill(&mut bytes).expect("random bytes");
    bytes
}

impl Bench {
    /// A worker with keys.
    pub fn worker(&self) -> Worker {
        let worker = Worker {
            name: WorkerName(random()),
            key: SigningKey::from_bytes(&random()),
            hpke: random(),
        };
        let store = &self.server().store;
        let done = async {
            let mut tx = store.write().await?;
            let given = [
                (&worker.name.0).into(),
                store.agency().into(),
                "Sam".into(),
                "worker".into(),
                1.into(),
            ];
            tx.run(sql::WORKER_ADD, &given).await?;
            let signing = worker.key.verifying_key().to_bytes();
            share::set_keys(&mut tx, worker.name, &signing, &worker.hpke).await?;
            tx.commit().await
        };
        self.runtime.block_on(done).expect("written");
        worker
    }

    /// An invitation by a worker.
    pub fn invited_by(&self, worker: &Worker) -> ShareInvitation {
        let reason = worker.reason("To get ready for our visits.");
        let made = share::invite(self.server(), worker.name, &reason);
        self.runtime.block_on(made).expect("an invitation")
    }

    /// A grant to a worker, begun with a few items.
    #[track_caller]
    pub fn grant_to(&self, worker: &Worker, items: &[usize]) -> Grant {
        let mut grant = Grant::new(&self.url, worker, self.server().key.public());
        let items = items.iter().map(|size| noise(*size)).collect();
        let token = self.invited_by(worker).token;
        grant.begin(&token, items).stands();
        grant
    }

    /// What a worker is given now.
    pub fn given(&self, worker: &Worker, grant: Name) -> Result<Vec<u8>, Code> {
        let given = share::given(self.server(), worker.name, grant);
        self.runtime.block_on(given).map_err(|refusal| refusal.code)
    }

    /// How many share with a worker now.
    pub fn people(&self, worker: &Worker) -> Vec<share::Person> {
        let people = share::people(self.server(), worker.name);
        self.runtime.block_on(people).expect("a list")
    }

    /// Moves the server's clock by so many milliseconds.
    pub fn pass(&self, millis: u64) {
        let ahead = &self.server().ahead;
        let millis = i64::try_from(millis).expect("a time");
        ahead.fetch_add(millis, std::sync::atomic::Ordering::Relaxed);
    }

    /// What the server does by itself, now.
    pub fn sweep(&self) -> u64 {
        let server = self.server();
        let swept = share::sweep((&server.store, &server.key), server.now());
        self.runtime.block_on(swept).expect("swept")
    }
}

/// A grant as its client's device holds it.
#[derive(Clone)]
pub struct Grant {
    pub url: String,
    pub key: SigningKey,
    pub first: Statement,
    pub newest: Statement,
    pub manifest: u64,
    pub items: BTreeMap<Slot, (u32, Vec<u8>)>,
    pub card: Vec<u8>,
    /// Milliseconds that its clock is off.
    pub off: i64,
}

impl Grant {
    /// One that is not begun yet, for thirty days.
    pub fn new(url: &str, worker: &Worker, server: [u8; 32]) -> Self {
        let key = SigningKey::from_bytes(&random());
        let made = now();
        let mut first = Statement {
            number: 0,
            grant: Name([0; 32]),
            previous: Hash::NONE,
            state: State::Active,
            epoch: 1,
            made,
            until: made + 30 * DAY,
            worker: worker.name,
            keys: worker.keys(),
            server: Hash::of(&[&server]),
            signing: key.verifying_key().to_bytes(),
            inbox: random(),
            random: random(),
            signature: [0; 64],
        };
        first.signature = key.sign(&first.to_sign()).to_bytes();
        Self {
            url: url.to_owned(),
            key,
            first,
            newest: first,
            manifest: 0,
            items: BTreeMap::new(),
            card: Vec::new(),
            off: 0,
        }
    }

    pub fn name(&self) -> Name {
        self.first.of()
    }

    /// Asks, with the grant's signature.
    pub fn ask(&self, method: &str, path: &str, body: &[u8]) -> Reply {
        let fields = self.sign(method, path, body);
        let fields: Vec<_> = fields
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        ask(&self.url, method, path, body, &fields)
    }

    /// The fields of a signed request.
    pub fn sign(&self, method: &str, path: &str, body: &[u8]) -> Vec<(&'static str, String)> {
        let digest = (!body.is_empty()).then(|| digest(body));
        let signed = SignedByGrant {
            created: now().saturating_add_signed(self.off) / 1_000,
            nonce: random(),
            grant: self.name(),
        };
        let uri = format!("{}{path}", self.url);
        let base = signed.base(&SignedInput {
            method,
            uri: &uri,
            digest: digest.as_deref(),
        });
        let signature = self.key.sign(base.as_bytes()).to_bytes();
        let mut fields = vec![
            ("signature-input", signed.field(digest.is_some())),
            ("signature", Signed::signature_field(&signature)),
        ];
        fields.extend(digest.map(|digest| ("content-digest", digest)));
        fields
    }

    /// The next statement, signed.
    pub fn state(&self, state: State, epoch: u32) -> Statement {
        self.state_with(|next| {
            next.state = state;
            next.epoch = epoch;
        })
    }

    /// The next statement with anything in it, signed.
    pub fn state_with(&self, change: impl FnOnce(&mut Statement)) -> Statement {
        let mut next = Statement {
            number: self.newest.number + 1,
            grant: self.name(),
            previous: self.newest.hash(),
            random: random(),
            ..self.newest
        };
        change(&mut next);
        next.signature = self.key.sign(&next.to_sign()).to_bytes();
        next
    }

    /// A wrap of an epoch.
    pub fn wrap(&self, epoch: u32) -> GrantWrap {
        let mut wrap = GrantWrap {
            epoch,
            enc: random(),
            sealed: noise(48).try_into().expect("48"),
            signature: [0; 64],
        };
        let text = wrap.to_sign(self.name(), self.first.worker);
        wrap.signature = self.key.sign(&text).to_bytes();
        wrap
    }

    /// The manifest of what is here now, as it would come next.
    pub fn manifest(&self, epoch: u32) -> Manifest {
        let lines = self
            .items
            .iter()
            .map(|(slot, (version, sealed))| (*slot, *version, Hash::of(&[sealed])));
        let mut manifest = Manifest {
            grant: self.name(),
            epoch,
            number: self.manifest + 1,
            made: now(),
            items: u32::try_from(self.items.len()).expect("few"),
            root: root(lines),
            card: self.card.clone(),
            signature: [0; 64],
        };
        manifest.signature = self.key.sign(&manifest.to_sign()).to_bytes();
        manifest
    }

    /// Everything in a fresh epoch.
    pub fn whole(&self, statement: Statement) -> PublishedShare<'_> {
        PublishedShare {
            statement: Some(statement),
            wrap: Some(self.wrap(statement.epoch)),
            manifest: Some(self.manifest(statement.epoch)),
            items: self.all(),
            dropped: Vec::new(),
        }
    }

    /// All items.
    pub fn all(&self) -> Vec<Item<'_>> {
        self.items
            .iter()
            .map(|(slot, (version, sealed))| Item {
                slot: *slot,
                version: *version,
                sealed,
            })
            .collect()
    }

    /// Puts other items here, each in a slot of its own.
    pub fn set(&mut self, items: Vec<Vec<u8>>) {
        self.card = noise(104);
        self.items = items
            .into_iter()
            .map(|sealed| (Slot(random()), (1, sealed)))
            .collect();
    }

    /// The body that begins it.
    pub fn first_body(&self, token: &[u8; 16]) -> Vec<u8> {
        [token.as_slice(), &self.whole(self.first).bytes()].concat()
    }

    /// Begins it on the server.
    pub fn begin(&mut self, token: &[u8; 16], items: Vec<Vec<u8>>) -> Reply {
        self.set(items);
        let body = self.first_body(token);
        let reply = ask(&self.url, "POST", route::GRANTS, &body, &[]);
        if reply.status == 200 {
            self.manifest = 1;
        }
        reply
    }

    /// Puts a message.
    pub fn put(&self, share: &PublishedShare<'_>) -> Reply {
        self.ask("POST", &route::grant(self.name()), &share.bytes())
    }

    /// Narrows to other items: everything in a fresh epoch.
    pub fn narrow(&mut self, items: Vec<Vec<u8>>) -> Reply {
        self.set(items);
        let statement = self.state(State::Active, self.newest.epoch + 1);
        let reply = self.put(&self.whole(statement));
        if reply.status == 200 {
            (self.newest, self.manifest) = (statement, self.manifest + 1);
        }
        reply
    }

    /// Publishes with the same key: one new item, and, where there is one, one changed and one dropped.
    pub fn update(&mut self) -> Reply {
        let mut next = self.clone();
        next.card = noise(104);
        let slots: Vec<_> = self.items.keys().copied().collect();
        let mut sent = BTreeMap::new();
        sent.insert(Slot(random()), (1, noise(200)));
        if let Some(slot) = slots.first() {
            sent.insert(*slot, (self.items[slot].0 + 1, noise(300)));
        }
        let dropped: Vec<_> = slots.get(1).copied().into_iter().collect();
        next.items.extend(sent.clone());
        dropped
            .iter()
            .for_each(|slot| drop(next.items.remove(slot)));
        let items = sent.iter().map(|(slot, (version, sealed))| Item {
            slot: *slot,
            version: *version,
            sealed,
        });
        let share = PublishedShare {
            manifest: Some(next.manifest(self.newest.epoch)),
            items: items.collect(),
            dropped,
            ..PublishedShare::default()
        };
        let reply = self.put(&share);
        if reply.status == 200 {
            next.manifest += 1;
            *self = next;
        }
        reply
    }

    /// Pauses.
    pub fn pause(&mut self) -> Reply {
        let statement = self.state(State::Paused, self.newest.epoch);
        let reply = self.put(&PublishedShare {
            statement: Some(statement),
            ..PublishedShare::default()
        });
        if reply.status == 200 {
            self.newest = statement;
        }
        reply
    }

    /// Ends it.
    pub fn end(&self) -> Reply {
        let statement = self.state(State::Ended, self.newest.epoch);
        self.ask("DELETE", &route::grant(self.name()), &statement.bytes())
    }

    /// Where it stands.
    #[track_caller]
    pub fn stands(&self) -> GrantStanding {
        self.ask("GET", &route::grant(self.name()), &[]).stands()
    }

    /// Whether what a worker was given is all of what is here, and nothing else.
    #[track_caller]
    pub fn is_given(&self, message: &[u8]) {
        let given = GivenShare::read(message).expect("a message");
        assert_eq!((given.first, given.statement), (self.first, self.newest));
        assert_eq!(given.items, self.all());
        assert_eq!(
            (given.manifest.number, &given.manifest.card),
            (self.manifest, &self.card)
        );
    }
}

impl Reply {
    /// Where a grant stands.
    #[track_caller]
    pub fn stands(self) -> GrantStanding {
        let body = self.ok().body;
        let standing: GrantStanding = serde_json::from_slice(&body).expect("a standing");
        assert!(matches!(standing.worker, Presence::Here | Presence::Gone));
        standing
    }

    /// The same, and that it stands so.
    #[track_caller]
    pub fn stands_as(self, state: Stands) -> GrantStanding {
        let standing = self.stands();
        assert_eq!(standing.state, state);
        standing
    }
}

/// The time by this machine.
pub fn now() -> u64 {
    #[expect(clippy::disallowed_methods, reason = "a device has a clock")]
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("a time");
    u64::try_from(now.as_millis()).expect("a time")
}
