//! Backups: made while it runs, restored to see, put back with a higher incarnation; and that a
//! tampered copy is found out.

use crate::place::{Bench, Place};
use std::path::{Path, PathBuf};
use trellis_protocol::{Code, Stream};
use trellis_server::backup::{self, NoBackup};
use trellis_server::server::open_store;

fn make(bench: &Bench, into: &Path) -> PathBuf {
    let server = bench.server();
    let made = backup::make(&server.store, &bench.config.data, into, 30);
    bench.runtime.block_on(made).expect("a backup").0
}

fn verify(bench: &Bench, folder: &Path) -> Result<backup::Manifest, NoBackup> {
    bench.runtime.block_on(backup::verify(folder))
}

pub fn a_backup_comes_back_and_devices_send_again(place: Place<'_>) {
    let bench = place.start();
    let mut client = bench.client();
    let kept = client.first.some_page(Stream::Records, 3, 200);
    client.first.put(&kept).standing();
    client.first.write(Stream::Photos, 2, 60_000);
    let backups = tempfile::tempdir().expect("a folder");
    let folder = make(&bench, backups.path());
    let manifest = verify(&bench, &folder).expect("a good backup");
    assert_eq!((manifest.counts.vaults, manifest.counts.pages), (1, 2));
    assert_eq!(manifest.incarnation, 1);
    // What came after it.
    let before = client.first.chain;
    let lost = client.first.some_page(Stream::Records, 1, 64);
    client.first.put(&lost).standing();
    let second = client.pair();
    // Not into a store that holds something.
    let server = bench.server();
    let into = backup::restore(&folder, &bench.config.data, &server.store, 1);
    let refused = bench.runtime.block_on(into);
    assert!(matches!(refused, Err(NoBackup::NotEmpty)));
    for incarnation in [2, 3] {
        let restored = place.restored(&bench, &folder);
        client.first.url.clone_from(&restored.url);
        let (standing, pages) = client.first.read_all(Stream::Records);
        assert_eq!((standing.incarnation, standing.top), (incarnation, [1, 1]));
        assert_eq!(pages, [(1, kept.clone())]);
        // What it lacks is sent again: pages, and key entries.
        let missing = client.log[2..].to_vec();
        let path = trellis_protocol::route::keys(second.vault, Some(1));
        let bytes = trellis_protocol::write_entries(&missing);
        client.first.ask("POST", &path, &bytes).standing();
        client.first.chain = before;
        assert_eq!(client.first.put(&lost).standing().top, [2, 1]);
    }
    // Another server's key is in the way of nothing of its own.
    let other = place.start();
    let into = backup::restore(&folder, &other.config.data, &other.server().store, 1);
    let refused = bench.runtime.block_on(into);
    assert!(matches!(refused, Err(NoBackup::Key)));
}

impl Place<'_> {
    /// A server on a store into which a backup was put, with the key of `bench`.
    fn restored(self, bench: &Bench, folder: &Path) -> Bench {
        let fresh = self.start();
        let config = fresh.config.clone();
        let data = &config.data;
        std::fs::copy(
            bench.config.data.join("signing.key"),
            data.join("signing.key"),
        )
        .expect("a key");
        let known = bench.config.data.join("incarnation");
        if known.exists() {
            std::fs::copy(&known, data.join("incarnation")).expect("a file");
        }
        let done = async {
            let store = open_store(&config).await.expect("a store");
            backup::restore(folder, data, &store, 1)
                .await
                .expect("restored");
            store.close().await;
        };
        fresh.runtime.block_on(done);
        std::fs::copy(data.join("incarnation"), known).expect("a file");
        let mut fresh = fresh;
        fresh.end();
        fresh.begin();
        fresh
    }
}

pub fn a_backup_that_changed_is_no_backup(place: Place<'_>) {
    let bench = place.start();
    let mut client = bench.client();
    client.first.write(Stream::Records, 3, 200);
    let backups = tempfile::tempdir().expect("a folder");
    let folder = make(&bench, backups.path());
    let file = folder.join("trellis.db");
    let good = std::fs::read(&file).expect("a file");
    verify(&bench, &folder).expect("a good backup");
    let mut bad = good.clone();
    let middle = bad.len() / 2;
    bad[middle] ^= 1;
    std::fs::write(&file, &bad).expect("written");
    assert!(matches!(verify(&bench, &folder), Err(NoBackup::Changed)));
    // Even where whoever changed it set the hash right: the page is not what its name says.
    let page = good.windows(8).position(|part| part == client.first.name.0);
    assert!(page.is_some());
    let text = std::fs::read_to_string(folder.join("manifest.json")).expect("a manifest");
    let mut manifest: backup::Manifest = serde_json::from_str(&text).expect("a manifest");
    for (sql, name) in [
        (
            "UPDATE page SET bytes = CAST(substr(bytes, 1, 300) || zeroblob(length(bytes) - 300) AS BLOB)",
            "a page",
        ),
        ("DELETE FROM page", "pages"),
        ("DELETE FROM entry WHERE number = 1", "an entry"),
        ("UPDATE vault SET pages0 = 9", "a count"),
        (
            "DROP TRIGGER audit_stays; UPDATE audit SET time = 1 WHERE n = 1",
            "the audit",
        ),
        (
            "DROP TRIGGER audit_is_kept; DELETE FROM audit WHERE n = 2",
            "the end of the audit",
        ),
    ] {
        std::fs::write(&file, &good).expect("written");
        bench.runtime.block_on(changed(&file, sql));
        let bytes = std::fs::read(&file).expect("a file");
        manifest.file = trellis_protocol::Hash::of(&[&bytes]);
        let text = serde_json::to_vec(&manifest).expect("plain data");
        std::fs::write(folder.join("manifest.json"), text).expect("written");
        let found = verify(&bench, &folder);
        assert!(
            matches!(found, Err(NoBackup::Damaged(_))),
            "{name}: {found:?}"
        );
    }
}

/// Changes an SQLite file without leaving a log beside it.
async fn changed(file: &Path, sql: &'static str) {
    use sqlx::ConnectOptions as _;
    let mut connection = sqlx::sqlite::SqliteConnectOptions::new()
        .filename(file)
        .journal_mode(sqlx::sqlite::SqliteJournalMode::Delete)
        .connect()
        .await
        .expect("a file");
    sqlx::raw_sql(sql)
        .execute(&mut connection)
        .await
        .expect("changed");
    sqlx::Connection::close(connection).await.expect("closed");
}

pub fn backups_are_kept_for_so_long(place: Place<'_>) {
    let bench = place.start();
    bench.client();
    let backups = tempfile::tempdir().expect("a folder");
    let old = make(&bench, backups.path());
    let text = std::fs::read_to_string(old.join("manifest.json")).expect("a manifest");
    let mut manifest: backup::Manifest = serde_json::from_str(&text).expect("a manifest");
    manifest.made -= 31 * 86_400_000;
    let text = serde_json::to_vec(&manifest).expect("plain data");
    std::fs::write(old.join("manifest.json"), text).expect("written");
    let aged = backups.path().join("trellis-2000-01-01T000000Z");
    std::fs::rename(&old, &aged).expect("renamed");
    std::fs::create_dir(backups.path().join("somebody-elses")).expect("a folder");
    let new = make(&bench, backups.path());
    assert!(!aged.exists() && new.exists());
    assert!(backups.path().join("somebody-elses").exists());
    verify(&bench, &new).expect("a good backup");
    let nobody = crate::device::Device::new(&bench.url, trellis_protocol::Vault([1; 32]));
    nobody.put(&[1]).refused(Code::Gone);
}
