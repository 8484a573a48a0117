//! `peers`: what keeping in step costs, whole: real apps, the real server as a process of its own, and in
//! turn with them, where they are installed, `atuin` and `atuin-server`, which do the same for lines of a
//! shell. `scripts/bench-peers.sh` installs them and says where everything is.
//!
//! Times are of one machine: only what was measured turn by turn in one run is divided. TLS is off on
//! both sides, but where it is said.
//!
//! - `process`: a program that is measured: its processor time, its memory; a relay that counts bytes.
//! - `ours`, `atuin`: the two sides. `network`: how long ours sends. `device`: a new device with ten years; what a day costs.

#[allow(dead_code, reason = "a part of it is for the server's own tests")]
#[path = "../../../crates/server/tests/conformance/cluster.rs"]
mod cluster;
#[allow(dead_code, reason = "a part of it is for the other figures")]
#[path = "../../src/bin/bench/history.rs"]
mod history;
#[allow(dead_code, reason = "a part of it is for the other figures")]
#[path = "../../src/bin/bench/past.rs"]
mod past;
#[allow(dead_code, reason = "a part of it is for the other figures")]
#[path = "../../src/bin/bench/plain.rs"]
mod plain;
#[allow(dead_code, reason = "a part of it is for the other figures")]
#[path = "../../src/bin/bench/report.rs"]
mod report;

mod atuin;
mod device;
mod network;
mod ours;
mod process;

use cluster::Cluster;
use report::{Report, Target};
use std::error::Error;
use std::path::Path;
use std::time::Duration;

/// What a step gives, or why it could not be measured at all.
type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// How many changes.
const CHANGES: u32 = 20_000;

/// How many turns each side takes.
fn turns() -> usize {
    let turns = std::env::var("TRELLIS_TURNS").ok();
    turns.and_then(|turns| turns.parse().ok()).unwrap_or(3)
}

/// What one turn of one side took and left.
#[derive(Clone, Copy, Default)]
pub struct Turn {
    /// From the word to all being sealed and on the server.
    pub up: Duration,
    /// Of that, sending what was sealed.
    pub sending: Duration,
    /// From the word to a second device having all of it.
    pub down: Duration,
    /// The server's processor time for either, its database's with it.
    pub cpu: [Duration; 2],
    /// Bytes over the wire for either, both ways; 0 where they were not counted.
    pub wire: [u64; 2],
    /// Bytes that the server keeps.
    pub stored: u64,
    /// Its resident memory, in bytes.
    pub resident: u64,
}

/// Where a server keeps.
#[derive(Clone, Copy)]
pub enum Place<'a> {
    /// In a file.
    Sqlite,
    /// In a PostgreSQL of its own.
    Postgres(&'a Cluster),
}

impl Place<'_> {
    fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres(_) => "PostgreSQL",
        }
    }
}

fn middle(all: &[Turn], of: impl Fn(&Turn) -> f64) -> f64 {
    let mut all: Vec<f64> = all.iter().map(of).collect();
    all.sort_unstable_by(f64::total_cmp);
    all.get(all.len() / 2).copied().unwrap_or_default()
}

fn rate(took: f64) -> f64 {
    f64::from(CHANGES) / took
}

/// The two sides on one database, turn by turn.
fn beside(place: Place<'_>, peers: Option<&atuin::Home>, report: &mut Report) -> Outcome {
    let name = place.name();
    let source = ours::Source::make()?;
    let (mut we, mut they) = (Vec::new(), Vec::new());
    for turn in 0..turns() {
        let ours = || source.turn(place, false);
        let theirs = || peers.map(|home| home.turn(place, false)).transpose();
        let (one, other) = if turn % 2 == 0 {
            (ours()?, theirs()?)
        } else {
            let other = theirs()?;
            (ours()?, other)
        };
        we.push(one);
        they.extend(other);
    }
    let counted = source.turn(place, true)?;
    let theirs = peers.map(|home| home.turn(place, true)).transpose()?;
    let seconds = |of: fn(&Turn) -> Duration| move |turn: &Turn| of(turn).as_secs_f64();
    let (up, down) = (
        middle(&we, seconds(|t| t.up)),
        middle(&we, seconds(|t| t.down)),
    );
    let cpu = |turn: &Turn| (turn.cpu[0] + turn.cpu[1]).as_secs_f64() * 1e6 / f64::from(CHANGES);
    let each = |bytes: u64| bytes as f64 / f64::from(CHANGES);
    let wire = each(counted.wire[0]).max(each(counted.wire[1]));
    let stored = middle(&we, |turn| each(turn.stored));
    let most = if name == "SQLite" { 6.0 } else { 15.0 };
    let sending = middle(&we, seconds(|t| t.sending));
    let note = format!("{:.0} changes a second", rate(up));
    match they.is_empty() {
        true => report.add(
            format!("{name}: upload"),
            rate(up),
            "/s",
            Target::Known,
            note,
        ),
        false => {
            let (their_up, their_sending, their_down) = (
                middle(&they, seconds(|t| t.up)),
                middle(&they, seconds(|t| t.sending)),
                middle(&they, seconds(|t| t.down)),
            );
            report.add(
                format!("{name}: upload, sealing and sending"),
                their_up / up,
                "x",
                Target::Known,
                format!("{note}; atuin's init-store and push {:.0}", rate(their_up)),
            );
            report.add(
                format!("{name}: upload, sending what is sealed"),
                their_sending / sending,
                "x",
                Target::AtLeast(8.0),
                format!(
                    "{:.0} changes a second; atuin's push {:.0}; our sealing and sending beside its push alone {:.1} x",
                    rate(sending),
                    rate(their_sending),
                    their_sending / up
                ),
            );
            report.add(
                format!("{name}: first download, usable"),
                their_down / down,
                "x",
                Target::AtLeast(10.0),
                format!(
                    "{:.0} changes a second; atuin {:.0}",
                    rate(down),
                    rate(their_down)
                ),
            );
            let their_stored = middle(&they, |turn| each(turn.stored));
            report.add(
                format!("{name}: kept by the server"),
                stored / their_stored,
                "x",
                Target::AtMost(0.5),
                format!("{stored:.0} bytes a change; atuin {their_stored:.0}"),
            );
            let their_cpu = middle(&they, cpu);
            report.add(
                format!("{name}: atuin's server, processor"),
                their_cpu,
                "µs",
                Target::Known,
                "a change, up and down",
            );
        }
    }
    if let Some(theirs) = theirs {
        let their_wire = each(theirs.wire[0]).max(each(theirs.wire[1]));
        report.add(
            format!("{name}: on the wire"),
            wire / their_wire,
            "x",
            Target::AtMost(0.3),
            format!("{wire:.0} bytes a change; atuin {their_wire:.0}"),
        );
    }
    report.add(
        format!("{name}: the server's processor"),
        middle(&we, cpu),
        "µs",
        Target::AtMost(most),
        format!(
            "a change: {:.2} up, {:.2} down",
            middle(&we, |t| t.cpu[0].as_secs_f64() * 1e6 / f64::from(CHANGES)),
            middle(&we, |t| t.cpu[1].as_secs_f64() * 1e6 / f64::from(CHANGES))
        ),
    );
    report.add(
        format!("{name}: first download"),
        rate(down),
        "/s",
        Target::Known,
        format!("{down:.2} s for {CHANGES} changes, with projections and search"),
    );
    report.add(
        format!("{name}: kept by the server, bytes"),
        stored,
        "B",
        Target::Known,
        format!(
            "a change; on the wire {:.0} up, {:.0} down",
            each(counted.wire[0]),
            each(counted.wire[1])
        ),
    );
    report.add(
        format!("{name}: resident after that"),
        middle(&we, |turn| turn.resident as f64 / 1e6),
        "MB",
        Target::Known,
        match they.is_empty() {
            true => String::new(),
            false => format!(
                "atuin {:.0}",
                middle(&they, |turn| turn.resident as f64 / 1e6)
            ),
        },
    );
    Ok(())
}

/// `peers [peers] [device]`: the named parts, or both.
fn main() -> Outcome {
    let named: Vec<String> = std::env::args().skip(1).collect();
    let wanted = |part: &str| named.is_empty() || named.iter().any(|name| name == part);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/bench");
    std::fs::create_dir_all(&folder)?;
    let mut report = Report::default();
    if wanted("peers") {
        let home = atuin::Home::make()?;
        beside(Place::Sqlite, home.as_ref(), &mut report)?;
        let cluster = Cluster::start_durable();
        beside(Place::Postgres(&cluster), home.as_ref(), &mut report)?;
    }
    if wanted("device") {
        device::figures(&mut report)?;
    }
    report.write(&folder.join("peers.json"))?;
    report.print(&mut std::io::stdout().lock())?;
    Ok(())
}
