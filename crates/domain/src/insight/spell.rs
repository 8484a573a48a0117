//! Early signs that came, and what the client ticked as helping then.

use crate::Id;
use crate::quiet::quiet;
use crate::sign::{Pattern, SignDay};
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::TS;

/// Days running on which a sign's pattern was so, as many as it asks for or more.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Spell {
    /// The first of them, as `YYYY-MM-DD`.
    #[ts(type = "string")]
    pub first: NaiveDate,
    /// The last.
    #[ts(type = "string")]
    pub last: NaiveDate,
}

quiet!(Spell);

/// For how many days after a spell what is ticked counts as having been there for it.
const AFTER: u64 = 3;

/// The times a pattern came, earliest first. As where it speaks on Today, a day without an answer and a
/// rest day end a spell.
pub fn spells(pattern: &Pattern, days: &BTreeMap<NaiveDate, SignDay>) -> Vec<Spell> {
    let on = days
        .iter()
        .filter(|(_, day)| pattern.test.on(day).is_some());
    let mut spells: Vec<Spell> = Vec::new();
    for (day, _) in on {
        match spells.last_mut() {
            Some(spell) if spell.last.succ_opt() == Some(*day) => spell.last = *day,
            _ => spells.push(Spell {
                first: *day,
                last: *day,
            }),
        }
    }
    let wanted = i64::from(pattern.days.max(1));
    spells.retain(|spell| (spell.last - spell.first).num_days() + 1 >= wanted);
    spells
}

/// In how many spells, or on the three days after, each of `helps` was ticked: the most often ticked
/// first. Those never ticked are not there.
pub fn helped(
    spells: &[Spell],
    days: &BTreeMap<NaiveDate, SignDay>,
    helps: &BTreeSet<Id>,
) -> Vec<(Id, u32)> {
    let mut times: BTreeMap<Id, u32> = BTreeMap::new();
    for spell in spells {
        let until = spell.last + Days::new(AFTER);
        let ticked = days
            .range(spell.first..=until)
            .flat_map(|(_, day)| &day.tags);
        let ticked: BTreeSet<&Id> = ticked.filter(|tag| helps.contains(tag)).collect();
        for tag in ticked {
            *times.entry(*tag).or_default() += 1;
        }
    }
    let mut times: Vec<(Id, u32)> = times.into_iter().collect();
    times.sort_by_key(|(tag, times)| (std::cmp::Reverse(*times), *tag));
    times
}
