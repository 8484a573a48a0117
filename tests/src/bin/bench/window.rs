//! What the built app costs: its size, how long until its first screen is painted, and the memory
//! of all its processes. Taken only where `TRELLIS_BIN` names a release build.

use super::Outcome;
use super::history::{Opened, data};
use super::measure::median;
use super::report::{Report, Target};
use serde_json::json;
use std::collections::HashSet;
use std::path::Path;
use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};
use tokio::runtime::Runtime;
use trellis_tests::window::{Device, Keys, Page, Stage, Window, app, word};

/// How many launches are counted.
const LAUNCHES: usize = 10;

/// A bare page has a handful of colours; text has its shades.
const PAINTED: usize = 40;

/// All of them.
pub(super) fn figures(runtime: &Runtime, report: &mut Report) -> Outcome {
    if std::env::var_os("TRELLIS_BIN").is_none() {
        return Ok(());
    }
    let megabytes = std::fs::metadata(app())?.len() as f64 / 1e6;
    report.add(
        "the app's program",
        megabytes,
        "MB",
        Target::Known,
        "stripped, pages inside",
    );

    let stage = Stage::new();
    let device = stage.sign_in(Keys::Open);
    launch(&device)?;
    fill(runtime, &device)?;
    let mut took = Vec::new();
    let mut memory = Vec::new();
    for _ in 0..LAUNCHES {
        let (time, bytes) = launch(&device)?;
        took.push(time);
        memory.push(bytes);
    }
    let seconds = median(took.iter().copied()).as_secs_f64();
    let note = format!("median of {LAUNCHES}, on Today with 10 years");
    report.add("launch to first paint", seconds, "s", Target::Known, note);
    let mib = |bytes: u64| bytes as f64 / 1_048_576.0;
    let painted = median(memory.into_iter());
    report.add(
        "memory once painted",
        mib(painted),
        "MiB",
        Target::Known,
        "all processes, shared parts shared out",
    );

    let minutes = std::env::var("TRELLIS_BENCH_MINUTES")
        .ok()
        .and_then(|text| text.parse().ok());
    let minutes: u64 = minutes.unwrap_or(10);
    let used = use_for(&device, Duration::from_secs(60 * minutes))?;
    report.add(
        "memory after use",
        mib(used),
        "MiB",
        Target::Known,
        format!("{minutes} minutes of check-ins, looking back and searching"),
    );
    Ok(())
}

/// Puts ten years into the vault that the first launch made.
fn fill(runtime: &Runtime, device: &Device) -> Outcome {
    let key = device.stage().everything().join("key");
    std::fs::write(&key, device.key())?;
    let app = Opened::at(runtime, &device.stage().vault(), &key)?;
    app.settle_in()?;
    app.bring_in(&app.look_at(&app.choose(&data(10))?)?)?;
    app.ok("checkin_save", json!({ "note": "walked" }))?;
    app.close();
    Ok(())
}

/// Starts the app, waits until its screen is painted and ends it: how long that took, and the memory
/// two seconds later.
fn launch(device: &Device) -> Outcome<(Duration, u64)> {
    let screen = device.stage().screen_memory();
    until(|| colours(&screen).is_ok_and(|colours| colours < PAINTED))?;
    let begun = Instant::now();
    let mut child = device
        .command(app())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    until(|| colours(&screen).is_ok_and(|colours| colours > PAINTED))?;
    let took = begun.elapsed();
    sleep(Duration::from_secs(2));
    let memory = memory(device.stage().home().as_path());
    trellis_tests::window::signal(child.id(), "TERM");
    child.wait()?;
    Ok((took, memory))
}

/// Uses the app for a while as somebody would, at a person's pace; the memory after it.
fn use_for(device: &Device, time: Duration) -> Outcome<u64> {
    let begun = Instant::now();
    let window = Window::open(device);
    while begun.elapsed() < time {
        a_visit(window.page());
    }
    let memory = memory(device.stage().home().as_path());
    window.close();
    Ok(memory)
}

/// A visit: a check-in with a tap, a look back over some months, a search that is read on, the other
/// places, and home again.
fn a_visit(page: &Page) {
    let pause = || sleep(Duration::from_secs(1));
    page.click("radio", "good");
    page.click("button", &word("save"));
    page.says(&word("today-saved"));
    pause();
    page.click("link", &word("place-insights"));
    for _ in 0..3 {
        pause();
        page.click("button", &word("lookback-earlier"));
    }
    pause();
    page.click("button", &word("search"));
    page.write(&word("search-label"), "walked");
    pause();
    page.click("button", &word("search-more"));
    for place in ["place-plan", "place-me"] {
        pause();
        page.click("link", &word(place));
    }
    pause();
    page.click("button", &word("me-way-items"));
    page.shows("heading", &word("items"));
    pause();
    page.click("link", &word("place-today"));
    page.shows("heading", &word("today-so-far"));
}

/// Waits for something, at most a minute, looking often.
fn until(mut there: impl FnMut() -> bool) -> Outcome {
    let begun = Instant::now();
    while !there() {
        if begun.elapsed() > Duration::from_secs(60) {
            return Err("the screen did not come to what it should show".into());
        }
        sleep(Duration::from_millis(3));
    }
    Ok(())
}

/// How many colours the screen shows. Its memory is a file in X's own window dump format: a header,
/// whose length comes first, a table of colours, and the pixels.
fn colours(screen: &Path) -> Outcome<usize> {
    let dump = std::fs::read(screen)?;
    let word = |at: usize| -> Option<usize> {
        let bytes = dump.get(at..at + 4)?.try_into().ok()?;
        Some(u32::from_be_bytes(bytes) as usize)
    };
    let (header, table) = (word(0).ok_or("a header")?, word(76).ok_or("a header")?);
    let pixels = dump.get(header + 12 * table..).ok_or("pixels")?;
    Ok(pixels.chunks_exact(4).collect::<HashSet<_>>().len())
}

/// The memory of the app's processes, each shared page shared out among those that share it.
fn memory(home: &Path) -> u64 {
    let ours = format!("HOME={}", home.display());
    let Ok(all) = std::fs::read_dir("/proc") else {
        return 0;
    };
    all.filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|process| {
            let name = std::fs::read_to_string(process.join("comm")).unwrap_or_default();
            name.starts_with("trellis")
                || name.starts_with("WebKit") && !name.starts_with("WebKitWebDriver")
        })
        .filter(|process| {
            let environment = std::fs::read(process.join("environ")).unwrap_or_default();
            environment
                .split(|byte| *byte == 0)
                .any(|pair| pair == ours.as_bytes())
        })
        .filter_map(|process| {
            let rollup = std::fs::read_to_string(process.join("smaps_rollup")).ok()?;
            let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"))?;
            line.split_whitespace().next()?.parse::<u64>().ok()
        })
        .sum::<u64>()
        * 1024
}
