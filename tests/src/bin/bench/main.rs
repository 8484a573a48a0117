//! `make bench`: how fast and how big Trellis is, each figure beside the plainest thing that does the
//! same work.
//!
//! A machine is never the same from one minute to the next, so nothing here is judged by the clock
//! alone: what the app does and what plain SQLite does are measured turn by turn in one run, and
//! their medians divided. Plain means rusqlite on a database without a key, with the same rows in
//! the same tables; it links the same library as the app.
//!
//! - `measure`: taking turns, medians, processor time. `awake`: processors that do not sleep meanwhile.
//! - `report`: the table, and `target/bench/report.json`.
//! - `past`: years of made-up days, as the other app's file.
//! - `history`: a vault with those years in it, and its plain twin.
//! - `plain`: the plain side of each figure.
//! - `backing`: a backup, and the way back; `exporting`: the other ways out.
//! - `locking`: unlocking, and the door that is locked.
//! - `saving`, `reading`, `importing`, `insight`, `plan`, `reminding`, `sharing`: the core's figures.
//! - `pages`, `window`, `idle`: what the screens cost, and what waiting costs without one.
//! - `portal`: how long a worker waits.

mod awake;
mod backing;
mod exporting;
mod history;
mod idle;
mod importing;
mod insight;
mod locking;
mod measure;
mod pages;
mod past;
mod plain;
mod plan;
mod portal;
mod reading;
mod reminding;
mod report;
mod saving;
mod sharing;
mod window;

use history::History;
use report::Report;
use std::error::Error;
use std::path::Path;

/// What a step gives, or why it could not be measured at all.
type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// How many years of days the three histories hold.
const YEARS: [u32; 3] = [1, 10, 50];

/// What can be asked for by name.
const PARTS: [&str; 15] = [
    "import", "start", "read", "save", "insight", "plan", "remind", "backup", "export", "lock",
    "share", "portal", "pages", "window", "idle",
];

/// `bench [PART ...]`: the named parts, or all of them.
fn main() -> Outcome {
    let named: Vec<String> = std::env::args().skip(1).collect();
    if let Some(other) = named.iter().find(|name| !PARTS.contains(&name.as_str())) {
        return Err(format!("there is no {other} among {}", PARTS.join(", ")).into());
    }
    let wanted = |part: &str| named.is_empty() || named.iter().any(|name| name == part);

    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/bench");
    std::fs::create_dir_all(&folder)?;
    let work = tempfile::TempDir::new_in(&folder)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    let mut report = Report::default();
    if wanted("import") {
        importing::figures(&runtime, work.path(), &mut report)?;
    }
    if wanted("start") || wanted("read") || wanted("save") {
        let histories = YEARS
            .iter()
            .map(|years| History::make(&runtime, work.path(), *years));
        let histories = histories.collect::<Outcome<Vec<_>>>()?;
        let _awake = awake::Awake::begin()?;
        if wanted("start") {
            reading::start(&runtime, &histories, &mut report)?;
        }
        if wanted("read") {
            reading::figures(&runtime, &histories, &mut report)?;
        }
        if wanted("save") {
            saving::figures(&runtime, &histories, &mut report)?;
        }
    }
    if wanted("insight") {
        insight::figures(&runtime, work.path(), &mut report)?;
    }
    if wanted("plan") {
        plan::figures(&runtime, work.path(), &mut report)?;
    }
    if wanted("remind") {
        reminding::figures(&runtime, work.path(), &mut report)?;
    }
    if wanted("backup") {
        backing::figures(&runtime, work.path(), &mut report)?;
    }
    if wanted("export") {
        exporting::figures(&runtime, work.path(), &mut report)?;
    }
    if wanted("lock") {
        locking::figures(&runtime, work.path(), &mut report)?;
    }
    if wanted("share") {
        sharing::figures(&runtime, work.path(), &mut report)?;
    }
    if wanted("portal") {
        portal::figures(work.path(), &mut report)?;
    }
    if wanted("pages") {
        pages::figures(&runtime, work.path(), &mut report)?;
    }
    if wanted("window") {
        window::figures(&runtime, &mut report)?;
    }
    if wanted("idle") && std::env::var_os("TRELLIS_BIN").is_some() {
        idle::figures(&mut report)?;
    }
    report.write(&folder.join("report.json"))?;
    report.print(&mut std::io::stdout().lock())?;
    Ok(())
}
