//! What the other app's questions become here.
//!
//! Each is looked at once: what its answers could be, and which that most likely is. The client may
//! say otherwise. An answer that has to change its form keeps, beside it, what stood in the file.

use super::formats::{Cell, Column, Past, Value};
use crate::item::Items;
use serde::{Deserialize, Serialize};
use std::fmt;
use trellis_domain::Id;
use trellis_domain::checkin::{Answer, Item, ItemKind};
use trellis_domain::text::fold;
use ts_rs::TS;

/// How many different answers are shown of a question.
const EXAMPLES: usize = 3;

/// What a new question's answers look like.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ImportKind")]
pub enum Kind {
    /// Yes or no.
    YesNo,
    /// A length of time.
    Duration,
    /// A number.
    Number,
    /// A few words.
    Words,
}

/// One of the other app's questions.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct ImportColumn {
    /// What it is called there.
    pub name: String,
    /// What else the file says of it.
    pub about: String,
    /// How many answers it has.
    pub count: u32,
    /// Some of them, as they stand in the file.
    pub examples: Vec<String>,
    /// The lowest number among them, where all are numbers.
    pub least: Option<f64>,
    /// The highest.
    pub most: Option<f64>,
    /// What its answers can be.
    pub kinds: Vec<Kind>,
    /// From where to where its numbers go, where that is known.
    pub scale: Option<Scale>,
    /// What it becomes if nothing else is said.
    pub becomes: Becomes,
}

/// From where to where the other app's numbers go.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize, TS)]
#[ts(rename = "ImportScale")]
pub struct Scale {
    /// The number that stands for the low end here. It may be the higher one.
    pub low: f64,
    /// The number that stands for the high end.
    pub high: f64,
}

/// What one of the other app's questions becomes.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
#[ts(rename = "ImportBecomes")]
pub enum Becomes {
    /// Nothing: it is left out.
    LeftOut,
    /// The scale of faces that colours the calendar.
    Mood {
        /// What its numbers mean.
        scale: Scale,
    },
    /// A question that is here already.
    Item {
        /// Which one.
        id: Id,
        /// What its numbers mean, where they are put on a scale.
        scale: Option<Scale>,
    },
    /// A question of its own, put away so that it is not asked.
    New {
        /// What its answers look like.
        kind: Kind,
        /// What its numbers count.
        unit: String,
    },
}

impl Kind {
    /// What fits most closely first.
    const ALL: [Self; 4] = [Self::YesNo, Self::Duration, Self::Number, Self::Words];

    /// The kind of question.
    pub(super) fn of_item(self, unit: &str) -> ItemKind {
        match self {
            Self::YesNo => ItemKind::YesNo,
            Self::Duration => ItemKind::Duration,
            Self::Number => ItemKind::Number {
                unit: unit.to_owned(),
            },
            Self::Words => ItemKind::ShortText,
        }
    }

    /// Whether an answer can be one of this kind.
    fn takes(self, value: &Value) -> bool {
        match (self, value) {
            (Self::Words, _) | (Self::YesNo, Value::YesNo(_)) => true,
            (Self::Number, Value::Number(_) | Value::Minutes(_)) => true,
            (Self::YesNo, Value::Number(number)) => *number == 0.0 || *number == 1.0,
            (Self::Duration, Value::Minutes(minutes)) => (0.0..=1440.0).contains(minutes),
            _ => false,
        }
    }
}

/// Every question of a file, as it is shown.
pub(super) fn of(past: &Past, items: &Items) -> Vec<ImportColumn> {
    let mut columns: Vec<ImportColumn> = past.columns.iter().map(unanswered).collect();
    let mut numbers = vec![true; columns.len()];
    for cell in past.entries.iter().flat_map(|entry| &entry.said) {
        let Some(cell) = &cell.cell else { continue };
        let place = cell.column as usize;
        let column = &mut columns[place];
        column.count += 1;
        column.kinds.retain(|kind| kind.takes(&cell.value));
        match cell.value {
            Value::Number(number) => {
                column.least = Some(column.least.map_or(number, |least| least.min(number)));
                column.most = Some(column.most.map_or(number, |most| most.max(number)));
            }
            _ => numbers[place] = false,
        }
        if column.examples.len() < EXAMPLES && !column.examples.contains(&cell.written) {
            column
                .examples
                .push(cell.written.chars().take(80).collect());
        }
    }
    for ((column, theirs), numbers) in columns.iter_mut().zip(&past.columns).zip(numbers) {
        if !numbers || column.count == 0 {
            (column.least, column.most, column.scale) = (None, None, None);
        }
        column.becomes = likely(column, theirs, items);
    }
    columns
}

fn unanswered(column: &Column) -> ImportColumn {
    ImportColumn {
        name: column.name.clone(),
        about: column.about.clone(),
        count: 0,
        examples: Vec::new(),
        least: None,
        most: None,
        kinds: Kind::ALL.to_vec(),
        scale: column.scale.map(|(low, high)| Scale { low, high }),
        becomes: Becomes::LeftOut,
    }
}

/// What a question most likely is: about mood, one that is here, or one of its own.
fn likely(column: &ImportColumn, theirs: &Column, items: &Items) -> Becomes {
    if let (true, Some(least), Some(most)) = (theirs.mood, column.least, column.most) {
        let known = column.scale.unwrap_or(Scale {
            low: 1.0,
            high: if most > 5.0 { 10.0 } else { 5.0 },
        });
        let scale = Scale {
            low: known.low.min(least),
            high: known.high.max(most),
        };
        return Becomes::Mood { scale };
    }
    let name = fold(theirs.name.trim());
    let twin = items
        .in_order()
        .filter(|item| fold(&item.wording.ask) == name)
        .find(|item| column.kinds.iter().any(|kind| is_of(*kind, item)));
    match twin {
        Some(item) => Becomes::Item {
            id: item.id,
            scale: None,
        },
        None => Becomes::New {
            kind: match column.least {
                // Numbers that happen to be 0 and 1 are numbers.
                Some(_) => Kind::Number,
                None => column.kinds.first().copied().unwrap_or(Kind::Words),
            },
            unit: theirs.unit.clone(),
        },
    }
}

/// Whether a question that is here takes answers of that kind as they are.
pub(super) fn is_of(kind: Kind, item: &Item) -> bool {
    matches!(
        (kind, &item.wording.kind),
        (Kind::YesNo, ItemKind::YesNo)
            | (Kind::Duration, ItemKind::Duration)
            | (Kind::Number, ItemKind::Number { .. })
            | (Kind::Words, ItemKind::ShortText)
    )
}

/// The answer that a cell is to a question of that kind; none where it cannot be one.
pub(super) fn answer(cell: &Cell, kind: &ItemKind, scale: Option<Scale>) -> Option<Answer> {
    let on = |least: f64, most: f64| match (&cell.value, scale) {
        (Value::Number(number), Some(Scale { low, high })) if low != high => {
            let part = (number - low) / (high - low);
            (0.0..=1.0)
                .contains(&part)
                .then(|| Answer::Number((least + part * (most - least)).round()))
        }
        _ => None,
    };
    let answer = match (kind, &cell.value) {
        (ItemKind::Faces { .. }, _) => on(1.0, 5.0),
        (ItemKind::ZeroToTen { .. }, _) => on(0.0, 10.0),
        (ItemKind::YesNo, Value::YesNo(yes)) => Some(Answer::YesNo(*yes)),
        (ItemKind::YesNo, Value::Number(number)) => Kind::YesNo
            .takes(&cell.value)
            .then_some(Answer::YesNo(*number == 1.0)),
        (ItemKind::Number { .. }, Value::Number(number)) => Some(Answer::Number(*number)),
        // Hours, to the hundredth.
        (ItemKind::Number { .. }, Value::Minutes(minutes)) => {
            Some(Answer::Number((minutes / 0.6).round() / 100.0))
        }
        (ItemKind::Duration, Value::Minutes(minutes)) => Some(Answer::Number(minutes.round())),
        (ItemKind::ShortText, _) => Some(Answer::Text(cell.written.clone())),
        _ => None,
    };
    answer.filter(|answer| answer.check(kind).is_ok())
}

/// Whether the answer says no more and no less than what stands in the file.
pub(super) fn is_as_written(answer: &Answer, cell: &Cell) -> bool {
    match (answer, &cell.value) {
        (Answer::Text(_), _) => true,
        (Answer::Number(here), Value::Number(there)) => {
            here == there && cell.written.trim().parse() == Ok(*there)
        }
        _ => false,
    }
}

impl fmt::Debug for ImportColumn {
    /// Says nothing of what the client wrote.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ImportColumn")
            .field("kinds", &self.kinds)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Becomes {
    /// Says nothing of what the client wrote.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::LeftOut => "LeftOut",
            Self::Mood { .. } => "Mood",
            Self::Item { .. } => "Item",
            Self::New { .. } => "New",
        })
    }
}
