//! What comes next, what has passed, and what a day holds.

use super::wall::instant_of;
use super::{ActId, Quiet, Reminder, Said};
use crate::Id;
use crate::day::{DayEnd, logical_day};
use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

/// All that decides besides the reminders themselves.
pub struct World<'a> {
    /// The moment it is.
    pub now: DateTime<Utc>,
    /// Where the client is.
    pub zone: Tz,
    /// When their day ends.
    pub day_end: DayEnd,
    /// When nothing comes.
    pub quiet: &'a Quiet,
    /// What the client said to those that came.
    pub acts: &'a BTreeMap<ActId, Said>,
    /// Those that were shown on this device.
    pub shown: &'a BTreeSet<ActId>,
    /// Whether what a reminder is about was done on a logical day.
    pub done: &'a dyn Fn(&Reminder, NaiveDate) -> bool,
}

/// One that is to come.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Coming {
    /// When.
    pub at: DateTime<Utc>,
    /// The reminder.
    pub reminder: Id,
    /// The wall-clock time it is meant for.
    pub wall: NaiveDateTime,
}

/// One that has passed and has had no answer.
pub type Passed = Coming;

/// How far before now a wall-clock time can lie whose moment is still to come: the date line is 26
/// hours wide, quiet hours hold for less than a day, and for less than two where their end is skipped.
const BACK: Days = Days::new(4);

/// How many dates of a rule are looked at: where every day is quiet, nothing is ever found.
const DATES: usize = 4_000;

/// The next ones after now, earliest first, at most `n`. Nothing is among them that was shown or
/// answered, but for what the client asked to have later.
pub fn coming(reminders: &[Reminder], world: &World<'_>, n: usize) -> Vec<Coming> {
    let mut next: Vec<Coming> = later(reminders, world)
        .filter(|one| one.at > world.now)
        .collect();
    let mut ways: Vec<_> = reminders
        .iter()
        .filter(|reminder| !reminder.off)
        .map(|reminder| plain(reminder, world).filter(|one| one.at > world.now))
        .collect();
    // Of each reminder the next one is at hand; the earliest of all is taken, again and again.
    let mut heads: BinaryHeap<Reverse<(Coming, usize)>> = BinaryHeap::new();
    for (way, ones) in ways.iter_mut().enumerate() {
        heads.extend(ones.next().map(|one| Reverse((one, way))));
    }
    let mut taken = 0;
    while let (true, Some(Reverse((one, way)))) = (taken < n, heads.pop()) {
        taken += 1;
        next.push(one);
        heads.extend(ways[way].next().map(|one| Reverse((one, way))));
    }
    next.sort_unstable();
    next.truncate(n);
    next
}

/// Those whose moment came after `since` and not after now, and that have had no answer, earliest
/// first: shown or not.
pub fn passed(reminders: &[Reminder], world: &World<'_>, since: DateTime<Utc>) -> Vec<Passed> {
    let has_come = |one: &Coming| one.at > since && one.at <= world.now;
    let all = World {
        shown: &BTreeSet::new(),
        ..*world
    };
    let mut passed: Vec<Passed> = later(reminders, &all).filter(has_come).collect();
    for reminder in reminders.iter().filter(|reminder| !reminder.off) {
        let from = since.max(reminder.since);
        let known = plain_from(reminder, &all, from)
            .take_while(|one| one.at <= world.now)
            .filter(|one| has_come(one) && one.at > reminder.since);
        passed.extend(known);
    }
    passed.sort_unstable();
    passed
}

/// Those of a logical day, earliest first, each with what was said to it: what comes then or came, and
/// what was done. What was put away, or is not for today, is not among them.
pub fn of_day(
    reminders: &[Reminder],
    world: &World<'_>,
    day: NaiveDate,
) -> Vec<(Coming, Option<Said>)> {
    let first = day.checked_sub_days(BACK).unwrap_or(day);
    let last = day.checked_add_days(BACK).unwrap_or(day);
    let mut all = Vec::new();
    for reminder in reminders.iter().filter(|reminder| !reminder.off) {
        let zone = zone_of(reminder, world);
        let dates = reminder.rule.dates(first);
        for date in dates.take_while(|date| *date <= last) {
            for time in &reminder.rule.times {
                let wall = date.and_time(time.naive());
                let said = world.acts.get(&(reminder.id, wall)).copied();
                let meant = instant_of(wall, zone);
                let at = match said {
                    Some(Said::NotToday | Said::Cleared) => None,
                    Some(Said::Done) => Some(meant),
                    Some(Said::Later { until }) => come(reminder, until, world),
                    None if world.quiet.has_day(date) => None,
                    None => come(reminder, meant, world).filter(|at| *at > reminder.since),
                };
                let is_its =
                    |at: &DateTime<Utc>| logical_day(*at, world.zone, world.day_end) == day;
                all.extend(at.filter(is_its).map(|at| {
                    let reminder = reminder.id;
                    (Coming { at, reminder, wall }, said)
                }));
            }
        }
    }
    all.sort_unstable_by_key(|(one, _)| *one);
    all
}

/// The zone by whose clocks a reminder comes.
fn zone_of(reminder: &Reminder, world: &World<'_>) -> Tz {
    let fixed = reminder.zone.as_deref().and_then(|zone| zone.parse().ok());
    fixed.unwrap_or(world.zone)
}

/// Those that the client asked to have later.
fn later<'a>(reminders: &'a [Reminder], world: &'a World<'_>) -> impl Iterator<Item = Coming> + 'a {
    let by_id: BTreeMap<Id, &Reminder> = reminders
        .iter()
        .filter(|reminder| !reminder.off)
        .map(|reminder| (reminder.id, reminder))
        .collect();
    world
        .acts
        .iter()
        .filter_map(move |(&(id, wall), said)| match said {
            Said::Later { until } => {
                let at = come(by_id.get(&id)?, *until, world)?;
                Some(Coming {
                    at,
                    reminder: id,
                    wall,
                })
            }
            Said::Done | Said::NotToday | Said::Cleared => None,
        })
}

fn plain<'a>(reminder: &'a Reminder, world: &'a World<'_>) -> impl Iterator<Item = Coming> + 'a {
    plain_from(reminder, world, world.now)
}

/// A reminder's own ones from some time before `from` on, without those that were shown or answered.
fn plain_from<'a>(
    reminder: &'a Reminder,
    world: &'a World<'_>,
    from: DateTime<Utc>,
) -> impl Iterator<Item = Coming> + 'a {
    let zone = zone_of(reminder, world);
    let first = from
        .date_naive()
        .checked_sub_days(BACK)
        .unwrap_or(NaiveDate::MIN);
    let dates = reminder.rule.dates(first).take(DATES);
    dates.flat_map(move |date| {
        let walls = reminder
            .rule
            .times
            .iter()
            .map(|time| date.and_time(time.naive()));
        let mut ones: Vec<Coming> = walls
            .filter_map(|wall| plain_at(reminder, wall, zone, world))
            .collect();
        // On the night of the gap a time inside it comes after one that lies behind it.
        ones.sort_unstable();
        ones
    })
}

/// The one that is meant for `wall`; none where it was shown or answered, or does not come.
fn plain_at(
    reminder: &Reminder,
    wall: NaiveDateTime,
    zone: Tz,
    world: &World<'_>,
) -> Option<Coming> {
    let one = (reminder.id, wall);
    let settled = world.acts.contains_key(&one) || world.shown.contains(&one);
    if settled || world.quiet.has_day(wall.date()) {
        return None;
    }
    let at = come(reminder, instant_of(wall, zone), world)?;
    Some(Coming {
        at,
        reminder: reminder.id,
        wall,
    })
}

/// When something that is due at `at` comes: then, or when quiet hours end; not on a quiet day, and
/// not where it is done already and the client wants it only if not.
fn come(reminder: &Reminder, at: DateTime<Utc>, world: &World<'_>) -> Option<DateTime<Utc>> {
    let at = after_hours(at, world);
    let date = at.with_timezone(&world.zone).date_naive();
    let day = logical_day(at, world.zone, world.day_end);
    let needless = reminder.if_not_done && (world.done)(reminder, day);
    (!needless && !world.quiet.has_day(date)).then_some(at)
}

/// The first moment from `at` on at which anything may come at all: `at` itself, or when quiet hours
/// and quiet days have ended. None where that is years away.
pub fn lets(at: DateTime<Utc>, world: &World<'_>) -> Option<DateTime<Utc>> {
    let mut at = at;
    for _ in 0..DATES {
        at = after_hours(at, world);
        let date = at.with_timezone(&world.zone).date_naive();
        if !world.quiet.has_day(date) {
            return Some(at);
        }
        let next = date.succ_opt()?.and_time(NaiveTime::MIN);
        at = first_after(next, world.zone, at);
    }
    None
}

/// The first moment from `at` on that is not in quiet hours.
fn after_hours(at: DateTime<Utc>, world: &World<'_>) -> DateTime<Utc> {
    let Some(hours) = world.quiet.hours else {
        return at;
    };
    let mut at = at;
    // Where clocks skip the end of quiet hours, the next ones may have begun by then: a day later they end.
    for _ in 0..3 {
        let here = at.with_timezone(&world.zone).naive_local();
        let shown = hours.after(here);
        if shown == here {
            break;
        }
        at = first_after(shown, world.zone, at);
    }
    at
}

/// The first moment not before `at` at which clocks show `wall`.
fn first_after(wall: NaiveDateTime, zone: Tz, at: DateTime<Utc>) -> DateTime<Utc> {
    let found = instant_of(wall, zone);
    let second = zone
        .from_local_datetime(&wall)
        .latest()
        .map(|found| found.to_utc());
    if found < at {
        second.unwrap_or(found).max(at)
    } else {
        found
    }
}
