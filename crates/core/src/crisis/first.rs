//! Which of the client's own lines and people *Support now* shows. Pure rules.

use std::cmp::Reverse;
use trellis_domain::plan::{Line, PointTo, Section, Starter};
use trellis_domain::support::Support;

/// How many lines are shown where the client has marked none.
const UNMARKED: usize = 3;

/// The lines that the client marked, those for hard days first; else the first few of what they can
/// do by themselves and of their reasons to go on. What is put away stays away.
pub(super) fn lines(sections: &[Section]) -> Vec<Line> {
    let mut shown: Vec<&Section> = sections.iter().filter(|section| !section.hidden).collect();
    shown.sort_by_key(|section| Reverse(section.part));
    let marked = shown.iter().flat_map(|section| &section.lines);
    let marked: Vec<Line> = marked.filter(|line| line.first).cloned().collect();
    if !marked.is_empty() {
        return marked;
    }
    let own = [Some(Starter::BySelf), Some(Starter::Reasons)];
    shown.retain(|section| own.contains(&section.starter));
    let lines = shown.into_iter().flat_map(|section| &section.lines);
    lines.take(UNMARKED).cloned().collect()
}

/// The favourites who can be reached, in the order of the circle; else those whom the lines about
/// people to ask point to, in the order of these lines.
pub(super) fn people(sections: &[Section], mut circle: Vec<Support>) -> Vec<Support> {
    circle.retain(can_be_reached);
    if circle.iter().any(|support| support.said.favourite) {
        circle.retain(|support| support.said.favourite);
        return circle;
    }
    let ask = |section: &&Section| section.starter == Some(Starter::Ask) && !section.hidden;
    let lines = sections
        .iter()
        .filter(ask)
        .flat_map(|section| &section.lines);
    let mut asked = Vec::new();
    for point in lines.flat_map(|line| &line.points) {
        let is_meant = |support: &Support| point.to == PointTo::Support && support.id == point.id;
        if let Some(n) = circle.iter().position(is_meant) {
            asked.push(circle.remove(n));
        }
    }
    asked
}

/// Whether there is a way to reach somebody: a call, a message, or a place to go to.
fn can_be_reached(support: &Support) -> bool {
    let said = &support.said;
    [&said.phone, &said.email, &said.address]
        .iter()
        .any(|way| !way.trim().is_empty())
}
