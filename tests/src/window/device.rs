//! A device of its own for a story: a home, a screen, and a session with or without a key store.

use std::ffi::OsString;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use super::key_store;
use super::running::{Running, until};

/// The built app: `TRELLIS_BIN`, or where `make run` and `make test` build it.
pub fn app() -> PathBuf {
    let built = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/debug/trellis");
    std::env::var_os("TRELLIS_BIN")
        .map_or(built, PathBuf::from)
        .canonicalize()
        .expect("the app is built: `make test` does it")
}

/// What outlives a session: the home with everything in it, and the screen.
pub struct Stage {
    root: TempDir,
    screen: String,
    authority: Option<PathBuf>,
    _xvfb: Running,
}

/// The state that the session's key store is in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Keys {
    /// There, and unlocked.
    Open,
    /// There, and locked; nobody is at hand to unlock it.
    Locked,
    /// There is a session bus, and no key store on it.
    Absent,
    /// There is not even a session bus.
    NoBus,
}

/// One session: from signing in to signing out.
pub struct Device<'a> {
    stage: &'a Stage,
    bus: String,
    is_told_of_sleep: bool,
    _keyring: Option<Running>,
    _daemon: Option<Running>,
}

/// A bus that starts nothing by itself: what is on it is what the story put there.
const BUS: &str = r#"<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=RUNTIME</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*"/>
    <allow receive_sender="*"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

impl Stage {
    /// An empty home and a bare screen.
    pub fn new() -> Self {
        Self::with(None)
    }

    /// The same, on a system that believes the certificates in a file, and no others: by OpenSSL's own
    /// `SSL_CERT_FILE`, which is how a system says whom it believes.
    pub fn believing(authority: &Path) -> Self {
        Self::with(Some(authority.to_owned()))
    }

    fn with(authority: Option<PathBuf>) -> Self {
        let root = tempfile::Builder::new()
            .prefix("trellis-")
            .tempdir()
            .expect("a temporary folder can be made");
        for name in ["home", "tmp", "run", "log"] {
            std::fs::create_dir(root.path().join(name)).expect("our own folder");
        }
        let mut xvfb = Running::start(
            Command::new("Xvfb")
                .args([
                    "-displayfd",
                    "1",
                    "-screen",
                    "0",
                    "500x900x24",
                    "-nolisten",
                    "tcp",
                    "-fbdir",
                ])
                .arg(root.path())
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
        );
        let screen = format!(":{}", first_line(&mut xvfb));
        Self {
            root,
            screen,
            authority,
            _xvfb: xvfb,
        }
    }

    /// Everything that anything on this stage writes is under here.
    pub fn everything(&self) -> &Path {
        self.root.path()
    }

    /// The home.
    pub fn home(&self) -> PathBuf {
        self.root.path().join("home")
    }

    /// The folder that the app keeps its data in.
    pub fn vault(&self) -> PathBuf {
        self.home().join(".local/share/app.trellis")
    }

    /// The file that holds what the screen shows, in X's own window dump format.
    pub fn screen_memory(&self) -> PathBuf {
        self.root.path().join("Xvfb_screen0")
    }

    /// Signs in.
    pub fn sign_in(&self, keys: Keys) -> Device<'_> {
        let mut device = Device {
            stage: self,
            bus: "unix:path=/nonexistent/bus".to_owned(),
            is_told_of_sleep: false,
            _keyring: None,
            _daemon: None,
        };
        if keys == Keys::NoBus {
            return device;
        }
        let runtime = self.root.path().join("run");
        let config = runtime.join("bus.conf");
        let text = BUS.replace("RUNTIME", &runtime.display().to_string());
        std::fs::write(&config, text).expect("our own folder");
        let mut daemon = Running::start(
            device
                .command("dbus-daemon")
                .arg(format!("--config-file={}", config.display()))
                .args(["--nofork", "--print-address=1"])
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
        );
        device.bus = first_line(&mut daemon);
        device._daemon = Some(daemon);
        if keys != Keys::Absent {
            device._keyring = Some(device.key_store(keys == Keys::Open));
        }
        device
    }

    /// Waits until a page is on the screen and has come to rest: text has many shades, a bare window
    /// has a handful. Then takes a picture of it into `target/window`.
    pub fn picture(&self, name: &str) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/window");
        std::fs::create_dir_all(&folder).expect("the target folder");
        let file = folder.join(format!("{name}.png"));
        let mut before = String::new();
        until("the window to be painted", || {
            let taken = Command::new("import")
                .args(["-display", &self.screen, "-window", "root"])
                .arg(&file)
                .status();
            assert!(taken.is_ok_and(|status| status.success()), "a picture");
            let now = seen(&file);
            let shades: u32 = now.split_whitespace().next()?.parse().ok()?;
            let rests = now == before;
            before = now;
            (rests && shades > 40).then_some(())
        });
    }
}

/// How many shades a picture has, and a sum over what it shows.
fn seen(picture: &Path) -> String {
    let told = Command::new("identify")
        .args(["-format", "%k %#"])
        .arg(picture)
        .output()
        .expect("ImageMagick is installed");
    String::from_utf8_lossy(&told.stdout).into_owned()
}

impl Default for Stage {
    fn default() -> Self {
        Self::new()
    }
}

impl<'a> Device<'a> {
    /// The stage that this session is on.
    pub fn stage(&self) -> &'a Stage {
        self.stage
    }

    /// The address of the session's bus.
    pub fn bus(&self) -> &str {
        &self.bus
    }

    /// A command in this session, and in nothing of the machine's own.
    pub fn command(&self, program: impl Into<OsString>) -> Command {
        let root = self.stage.root.path();
        let mut command = Command::new(program.into());
        command
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", self.stage.home())
            .env("TMPDIR", root.join("tmp"))
            .env("XDG_RUNTIME_DIR", root.join("run"))
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus)
            .env("DISPLAY", &self.stage.screen)
            .env("LANG", "C.UTF-8")
            .env("TZ", "America/Toronto")
            .env("TRELLIS_LOG", "trace")
            .current_dir(root)
            .stdin(Stdio::null());
        if let Some(authority) = &self.stage.authority {
            command.env("SSL_CERT_FILE", authority);
        }
        if self.is_told_of_sleep {
            command.env("DBUS_SYSTEM_BUS_ADDRESS", &self.bus);
        }
        command
    }

    /// Has what runs here hear of sleep from who tells of it on the session's bus: see
    /// [`super::Sleeper`].
    #[must_use]
    pub fn told_of_sleep(self) -> Self {
        Self {
            is_told_of_sleep: true,
            ..self
        }
    }

    /// The key that the key store holds for the app.
    pub fn key(&self) -> Vec<u8> {
        let told = self
            .command("secret-tool")
            .args(["lookup", "service", "app.trellis", "username", "vault"])
            .output()
            .expect("secret-tool is installed");
        assert!(told.status.success(), "the key store holds a key");
        told.stdout
    }

    /// Puts another key in the place of the app's.
    pub fn replace_key(&self, key: &[u8]) {
        key_store::replace(&self.bus, key).expect("the key store takes a key");
        assert!(self.key() == key, "it is the one");
    }

    fn key_store(&self, open: bool) -> Running {
        let mut command = self.command("gnome-keyring-daemon");
        command
            .args(["--foreground", "--components=secrets"])
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        if open {
            command.arg("--unlock").stdin(Stdio::piped());
        }
        let mut daemon = Running::start(&mut command);
        if open {
            write_all(&mut daemon, b"a login password");
        }
        until("the key store to answer", || self.key_store_answers());
        daemon
    }

    fn key_store_answers(&self) -> Option<()> {
        self.command("dbus-send")
            .args([
                "--session",
                "--print-reply",
                "--dest=org.freedesktop.DBus",
                "/",
            ])
            .args([
                "org.freedesktop.DBus.GetNameOwner",
                "string:org.freedesktop.secrets",
            ])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
            .then_some(())
    }
}

/// Writes to a program's standard input and closes it.
fn write_all(program: &mut Running, bytes: &[u8]) {
    let mut input = program.child().stdin.take().expect("it was piped");
    input.write_all(bytes).expect("the program reads");
}

/// The first line that a program says; it keeps running.
fn first_line(program: &mut Running) -> String {
    let output = program.child().stdout.take().expect("it was piped");
    let mut line = String::new();
    BufReader::new(output)
        .read_line(&mut line)
        .expect("the program says something");
    assert!(
        !line.is_empty(),
        "the program ended instead of saying where it is"
    );
    line.trim_end().to_owned()
}
