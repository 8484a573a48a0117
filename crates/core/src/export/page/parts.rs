//! What the client has: strengths, goals, the plan, the circle, decisions, reminders.

use super::super::keys::{LEVELS, area_key, how_key, level_key, status_key};
use super::super::record::Record;
use super::Page;
use crate::goal::GoalView;
use std::io;
use trellis_domain::goal::{By, Level};
use trellis_domain::plan::{Line, Point};

/// Names, as they are listed.
fn names(points: &[Point]) -> String {
    let names = points.iter().map(|point| point.name.as_str());
    names.collect::<Vec<_>>().join(", ")
}

impl Page<'_> {
    pub(super) fn strengths(&mut self) -> io::Result<()> {
        let record = self.record;
        self.none(record.strengths.is_empty() && record.hope.is_empty())?;
        if !record.strengths.is_empty() {
            self.out.raw("<ul>\n")?;
            for strength in &record.strengths {
                self.out.own("li", &strength.text)?;
            }
            self.out.raw("</ul>\n")?;
        }
        if !record.hope.is_empty() {
            let heading = self.say("record-hope");
            self.out.element("h3", &heading)?;
        }
        for note in &record.hope {
            self.out.raw("<article>\n")?;
            self.quiet(&record.say.day(note.made))?;
            if !note.text.is_empty() {
                self.out.own("p", &note.text)?;
            }
            self.photo(note.photo.as_ref())?;
            self.out.raw("</article>\n")?;
        }
        Ok(())
    }

    pub(super) fn goals(&mut self) -> io::Result<()> {
        let record = self.record;
        self.none(record.goals.is_empty())?;
        record.goals.iter().try_for_each(|goal| self.goal(goal))
    }

    fn goal(&mut self, view: &GoalView) -> io::Result<()> {
        let (goal, say) = (&view.goal, self.record.say);
        self.out.own("h3", &goal.text)?;
        self.out.raw("<dl>\n")?;
        let area = goal.area.map(|area| say.get(area_key(area)));
        let reached = goal.reached.map(|day| say.day(day));
        let helps = names(&view.helps);
        for (term, words) in [
            ("record-status", say.get(status_key(goal.status))),
            ("record-why", goal.why.clone()),
            ("record-area", area.unwrap_or_default()),
            ("record-role", goal.role.clone()),
            ("record-helpers", helps),
            ("record-in-the-way", goal.way.clone()),
            ("record-reached", reached.unwrap_or_default()),
        ] {
            self.out.term(&say.get(term), &words)?;
        }
        self.out.raw("</dl>\n")?;
        if !view.steps.is_empty() {
            self.out.element("h4", &say.get("record-steps"))?;
            self.out.raw("<ul>\n")?;
            for step in &view.steps {
                self.out.raw("<li>")?;
                self.out.own("span", &step.text)?;
                if let Some(how) = step.how {
                    self.out.raw("<br>")?;
                    self.out.raw("<span class=\"quiet\">")?;
                    self.out.text(&say.get(how_key(how)))?;
                    self.out.raw("</span>")?;
                }
                self.out.raw("</li>\n")?;
            }
            self.out.raw("</ul>\n")?;
        }
        self.levels(view)?;
        if !view.evidence.is_empty() {
            self.out.element("h4", &say.get("record-kept"))?;
        }
        for kept in &view.evidence {
            self.out.raw("<article>\n")?;
            self.quiet(&say.day(kept.day))?;
            if !kept.text.is_empty() {
                self.out.own("p", &kept.text)?;
            }
            self.photo(kept.photo.as_ref())?;
            self.out.raw("</article>\n")?;
        }
        Ok(())
    }

    /// The levels in the client's words, the best first, and where they were.
    fn levels(&mut self, view: &GoalView) -> io::Result<()> {
        let say = self.record.say;
        let level_of = |level: Level| say.get(LEVELS[level.position()]);
        if let Some(scale) = &view.goal.scale {
            self.out.element("h4", &say.get("record-levels"))?;
            self.out.raw("<dl>\n")?;
            for level in Level::ALL.into_iter().rev() {
                self.out
                    .term(&level_of(level), &scale.levels[level.position()])?;
            }
            self.out.raw("</dl>\n")?;
        }
        if view.ratings.is_empty() && view.worker.is_empty() {
            return Ok(());
        }
        self.out.element("h4", &say.get("record-ratings"))?;
        self.out.raw("<ul>\n")?;
        for rating in view.ratings.iter().chain(&view.worker) {
            self.out.raw("<li>")?;
            let by = match rating.by {
                By::Client => String::new(),
                By::Worker => format!(" ({})", say.get("record-by-worker")),
            };
            let text = format!("{}: {}{by}", say.day(rating.day), level_of(rating.level));
            self.out.text(&text)?;
            if !rating.note.is_empty() {
                self.out.raw("<br>")?;
                self.out.own("span", &rating.note)?;
            }
            self.out.raw("</li>\n")?;
        }
        self.out.raw("</ul>\n")
    }

    pub(super) fn plan(&mut self) -> io::Result<()> {
        let record = self.record;
        self.none(record.plan.is_empty())?;
        let mut part = None;
        for section in &record.plan {
            if part.replace(section.part) != Some(section.part) {
                self.out.element("h3", &record.say.part(section.part))?;
            }
            self.out.own("h4", &record.say.heading(section))?;
            self.out.raw("<ul>\n")?;
            section.lines.iter().try_for_each(|line| self.line(line))?;
            self.out.raw("</ul>\n")?;
        }
        Ok(())
    }

    fn line(&mut self, line: &Line) -> io::Result<()> {
        self.out.raw("<li>")?;
        if !line.text.is_empty() {
            self.out.own("span", &line.text)?;
        }
        for point in &line.points {
            self.out.raw("<br>")?;
            self.out.own("span", &point.name)?;
        }
        if let Some(link) = &line.link {
            // Only what leads to a page, a call or a message is ever kept as a link.
            self.out.raw("<br><a rel=\"noreferrer\" href=\"")?;
            self.out.text(link)?;
            self.out.raw("\">")?;
            self.out.text(link)?;
            self.out.raw("</a>")?;
        }
        self.photo(line.photo.as_ref())?;
        self.out.raw("</li>\n")
    }

    pub(super) fn circle(&mut self) -> io::Result<()> {
        let (record, say) = (self.record, self.record.say);
        self.none(record.circle.is_empty())?;
        for support in &record.circle {
            let said = &support.said;
            self.out.own("h3", &said.name)?;
            self.out.raw("<dl>\n")?;
            let meets = said.meets.as_ref().map(|meets| say.meets(meets));
            for (term, words) in [
                ("record-tie", said.tie.clone()),
                ("record-helps", said.helps.clone()),
                ("record-when", said.when.clone()),
                ("record-phone", said.phone.clone()),
                ("record-email", said.email.clone()),
                ("record-address", said.address.clone()),
                ("record-meets", meets.unwrap_or_default()),
            ] {
                self.out.term(&say.get(term), &words)?;
            }
            self.out.raw("</dl>\n")?;
        }
        Ok(())
    }

    pub(super) fn balance(&mut self) -> io::Result<()> {
        let (record, say) = (self.record, self.record.say);
        self.none(record.balance.is_empty())?;
        for check in &record.balance {
            self.out.element("h3", &say.day(check.day))?;
            self.out.raw("<dl>\n")?;
            for said in &check.areas {
                let level = said.level.map(|level| say.get(level_key(level)));
                let more = said.more.then(|| say.get("record-more"));
                let words: Vec<String> = level.into_iter().chain(more).collect();
                self.out
                    .term(&say.get(area_key(said.area)), &words.join(", "))?;
            }
            self.out.raw("</dl>\n")?;
        }
        Ok(())
    }

    pub(super) fn decisions(&mut self) -> io::Result<()> {
        let (record, say) = (self.record, self.record.say);
        self.none(record.decisions.is_empty() && record.visits.is_empty())?;
        for one in &record.decisions {
            let decision = &one.decision;
            self.out.own("h3", &decision.text)?;
            self.quiet(&say.day(decision.made))?;
            self.out.raw("<dl>\n")?;
            let on = decision.on.map(|day| say.day(day));
            let helps = names(&one.helps);
            for (term, words) in [
                ("record-matters", decision.matters.clone()),
                ("record-helpers", helps),
                ("record-who", decision.who.clone()),
                ("record-decided", decision.decided.clone()),
                ("record-decided-on", on.unwrap_or_default()),
            ] {
                self.out.term(&say.get(term), &words)?;
            }
            self.out.raw("</dl>\n")?;
            for way in &one.ways {
                self.out.own("h4", &way.text)?;
                self.out.raw("<dl>\n")?;
                self.out.term(&say.get("record-for"), &way.good)?;
                self.out.term(&say.get("record-against"), &way.hard)?;
                self.out.raw("</dl>\n")?;
            }
        }
        for (_, visit) in &record.visits {
            let day = visit.done.map(|day| say.day(day)).unwrap_or_default();
            let title = say.with("record-visit-on", [("day", day.into())]);
            self.out.element("h3", &title)?;
            if !visit.decision.is_empty() {
                self.out.raw("<dl>\n")?;
                self.out
                    .term(&say.get("record-to-decide"), &visit.decision)?;
                self.out.raw("</dl>\n")?;
            }
            for text in Record::lines_of(visit) {
                self.out.own("p", text)?;
            }
        }
        Ok(())
    }

    pub(super) fn reminders(&mut self) -> io::Result<()> {
        let (record, say) = (self.record, self.record.say);
        self.none(record.reminders.is_empty())?;
        if record.reminders.is_empty() {
            return Ok(());
        }
        self.out.raw("<dl>\n")?;
        for one in &record.reminders {
            let name = if one.name.is_empty() {
                say.get("notice-checkin")
            } else {
                one.name.clone()
            };
            self.out.own("dt", &name)?;
            let rule = say.rule(&one.reminder.rule);
            let off = format!("{rule} ({})", say.get("record-off"));
            self.out
                .element("dd", if one.reminder.off { &off } else { &rule })?;
        }
        self.out.raw("</dl>\n")
    }
}
