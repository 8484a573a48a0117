//! What the pages cost, in a browser over the bridge: how much there is to read, what Lighthouse
//! says of the first run and of Today, and how much ten years keep in memory.

use super::Outcome;
use super::history::{History, Opened};
use super::report::{Report, Target};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use tokio::runtime::Runtime;

/// What `ui/scripts/size.mjs` says, in bytes.
#[derive(Deserialize)]
struct Sizes {
    first_screen: f64,
    insights: f64,
    check_ins: f64,
    with_plan: f64,
    whole_app: f64,
    fonts: f64,
    portal_first_page: f64,
    portal_person: f64,
}

/// What `lighthouse.mjs` says.
#[derive(Deserialize)]
struct Lighthouse {
    performance: f64,
    accessibility: f64,
    best_practices: f64,
    fcp: f64,
    lcp: f64,
    tbt: f64,
    missed: Vec<String>,
}

/// What `heap.mjs` says, in bytes.
#[derive(Deserialize)]
struct Heap {
    today: f64,
    after: f64,
}

/// What `insights.mjs` says: milliseconds.
#[derive(Deserialize)]
struct Insights {
    over_time: Route,
    days_with: Route,
}

/// What a page costs from the tap that leads to it.
#[derive(Deserialize)]
struct Route {
    script: f64,
    shown: f64,
}

/// What `support.mjs` says, in milliseconds.
#[derive(Deserialize)]
struct Support {
    middle: f64,
    worst: f64,
}

/// A bridge that ends with this.
struct Bridge {
    child: Child,
    address: String,
}

/// All of them.
pub(super) fn figures(runtime: &Runtime, work: &Path, report: &mut Report) -> Outcome {
    sizes(report)?;

    let first_run = Bridge::start(&work.join("first-run"))?;
    lighthouse(report, "first run", &first_run.address)?;
    drop(first_run);

    let history = History::make(runtime, &work.join("pages"), 10)?;
    let app = Opened::start(runtime, &history.folder)?;
    app.ok("checkin_save", serde_json::json!({ "note": "walked" }))?;
    prepare_for_hard_days(&app)?;
    app.close();
    let bridge = Bridge::start(&history.folder)?;
    lighthouse(report, "Today, 10 y", &bridge.address)?;
    let heap: Heap = node("heap.mjs", &[&bridge.address])?;
    let mib = |bytes: f64| bytes / 1_048_576.0;
    let note = format!("{:.2} MiB on Today before the walk", mib(heap.today));
    let most = Target::AtMost(4.0);
    report.add(
        "heap, 10 y",
        mib(heap.today.max(heap.after)),
        "MiB",
        most,
        note,
    );
    let insights: Insights = node("insights.mjs", &[&bridge.address])?;
    for (name, route) in [
        ("over time", insights.over_time),
        ("days with", insights.days_with),
    ] {
        let note = format!("shown after {:.0} ms; as on a slow phone", route.shown);
        let name = format!("insights, {name}: script");
        report.add(name, route.script, "ms", Target::Known, note);
    }
    for (slower, target, on) in [
        ("1", Target::AtMost(100.0), "here"),
        ("4", Target::Known, "as on a slow phone"),
    ] {
        let support: Support = node("support.mjs", &[&bridge.address, "20", slower])?;
        let note = format!(
            "worst of 20 taps, {:.0} ms in the middle; no network",
            support.middle
        );
        let name = format!("tap to Support now painted, {on}");
        report.add(name, support.worst, "ms", target, note);
    }
    Ok(())
}

/// The first paint where the app is locked: the vault in a bridge's folder has a lock.
pub(super) fn locked_door(report: &mut Report, folder: &Path) -> Outcome {
    let bridge = Bridge::start(folder)?;
    let told: Lighthouse = node("lighthouse.mjs", &[&bridge.address, "3"])?;
    report.add(
        "locked: first paint",
        told.fcp / 1000.0,
        "s",
        Target::AtMost(1.5),
        format!(
            "largest {:.2} s, blocked {:.0} ms; as on a slow phone",
            told.lcp / 1000.0,
            told.tbt
        ),
    );
    Ok(())
}

/// What *Support now* shows of the client's own: some first lines and some people.
fn prepare_for_hard_days(app: &Opened) -> Outcome {
    let section = trellis_domain::plan::Starter::BySelf.id();
    for n in 0..5 {
        app.ok(
            "line_save",
            serde_json::json!({
                "id": null, "section": section, "text": format!("What I can do first: {n}"),
                "points": [], "photo": null, "link": null, "first": true,
            }),
        )?;
        app.ok(
            "support_save",
            serde_json::json!({ "id": null, "said": {
                "kind": "person", "name": format!("Ana {n}"), "tie": "friend", "helps": "",
                "when": "any time", "phone": format!("514 555-010{n}"), "texts": true, "email": "",
                "address": "", "side": "natural", "favourite": true, "meets": null,
            }}),
        )?;
    }
    Ok(())
}

fn sizes(report: &mut Report) -> Outcome {
    let script = top().join("ui/scripts/size.mjs");
    // It ends with an error where a limit is missed, and still says what it saw.
    let told = Command::new("node").arg(script).output()?;
    let sizes: Sizes = serde_json::from_slice(&told.stdout)?;
    let fonts = format!("fonts apart: {:.0} kB", sizes.fonts / 1000.0);
    let (first, whole) = (sizes.first_screen / 1000.0, sizes.whole_app / 1000.0);
    report.add(
        "first screen, gzipped",
        first,
        "kB",
        Target::AtMost(60.0),
        "JavaScript and CSS",
    );
    report.add(
        "insights, gzipped",
        sizes.insights / 1000.0,
        "kB",
        Target::Known,
        "what its two charts' pages ask for beside Today",
    );
    let of_app = [
        (
            "check-ins and all that belongs to them, gzipped",
            sizes.check_ins,
            "from the first run to looking back and bringing a past",
        ),
        (
            "the same with the plan and the circle, gzipped",
            sizes.with_plan,
            "strengths, hope notes, early signs and Support now too",
        ),
    ];
    for (name, size, note) in of_app {
        report.add(name, size / 1000.0, "kB", Target::Known, note);
    }
    report.add(
        "whole app, gzipped",
        whole,
        "kB",
        Target::AtMost(200.0),
        fonts,
    );
    report.add(
        "portal, first page, gzipped",
        sizes.portal_first_page / 1000.0,
        "kB",
        Target::AtMost(90.0),
        "JavaScript, with what signs in, opens and seals",
    );
    report.add(
        "portal, one person's page, gzipped",
        sizes.portal_person / 1000.0,
        "kB",
        Target::Known,
        "JavaScript, from the very start",
    );
    Ok(())
}

fn lighthouse(report: &mut Report, page: &str, address: &str) -> Outcome {
    let told: Lighthouse = node("lighthouse.mjs", &[address, "3"])?;
    let mut add = |what: &str, value: f64, unit, target, note: &str| {
        report.add(format!("{page}: {what}"), value, unit, target, note);
    };
    let missed = told.missed.join(", ");
    add(
        "accessibility",
        told.accessibility,
        "of 100",
        Target::AtLeast(100.0),
        &missed,
    );
    add(
        "best practices",
        told.best_practices,
        "of 100",
        Target::AtLeast(100.0),
        &missed,
    );
    add(
        "performance",
        told.performance,
        "of 100",
        Target::AtLeast(98.0),
        "Lighthouse, mobile",
    );
    add(
        "largest paint",
        told.lcp / 1000.0,
        "s",
        Target::AtMost(1.5),
        "as on a slow phone",
    );
    add(
        "blocked",
        told.tbt,
        "ms",
        Target::AtMost(50.0),
        "as on a slow phone",
    );
    Ok(())
}

/// Runs a script of `tests/bench-ui` with the Node that is a package there.
fn node<T: DeserializeOwned>(script: &str, arguments: &[&str]) -> Outcome<T> {
    let folder = top().join("tests/bench-ui");
    let mut command = Command::new(folder.join("node_modules/.bin/node"));
    let told = command
        .arg(folder.join(script))
        .args(arguments)
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| {
            format!("{script}: {error}; the packages of tests/bench-ui are missing")
        })?;
    if told.status.success() {
        Ok(serde_json::from_slice(&told.stdout)?)
    } else {
        Err(format!("{script} ended with {}", told.status).into())
    }
}

/// The top of the project.
fn top() -> &'static Path {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().unwrap_or(tests)
}

impl Bridge {
    /// Starts the bridge that was built beside this program, on a port of its own.
    fn start(folder: &Path) -> Outcome<Self> {
        let program = std::env::current_exe()?.with_file_name("bridge");
        let mut child = Command::new(program)
            .arg("--folder")
            .arg(folder)
            .args(["--port", "0"])
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("{error}: build the bridge with the same profile"))?;
        let output = child.stdout.take().ok_or("the bridge's output")?;
        let mut line = String::new();
        BufReader::new(output).read_line(&mut line)?;
        let address = line
            .split_whitespace()
            .last()
            .unwrap_or_default()
            .to_owned();
        Ok(Self { child, address })
    }
}

impl Drop for Bridge {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
