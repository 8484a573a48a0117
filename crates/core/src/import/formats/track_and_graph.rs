//! Track & Graph's CSV export, with the label in a column of its own or, as earlier, behind the value
//! and a colon. A value is a number, or a length of time as `h:mm:ss`.

use super::gather::{Gather, When};
use super::said::{LeftWhat, Said, Value, number};
use super::sheet::Sheet;
use super::{Format, Past, Problem, Why, time};

const COLUMNS: [&str; 5] = ["FeatureName", "Timestamp", "Value", "Label", "Note"];

/// Reads every row, or names the first that cannot be read.
pub(super) fn read(bytes: &[u8]) -> Result<Past, Problem> {
    let sheet = Sheet::open(bytes, &COLUMNS)
        .filter(|sheet| sheet.column("FeatureName").is_some() && sheet.count(&COLUMNS) >= 3)
        .ok_or(Problem::of_file(Why::NotThisFormat))?;
    let needed = |name| sheet.column(name).ok_or(Problem::at(1, Why::NoHeader));
    let (name, at, value) = (
        needed("FeatureName")?,
        needed("Timestamp")?,
        needed("Value")?,
    );
    let (label, note) = (sheet.column("Label"), sheet.column("Note"));
    let known = [Some(name), Some(at), Some(value), label, note];
    let strange: Vec<(usize, &str)> = sheet
        .names()
        .filter(|(at, _)| !known.contains(&Some(*at)))
        .collect();
    let mut gather = Gather::default();
    for row in sheet.rows() {
        let row = row?;
        let problem = |why| Problem::at(row.number, why);
        if row.cells.len() > row.width {
            return Err(problem(Why::TooManyColumns));
        }
        let cell =
            |place: Option<usize>| place.and_then(|at| row.cells.get(at)).unwrap_or("").trim();
        let stamp = cell(Some(at));
        let when = chrono::DateTime::parse_from_rfc3339(stamp)
            .ok()
            .filter(|at| time::is_of_a_diary(at.naive_local().date()))
            .map(|at| When::offset(at.naive_local(), *at.offset()))
            .ok_or(problem(
                if stamp.get(..10).and_then(time::iso_date).is_some() {
                    Why::BadTime
                } else {
                    Why::BadDate
                },
            ))?;
        let column = gather.columns.place(cell(Some(name))).map_err(problem)?;
        let (written, answer, label) = meaning(cell(Some(value)), cell(label));
        let written = if label.is_empty() {
            written.to_owned()
        } else {
            format!("{label} ({written})")
        };
        let said = Said::answer(column, answer, &written).noted(cell(note));
        gather.say(when, said).map_err(problem)?;
        for (at, name) in &strange {
            let filled = usize::from(!cell(Some(*at)).is_empty());
            gather.leave(LeftWhat::Part, name, filled);
        }
    }
    Ok(gather.past(Format::TrackAndGraph))
}

/// A value without its label, what it means, and its label.
fn meaning<'a>(value: &'a str, label: &'a str) -> (&'a str, Value, &'a str) {
    if let Some(minutes) = time::length(value) {
        return (value, Value::Minutes(minutes), label);
    }
    if let Some(count) = number(value) {
        return (value, Value::Number(count), label);
    }
    if let Some((count, label)) = value.split_once(':')
        && let Some(count_is) = number(count)
    {
        return (count, Value::Number(count_is), label.trim());
    }
    (value, Value::Words, label)
}
