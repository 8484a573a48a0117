//! The tables of goals: the goals, their steps, their levels and ratings, and what is kept to look
//! back on.

use super::super::ExportPart;
use super::super::keys::{LEVELS, area_key, how_key, status_key};
use super::{Tables, day, row, write_numbers};
use std::io;
use trellis_domain::goal::{By, Level};

impl Tables<'_, '_> {
    pub(super) fn goals(&mut self) -> io::Result<()> {
        if !self.record.wants(ExportPart::Goals) {
            return Ok(());
        }
        let (record, say) = (self.record, self.say());
        let mut columns = vec![
            "record-date",
            "record-goal",
            "record-why",
            "record-area",
            "record-role",
            "record-status",
            "record-reached",
            "record-helpers",
            "record-in-the-way",
        ];
        columns.extend(LEVELS);
        let mut sheet = self.sheet("record-file-goals", &columns)?;
        for one in &record.goals {
            let goal = &one.goal;
            let helps = one.helps.iter().map(|point| point.name.as_str());
            let mut cells = vec![
                goal.made.to_string(),
                goal.text.clone(),
                goal.why.clone(),
                goal.area
                    .map(|area| say.get(area_key(area)))
                    .unwrap_or_default(),
                goal.role.clone(),
                say.get(status_key(goal.status)),
                day(goal.reached),
                helps.collect::<Vec<_>>().join(", "),
                goal.way.clone(),
            ];
            let scale = goal.scale.as_ref();
            cells.extend(Level::ALL.iter().map(|level| {
                scale
                    .map(|scale| scale.levels[level.position()].clone())
                    .unwrap_or_default()
            }));
            row(&mut sheet, cells)?;
        }
        sheet.flush()?;
        drop(sheet);
        let columns = [
            "record-goal",
            "record-step",
            "record-how",
            "record-done-first",
        ];
        let mut sheet = self.sheet("record-file-steps", &columns)?;
        for one in &record.goals {
            for step in &one.steps {
                let how = step.how.map(|how| say.get(how_key(how)));
                let cells = [
                    one.goal.text.clone(),
                    step.text.clone(),
                    how.unwrap_or_default(),
                    day(step.first),
                ];
                row(&mut sheet, cells)?;
            }
        }
        sheet.flush()?;
        drop(sheet);
        let columns = [
            "record-date",
            "record-goal",
            "record-level",
            "record-words",
            "record-note",
            "record-by",
        ];
        let mut sheet = self.sheet("record-file-ratings", &columns)?;
        for one in &record.goals {
            for rating in one.ratings.iter().chain(&one.worker) {
                let scale = one.goal.scale.as_ref();
                let words = scale.map(|scale| scale.levels[rating.level.position()].clone());
                let by = match rating.by {
                    By::Client => say.get("record-by-client"),
                    By::Worker => say.get("record-by-worker"),
                };
                let cells = [
                    rating.day.to_string(),
                    one.goal.text.clone(),
                    i8::from(rating.level).to_string(),
                    words.unwrap_or_default(),
                    rating.note.clone(),
                    by,
                ];
                write_numbers(&mut sheet, &cells)?;
            }
        }
        sheet.flush()?;
        drop(sheet);
        let kept = record.goals.iter();
        let kept = kept.flat_map(|one| one.evidence.iter().map(move |kept| (one, kept)));
        let kept: Vec<_> = kept
            .map(|(one, kept)| (one, kept, self.photo(kept.photo.as_ref())))
            .collect();
        let columns = ["record-date", "record-goal", "record-words", "record-photo"];
        let mut sheet = self.sheet("record-file-kept", &columns)?;
        for (one, kept, photo) in kept {
            let cells = [
                kept.day.to_string(),
                one.goal.text.clone(),
                kept.text.clone(),
                photo,
            ];
            row(&mut sheet, cells)?;
        }
        sheet.flush()
    }
}
