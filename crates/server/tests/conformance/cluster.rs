//! A throw-away PostgreSQL: Debian's, in a folder of its own, reached by a socket in it, gone with it.

use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use trellis_server::config::Database;

/// The cluster.
pub struct Cluster {
    folder: TempDir,
    server: Option<Child>,
    programs: PathBuf,
    count: AtomicUsize,
    /// `on` or `off`: tests need no disk that outlives a power cut.
    fsync: &'static str,
}

/// Where Debian puts the newest version's programs.
fn programs() -> PathBuf {
    let versions = std::fs::read_dir("/usr/lib/postgresql")
        .expect("PostgreSQL: `scripts/system-packages.sh test` installs it");
    let mut versions: Vec<_> = versions
        .filter_map(|version| Some(version.ok()?.path().join("bin")))
        .filter(|programs| programs.join("initdb").exists())
        .collect();
    versions.sort();
    versions.pop().expect("PostgreSQL's programs")
}

/// PostgreSQL refuses to run as root: then it runs as its own user.
fn command(program: &std::path::Path) -> Command {
    let root = std::fs::metadata("/proc/self")
        .is_ok_and(|me| std::os::unix::fs::MetadataExt::uid(&me) == 0);
    if !root {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command
        .args(["--reuid=postgres", "--regid=postgres", "--clear-groups"])
        .arg("--pdeathsig=INT")
        .arg(program);
    command
}

impl Cluster {
    /// Starts one.
    pub fn start() -> Self {
        Self::started("off")
    }

    /// Starts one that waits for its disk, as an agency's does.
    #[allow(dead_code, reason = "for examples/measure.rs")]
    pub fn start_durable() -> Self {
        Self::started("on")
    }

    fn started(fsync: &'static str) -> Self {
        let folder = tempfile::Builder::new()
            .prefix("trellis-pg")
            .tempdir_in("/tmp")
            .expect("a folder");
        let programs = programs();
        let chown = Command::new("chown")
            .arg("postgres")
            .arg(folder.path())
            .output();
        drop(chown);
        let made = command(&programs.join("initdb"))
            .args(["--auth=trust", "--username=postgres", "--no-sync", "-D"])
            .arg(folder.path().join("data"))
            .output()
            .expect("initdb runs");
        assert!(
            made.status.success(),
            "{}",
            String::from_utf8_lossy(&made.stderr)
        );
        let mut cluster = Self {
            folder,
            server: None,
            programs,
            count: AtomicUsize::new(0),
            fsync,
        };
        cluster.begin();
        for role in ["trellis_owner", "trellis_app"] {
            cluster.sql("postgres", &format!("CREATE ROLE {role} LOGIN"));
        }
        cluster
    }

    /// Everything that it writes is under here.
    #[allow(dead_code, reason = "for the tests of the whole")]
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    fn spawn(&self) -> Child {
        let socket = self.folder.path().display().to_string();
        command(&self.programs.join("postgres"))
            .arg("-D")
            .arg(self.folder.path().join("data"))
            .args(["-k", &socket, "-c", "listen_addresses="])
            .args(["-c", "max_connections=300", "-c"])
            .arg(format!("fsync={}", self.fsync))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("postgres runs")
    }

    /// Starts its server, on the same data.
    pub fn begin(&mut self) {
        let mut server = self.spawn();
        let begun = Instant::now();
        while !self.answers() {
            assert!(
                begun.elapsed() < Duration::from_secs(60),
                "it never came up"
            );
            std::thread::sleep(Duration::from_millis(50));
            // After a crash its children may still be going.
            if server.try_wait().expect("a state").is_some() {
                server = self.spawn();
            }
        }
        self.server = Some(server);
    }

    fn psql(&self, database: &str, sql: &str) -> std::process::Output {
        Command::new(self.programs.join("psql"))
            .args(["-X", "-q", "-t", "-A", "-U", "postgres", "-h"])
            .arg(self.folder.path())
            .args(["-d", database, "-v", "ON_ERROR_STOP=1", "-c", sql])
            .output()
            .expect("psql runs")
    }

    fn answers(&self) -> bool {
        self.psql("postgres", "SELECT 1").status.success()
    }

    /// Runs a statement as the superuser.
    pub fn sql(&self, database: &str, sql: &str) -> String {
        let done = self.psql(database, sql);
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert!(done.status.success(), "{said}");
        String::from_utf8_lossy(&done.stdout).trim().to_owned()
    }

    /// Whether a statement is let through.
    pub fn may(&self, database: &str, sql: &str) -> bool {
        self.psql(database, sql).status.success()
    }

    fn url(&self, role: &str, database: &str) -> String {
        let socket = self.folder.path().display().to_string().replace('/', "%2F");
        format!("postgres://{role}@localhost/{database}?host={socket}")
    }

    /// A fresh database.
    pub fn fresh(&self) -> Database {
        let count = self.count.fetch_add(1, Ordering::Relaxed);
        let name = format!("trellis_{count}");
        self.sql(
            "postgres",
            &format!("CREATE DATABASE {name} OWNER trellis_owner"),
        );
        Database {
            url: self.url("trellis_app", &name),
            owner_url: Some(self.url("trellis_owner", &name)),
        }
    }

    /// The name of a database, from what [`Cluster::fresh`] gave.
    pub fn name(database: &Database) -> &str {
        let (_, name) = database.url.split_once("localhost/").expect("our own");
        name.split_once('?').expect("our own").0
    }

    /// Kills its server, as a power cut would.
    pub fn kill(&mut self) {
        if let Some(mut server) = self.server.take() {
            // The server's children see it go, and go.
            drop(server.kill());
            drop(server.wait());
        }
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let stopped = command(&self.programs.join("pg_ctl"))
            .args(["stop", "-m", "immediate", "-D"])
            .arg(self.folder.path().join("data"))
            .output();
        drop(stopped);
        if let Some(server) = &mut self.server {
            drop(server.wait());
        }
    }
}
