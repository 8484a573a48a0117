//! The real program, as an agency runs it: its commands, its log, and `kill -9` while it writes.

use crate::browser::Browser;
use crate::device::{Client, Device};
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use tempfile::TempDir;
use trellis_protocol::{Code, Invitation, Stream, route};

/// The program, set up in a folder.
struct Installed {
    folder: TempDir,
}

/// The program while it runs.
struct Serving {
    child: Child,
    url: String,
    log: PathBuf,
}

impl Installed {
    fn new() -> Self {
        let installed = Self {
            folder: tempfile::tempdir().expect("a folder"),
        };
        let done = installed.run(&["init"], "");
        assert!(done.status.success());
        let config = std::fs::read_to_string(installed.config()).expect("a file");
        let port = std::net::TcpListener::bind("127.0.0.1:0")
            .and_then(|one| one.local_addr())
            .expect("an address")
            .port();
        let config = config
            .replace("127.0.0.1:8443", &format!("127.0.0.1:{port}"))
            .replace("127.0.0.1:9464", "127.0.0.1:0");
        std::fs::write(installed.config(), config).expect("written");
        installed
    }

    fn config(&self) -> PathBuf {
        self.folder.path().join("trellis-server.toml")
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_trellis-server"));
        command.arg("--config").arg(self.config()).args(words);
        command
    }

    fn run(&self, words: &[&str], typed: &str) -> Output {
        let mut child = self
            .command(words)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it runs");
        let mut input = child.stdin.take().expect("its input");
        input.write_all(typed.as_bytes()).expect("typed");
        drop(input);
        child.wait_with_output().expect("it ends")
    }

    #[track_caller]
    fn told(&self, words: &[&str]) -> String {
        let done = self.run(words, "");
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert!(done.status.success(), "{said}");
        String::from_utf8(done.stdout).expect("text")
    }

    fn serve(&self) -> Serving {
        let log = self.folder.path().join("log");
        let file = std::fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(&log);
        let mut child = self
            .command(&["run"])
            .env("TRELLIS_LOG", "trace")
            .stdout(Stdio::piped())
            .stderr(file.expect("a file"))
            .spawn()
            .expect("it runs");
        let mut line = String::new();
        let out = child.stdout.take().expect("its output");
        BufReader::new(out).read_line(&mut line).expect("a line");
        let (_, url) = line.trim().split_once("for ").expect("where it listens");
        Serving {
            child,
            url: url.to_owned(),
            log,
        }
    }

    fn invited(&self) -> Invitation {
        let said = self.told(&["invite"]);
        let link = said.lines().find_map(|line| line.strip_prefix("Link:"));
        let link = link.expect("a link").trim();
        let invitation = Invitation::read_link(link).expect("an invitation");
        let typed = said.lines().find_map(|line| line.strip_prefix("Typed:"));
        let (server, code) = typed
            .expect("a code")
            .trim()
            .split_once("   ")
            .expect("two");
        let read = Invitation::read_code(server, code).expect("a code");
        assert_eq!(read.token, trellis_protocol::typed_token(&invitation.token));
        assert!(said.contains('█'), "a picture");
        invitation
    }
}

impl Serving {
    /// Asks it to stop, as a system does.
    fn stop(mut self) -> String {
        let id = self.child.id().to_string();
        let told = Command::new("kill").arg(&id).status().expect("kill runs");
        assert!(told.success());
        let ended = self.child.wait().expect("it ends");
        let log = std::fs::read_to_string(&self.log).expect("a log");
        let last = log.lines().next_back().unwrap_or_default();
        assert!(ended.success(), "{ended}: {last}");
        log
    }

    fn kill(mut self) {
        self.child.kill().expect("killed");
        self.child.wait().expect("it ends");
    }
}

#[test]
fn an_afternoon_with_it() {
    let installed = Installed::new();
    assert!(installed.told(&["init"]).contains("already"));
    let healthy = installed.told(&["doctor"]);
    assert!(healthy.contains("All is well"), "{healthy}");
    let serving = installed.serve();
    let client = Client::new(&serving.url);
    client.join(&installed.invited().token).standing();
    let mut device = client.first;
    let canary = b"canary-that-no-log-may-hold".repeat(3);
    let page = device.page(Stream::Records, std::slice::from_ref(&canary));
    device.put(&page).standing();
    let said = installed.told(&["backup"]);
    let folder = said.lines().nth(1).expect("where it is").to_owned();
    assert!(said.contains("1 sealed copies, 1 pages"), "{said}");
    assert!(
        installed
            .told(&["verify-backup", &folder])
            .starts_with("Good")
    );
    // A restore is refused while it runs.
    assert!(!installed.run(&["restore", &folder], "").status.success());
    // So is a second one in its place, with what to do.
    let second = installed.run(&["run"], "");
    let said = String::from_utf8_lossy(&second.stderr).into_owned();
    assert!(
        !second.status.success() && said.contains("Another program listens there"),
        "{said}"
    );
    let log = serving.stop();
    for secret in [
        "canary-that",
        &device.vault.to_string(),
        &device.name.to_string(),
        "signature-input",
    ] {
        assert!(!log.contains(secret), "{secret} is in the log");
    }
    assert!(
        log.contains("/v1/vaults/{vault}/pages"),
        "it says what was asked"
    );
    for line in log.lines() {
        serde_json::from_str::<serde_json::Value>(line).expect("a line of JSON");
    }
    assert!(
        installed
            .told(&["restore", &folder])
            .contains("incarnation 2")
    );
    let serving = installed.serve();
    assert_eq!(device.read_all(Stream::Records).0.incarnation, 2);
    serving.stop();
    // Workers.
    let added = installed.told(&["worker", "add", "Sam", "--role", "auditor"]);
    let first = added
        .lines()
        .next()
        .and_then(|line| line.strip_prefix("Added: "));
    let id = first.expect("a name").to_owned();
    assert!(added.contains("no [portal] in the file yet"));
    assert!(installed.told(&["worker", "list"]).contains("auditor  Sam"));
    installed.told(&["worker", "disable", &id]);
    assert!(installed.told(&["worker", "list"]).contains("(disabled)"));
    assert!(
        !installed
            .run(&["worker", "disable", &id], "")
            .status
            .success()
    );
    // Erasing asks twice.
    let vault = device.vault.to_string();
    let first = &vault[..8];
    for typed in ["", "no\n", &format!("{first}\nno\n"), "erase\nerase\n"] {
        let done = installed.run(&["erase", "vault", &vault], typed);
        assert!(!done.status.success());
    }
    let done = installed.run(&["erase", "vault", &vault], &format!("{first}\nerase\n"));
    assert!(done.status.success());
    let done = installed.run(&["erase", "everything"], "Our agency\nerase everything\n");
    assert!(done.status.success());
    let data = installed.folder.path().join("data");
    for name in ["trellis.db", "trellis.db-wal"] {
        let all = std::fs::read(data.join(name)).unwrap_or_default();
        assert!(!all.windows(canary.len()).any(|part| part == canary));
    }
    let openapi = installed.told(&["openapi"]);
    serde_json::from_str::<serde_json::Value>(&openapi).expect("JSON");
}

/// The portal as an agency begins with it: by its commands, and with nothing of it in the log.
#[test]
fn an_afternoon_at_the_portal() {
    let installed = Installed::new();
    let free = std::net::TcpListener::bind("127.0.0.1:0").and_then(|one| one.local_addr());
    let port = free.expect("an address").port();
    let (address, origin) = (
        format!("127.0.0.1:{port}"),
        format!("http://localhost:{port}"),
    );
    let config = std::fs::read_to_string(installed.config()).expect("a file");
    let config = config
        .replace("# [portal]\n", "[portal]\n")
        .replace(
            "# address = \"127.0.0.1:8444\"",
            &format!("address = {address:?}"),
        )
        .replace(
            "# url = \"https://portal.example.org\"",
            &format!("url = {origin:?}"),
        );
    std::fs::write(installed.config(), config).expect("written");
    let link = |said: &str| {
        let line = said.lines().find_map(|line| line.strip_prefix("Link:"));
        let (page, token) = line
            .expect("a link")
            .trim()
            .split_once('#')
            .expect("a token");
        assert_eq!(page, format!("{origin}/enrol"));
        token.to_owned()
    };
    let said = installed.told(&["worker", "add", "Canary Admin", "--role", "admin"]);
    let (admin_token, sam) = (
        link(&said),
        installed.told(&["worker", "add", "Canary Sam"]),
    );
    let sam_token = link(&sam);
    let id = sam
        .lines()
        .next()
        .and_then(|line| line.strip_prefix("Added: "));
    let id = id.expect("a name").to_owned();
    let doctor = installed.run(&["doctor"], "");
    let doctor = String::from_utf8_lossy(&doctor.stdout).into_owned();
    assert!(
        doctor.contains("built without the portal's pages"),
        "{doctor}"
    );

    let serving = installed.serve();
    let mut admin = Browser::at(&address, &origin);
    admin.enrol(&admin_token, true);
    let mut browser = Browser::at(&address, &origin);
    browser.enrol(&sam_token, true);
    browser.by_passkey().ok();
    browser.ahead = 1;
    let digits = browser.digits();
    browser.by_code().ok();
    let cookie = browser.cookie.clone().expect("a cookie");
    // What the commands do holds with the next request, while it runs.
    browser.get("/api/me").ok();
    let renewed = link(&installed.told(&["worker", "renew", &id]));
    browser.get("/api/me").refused(Code::Unauthorised);
    browser.enrol(&renewed, false);
    browser.get("/api/me").ok();
    installed.told(&["worker", "disable", &id]);
    browser.get("/api/me").refused(Code::Unauthorised);
    assert!(
        !installed
            .run(&["worker", "renew", &id], "")
            .status
            .success()
    );
    let log = serving.stop();
    assert!(log.contains("/api/sign-in/code"), "it says what was asked");
    let (_, secret) = cookie.split_once('=').expect("a cookie");
    let name: String = browser
        .code_name
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    for secret in [
        secret,
        &admin_token,
        &sam_token,
        &renewed,
        &id,
        &name,
        &digits,
        "Canary",
    ] {
        assert!(!log.contains(secret), "{secret} is in the log");
    }
    for passkey in &browser.passkeys {
        let id: String = passkey
            .id
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let listed = format!("{:?}", passkey.id);
        assert!(!log.contains(&id) && !log.contains(&listed));
    }
}

#[test]
fn doctor_says_what_to_do() {
    let installed = Installed::new();
    let data = installed.folder.path().join("data");
    let key = std::fs::read(data.join("signing.key")).expect("a key");
    let found = |name: &str, wanted: &str| {
        let done = installed.run(&["doctor"], "");
        let said = String::from_utf8_lossy(&done.stdout).into_owned();
        assert!(
            !done.status.success() && said.contains(wanted),
            "{name}: {said}"
        );
    };
    std::fs::remove_file(data.join("signing.key")).expect("removed");
    found("no key", "take it from a backup");
    std::fs::write(data.join("signing.key"), &key).expect("written");
    found("open key", "chmod 600");
    std::fs::write(data.join("trellis.db"), [7; 9_000]).expect("written");
    found("no database", "Never delete the database to repair it");
    let config = std::fs::read_to_string(installed.config()).expect("a file");
    std::fs::write(installed.config(), config.replace("address", "adress")).expect("written");
    found("a typing error", "Set the line right");
    std::fs::remove_file(installed.config()).expect("removed");
    found("no file", "trellis-server init");
}

/// Puts pages one by one until the server is gone; says how many it had acknowledged.
fn write_until_gone(device: &mut Device) -> u64 {
    loop {
        let page = device.some_page(Stream::Records, 2, 300);
        let path = route::pages(device.vault);
        let fields = device.sign("POST", &path, &page);
        let mut request = ureq::post(format!("{}{path}", device.url));
        for (name, value) in &fields {
            request = request.header(*name, value);
        }
        match request.send(&page[..]) {
            Ok(reply) => assert_eq!(reply.status(), 200),
            Err(_) => return device.chain[0].0 - 1,
        }
    }
}

fn killed_while_it_writes(times: u64) {
    let installed = Installed::new();
    let mut serving = installed.serve();
    let client = Client::new(&serving.url);
    client.join(&installed.invited().token).standing();
    let mut device = client.first;
    for round in 0..times {
        let acknowledged = std::thread::scope(|scope| {
            let writer = scope.spawn(|| write_until_gone(&mut device));
            // Somewhere in the middle of it, another place each time.
            std::thread::sleep(std::time::Duration::from_millis(20 + round * 37 % 180));
            serving.kill();
            writer.join().expect("a count")
        });
        serving = installed.serve();
        let (standing, pages) = device.read_all(Stream::Records);
        let kept = standing.top[0];
        assert!(
            kept == acknowledged || kept == acknowledged + 1,
            "nothing acknowledged is lost"
        );
        assert_eq!(pages.len() as u64, kept);
        // Where the answer was lost the page is there; where the request was, it is sent again.
        let hash = pages
            .last()
            .map_or(trellis_protocol::Hash::NONE, |(_, page)| {
                let last = trellis_protocol::Page::read(&page[4..]).expect("a page");
                last.hash()
            });
        device.chain[0] = (kept, hash);
    }
    serving.stop();
    let done = installed.told(&["doctor"]);
    assert!(done.contains("the audit holds"), "{done}");
}

#[test]
fn killed_while_it_writes_it_loses_nothing_it_acknowledged() {
    let times = std::env::var("TRELLIS_KILLS").ok();
    let times = times.map_or(12, |times| times.parse().expect("a number"));
    killed_while_it_writes(times);
}
