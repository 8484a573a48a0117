//! How sections and lines are spelled as fields of a record (see [`crate::merge`]).
//!
//! | record | field | value |
//! |---|---|---|
//! | section | `part`, `title`, `place`, `hidden` | `well` or `hard`; the client's heading; a number; `true` |
//! | line | `section`, `text`, `place` | the section's id; the words; a number |
//! | | `p:support:<id>` and so on | `true` for each thing it points to |
//! | | `photo`, `link`, `first` | a photograph's name; a link; `true` |
//! | plan | `next`, `last` | when it is looked at again, and when it last was: `YYYY-MM-DD` |
//! | section, line | `gone` | milliseconds since 1970 once deleted; `true` once really gone |
//!
//! A section that Trellis brings along has a record only once the client has changed something
//! about it.

use super::{Line, LineForm, LineSaid, Point, Review, Section, SectionForm, Starter};
use crate::Id;
use crate::merge::{Fields, field};
use serde::Deserialize;
use serde_json::{Value, json};

/// The fields that a form gives a section. `place` is given to a new one alone.
pub fn section_fields(form: &SectionForm, place: Option<u32>) -> Fields {
    let mut fields = Fields::from_iter([("title".to_owned(), json!(form.title))]);
    if let Some(place) = place {
        fields.insert("part".to_owned(), json!(form.part));
        fields.insert("place".to_owned(), json!(place));
    }
    fields
}

/// The section that a record's fields say, without its lines; none if it was deleted.
pub fn section_from_record(id: Id, fields: &Fields) -> Option<Section> {
    if fields.contains_key("gone") {
        return None;
    }
    let starter = Starter::of(id);
    let part = starter.map(Starter::part);
    Some(Section {
        id,
        part: part.or_else(|| field(fields, "part"))?,
        starter,
        title: field(fields, "title"),
        place: field(fields, "place")
            .or(starter.map(|starter| starter as u32))
            .unwrap_or(u32::MAX),
        hidden: fields.get("hidden") == Some(&json!(true)),
        lines: Vec::new(),
    })
}

/// The fields that a form gives a line: what it does not name any more is emptied. `before` is what
/// the line's record says now, and `place` where a new or a moved one stands.
pub fn line_fields(form: &LineForm, before: &Fields, place: Option<u32>) -> Fields {
    let mut fields: Fields = before
        .keys()
        .filter(|name| name.starts_with("p:"))
        .map(|name| (name.clone(), Value::Null))
        .collect();
    for point in &form.points {
        fields.insert(Point::field(point.to, point.id), json!(true));
    }
    fields.insert("section".to_owned(), json!(form.section));
    fields.insert("text".to_owned(), json!(form.text));
    fields.insert("photo".to_owned(), json!(form.photo));
    fields.insert("link".to_owned(), json!(form.link));
    fields.insert(
        "first".to_owned(),
        if form.first { json!(true) } else { Value::Null },
    );
    if let Some(place) = place {
        fields.insert("place".to_owned(), json!(place));
    }
    fields
}

/// The line that a record's fields say; none if it was deleted. Its points have no names yet.
pub fn line_from_record(id: Id, fields: &Fields) -> Option<Line> {
    let said = LineSaid::deserialize(fields).ok()?;
    if said.gone { None } else { said.line(id) }
}

/// What a review's date is spelled as: [`Review`]'s own fields.
pub fn review_fields(review: Review) -> Fields {
    Fields::from_iter([
        ("next".to_owned(), json!(review.next)),
        ("last".to_owned(), json!(review.last)),
    ])
}

/// When the plan's record says that it is looked at again.
pub fn review_from_record(fields: &Fields) -> Review {
    Review {
        next: field(fields, "next"),
        last: field(fields, "last"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Part, PointTo};
    use super::*;

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    #[test]
    fn a_line_reads_back_and_loses_what_it_no_longer_points_to() {
        let point = |to, n| Point {
            to,
            id: id(n),
            name: String::new(),
        };
        let mut form = LineForm {
            id: None,
            section: Starter::Helps.id(),
            text: "Walk to the river".to_owned(),
            points: vec![point(PointTo::Support, 1), point(PointTo::Strength, 2)],
            photo: Some("ab".to_owned()),
            link: Some("https://example.org/".to_owned()),
            first: true,
        };
        let first = line_fields(&form, &Fields::new(), Some(4));
        let line = line_from_record(id(9), &first).expect("a line");
        assert!(line.first && line.place == 4 && line.points.len() == 2);
        assert_eq!(
            (line.section, line.text.as_str()),
            (form.section, form.text.as_str())
        );
        form.points.remove(0);
        form.first = false;
        let mut now = first.clone();
        now.extend(line_fields(&form, &first, None));
        now.retain(|_, value| !value.is_null());
        let line = line_from_record(id(9), &now).expect("a line");
        assert!(line.points == [point(PointTo::Strength, 2)] && !line.first && line.place == 4);
        now.insert("gone".to_owned(), json!(1));
        assert!(line_from_record(id(9), &now).is_none());
    }

    #[test]
    fn a_starter_needs_no_fields_and_an_own_section_needs_its_part() {
        let starter = section_from_record(Starter::Crisis.id(), &Fields::new()).expect("a section");
        assert!(starter.part == Part::Well && starter.title.is_none() && !starter.hidden);
        assert!(section_from_record(id(1), &Fields::new()).is_none());
        let form = SectionForm {
            id: None,
            part: Part::Hard,
            title: Some("Music".to_owned()),
        };
        let own = section_from_record(id(1), &section_fields(&form, Some(3))).expect("a section");
        assert!(own.part == Part::Hard && own.starter.is_none() && own.place == 3);
        assert_eq!(own.title.as_deref(), Some("Music"));
    }
}
