//! Histories of sharing: random lives of grants against the real server, with real keys and real seals.
//! After each settled step what the server gives to a worker is exactly what a small model says may be
//! seen, opened and compared; after a confirmed stop there is no row and no byte of it, in backups neither.
//!
//! `TRELLIS_SHARES` says how many histories; `make campaign` does 100,000. `TRELLIS_SEED` repeats a run.

use axum::body::{Body, to_bytes};
use axum::http::Request;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use tempfile::TempDir;
use tokio::runtime::Runtime;
use tower::ServiceExt as _;
use trellis_protocol::{
    Code, GivenShare, Grant, GrantStanding, Hash, LONGEST, Look, Problem, SignedInput,
    SignedReceipt, Stands, State, Worker, digest, route,
};
use trellis_sealing::{
    Expected, MadeShare, OwnGrant, Piece, PinnedWorker, ShareProblem, Slots, WorkerKeys,
};
use trellis_server::config::{Agency, Config, Database, Limits, Metrics, Retention};
use trellis_server::key::ServerKey;
use trellis_server::server::{Running, open_store};
use trellis_server::store::{Sql, sql};
use trellis_server::{backup, serve, share};

const DAY: u64 = 86_400_000;
const URL: &str = "https://trellis.example.org";
/// Grants that live on one server at a time.
const TOGETHER: usize = 10;

/// SplitMix64.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
    fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }
    fn fill(&mut self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let next = self.next().to_le_bytes();
            chunk.copy_from_slice(&next[..chunk.len()]);
        }
    }
    fn array<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill(&mut bytes);
        bytes
    }
}

type Items = BTreeMap<u8, Vec<u8>>;

/// One of a client's devices: what it holds of the grant. What it did is known to the other once they met.
#[derive(Clone)]
struct Device {
    own: OwnGrant,
    slots: Option<Slots>,
}

/// One grant's life.
struct Life {
    devices: [Device; 2],
    worker: usize,
    /// By how much the client's clock is off: milliseconds.
    skew: i64,
    /// What the client wants to be seen; none while paused.
    wanted: Option<Items>,
    /// What may be seen now, by what was confirmed; none for nothing.
    permitted: Option<Items>,
    /// When the server ends it, and whether it did.
    until: u64,
    ended: bool,
    /// What the worker saw last, and what the server gave at some time.
    seen: (u32, u64),
    gave: Vec<Vec<u8>>,
    /// Runs of everything sealed as it was sent, and keys that no backup has.
    sealed: BTreeSet<Vec<u8>>,
}

struct World {
    folder: TempDir,
    backups: TempDir,
    made: Vec<PathBuf>,
    config: Config,
    runtime: Runtime,
    running: Option<Running>,
    workers: Vec<WorkerKeys>,
    gone: BTreeSet<usize>,
    lives: Vec<Life>,
    /// Milliseconds that went by.
    ahead: u64,
    counts: BTreeMap<&'static str, u64>,
    /// Whose turn it was.
    touched: usize,
}

fn config(data: &Path) -> Config {
    let many = 10_000_000;
    Config {
        address: ([127, 0, 0, 1], 0).into(),
        url: URL.to_owned(),
        data: data.to_owned(),
        behind_proxy: false,
        agency: Agency {
            name: "Maple House".to_owned(),
            contact: String::new(),
            number: 1,
        },
        portal: None,
        tls: None,
        database: Database::default(),
        limits: Limits {
            device_per_minute: many,
            address_per_minute: many,
            unsigned_per_minute: many,
            recovery_per_hour: many,
            ..Limits::default()
        },
        retention: Retention::default(),
        metrics: Metrics { address: None },
    }
}

fn machine_now() -> u64 {
    #[expect(clippy::disallowed_methods, reason = "a world has a clock")]
    let now = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .expect("a time");
    u64::try_from(now.as_millis()).expect("a time")
}

fn pieces(items: &Items) -> Vec<Piece<'_>> {
    items
        .iter()
        .map(|(name, plain)| Piece {
            name: [*name; 16],
            plain,
        })
        .collect()
}

fn some_items(random: &mut Random) -> Items {
    let count = random.below(5);
    let mut items = Items::new();
    for _ in 0..count {
        let mut plain = vec![0; random.below(300)];
        random.fill(&mut plain);
        items.insert(random.below(8) as u8, plain);
    }
    items
}

impl World {
    fn new(random: &mut Random) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        ServerKey::make(folder.path()).expect("a key");
        let mut world = Self {
            config: config(folder.path()),
            folder,
            backups: tempfile::tempdir().expect("a folder"),
            made: Vec::new(),
            runtime: tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .expect("a runtime"),
            running: None,
            workers: Vec::new(),
            gone: BTreeSet::new(),
            lives: Vec::new(),
            ahead: 0,
            counts: BTreeMap::new(),
            touched: 0,
        };
        world.start();
        for _ in 0..2 {
            let keys = WorkerKeys::make(Worker(random.array()), &random.array());
            let server = &world.running.as_ref().expect("it runs").server;
            let done = async {
                let mut tx = server.store.write().await?;
                let name = keys.worker();
                let given = [
                    (&name.0).into(),
                    1.into(),
                    "Sam".into(),
                    "worker".into(),
                    1.into(),
                ];
                tx.run(sql::WORKER_ADD, &given).await?;
                let public = keys.public();
                share::set_keys(&mut tx, name, &public.signing, &public.hpke).await?;
                tx.commit().await
            };
            world.runtime.block_on(done).expect("written");
            world.workers.push(keys);
        }
        world
    }

    fn start(&mut self) {
        let listener = TcpListener::bind(self.config.address).expect("an address");
        let running = self
            .runtime
            .block_on(serve(self.config.clone(), listener))
            .expect("a server");
        let ahead = i64::try_from(self.ahead).expect("a time");
        running.server.ahead.store(ahead, Ordering::Relaxed);
        self.running = Some(running);
    }

    fn stop(&mut self) {
        if let Some(running) = self.running.take() {
            self.runtime
                .block_on(running.stop())
                .expect("an orderly end");
        }
    }

    fn server(&self) -> &trellis_server::server::Server {
        &self.running.as_ref().expect("it runs").server
    }

    fn now(&self) -> u64 {
        machine_now() + self.ahead
    }

    fn count(&mut self, what: &'static str) {
        *self.counts.entry(what).or_default() += 1;
    }

    fn send(
        &self,
        method: &str,
        path: &str,
        body: Vec<u8>,
        fields: &[(&str, String)],
    ) -> (u16, Vec<u8>) {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in fields {
            request = request.header(*name, value);
        }
        let request = request.body(Body::from(body)).expect("a request");
        let router = self.server().router();
        self.runtime.block_on(async {
            let reply = router.oneshot(request).await.expect("an answer");
            let status = reply.status().as_u16();
            let body = to_bytes(reply.into_body(), usize::MAX)
                .await
                .expect("a body");
            (status, body.to_vec())
        })
    }

    /// Asks as a device that holds the grant, by the server's time.
    fn ask(
        &self,
        own: &OwnGrant,
        method: &str,
        path: &str,
        body: Vec<u8>,
        random: &mut Random,
    ) -> (u16, Vec<u8>) {
        let (uri, digest) = (
            format!("{URL}{path}"),
            (!body.is_empty()).then(|| digest(&body)),
        );
        let input = SignedInput {
            method,
            uri: &uri,
            digest: digest.as_deref(),
        };
        let signed = own.sign_request(&input, self.now() / 1_000, random.array());
        let mut fields = vec![
            ("signature-input", signed.input),
            ("signature", signed.signature),
        ];
        fields.extend(digest.map(|digest| ("content-digest", digest)));
        self.send(method, path, body, &fields)
    }

    fn standing(&self, own: &OwnGrant, random: &mut Random) -> Option<GrantStanding> {
        let (status, body) = self.ask(own, "GET", &route::grant(own.grant()), Vec::new(), random);
        if status == 200 {
            return Some(serde_json::from_slice(&body).expect("a standing"));
        }
        let problem: Problem = serde_json::from_slice(&body).expect("a problem");
        assert_eq!(problem.code, Code::Gone);
        None
    }

    /// A client is invited and begins to share.
    fn begin(&mut self, random: &mut Random) {
        let worker = random.below(2);
        let keys = self.workers[worker].clone();
        let here = (&self.server().store, &self.server().key);
        let now = self.server().now();
        let made = share::invite::make(here, URL, keys.worker(), None, now);
        let made = self.runtime.block_on(made);
        if self.gone.contains(&worker) {
            assert_eq!(made.expect_err("nobody is there").code, Code::Gone);
            return;
        }
        let invitation = made.expect("an invitation");
        let (status, body) = self.send("POST", route::LOOK, invitation.token.to_vec(), &[]);
        assert_eq!(status, 200);
        let look: Look = serde_json::from_slice(&body).expect("a look");
        let shown = self.server().key.public();
        let pinned = PinnedWorker::pin(&invitation, &look, &shown, 0).expect("it is Sam");
        let skew = [
            0,
            0,
            0,
            3_600_000,
            -3_600_000,
            3_650 * 86_400_000,
            -3_650 * 86_400_000,
        ];
        let skew = skew[random.below(skew.len())];
        let clock = self.now().saturating_add_signed(skew);
        let lasts = (1 + random.below(60) as u64) * DAY;
        let mut draw = |bytes: &mut [u8]| random.fill(bytes);
        let own = OwnGrant::begin(&pinned, clock, clock + lasts, &mut draw).expect("it may");
        let items = some_items(random);
        let mut draw = |bytes: &mut [u8]| random.fill(bytes);
        let made = own.first(clock, b"a card", &pieces(&items), &mut draw);
        let made = made.expect("it is small");
        let body = [invitation.token.as_slice(), &made.message].concat();
        let (status, _) = self.send("POST", route::GRANTS, body, &[]);
        if clock + lasts <= self.now() {
            // By the server's clock it would be over already: nothing is begun, and the app says why.
            assert_eq!(status, 400);
            self.count("clocks years behind");
            return;
        }
        assert_eq!(status, 200);
        let device = Device {
            own: made.grant,
            slots: Some(made.slots),
        };
        let mut life = Life {
            devices: [
                device.clone(),
                Device {
                    slots: None,
                    ..device
                },
            ],
            worker,
            skew,
            wanted: Some(items.clone()),
            permitted: Some(items),
            until: (clock + lasts).min(self.now() + LONGEST),
            ended: false,
            seen: (0, 0),
            gave: Vec::new(),
            sealed: BTreeSet::new(),
        };
        remember(&mut life, &made.message);
        self.lives.push(life);
        self.count("begun");
    }

    /// A device brings what the client wants; `anew` where less is to be seen than before, `keep` where
    /// nothing changed and it only speaks.
    fn speak(&mut self, at: usize, who: usize, anew: bool, random: &mut Random) {
        let mut device = self.lives[at].devices[who].clone();
        let Some(standing) = self.standing(&device.own, random) else {
            assert!(self.lives[at].ended || self.now() >= self.lives[at].until);
            return;
        };
        if matches!(standing.state, Stands::Waiting | Stands::Lost) {
            // An older copy was put back: the client's devices meet before they speak.
            device.own = self.newest(at);
            device.slots = None;
        }
        let told = (
            standing.statement,
            standing.hash,
            standing.epoch,
            standing.manifest,
        );
        let is_known = told == device.own.stands();
        if !is_known {
            // Another device came before, or the server lost something.
            if standing.statement >= device.own.stands().0 {
                device.own = device.own.after(&standing);
            }
            device.slots = None;
        }
        let same = told == device.own.stands() && device.slots.is_some();
        let clock = self.now().saturating_add_signed(self.lives[at].skew);
        let until = device.own.until().max(clock + DAY).min(clock + LONGEST);
        let wanted = self.lives[at].wanted.clone();
        let mut draw = |bytes: &mut [u8]| random.fill(bytes);
        let path = route::grant(device.own.grant());
        let (message, own, slots) = match &wanted {
            None => {
                // What another device said last is not known here: it may run.
                if is_known && device.own.state() == State::Paused {
                    (device.own.shown(), device.own.clone(), None)
                } else {
                    let made = device.own.pause(clock, &mut draw).expect("it may");
                    (made.message, made.grant, None)
                }
            }
            Some(items) => {
                let runs = standing.state == Stands::Active && device.own.state() == State::Active;
                let made: MadeShare = match &device.slots {
                    Some(slots) if runs && same && !anew => device
                        .own
                        .next(slots, clock, b"a card", &pieces(items), &mut draw)
                        .expect("it is small"),
                    _ => device
                        .own
                        .anew(clock, until, b"a card", &pieces(items), &mut draw)
                        .expect("it is small"),
                };
                (made.message, made.grant, Some(made.slots))
            }
        };
        let states = trellis_protocol::PublishedShare::read(&message)
            .expect("a message")
            .statement
            .map(|statement| statement.until);
        let (status, body) = self.ask(&device.own, "POST", &path, message.clone(), random);
        let gone = self.gone.contains(&self.lives[at].worker);
        if status != 200 {
            let problem: Problem = serde_json::from_slice(&body).expect("a problem");
            // For a worker who left nothing is taken; a pause whose end went by is none.
            let over = wanted.is_none() && states.is_some_and(|until| until <= self.now());
            assert!(gone || over, "{problem:?} {standing:?}");
            self.count("refused");
            return;
        }
        let now = self.now();
        let life = &mut self.lives[at];
        remember(life, &message);
        life.permitted = wanted;
        if let Some(until) = states {
            life.until = until.min(now + LONGEST);
        }
        life.devices[who] = Device { own, slots };
        self.count("spoken");
    }

    /// What both devices know together.
    fn newest(&self, at: usize) -> OwnGrant {
        let [a, b] = &self.lives[at].devices;
        let number = |one: &Device| {
            let (statement, _, _, manifest) = one.own.stands();
            (statement, manifest)
        };
        let newest = if number(a) >= number(b) { a } else { b };
        newest.own.clone()
    }

    /// The client stops: confirmed, or gone already.
    fn end(&mut self, at: usize, who: usize, random: &mut Random) {
        self.know_keys(at);
        let own = self.lives[at].devices[who].own.clone();
        let mut draw = |bytes: &mut [u8]| random.fill(bytes);
        let made = own.end(self.now(), &mut draw).expect("it may");
        let path = route::grant(own.grant());
        let (status, body) = self.ask(&own, "DELETE", &path, made.message, random);
        assert_eq!(status, 200, "{}", String::from_utf8_lossy(&body));
        let receipt: SignedReceipt = serde_json::from_slice(&body).expect("a receipt");
        own.server()
            .check_of_grant(&receipt, own.grant())
            .expect("it is the server's");
        let life = &mut self.lives[at];
        (life.ended, life.permitted) = (true, None);
        self.count("stopped");
        self.nothing_is_left(at);
    }

    /// No row and no byte of a grant, here and in all backups.
    fn nothing_is_left(&self, at: usize) {
        let grant = self.lives[at].devices[0].own.grant();
        assert_eq!(self.rows_of(grant), 0);
        let mut files = Vec::new();
        for folder in [self.folder.path(), self.backups.path()] {
            read_all(folder, &mut files);
        }
        for part in &self.lives[at].sealed {
            let lies = files
                .iter()
                .any(|file| memchr::memmem::find(file, part).is_some());
            assert!(!lies, "it is still there");
        }
    }

    fn rows_of(&self, grant: Grant) -> i64 {
        const ROWS: [&str; 5] = [
            "SELECT count(*) FROM share WHERE share = $1",
            "SELECT count(*) FROM share_head WHERE share = $1",
            "SELECT count(*) FROM share_item WHERE share = $1",
            "SELECT count(*) FROM share_suggestion WHERE share = $1",
            "SELECT count(*) FROM share_opening WHERE share = $1",
        ];
        let store = &self.server().store;
        self.runtime
            .block_on(async {
                let (mut tx, mut all) = (store.read().await?, 0);
                for sql in ROWS {
                    let row = tx.row(Sql::both(sql), &[(&grant.0).into()]).await?;
                    all += row.map_or(0, |row| row.int(0));
                }
                drop(tx);
                let mut tx = store.shredding().await?;
                let keys = Sql::both("SELECT count(*) FROM shred WHERE share = $1");
                let row = tx.row(keys, &[(&grant.0).into()]).await?;
                Ok::<_, trellis_server::store::Trouble>(all + row.map_or(0, |row| row.int(0)))
            })
            .expect("counted")
    }

    /// Keys of a grant that no backup may have: as they are while it stands.
    fn know_keys(&mut self, at: usize) {
        let grant = self.lives[at].devices[0].own.grant();
        let store = self.server().store.clone();
        let keys = self.runtime.block_on(async {
            let mut tx = store.shredding().await?;
            let keys = Sql::both("SELECT key FROM shred WHERE share = $1");
            tx.rows(keys, &[(&grant.0).into()]).await
        });
        let keys = keys.expect("keys");
        let sealed = &mut self.lives[at].sealed;
        sealed.extend(keys.iter().map(|row| row.bytes(0).to_vec()));
    }

    /// An older copy is put back over what stands.
    fn restore(&mut self, random: &mut Random) {
        if self.made.is_empty() {
            return;
        }
        let folder = self.made[random.below(self.made.len())].clone();
        self.stop();
        for name in ["trellis.db", "trellis.db-wal", "trellis.db-shm"] {
            drop(std::fs::remove_file(self.config.data.join(name)));
        }
        let config = self.config.clone();
        self.runtime.block_on(async {
            let store = open_store(&config).await.expect("a store");
            let restored = backup::restore(&folder, &config.data, &store, 1).await;
            restored.expect("restored");
            store.close().await;
        });
        self.start();
        self.count("restored");
        // Workers who left since are here again, by that copy: the admin says so once more.
        for worker in self.gone.clone() {
            self.leave(worker);
        }
        // Nothing is given until a device has spoken; what was begun since is not there at all.
        for at in (0..self.lives.len()).rev() {
            self.lives[at].permitted = None;
            let own = self.lives[at].devices[0].own.clone();
            if let Some(standing) = self.standing(&own, random) {
                assert!(!self.lives[at].ended, "what ended stays dead");
                self.lives[at].until = standing.until;
            } else if !self.lives[at].ended {
                self.lives.remove(at);
                self.count("begun since the backup");
            }
        }
    }

    fn leave(&mut self, worker: usize) {
        let (store, name) = (self.server().store.clone(), self.workers[worker].worker());
        let now = self.server().now();
        let gone = async {
            let mut tx = store.write().await?;
            share::worker_gone(&mut tx, name, now).await?;
            tx.commit().await
        };
        self.runtime.block_on(gone).expect("written");
        self.gone.insert(worker);
    }

    /// What the server gives is what the model says, for every grant, or for two; and nothing that it gave once is
    /// believed once more.
    fn look(&mut self, whole: bool, random: &mut Random) {
        let some = [random.below(TOGETHER), self.touched];
        for at in 0..self.lives.len() {
            if !whole && !some.contains(&at) {
                continue;
            }
            let (grant, server) = (
                self.lives[at].devices[0].own.grant(),
                Hash::of(&[&self.server().key.public()]),
            );
            let worker = self.workers[self.lives[at].worker].clone();
            let given = share::given(self.server(), worker.worker(), grant);
            let given = self.runtime.block_on(given);
            let now = self.now();
            let life = &mut self.lives[at];
            let may = !life.ended && now < life.until && !self.gone.contains(&life.worker);
            let permitted = life.permitted.as_ref().filter(|_| may);
            let expected = Expected {
                grant,
                server,
                now,
                seen: life.seen,
            };
            match (given, permitted) {
                (Err(refusal), None) => assert_eq!(refusal.code, Code::Gone),
                (Ok(bytes), Some(items)) => {
                    let share = GivenShare::read(&bytes).expect("a message");
                    let opened = worker.check_whole(&share, &expected);
                    let opened = opened.and_then(|share| share.open()).expect("it is honest");
                    let mut got: Vec<_> = opened.items.iter().map(|item| item.to_vec()).collect();
                    let mut wanted: Vec<_> = items.values().cloned().collect();
                    got.sort_unstable();
                    wanted.sort_unstable();
                    assert_eq!(got, wanted);
                    life.seen = (opened.head.statement().number, opened.head.number());
                    if life.gave.last() != Some(&bytes) {
                        life.gave.push(bytes);
                    }
                }
                (given, permitted) => unreachable!(
                    "given {:?}, permitted {:?}",
                    given
                        .map(|bytes| bytes.len())
                        .map_err(|refusal| refusal.code),
                    permitted.map(BTreeMap::len)
                ),
            }
            if life.gave.len() > 1 {
                // A server that lies: gives what it gave before, or old items under a new manifest.
                let (old, new) = (random.below(life.gave.len() - 1), life.gave.len() - 1);
                let (old, new) = (life.gave[old].clone(), life.gave[new].clone());
                let expected = Expected {
                    seen: life.seen,
                    ..expected
                };
                let old = GivenShare::read(&old).expect("a message");
                let told = worker.check_whole(&old, &expected).err();
                let known = [ShareProblem::Older, ShareProblem::Over];
                assert!(told.is_some_and(|told| known.contains(&told)), "{told:?}");
                let mut mixed = GivenShare::read(&new).expect("a message");
                if mixed.items != old.items {
                    mixed.items.clone_from(&old.items);
                    assert!(worker.check_whole(&mixed, &expected).is_err());
                }
                *self.counts.entry("lies told").or_default() += 1;
            }
        }
    }

    /// Something happens; says whether it concerns everybody.
    fn step(&mut self, random: &mut Random) -> bool {
        self.touched = self.lives.len();
        if self.lives.len() < TOGETHER && random.below(4) == 0 {
            self.begin(random);
            return false;
        }
        if self.lives.is_empty() {
            return false;
        }
        let (at, who) = (random.below(self.lives.len()), random.below(2));
        self.touched = at;
        let what = random.below(40);
        match what {
            // More, or other words, with the same key where that is known.
            0..8 => {
                let wanted = self.lives[at].wanted.clone();
                let mut items = wanted.unwrap_or_default();
                let grown = self.lives[at].wanted.is_none();
                items.extend(some_items(random));
                self.lives[at].wanted = Some(items);
                self.speak(at, who, grown, random);
            }
            // Less.
            8..14 => {
                self.lives[at].wanted = Some(some_items(random));
                self.speak(at, who, true, random);
            }
            // For now nothing; and again.
            14..18 => {
                self.lives[at].wanted = None;
                self.speak(at, who, false, random);
            }
            18..21 => {
                let items = some_items(random);
                self.lives[at].wanted.get_or_insert(items);
                self.speak(at, who, false, random);
            }
            // Offline: the client wants less, and it is said much later, by whichever device.
            21..24 => {
                self.lives[at].wanted = None;
                self.count("offline");
            }
            // Two devices meet; or one is installed anew, with what the vault has.
            24..28 => {
                let own = self.newest(at);
                self.lives[at].devices[who] = Device { own, slots: None };
                self.count("installed anew");
            }
            28..31 => self.end(at, who, random),
            31 => {
                let (server, life) = (self.server(), &self.lives[at]);
                let worker = self.workers[life.worker].worker();
                let asked = share::asked_to_stop(server, worker, life.devices[0].own.grant());
                if self.runtime.block_on(asked).is_ok() {
                    self.lives[at].permitted = None;
                }
                self.count("asked to stop");
            }
            32..35 => {
                let millis = random.below(8 * DAY as usize) as u64;
                self.ahead += millis;
                let ahead = i64::try_from(self.ahead).expect("a time");
                self.server().ahead.store(ahead, Ordering::Relaxed);
            }
            35 => {
                for at in 0..self.lives.len() {
                    self.know_keys(at);
                }
                let (server, now) = (self.server(), self.server().now());
                let swept = share::sweep((&server.store, &server.key), now);
                self.runtime.block_on(swept).expect("swept");
                for at in 0..self.lives.len() {
                    if self.now() >= self.lives[at].until {
                        self.lives[at].ended = true;
                        self.nothing_is_left(at);
                        self.count("over");
                    }
                }
            }
            36 if random.below(4) == 0 => {
                let worker = random.below(2);
                if self.gone.is_empty() {
                    self.leave(worker);
                    self.count("workers left");
                }
            }
            37 => {
                let server = self.server();
                let made = backup::make(&server.store, &self.config.data, self.backups.path(), 30);
                // Two in one second have one name.
                if let Ok((folder, _)) = self.runtime.block_on(made) {
                    self.made.push(folder);
                    self.count("backed up");
                }
            }
            38 => self.restore(random),
            _ => (),
        }
        what >= 32
    }
}

/// Keeps what was sealed as it was sent, and the wrap and the card.
fn remember(life: &mut Life, message: &[u8]) {
    let share = trellis_protocol::PublishedShare::read(message).expect("a message");
    let items = share.items.iter().map(|item| item.sealed[24..64].to_vec());
    life.sealed.extend(items);
    life.sealed.extend(
        share
            .manifest
            .map(|manifest| manifest.card[24..64].to_vec()),
    );
    life.sealed.extend(share.wrap.map(|wrap| wrap.enc.to_vec()));
}

/// Every file of a folder, and of those in it.
fn read_all(folder: &Path, all: &mut Vec<Vec<u8>>) {
    for file in std::fs::read_dir(folder).expect("a folder") {
        let file = file.expect("a file").path();
        if file.is_dir() {
            read_all(&file, all);
        } else {
            all.push(std::fs::read(file).expect("a file"));
        }
    }
}

fn given(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn what_is_given_is_what_may_be_seen_through_every_history() {
    let histories = given("TRELLIS_SHARES").unwrap_or(40);
    let seed = given("TRELLIS_SEED").unwrap_or(8);
    let mut out = std::io::stdout().lock();
    writeln!(out, "{histories} histories of sharing from seed {seed}").expect("a place to say it");
    let (mut done, mut run, mut steps) = (0, 0, 0_u64);
    let mut counts: BTreeMap<&'static str, u64> = BTreeMap::new();
    while done < histories {
        let mut random = Random(seed.wrapping_add(run));
        let mut world = World::new(&mut random);
        for _ in 0..160 {
            let whole = world.step(&mut random);
            world.look(whole, &mut random);
            steps += 1;
        }
        for at in 0..world.lives.len() {
            if world.lives[at].ended {
                world.nothing_is_left(at);
            } else {
                world.end(at, random.below(2), &mut random);
            }
        }
        world.look(true, &mut random);
        done += world.lives.len() as u64;
        for (what, count) in &world.counts {
            *counts.entry(*what).or_default() += count;
        }
        world.stop();
        run += 1;
    }
    writeln!(
        out,
        "{done} histories, {steps} steps, {run} servers: {counts:?}"
    )
    .expect("a place to say it");
}
