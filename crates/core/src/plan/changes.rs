//! What changed, newest first, in plain words.

use super::read::Whole;
use super::{PlanChange, PlanChanges, PlanSince, sql, undo};
use crate::app::App;
use crate::error::{AppError, Code};
use crate::store::Store;
use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use serde::Deserialize;
use std::collections::{BTreeSet, HashMap};
use trellis_domain::Id;
use trellis_domain::day::{instant_on, logical_day};
use trellis_domain::merge::{Fields, Kind, field};
use trellis_domain::plan::{Starter, What, line_from_record, what_happened};

/// How many changes a page has.
const PAGE: usize = 50;

/// What one change did to one record, as `store/past.rs` kept it.
#[derive(Deserialize)]
pub(super) struct Turn {
    pub(super) seq: u32,
    hlc: u64,
    /// Milliseconds since 1970.
    at: i64,
    pub(super) kind: Kind,
    pub(super) id: Id,
    /// The fields that it wrote, as they were; one that was empty is not there.
    pub(super) before: Fields,
    /// The same, as it left them.
    pub(super) after: Fields,
}

/// Turns, and their records as they are now.
pub(super) struct Turns {
    /// The newest first.
    pub(super) all: Vec<Turn>,
    pub(super) now: HashMap<(Kind, Id), Fields>,
}

/// What a statement gives.
#[derive(Deserialize)]
struct Read {
    turns: Vec<Turn>,
    now: Vec<(Kind, Id, Fields)>,
}

impl Turns {
    pub(super) async fn read(
        store: &Store,
        sql: &'static str,
        arguments: &[&str],
    ) -> Result<Self, AppError> {
        let read = store.read_own(sql, arguments).await?;
        let read: Read = serde_json::from_str(&read).map_err(|_| Code::Damaged)?;
        let now = read.now.into_iter();
        Ok(Self {
            all: read.turns,
            now: now.map(|(kind, id, fields)| ((kind, id), fields)).collect(),
        })
    }

    fn now(&self, turn: &Turn, name: &str) -> Option<String> {
        let fields = self.now.get(&(turn.kind.clone(), turn.id))?;
        field(fields, name)
    }

    /// The section of a turn: itself, or the one in which its line ended.
    fn section(&self, turn: &Turn) -> Option<Id> {
        match turn.kind {
            Kind::Section => Some(turn.id),
            _ => field(&turn.after, "section").or_else(|| self.now(turn, "section")?.parse().ok()),
        }
    }
}

impl Turn {
    /// What it did.
    pub(super) fn what(&self) -> What {
        // A starter has no record until something about it changes: it is never new.
        let made = match self.kind {
            Kind::Section => "part",
            _ => "section",
        };
        let is_new = !self.before.contains_key(made) && self.after.contains_key(made);
        what_happened(&self.before, &self.after, is_new)
    }

    /// The field that holds the client's words.
    fn words(&self) -> &'static str {
        match self.kind {
            Kind::Section => "title",
            _ => "text",
        }
    }
}

/// What changed.
pub(crate) async fn changes(
    app: &App,
    PlanSince { since, before }: PlanSince,
) -> Result<PlanChanges, AppError> {
    let store = app.store().await?;
    let day_end = crate::settings::load(&store).await?.day_end;
    let zone = app.ports.clock.zone();
    let day_ends = NaiveTime::MIN + TimeDelta::minutes(i64::from(day_end.minutes()));
    let from = since.map_or(i64::MIN, |day| {
        instant_on(day, day_ends, zone, day_end).timestamp_millis()
    });
    let before = before.map_or(i64::MAX, i64::from);
    // One more than is shown, to know whether there is another page.
    let arguments = [before, from, PAGE as i64 + 1].map(|number| number.to_string());
    let arguments = arguments.each_ref().map(String::as_str);
    let turns = Turns::read(&store, sql::CHANGES, &arguments).await?;
    let kept = Whole::kept(&store).await?;
    let plan = &kept.whole;
    let mut sets: Vec<&[Turn]> = turns.all.chunk_by(|one, two| one.hlc == two.hlc).collect();
    let more = sets.len() > PAGE;
    sets.truncate(PAGE);
    let last = sets.last().and_then(|set| set.last());
    Ok(PlanChanges {
        more: last.filter(|_| more).map(|turn| turn.seq),
        changes: sets
            .into_iter()
            .filter_map(|set| {
                let at = DateTime::<Utc>::from_timestamp_millis(set.first()?.at)?;
                let mut change = shown(set, &turns, plan)?;
                change.day = logical_day(at, zone, day_end);
                change.time = at.with_timezone(&zone).format("%H:%M").to_string();
                Some(change)
            })
            .collect(),
    })
}

/// A change set as a screen shows it, without its day and time. What tells most stands for all: what
/// was done to a section, for the lines that went with it; then in the order of [`rank`].
fn shown(set: &[Turn], turns: &Turns, plan: &Whole) -> Option<PlanChange> {
    let to_section = set.iter().any(|turn| turn.kind == Kind::Section);
    let told = set
        .iter()
        .filter(|turn| (turn.kind == Kind::Section) == to_section);
    let what = told
        .clone()
        .map(Turn::what)
        .min_by_key(|what| rank(*what))?;
    let told: Vec<&Turn> = told.filter(|turn| turn.what() == what).collect();
    let sections: BTreeSet<Option<Id>> = told.iter().map(|turn| turns.section(turn)).collect();
    // Of lines in several sections, none is named.
    let section = match (sections.len(), sections.first()) {
        (1, Some(section)) => *section,
        _ => None,
    };
    let alone = match told.as_slice() {
        [turn] => Some(*turn),
        _ => None,
    };
    let (before, after) = alone.map_or((None, None), |turn| words(turn, what, turns, plan));
    let heading = section.and_then(|id| turns.now.get(&(Kind::Section, id)));
    Some(PlanChange {
        seq: set.first()?.seq,
        day: chrono::NaiveDate::default(),
        time: String::new(),
        what,
        to_section,
        count: u32::try_from(told.len()).unwrap_or(u32::MAX),
        starter: section.and_then(Starter::of),
        title: heading.and_then(|fields| field(fields, "title")),
        before,
        after,
        can_undo: !undo::edits(set, &turns.now, plan, 0).is_empty(),
    })
}

/// Which of several things tells most.
fn rank(what: What) -> u8 {
    match what {
        What::Removed => 0,
        What::Back => 1,
        What::Added => 2,
        What::Hidden => 3,
        What::Reworded => 4,
        What::Linked => 5,
        What::Moved => 6,
    }
}

/// The words before a change, and those after it. Where it was not about words, those of now say what
/// it was done to.
fn words(turn: &Turn, what: What, turns: &Turns, plan: &Whole) -> (Option<String>, Option<String>) {
    let name = turn.words();
    let said = |fields: &Fields| field::<String>(fields, name).filter(|text| !text.is_empty());
    let (before, after) = (said(&turn.before), said(&turn.after));
    if before != after {
        return (before, after);
    }
    let now = turns.now.get(&(turn.kind.clone(), turn.id));
    let now = now.and_then(|fields| match turn.kind {
        Kind::Section => said(fields),
        _ => {
            let mut fields = fields.clone();
            fields.remove("gone");
            line_from_record(turn.id, &fields).map(|line| plan.words(line))
        }
    });
    match what {
        What::Removed => (now, None),
        _ => (None, now),
    }
}
