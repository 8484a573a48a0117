//! Opening the wellness plan: a large one with a long history beside a small one.
//!
//! Warm, as a screen waits for it: over the bridge, with the vault open. Cold: from nothing, which is
//! opening the vault and the first screen as well.

use super::Outcome;
use super::history::Opened;
use super::measure::{Side, Turns, in_turn, ratio, timed};
use super::report::{Report, Target, shown};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;
use tokio::runtime::Runtime;
use trellis_tests::bridge::Bridge;

/// The two plans: how many lines, and how many of them were reworded afterwards.
const PLANS: [(usize, usize); 2] = [(20, 0), (500, 200)];

/// What the larger one may cost beside the smaller.
const GROWTH: f64 = 2.0;

/// The plan once the vault is open, and from nothing to the plan.
pub(super) fn figures(runtime: &Runtime, folder: &Path, report: &mut Report) -> Outcome {
    let folders = PLANS
        .iter()
        .map(|(lines, versions)| fill(runtime, folder, *lines, *versions))
        .collect::<Outcome<Vec<_>>>()?;

    let bridges = folders
        .iter()
        .map(|folder| bridge(folder))
        .collect::<Outcome<Vec<_>>>()?;
    let mut sides: Vec<Side> = Vec::new();
    for bridge in &bridges {
        sides.push(Box::new(|_| {
            Ok(timed(|| Ok(bridge.text("plan", &json!({}))?))?.1)
        }));
    }
    let turns = in_turn(20, 300, &mut sides)?;
    drop(sides);
    add(report, "the plan", &turns);
    drop(bridges);

    let apps = folders
        .iter()
        .map(|folder| Opened::start(runtime, folder))
        .collect::<Outcome<Vec<_>>>()?;
    let mut sides: Vec<Side> = Vec::new();
    for app in &apps {
        sides.push(Box::new(|_| Ok(timed(|| app.answer("plan", json!({})))?.1)));
    }
    let turns = in_turn(20, 300, &mut sides)?;
    drop(sides);
    add(report, "the plan in the core", &turns);
    apps.into_iter().for_each(Opened::close);

    let mut sides: Vec<Side> = Vec::new();
    for folder in &folders {
        sides.push(Box::new(|_| {
            let work = || {
                let app = Opened::start(runtime, folder)?;
                app.answer("plan", json!({}))?;
                Ok(app)
            };
            let (app, turn) = timed(work)?;
            app.close();
            Ok(turn)
        }));
    }
    let turns = in_turn(5, 60, &mut sides)?;
    drop(sides);
    add(report, "start to plan", &turns);
    Ok(())
}

fn add(report: &mut Report, name: &str, turns: &[Turns]) {
    let [(small, _), (large, versions)] = PLANS;
    let (one, other) = (turns[0].wall(), turns[1].wall());
    report.add(
        format!("{name}, {large} lines beside {small}"),
        ratio(other, one),
        "x",
        Target::AtMost(GROWTH),
        format!(
            "{} of {}; {versions} versions; processor {:.2} x",
            shown(other),
            shown(one),
            ratio(turns[1].cpu(), turns[0].cpu())
        ),
    );
}

/// The bridge that was built beside this program, on a vault that it has opened.
fn bridge(folder: &Path) -> Outcome<Bridge> {
    let mut command = Command::new(std::env::current_exe()?.with_file_name("bridge"));
    command.arg("--folder").arg(folder).args(["--port", "0"]);
    let bridge = Bridge::start(command)?;
    bridge.ok("start", &json!({}))?;
    Ok(bridge)
}

/// Makes a vault with a circle, strengths and a plan of so many lines, and gives its folder.
fn fill(runtime: &Runtime, below: &Path, lines: usize, versions: usize) -> Outcome<PathBuf> {
    let folder = below.join(format!("plan-{lines}"));
    let app = Opened::start(runtime, &folder)?;
    app.settle_in()?;
    let mut points = Vec::new();
    for n in 0..8 {
        let said = json!({ "kind": "person", "name": format!("Ana {n}"), "tie": "my friend", "helps": "listens", "when": "",
            "phone": "+1 555 0100", "texts": true, "email": "", "address": "", "side": "natural", "favourite": n == 0, "meets": null });
        let support = app.ok("support_save", json!({ "id": null, "said": said }))?;
        points.push(json!({ "to": "support", "id": support["id"] }));
        let form =
            json!({ "id": null, "text": format!("I can wait, {n}"), "prompt": "got_through" });
        let strength = app.ok("strength_save", form)?;
        points.push(json!({ "to": "strength", "id": strength["id"] }));
    }
    let sections = list(&app.ok("plan", json!({}))?["sections"])?;
    for n in 0..lines {
        // Every fifth line points to something, as a line of a plan may.
        let to = (n % 5 == 0).then(|| &points[n % points.len()]);
        let to: Vec<&Value> = to.into_iter().collect();
        let section = &sections[n % sections.len()]["id"];
        let text = format!("A line of the plan, as long as many are, number {n}");
        let form = json!({ "id": null, "section": section, "text": text, "points": to, "photo": null, "link": null, "first": n < 3 });
        app.ok("line_save", form)?;
    }
    let plan = app.ok("plan", json!({}))?;
    let all = list(&plan["sections"])?;
    let all = all.iter().map(|section| list(&section["lines"]));
    let all: Vec<Value> = all.collect::<Outcome<Vec<_>>>()?.concat();
    for line in all.iter().cycle().take(versions) {
        let mut form = line.clone();
        form["text"] = json!(format!("{}, in other words", line["text"]));
        app.ok("line_save", form)?;
    }
    app.close();
    Ok(folder)
}

fn list(value: &Value) -> Outcome<Vec<Value>> {
    Ok(value.as_array().ok_or("a list")?.clone())
}
