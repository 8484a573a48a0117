//! Ways out: ten years as each form, beside reading the same rows from plain SQLite and writing them to a
//! file as they are.

use super::history::{History, Opened};
use super::measure::{Side, in_turn, ratio, timed};
use super::report::{Report, Target, shown};
use super::{Outcome, plain};
use serde_json::{Value, json};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use tokio::runtime::Runtime;

const YEARS: u32 = 10;
const FORMS: [&str; 5] = ["page", "tables", "calendar", "fhir", "json"];
const PARTS: [&str; 9] = [
    "strengths",
    "goals",
    "plan",
    "circle",
    "checkins",
    "balance",
    "measures",
    "decisions",
    "reminders",
];

/// One figure a form.
pub(super) fn figures(runtime: &Runtime, work: &Path, report: &mut Report) -> Outcome {
    let history = History::make(runtime, &work.join("export"), YEARS)?;
    let app = Opened::start(runtime, &history.folder)?;
    let twin = plain::open(&history.plain)?;
    let (_, copy) = app.place("plain.json")?;
    let mut sides: Vec<Side> = Vec::new();
    for form in FORMS {
        let app = &app;
        let (to, _) = app.place(form)?;
        let ask = json!({
            "to": to, "format": form, "parts": PARTS, "since": null, "words": true, "lock": {"type": "open"},
        });
        sides.push(Box::new(move |_| {
            Ok(timed(|| app.ok("export_write", ask.clone()))?.1)
        }));
    }
    sides.push(Box::new(|_| Ok(timed(|| as_they_are(&twin, &copy))?.1)));
    let turns = in_turn(1, 5, &mut sides)?;
    drop(sides);
    let plain = turns[FORMS.len()].wall();
    for (form, turn) in FORMS.iter().zip(&turns) {
        report.add(
            format!("export as {form}, {YEARS} y"),
            ratio(turn.wall(), plain),
            "x plain",
            Target::Known,
            format!(
                "{} beside {} for the rows as they are",
                shown(turn.wall()),
                shown(plain)
            ),
        );
    }
    app.close();
    Ok(())
}

/// Every check-in's row, parsed and written as JSON, onto the disk.
pub(super) fn as_they_are(twin: &rusqlite::Connection, to: &Path) -> Outcome {
    let mut out = BufWriter::with_capacity(1 << 16, File::create(to)?);
    let mut statement = twin.prepare_cached("select body from checkin order by place")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let body: Value = serde_json::from_str(row.get_ref(0)?.as_str()?)?;
        serde_json::to_writer(&mut out, &body)?;
        out.write_all(b"\n")?;
    }
    Ok(out
        .into_inner()
        .map_err(|error| error.into_error())?
        .sync_all()?)
}
