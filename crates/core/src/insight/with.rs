//! "On days with": the last 52 weeks of every question, by every tag, strength, length of sleep,
//! reminder done and day of the week.

use super::{asked, drawn, kept, sql, year};
use crate::api::Nothing;
use crate::app::App;
use crate::error::{AppError, Code};
use crate::item::Items;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use trellis_domain::Id;
use trellis_domain::checkin::Item;
use trellis_domain::insight::compare::compare;
use trellis_domain::insight::diary::{Asked, Diary, Thing};
use ts_rs::TS;

/// The shuffles of every look are the same ones, so that the same days always say the same.
const SEED: u64 = 1;

/// Everything that was compared.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct DaysWith {
    /// The first day that was looked at, as `YYYY-MM-DD`.
    #[ts(type = "string")]
    pub first: NaiveDate,
    /// The last one.
    #[ts(type = "string")]
    pub last: NaiveDate,
    /// On how many of them there is an answer.
    pub days: usize,
    /// The questions, in the client's order.
    pub items: Vec<Item>,
    /// What days were compared by.
    pub things: Vec<NamedThing>,
    /// Both together, where there are enough days: what stands out first, and the strongest first.
    pub pairs: Vec<Pair>,
}

/// What days were compared by, with the client's word for it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct NamedThing {
    /// What.
    pub thing: Thing,
    /// The tag's label, the strength's words, the question; empty for a weekday.
    pub name: String,
}

/// One question on days with something, and on days without it.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct Pair {
    /// The question's place in the list.
    pub item: usize,
    /// The other's place in its list.
    pub thing: usize,
    /// On how many days with it there is an answer.
    pub with: usize,
    /// Their mean.
    pub with_mean: f64,
    /// On how many days without it there is an answer.
    pub without: usize,
    /// Their mean.
    pub without_mean: f64,
    /// The least that the difference is likely to be: days with it, less the others.
    pub low: f64,
    /// The most.
    pub high: f64,
    /// Whether it stands out from chance. Only then is anything claimed.
    pub clear: bool,
}

/// What the statement gives.
#[derive(Deserialize)]
struct Read {
    done: Vec<(Id, NaiveDate)>,
    reminders: HashMap<Id, String>,
    strengths: HashMap<Id, String>,
}

/// Everything that can be compared.
pub(crate) async fn days_with(app: &App, _: Nothing) -> Result<DaysWith, AppError> {
    let store = app.store().await?;
    let items = Items::load(&store).await?;
    let tags = crate::tag::load(&store).await?;
    let (first, last) = year(app, &store).await?;
    let read = store.read(sql::THINGS, &[&first.to_string()]).await?;
    let Read {
        done,
        reminders,
        strengths,
    } = serde_json::from_str(&read).map_err(|_| Code::Damaged)?;
    let mut done_on: BTreeMap<Id, BTreeSet<NaiveDate>> = BTreeMap::new();
    for (reminder, day) in done {
        done_on.entry(reminder).or_default().insert(day);
    }
    let kept = kept::months(&store, first, last).await?;
    let drawn = drawn(&items);
    let asked: Vec<Asked> = drawn.iter().map(|item| asked(&items, item)).collect();
    let diary = Diary::of(&kept.months, &asked, first, last);
    let (mut sheet, things) = diary.sheet(&asked, &done_on);

    let labels: HashMap<Id, &str> = tags
        .iter()
        .map(|tag| (tag.id, tag.label.as_str()))
        .collect();
    let name = |thing: &Thing| match thing {
        Thing::Tag { id } => labels.get(id).map(|label| (*label).to_owned()),
        Thing::Strength { id } => strengths.get(id).cloned(),
        Thing::Done { id } => reminders.get(id).filter(|words| !words.is_empty()).cloned(),
        Thing::AtLeast { id, .. } => items.get(id).map(|item| item.wording.ask.clone()),
        Thing::Weekday { .. } => Some(String::new()),
    };
    // What is not there any more has no name, and is not looked at either.
    let mut named = Vec::new();
    let mut factors = std::mem::take(&mut sheet.factors).into_iter();
    for thing in things {
        let factor = factors.next();
        if let (Some(factor), Some(name)) = (factor, name(&thing)) {
            sheet.factors.push(factor);
            named.push(NamedThing { thing, name });
        }
    }
    let mut compared = compare(&sheet, SEED);
    compared.sort_by(|a, b| {
        let strength = |pair: &trellis_domain::insight::compare::Compared| {
            (pair.low + pair.high).abs() / (pair.high - pair.low).max(f64::MIN_POSITIVE)
        };
        (b.clear.cmp(&a.clear)).then(strength(b).total_cmp(&strength(a)))
    });
    let pair = |pair: trellis_domain::insight::compare::Compared| Pair {
        item: pair.item,
        thing: pair.factor,
        with: pair.with.days,
        with_mean: short(pair.with.mean),
        without: pair.without.days,
        without_mean: short(pair.without.mean),
        low: short(pair.low),
        high: short(pair.high),
        clear: pair.clear,
    };
    Ok(DaysWith {
        first,
        last,
        days: sheet.items.first().map_or(0, Vec::len),
        items: drawn.into_iter().cloned().collect(),
        things: named,
        pairs: compared.into_iter().map(pair).collect(),
    })
}

/// To a thousandth: no screen shows more.
fn short(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}
