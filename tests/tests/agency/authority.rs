//! A real authority for certificates that is not ours: Let's Encrypt's own for tests (Debian's `pebble`),
//! which looks whose a name is on the very port that the server serves on, and asks a DNS of its own. It is
//! reached by a certificate of an authority that only this test knows, and forgets everything once stopped.

use crate::place::ADDRESS;
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair};
use serde_json::{Value, json};
use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;
use trellis_tests::free_port::free_port;
use trellis_tests::oracle;
use trellis_tests::window::until;

/// Where it listens.
const HERE: &str = "127.0.0.1";

/// It.
pub struct Authority {
    folder: TempDir,
    port: u16,
    management: u16,
    settings: Value,
    running: Vec<Child>,
}

impl Authority {
    /// Starts one that comes to this port to see whose a name is; more of its settings may be given.
    pub fn new(comes_to: u16, more: &Value) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        shown_by_itself(&folder).expect("certificates");
        let (port, management) = (free_port(HERE), free_port(HERE));
        let mut settings = json!({
            "listenAddress": format!("{HERE}:{port}"),
            "managementListenAddress": format!("{HERE}:{management}"),
            "certificate": folder.path().join("certificate.pem"),
            "privateKey": folder.path().join("key.pem"),
            "httpPort": 0,
            "tlsPort": comes_to,
        });
        let more = more.as_object().expect("settings").clone();
        settings.as_object_mut().expect("settings").extend(more);
        let mut authority = Self {
            folder,
            port,
            management,
            settings,
            running: Vec::new(),
        };
        authority.start();
        authority
    }

    /// Starts it, with no memory of what was before.
    pub fn start(&mut self) {
        let file = self.folder.path().join("settings.json");
        let settings = json!({ "pebble": self.settings }).to_string();
        fs::write(&file, settings).expect("our own folder");
        let dns = format!("{HERE}:{}", free_port(HERE));
        let mut names = Command::new("pebble-challtestsrv");
        names.args(["-defaultIPv4", ADDRESS, "-defaultIPv6", "", "-dns01", &dns]);
        names.args(["-http01", "", "-https01", "", "-tlsalpn01", ""]);
        names.args(["-management", &format!("{HERE}:{}", free_port(HERE))]);
        let mut pebble = Command::new("pebble");
        pebble.args(["-strict", "-dnsserver", &dns, "-config"]);
        pebble.arg(&file);
        // At full speed; each name is looked for each time; that requests are sometimes refused to see
        // whether they are made again is a test of somebody else's code.
        pebble.env("PEBBLE_VA_NOSLEEP", "1");
        pebble.env("PEBBLE_AUTHZREUSE", "0");
        pebble.env("PEBBLE_WFE_NONCEREJECT", "0");
        for mut command in [names, pebble] {
            let log = File::options()
                .create(true)
                .append(true)
                .open(self.log_file());
            let log = log.expect("our own folder");
            let begun = command
                .stdin(Stdio::null())
                .stdout(log.try_clone().expect("a file"))
                .stderr(log)
                .spawn();
            self.running
                .push(begun.expect("`make test` installs pebble"));
        }
        until("the authority to answer", || {
            let answer = self.ask(self.port, "/dir");
            (answer["status"] == 200).then_some(())
        });
    }

    /// Takes it away.
    pub fn stop(&mut self) {
        for mut child in self.running.drain(..) {
            child.kill().expect("killed");
            child.wait().expect("it ends");
        }
    }

    fn log_file(&self) -> PathBuf {
        self.folder.path().join("log")
    }

    /// What it told of itself.
    pub fn log(&self) -> String {
        fs::read_to_string(self.log_file()).unwrap_or_default()
    }

    /// How many certificates it has given since it began for the first time.
    pub fn given(&self) -> usize {
        self.log().matches("Issued certificate serial").count()
    }

    fn ask(&self, port: u16, path: &str) -> Value {
        oracle::ask(
            "over_tls",
            &json!({ "address": HERE, "port": port, "name": HERE, "path": path,
                "authority": self.root() }),
        )
    }

    /// Where it says what it can be asked.
    pub fn directory(&self) -> String {
        format!("https://{HERE}:{}/dir", self.port)
    }

    /// By whom it is believed.
    pub fn root(&self) -> PathBuf {
        self.folder.path().join("root.pem")
    }

    /// The lines of a server's file that name it.
    pub fn lines(&self) -> String {
        format!(
            "[tls.acme]\nagree_to_terms = true\ncontact = \"it@maple-house.test\"\ndirectory = {:?}\nroot = {:?}\n",
            self.directory(),
            self.root()
        )
    }

    /// By whom the certificates are believed that it gives, since it was started.
    pub fn root_of_what_it_gives(&self) -> PathBuf {
        let root = self.ask(self.management, "/roots/0");
        let file = self.folder.path().join("given.pem");
        let root = root["body"].as_str().expect("a certificate");
        fs::write(&file, root).expect("our own folder");
        file
    }
}

impl Drop for Authority {
    fn drop(&mut self) {
        self.stop();
    }
}

/// What it shows of itself when it is asked.
fn shown_by_itself(folder: &TempDir) -> Result<(), rcgen::Error> {
    let mut root = CertificateParams::new([])?;
    root.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    // OpenSSL takes a certificate for its own issuer where both are called the same.
    root.distinguished_name
        .push(DnType::CommonName, "an authority of a test");
    let root = CertifiedIssuer::self_signed(root, KeyPair::generate()?)?;
    let key = KeyPair::generate()?;
    let own = CertificateParams::new([HERE.to_owned()])?.signed_by(&key, &root)?;
    let files = [
        ("root.pem", root.pem()),
        ("certificate.pem", own.pem()),
        ("key.pem", key.serialize_pem()),
    ];
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("our own folder");
    }
    Ok(())
}
