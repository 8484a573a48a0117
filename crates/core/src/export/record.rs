//! What was chosen, as the client has it: small enough to be held at once. Check-ins and photographs
//! come from [`super::source`].

use super::say::Say;
use super::{ExportAsk, ExportPart};
use crate::api::Nothing;
use crate::app::App;
use crate::decision::DecisionView;
use crate::error::AppError;
use crate::goal::GoalView;
use crate::item::Items;
use crate::plan::Whole;
use crate::reminder::calendar::Named;
use crate::store::Store;
use crate::tag::Tags;
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use trellis_domain::Id;
use trellis_domain::balance::BalanceCheck;
use trellis_domain::checkin::Tag;
use trellis_domain::hope::HopeNote;
use trellis_domain::measure::Answered;
use trellis_domain::plan::{Review, Section};
use trellis_domain::strength::Strength;
use trellis_domain::support::Support;
use trellis_domain::visit::{Visit, VisitPart};

/// What was chosen. A part that was not is empty.
pub(super) struct Record {
    pub(super) say: Say,
    parts: BTreeSet<ExportPart>,
    pub(super) now: DateTime<Utc>,
    /// Who it is about, where there is to be no name.
    pub(super) pseudonym: Id,
    /// The logical day it is.
    pub(super) today: NaiveDate,
    pub(super) since: Option<NaiveDate>,
    /// Whether a calendar has the client's own words.
    pub(super) own: bool,
    /// What the client wants to be called, and what matters to them. May be empty.
    pub(super) name: String,
    pub(super) matters: String,
    pub(super) items: Arc<Items>,
    tags: Arc<Tags>,
    strength_names: BTreeMap<Id, String>,
    pub(super) strengths: Vec<Strength>,
    /// The oldest first, as everything that has a day.
    pub(super) hope: Vec<HopeNote>,
    pub(super) goals: Vec<GoalView>,
    /// Those that are not put away and have lines.
    pub(super) plan: Vec<Section>,
    pub(super) review: Review,
    pub(super) circle: Vec<Support>,
    pub(super) balance: Vec<BalanceCheck>,
    pub(super) measures: Vec<(Id, Answered)>,
    pub(super) decisions: Vec<DecisionView>,
    /// Those that were.
    pub(super) visits: Vec<(u32, Visit)>,
    pub(super) reminders: Vec<Named>,
}

impl Record {
    /// Reads it.
    pub(super) async fn read(app: &App, store: &Store, ask: &ExportAsk) -> Result<Self, AppError> {
        let settings = crate::settings::load(store).await?;
        let since = ask.since;
        let is_in = |day: NaiveDate| since.is_none_or(|since| day >= since);
        let parts: BTreeSet<ExportPart> = ask.parts.iter().copied().collect();
        let wants = |part| parts.contains(&part);

        let all_strengths = crate::strength::list(app, Nothing {}).await?;
        let named = all_strengths.iter();
        let strength_names = named.map(|one| (one.id, one.text.clone())).collect();
        let mut record = Self {
            say: Say::of(settings.language.unwrap_or(app.ports.language)),
            now: app.ports.clock.now(),
            pseudonym: Id::from_random(app.ports.random()),
            today: crate::goal::today(app, store).await?,
            since,
            own: ask.words,
            name: settings.name.clone(),
            matters: settings.matters.clone(),
            items: Items::load(store).await?,
            tags: crate::tag::load(store).await?,
            strength_names,
            strengths: Vec::new(),
            hope: Vec::new(),
            goals: Vec::new(),
            plan: Vec::new(),
            review: Review::default(),
            circle: Vec::new(),
            balance: Vec::new(),
            measures: Vec::new(),
            decisions: Vec::new(),
            visits: Vec::new(),
            reminders: Vec::new(),
            parts: parts.clone(),
        };
        if wants(ExportPart::Strengths) {
            record.strengths = all_strengths;
            let mut hope = crate::hope::list(app, Nothing {}).await?;
            hope.retain(|note| is_in(note.made));
            hope.reverse();
            record.hope = hope;
        }
        if wants(ExportPart::Goals) {
            record.goals = crate::goal::list(app, Nothing {}).await?.goals;
            for goal in &mut record.goals {
                goal.ratings.retain(|one| is_in(one.day));
                goal.worker.retain(|one| is_in(one.day));
                goal.evidence.retain(|one| is_in(one.day));
                goal.evidence.reverse();
            }
        }
        if wants(ExportPart::Plan) {
            let whole = &Whole::kept(store).await?.whole;
            let shown = whole.sections.iter();
            let shown = shown.filter(|section| !section.hidden && !section.lines.is_empty());
            record.plan = shown.cloned().collect();
            record.review = whole.review;
        }
        if wants(ExportPart::Circle) {
            record.circle = crate::circle::list(app, Nothing {}).await?;
        }
        if wants(ExportPart::Balance) {
            let mut checks = crate::balance::checks(store).await?;
            checks.retain(|check| is_in(check.day));
            checks.reverse();
            record.balance = checks;
        }
        if wants(ExportPart::Measures) {
            let mut measures = crate::measure::every(store).await?;
            measures.retain(|(_, answered)| is_in(answered.day));
            record.measures = measures;
        }
        if wants(ExportPart::Decisions) {
            let mut all = crate::decision::list(app, Nothing {}).await?.decisions;
            all.retain(|one| {
                let decided = one.decision.on.is_some_and(is_in);
                decided || one.decision.decided.is_empty() || is_in(one.decision.made)
            });
            all.sort_by_key(|one| (one.decision.made, one.decision.id));
            record.decisions = all;
            let mut visits = crate::visit::pages(store).await?;
            visits.retain(|(_, visit)| visit.done.is_some_and(is_in));
            record.visits = visits;
        }
        if wants(ExportPart::Reminders) {
            record.reminders = crate::reminder::calendar::named(app, store).await?;
        }
        Ok(record)
    }

    /// Whether a part was chosen.
    pub(super) fn wants(&self, part: ExportPart) -> bool {
        self.parts.contains(&part)
    }

    /// The labels of some tags, in the order in which tags are read.
    pub(super) fn tags(&self, ids: &[Id]) -> Vec<&str> {
        let tags = self.tags.iter().filter(|tag: &&Tag| ids.contains(&tag.id));
        tags.map(|tag| tag.label.as_str()).collect()
    }

    /// What the client wrote on the page for a visit: lines of ours that they worded anew, and their
    /// own.
    pub(super) fn lines_of(visit: &Visit) -> Vec<&str> {
        let worded = visit.words.iter();
        let worded = worded.filter(|(key, _)| !visit.hidden.contains(*key));
        let own = VisitPart::ALL.iter();
        let own = own.filter_map(|part| visit.own.get(part.name()));
        let all = worded.map(|(_, text)| text).chain(own);
        all.map(String::as_str).collect()
    }

    /// The words of some strengths; those that are gone are left out.
    pub(super) fn strengths(&self, ids: &[Id]) -> Vec<&str> {
        let names = ids.iter().filter_map(|id| self.strength_names.get(id));
        names.map(String::as_str).collect()
    }
}
