//! What has a day of its own: check-ins, and answered questionnaires.

use super::Page;
use crate::measure::pack_of;
use chrono::{Datelike, NaiveDate};
use std::io;
use trellis_domain::checkin::CheckIn;
use trellis_domain::measure::Answered;

impl Page<'_> {
    pub(super) fn checkins(&mut self) -> io::Result<()> {
        let source = self.source;
        let mut before: Option<NaiveDate> = None;
        source.checkins(|checkin| {
            let month = |day: NaiveDate| (day.year(), day.month());
            let say = self.record.say;
            if before.map(month) != Some(month(checkin.day)) {
                self.out.element("h3", &say.month(checkin.day))?;
            }
            if before != Some(checkin.day) {
                self.out.element("h4", &say.day(checkin.day))?;
            }
            before = Some(checkin.day);
            self.checkin(checkin)
        })?;
        self.none(before.is_none())
    }

    fn checkin(&mut self, checkin: &CheckIn) -> io::Result<()> {
        let (record, say) = (self.record, self.record.say);
        self.out.raw("<article>\n")?;
        let rest = if checkin.rest {
            format!("{}, {}", checkin.time, say.get("record-rest"))
        } else {
            checkin.time.clone()
        };
        self.quiet(&rest)?;
        let has_terms = !checkin.answers.is_empty()
            || !checkin.tags.is_empty()
            || !checkin.strengths.is_empty()
            || checkin.origin.is_some();
        if has_terms {
            self.out.raw("<dl>\n")?;
            for answered in &checkin.answers {
                let answer = say.answer(&answered.wording, &answered.value);
                if !answer.is_empty() {
                    self.out.own("dt", &answered.wording.ask)?;
                    self.out.own("dd", &answer)?;
                }
            }
            let tags = record.tags(&checkin.tags).join(", ");
            self.out.term(&say.get("record-tags"), &tags)?;
            let strengths = record.strengths(&checkin.strengths).join(", ");
            self.out
                .term(&say.get("record-strengths-used"), &strengths)?;
            if let Some(origin) = &checkin.origin {
                self.out.term(&say.get("record-from"), &origin.source)?;
                self.out.term(&say.get("record-from-mood"), &origin.mood)?;
            }
            self.out.raw("</dl>\n")?;
        }
        if !checkin.note.is_empty() {
            self.out.own("p", &checkin.note)?;
        }
        self.out.raw("</article>\n")
    }

    pub(super) fn measures(&mut self) -> io::Result<()> {
        let record = self.record;
        self.none(record.measures.is_empty())?;
        let mut measures = record.measures.iter();
        measures.try_for_each(|(_, answered)| self.measure(answered))
    }

    fn measure(&mut self, answered: &Answered) -> io::Result<()> {
        let say = self.record.say;
        let pack = pack_of(answered);
        let name = pack.map_or(&answered.pack, |pack| &pack.name);
        self.out.raw("<article>\n")?;
        self.out
            .element("h3", &format!("{name}, {}", say.day(answered.day)))?;
        let Some((pack, texts)) =
            pack.and_then(|pack| Some((pack, pack.texts.get(&answered.language)?)))
        else {
            let text = say.get("record-newer");
            self.quiet(&text)?;
            return self.out.raw("</article>\n");
        };
        if let Some(outcome) = pack.outcome(&answered.answers) {
            let numbers = [
                ("number", outcome.total.into()),
                ("highest", pack.highest().into()),
            ];
            let total = say.with("record-total-of", numbers);
            let band = outcome.band.map(|band| say.text(&band.words));
            let words: Vec<&str> = band.into_iter().chain([total.as_str()]).collect();
            self.out.element("p", &words.join(" "))?;
        }
        self.out.raw("<table>\n<tbody>\n")?;
        for item in &pack.items {
            let value = answered.answers.get(&item.id);
            let option = value.and_then(|value| {
                let mut options = pack.options.iter();
                texts
                    .options
                    .get(options.position(|option| option.value == *value)?)
            });
            self.out.raw("<tr><th scope=\"row\">")?;
            self.out
                .text(texts.items.get(&item.id).map_or("", String::as_str))?;
            self.out.raw("</th><td>")?;
            self.out.text(option.map_or("", String::as_str))?;
            self.out.raw("</td></tr>\n")?;
        }
        self.out.raw("</tbody>\n</table>\n")?;
        self.quiet(&texts.notice)?;
        self.out.raw("</article>\n")
    }
}
