//! Tables: a zip of CSV files (RFC 4180, UTF-8 with its mark, for the spreadsheets that need it), one
//! a kind, and the photographs they name.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, which could send
//! what is in the table elsewhere. Such a cell is given a `'` in front, and so is one that begins with
//! `'`, so that there is one way back. The file beside the tables says so.

mod answers;
mod goals;

use super::ExportPart;
use super::record::Record;
use super::say::Say;
use super::source::Source;
use chrono::{Datelike, NaiveDate};
use std::borrow::Cow;
use std::io::{self, Write};
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, DateTime, ZipWriter};

/// What stands before everything else, so that Excel reads UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

type Zip<'a> = ZipWriter<StreamWriter<&'a mut dyn Write>>;
type Sheet<'z, 'a> = csv::Writer<&'z mut Zip<'a>>;

/// The file that is being made.
struct Tables<'a, 'r> {
    zip: Zip<'a>,
    options: SimpleFileOptions,
    record: &'r Record,
    /// The photographs that were named, by their names in the vault.
    photos: Vec<String>,
}

pub(super) fn write(record: &Record, source: &Source, out: &mut dyn Write) -> io::Result<()> {
    let day = record.today;
    let year = u16::try_from(day.year()).unwrap_or(1980);
    let day = DateTime::from_date_and_time(year, day.month() as u8, day.day() as u8, 0, 0, 0);
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(day.unwrap_or_default());
    let mut tables = Tables {
        zip: ZipWriter::new_stream(out),
        options,
        record,
        photos: Vec::new(),
    };
    tables.about()?;
    tables.strengths()?;
    tables.goals()?;
    tables.plan()?;
    tables.circle()?;
    tables.checkins(source)?;
    tables.balance()?;
    tables.measures()?;
    tables.decisions()?;
    tables.reminders()?;
    tables.photos(source)?;
    tables.zip.finish()?;
    Ok(())
}

/// A cell as it is written.
pub(super) fn cell(text: &str) -> Cow<'_, str> {
    let text = if text.contains('\0') {
        Cow::Owned(text.replace('\0', "\u{fffd}"))
    } else {
        Cow::Borrowed(text)
    };
    let formula = |c: char| "=+-@'\t\r\n＝＋－＠".contains(c);
    if text.starts_with(formula) {
        Cow::Owned(format!("'{text}"))
    } else {
        text
    }
}

fn yes(say: Say, is: bool) -> String {
    if is {
        say.get("record-yes")
    } else {
        String::new()
    }
}

fn day(day: Option<NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// Writes a row. What comes from us needs no care and gets it all the same.
fn row<S: AsRef<str>>(
    sheet: &mut Sheet<'_, '_>,
    cells: impl IntoIterator<Item = S>,
) -> io::Result<()> {
    for text in cells {
        sheet.write_field(cell(text.as_ref()).as_bytes())?;
    }
    Ok(sheet.write_record(None::<&[u8]>)?)
}

/// Writes a row in which a number below zero stays a number: no formula is only digits.
fn write_numbers(sheet: &mut Sheet<'_, '_>, cells: &[String]) -> io::Result<()> {
    for text in cells {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let is_number = !digits.is_empty()
            && digits.starts_with(|c: char| c.is_ascii_digit())
            && digits.chars().all(|c| c.is_ascii_digit() || c == '.');
        if is_number {
            sheet.write_field(text)?;
        } else {
            sheet.write_field(cell(text).as_bytes())?;
        }
    }
    Ok(sheet.write_record(None::<&[u8]>)?)
}

impl<'a> Tables<'a, '_> {
    fn say(&self) -> Say {
        self.record.say
    }

    /// Begins a table with the headings of its columns.
    fn sheet(&mut self, name: &str, columns: &[&str]) -> io::Result<Sheet<'_, 'a>> {
        let headings: Vec<String> = columns.iter().map(|key| self.say().get(key)).collect();
        self.sheet_of(name, &headings)
    }

    fn sheet_of(&mut self, name: &str, headings: &[String]) -> io::Result<Sheet<'_, 'a>> {
        let name = format!("{}.csv", self.say().get(name));
        self.zip.start_file(name, self.options)?;
        self.zip.write_all(MARK)?;
        let mut sheet = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer(&mut self.zip);
        row(&mut sheet, headings)?;
        Ok(sheet)
    }

    /// The name of a photograph's file.
    fn photo(&mut self, photo: Option<&String>) -> String {
        let Some(photo) = photo else {
            return String::new();
        };
        let known = self.photos.iter().position(|one| one == photo);
        let place = known.unwrap_or_else(|| {
            self.photos.push(photo.clone());
            self.photos.len() - 1
        });
        format!("photo-{}.jpg", place + 1)
    }

    /// What this is, in plain words.
    fn about(&mut self) -> io::Result<()> {
        let say = self.say();
        let name = format!("{}.txt", say.get("record-file-about"));
        self.zip.start_file(name, self.options)?;
        let day = say.day(self.record.today);
        let made = say.with("record-made", [("day", day.into())]);
        let text = format!("{made}\r\n\r\n{}\r\n", say.get("record-tables-about"));
        self.zip.write_all(MARK)?;
        self.zip.write_all(text.as_bytes())
    }

    fn photos(&mut self, source: &Source) -> io::Result<()> {
        let stored = self.options.compression_method(CompressionMethod::Stored);
        for (n, photo) in std::mem::take(&mut self.photos).iter().enumerate() {
            self.zip
                .start_file(format!("photo-{}.jpg", n + 1), stored)?;
            source.photo(photo, &mut self.zip)?;
        }
        Ok(())
    }

    fn strengths(&mut self) -> io::Result<()> {
        if !self.record.wants(ExportPart::Strengths) {
            return Ok(());
        }
        let record = self.record;
        let mut sheet = self.sheet("record-file-strengths", &["record-strength"])?;
        for one in &record.strengths {
            row(&mut sheet, [&one.text])?;
        }
        sheet.flush()?;
        drop(sheet);
        let photos: Vec<String> = record
            .hope
            .iter()
            .map(|note| self.photo(note.photo.as_ref()))
            .collect();
        let columns = ["record-date", "record-words", "record-photo"];
        let mut sheet = self.sheet("record-file-hope", &columns)?;
        for (note, photo) in record.hope.iter().zip(photos) {
            row(
                &mut sheet,
                [note.made.to_string(), note.text.clone(), photo],
            )?;
        }
        sheet.flush()
    }

    fn plan(&mut self) -> io::Result<()> {
        if !self.record.wants(ExportPart::Plan) {
            return Ok(());
        }
        let (record, say) = (self.record, self.say());
        let lines = record.plan.iter();
        let lines = lines.flat_map(|section| section.lines.iter().map(move |line| (section, line)));
        let lines: Vec<_> = lines
            .map(|(section, line)| (section, line, self.photo(line.photo.as_ref())))
            .collect();
        let columns = [
            "record-part",
            "record-section",
            "record-words",
            "record-points",
            "record-link",
            "record-photo",
            "record-first",
        ];
        let mut sheet = self.sheet("record-file-plan", &columns)?;
        for (section, line, photo) in lines {
            let points = line.points.iter().map(|point| point.name.as_str());
            let points = points.collect::<Vec<_>>().join(", ");
            let cells = [
                say.part(section.part),
                say.heading(section),
                line.text.clone(),
                points,
                line.link.clone().unwrap_or_default(),
                photo,
                yes(say, line.first),
            ];
            row(&mut sheet, cells)?;
        }
        sheet.flush()
    }

    fn circle(&mut self) -> io::Result<()> {
        if !self.record.wants(ExportPart::Circle) {
            return Ok(());
        }
        let (record, say) = (self.record, self.say());
        let columns = [
            "record-name",
            "record-tie",
            "record-helps",
            "record-when",
            "record-phone",
            "record-email",
            "record-address",
            "record-meets",
            "record-favourite",
        ];
        let mut sheet = self.sheet("record-file-circle", &columns)?;
        for support in &record.circle {
            let said = &support.said;
            let meets = said.meets.as_ref().map(|meets| say.meets(meets));
            let cells = [
                said.name.clone(),
                said.tie.clone(),
                said.helps.clone(),
                said.when.clone(),
                said.phone.clone(),
                said.email.clone(),
                said.address.clone(),
                meets.unwrap_or_default(),
                yes(say, said.favourite),
            ];
            row(&mut sheet, cells)?;
        }
        sheet.flush()
    }

    fn decisions(&mut self) -> io::Result<()> {
        if !self.record.wants(ExportPart::Decisions) {
            return Ok(());
        }
        let record = self.record;
        let columns = [
            "record-date",
            "record-choice",
            "record-matters",
            "record-who",
            "record-decided",
            "record-decided-on",
        ];
        let mut sheet = self.sheet("record-file-decisions", &columns)?;
        for one in &record.decisions {
            let decision = &one.decision;
            let mut who: Vec<&str> = one.helps.iter().map(|point| point.name.as_str()).collect();
            who.extend(Some(decision.who.as_str()).filter(|who| !who.is_empty()));
            let cells = [
                decision.made.to_string(),
                decision.text.clone(),
                decision.matters.clone(),
                who.join(", "),
                decision.decided.clone(),
                day(decision.on),
            ];
            row(&mut sheet, cells)?;
        }
        sheet.flush()?;
        drop(sheet);
        let columns = [
            "record-choice",
            "record-way",
            "record-for",
            "record-against",
        ];
        let mut sheet = self.sheet("record-file-ways", &columns)?;
        for one in &record.decisions {
            for way in &one.ways {
                row(
                    &mut sheet,
                    [&one.decision.text, &way.text, &way.good, &way.hard],
                )?;
            }
        }
        sheet.flush()?;
        drop(sheet);
        let columns = ["record-date", "record-to-decide", "record-words"];
        let mut sheet = self.sheet("record-file-visits", &columns)?;
        for (_, visit) in &record.visits {
            let own = Record::lines_of(visit).join("\n");
            row(&mut sheet, [day(visit.done), visit.decision.clone(), own])?;
        }
        sheet.flush()
    }

    fn reminders(&mut self) -> io::Result<()> {
        if !self.record.wants(ExportPart::Reminders) {
            return Ok(());
        }
        let (record, say) = (self.record, self.say());
        let columns = ["record-words", "record-when", "record-on"];
        let mut sheet = self.sheet("record-file-reminders", &columns)?;
        for one in &record.reminders {
            let name = if one.name.is_empty() {
                say.get("notice-checkin")
            } else {
                one.name.clone()
            };
            row(
                &mut sheet,
                [
                    name,
                    say.rule(&one.reminder.rule),
                    say.yes_no(!one.reminder.off),
                ],
            )?;
        }
        sheet.flush()
    }
}
