//! What happens to a server: workers leave, an older copy is put back. And what is left in it.

use crate::world::World;
use std::path::Path;
use trellis_protocol::Grant;
use trellis_server::server::open_store;
use trellis_server::store::{Sql, Trouble};
use trellis_server::{backup, share};
use trellis_tests::random::Random;

impl World {
    /// No row and no byte of a grant, here and in all backups.
    pub fn nothing_is_left(&self, at: usize) {
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

    pub fn rows_of(&self, grant: Grant) -> i64 {
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
                Ok::<_, Trouble>(all + row.map_or(0, |row| row.int(0)))
            })
            .expect("counted")
    }

    /// Keys of a grant that no backup may have: as they are while it stands.
    pub fn know_keys(&mut self, at: usize) {
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
    pub fn restore(&mut self, random: &mut Random) {
        if self.made.is_empty() {
            return;
        }
        let folder = self.made[random.place(self.made.len())].clone();
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

    pub fn leave(&mut self, worker: usize) {
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
