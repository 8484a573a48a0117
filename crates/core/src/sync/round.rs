//! One round: from asking what is new to everything being in step, step by step. It may be broken off
//! between any two, and goes on from there the next time.

use super::client::{Client, Failure};
use super::cursor::Gap;
use super::held::Held;
use super::plan::{self, Here, PHOTOS, Step, TOGETHER};
use super::sabotage::{Guard, is_out};
use super::standing::Standing;
use super::taking;
use super::view::{SyncAlarmKind, SyncTrouble};
use super::{pages, photos, sql};
use crate::app::App;
use crate::error::{AppError, Code};
use crate::store::Store;
use crate::sync::transport::Reach;
use serde::Deserialize;
use std::sync::Arc;
use trellis_protocol::{Code as Said, Standing as Server, Stream, read_batch};

/// How long pages of this device stay here after they were sent: 90 days.
const KEPT: i64 = 90 * 86_400_000;

/// How often pages that were refused are asked for again: once an hour.
const AGAIN: i64 = 3_600_000;

/// What waits in the vault: see [`sql::COUNTS`].
#[derive(Clone, Copy, Default, Deserialize)]
pub(crate) struct Counts(
    pub(crate) u64,
    pub(crate) u64,
    pub(crate) u64,
    pub(crate) u64,
    pub(crate) u64,
    pub(crate) u64,
);

/// A round that goes on.
pub(crate) struct Round<'a> {
    pub(super) app: &'a App,
    client: Client,
    pub(crate) standing: Standing,
    pub(super) held: Held,
    /// Where the server said that it stands.
    pub(super) told: Option<Server>,
    /// How many photographs are to be sent.
    photos: u64,
    /// How much there was to do when it was most.
    most: u64,
    /// Whether what the server does not have was sent from the beginning once.
    resent: bool,
    /// Up to which own page of each stream the server may have what is to be sent: a page that was sealed
    /// before this round may have arrived with nobody hearing of it.
    pub(super) maybe_there: [u64; 2],
}

/// Reads where sync stands; none where there is no sync.
pub(crate) async fn standing(store: &Store) -> Result<Option<Standing>, AppError> {
    let mut writer = store.writer().await;
    let body: Option<String> = sqlx::query_scalar(sql::STATE)
        .fetch_optional(writer.connection())
        .await?;
    let read = |body: String| serde_json::from_str(&body).map_err(|_| Code::Damaged.into());
    body.map(read).transpose()
}

async fn is_again(store: &Store) -> Result<bool, AppError> {
    let mut writer = store.writer().await;
    let again: i64 = sqlx::query_scalar(sql::IS_AGAIN)
        .fetch_one(writer.connection())
        .await?;
    Ok(again != 0)
}

/// How many photographs are to be sent.
pub(crate) async fn photos_to_send(store: &Store) -> Result<u64, AppError> {
    // Where there are many this takes its time, and nobody who writes waits for it.
    let count: i64 = sqlx::query_scalar(sql::TO_SEND)
        .fetch_one(&mut *store.reader().await?)
        .await?;
    Ok(count.unsigned_abs())
}

/// What waits.
pub(crate) async fn counts(store: &Store) -> Result<Counts, AppError> {
    let counts = store.read_own(sql::COUNTS, &[]).await?;
    serde_json::from_str(&counts).map_err(|_| Code::Damaged.into())
}

impl<'a> Round<'a> {
    /// Begins a round; none where there is no sync, or no longer.
    pub(crate) async fn begin(app: &'a App) -> Result<Option<Self>, Failure> {
        let store = app.store().await?;
        let Some(standing) = standing(&store).await? else {
            return Ok(None);
        };
        if standing.gone {
            return Ok(None);
        }
        let mut standing = standing;
        if is_again(&store).await? {
            standing.cursors = Default::default();
            let mut writer = store.writer().await;
            taking::keep(writer.connection(), &standing).await?;
            sqlx::query(sql::AGAIN_KNOWN)
                .execute(writer.connection())
                .await?;
        }
        let held = Held::load(&store, &standing).await?;
        let client = app.sync.client(app, &standing.server);
        let maybe_there = standing.ends.map(|end| end.number);
        Ok(Some(Self {
            app,
            client: client.by(standing.vault, &held.keys),
            standing,
            held,
            told: None,
            photos: 0,
            most: 0,
            resent: false,
            maybe_there,
        }))
    }

    pub(super) async fn store(&self) -> Result<Arc<Store>, Failure> {
        Ok(self.app.store().await?)
    }

    fn now(&self) -> i64 {
        self.app.ports.clock.now().timestamp_millis()
    }

    fn here(&self, counts: &Counts) -> Here<'_> {
        let reach = self.app.ports.network.reach();
        Here {
            incarnation: self.standing.incarnation,
            keys: self.keys(),
            cursors: &self.standing.cursors,
            pages: [counts.1, counts.2],
            changes: counts.0,
            heard: pages::heard_is_due(&self.standing, self.app.ports.clock.now()),
            photos: self.photos,
            gone: counts.3 + u64::from(self.standing.erase_again),
            photos_allowed: reach == Reach::Free || self.standing.photos_on_metered,
        }
    }

    /// Goes on until everything is in step.
    pub(crate) async fn run(&mut self) -> Result<(), Failure> {
        if self.app.ports.network.reach() == Reach::Offline {
            return Err(Failure::Unreached);
        }
        if self.now() - self.standing.tried > AGAIN {
            self.standing.tried = self.now();
            self.standing
                .cursors
                .iter_mut()
                .for_each(|cursor| cursor.try_refused());
        }
        self.photos = photos_to_send(&*self.store().await?).await?;
        loop {
            let counts = counts(&*self.store().await?).await?;
            let here = self.here(&counts);
            let left = plan::left(&here);
            let step = plan::next(&here, self.told);
            self.most = self.most.max(left);
            self.app.sync.progress(self.most - left, self.most);
            if step == Step::Rest {
                return self.rest().await;
            }
            self.step(step).await?;
        }
    }

    async fn step(&mut self, step: Step) -> Result<(), Failure> {
        match step {
            Step::Ask => self.ask().await,
            Step::Restored => self.start_again().await,
            Step::RolledBack if self.standing.accepted => self.start_again().await,
            Step::RolledBack => {
                self.alarm(SyncAlarmKind::RolledBack).await?;
                Err(Failure::Nonsense)
            }
            Step::FetchKeys(have) => {
                let entries = self.client.keys(have).await?;
                self.grow(entries).await
            }
            Step::SendKeys(has) => {
                let entries = self.held.log.get(has as usize..).unwrap_or_default();
                self.client.append(has, entries).await?;
                self.told = None;
                Ok(())
            }
            Step::Fetch(stream, gap) => self.fetch(stream_of(stream), gap).await,
            Step::Send(stream) => self.send(stream_of(stream)).await,
            Step::Seal => {
                let store = self.store().await?;
                pages::seal(&store, &self.app.ports, &mut self.standing, &self.held).await
            }
            Step::SealPhotos => {
                let store = self.store().await?;
                let ports = &self.app.ports;
                let sealed =
                    pages::seal_photos(&store, ports, &mut self.standing, &self.held).await?;
                // One that somebody has let go of meanwhile is not waited for.
                self.photos = match sealed {
                    0 => 0,
                    some => self.photos.saturating_sub(some),
                };
                Ok(())
            }
            Step::Erase => self.erase().await,
            Step::Rest => Ok(()),
        }
    }

    /// Everything is done.
    async fn rest(&mut self) -> Result<(), Failure> {
        let store = self.store().await?;
        // Photographs show once everything that may name them is here.
        if self.standing.cursors[0].left() == 0 && photos::settle(&store, &self.app.ports).await? {
            store.changes.send_replace(());
        }
        let before = (self.now() - KEPT).to_string();
        store.write_local(sql::PRUNE, &[&before]).await?;
        self.standing.at = Some(self.now());
        self.standing.trouble = None;
        self.standing.failures = 0;
        self.standing.next = None;
        self.keep(&store).await
    }

    pub(crate) async fn keep(&self, store: &Store) -> Result<(), Failure> {
        let mut writer = store.writer().await;
        taking::keep(writer.connection(), &self.standing).await
    }

    pub(super) async fn alarm(&mut self, kind: SyncAlarmKind) -> Result<(), Failure> {
        let now = self.now();
        self.standing.alarm(kind, None, now);
        let store = self.store().await?;
        self.keep(&store).await
    }

    /// Asks what is new: where there is nothing, this is all that goes over the network.
    async fn ask(&mut self) -> Result<(), Failure> {
        let after = self.standing.cursors[0].top();
        let batch = self.client.batch(Stream::Records, after, None).await?;
        let (server, pages, unreadable) = read_batch(&batch)?;
        if self.standing.incarnation == 0 {
            self.standing.incarnation = server.incarnation;
        }
        self.told = Some(server);
        let counts = counts(&*self.store().await?).await?;
        if !self.hear(server, &counts) {
            return Ok(());
        }
        // What came with the answer is taken, unless it is not known yet who wrote it.
        let keys_known = server.keys as usize == self.held.log.len();
        let gap = self.standing.cursors[0].newest();
        match gap.filter(|gap| keys_known && gap.after == after && !pages.is_empty()) {
            Some(gap) => self.take(Stream::Records, gap, pages, unreadable).await,
            None => Ok(()),
        }
    }

    /// Notes where the server stands. Gives false where it is not the server that it was.
    fn hear(&mut self, server: Server, counts: &Counts) -> bool {
        self.told = Some(server);
        let step = plan::next(&self.here(counts), self.told);
        if matches!(step, Step::Restored | Step::RolledBack) {
            return false;
        }
        for (cursor, top) in self.standing.cursors.iter_mut().zip(server.top) {
            cursor.told(top);
        }
        true
    }

    async fn fetch(&mut self, stream: Stream, gap: Gap) -> Result<(), Failure> {
        let batch = self
            .client
            .batch(stream, gap.after, Some(gap.before))
            .await?;
        let (server, pages, unreadable) = read_batch(&batch)?;
        let counts = counts(&*self.store().await?).await?;
        if !self.hear(server, &counts) {
            return Ok(());
        }
        self.take(stream, gap, pages, unreadable).await
    }

    async fn take(
        &mut self,
        stream: Stream,
        gap: Gap,
        pages: Vec<trellis_protocol::Placed<'_>>,
        unreadable: Vec<u64>,
    ) -> Result<(), Failure> {
        let store = self.store().await?;
        let now = self.app.ports.clock.now();
        let taken = taking::take(
            &store,
            &mut self.standing,
            &self.held,
            now,
            taking::Batch {
                stream,
                gap,
                keys_known: self
                    .told
                    .is_some_and(|told| told.keys as usize == self.held.log.len()),
                pages,
                unreadable,
            },
        )
        .await?;
        tracing::info!(
            event = "sync_took",
            pages = taken.pages,
            changes = taken.changes
        );
        Ok(())
    }

    async fn send(&mut self, stream: Stream) -> Result<(), Failure> {
        let store = self.store().await?;
        let waiting: Vec<(i64, Vec<u8>)> = {
            let mut writer = store.writer().await;
            sqlx::query_as(sql::UNSENT)
                .bind(i64::from(stream as u8))
                .bind(TOGETHER.cast_signed())
                .fetch_all(writer.connection())
                .await?
        };
        drop(store);
        let first = waiting.first().map_or(0, |(number, _)| *number);
        let (mut body, mut last, mut count) = (Vec::new(), 0, 0);
        for (number, page) in waiting {
            if !body.is_empty() && (body.len() + page.len()) as u64 > self.standing.request {
                break;
            }
            body.extend(page);
            (last, count) = (number, count + 1);
        }
        let answer = self.client.send(body).await;
        let store = self.store().await?;
        let server = match answer {
            Ok(server) => server,
            // It has less of this device's chain than it had: everything is sent from the beginning, once.
            Err(Failure::Said(Said::OutOfOrder, _)) if !self.resent => {
                self.resent = true;
                self.maybe_there = self.standing.ends.map(|end| end.number);
                store.write_local(sql::UNSEND, &[]).await?;
                return Ok(());
            }
            Err(Failure::Said(Said::OutOfOrder, wait)) => {
                self.alarm(SyncAlarmKind::RolledBack).await?;
                return Err(Failure::Said(Said::OutOfOrder, wait));
            }
            Err(error) => return Err(error),
        };
        let counts = counts(&store).await?;
        let at = stream as usize;
        let is_same = server.incarnation == self.standing.incarnation;
        // Where some of it was there already, as many may have come from others meanwhile.
        let is_new = first.cast_unsigned() > self.maybe_there[at] || is_out(Guard::Meanwhile);
        if is_same && is_new && server.top[at] == self.standing.cursors[at].top() + count {
            self.standing.cursors[at].sent(count, server.top[at]);
        }
        self.hear(server, &counts);
        let mut writer = store.writer().await;
        sqlx::query(sql::SENT)
            .bind(i64::from(stream as u8))
            .bind(last)
            .execute(writer.connection())
            .await?;
        taking::keep(writer.connection(), &self.standing).await
    }

    async fn erase(&mut self) -> Result<(), Failure> {
        let store = self.store().await?;
        let erasing = super::erasing::gather(&store, &self.standing).await?;
        drop(store);
        let receipt = match erasing.names.is_empty() {
            true => None,
            false => Some(self.client.erase(&erasing.names).await?),
        };
        let store = self.store().await?;
        self.standing.erase_again = false;
        erasing.done(&store, &self.standing, receipt).await
    }

    /// Notes that a round did not come to its end.
    pub(crate) async fn failed(&mut self, failure: Failure) -> Result<(), Failure> {
        let Some(trouble) = failure.trouble() else {
            return Ok(());
        };
        let store = self.store().await?;
        self.standing.trouble = Some(trouble);
        self.standing.failures = self.standing.failures.saturating_add(1);
        let random = u32::from_be_bytes(self.app.ports.random());
        let wait = plan::wait(self.standing.failures, random);
        let asked = match failure {
            Failure::Said(_, Some(seconds)) => seconds.min(3_600) * 1_000,
            _ => 0,
        };
        let wait = i64::try_from(wait.as_millis()).unwrap_or_default();
        self.standing.next = Some(self.now() + wait.max(asked.cast_signed()));
        if trouble == SyncTrouble::Nonsense {
            tracing::warn!(event = "sync_nonsense");
        }
        self.keep(&store).await
    }

    pub(crate) fn held(&self) -> &Held {
        &self.held
    }

    pub(crate) fn client(&self) -> &Client {
        &self.client
    }

    /// Listens until something came that is not known here.
    pub(crate) async fn listen(&self) -> Result<bool, Failure> {
        let tops = [0, 1].map(|stream| self.standing.cursors[stream].top());
        self.client.listen(self.keys(), tops).await
    }

    /// How many entries the key log has here.
    fn keys(&self) -> u32 {
        u32::try_from(self.held.log.len()).unwrap_or(u32::MAX)
    }
}

fn stream_of(stream: u8) -> Stream {
    match stream {
        PHOTOS => Stream::Photos,
        _ => Stream::Records,
    }
}
