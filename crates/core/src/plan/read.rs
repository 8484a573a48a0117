//! The plan as it is kept, read in one go: sections with their lines, and what these point to.

use super::sql;
use crate::error::{AppError, Code};
use crate::item::{Items, StoredFields};
use crate::store::Store;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::value::{RawValue, to_raw_value};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use trellis_domain::Id;
use trellis_domain::merge::Fields;
use trellis_domain::plan::{
    Line, LineSaid, Part, PointTo, Review, Section, Starter, review_from_record,
    section_from_record,
};

/// The plan.
pub(crate) struct Whole {
    /// The sections of both parts, in order, hidden ones too, each with its lines.
    pub(crate) sections: Vec<Section>,
    pub(crate) review: Review,
    pub(super) names: Names,
}

/// The plan as the store keeps it, until it or a name in it is written.
pub(crate) struct Shown {
    pub(crate) whole: Whole,
    /// The sections in JSON: most answers are this very text again.
    text: Box<RawValue>,
}

/// The sections of the plan, which know their text already.
#[derive(Clone)]
pub struct Sections(pub(super) Arc<Shown>);

impl Serialize for Sections {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.text.serialize(serializer)
    }
}

impl std::fmt::Debug for Sections {
    /// Says nothing of what the client wrote.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sections")
    }
}

/// What lines can point to, by what the client calls it now. What is deleted or put away is not here.
pub(super) struct Names(HashMap<(PointTo, Id), String>);

/// What the statement gives.
#[derive(Deserialize)]
struct Read {
    plan: Fields,
    sections: Vec<StoredFields>,
    lines: Vec<(Id, LineSaid)>,
    supports: Vec<(Id, String)>,
    strengths: Vec<(Id, String)>,
}

impl Whole {
    /// The plan as it is kept in memory.
    pub(crate) async fn kept(store: &Store) -> Result<Arc<Shown>, AppError> {
        let read = async {
            let whole = Self::load(store).await?;
            let text = to_raw_value(&whole.sections)?;
            Ok(Shown { whole, text })
        };
        store.plan.get(read).await
    }

    /// Reads it. Where a section was deleted on one device while a line was written into it on
    /// another, it is still there, so that no line is lost; where nothing is known of a line's
    /// section, the line stands among [`Starter::Helps`].
    pub(crate) async fn load(store: &Store) -> Result<Self, AppError> {
        let items = Items::load(store).await?;
        let read = store.read_own(sql::WHOLE, &[]).await?;
        let read: Read = serde_json::from_str(&read).map_err(|_| Code::Damaged)?;
        let names = Names::of(read.supports, read.strengths, &items);

        let mut lines: BTreeMap<Id, Vec<Line>> = BTreeMap::new();
        for (id, said) in read.lines {
            if said.gone {
                continue;
            }
            if let Some(mut line) = said.line(id) {
                names.give(&mut line);
                lines.entry(line.section).or_default().push(line);
            }
        }
        let mut sections: BTreeMap<Id, Section> = Starter::ALL
            .into_iter()
            .filter_map(|starter| section_from_record(starter.id(), &Fields::new()))
            .map(|section| (section.id, section))
            .collect();
        for (id, mut fields) in read.sections {
            if lines.contains_key(&id) {
                fields.remove("gone");
            }
            if let Some(section) = section_from_record(id, &fields) {
                sections.insert(id, section);
            }
        }
        for (id, mut lines) in lines {
            let known = sections.contains_key(&id);
            let home = if known { id } else { Starter::Helps.id() };
            if let Some(section) = sections.get_mut(&home) {
                lines.iter_mut().for_each(|line| line.section = home);
                section.lines.append(&mut lines);
            }
        }
        let mut sections: Vec<Section> = sections.into_values().collect();
        sections.sort_by_key(|section| (section.part, section.place, section.id));
        for section in &mut sections {
            section.lines.sort_by_key(|line| (line.place, line.id));
        }
        Ok(Self {
            sections,
            review: review_from_record(&read.plan),
            names,
        })
    }

    /// A section by its id.
    pub(crate) fn section(&self, id: Id) -> Result<&Section, AppError> {
        let found = self.sections.iter().find(|section| section.id == id);
        found.ok_or_else(|| Code::NotFound.into())
    }

    /// A line by its id.
    pub(crate) fn line(&self, id: Id) -> Result<&Line, AppError> {
        let mut lines = self.sections.iter().flat_map(|section| &section.lines);
        lines
            .find(|line| line.id == id)
            .ok_or_else(|| Code::NotFound.into())
    }

    /// What tells a line from others: its words, or what it points to.
    pub(crate) fn words(&self, mut line: Line) -> String {
        if !line.text.is_empty() {
            return line.text;
        }
        self.names.give(&mut line);
        let names = line.points.into_iter().map(|point| point.name);
        names.collect::<Vec<_>>().join(", ")
    }

    /// What the client calls something that can be pointed to; none where it is not shown.
    pub(crate) fn name(&self, to: PointTo, id: Id) -> Option<&str> {
        self.names.get(to, id)
    }

    /// The sections of a part, in order.
    pub(super) fn part(&self, part: Part) -> impl Iterator<Item = &Section> {
        let sections = self.sections.iter();
        sections.filter(move |section| section.part == part)
    }
}

impl Names {
    fn of(supports: Vec<(Id, String)>, strengths: Vec<(Id, String)>, items: &Items) -> Self {
        let named = |to: PointTo| move |(id, name): (Id, String)| ((to, id), name);
        let items = items.in_order().filter(|item| !item.hidden);
        let items = items.map(|item| (item.id, item.wording.ask.clone()));
        let all = supports.into_iter().map(named(PointTo::Support));
        let all = all.chain(strengths.into_iter().map(named(PointTo::Strength)));
        Self(all.chain(items.map(named(PointTo::Item))).collect())
    }

    /// What it is called; none where it is not shown.
    pub(super) fn get(&self, to: PointTo, id: Id) -> Option<&str> {
        self.0.get(&(to, id)).map(String::as_str)
    }

    /// Gives a line's points their names, and leaves out those that are not shown.
    pub(super) fn give(&self, line: &mut Line) {
        line.points.retain_mut(|point| {
            let Some(name) = self.get(point.to, point.id) else {
                return false;
            };
            name.clone_into(&mut point.name);
            true
        });
    }
}
