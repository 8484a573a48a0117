//! From start to first screen, a month, a day, a search: each beside the same reads in plain SQLite,
//! and beside itself on a short history.

use super::history::{History, Opened, last_day};
use super::measure::{Side, Turns, in_turn, ratio, timed};
use super::report::{Report, Target, shown};
use super::{Outcome, awake, past, plain};
use chrono::{Datelike, Days, Months, NaiveDate};
use rusqlite::Connection;
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;
use tokio::runtime::Runtime;

/// What the app is asked in a turn: the command and its argument.
type Ask<'a> = dyn Fn(usize) -> (&'static str, Value) + 'a;

/// The same, read from plain SQLite.
type Read<'a> = dyn Fn(usize, &Connection) -> Outcome + 'a;

/// Something that is read: what the app is asked, and what plain SQLite is.
struct Reading<'a> {
    name: &'a str,
    /// What it may cost beside plain SQLite.
    plain: f64,
    /// What 50 years may cost beside one.
    growth: f64,
    ask: Box<Ask<'a>>,
    read: Box<Read<'a>>,
}

/// All of them.
pub(super) fn figures(runtime: &Runtime, histories: &[History], report: &mut Report) -> Outcome {
    // The databases' threads on the last processor, whoever asks on the first.
    let last = awake::last()?;
    awake::stay_on(&last.to_string())?;
    let apps = histories
        .iter()
        .map(|history| opened(runtime, history))
        .collect::<Outcome<Vec<_>>>()?;
    awake::stay_on("0")?;
    let plains = histories
        .iter()
        .map(|history| plain::open(&history.plain))
        .collect::<Outcome<Vec<_>>>()?;
    for reading in readings() {
        let mut sides: Vec<Side> = Vec::new();
        for (app, twin) in apps.iter().zip(&plains) {
            sides.push(Box::new(|turn| {
                let (name, argument) = (reading.ask)(turn);
                Ok(timed(|| app.answer(name, argument))?.1)
            }));
            sides.push(Box::new(|turn| Ok(timed(|| (reading.read)(turn, twin))?.1)));
        }
        let turns = in_turn(12, 120, &mut sides)?;
        drop(sides);
        add(
            report,
            reading.name,
            histories,
            &turns,
            reading.plain,
            reading.growth,
        );
    }
    apps.into_iter().for_each(Opened::close);
    awake::stay_on(&format!("0-{last}"))
}

/// An app that has read something already, so that its threads are there.
fn opened<'a>(runtime: &'a Runtime, history: &History) -> Outcome<Opened<'a>> {
    let app = Opened::start(runtime, &history.folder)?;
    app.answer("day", json!({ "day": last_day() }))?;
    Ok(app)
}

/// From nothing to the first screen's data, as after the device was started: the files are not in
/// memory. Closing is not counted.
pub(super) fn start(runtime: &Runtime, histories: &[History], report: &mut Report) -> Outcome {
    let today = last_day() + Days::new(1);
    let mut sides: Vec<Side> = Vec::new();
    for history in histories {
        sides.push(Box::new(|_| {
            forget(&history.folder.join("vault/vault.db"))?;
            let (app, turn) = timed(|| Opened::start(runtime, &history.folder))?;
            app.close();
            Ok(turn)
        }));
        sides.push(Box::new(move |_| {
            forget(&history.plain)?;
            let work = || {
                let twin = plain::open(&history.plain)?;
                plain::today(&twin, today).map(|()| twin)
            };
            Ok(timed(work)?.1)
        }));
    }
    let turns = in_turn(5, 60, &mut sides)?;
    drop(sides);
    add(
        report,
        "cold start to first screen",
        histories,
        &turns,
        1.3,
        1.2,
    );
    Ok(())
}

/// Has the system forget what it keeps of a file in memory.
fn forget(file: &Path) -> Outcome {
    let dd = Command::new("dd")
        .arg(format!("of={}", file.display()))
        .args([
            "if=/dev/null",
            "oflag=nocache",
            "conv=notrunc,fdatasync",
            "count=0",
            "status=none",
        ])
        .status()?;
    if dd.success() {
        Ok(())
    } else {
        Err("dd could not forget a file".into())
    }
}

fn readings<'a>() -> Vec<Reading<'a>> {
    let last = last_day();
    let month = move |turn: usize| {
        let first = last.with_day(1).unwrap_or(last) - Months::new(1 + turn as u32 % 10);
        (first, first + Months::new(1))
    };
    let day = move |turn: usize| last - Days::new(1 + turn as u64 * 7 % 300);
    let search = |name, query: String, matching: String, growth| Reading {
        name,
        plain: 1.2,
        growth,
        ask: Box::new(move |_| ("search", json!({ "query": query, "before": null }))),
        read: Box::new(move |_, twin| plain::search(twin, &matching)),
    };
    vec![
        Reading {
            name: "a month",
            plain: 1.2,
            growth: 1.2,
            ask: Box::new(move |turn| {
                let first: NaiveDate = month(turn).0;
                (
                    "month",
                    json!({ "year": first.year(), "month": first.month() }),
                )
            }),
            read: Box::new(move |turn, twin| plain::month(twin, month(turn).0, month(turn).1)),
        },
        Reading {
            name: "a day",
            plain: 1.2,
            growth: 1.2,
            ask: Box::new(move |turn| ("day", json!({ "day": day(turn) }))),
            read: Box::new(move |turn, twin| plain::day(twin, day(turn))),
        },
        search(
            "a rare word",
            format!("{} ", past::RARE),
            format!("\"{}\"", past::RARE),
            1.2,
        ),
        search(
            "a rare word's beginning",
            past::RARE[..8].to_owned(),
            format!("\"{}\"*", &past::RARE[..8]),
            1.2,
        ),
        search(
            "a common word",
            format!("{} ", past::COMMON),
            format!("\"{}\"", past::COMMON),
            3.0,
        ),
        search(
            "a common word's beginning",
            past::COMMON[..4].to_owned(),
            format!("\"{}\"*", &past::COMMON[..4]),
            3.0,
        ),
    ]
}

/// Adds the lines of a figure whose turns came in pairs, the app's and the twin's, by history.
pub(super) fn add(
    report: &mut Report,
    name: &str,
    histories: &[History],
    turns: &[Turns],
    plain: f64,
    growth: f64,
) {
    for (history, pair) in histories.iter().zip(turns.chunks(2)) {
        let (app, twin) = (pair[0].wall(), pair[1].wall());
        let note = format!(
            "{} of {} plain; processor {:.2} x",
            shown(app),
            shown(twin),
            ratio(pair[0].cpu(), pair[1].cpu())
        );
        report.add(
            format!("{name}, {} y", history.years),
            ratio(app, twin),
            "x plain",
            Target::AtMost(plain),
            note,
        );
    }
    let first = turns[0].wall();
    for (history, pair) in histories.iter().zip(turns.chunks(2)).skip(1) {
        let now = pair[0].wall();
        let twin = ratio(pair[1].wall(), turns[1].wall());
        let note = format!("{} of {}; plain {twin:.2} x", shown(now), shown(first));
        report.add(
            format!(
                "{name}, {} y beside {} y",
                history.years, histories[0].years
            ),
            ratio(now, first),
            "x",
            Target::AtMost(growth),
            note,
        );
    }
}
