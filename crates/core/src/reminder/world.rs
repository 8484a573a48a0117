//! What decides which reminders come, as it stands in the vault.

use super::away::Away;
use super::notices::By;
use super::sql;
use crate::error::{AppError, Code};
use crate::item::StoredFields;
use crate::plan::Whole;
use crate::ports::Clock;
use crate::store::{Store, place_range};
use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, Utc};
use chrono_tz::Tz;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use trellis_domain::Id;
use trellis_domain::day::{DayEnd, logical_day};
use trellis_domain::measure::pack_id;
use trellis_domain::merge::Fields;
use trellis_domain::reminder::{
    About, Act, ActId, Coming, Quiet, Reminder, Said, World, instant_of,
};

/// How far behind what is listed answers and notices matter: further than any moment that is still to
/// come or that has passed since can be meant for.
const BACK: Days = Days::new(5);

/// How many days before a reminder a measure may have been answered, to count as answered for it.
const JUST_NOW: Days = Days::new(3);

/// How a wall-clock time is written.
pub(super) const WALL: &str = "%Y-%m-%dT%H:%M";

/// Everything that decides.
pub(super) struct Known {
    pub(super) now: DateTime<Utc>,
    pub(super) zone: Tz,
    pub(super) day_end: DayEnd,
    pub(super) reminders: Vec<Reminder>,
    pub(super) quiet: Quiet,
    pub(super) away: Away,
    acts: BTreeMap<ActId, Said>,
    /// What this device showed, and when it last did, in milliseconds since 1970.
    shown_at: BTreeMap<ActId, i64>,
    shown: BTreeSet<ActId>,
    did: BTreeSet<NaiveDate>,
    lines: BTreeMap<Id, String>,
    supports: BTreeMap<Id, String>,
    /// On which logical days which measures were answered.
    measured: BTreeSet<(Id, NaiveDate)>,
    /// Those of goals that are thought about or worked on: a goal that rests keeps its steps quiet.
    steps: BTreeMap<Id, String>,
}

/// What the statement gives.
#[derive(Deserialize)]
struct Read {
    reminders: Vec<StoredFields>,
    quiet: Fields,
    acts: Vec<Fields>,
    shown: Vec<(Id, String, i64)>,
    did: Vec<Option<NaiveDate>>,
    supports: BTreeMap<Id, Option<String>>,
    measured: Vec<(String, NaiveDate)>,
    steps: BTreeMap<Id, Option<String>>,
}

impl Known {
    pub(super) async fn read(store: &Store, clock: &dyn Clock) -> Result<Self, AppError> {
        let (now, zone) = (clock.now(), clock.zone());
        let settings = crate::settings::load(store).await?;
        let today = logical_day(now, zone, settings.day_end);
        let away: Away =
            serde_json::from_str(&store.read_own(sql::AWAY, &[]).await?).unwrap_or_default();
        let since = away
            .since(now)
            .date_naive()
            .checked_sub_days(BACK)
            .unwrap_or(NaiveDate::MIN);
        let yesterday = today.pred_opt().unwrap_or(today);
        let (from, to) = place_range(yesterday, today);
        let since = since.format("%Y-%m-%d").to_string();
        let read = store
            .read_own(sql::WORLD, &[&since, &from.to_string(), &to.to_string()])
            .await?;
        let read: Read = serde_json::from_str(&read).map_err(|_| Code::Damaged)?;
        let named = |names: BTreeMap<Id, Option<String>>| {
            let names = names.into_iter();
            names
                .map(|(id, name)| (id, name.unwrap_or_default()))
                .collect()
        };
        let acts = read.acts.iter().filter_map(Act::from_fields);
        let shown = read.shown.into_iter().filter_map(|(id, wall, at)| {
            Some(((id, NaiveDateTime::parse_from_str(&wall, WALL).ok()?), at))
        });
        let shown_at: BTreeMap<ActId, i64> = shown.collect();
        let reminders = read.reminders.iter();
        let reminders: Vec<Reminder> = reminders
            .filter_map(|(id, fields)| Reminder::from_fields(*id, fields))
            .collect();
        let mut lines = BTreeMap::new();
        if reminders
            .iter()
            .any(|one| matches!(one.about, About::Line { .. }))
        {
            let plan = &Whole::kept(store).await?.whole;
            let pointed = reminders.iter().filter_map(|one| match one.about {
                About::Line { id } => plan.line(id).ok(),
                _ => None,
            });
            lines.extend(pointed.map(|line| (line.id, plan.words(line.clone()))));
        }
        Ok(Self {
            now,
            zone,
            day_end: settings.day_end,
            reminders,
            quiet: super::quiet::from_fields(&read.quiet),
            away,
            acts: acts.map(|act| (act.of, act.said)).collect(),
            shown: shown_at.keys().copied().collect(),
            shown_at,
            did: read.did.into_iter().flatten().collect(),
            lines,
            supports: named(read.supports),
            steps: named(read.steps),
            measured: read
                .measured
                .iter()
                .map(|(pack, day)| (pack_id(pack), *day))
                .collect(),
        })
    }

    /// Asks the engine. What a reminder is about and is not there any more keeps it quiet.
    pub(super) fn ask<T>(&self, ask: impl FnOnce(&[Reminder], &World<'_>) -> T) -> T {
        let done = |reminder: &Reminder, day: NaiveDate| match reminder.about {
            About::Checkin => self.did.contains(&day),
            // Answered a few days before is answered: asking so soon again would not be kind.
            About::Measure { id } => day
                .checked_sub_days(JUST_NOW)
                .is_some_and(|from| self.measured.range((id, from)..=(id, day)).next().is_some()),
            // Done once on a day is done for that day.
            About::Line { .. } | About::Support { .. } | About::Step { .. } | About::Own => {
                self.acts.iter().any(|((id, wall), said)| {
                    *id == reminder.id && wall.date() == day && *said == Said::Done
                })
            }
        };
        let here: Vec<Reminder> = self
            .reminders
            .iter()
            .filter(|reminder| self.name(reminder).is_some())
            .cloned()
            .collect();
        let world = World {
            now: self.now,
            zone: self.zone,
            day_end: self.day_end,
            quiet: &self.quiet,
            acts: &self.acts,
            shown: &self.shown,
            done: &done,
        };
        ask(&here, &world)
    }

    /// Whether this device has shown one. What was asked for later comes anew; nothing else does,
    /// wherever its moment has moved to since.
    pub(super) fn was_shown(&self, one: &Coming) -> bool {
        let one = (one.reminder, one.wall);
        let shown = self.shown_at.get(&one);
        match self.acts.get(&one) {
            Some(Said::Later { until }) => {
                shown.is_some_and(|shown| *shown >= until.timestamp_millis())
            }
            _ => shown.is_some(),
        }
    }

    /// What one comes by. One that the client asked for later, or by the clocks of another zone, comes at
    /// its moment.
    pub(super) fn by(&self, reminder: &Reminder, one: &Coming) -> By {
        let here = |at: DateTime<Utc>| at.with_timezone(&self.zone).naive_local();
        let fixed = reminder.zone.as_deref().and_then(|zone| zone.parse().ok());
        let moment = match (self.acts.get(&(one.reminder, one.wall)), fixed) {
            (Some(Said::Later { until }), _) => *until,
            (_, Some(zone)) => instant_of(one.wall, zone),
            // After quiet hours it is another time than it is meant for.
            _ if instant_of(one.wall, self.zone) == one.at => return By::Wall(one.wall),
            _ => return By::Wall(here(one.at)),
        };
        let meant = here(moment);
        let waits = self.quiet.hours.map_or(meant, |hours| hours.after(meant));
        // One that passed while nothing came waits for quiet hours that came since.
        By::Moment(if waits == here(one.at) {
            moment
        } else {
            one.at
        })
    }

    pub(super) fn get(&self, id: Id) -> Option<&Reminder> {
        self.reminders.iter().find(|reminder| reminder.id == id)
    }

    /// The client's words for what a reminder is about: its own text, or the words of what it points
    /// to, or what a measure is called; empty for a check-in without text. None where what it points to is not there.
    pub(super) fn name<'a>(&'a self, reminder: &'a Reminder) -> Option<&'a str> {
        let pointed = match reminder.about {
            About::Checkin | About::Own => "",
            About::Line { id } => self.lines.get(&id)?,
            About::Support { id } => self.supports.get(&id)?,
            About::Measure { id } => crate::measure::name_of(id)?,
            About::Step { id } => self.steps.get(&id)?,
        };
        Some(if reminder.text.is_empty() {
            pointed
        } else {
            &reminder.text
        })
    }
}
