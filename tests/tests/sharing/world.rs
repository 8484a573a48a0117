//! Where it all happens: a real server on SQLite, two workers, and a clock that can be put ahead.

use crate::life::Life;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use std::collections::{BTreeMap, BTreeSet};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use tempfile::TempDir;
use tokio::runtime::Runtime;
use tower::ServiceExt as _;
use trellis_protocol::{Code, GrantStanding, Problem, SignedInput, Worker, digest, route};
use trellis_sealing::{OwnGrant, WorkerKeys};
use trellis_server::key::ServerKey;
use trellis_server::server::{Running, Server};
use trellis_server::store::sql;
use trellis_server::{Config, serve, share};
use trellis_tests::agency;
use trellis_tests::random::Random;

pub const URL: &str = "https://trellis.example.org";

pub struct World {
    pub folder: TempDir,
    pub backups: TempDir,
    pub made: Vec<PathBuf>,
    pub config: Config,
    pub runtime: Runtime,
    pub running: Option<Running>,
    pub workers: Vec<WorkerKeys>,
    pub gone: BTreeSet<usize>,
    pub lives: Vec<Life>,
    /// Milliseconds that went by.
    pub ahead: u64,
    pub counts: BTreeMap<&'static str, u64>,
    /// Whose turn it was.
    pub touched: usize,
}

fn config(data: &Path) -> Config {
    Config {
        url: URL.to_owned(),
        ..agency::config(data)
    }
}

fn machine_now() -> u64 {
    #[expect(clippy::disallowed_methods, reason = "a world has a clock")]
    let now = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .expect("a time");
    u64::try_from(now.as_millis()).expect("a time")
}

impl World {
    pub fn new(random: &mut Random) -> Self {
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

    pub fn start(&mut self) {
        let listener = TcpListener::bind(self.config.address).expect("an address");
        let running = self
            .runtime
            .block_on(serve(self.config.clone(), listener))
            .expect("a server");
        let ahead = i64::try_from(self.ahead).expect("a time");
        running.server.ahead.store(ahead, Ordering::Relaxed);
        self.running = Some(running);
    }

    pub fn stop(&mut self) {
        if let Some(running) = self.running.take() {
            self.runtime
                .block_on(running.stop())
                .expect("an orderly end");
        }
    }

    pub fn server(&self) -> &Server {
        &self.running.as_ref().expect("it runs").server
    }

    pub fn now(&self) -> u64 {
        machine_now() + self.ahead
    }

    pub fn count(&mut self, what: &'static str) {
        *self.counts.entry(what).or_default() += 1;
    }

    pub fn send(
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
    pub fn ask(
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

    pub fn standing(&self, own: &OwnGrant, random: &mut Random) -> Option<GrantStanding> {
        let (status, body) = self.ask(own, "GET", &route::grant(own.grant()), Vec::new(), random);
        if status == 200 {
            return Some(serde_json::from_slice(&body).expect("a standing"));
        }
        let problem: Problem = serde_json::from_slice(&body).expect("a problem");
        assert_eq!(problem.code, Code::Gone);
        None
    }
}
