//! The other side: `atuin` 18.16.1, the lines of a shell in step over its own server. `TRELLIS_ATUIN` is
//! the folder with both programs; without it there is no other side.

use crate::process::{Program, Relay, copy, size};
use crate::{CHANGES, Cluster, Outcome, Place, Turn};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;
use tempfile::TempDir;
use trellis_tests::free_port::free_port;

/// A home with the lines in it, taken in by `atuin`, neither sealed nor sent.
pub struct Home {
    programs: PathBuf,
    folder: TempDir,
}

/// Lines of 43 bytes, each another, as in the figures they are held against.
fn lines() -> String {
    let mut lines = String::new();
    for n in 0..CHANGES {
        let line = format!("cp -r /srv/walks/{n:05} /mnt/river/{:05}", CHANGES - n);
        writeln!(lines, "{line:<43}").expect("writing to a string cannot fail");
    }
    lines
}

impl Home {
    /// Makes it, where the programs are.
    pub fn make() -> Outcome<Option<Self>> {
        let Some(programs) = std::env::var_os("TRELLIS_ATUIN") else {
            return Ok(None);
        };
        let home = Self {
            programs: programs.into(),
            folder: TempDir::new()?,
        };
        let at = home.folder.path().join("home");
        std::fs::create_dir_all(at.join(".config/atuin"))?;
        std::fs::write(at.join(".bash_history"), lines())?;
        home.settle(&at, 1)?;
        home.ask(&at, &["import", "bash"])?;
        Ok(Some(home))
    }

    /// Nobody is asked but the server on this machine, and nothing by itself.
    fn settle(&self, home: &Path, port: u16) -> Outcome {
        let text = format!(
            "sync_address = \"http://127.0.0.1:{port}\"\nauto_sync = false\nupdate_check = false\n"
        );
        std::fs::write(home.join(".config/atuin/config.toml"), text)?;
        Ok(())
    }

    fn ask(&self, home: &Path, words: &[&str]) -> Outcome<String> {
        let done = Command::new(self.programs.join("atuin"))
            .env_clear()
            .env("HOME", home)
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("ATUIN_SESSION", "0195f3a0c0c07b7bb0bb0123456789ab")
            .args(words)
            .stdin(Stdio::null())
            .output()?;
        let said = String::from_utf8_lossy(&done.stdout).into_owned();
        if !done.status.success() {
            let why = String::from_utf8_lossy(&done.stderr).into_owned();
            return Err(format!("atuin {words:?}: {said} {why}").into());
        }
        Ok(said)
    }

    /// One turn: a fresh server, all sent, and a second home that gets all of it.
    pub fn turn(&self, place: Place<'_>, counted: bool) -> Outcome<Turn> {
        let folder = TempDir::new()?;
        let (one, other) = (folder.path().join("one"), folder.path().join("other"));
        copy(&self.folder.path().join("home"), &one)?;
        std::fs::create_dir_all(other.join(".config/atuin"))?;
        let (data, port) = (folder.path().join("data"), free_port("127.0.0.1"));
        std::fs::create_dir(&data)?;
        let (uri, name) = match place {
            Place::Sqlite => (format!("sqlite://{}/atuin.db", data.display()), None),
            Place::Postgres(cluster) => {
                let fresh = cluster.fresh();
                let name = Cluster::name(&fresh).to_owned();
                (fresh.owner_url.ok_or("an owner")?, Some(name))
            }
        };
        let mut server = Command::new(self.programs.join("atuin-server"));
        server
            .arg("start")
            .env("ATUIN_CONFIG_DIR", &data)
            .env("ATUIN_DB_URI", uri)
            .env("ATUIN_HOST", "127.0.0.1")
            .env("ATUIN_PORT", port.to_string())
            .env("ATUIN_OPEN_REGISTRATION", "true")
            .env("RUST_LOG", "error")
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let beside = name.as_ref().map(|_| "postgres");
        let server = Program::start(server, port, beside)?;
        let relay = counted.then(|| Relay::before(port)).transpose()?;
        let reached = relay.as_ref().map_or(port, |relay| relay.port);
        self.settle(&one, reached)?;
        self.settle(&other, reached)?;
        self.ask(
            &one,
            &[
                "register",
                "-u",
                "ana",
                "-e",
                "ana@example.org",
                "-p",
                "river",
            ],
        )?;
        let key = self.ask(&one, &["key"])?;
        let taken = || relay.as_ref().map_or(0, Relay::taken);
        let mut turn = Turn::default();
        taken();
        let begun = Instant::now();
        self.ask(&one, &["history", "init-store"])?;
        let (cpu, sealed) = (server.cpu(), Instant::now());
        self.ask(&one, &["store", "push"])?;
        turn.sending = sealed.elapsed();
        turn.up = begun.elapsed();
        turn.cpu[0] = server.cpu() - cpu;
        turn.wire[0] = taken();
        self.ask(
            &other,
            &["login", "-u", "ana", "-p", "river", "-k", key.trim()],
        )?;
        taken();
        let (cpu, begun) = (server.cpu(), Instant::now());
        self.ask(&other, &["sync"])?;
        turn.down = begun.elapsed();
        turn.cpu[1] = server.cpu() - cpu;
        turn.wire[1] = taken();
        let here = self.ask(&other, &["history", "list", "--cmd-only"])?;
        let here = here.lines().count();
        if here < CHANGES as usize {
            return Err(format!("only {here} lines came to atuin's second home").into());
        }
        turn.resident = server.resident()?;
        server.stop()?;
        turn.stored = match (place, name) {
            (Place::Postgres(cluster), Some(name)) => crate::ours::kept(cluster, &name)?,
            _ => size(&data)?,
        };
        Ok(turn)
    }
}
