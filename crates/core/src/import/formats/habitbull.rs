//! HabitBull's CSV export: a row for each day of each habit. A habit whose values are all 0 or 1 is a
//! yes or a no; any other is a number.

use super::gather::{Gather, When};
use super::said::{LeftWhat, Said, Value, number};
use super::sheet::Sheet;
use super::{Format, Past, Problem, Why, time};
use std::collections::HashSet;

const COLUMNS: [&str; 6] = [
    "HabitName",
    "HabitDescription",
    "HabitCategory",
    "CalendarDate",
    "Value",
    "CommentText",
];

/// Reads every row, or names the first that cannot be read.
pub(super) fn read(bytes: &[u8]) -> Result<Past, Problem> {
    let sheet = Sheet::open(bytes, &COLUMNS)
        .filter(|sheet| sheet.column("HabitName").is_some() && sheet.count(&COLUMNS) >= 3)
        .ok_or(Problem::of_file(Why::NotThisFormat))?;
    let needed = |name| sheet.column(name).ok_or(Problem::at(1, Why::NoHeader));
    let (name, day, value) = (
        needed("HabitName")?,
        needed("CalendarDate")?,
        needed("Value")?,
    );
    let [about, category, comment] =
        ["HabitDescription", "HabitCategory", "CommentText"].map(|name| sheet.column(name));
    let known = [Some(name), Some(day), Some(value), about, category, comment];
    let strange: Vec<(usize, &str)> = sheet
        .names()
        .filter(|(at, _)| !known.contains(&Some(*at)))
        .collect();

    let mut counted = HashSet::new();
    for row in sheet.rows() {
        let row = row?;
        let written = row.cells.get(value).unwrap_or("").trim();
        if !matches!(written, "" | "0" | "1") {
            counted.insert(row.cells.get(name).unwrap_or("").trim().to_owned());
        }
    }
    let mut gather = Gather::default();
    for row in sheet.rows() {
        let row = row?;
        let problem = |why| Problem::at(row.number, why);
        if row.cells.len() > row.width {
            return Err(problem(Why::TooManyColumns));
        }
        let cell =
            |place: Option<usize>| place.and_then(|at| row.cells.get(at)).unwrap_or("").trim();
        let day = time::iso_date(cell(Some(day))).ok_or(problem(Why::BadDate))?;
        let (habit, written) = (cell(Some(name)), cell(Some(value)));
        let column = gather.columns.place(habit).map_err(problem)?;
        if gather.columns.at(column).about.is_empty() {
            let about = [cell(category), cell(about)].map(str::to_owned);
            let about: Vec<String> = about.into_iter().filter(|text| !text.is_empty()).collect();
            gather.columns.at(column).about = about.join(": ");
        }
        let answer = match number(written) {
            Some(count) if counted.contains(habit) => Value::Number(count),
            Some(done) => Value::YesNo(done != 0.0),
            None => Value::Words,
        };
        let said = Said::answer(column, answer, written).noted(cell(comment));
        gather.say(When::day(day), said).map_err(problem)?;
        for (at, name) in &strange {
            let filled = usize::from(!cell(Some(*at)).is_empty());
            gather.leave(LeftWhat::Part, name, filled);
        }
    }
    Ok(gather.past(Format::HabitBull))
}
