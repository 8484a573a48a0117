//! The tables of answers: check-ins, life balance and questionnaires.

use super::super::ExportPart;
use super::super::keys::{area_key, level_key};
use super::super::say::face;
use super::super::source::Source;
use super::{Tables, row, write_numbers, yes};
use crate::measure::pack_of;
use std::collections::BTreeMap;
use std::io;
use trellis_domain::Id;
use trellis_domain::checkin::{Answer, ItemKind};

impl Tables<'_, '_> {
    /// A column for each question. A face has its number, and beside it the client's word.
    pub(super) fn checkins(&mut self, source: &Source) -> io::Result<()> {
        if !self.record.wants(ExportPart::Checkins) {
            return Ok(());
        }
        let (record, say) = (self.record, self.say());
        let is_faces = |kind: &ItemKind| matches!(kind, ItemKind::Faces { .. });
        let mut headings = vec![say.get("record-date"), say.get("record-time")];
        // Where an item's column is, and whether the next one is for its words.
        let mut columns: BTreeMap<Id, (usize, bool)> = BTreeMap::new();
        for item in record.items.in_order() {
            let had = record.items.wordings(&item.id);
            let words = had.into_iter().any(|wording| is_faces(&wording.kind));
            columns.insert(item.id, (headings.len(), words));
            headings.push(item.wording.ask.clone());
            if words {
                let ask = item.wording.ask.as_str().into();
                headings.push(say.with("record-in-words", [("question", ask)]));
            }
        }
        let first_after = headings.len();
        let after = [
            "record-tags",
            "record-strengths-used",
            "record-note",
            "record-rest",
            "record-from",
            "record-from-mood",
        ];
        headings.extend(after.iter().map(|key| say.get(key)));
        let width = headings.len();
        let mut sheet = self.sheet_of("record-file-checkins", &headings)?;
        source.checkins(|checkin| {
            let mut cells = vec![String::new(); width];
            cells[0] = checkin.day.to_string();
            cells[1].clone_from(&checkin.time);
            for answered in &checkin.answers {
                let Some((at, words)) = columns.get(&answered.item) else {
                    continue;
                };
                let number = match (&answered.wording.kind, &answered.value) {
                    // What is a number stays one that a spreadsheet adds up.
                    (
                        ItemKind::Faces { .. }
                        | ItemKind::ZeroToTen { .. }
                        | ItemKind::Number { .. }
                        | ItemKind::Duration,
                        Answer::Number(n),
                    ) => Some(*n),
                    _ => None,
                };
                cells[*at] = number.map_or_else(
                    || say.answer(&answered.wording, &answered.value),
                    |number| number.to_string(),
                );
                if let (true, ItemKind::Faces { words }, Some(level)) =
                    (*words, &answered.wording.kind, number)
                {
                    cells[at + 1] = face(words, level).unwrap_or_default().to_owned();
                }
            }
            let origin = checkin.origin.as_ref();
            let rest = [
                record.tags(&checkin.tags).join(", "),
                record.strengths(&checkin.strengths).join(", "),
                checkin.note.clone(),
                yes(say, checkin.rest),
                origin
                    .map(|origin| origin.source.clone())
                    .unwrap_or_default(),
                origin.map(|origin| origin.mood.clone()).unwrap_or_default(),
            ];
            cells[first_after..].clone_from_slice(&rest);
            write_numbers(&mut sheet, &cells)
        })?;
        sheet.flush()
    }

    pub(super) fn balance(&mut self) -> io::Result<()> {
        if !self.record.wants(ExportPart::Balance) {
            return Ok(());
        }
        let (record, say) = (self.record, self.say());
        let columns = [
            "record-date",
            "record-area",
            "record-level",
            "record-words",
            "record-more",
        ];
        let mut sheet = self.sheet("record-file-balance", &columns)?;
        for check in &record.balance {
            for said in &check.areas {
                let cells = [
                    check.day.to_string(),
                    say.get(area_key(said.area)),
                    said.level
                        .map(|level| level.to_string())
                        .unwrap_or_default(),
                    said.level
                        .map(|level| say.get(level_key(level)))
                        .unwrap_or_default(),
                    yes(say, said.more),
                ];
                row(&mut sheet, cells)?;
            }
        }
        sheet.flush()
    }

    pub(super) fn measures(&mut self) -> io::Result<()> {
        if !self.record.wants(ExportPart::Measures) {
            return Ok(());
        }
        let (record, say) = (self.record, self.say());
        let columns = [
            "record-date",
            "record-questionnaire",
            "record-number",
            "record-question",
            "record-answer",
            "record-value",
        ];
        let mut sheet = self.sheet("record-file-answers", &columns)?;
        for (_, answered) in &record.measures {
            let pack = pack_of(answered);
            let texts = pack.and_then(|pack| pack.texts.get(&answered.language));
            for (item, value) in &answered.answers {
                let option = pack.and_then(|pack| {
                    let mut options = pack.options.iter();
                    options.position(|option| option.value == *value)
                });
                let words = texts
                    .zip(option)
                    .and_then(|(texts, n)| texts.options.get(n));
                let cells = [
                    answered.day.to_string(),
                    pack.map_or(&answered.pack, |pack| &pack.name).clone(),
                    item.clone(),
                    texts
                        .and_then(|texts| texts.items.get(item))
                        .cloned()
                        .unwrap_or_default(),
                    words.cloned().unwrap_or_default(),
                    value.to_string(),
                ];
                row(&mut sheet, cells)?;
            }
        }
        sheet.flush()?;
        drop(sheet);
        let columns = [
            "record-date",
            "record-questionnaire",
            "record-total",
            "record-highest",
            "record-means",
        ];
        let mut sheet = self.sheet("record-file-totals", &columns)?;
        for (_, answered) in &record.measures {
            let pack = pack_of(answered);
            let outcome = pack.and_then(|pack| pack.outcome(&answered.answers));
            let band = outcome.and_then(|outcome| outcome.band);
            let cells = [
                answered.day.to_string(),
                pack.map_or(&answered.pack, |pack| &pack.name).clone(),
                outcome
                    .map(|outcome| outcome.total.to_string())
                    .unwrap_or_default(),
                pack.map(|pack| pack.highest().to_string())
                    .unwrap_or_default(),
                band.map(|band| say.text(&band.words).to_owned())
                    .unwrap_or_default(),
            ];
            row(&mut sheet, cells)?;
        }
        sheet.flush()
    }
}
