//! Somebody else's browser, on a computer of their own: Debian's Chromium, driven as the app's window is.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use base64::prelude::{BASE64_STANDARD, Engine as _};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::driver::ask;
use super::page::Page;
use super::running::{Running, until};
use crate::free_port::free_port;

/// The browser, with an empty profile and one tab.
pub struct Browser {
    page: Page,
    session: String,
    folder: TempDir,
    _driver: Running,
}

/// The browser's program: `TRELLIS_CHROMIUM`, or Debian's.
fn program() -> PathBuf {
    std::env::var_os("TRELLIS_CHROMIUM").map_or_else(|| "/usr/bin/chromium".into(), PathBuf::from)
}

/// What drives it: `TRELLIS_CHROMEDRIVER`, or Debian's.
fn driver() -> PathBuf {
    std::env::var_os("TRELLIS_CHROMEDRIVER").map_or_else(|| "chromedriver".into(), PathBuf::from)
}

impl Browser {
    /// Opens it, for somebody who reads a language, on a computer that believes the certificate of one
    /// key: by the hash of that key, which is how Chromium is told so.
    pub fn open(language: &str, pin: &str) -> Self {
        let folder = tempfile::Builder::new()
            .prefix("trellis-browser-")
            .tempdir()
            .expect("a temporary folder can be made");
        let port = free_port("127.0.0.1");
        let driver = Running::start(
            Command::new(driver())
                .arg(format!("--port={port}"))
                .env_clear()
                .env("PATH", std::env::var_os("PATH").unwrap_or_default())
                .env("HOME", folder.path())
                .env("TMPDIR", folder.path())
                .env("TZ", "America/Toronto")
                .stdout(Stdio::null())
                .stderr(Stdio::null()),
        );
        let root = format!("http://127.0.0.1:{port}");
        until("the browser's driver to answer", || {
            ask("GET", &format!("{root}/status"), None).ok()
        });
        let profile = folder.path().join("profile");
        let wanted = json!({"capabilities": {"alwaysMatch": {"goog:chromeOptions": {
            "binary": program(),
            "args": [
                "--headless=new",
                "--no-sandbox",
                "--window-size=1280,1000",
                format!("--accept-lang={language}-CA"),
                format!("--ignore-certificate-errors-spki-list={pin}"),
                format!("--user-data-dir={}", profile.display()),
                // The browser itself asks nobody for anything.
                "--disable-background-networking",
                "--disable-component-update",
            ]
        }}}});
        let begun = ask("POST", &format!("{root}/session"), Some(&wanted)).expect("Chromium opens");
        let id = begun["sessionId"].as_str().expect("a session has an id");
        let session = format!("{root}/session/{id}");
        Self {
            page: Page::new(session.clone()),
            session,
            folder,
            _driver: driver,
        }
    }

    /// Gives this computer a passkey that opens keys (WebAuthn's PRF) and always agrees, by the commands
    /// that WebAuthn itself has for tests.
    pub fn have_a_passkey(&self) {
        let kind = json!({
            "protocol": "ctap2_1", "transport": "internal", "hasResidentKey": true,
            "hasUserVerification": true, "isUserVerified": true, "isUserConsenting": true,
            "extensions": ["prf"]
        });
        self.told("POST", "webauthn/authenticator", Some(&kind));
    }

    /// Goes to an address.
    pub fn go(&self, address: &str) {
        self.told("POST", "url", Some(&json!({ "url": address })));
    }

    /// What it shows.
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// Takes a picture into `target/window`.
    pub fn picture(&self, name: &str) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/window");
        fs::create_dir_all(&folder).expect("the target folder");
        let taken = self.told("GET", "screenshot", None);
        let taken = BASE64_STANDARD.decode(taken.as_str().unwrap_or_default());
        let file = folder.join(format!("{name}.png"));
        fs::write(file, taken.expect("a picture")).expect("the target folder");
    }

    /// Everything that it writes is under here.
    pub fn everything(&self) -> &Path {
        self.folder.path()
    }

    /// Ends it, so that all it keeps is written.
    pub fn close(&self) {
        self.told("DELETE", "", None);
    }

    #[track_caller]
    fn told(&self, method: &str, what: &str, body: Option<&Value>) -> Value {
        let address = format!("{}/{what}", self.session);
        ask(method, address.trim_end_matches('/'), body).expect("the browser does it")
    }
}

impl Drop for Browser {
    /// The driver's end would not be the browser's.
    fn drop(&mut self) {
        // Where it is closed already, this changes nothing.
        let _ = ask("DELETE", &self.session, None);
    }
}
