//! What is gone is gone: no row, no byte, not in an old backup, not after it was put back.

use crate::device::Reply;
use crate::grant::{DAY, Grant, Worker, noise};
use crate::place::{Bench, Place};
use std::path::{Path, PathBuf};
use trellis_protocol::{
    Code, GrantReceipt, PublishedShare, SignedReceipt, Stands, State, Taken, route,
};
use trellis_server::key::ServerKey;
use trellis_server::server::open_store;
use trellis_server::{backup, share};

const TABLES: [&str; 6] = [
    "share",
    "share_head",
    "share_item",
    "share_suggestion",
    "share_opening",
    "shred",
];

fn receipt(bench: &Bench, grant: &Grant, reply: Reply) -> GrantReceipt {
    let signed: SignedReceipt = serde_json::from_slice(&reply.ok().body).expect("a receipt");
    let (text, signature) = signed.parts().expect("a signature");
    let text = SignedReceipt::to_sign(text);
    let key = bench.server().key.public();
    assert!(trellis_server::key::holds(&key, &text, &signature));
    let receipt = signed.unchecked_of_grant().expect("a receipt");
    assert_eq!((receipt.grant, receipt.taken), (grant.name(), Taken::Grant));
    receipt
}

fn suggest(bench: &Bench, worker: &Worker, grant: &Grant) -> Vec<u8> {
    let bytes = worker.suggestion(grant.name(), 400);
    let done = share::suggest(bench.server(), worker.name, grant.name(), &bytes);
    bench.runtime.block_on(done).expect("it is the first");
    bytes
}

/// Runs of bytes of everything sealed, as it was sent.
fn sealed(grant: &Grant) -> Vec<Vec<u8>> {
    let items = grant.items.values().map(|(_, sealed)| sealed);
    let mut all: Vec<_> = items.map(|sealed| sealed[..60].to_vec()).collect();
    all.push(grant.card[..60].to_vec());
    all
}

pub fn a_stop_leaves_nothing(place: Place<'_>) {
    let bench = place.start();
    let worker = bench.worker();
    let mut grant = bench.grant_to(&worker, &[80, 500, 30_000]);
    let other = bench.grant_to(&worker, &[80]);
    let mut was = sealed(&grant);
    grant.update().stands();
    was.extend(sealed(&grant));
    was.push(suggest(&bench, &worker, &grant)[80..140].to_vec());
    bench.given(&worker, grant.name()).expect("it is active");
    // Not even while it stands does anything lie there as it was sent.
    for part in &was {
        assert!(!bench.lies(part));
    }
    let shred = bench.shreds();
    let told = receipt(&bench, &grant, grant.end());
    // Three items and a head, a suggestion, an opening, the grant.
    assert_eq!(told.rows, 7);
    let sizes: usize = grant.items.values().map(|(_, sealed)| sealed.len()).sum();
    assert!(told.bytes > (sizes + grant.card.len()) as u64);
    for (table, left) in TABLES.iter().zip([1, 1, 1, 0, 0, 1]) {
        assert_eq!(bench.count_of(table), left, "{table}: the other's stays");
    }
    was.extend(
        shred
            .into_iter()
            .filter(|key| !bench.shreds().contains(key)),
    );
    was.extend([grant.name().0.to_vec(), grant.first.signing.to_vec()]);
    was.extend([grant.first.random.to_vec(), grant.newest.signature.to_vec()]);
    assert!(was.len() > 9);
    for part in &was {
        assert!(!bench.lies(part));
    }
    // Asked again: the same answer. By nobody else, and for nothing else is there one.
    assert_eq!(receipt(&bench, &grant, grant.end()), told);
    for (method, path) in [
        ("GET", route::grant(grant.name())),
        ("GET", route::inbox(grant.name(), 0)),
        ("GET", route::openings(grant.name(), 0)),
    ] {
        grant.ask(method, &path, &[]).refused(Code::Gone);
    }
    grant.clone().update().refused(Code::Gone);
    let forged = Grant {
        key: other.key.clone(),
        ..grant.clone()
    };
    forged.end().refused(Code::Unauthorised);
    assert_eq!(bench.given(&worker, grant.name()), Err(Code::Gone));
    // Whatever its number is, an end is taken; nothing else ends.
    let mut behind = other.clone();
    behind.update().stands();
    behind.pause().stands();
    let path = route::grant(other.name());
    let paused = other.state(State::Paused, 1).bytes();
    other.ask("DELETE", &path, &paused).refused(Code::Malformed);
    other.ask("DELETE", &path, b"x").refused(Code::Malformed);
    let theirs = grant.state(State::Ended, 1).bytes();
    other.ask("DELETE", &path, &theirs).refused(Code::Malformed);
    let mut unsigned = other.state(State::Ended, 1);
    unsigned.signature[0] ^= 1;
    other
        .ask("DELETE", &path, &unsigned.bytes())
        .refused(Code::Unauthorised);
    receipt(&bench, &other, other.end());
    assert!(TABLES.iter().all(|table| bench.count_of(table) == 0));
    // The same grant does not begin again.
    let token = bench.invited_by(&worker).token;
    let mut again = grant.clone();
    again.manifest = 0;
    again.newest = again.first;
    again.begin(&token, vec![]).refused(Code::Gone);
}

pub fn an_end_comes_by_itself(place: Place<'_>) {
    let bench = place.start();
    let worker = bench.worker();
    let mut grant = bench.grant_to(&worker, &[80]);
    let mut heard = bench.grant_to(&worker, &[80]);
    let longer = bench.grant_to(&worker, &[80]);
    let sixty = longer.state_with(|next| next.until += 30 * DAY);
    let share = PublishedShare {
        statement: Some(sixty),
        ..PublishedShare::default()
    };
    longer.put(&share).stands();
    bench.pass(30 * DAY - 60_000);
    assert_eq!(bench.sweep(), 0);
    bench.given(&worker, grant.name()).expect("it is not over");
    bench.pass(60_000);
    // Over is over, swept or not.
    assert_eq!(bench.given(&worker, grant.name()), Err(Code::Gone));
    assert_eq!(bench.people(&worker).len(), 1);
    heard.off = i64::try_from(30 * DAY).expect("a month");
    heard
        .ask("GET", &route::grant(heard.name()), &[])
        .refused(Code::Gone);
    assert_eq!(bench.sweep(), 1);
    assert_eq!(bench.sweep(), 0);
    assert_eq!((bench.count_of("share"), bench.count_of("shred")), (1, 1));
    for part in sealed(&grant) {
        assert!(!bench.lies(&part));
    }
    grant.off = i64::try_from(30 * DAY).expect("a month");
    grant
        .ask("GET", &route::grant(grant.name()), &[])
        .refused(Code::Gone);
    // The device hears of it when it says so itself.
    let told = receipt(&bench, &grant, grant.end());
    assert_eq!(told.rows, 4);
}

pub fn a_narrowing_leaves_nothing_of_what_was(place: Place<'_>) {
    let bench = place.start();
    let worker = bench.worker();
    let mut grant = bench.grant_to(&worker, &[80, 500]);
    let (was, keys) = (sealed(&grant), bench.shreds());
    grant.narrow(vec![noise(90)]).stands_as(Stands::Active);
    assert!(was.iter().chain(&keys).all(|part| !bench.lies(part)));
    assert_eq!(bench.count_of("share_item"), 1);
    let now = bench.shreds();
    assert!(now.len() == 1 && now != keys);
    // Keys of what was not begun after all go too, in time.
    let other = bench.worker();
    let mut never = Grant::new(&bench.url, &other, bench.server().key.public());
    let token = bench.invited_by(&worker).token;
    never.begin(&token, vec![]).refused(Code::Token);
    assert_eq!(bench.shreds().len(), 2, "one was made for it");
    bench.pass(2 * 3_600_000);
    bench.sweep();
    assert_eq!(bench.shreds(), now);
}

fn backed_up(bench: &Bench, into: &Path) -> PathBuf {
    let server = bench.server();
    let made = backup::make(&server.store, &bench.config.data, into, 30);
    bench.runtime.block_on(made).expect("a backup").0
}

/// Puts a backup back where the server stands, as the command does: the keys that no backup has stay.
fn put_back(bench: &mut Bench, folder: &Path) {
    bench.end();
    let config = bench.config.clone();
    assert!(config.database.url.is_empty(), "on SQLite");
    for name in ["trellis.db", "trellis.db-wal", "trellis.db-shm"] {
        drop(std::fs::remove_file(config.data.join(name)));
    }
    let done = async {
        let store = open_store(&config).await.expect("a store");
        let restored = backup::restore(folder, &config.data, &store, 1).await;
        restored.expect("restored");
        store.close().await;
    };
    bench.runtime.block_on(done);
    bench.begin();
}

pub fn an_old_backup_brings_nothing_back(place: Place<'_>) {
    if matches!(place, Place::Postgres(_)) {
        // A backup is put into a fresh database, whose keys are not there: the next story.
        return;
    }
    let mut bench = place.start();
    let worker = bench.worker();
    let ended = bench.grant_to(&worker, &[80, 500]);
    let mut narrowed = bench.grant_to(&worker, &[80, 600]);
    let mut stands = bench.grant_to(&worker, &[80, 700]);
    let mut paused = bench.grant_to(&worker, &[80, 800]);
    let mut updated = bench.grant_to(&worker, &[80, 900]);
    let all = [&ended, &narrowed, &stands, &paused, &updated];
    let was: Vec<_> = all.iter().flat_map(|grant| sealed(grant)).collect();
    let said = suggest(&bench, &worker, &ended)[80..140].to_vec();
    let backups = tempfile::tempdir().expect("a folder");
    let folder = backed_up(&bench, backups.path());
    bench
        .runtime
        .block_on(backup::verify(&folder))
        .expect("a good backup");
    // In it nothing lies as it was sent, and none of the keys.
    let keys = bench.shreds();
    assert_eq!(keys.len(), 6);
    let file = std::fs::read(folder.join("trellis.db")).expect("a file");
    for part in was.iter().chain([&said]).chain(&keys) {
        assert!(!file.windows(part.len()).any(|bytes| bytes == *part));
    }
    assert!(!folder.join("shred.db").exists());
    let told = receipt(&bench, &ended, ended.end());
    narrowed.narrow(vec![noise(90)]).stands();
    paused.pause().stands();
    updated.update().stands();
    put_back(&mut bench, &folder);
    for grant in [&mut narrowed, &mut stands, &mut paused, &mut updated] {
        grant.url.clone_from(&bench.url);
    }
    let ended = Grant {
        url: bench.url.clone(),
        ..ended
    };
    // What had ended is gone again, and the device hears the same of it.
    ended
        .ask("GET", &route::grant(ended.name()), &[])
        .refused(Code::Gone);
    assert_eq!(receipt(&bench, &ended, ended.end()), told);
    assert_eq!(bench.count("SELECT count(*) FROM share_suggestion"), 0);
    // Nobody is given anything.
    for grant in [&ended, &narrowed, &stands, &paused, &updated] {
        assert_eq!(bench.given(&worker, grant.name()), Err(Code::Gone));
    }
    assert_eq!(bench.people(&worker).len(), 0);
    let standing = stands.stands();
    assert_eq!((standing.state, standing.incarnation), (Stands::Waiting, 2));
    // What was narrowed away cannot be given any more, whatever the server would do.
    assert_eq!(narrowed.stands().state, Stands::Lost);
    bench.change("UPDATE share SET waiting = 0");
    assert_eq!(bench.given(&worker, narrowed.name()), Err(Code::Gone));
    bench.change("UPDATE share SET waiting = 1");
    // Once a device has spoken it is as the device says.
    let shown = |grant: &Grant| PublishedShare {
        statement: Some(grant.newest),
        ..PublishedShare::default()
    };
    stands.put(&shown(&stands)).stands_as(Stands::Active);
    stands.is_given(&bench.given(&worker, stands.name()).expect("it is active"));
    paused.put(&shown(&paused)).stands_as(Stands::Paused);
    assert_eq!(bench.given(&worker, paused.name()), Err(Code::Gone));
    assert_eq!(updated.stands().manifest, 1);
    updated.narrow(vec![noise(100)]).stands_as(Stands::Active);
    updated.is_given(&bench.given(&worker, updated.name()).expect("it is active"));
    narrowed.put(&shown(&narrowed)).refused(Code::Malformed);
    narrowed.narrow(vec![noise(110)]).stands_as(Stands::Active);
    narrowed.is_given(&bench.given(&worker, narrowed.name()).expect("it is active"));
    assert_eq!(narrowed.stands().statement, 2);
}

/// A backup of any store, put into a fresh SQLite without the keys: all of it is noise, and lost.
pub fn a_backup_moves_to_sqlite(place: Place<'_>) {
    let bench = place.start();
    let worker = bench.worker();
    let mut grant = bench.grant_to(&worker, &[80, 500]);
    suggest(&bench, &worker, &grant);
    let backups = tempfile::tempdir().expect("a folder");
    let folder = backed_up(&bench, backups.path());
    let mut fresh = Place::Sqlite.start();
    std::fs::copy(
        folder.join(ServerKey::FILE),
        fresh.config.data.join(ServerKey::FILE),
    )
    .expect("a key");
    put_back(&mut fresh, &folder);
    grant.url.clone_from(&fresh.url);
    assert_eq!(fresh.given(&worker, grant.name()), Err(Code::Gone));
    let standing = grant.stands();
    assert_eq!((standing.state, standing.inbox), (Stands::Lost, 1));
    // What lay in the inbox is noise as well, and in nobody's way.
    let inbox = grant.ask("GET", &route::inbox(grant.name(), 0), &[]);
    assert!(inbox.ok().body.is_empty());
    grant.update().refused(Code::Moved);
    grant.narrow(vec![noise(90)]).stands_as(Stands::Active);
    grant.is_given(&fresh.given(&worker, grant.name()).expect("it is active"));
    receipt(&fresh, &grant, grant.end());
}

impl Bench {
    /// Whether a run of bytes lies in a file of the data folder.
    pub fn lies(&self, bytes: &[u8]) -> bool {
        let files = std::fs::read_dir(self.folder.path()).expect("a folder");
        let files = files.map(|file| file.expect("a file").path());
        files.filter(|file| file.is_file()).any(|file| {
            let all = std::fs::read(file).expect("a file");
            all.windows(bytes.len()).any(|part| part == bytes)
        })
    }

    /// One number that the server's database says.
    pub fn count(&self, sql: &'static str) -> i64 {
        self.rows(sql, false).first().map_or(0, |row| row.int(0))
    }

    /// How many rows a table has.
    pub fn count_of(&self, table: &str) -> i64 {
        match table {
            "share" => self.count("SELECT count(*) FROM share"),
            "share_head" => self.count("SELECT count(*) FROM share_head"),
            "share_item" => self.count("SELECT count(*) FROM share_item"),
            "share_suggestion" => self.count("SELECT count(*) FROM share_suggestion"),
            "share_opening" => self.count("SELECT count(*) FROM share_opening"),
            _ => i64::try_from(self.shreds().len()).expect("few"),
        }
    }

    /// The keys that no backup has.
    pub fn shreds(&self) -> Vec<Vec<u8>> {
        let rows = self.rows("SELECT key FROM shred ORDER BY share, epoch", true);
        rows.iter().map(|row| row.bytes(0).to_vec()).collect()
    }

    fn rows(&self, sql: &'static str, shredding: bool) -> Vec<trellis_server::store::Row> {
        let store = &self.server().store;
        let done = async {
            let mut tx = if shredding {
                store.shredding().await?
            } else {
                store.read().await?
            };
            tx.rows(trellis_server::store::Sql::both(sql), &[]).await
        };
        self.runtime.block_on(done).expect("rows")
    }
}
