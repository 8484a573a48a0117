//! A vault with years of days in it, filled through the command table as a client would fill it, and
//! its plain twin.

use super::Outcome;
use super::past;
use super::plain::{self, Line};
use chrono::{Days, NaiveDate};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use trellis_core::files::{Chosen, ChosenPaths};
use trellis_core::ports::{Http, Ports};
use trellis_core::{App, Board, Held};
use trellis_domain::merge::ChangeSet;
use trellis_tests::ports::ports;
use trellis_tests::vault;

/// Where the client of all histories lives.
const ZONE: chrono_tz::Tz = chrono_tz::America::Toronto;

/// The two databases of a history.
pub(super) struct History {
    /// How many years.
    pub(super) years: u32,
    /// The bridge's folder: the vault, and its key in a file.
    pub(super) folder: PathBuf,
    /// The twin's database.
    pub(super) plain: PathBuf,
}

/// An app on the vault in a bridge's folder.
pub(super) struct Opened<'a> {
    app: Arc<App>,
    files: Arc<ChosenPaths>,
    /// Where the other app's file is put, once there is one: a start makes no such folder.
    theirs: OnceLock<TempDir>,
    runtime: &'a Runtime,
}

impl<'a> Opened<'a> {
    /// Makes the app and starts it.
    pub(super) fn start(runtime: &'a Runtime, folder: &Path) -> Outcome<Self> {
        std::fs::create_dir_all(folder)?;
        Self::at(runtime, &folder.join("vault"), &folder.join("bridge-key"))
    }

    /// Starts an app on the vault in the folder `vault`, whose key is in the file `key`.
    pub(super) fn at(runtime: &'a Runtime, vault: &Path, key: &Path) -> Outcome<Self> {
        Self::with(runtime, vault, ports(ZONE, Some(key)))
    }

    /// Starts an app on the vault in a bridge's folder, which speaks to servers by itself.
    pub(super) fn on(runtime: &'a Runtime, folder: &Path, network: Http) -> Outcome<Self> {
        let ports = Ports {
            network: Arc::new(network),
            ..ports(ZONE, Some(&folder.join("bridge-key")))
        };
        let opened = Self::with(runtime, &folder.join("vault"), ports)?;
        let app = opened.app.clone();
        runtime.spawn(async move { app.keep_in_step().await });
        Ok(opened)
    }

    fn with(runtime: &'a Runtime, vault: &Path, ports: Ports) -> Outcome<Self> {
        let files = Arc::<ChosenPaths>::default();
        let ports = Ports {
            files: files.clone(),
            ..ports
        };
        let opened = Self {
            app: Arc::new(App::new(vault.to_owned(), ports)),
            files,
            theirs: OnceLock::new(),
            runtime,
        };
        let start = opened.answer("start", json!({}))?;
        if start.contains("\"phase\":\"ready\"") {
            Ok(opened)
        } else {
            Err("the vault did not open".into())
        }
    }

    /// The answer to a request that works.
    pub(super) fn ok(&self, name: &str, argument: Value) -> Outcome<Value> {
        let answer = self.runtime.block_on(self.app.call(name, argument));
        answer.map_err(|error| format!("{name} was refused: {error:?}").into())
    }

    /// The same, as the text that the app's window hands to its page.
    pub(super) fn answer(&self, name: &str, argument: Value) -> Outcome<String> {
        let answer = self.runtime.block_on(self.app.answer(name, argument));
        answer.map_err(|error| format!("{name} was refused: {error:?}").into())
    }

    /// Makes a board what it is to be.
    pub(super) fn settle(&self, held: &mut Held, board: &mut impl Board) -> Outcome {
        let settled = self.runtime.block_on(self.app.settle(held, board));
        settled
            .map(drop)
            .map_err(|error| format!("not settled: {error:?}").into())
    }

    /// Takes in what another device did.
    pub(super) fn receive(&self, change: &ChangeSet) -> Outcome {
        let received = self.runtime.block_on(self.app.receive(change));
        received.map_err(|error| format!("not taken in: {error:?}").into())
    }

    /// Closes the vault, which folds its log into its file.
    pub(super) fn close(self) {
        self.runtime.block_on(self.app.close());
    }

    /// Goes through the first run: eight questions, and a name.
    pub(super) fn settle_in(&self) -> Outcome {
        self.ok("item_save_all", json!({ "items": questions() }))?;
        self.ok(
            "settings_save",
            json!({ "name": "Ana", "language": "en", "welcomed": true }),
        )?;
        Ok(())
    }

    /// Puts the other app's file where the client finds it, and chooses it.
    pub(super) fn choose(&self, data: &str) -> Outcome<Chosen> {
        let path = self.theirs()?.join("theirs.csv");
        std::fs::write(&path, data)?;
        Ok(self.files.choose(path))
    }

    /// A place that the client chose, and its path.
    pub(super) fn place(&self, name: &str) -> Outcome<(Chosen, PathBuf)> {
        let path = self.theirs()?.join(name);
        Ok((self.files.choose(path.clone()), path))
    }

    fn theirs(&self) -> Outcome<&Path> {
        if self.theirs.get().is_none() {
            drop(self.theirs.set(TempDir::new()?));
        }
        Ok(self.theirs.get().ok_or("a folder")?.path())
    }

    /// Looks at the other app's file, and gives its handle.
    pub(super) fn look_at(&self, from: &Chosen) -> Outcome<Value> {
        let look = self.ok("import_look", json!({ "from": from }))?;
        if look["problem"].is_null() {
            Ok(look["handle"].clone())
        } else {
            Err(look["problem"].to_string().into())
        }
    }

    /// Brings the file in.
    pub(super) fn bring_in(&self, handle: &Value) -> Outcome<Value> {
        self.ok(
            "import_run",
            json!({ "handle": handle, "levels": {}, "mood_item": questions()[0] }),
        )
    }
}

impl History {
    /// Fills a vault with `years`, below `folder`, and makes its twin.
    pub(super) fn make(runtime: &Runtime, folder: &Path, years: u32) -> Outcome<Self> {
        std::fs::create_dir_all(folder)?;
        let history = Self {
            years,
            folder: folder.join(format!("years-{years}")),
            plain: folder.join(format!("plain-{years}.db")),
        };
        let app = Opened::start(runtime, &history.folder)?;
        app.settle_in()?;
        app.bring_in(&app.look_at(&app.choose(&data(years))?)?)?;
        app.close();
        let vault = history.keyed()?;
        plain::fill(&plain::make(&history.plain)?, &plain::lines(&vault, 0)?)?;
        plain::copy_the_rest(&vault, &history.plain)?;
        Ok(history)
    }

    /// The vault's database, with its key.
    pub(super) fn keyed(&self) -> Outcome<rusqlite::Connection> {
        keyed(&self.folder)
    }

    /// A copy of the vault and its key, in a bridge's folder of its own.
    pub(super) fn copy(&self) -> Outcome<TempDir> {
        let copy = TempDir::new_in(self.folder.parent().ok_or("a folder above")?)?;
        std::fs::create_dir(copy.path().join("vault"))?;
        for name in ["bridge-key", "vault/vault.db", "vault/vault.json"] {
            std::fs::copy(self.folder.join(name), copy.path().join(name))?;
        }
        Ok(copy)
    }

    /// What the app writes into this history for these check-ins, told by a copy of the vault.
    pub(super) fn written(&self, runtime: &Runtime, forms: &[Value]) -> Outcome<Vec<Line>> {
        let copy = self.copy()?;
        let newest = "select coalesce(max(seq), 0) from outbox";
        let before = keyed(copy.path())?.query_row(newest, [], |row| row.get(0))?;
        let app = Opened::start(runtime, copy.path())?;
        for form in forms {
            app.ok("checkin_save", form.clone())?;
        }
        app.close();
        plain::lines(&keyed(copy.path())?, before)
    }
}

/// The database in a bridge's folder, with its key.
pub(super) fn keyed(folder: &Path) -> Outcome<rusqlite::Connection> {
    Ok(vault::open(
        &folder.join("vault/vault.db"),
        &std::fs::read(folder.join("bridge-key"))?,
    )?)
}

/// The day before today, where all histories end.
pub(super) fn last_day() -> NaiveDate {
    ports(ZONE, None)
        .clock
        .now()
        .with_timezone(&ZONE)
        .date_naive()
        - Days::new(1)
}

/// The other app's file.
pub(super) fn data(years: u32) -> String {
    past::file(years, last_day())
}

/// One question of each kind; the mood comes first.
fn questions() -> Vec<Value> {
    let choices = |words: [&str; 4]| {
        words
            .map(|word| json!({ "id": word, "label": word }))
            .to_vec()
    };
    let kinds = [
        (
            "How is it going?",
            json!({ "type": "faces", "words": ["awful", "bad", "meh", "good", "rad"] }),
        ),
        (
            "How much energy?",
            json!({ "type": "zero_to_ten", "low": "none", "high": "plenty" }),
        ),
        ("How long did you sleep?", json!({ "type": "duration" })),
        ("Did you go outside?", json!({ "type": "yes_no" })),
        (
            "How much water?",
            json!({ "type": "number", "unit": "glasses" }),
        ),
        (
            "Who were you with?",
            json!({ "type": "choose_one", "choices": choices(["nobody", "family", "friends", "others"]) }),
        ),
        (
            "What helped?",
            json!({ "type": "choose_several", "choices": choices(["rest", "music", "talking", "moving"]) }),
        ),
        ("What was hard?", json!({ "type": "short_text" })),
    ];
    let form = |(ask, kind): (&str, Value)| json!({ "id": null, "ask": ask, "kind": kind, "better": "neither", "cadence": "every_time" });
    kinds.map(form).to_vec()
}
