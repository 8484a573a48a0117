//! The copy that is made for a worker: exactly what was ticked, and nothing besides.
//!
//! The same records and the same choice give the same bytes, whatever device makes them.

use super::lot::{LARGEST, Lot, Said, lots, numbered};
use super::shown::{Records, SharedGoal, SharedMeasure, SharedSection, SharedVisit};
use super::{Choice, ChosenMeasure};
use crate::Id;
use crate::balance::BalanceCheck;
use crate::checkin::{CheckIn, Item};
use crate::goal::{By, Rating};
use crate::plan::{Line, Part, Point, PointTo};
use crate::quiet::quiet;
use chrono::NaiveDate;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The most items of a projection.
pub const MOST_ITEMS: usize = 5_000;
/// The most bytes of all its items, before they are sealed and filled up.
pub const MOST_BYTES: usize = 6 * 1024 * 1024;
/// The most ratings of one series.
const MOST_RATINGS: usize = 365;

/// One item.
#[derive(Clone, PartialEq, Eq)]
pub struct Projected {
    /// What keeps it the same item through every publication.
    pub key: String,
    /// The JSON that is sealed.
    pub json: String,
    /// The records that it shows something of.
    pub of: Vec<Id>,
}

/// The copy.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Projection {
    /// What kinds of things are in it, in order.
    pub kinds: Vec<&'static str>,
    /// The items, in order.
    pub items: Vec<Projected>,
    /// From which day on: later than was chosen where there was too much for one copy.
    pub since: Option<NaiveDate>,
    /// The days of which a check-in is in it.
    pub days: BTreeSet<NaiveDate>,
}

/// Makes the copy.
pub fn project(records: &Records, choice: &Choice) -> Projection {
    let mut made = Projection {
        since: choice.since,
        ..Projection::default()
    };
    let strengths = records.strengths.iter();
    let strengths = strengths.filter(|one| choice.strengths.contains(&one.id));
    made.add(
        "strength",
        strengths
            .map(|one| {
                let said = json!({
                    "kind": "strength", "id": one.id, "order": one.place, "text": one.text,
                });
                item(format!("strength:{}", one.id), &said, vec![one.id])
            })
            .collect(),
    );
    let goals = records.goals.iter();
    let goals = goals.filter(|one| choice.goals.contains(&one.goal.id));
    made.add(
        "goal",
        goals.map(|one| goal(one, records, choice)).collect(),
    );
    let sections = records.sections.iter();
    let sections = sections.filter(|one| choice.sections.contains(&one.id));
    made.add(
        "section",
        sections.flat_map(|one| section(one, choice)).collect(),
    );
    let visit = records.visit.iter().filter(|_| choice.visit);
    made.add("visit", visit.map(visit_page).collect());
    let asked = records.items.iter();
    let asked: Vec<&Item> = asked.filter(|one| choice.items.contains(&one.id)).collect();
    made.add("question", asked.iter().map(|one| question(one)).collect());

    // What has a day, newest first, as far as there is room for whole days.
    let mut dated: BTreeMap<NaiveDate, Vec<(&'static str, Projected)>> = BTreeMap::new();
    for (day, one) in days(records, choice, &asked) {
        dated.entry(day).or_default().push(("day", one));
    }
    for one in &records.measures {
        let chosen = choice.measure(&one.pack);
        if let Some(chosen) = chosen.filter(|_| choice.is_since(one.day)) {
            let taken = measure(one, chosen);
            dated.entry(one.day).or_default().push(("measure", taken));
        }
    }
    for check in &records.balance {
        if choice.balance && choice.is_since(check.day) {
            let said = balance(check);
            dated.entry(check.day).or_default().push(("balance", said));
        }
    }
    let mut count = made.items.len();
    let mut bytes: usize = made.items.iter().map(|one| one.json.len()).sum();
    let mut kept = BTreeMap::new();
    while let Some((day, of_day)) = dated.pop_last() {
        count += of_day.len();
        bytes += of_day.iter().map(|(_, one)| one.json.len()).sum::<usize>();
        if count > MOST_ITEMS || bytes > MOST_BYTES {
            made.since = day.succ_opt();
            break;
        }
        kept.insert(day, of_day);
    }
    let noted = kept
        .iter()
        .filter(|(_, of_day)| of_day.iter().any(|(of, _)| *of == "day"));
    made.days = noted.map(|(day, _)| *day).collect();
    for kind in ["day", "measure", "balance"] {
        let of_kind = kept.values_mut().flatten();
        let of_kind = of_kind.filter(|(of, _)| *of == kind);
        made.add(kind, of_kind.map(|(_, one)| one.clone()).collect());
    }
    made
}

impl Projection {
    /// The records that something is shown of: each can be seen by whoever is given this copy.
    pub fn holds(&self) -> BTreeSet<Id> {
        let all = self.items.iter().flat_map(|item| item.of.iter());
        all.copied().collect()
    }

    fn add(&mut self, kind: &'static str, mut more: Vec<Projected>) {
        if !more.is_empty() && !self.kinds.contains(&kind) {
            self.kinds.push(kind);
        }
        self.items.append(&mut more);
    }
}

fn item(key: String, said: &Value, of: Vec<Id>) -> Projected {
    Projected {
        key,
        json: said.to_string(),
        of,
    }
}

fn series(ratings: &[Rating], by: By) -> Vec<Value> {
    let of = ratings.iter().filter(|rating| rating.by == by);
    of.map(|rating| json!({ "day": rating.day, "level": rating.level }))
        .collect()
}

fn goal(one: &SharedGoal, records: &Records, choice: &Choice) -> Projected {
    let goal = &one.goal;
    let steps: Vec<Value> = one
        .steps
        .iter()
        .map(|step| json!({ "id": step.id, "text": step.text, "how": step.how }))
        .collect();
    let is_shown = |id: &Id| choice.strengths.contains(id) && goal.strengths.contains(id);
    let strengths = records.strengths.iter();
    let strengths: Vec<&str> = strengths
        .filter(|strength| is_shown(&strength.id))
        .map(|strength| strength.text.as_str())
        .collect();
    let named: &[Point] = if choice.people { &one.people } else { &[] };
    let people: Vec<&str> = named.iter().map(|one| one.name.as_str()).collect();
    let (mut ratings, mut worker) = (
        series(&one.ratings, By::Client),
        series(&one.ratings, By::Worker),
    );
    // Of ratings through many years the newest are shown.
    for all in [&mut ratings, &mut worker] {
        all.drain(..all.len().saturating_sub(MOST_RATINGS));
    }
    let said = json!({
        "kind": "goal",
        "id": goal.id,
        "order": goal.place,
        "text": goal.text,
        "why": goal.why,
        "area": goal.area,
        "environment": goal.environment,
        "role": goal.role,
        "status": goal.status,
        "important": goal.matter.last().map(|said| said.value),
        "sure": goal.sure.last().map(|said| said.value),
        "steps": steps,
        "levels": goal.scale.as_ref().map(|scale| &scale.levels),
        "baseline": goal.scale.as_ref().and_then(|scale| scale.base),
        "ratings": ratings,
        "worker": worker,
        "strengths": strengths,
        "people": people,
    });
    let of = one.steps.iter().map(|step| step.id);
    let of = of.chain(named.iter().map(|one| one.id));
    let of = std::iter::once(goal.id).chain(of).collect();
    item(format!("goal:{}", goal.id), &said, of)
}

/// What a line says: its words, or where it has none what it points to, of what may be named. With the
/// records that are named.
fn line_text(line: &Line, choice: &Choice) -> (String, Vec<Id>) {
    if !line.text.is_empty() {
        return (line.text.clone(), Vec::new());
    }
    let may = |to: PointTo, id: &Id| match to {
        PointTo::Support => choice.people,
        PointTo::Strength => choice.strengths.contains(id),
        PointTo::Item => choice.items.contains(id),
    };
    let named = line.points.iter().filter(|point| may(point.to, &point.id));
    let (named, of): (Vec<&str>, Vec<Id>) =
        named.map(|point| (point.name.as_str(), point.id)).unzip();
    (named.join(", "), of)
}

/// A section: several items where it is long.
fn section(one: &SharedSection, choice: &Choice) -> Vec<Projected> {
    let lines = one.lines.iter().filter_map(|line| {
        let (text, mut of) = line_text(line, choice);
        of.push(line.id);
        let value = json!({ "id": line.id, "text": text });
        (!text.is_empty()).then_some(Said { value, of })
    });
    let plan = match one.part {
        Part::Well => "wellness",
        Part::Hard => "hard_days",
    };
    let lots = lots(lines.collect());
    let lots = if lots.is_empty() {
        vec![Lot::default()]
    } else {
        lots
    };
    let items = lots.into_iter().enumerate().map(|(n, lot)| {
        let Lot {
            said: lines,
            mut of,
        } = lot;
        of.push(one.id);
        let said = json!({
            "kind": "section",
            "id": one.id,
            "order": one.place,
            "plan": plan,
            "title": one.title,
            "lines": lines,
        });
        item(numbered(format!("section:{}", one.id), n), &said, of)
    });
    items.collect()
}

fn visit_page(page: &SharedVisit) -> Projected {
    let parts: Vec<Value> = page
        .parts
        .iter()
        .map(|part| json!({ "part": part.part, "lines": part.lines }))
        .collect();
    let said = json!({ "kind": "visit", "day": null, "parts": parts, "decision": page.decision });
    item("visit".to_owned(), &said, page.of.clone())
}

fn question(one: &Item) -> Projected {
    let mut shape = json!(one.wording.kind);
    shape["better"] = json!(one.wording.better);
    let said = json!({
        "kind": "question",
        "id": one.id,
        "order": one.place,
        "words": one.wording.ask,
        "shape": shape,
    });
    item(format!("question:{}", one.id), &said, vec![one.id])
}

fn measure(one: &SharedMeasure, chosen: &ChosenMeasure) -> Projected {
    let said = json!({
        "kind": "measure",
        "id": one.id,
        "measure": one.pack,
        "name": one.name,
        "version": one.version,
        "day": one.day,
        "total": one.total,
        "of": one.of,
        "band": one.band,
        "answers": chosen.answers.then_some(&one.answers),
    });
    item(format!("measure:{}", one.id), &said, vec![one.id])
}

fn balance(check: &BalanceCheck) -> Projected {
    let areas: Vec<Value> = check
        .areas
        .iter()
        .map(|said| json!({ "area": said.area, "rating": said.level, "more": said.more }))
        .collect();
    let said = json!({ "kind": "balance", "day": check.day, "areas": areas });
    item(format!("balance:{}", check.day), &said, Vec::new())
}

/// What is shown of one check-in; none where that is nothing.
fn checkin(one: &CheckIn, records: &Records, choice: &Choice, asked: &[&Item]) -> Option<Said> {
    let answers = one.answers.iter().filter_map(|answered| {
        let item = asked.iter().find(|item| item.id == answered.item)?;
        // What answers another shape of the question than today's would be read wrongly.
        answered.value.check(&item.wording.kind).ok()?;
        Some(json!({ "item": answered.item, "value": answered.value }))
    });
    let answers: Vec<Value> = answers.collect();
    let tagged: BTreeSet<&Id> = one.tags.iter().filter(|_| choice.tags).collect();
    let tags = records.tags.iter().filter(|tag| tagged.contains(&tag.id));
    let (tags, mut of): (Vec<&str>, Vec<Id>) = tags.map(|tag| (tag.label.as_str(), tag.id)).unzip();
    of.push(one.id);
    let note = Some(&one.note).filter(|note| choice.notes && !note.trim().is_empty());
    let rest = one.rest && !asked.is_empty();
    if answers.is_empty() && tags.is_empty() && note.is_none() && !rest {
        return None;
    }
    let mut said = json!({
        "time": one.time,
        "rest": rest,
        "answers": answers,
        "tags": tags,
        "note": note,
    });
    // A note of many pages is cut where an item ends, and says so.
    let mut room = LARGEST * 3 / 4;
    while said.to_string().len() > LARGEST - 600 && room > 0 {
        let note = said["note"].as_str().unwrap_or_default();
        let cut: usize = note
            .char_indices()
            .map(|(at, letter)| at + letter.len_utf8())
            .take_while(|end| *end <= room)
            .last()
            .unwrap_or(0);
        said["note"] = json!(format!("{}…", &note[..cut]));
        room /= 2;
    }
    Some(Said { value: said, of })
}

/// Each day with its check-ins: several items where they are long.
fn days(records: &Records, choice: &Choice, asked: &[&Item]) -> Vec<(NaiveDate, Projected)> {
    let mut all: BTreeMap<NaiveDate, Vec<Said>> = BTreeMap::new();
    let mut checkins: Vec<&CheckIn> = records
        .checkins
        .iter()
        .filter(|one| choice.is_since(one.day))
        .collect();
    checkins.sort_by_key(|one| (one.at, one.id));
    for one in checkins {
        if let Some(said) = checkin(one, records, choice, asked) {
            all.entry(one.day).or_default().push(said);
        }
    }
    let mut days = Vec::new();
    for (day, checkins) in all {
        for (n, lot) in lots(checkins).into_iter().enumerate() {
            let said = json!({ "kind": "day", "day": day, "checkins": lot.said });
            let one = item(numbered(format!("day:{day}"), n), &said, lot.of);
            days.push((day, one));
        }
    }
    days
}

quiet!(Projected, Projection);
