//! Which of the client's own lines and people *Support now* shows. Pure rules.

use crate::item::StoredFields;
use std::collections::BTreeMap;
use trellis_domain::Id;
use trellis_domain::plan::{
    Line, Part, PointTo, Section, Starter, line_from_record, section_from_record,
};
use trellis_domain::support::Support;
use trellis_domain::text::fold;

/// How many lines are shown where the client has marked none.
const UNMARKED: usize = 3;

/// The plan as far as it is shown: lines that are not deleted, in sections that are not put away.
pub(super) struct Shown {
    /// In order: hard days first, then by section, then by place.
    lines: Vec<Line>,
}

impl Shown {
    pub(super) fn of(sections: Vec<StoredFields>, lines: Vec<StoredFields>) -> Self {
        let records: BTreeMap<Id, _> = sections.into_iter().collect();
        let nothing = Default::default();
        let starters = Starter::ALL.iter().map(|starter| starter.id());
        let sections: BTreeMap<Id, Section> = records
            .keys()
            .copied()
            .chain(starters)
            .filter_map(|id| {
                let section = section_from_record(id, records.get(&id).unwrap_or(&nothing))?;
                Some((id, section))
            })
            .filter(|(_, section)| !section.hidden)
            .collect();
        let mut lines: Vec<Line> = lines
            .into_iter()
            .filter_map(|(id, fields)| line_from_record(id, &fields))
            .filter(|line| sections.contains_key(&line.section))
            .collect();
        lines.sort_by_key(|line| {
            let section = &sections[&line.section];
            (
                section.part == Part::Well,
                section.place,
                section.id,
                line.place,
                line.id,
            )
        });
        Self { lines }
    }

    /// The lines that the client marked; else the first few of what they can do by themselves and of
    /// their reasons to go on.
    pub(super) fn first(&self) -> Vec<Line> {
        let marked: Vec<Line> = self
            .lines
            .iter()
            .filter(|line| line.first)
            .cloned()
            .collect();
        if !marked.is_empty() {
            return marked;
        }
        let own = [Starter::BySelf.id(), Starter::Reasons.id()];
        self.lines
            .iter()
            .filter(|line| own.contains(&line.section))
            .take(UNMARKED)
            .cloned()
            .collect()
    }

    /// The favourites who can be reached, by name; else those whom the lines about people to ask
    /// point to, in the lines' order.
    pub(super) fn people(&self, mut supports: Vec<Support>) -> Vec<Support> {
        supports.retain(can_be_reached);
        let mut favourites: Vec<Support> = supports
            .iter()
            .filter(|support| support.said.favourite)
            .cloned()
            .collect();
        if !favourites.is_empty() {
            favourites.sort_by_cached_key(|support| (fold(&support.said.name), support.id));
            return favourites;
        }
        let mut asked = Vec::new();
        let lines = self
            .lines
            .iter()
            .filter(|line| line.section == Starter::Ask.id());
        for point in lines.flat_map(|line| &line.points) {
            let there = supports
                .iter()
                .position(|support| point.to == PointTo::Support && support.id == point.id);
            if let Some(n) = there {
                asked.push(supports.remove(n));
            }
        }
        asked
    }
}

/// Whether there is a way to reach somebody: a call, a message, or a place to go to.
fn can_be_reached(support: &Support) -> bool {
    let said = &support.said;
    [&said.phone, &said.email, &said.address]
        .iter()
        .any(|way| !way.trim().is_empty())
}
