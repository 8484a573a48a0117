//! What Trellis costs while it waits beside the clock: wake-ups and memory, beside a shell in a
//! terminal that waits for a line. `TRELLIS_BENCH_IDLE_MINUTES` says for how long: 1 where it does not.

use super::Outcome;
use super::report::{Report, Target};
use serde_json::{Value, json};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;
use trellis_tests::window::{Desktop, Keys, Panel, Stage, Window, app, signal, word};

/// How long both are left alone first.
const REST: Duration = Duration::from_secs(20);

/// Wake-ups and memory.
pub(super) fn figures(report: &mut Report) -> Outcome {
    let minutes = std::env::var("TRELLIS_BENCH_IDLE_MINUTES").ok();
    let minutes: u64 = minutes.and_then(|text| text.parse().ok()).unwrap_or(1);
    let stage = Stage::new();
    let device = stage.sign_in(Keys::Open);
    let panel = Panel::new(&device);
    let mut desktop = Desktop::new(&device);
    desktop.start();
    let window = Window::open(&device);
    let page = window.page();
    page.click("button", &word("welcome-skip-all"));
    page.shows("heading", &word("today-empty-title"));
    // Something waits: every day at the minute before this one.
    let clock = trellis_tests::ports::SystemClock::in_zone(chrono_tz::America::Toronto);
    page.run(
        "return window.__TAURI_INTERNALS__.invoke('rpc', { name: 'reminder_save', args: arguments[0] })",
        &json!([daily(&clock)]),
    );
    window.close();
    std::fs::write(stage.vault().join("stays-in-tray"), "")?;

    let mut trellis = device
        .command(app())
        .arg("--hidden")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    panel.says(
        &["tray-support", "tray-pause", "tray-open", "tray-quit"]
            .map(word)
            .each_ref()
            .map(String::as_str),
    );
    let mut shell = Command::new("script")
        .args([
            "--quiet",
            "--command",
            "bash --norc --noprofile",
            "/dev/null",
        ])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    sleep(REST);
    let all = |child: &Child| tree(child.id());
    let (before, shell_before) = (wakes(&all(&trellis)), wakes(&all(&shell)));
    sleep(Duration::from_secs(60 * minutes));
    let (after, shell_after) = (wakes(&all(&trellis)), wakes(&all(&shell)));
    let note = |of: &str| format!("{minutes} minutes, every thread; {of}");
    let an_hour = |wakes: u64| wakes as f64 / minutes as f64;
    report.add(
        "beside the clock, wake-ups",
        an_hour(after.saturating_sub(before)),
        "a minute",
        Target::AtMost(6.0),
        note(&format!(
            "a shell in a terminal {:.1}",
            an_hour(shell_after.saturating_sub(shell_before))
        )),
    );
    let mib = |processes: &[u32]| memory(processes) as f64 / 1024.0;
    report.add(
        "beside the clock, memory",
        mib(&all(&trellis)),
        "MiB",
        Target::Known,
        format!(
            "no window; a shell in a terminal {:.1} MiB",
            mib(&all(&shell))
        ),
    );
    signal(trellis.id(), "TERM");
    trellis.wait()?;
    shell.kill()?;
    shell.wait()?;
    Ok(())
}

fn daily(clock: &dyn trellis_core::ports::Clock) -> Value {
    let now = clock.now().with_timezone(&clock.zone());
    let before = now - chrono::TimeDelta::minutes(5);
    json!({
        "id": null, "about": {"type": "own"}, "text": "Tea", "title": "", "shows": "nothing",
        "rule": {"start": now.date_naive(), "every": {"type": "days", "n": 1}, "end": {"type": "never"}, "times": [before.format("%H:%M").to_string()]},
        "zone": null, "if_not_done": false, "sound": false, "off": false
    })
}

/// A process and those that it started.
fn tree(id: u32) -> Vec<u32> {
    let mut all = vec![id];
    let below =
        std::fs::read_to_string(format!("/proc/{id}/task/{id}/children")).unwrap_or_default();
    for child in below.split_whitespace().filter_map(|id| id.parse().ok()) {
        all.extend(tree(child));
    }
    all
}

/// How often the processes' threads were given a processor, or had it taken.
fn wakes(processes: &[u32]) -> u64 {
    let mut sum = 0;
    for id in processes {
        let Ok(threads) = std::fs::read_dir(format!("/proc/{id}/task")) else {
            continue;
        };
        for thread in threads.filter_map(Result::ok) {
            let status = std::fs::read_to_string(thread.path().join("status")).unwrap_or_default();
            let lines = status.lines();
            let counts = lines.filter_map(|line| line.split_once("ctxt_switches:"));
            sum += counts
                .filter_map(|(_, count)| count.trim().parse::<u64>().ok())
                .sum::<u64>();
        }
    }
    sum
}

/// Their memory in KiB, each shared page shared out among those that share it.
fn memory(processes: &[u32]) -> u64 {
    let of = |id: &u32| {
        let rollup = std::fs::read_to_string(format!("/proc/{id}/smaps_rollup")).ok()?;
        let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"))?;
        line.split_whitespace().next()?.parse::<u64>().ok()
    };
    processes.iter().filter_map(of).sum()
}
