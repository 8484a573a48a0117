//! Our side: an app that has so many check-ins sends them all, and a second device gets all of them.

use crate::history::Opened;
use crate::network::Timed;
use crate::process::{Program, Relay, copy, size};
use crate::{CHANGES, Cluster, Outcome, Place, Turn};
use chrono::{Days, NaiveDate};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use tokio::task::JoinHandle;
use trellis_core::App;
use trellis_core::ports::Ports;
use trellis_tests::free_port::free_port;
use trellis_tests::ports::ports;

/// A runtime as the app has one.
pub fn runtime() -> Outcome<Runtime> {
    Ok(tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?)
}

/// The built server.
pub fn program() -> PathBuf {
    let built = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/bench-run/trellis-server");
    std::env::var_os("TRELLIS_SERVER").map_or(built, PathBuf::from)
}

/// Bytes of a database's own tables, their indexes and what lies beside them.
pub fn kept(cluster: &Cluster, name: &str) -> Outcome<u64> {
    let sql = "SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema')";
    Ok(cluster.sql(name, sql).parse()?)
}

/// A server in a folder.
pub struct Server {
    /// What devices are told.
    pub url: String,
    /// What counts, where something does.
    pub relay: Option<Relay>,
    /// The process.
    pub process: Program,
    folder: TempDir,
    name: Option<String>,
}

impl Server {
    /// Starts one; `tls`: the lines of the file that name its certificates.
    pub fn start(place: Place<'_>, counted: bool, tls: &str) -> Outcome<Self> {
        let folder = TempDir::new()?;
        let port = free_port("127.0.0.1");
        let relay = counted.then(|| Relay::before(port)).transpose()?;
        let reached = relay.as_ref().map_or(port, |relay| relay.port);
        let scheme = if tls.is_empty() { "http" } else { "https" };
        let url = format!("{scheme}://127.0.0.1:{reached}");
        let (database, name) = match place {
            Place::Sqlite => (String::new(), None),
            Place::Postgres(cluster) => {
                let fresh = cluster.fresh();
                let owner = fresh.owner_url.clone().unwrap_or_default();
                let lines = format!(
                    "[database]\nurl = \"{}\"\nowner_url = \"{owner}\"\n",
                    fresh.url
                );
                (lines, Some(Cluster::name(&fresh).to_owned()))
            }
        };
        let text = format!(
            "address = \"127.0.0.1:{port}\"\nurl = \"{url}\"\n[agency]\nname = \"Maple House\"\n{tls}{database}[limits]\ndevice_per_minute = 1_000_000\naddress_per_minute = 1_000_000\nunsigned_per_minute = 1_000_000\nrecovery_per_hour = 1_000_000\n[metrics]\naddress = \"127.0.0.1:0\"\n"
        );
        let config = folder.path().join("trellis-server.toml");
        std::fs::write(&config, text)?;
        let command = |word: &str| {
            let mut command = Command::new(program());
            command
                .arg("--config")
                .arg(&config)
                .arg(word)
                .stdout(Stdio::null());
            command.env("TRELLIS_LOG", "error");
            command
        };
        command("init").status()?;
        let beside = name.as_ref().map(|_| "postgres");
        let process = Program::start(command("run"), port, beside)?;
        Ok(Self {
            url,
            relay,
            process,
            folder,
            name,
        })
    }

    /// An invitation's link.
    pub fn invited(&self) -> Outcome<String> {
        let done = Command::new(program())
            .arg("--config")
            .arg(self.folder.path().join("trellis-server.toml"))
            .arg("invite")
            .output()?;
        let said = String::from_utf8(done.stdout)?;
        let link = said.lines().find_map(|line| line.strip_prefix("Link:"));
        Ok(link.ok_or("no link")?.trim().to_owned())
    }

    /// Bytes over the wire since the last time this was asked.
    pub fn taken(&self) -> u64 {
        self.relay.as_ref().map_or(0, Relay::taken)
    }

    /// Ends it, and says how many bytes it keeps.
    pub fn end(self, place: Place<'_>) -> Outcome<u64> {
        self.process.stop()?;
        match (place, &self.name) {
            (Place::Postgres(cluster), Some(name)) => kept(cluster, name),
            _ => size(&self.folder.path().join("data")),
        }
    }
}

/// A device with an app that keeps in step.
pub struct Device {
    /// The app.
    pub app: Arc<App>,
    /// Its network.
    pub network: Arc<Timed>,
    keeps: JoinHandle<()>,
    folder: TempDir,
}

impl Device {
    /// On a copy of a vault, or a new one.
    pub async fn open(source: Option<&Path>, authorities: &[u8]) -> Outcome<Self> {
        let folder = TempDir::new()?;
        let at = folder.path().join("device");
        match source {
            Some(source) => copy(source, &at)?,
            None => std::fs::create_dir(&at)?,
        }
        let network = Arc::new(Timed::new(authorities)?);
        let ports = Ports {
            network: network.clone(),
            ..ports(chrono_tz::America::Toronto, Some(&at.join("bridge-key")))
        };
        let app = Arc::new(App::new(at.join("vault"), ports));
        let keeps = app.clone();
        let keeps = tokio::spawn(async move { keeps.keep_in_step().await });
        let device = Self {
            app,
            network,
            keeps,
            folder,
        };
        if device.ok("start", json!({})).await?["phase"] != "ready" {
            return Err("the vault did not open".into());
        }
        Ok(device)
    }

    /// The answer to a request that works.
    pub async fn ok(&self, name: &str, argument: Value) -> Outcome<Value> {
        let answer = self.app.call(name, argument).await;
        answer.map_err(|error| format!("{name} was refused: {error:?}").into())
    }

    /// Makes recovery words; gives them.
    pub async fn words(&self) -> Outcome<String> {
        let ask = json!({ "proof": {}, "language": "en" });
        let shown = self.ok("words_make", ask).await?;
        let list = |what: &str| shown[what].as_array().cloned().unwrap_or_default();
        let (words, asked) = (list("words"), list("asked"));
        let places = asked.iter().filter_map(Value::as_u64);
        let said: Vec<_> = places
            .filter_map(|place| words.get(place as usize))
            .collect();
        self.ok("words_keep", json!({ "said": said })).await?;
        let words: Vec<_> = words.iter().filter_map(Value::as_str).collect();
        Ok(words.join(" "))
    }

    /// Says yes.
    pub async fn begin(&self, server: &Server, words: &str) -> Outcome {
        let invitation = json!({ "text": server.invited()?, "server": null });
        let begin = json!({ "invitation": invitation, "name": "Phone", "words": words });
        self.ok("sync_begin", begin).await.map(drop)
    }

    /// Comes to the copy by the recovery words.
    pub async fn recover(&self, server: &Server, words: &str) -> Outcome {
        let recover = json!({ "server": server.url, "words": words, "name": "Laptop" });
        self.ok("sync_recover", recover).await.map(drop)
    }

    /// Waits until everything is in step.
    pub async fn rest(&self) -> Outcome {
        let begun = Instant::now();
        loop {
            let status = self.ok("sync_status", json!({})).await?;
            let waiting = &status["waiting"];
            if !status["trouble"].is_null() || begun.elapsed() > Duration::from_secs(300) {
                return Err(format!("it does not come to rest: {status}").into());
            }
            let none = ["changes", "photos", "missing", "unreadable"];
            if !status["at"].is_null()
                && status["busy"] == false
                && none.iter().all(|what| waiting[what] == 0)
            {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// Ends the app.
    pub async fn close(self) {
        self.keeps.abort();
        self.app.close().await;
        drop(self.folder);
    }
}

/// A vault with the check-ins in it, which nobody has seen yet.
pub struct Source {
    folder: TempDir,
    runtime: Runtime,
}

/// The other app's file with so many entries, each with a note of 43 bytes.
fn data() -> String {
    let first = NaiveDate::from_ymd_opt(2008, 1, 1).expect("a day");
    let mut file = String::from("full_date,date,weekday,time,mood,activities,note_title,note\n");
    for n in 0..CHANGES {
        let day = first + Days::new(u64::from(n / 3));
        let mood = ["awful", "bad", "meh", "good", "rad"][n as usize % 5];
        let note = format!("A walk by the river, {n:05} steps, then {:05}", CHANGES - n);
        writeln!(
            file,
            "{day},{},{},{:02}:{:02},{mood},\"\",\"\",\"{note:<43}\"",
            day.format("%B %-d"),
            day.format("%A"),
            [8, 13, 21][n as usize % 3],
            n % 60
        )
        .expect("writing to a string cannot fail");
    }
    file
}

impl Source {
    /// Makes it.
    pub fn make() -> Outcome<Self> {
        let folder = TempDir::new()?;
        let runtime = runtime()?;
        let app = Opened::start(&runtime, &folder.path().join("device"))?;
        app.settle_in()?;
        app.bring_in(&app.look_at(&app.choose(&data())?)?)?;
        app.close();
        Ok(Self { folder, runtime })
    }

    /// One turn: a fresh server, all sent, and a second device that gets all of it.
    pub fn turn(&self, place: Place<'_>, counted: bool) -> Outcome<Turn> {
        let server = Server::start(place, counted, "")?;
        let source = self.folder.path().join("device");
        let mut turn = Turn::default();
        let done: Outcome = self.runtime.block_on(async {
            let phone = Device::open(Some(&source), &[]).await?;
            let laptop = Device::open(None, &[]).await?;
            let words = phone.words().await?;
            server.taken();
            let (cpu, begun) = (server.process.cpu(), Instant::now());
            phone.begin(&server, &words).await?;
            phone.rest().await?;
            turn.up = begun.elapsed();
            turn.sending = phone.network.sending();
            turn.cpu[0] = server.process.cpu() - cpu;
            turn.wire[0] = server.taken();
            // It is away while the other comes.
            phone.close().await;
            server.taken();
            let (cpu, begun) = (server.process.cpu(), Instant::now());
            laptop.recover(&server, &words).await?;
            laptop.rest().await?;
            turn.down = begun.elapsed();
            turn.cpu[1] = server.process.cpu() - cpu;
            turn.wire[1] = server.taken();
            let search = json!({ "query": "19999", "before": null });
            let found = laptop.ok("search", search).await?;
            if found["hits"].as_array().is_none_or(Vec::is_empty) {
                return Err("it is not there to be found".into());
            }
            laptop.close().await;
            Ok(())
        });
        done?;
        turn.resident = server.process.resident()?;
        turn.stored = server.end(place)?;
        Ok(turn)
    }
}
