//! How items, tags and check-ins are spelled as fields of a record (see [`crate::merge`]).
//!
//! Every answer and every tag is a field of its own, so that one made on the phone and one made on
//! the laptop both survive. Moment, zone and day are one field: they mean something only together.
//!
//! | record | field | value |
//! |---|---|---|
//! | check-in | `when` | `[milliseconds since 1970, zone, "YYYY-MM-DD"]` |
//! | | `a:<item>` | `[wording, answer]` |
//! | | `t:<item>`, `w:<item>` | an answer in words, and its wording |
//! | | `g:<tag>`, `s:<strength>` | `true` |
//! | | `note`, `rest`, `from`, `mood` | the note; `true`; the other app and its word for the mood |
//! | | `rows` | which rows of the other app's file are in it |
//! | | `gone` | milliseconds since 1970 once deleted; `true` once really gone: every other field is then empty |
//! | item | `w:<wording>` | `{ask, kind, better}` |
//! | | `wording`, `cadence`, `place`, `hidden` | the wording in use, and so on |
//! | tag | `group`, `label`, `hidden` | |

use super::{
    Answer, Better, Cadence, CheckInForm, Item, ItemKind, Origin, Said, Tag, TagForm, Wording,
};
use crate::Id;
use crate::merge::{Fields, Stored};
use chrono::{DateTime, NaiveDate, Utc};
use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::value::RawValue;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// A check-in as its record says it.
#[derive(Clone, PartialEq)]
pub struct CheckInRecord {
    /// The moment it is about.
    pub at: DateTime<Utc>,
    /// The time zone's IANA name.
    pub zone: String,
    /// The logical day.
    pub day: NaiveDate,
    /// A rest day.
    pub rest: bool,
    /// The answers by item, each with the wording that was answered.
    pub answers: BTreeMap<Id, (String, Answer)>,
    /// Tags, by id.
    pub tags: Vec<Id>,
    /// Strengths that were used, by id.
    pub strengths: Vec<Id>,
    /// The note.
    pub note: String,
    /// Where it was brought in from.
    pub origin: Option<Origin>,
}

impl CheckInRecord {
    /// What a form says, filed under a moment and a day. `wording` gives the wording in use of an
    /// item; an answer that is blank, or whose item is not known, is left out.
    pub fn from_form(
        form: &CheckInForm,
        at: DateTime<Utc>,
        zone: String,
        day: NaiveDate,
        wording: impl Fn(&Id) -> Option<String>,
    ) -> Self {
        let answers = form.answers.iter().filter(|(_, answer)| !answer.is_blank());
        Self {
            at,
            zone,
            day,
            rest: form.rest,
            answers: answers
                .filter_map(|(item, answer)| Some((*item, (wording(item)?, answer.clone()))))
                .collect(),
            tags: form.tags.clone(),
            strengths: form.strengths.clone(),
            note: form.note.trim().to_owned(),
            origin: None,
        }
    }

    /// The record's fields. An empty part has none.
    pub fn fields(&self) -> Fields {
        let mut fields = Fields::new();
        fields.insert(
            "when".to_owned(),
            json!([self.at.timestamp_millis(), self.zone, self.day]),
        );
        for (item, (wording, answer)) in &self.answers {
            if let Answer::Text(text) = answer {
                fields.insert(format!("t:{item}"), json!(text));
                fields.insert(format!("w:{item}"), json!(wording));
            } else {
                fields.insert(format!("a:{item}"), json!([wording, compact(answer)]));
            }
        }
        for tag in &self.tags {
            fields.insert(format!("g:{tag}"), json!(true));
        }
        for strength in &self.strengths {
            fields.insert(format!("s:{strength}"), json!(true));
        }
        if !self.note.is_empty() {
            fields.insert("note".to_owned(), json!(self.note));
        }
        if self.rest {
            fields.insert("rest".to_owned(), json!(true));
        }
        if let Some(origin) = &self.origin {
            fields.insert("from".to_owned(), json!(origin.source));
            fields.insert("mood".to_owned(), json!(origin.mood));
            if !origin.rows.is_empty() {
                fields.insert("rows".to_owned(), json!(origin.rows));
            }
        }
        fields
    }

    /// The record's fields as they are stored: the JSON of [`CheckInRecord::fields`], without making
    /// them first.
    pub fn body(&self) -> String {
        serde_json::to_string(&Body(self)).expect("names are text, and memory takes all of it")
    }

    /// The check-in that a record's fields say; none if it was deleted or its moment cannot be read.
    pub fn from_fields(fields: &Fields) -> Option<Self> {
        Said::deserialize(fields).ok()?.0
    }
}

/// A record's fields, in the order of their names.
struct Body<'a>(&'a CheckInRecord);

impl Serialize for Body<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(record) = self;
        let is_text = |answer: &Answer| matches!(answer, Answer::Text(_));
        let mut fields = serializer.serialize_map(None)?;
        for (item, (wording, answer)) in &record.answers {
            if !is_text(answer) {
                fields.serialize_entry(&format_args!("a:{item}"), &(wording, compact(answer)))?;
            }
        }
        if let Some(origin) = &record.origin {
            fields.serialize_entry("from", &origin.source)?;
        }
        for tag in BTreeSet::from_iter(&record.tags) {
            fields.serialize_entry(&format_args!("g:{tag}"), &true)?;
        }
        if let Some(origin) = &record.origin {
            fields.serialize_entry("mood", &origin.mood)?;
        }
        if !record.note.is_empty() {
            fields.serialize_entry("note", &record.note)?;
        }
        if record.rest {
            fields.serialize_entry("rest", &true)?;
        }
        if let Some(origin) = record.origin.as_ref().filter(|from| !from.rows.is_empty()) {
            fields.serialize_entry("rows", &origin.rows)?;
        }
        for strength in BTreeSet::from_iter(&record.strengths) {
            fields.serialize_entry(&format_args!("s:{strength}"), &true)?;
        }
        for (item, (_, answer)) in &record.answers {
            if let Answer::Text(text) = answer {
                fields.serialize_entry(&format_args!("t:{item}"), text)?;
            }
        }
        for (item, (wording, answer)) in &record.answers {
            if is_text(answer) {
                fields.serialize_entry(&format_args!("w:{item}"), wording)?;
            }
        }
        let when = (record.at.timestamp_millis(), &record.zone, record.day);
        fields.serialize_entry("when", &when)?;
        fields.end()
    }
}

/// A whole number without its `.0`, which would be stored with every answer.
fn compact(answer: &Answer) -> Value {
    match answer {
        Answer::Number(n) if n.fract() == 0.0 && n.abs() < 1e12 => json!(*n as i64),
        other => json!(other),
    }
}

/// A wording as a field's value: its id is in the field's name.
#[derive(Serialize, Deserialize)]
struct Worded {
    ask: String,
    kind: ItemKind,
    better: Better,
}

/// The fields of an item, with the wording in use. Earlier wordings stay where they are.
pub fn item_fields(item: &Item) -> Fields {
    let Wording {
        id,
        ask,
        kind,
        better,
    } = item.wording.clone();
    Fields::from_iter([
        (format!("w:{id}"), json!(Worded { ask, kind, better })),
        ("wording".to_owned(), json!(id)),
        ("cadence".to_owned(), json!(item.cadence)),
        ("place".to_owned(), json!(item.place)),
        (
            "hidden".to_owned(),
            if item.hidden {
                json!(true)
            } else {
                Value::Null
            },
        ),
    ])
}

/// The item that a record's stored fields say, and every wording it ever had, by id.
pub fn item_from_body(id: Id, body: &RawValue) -> Option<(Item, BTreeMap<String, Wording>)> {
    let stored = Stored::new(body)?;
    let worded = |(id, Worded { ask, kind, better }): (&str, Worded)| {
        let id = id.to_owned();
        let wording = Wording {
            id: id.clone(),
            ask,
            kind,
            better,
        };
        (id, wording)
    };
    let wordings: BTreeMap<String, Wording> = stored.each("w:").map(worded).collect();
    let current: String = stored.read("wording")?;
    let item = Item {
        id,
        wording: wordings.get(&current)?.clone(),
        cadence: stored.read("cadence").unwrap_or(Cadence::EveryTime),
        place: stored.read("place").unwrap_or(u32::MAX),
        hidden: stored.read("hidden") == Some(true),
    };
    Some((item, wordings))
}

/// The fields of a tag.
pub fn tag_fields(form: &TagForm) -> Fields {
    Fields::from_iter([
        ("group".to_owned(), json!(form.group)),
        ("label".to_owned(), json!(form.label)),
        (
            "hidden".to_owned(),
            if form.hidden {
                json!(true)
            } else {
                Value::Null
            },
        ),
    ])
}

/// The tag that a record's stored fields say.
pub fn tag_from_body(id: Id, body: &RawValue) -> Option<Tag> {
    let stored = Stored::new(body)?;
    Some(Tag {
        id,
        group: stored.read("group")?,
        label: stored.read("label")?,
        hidden: stored.read("hidden") == Some(true),
    })
}

#[cfg(test)]
mod tests {
    use super::super::Glimpse;
    use super::*;

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    #[test]
    fn a_check_in_reads_back_from_its_fields() {
        let record = CheckInRecord {
            at: DateTime::from_timestamp_millis(1_780_000_000_000).expect("in range"),
            zone: "America/Toronto".to_owned(),
            day: NaiveDate::from_ymd_opt(2026, 5, 28).expect("a day"),
            rest: false,
            answers: BTreeMap::from([
                (id(1), ("x1".to_owned(), Answer::Number(4.0))),
                (
                    id(2),
                    ("x2".to_owned(), Answer::Text("the river".to_owned())),
                ),
                (
                    id(3),
                    ("x3".to_owned(), Answer::Several(vec!["1".to_owned()])),
                ),
                (id(4), ("x4".to_owned(), Answer::Number(7.5))),
                (id(5), ("x5".to_owned(), Answer::YesNo(false))),
            ]),
            tags: vec![id(8), id(9)],
            strengths: vec![id(6)],
            note: "A good walk.".to_owned(),
            origin: Some(Origin {
                source: "daylio".to_owned(),
                mood: "rad".to_owned(),
                rows: "c29tZQ".to_owned(),
            }),
        };
        let fields = record.fields();
        assert_eq!(
            fields[&format!("a:{}", id(1))],
            json!(["x1", 4]),
            "whole numbers are stored as such"
        );
        assert!(CheckInRecord::from_fields(&fields).as_ref() == Some(&record));
        let in_order: BTreeMap<_, _> = fields.iter().collect();
        assert_eq!(
            record.body(),
            serde_json::to_string(&in_order).expect("fields are JSON"),
            "what is stored is what the fields say"
        );
        let glimpse: Glimpse = serde_json::from_str(&record.body()).expect("a glimpse");
        assert_eq!(glimpse.day, Some(record.day));
        assert!(glimpse.note && !glimpse.rest && glimpse.answers.len() == 4);
        let mut gone = fields;
        gone.insert("gone".to_owned(), json!(true));
        assert!(
            CheckInRecord::from_fields(&gone).is_none(),
            "a deleted check-in is not shown"
        );
        let glimpse: Glimpse = serde_json::from_value(gone.into()).expect("a glimpse");
        assert_eq!(glimpse.day, None, "nor glimpsed");
    }

    #[test]
    fn an_item_keeps_every_wording_it_ever_had() {
        let wording = |id: &str, ask: &str| Wording {
            id: id.to_owned(),
            ask: ask.to_owned(),
            kind: ItemKind::YesNo,
            better: Better::High,
        };
        let mut item = Item {
            id: id(1),
            wording: wording("a", "Did I rest?"),
            cadence: Cadence::Daily,
            place: 2,
            hidden: false,
        };
        let mut fields = item_fields(&item);
        item.wording = wording("b", "Did I get some rest?");
        fields.extend(item_fields(&item));
        let body = serde_json::value::to_raw_value(&fields).expect("JSON");
        let (read, wordings) = item_from_body(id(1), &body).expect("an item");
        assert_eq!(read, item);
        assert_eq!(wordings["a"].ask, "Did I rest?");
    }
}
