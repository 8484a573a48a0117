//! The table, and `report.json`.

use serde::Serialize;
use std::io::{Result, Write};
use std::path::Path;
use std::time::Duration;

/// What a figure has to be.
#[derive(Clone, Copy)]
pub(super) enum Target {
    /// No more than this.
    AtMost(f64),
    /// No less than this.
    AtLeast(f64),
    /// Only good to know.
    Known,
}

/// A line of the report.
#[derive(Serialize)]
struct Row {
    name: String,
    value: f64,
    unit: &'static str,
    /// Such as `<= 1.5`; none where there is no target.
    target: Option<String>,
    /// Whether the target is met; true where there is none.
    holds: bool,
    /// What the figure was made of, for a reader of the table.
    #[serde(skip)]
    note: String,
}

/// All lines.
#[derive(Default)]
pub(super) struct Report(Vec<Row>);

impl Report {
    /// Adds a figure, and says it at once: some take long, and who stops waiting keeps the others.
    pub(super) fn add(
        &mut self,
        name: impl Into<String>,
        value: f64,
        unit: &'static str,
        target: Target,
        note: impl Into<String>,
    ) {
        let value = (value * 1000.0).round() / 1000.0;
        let (target, holds) = match target {
            Target::AtMost(most) => (Some(format!("<= {most}")), value <= most),
            Target::AtLeast(least) => (Some(format!(">= {least}")), value >= least),
            Target::Known => (None, true),
        };
        let (name, note) = (name.into(), note.into());
        // It stands in the table as well.
        drop(writeln!(
            std::io::stderr(),
            "{name}: {value} {unit} ({note})"
        ));
        self.0.push(Row {
            name,
            value,
            unit,
            target,
            holds,
            note,
        });
    }

    /// Writes the lines as JSON.
    pub(super) fn write(&self, file: &Path) -> Result<()> {
        std::fs::write(file, serde_json::to_vec_pretty(&self.0)?)
    }

    /// Prints the table.
    pub(super) fn print(&self, out: &mut impl Write) -> Result<()> {
        writeln!(
            out,
            "\n{:<44} {:>9} {:<8} {:>9}  {:<7} of what",
            "figure", "value", "unit", "target", "holds"
        )?;
        for row in &self.0 {
            let holds = match (&row.target, row.holds) {
                (None, _) => "",
                (Some(_), true) => "yes",
                (Some(_), false) => "NO",
            };
            let target = row.target.as_deref().unwrap_or_default();
            let value = format!(
                "{:.*}",
                if row.value.abs() < 100.0 { 2 } else { 0 },
                row.value
            );
            writeln!(
                out,
                "{:<44} {value:>9} {:<8} {target:>9}  {holds:<7} {}",
                row.name, row.unit, row.note
            )?;
        }
        let missed = self.0.iter().filter(|row| !row.holds).count();
        writeln!(
            out,
            "\n{} figures, {missed} of them not where they should be",
            self.0.len()
        )
    }
}

/// A time as a reader wants it.
pub(super) fn shown(time: Duration) -> String {
    match time.as_secs_f64() {
        seconds if seconds < 0.001 => format!("{:.0} µs", seconds * 1e6),
        seconds if seconds < 1.0 => format!("{:.2} ms", seconds * 1e3),
        seconds => format!("{seconds:.2} s"),
    }
}
