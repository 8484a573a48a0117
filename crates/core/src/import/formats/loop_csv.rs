//! Loop Habit Tracker's CSV export: an archive with a list of habits and, for each, a folder with its
//! days. The sheets in the archive's root say the same once more, with names that cannot be told
//! apart from cells, and are not read.
//!
//! What a day says is shared with Loop's database: see [`Day`]. A day that was skipped, or of which
//! Loop knows nothing, is not a "no", and one that Loop counted as done by itself is not a "yes".

use super::archive::Archive;
use super::gather::{Gather, When};
use super::said::{LeftWhat, Said, Value, number, short};
use super::sheet::Sheet;
use super::{Format, Past, Problem, Why, time};
use std::collections::HashMap;

const HABITS: &str = "Habits.csv";
const HABIT_COLUMNS: [&str; 5] = ["Position", "Name", "Type", "Question", "Description"];
const DAYS: &str = "Checkmarks.csv";
const DAY_COLUMNS: [&str; 3] = ["Date", "Value", "Notes"];
const SCORES: &str = "Scores.csv";

/// What Loop says of a day.
pub(super) enum Day {
    Is(Value),
    Not(LeftWhat),
}

impl Day {
    /// By Loop's own number. One of a habit that is measured is a thousand times what was measured.
    pub(super) fn of_number(number: i64, measured: bool) -> Option<Self> {
        Some(match (number, measured) {
            (-1, _) => Self::Not(LeftWhat::Unknown),
            (3, _) => Self::Not(LeftWhat::Skipped),
            (_, true) if number.abs() <= 1_000_000_000_000_000 => {
                Self::Is(Value::Number(number as f64 / 1000.0))
            }
            (0, false) => Self::Is(Value::YesNo(false)),
            (1, false) => Self::Not(LeftWhat::Automatic),
            (2, false) => Self::Is(Value::YesNo(true)),
            _ => return None,
        })
    }

    fn of_word(word: &str, measured: bool) -> Option<Self> {
        Some(match word.to_uppercase().as_str() {
            "YES_MANUAL" => Self::Is(Value::YesNo(true)),
            "NO" => Self::Is(Value::YesNo(false)),
            "YES_AUTO" => Self::Not(LeftWhat::Automatic),
            "SKIP" => Self::Not(LeftWhat::Skipped),
            "UNKNOWN" | "" => Self::Not(LeftWhat::Unknown),
            _ => match word.parse() {
                Ok(number) => return Self::of_number(number, measured),
                Err(_) => Self::Is(Value::Number(number(word)?)),
            },
        })
    }

    /// Takes the day in, with the note that stands beside it.
    pub(super) fn say(
        self,
        gather: &mut Gather,
        column: u32,
        day: chrono::NaiveDate,
        written: &str,
        note: &str,
    ) -> Result<(), Why> {
        let said = match self {
            Self::Is(value) => Said::answer(column, value, written),
            Self::Not(what) => {
                gather.leave(what, "", 1);
                if note.trim().is_empty() {
                    return Ok(());
                }
                Said::default()
            }
        };
        let note = if said.cell.is_some() || note.trim().is_empty() {
            note.to_owned()
        } else {
            format!("{}: {}", gather.columns.name(column), note.trim())
        };
        gather.say(When::day(day), said.noted(&note))
    }
}

/// A habit as the list has it.
struct Habit {
    column: u32,
    measured: bool,
}

/// Reads every day of every habit, or names the first row that cannot be read.
pub(super) fn read(bytes: &[u8]) -> Result<Past, Problem> {
    let mut archive = Archive::open(bytes).map_err(Problem::of_file)?;
    let list = archive
        .place(|name| name.rsplit('/').next() == Some(HABITS))
        .ok_or(Problem::of_file(Why::NotThisFormat))?;
    // The export may stand in a folder of its own.
    let root = archive.names()[list].trim_end_matches(HABITS).to_owned();
    let mut gather = Gather::default();
    let listed = archive.unpack(list).map_err(Problem::of_file)?;
    let habits = habits(&listed, &mut gather)?;

    let names = archive.names().to_vec();
    for (place, name) in names.iter().enumerate() {
        let Some(name) = name.strip_prefix(&root).filter(|name| !name.ends_with('/')) else {
            continue;
        };
        match name.rsplit_once('/') {
            _ if place == list => {}
            // The same days once more.
            None if name == DAYS => {}
            None if name == SCORES => gather.leave(LeftWhat::Reckoned, "", 1),
            Some((_, SCORES)) => gather.leave(LeftWhat::Reckoned, "", 1),
            Some((folder, DAYS)) if !folder.contains('/') => {
                let days = archive.unpack(place).map_err(Problem::of_file)?;
                read_days(&days, folder, &habits, &mut gather)?;
            }
            _ => gather.leave(LeftWhat::File, name, 1),
        }
    }
    Ok(gather.past(Format::LoopCsv))
}

/// The habits by the number that their folder's name begins with.
fn habits(bytes: &[u8], gather: &mut Gather) -> Result<HashMap<String, Habit>, Problem> {
    let sheet = Sheet::open(bytes, &HABIT_COLUMNS).ok_or(Problem::of_file(Why::NotText))?;
    let needed = |name| sheet.column(name).ok_or(Problem::at(1, Why::NoHeader));
    let (position, name) = (needed("Position")?, needed("Name")?);
    let [kind, question, description, unit] =
        ["Type", "Question", "Description", "Unit"].map(|name| sheet.column(name));
    let mut habits = HashMap::new();
    for row in sheet.rows() {
        let row = row?;
        let cell =
            |place: Option<usize>| place.and_then(|at| row.cells.get(at)).unwrap_or("").trim();
        let column = gather
            .columns
            .place(cell(Some(name)))
            .map_err(|why| Problem::at(row.number, why))?;
        let about = [cell(question), cell(description)];
        describe(gather, column, &about, cell(unit));
        let habit = Habit {
            column,
            measured: cell(kind).eq_ignore_ascii_case("NUMERICAL"),
        };
        habits.insert(cell(Some(position)).to_owned(), habit);
    }
    Ok(habits)
}

/// Keeps what Loop says of a habit besides its name.
pub(super) fn describe(gather: &mut Gather, column: u32, about: &[&str], unit: &str) {
    let about: Vec<&str> = about
        .iter()
        .map(|text| short(text))
        .filter(|text| !text.is_empty())
        .collect();
    let column = gather.columns.at(column);
    column.about = about.join(" · ");
    unit.clone_into(&mut column.unit);
}

fn read_days(
    bytes: &[u8],
    folder: &str,
    habits: &HashMap<String, Habit>,
    gather: &mut Gather,
) -> Result<(), Problem> {
    let sheet = Sheet::open(bytes, &DAY_COLUMNS).ok_or(Problem::of_file(Why::NotText))?;
    let needed = |name| sheet.column(name).ok_or(Problem::at(1, Why::NoHeader));
    let (date, value, notes) = (needed("Date")?, needed("Value")?, sheet.column("Notes"));
    let (number, name) = folder.split_once(' ').unwrap_or(("", folder));
    let (column, measured) = match habits.get(number) {
        Some(habit) => (habit.column, habit.measured),
        None => (gather.columns.place(name).map_err(Problem::of_file)?, false),
    };
    for row in sheet.rows() {
        let row = row?;
        let problem = |why| Problem::at(row.number, why);
        if row.cells.len() > row.width {
            return Err(problem(Why::TooManyColumns));
        }
        let cell =
            |place: Option<usize>| place.and_then(|at| row.cells.get(at)).unwrap_or("").trim();
        let day = time::iso_date(cell(Some(date))).ok_or(problem(Why::BadDate))?;
        let written = cell(Some(value));
        Day::of_word(written, measured)
            .ok_or(Why::BadValue)
            .and_then(|what| what.say(gather, column, day, written, cell(notes)))
            .map_err(problem)?;
    }
    Ok(())
}
