//! Bearable's CSV export: a row for each thing noted, told apart by its category. Both header forms,
//! by column names; the newer one has a second, formatted date that says nothing more.

use super::gather::{Gather, When};
use super::said::{LeftWhat, Said, Value, number};
use super::sheet::{Row, Sheet};
use super::{Format, Past, Problem, Why, text, time};
use chrono::NaiveTime;

const COLUMNS: [&str; 6] = [
    "date",
    "time of day",
    "category",
    "rating/amount",
    "detail",
    "notes",
];

/// The hour that a part of the day stands for: none is before the hour at which a day begins.
const PARTS: [(&str, u32); 6] = [
    ("", 12),
    ("all day", 12),
    ("pre", 7),
    ("am", 9),
    ("mid", 13),
    ("pm", 19),
];

/// Reads every row, or names the first that cannot be read.
pub(super) fn read(bytes: &[u8]) -> Result<Past, Problem> {
    let sheet = Sheet::open(bytes, &COLUMNS)
        .filter(|sheet| sheet.column("category").is_some() && sheet.count(&COLUMNS) >= 4)
        .ok_or(Problem::of_file(Why::NotThisFormat))?;
    let place = |name| sheet.column(name).ok_or(Problem::at(1, Why::NoHeader));
    let places = [
        place("date")?,
        place("time of day")?,
        place("category")?,
        place("rating/amount")?,
        place("detail")?,
        place("notes")?,
    ];
    // Columns that nobody knows are named.
    let known = ["weekday", "date formatted"];
    let mut gather = Gather::default();
    let strange: Vec<(usize, String)> = sheet
        .names()
        .filter(|(at, name)| {
            !places.contains(at)
                && !known
                    .iter()
                    .any(|known| super::sheet::is_column(known, name))
        })
        .map(|(at, name)| (at, name.to_owned()))
        .collect();
    for row in sheet.rows() {
        let row = row?;
        let number = row.number;
        entry(&places, &row, &mut gather).map_err(|why| Problem::at(number, why))?;
        for (at, name) in &strange {
            let filled = row.cells.get(*at).is_some_and(|cell| !cell.is_empty());
            gather.leave(LeftWhat::Part, name, usize::from(filled));
        }
    }
    infer(&mut gather);
    Ok(gather.past(Format::Bearable))
}

fn entry(places: &[usize; 6], row: &Row, gather: &mut Gather) -> Result<(), Why> {
    if row.cells.len() > row.width {
        return Err(Why::TooManyColumns);
    }
    let [date, part, category, amount, detail, notes] =
        places.map(|place| row.cells.get(place).unwrap_or("").trim());
    let day = time::day_in_words(date).ok_or(Why::BadDate)?;
    let clock = match PARTS
        .iter()
        .find(|(name, _)| part.eq_ignore_ascii_case(name))
    {
        Some((_, hour)) => NaiveTime::from_hms_opt(*hour, 0, 0),
        None => time::clock(part),
    };
    let when = When::wall(day.and_time(clock.ok_or(Why::BadTime)?));
    let said = said(category, amount, detail, gather)?.noted(&text::plain(notes));
    gather.say(when, said)
}

/// What a row says, by its category. One that nobody knows is kept under its own name.
fn said(category: &str, amount: &str, detail: &str, gather: &mut Gather) -> Result<Said, Why> {
    let columns = &mut gather.columns;
    let with_words = |words: &str| match (amount.is_empty(), words.is_empty()) {
        (false, false) => format!("{amount} ({words})"),
        (false, true) => amount.to_owned(),
        (true, _) => words.to_owned(),
    };
    Ok(match category.to_lowercase().as_str() {
        "mood" => {
            let column = columns.place(category)?;
            columns.at(column).mood = true;
            let tags = text::distinct(text::items(detail));
            match number(amount) {
                Some(level) => Said::answer(column, Value::Number(level), amount),
                None => Said::answer(column, Value::Words, amount),
            }
            .tagged(tags)
        }
        "energy" | "sleep quality" => {
            let column = columns.place(category)?;
            columns.at(column).scale = Some((1.0, 5.0));
            let value = number(amount).map_or(Value::Words, Value::Number);
            Said::answer(column, value, &with_words(detail))
        }
        "symptom" => {
            let (name, _) = in_brackets(detail);
            let column = columns.place(if name.is_empty() { category } else { name })?;
            columns.at(column).scale = Some((0.0, 3.0));
            about(columns.at(column), category);
            let value = number(amount).map_or(Value::Words, Value::Number);
            Said::answer(column, value, &with_words(in_brackets(detail).1))
        }
        "sleep" => {
            let column = columns.place(category)?;
            let value = time::length(amount).map_or(Value::Words, Value::Minutes);
            Said::answer(column, value, &with_words(detail))
        }
        _ if amount.is_empty() && (category.to_lowercase().ends_with("factors")) => {
            Said::default().tagged(text::distinct(text::items(detail)))
        }
        "meds/supplements" | "health measurements" => {
            let (name, unit) = in_brackets(detail);
            let column = columns.place(if name.is_empty() { category } else { name })?;
            columns.at(column).unit = unit.to_owned();
            about(columns.at(column), category);
            match number(amount) {
                Some(amount_is) => Said::answer(column, Value::Number(amount_is), amount),
                None if amount.is_empty() => Said::answer(column, Value::YesNo(true), detail),
                None => Said::answer(column, Value::Words, amount),
            }
        }
        "" => Said::default().tagged(text::distinct(text::items(&with_words(detail)))),
        _ => {
            let column = columns.place(category)?;
            let value = match number(amount) {
                Some(amount) if detail.is_empty() => Value::Number(amount),
                _ => Value::Words,
            };
            Said::answer(column, value, &with_words(detail))
        }
    })
}

fn about(column: &mut super::Column, category: &str) {
    if column.about.is_empty() && column.name != category {
        category.clone_into(&mut column.about);
    }
}

/// `Headache (Mild)`: the name, and what stands in brackets at its end.
fn in_brackets(detail: &str) -> (&str, &str) {
    detail
        .strip_suffix(')')
        .and_then(|open| open.rsplit_once('('))
        .map_or((detail, ""), |(name, inside)| (name.trim(), inside.trim()))
}

/// The file does not say how far its scale of moods goes: five where nothing goes further.
fn infer(gather: &mut Gather) {
    let most = gather.most_of_mood();
    for column in &mut gather.columns.list {
        if column.mood {
            column.scale = Some((1.0, if most > 5.0 { most.max(10.0) } else { 5.0 }));
        }
    }
}
