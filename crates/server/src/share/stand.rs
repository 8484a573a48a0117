//! Where a grant stands, and whether anything of it may be given now.

use super::shred::ShredKey;
use super::sql;
use crate::clock::Millis;
use crate::refusal::Refusal;
use crate::sabotage::{Guard, is_out};
use crate::server::Server;
use crate::store::{Row, Sql, Store, Trouble, Tx};
use trellis_protocol::{
    Code, Grant, GrantStanding, Hash, OpeningsHead, Presence, Stands, State, Statement, Worker,
    worker_keys,
};

/// A grant as the server keeps it.
#[derive(Clone, Debug)]
pub struct Share {
    /// Which.
    pub grant: Grant,
    /// To whom.
    pub worker: Worker,
    /// The worker's keys, as the client pinned them.
    pub keys: Hash,
    /// The grant's key that signs.
    pub signing: [u8; 32],
    /// As the newest statement says.
    pub state: State,
    /// The worker noted that the client asked to stop.
    pub asked: bool,
    /// An older copy was put back, and no device has spoken since.
    pub waiting: bool,
    /// The newest statement's number, and its hash.
    pub number: u32,
    /// See above.
    pub hash: Hash,
    /// The newest epoch.
    pub epoch: u32,
    /// When it ends by itself.
    pub until: Millis,
    /// The newest manifest's number.
    pub manifest: u64,
    /// Items, and bytes of them and the card as they came.
    pub items: u64,
    /// See above.
    pub bytes: u64,
    /// When it was published last, by the server's clock.
    pub published: Millis,
    /// The newest suggestion's number.
    pub inbox: u64,
    /// When the last three suggestions came, the oldest first.
    pub said: [Millis; 3],
    /// The newest row of the openings: its number and its hash.
    pub opening: (u64, Hash),
    /// The first statement, and the newest, as they came.
    pub first: Vec<u8>,
    /// See above.
    pub statement: Vec<u8>,
    incarnation: u32,
    /// The worker's keys today: the one that signs, and both by their name. Zeros where there are none.
    pub signs: [u8; 32],
    keys_today: Hash,
    here: bool,
}

impl Share {
    fn read(row: &Row) -> Self {
        let small = |column| u32::try_from(row.int(column)).unwrap_or(0);
        let (signs, wraps) = (row.bytes(24), row.bytes(25));
        let both = <[u8; 32]>::try_from(signs).ok();
        let both = both.zip(<[u8; 32]>::try_from(wraps).ok());
        let keys_today = both.map(|(signs, wraps)| worker_keys(&wraps, &signs));
        Self {
            grant: Grant(row.array(0)),
            worker: Worker(row.array(1)),
            keys: Hash(row.array(2)),
            signing: row.array(3),
            state: u8::try_from(row.int(4))
                .ok()
                .and_then(|state| State::of(state).ok())
                .unwrap_or(State::Paused),
            asked: row.int(5) != 0,
            waiting: row.int(6) != 0,
            number: small(7),
            hash: Hash(row.array(8)),
            epoch: small(9),
            until: row.int(10),
            manifest: row.count(11),
            items: row.count(12),
            bytes: row.count(13),
            published: row.int(14),
            inbox: row.count(15),
            said: [row.int(16), row.int(17), row.int(18)],
            opening: (row.count(19), Hash(row.array(20))),
            first: row.bytes(21).to_vec(),
            statement: row.bytes(22).to_vec(),
            incarnation: small(23),
            signs: row.array(24),
            keys_today: keys_today.unwrap_or(Hash::NONE),
            here: row.int(26) == 0,
        }
    }

    /// Looks it up: `how` is with or without holding it.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn find(tx: &mut Tx, grant: Grant, how: Sql) -> Result<Option<Self>, Trouble> {
        let row = tx.row(how, &[(&grant.0).into()]).await?;
        Ok(row.as_ref().map(Self::read))
    }

    /// The same, in a transaction of its own.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn look(store: &Store, grant: Grant) -> Result<Option<Self>, Trouble> {
        let row = store.look(sql::SHARE, &[(&grant.0).into()]).await?;
        Ok(row.as_ref().map(Self::read))
    }

    /// All of a worker's, the newest first.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn of(tx: &mut Tx, worker: Worker) -> Result<Vec<Self>, Trouble> {
        let rows = tx.rows(sql::SHARES, &[(&worker.0).into()]).await?;
        Ok(rows.iter().map(Self::read).collect())
    }

    /// Whether the worker is there, with the keys that the client pinned.
    pub fn is_same_worker(&self) -> bool {
        (self.here || is_out(Guard::ShareGone))
            && (self.keys == self.keys_today || is_out(Guard::ShareKeys))
    }

    /// Whether what is shown may be given to a worker now. This is the one place that says so; that there
    /// is a key for it, [`Self::key`] says.
    pub fn may_be_given(&self, worker: Worker, now: Millis) -> bool {
        (self.worker == worker || is_out(Guard::ShareWorker))
            && self.is_same_worker()
            && (self.state == State::Active || is_out(Guard::SharePaused))
            && !self.asked
            && (!self.waiting || is_out(Guard::ShareWaiting))
            && (now < self.until || is_out(Guard::ShareOver))
    }

    /// The key of what is shown, where there is one.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn key(&self, store: &Store) -> Result<Option<ShredKey>, Trouble> {
        ShredKey::find(store, self.grant, self.epoch).await
    }

    /// The first statement, which was checked when it came.
    ///
    /// # Errors
    /// [`Code::Broken`] where it is not what it was.
    pub fn first_statement(&self) -> Result<Statement, Code> {
        Statement::read(&self.first).map_err(|_| Code::Broken)
    }

    /// Where it stands, as its devices hear it.
    ///
    /// # Errors
    /// [`Refusal`].
    pub async fn standing(&self, server: &Server) -> Result<GrantStanding, Refusal> {
        let lost =
            self.state == State::Active && !self.asked && self.key(&server.store).await?.is_none();
        let state = match self.state {
            _ if lost => Stands::Lost,
            _ if self.waiting => Stands::Waiting,
            _ if self.asked => Stands::AskedToStop,
            State::Active => Stands::Active,
            State::Paused | State::Ended => Stands::Paused,
        };
        let (n, hash) = self.opening;
        let time = |millis: Millis| u64::try_from(millis).unwrap_or(0);
        Ok(GrantStanding {
            statement: self.number,
            hash: self.hash,
            state,
            epoch: self.epoch,
            manifest: self.manifest,
            until: time(self.until),
            inbox: self.inbox,
            openings: OpeningsHead::make(self.grant, n, hash, |text| server.key.sign(text)),
            worker: if self.here {
                Presence::Here
            } else {
                Presence::Gone
            },
            keys: self.keys_today,
            incarnation: self.incarnation,
            time: time(server.now()),
        })
    }
}
