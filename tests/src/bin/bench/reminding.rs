//! Reminders: what comes next, and making the device hold it after a change.

use super::Outcome;
use super::history::Opened;
use super::measure::{Side, in_turn, ratio, timed};
use super::report::{Report, Target, shown};
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use tokio::runtime::Runtime;
use trellis_core::{Board, Held, NotShown, Notice};
use trellis_domain::Id;
use trellis_domain::day::DayEnd;
use trellis_domain::reminder::{About, Coming, Quiet, Reminder, Rule, Shows, World, coming};

/// How many reminders, and how many of what comes next.
const REMINDERS: u8 = 200;
const NEXT: usize = 64;

/// The next ones, and a change.
pub(super) fn figures(runtime: &Runtime, folder: &Path, report: &mut Report) -> Outcome {
    next_ones(report)?;
    after_an_edit(runtime, folder, report)
}

/// The next 64 moments over 200 reminders of every kind, beside the plainest way: the next 64 of each,
/// put in order, and the first 64 of those.
fn next_ones(report: &mut Report) -> Outcome {
    let reminders = (0..REMINDERS).map(reminder).collect::<Outcome<Vec<_>>>()?;
    let (acts, shown_ones) = (BTreeMap::new(), BTreeSet::new());
    let quiet: Quiet = serde_json::from_value(json!({
        "hours": {"from": "22:00", "to": "07:00"}, "days": [{"type": "weekday", "day": "Sun"}], "rest": null
    }))?;
    let world = World {
        now: "2026-06-01T14:00:00Z".parse()?,
        zone: chrono_tz::America::Toronto,
        day_end: DayEnd::default(),
        quiet: &quiet,
        acts: &acts,
        shown: &shown_ones,
        done: &|_, _| false,
    };
    let plain = || {
        let of_each = reminders.iter();
        let mut all: Vec<Coming> = of_each
            .flat_map(|one| coming(std::slice::from_ref(one), &world, NEXT))
            .collect();
        all.sort_unstable();
        all.truncate(NEXT);
        all
    };
    if coming(&reminders, &world, NEXT) != plain() {
        return Err("the two ways differ".into());
    }
    let mut sides: Vec<Side> = vec![
        Box::new(|_| Ok(timed(|| Ok(std::hint::black_box(coming(&reminders, &world, NEXT))))?.1)),
        Box::new(|_| Ok(timed(|| Ok(std::hint::black_box(plain())))?.1)),
    ];
    let turns = in_turn(5, 100, &mut sides)?;
    let (ours, theirs) = (turns[0].wall(), turns[1].wall());
    report.add(
        "next 64 over 200 reminders",
        ours.as_secs_f64() * 1e3,
        "ms",
        Target::AtMost(10.0),
        format!(
            "every kind, quiet hours and days; {:.3} x the plain way ({})",
            ratio(ours, theirs),
            shown(theirs)
        ),
    );
    Ok(())
}

/// One edit, and one edit with the board made what it is to be.
fn after_an_edit(runtime: &Runtime, folder: &Path, report: &mut Report) -> Outcome {
    let app = Opened::start(runtime, &folder.join("reminders"))?;
    app.settle_in()?;
    let mut forms = Vec::new();
    for n in 0..REMINDERS {
        let saved = app.ok("reminder_save", form(n))?;
        let mut form = form(n);
        form["id"] = saved["reminder"]["id"].clone();
        forms.push(form);
    }
    let edited = |turn: usize, minute: usize| {
        let mut form = forms[turn % forms.len()].clone();
        form["rule"]["times"] = json!([format!("12:{:02}", (turn + minute) % 60)]);
        form
    };
    let mut held = Held::default();
    app.settle(&mut held, &mut Still)?;
    let mut sides: Vec<Side> = vec![
        Box::new(|turn| Ok(timed(|| app.ok("reminder_save", edited(turn, 1)))?.1)),
        Box::new(|turn| {
            app.ok("reminder_save", edited(turn, 31))?;
            Ok(timed(|| app.settle(&mut held, &mut Still))?.1)
        }),
    ];
    let turns = in_turn(5, 100, &mut sides)?;
    drop(sides);
    let (edit, settle) = (turns[0].wall(), turns[1].wall());
    report.add(
        "what is held, after one edit",
        settle.as_secs_f64() * 1e3,
        "ms",
        Target::AtMost(50.0),
        format!(
            "200 reminders, 50 held ready; the edit itself {}; processor {}",
            shown(edit),
            shown(turns[1].cpu())
        ),
    );
    app.close();
    Ok(())
}

/// A board that does nothing: what the system does is not ours to measure.
struct Still;

impl Board for Still {
    async fn show(&mut self, _: &Notice) -> Result<(), NotShown> {
        Ok(())
    }
    async fn change(&mut self, _: &Notice) {}
    async fn take_down(&mut self, _: &str) {}
    async fn hold(&mut self, _: &Notice) {}
    async fn let_go(&mut self, _: &str) {}
}

/// A rule of every kind in turn.
fn rule(n: u8) -> Value {
    let every = match n % 8 {
        0 => json!({"type": "days", "n": 1}),
        1 => json!({"type": "weeks", "n": 1, "on": ["Mon", "Tue", "Wed", "Thu", "Fri"]}),
        2 => json!({"type": "weeks", "n": 2, "on": ["Sat"]}),
        3 => json!({"type": "month_day", "n": 1, "day": 31}),
        4 => json!({"type": "month_weekday", "n": 1, "nth": 1, "on": "Tue"}),
        5 => json!({"type": "days", "n": 3}),
        6 => json!({"type": "once"}),
        _ => json!({"type": "weeks", "n": 1, "on": ["Sun"]}),
    };
    let end = match n % 5 {
        0 if n % 8 != 6 => json!({"type": "times", "n": 500}),
        1 if n % 8 != 6 => json!({"type": "until", "date": "2030-01-01"}),
        _ => json!({"type": "never"}),
    };
    let times = match n % 3 {
        0 => json!([format!("{:02}:15", n % 24)]),
        1 => json!(["08:00", "14:00", "20:00"]),
        _ => json!(["02:30"]),
    };
    let start = if n % 8 == 6 {
        "2026-06-20"
    } else {
        "2026-01-01"
    };
    json!({"start": start, "every": every, "end": end, "times": times})
}

fn form(n: u8) -> Value {
    json!({
        "id": null, "about": {"type": "own"}, "text": format!("Something, number {n}"), "title": "", "shows": "nothing",
        "rule": rule(n), "zone": n.is_multiple_of(7).then_some("Europe/Paris"), "if_not_done": n.is_multiple_of(4), "sound": false, "off": false
    })
}

fn reminder(n: u8) -> Outcome<Reminder> {
    let rule: Rule = serde_json::from_value(rule(n))?;
    let start = NaiveDate::from_ymd_opt(2026, 1, 1).ok_or("a date")?;
    let since: DateTime<Utc> = start.and_hms_opt(0, 0, 0).ok_or("midnight")?.and_utc();
    Ok(Reminder {
        id: Id::from_bytes([n; 16]),
        about: About::Own,
        text: String::new(),
        title: String::new(),
        shows: Shows::Nothing,
        rule,
        zone: n.is_multiple_of(7).then(|| "Europe/Paris".to_owned()),
        if_not_done: n.is_multiple_of(4),
        sound: false,
        off: false,
        since,
    })
}
