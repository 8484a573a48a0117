//! Where a server keeps while it is tested: SQLite in a folder, or a throw-away PostgreSQL.

use crate::cluster::Cluster;
use crate::device::Client;
use std::net::TcpListener;
use std::path::Path;
use tempfile::TempDir;
use tokio::runtime::Runtime;
use trellis_server::config::{Agency, Database, Limits, Metrics, Portal, Retention};
use trellis_server::key::ServerKey;
use trellis_server::{Config, Running, serve};

/// The two places.
#[derive(Clone, Copy)]
pub enum Place<'a> {
    Sqlite,
    Postgres(&'a Cluster),
}

impl Place<'_> {
    /// A server with a fresh store.
    pub fn start(self) -> Bench {
        self.start_with(|_| ())
    }

    /// The same, with some of the file's lines changed.
    pub fn start_with(self, change: impl FnOnce(&mut Config)) -> Bench {
        let folder = tempfile::tempdir().expect("a folder");
        ServerKey::make(folder.path()).expect("a key");
        let database = match self {
            Place::Sqlite => Database::default(),
            Place::Postgres(cluster) => cluster.fresh(),
        };
        let mut config = config(folder.path(), database);
        change(&mut config);
        Bench::over(folder, config)
    }
}

/// A file for tests.
pub fn config(data: &Path, database: Database) -> Config {
    Config {
        address: ([127, 0, 0, 1], 0).into(),
        url: String::new(),
        data: data.to_owned(),
        behind_proxy: false,
        agency: Agency {
            name: "Maple House".to_owned(),
            contact: "555-0100".to_owned(),
            number: 1,
        },
        portal: Some(Portal {
            address: ([127, 0, 0, 1], 0).into(),
            url: String::new(),
            files: None,
            oidc: None,
        }),
        tls: None,
        database,
        limits: Limits {
            unsigned_per_minute: 1_000_000,
            address_per_minute: 1_000_000,
            device_per_minute: 1_000_000,
            recovery_per_hour: 1_000_000,
            sign_in_per_minute: 1_000_000,
            ..Limits::default()
        },
        retention: Retention::default(),
        metrics: Metrics {
            address: Some(([127, 0, 0, 1], 0).into()),
        },
    }
}

/// A server that runs, with its folder.
pub struct Bench {
    pub folder: TempDir,
    pub config: Config,
    pub runtime: Runtime,
    pub running: Option<Running>,
    pub url: String,
}

impl Bench {
    /// Starts one.
    pub fn over(folder: TempDir, config: Config) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .expect("a runtime");
        let mut bench = Self {
            folder,
            config,
            runtime,
            running: None,
            url: String::new(),
        };
        bench.begin();
        bench
    }

    /// Starts it again, on the same store; its address is another.
    pub fn begin(&mut self) {
        let listener = TcpListener::bind(self.config.address).expect("an address");
        let started = self.runtime.block_on(serve(self.config.clone(), listener));
        let running = started.expect("a server");
        self.url.clone_from(&running.url);
        self.running = Some(running);
    }

    /// Stops it.
    pub fn end(&mut self) {
        if let Some(running) = self.running.take() {
            self.runtime
                .block_on(running.stop())
                .expect("an orderly end");
        }
    }

    /// What its requests share.
    pub fn server(&self) -> &trellis_server::server::Server {
        &self.running.as_ref().expect("it runs").server
    }

    /// Where its portal listens, and the origin that browsers know it by.
    pub fn portal(&self) -> (std::net::SocketAddr, String) {
        let running = self.running.as_ref().expect("it runs");
        running.portal.clone().expect("a portal")
    }

    /// A fresh invitation's token.
    pub fn token(&self) -> [u8; 16] {
        self.invitation().token
    }

    /// A fresh invitation.
    pub fn invitation(&self) -> trellis_protocol::Invitation {
        let server = self.server();
        let made = trellis_server::invitation::make(&server.store, &server.key, &self.url);
        self.runtime.block_on(made).expect("an invitation")
    }

    /// A client whose vault is there.
    #[track_caller]
    pub fn client(&self) -> Client {
        let client = Client::new(&self.url);
        let standing = client.join(&self.token()).standing();
        assert_eq!(standing.keys, 2);
        client
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            self.end();
        }
    }
}

impl Bench {
    /// Changes what the server keeps behind its back.
    pub fn change(&self, sql: &'static str) {
        self.changed(sql, false);
    }

    /// The same, of what passes.
    pub fn change_passing(&self, sql: &'static str) {
        self.changed(sql, true);
    }

    fn changed(&self, sql: &'static str, passing: bool) {
        let store = &self.server().store;
        let done = async {
            let mut tx = if passing {
                store.passing().await?
            } else {
                store.write().await?
            };
            let text = trellis_server::store::Sql::both(sql);
            tx.run(text, &[]).await?;
            tx.commit().await
        };
        self.runtime.block_on(done).expect("a change");
    }
}
