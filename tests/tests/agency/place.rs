//! The agency's server as a process of its own, over TLS, on SQLite or on a throw-away PostgreSQL, with
//! a certificate made here by an authority that only a test's app believes, or one that it gets itself.

use crate::cluster::Cluster;
use base64::prelude::{BASE64_STANDARD, Engine as _};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair, PublicKeyData};
use sha2::{Digest as _, Sha256};
use std::fs::{self, File};
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;
use trellis_server::config::Database;
use trellis_tests::free_port::free_port;

/// Where it listens: an address of this machine that nothing else in a test has, so that what goes
/// there can be told from everything else.
pub const ADDRESS: &str = "127.0.0.77";

/// The name that the workers' portal has: passkeys want one.
const PORTAL: &str = "localhost";

/// The built server: `TRELLIS_SERVER`, or where `make test` builds it.
fn program() -> PathBuf {
    let built = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/debug/trellis-server");
    std::env::var_os("TRELLIS_SERVER")
        .map_or(built, PathBuf::from)
        .canonicalize()
        .expect("the server is built: `make test` does it")
}

/// The server, set up in a folder of its own.
pub struct Agency {
    folder: TempDir,
    child: Option<Child>,
    database: Database,
    port: u16,
    portal: Option<u16>,
    /// What it and its portal are called, and the lines of its file that say where the certificate is.
    names: [String; 2],
    tls: String,
}

/// A certificate for the addresses, and the authority that vouches for it, as files.
fn certificates(folder: &Path) -> Result<(), rcgen::Error> {
    let mut authority = CertificateParams::new([])?;
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = CertifiedIssuer::self_signed(authority, KeyPair::generate()?)?;
    let key = KeyPair::generate()?;
    let named = CertificateParams::new([ADDRESS.to_owned(), PORTAL.to_owned()])?;
    let certificate = named.signed_by(&key, &authority)?;
    let pin = Sha256::digest(key.subject_public_key_info());
    let files = [
        ("pin", BASE64_STANDARD.encode(pin)),
        ("authority.pem", authority.pem()),
        ("certificate.pem", certificate.pem()),
        ("key.pem", key.serialize_pem()),
    ];
    for (name, text) in files {
        fs::write(folder.join(name), text).expect("our own folder");
    }
    Ok(())
}

impl Agency {
    /// Sets one up, on SQLite or on a fresh database of a cluster, and starts it.
    pub fn new(cluster: Option<&Cluster>) -> Self {
        Self::set_up(cluster, None)
    }

    /// Sets one up on SQLite, with the portal for its workers, and starts it.
    pub fn with_portal() -> Self {
        Self::set_up(None, Some(free_port("127.0.0.1")))
    }

    fn set_up(cluster: Option<&Cluster>, portal: Option<u16>) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        certificates(folder.path()).expect("certificates");
        let mut agency = Self {
            folder,
            child: None,
            database: Database::default(),
            port: free_port(ADDRESS),
            portal,
            names: [ADDRESS, PORTAL].map(str::to_owned),
            tls: "[tls]\ncertificate = \"certificate.pem\"\nkey = \"key.pem\"".to_owned(),
        };
        agency.keep_in(cluster.map(Cluster::fresh).unwrap_or_default());
        agency.told(&["init"]);
        agency.start();
        agency
    }

    /// Sets one up on SQLite with a portal, which is to get its certificate for these names by itself. It is
    /// not started.
    pub fn that_gets_its_own(names: [&str; 2]) -> Self {
        let mut agency = Self {
            folder: tempfile::tempdir().expect("a folder"),
            child: None,
            database: Database::default(),
            port: free_port(ADDRESS),
            portal: Some(free_port("127.0.0.1")),
            names: names.map(str::to_owned),
            tls: String::new(),
        };
        agency.keep_in(Database::default());
        agency.told(&["init"]);
        agency
    }

    /// Writes the lines of its file that say where the certificate is.
    pub fn certified(&mut self, tls: &str) {
        tls.clone_into(&mut self.tls);
        self.keep_in(self.database.clone());
    }

    /// Writes the file, with a database.
    fn keep_in(&mut self, database: Database) {
        let owner = database.owner_url.as_ref();
        let owner = owner.map_or(String::new(), |url| format!("owner_url = \"{url}\""));
        let (url, here) = (self.url(), format!("{ADDRESS}:{}", self.port));
        let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/dist-portal");
        let portal = self.portal.map_or(String::new(), |port| {
            format!(
                "[portal]\naddress = \"127.0.0.1:{port}\"\nurl = \"https://{}:{port}\"\nfiles = \"{}\"",
                self.names[1],
                pages.display()
            )
        });
        let text = format!(
            r#"address = "{here}"
url = "{url}"
[agency]
name = "Maple House"
contact = "555-0100"
{}
[database]
url = "{}"
{owner}
[limits]
device_per_minute = 1_000_000
address_per_minute = 1_000_000
unsigned_per_minute = 1_000_000
recovery_per_hour = 1_000_000
[metrics]
address = "127.0.0.1:0"
{portal}
"#,
            self.tls, database.url
        );
        fs::write(self.config(), text).expect("our own folder");
        self.database = database;
    }

    /// Its folder, with everything that it keeps or writes.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    fn config(&self) -> PathBuf {
        self.folder().join("trellis-server.toml")
    }

    /// The authority that vouches for it.
    pub fn authority(&self) -> PathBuf {
        self.folder().join("authority.pem")
    }

    /// The hash of the key that it shows, as Chromium wants it.
    pub fn pin(&self) -> String {
        fs::read_to_string(self.folder().join("pin")).expect("our own folder")
    }

    /// What devices are told.
    pub fn url(&self) -> String {
        format!("https://{}:{}", self.names[0], self.port)
    }

    /// Where its portal listens.
    pub fn portal(&self) -> u16 {
        self.portal.expect("it has one")
    }

    /// The port it listens on.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// What it has told of itself, all of it.
    pub fn log(&self) -> String {
        fs::read_to_string(self.folder().join("log")).unwrap_or_default()
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(program());
        command.arg("--config").arg(self.config()).args(words);
        command
    }

    /// Has a command done, and gives what it says.
    #[track_caller]
    pub fn told(&self, words: &[&str]) -> String {
        let done = self.command(words).output().expect("it runs");
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert!(done.status.success(), "{words:?}: {said}");
        String::from_utf8(done.stdout).expect("text")
    }

    /// What `doctor` says, and whether all is well.
    pub fn doctor(&self) -> (bool, String) {
        let done = self.command(&["doctor"]).output().expect("it runs");
        let said = String::from_utf8(done.stdout).expect("text");
        (done.status.success(), said)
    }

    /// An invitation's link.
    pub fn invited(&self) -> String {
        let said = self.told(&["invite"]);
        let link = said.lines().find_map(|line| line.strip_prefix("Link:"));
        link.expect("a link").trim().to_owned()
    }

    /// The link by which somebody new makes their ways into the portal.
    pub fn enrolment(&self, name: &str, role: &str) -> String {
        let said = self.told(&["worker", "add", name, "--role", role]);
        let link = said
            .split_whitespace()
            .find(|word| word.contains("/enrol#"));
        link.expect("a link").to_owned()
    }

    /// Starts it, telling all it can.
    pub fn start(&mut self) {
        let log = File::options()
            .create(true)
            .append(true)
            .open(self.folder().join("log"))
            .expect("a file");
        let mut child = self
            .command(&["run"])
            .env("TRELLIS_LOG", "trace")
            .env("TMPDIR", self.folder())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .expect("it runs");
        let mut line = String::new();
        let out = child.stdout.take().expect("its output");
        BufReader::new(out).read_line(&mut line).expect("a line");
        assert!(line.starts_with("Listening"), "it did not start: {line}");
        self.child = Some(child);
    }

    /// `kill -9`.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().expect("killed");
            child.wait().expect("it ends");
        }
    }

    /// Stops it as a system does.
    pub fn stop(&mut self) {
        let mut child = self.child.take().expect("it runs");
        let told = Command::new("kill").arg(child.id().to_string()).status();
        assert!(told.expect("kill runs").success());
        assert!(child.wait().expect("it ends").success());
    }

    /// Makes a backup while it runs, and gives its folder.
    pub fn back_up(&self) -> PathBuf {
        let said = self.told(&["backup"]);
        said.lines().nth(1).expect("where it is").into()
    }

    /// Puts a backup back, on SQLite in the place of what is there, on PostgreSQL into a fresh database.
    pub fn restore(&mut self, backup: &Path, cluster: Option<&Cluster>) {
        self.stop();
        if let Some(cluster) = cluster {
            self.keep_in(cluster.fresh());
        }
        let backup = backup.to_str().expect("a path of ours");
        assert!(self.told(&["restore", backup]).contains("incarnation"));
        self.start();
    }
}

impl Drop for Agency {
    fn drop(&mut self) {
        self.kill();
    }
}
