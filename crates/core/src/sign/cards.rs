//! The cards that Today shows: for each sign that speaks, the client's own sentence and why.

use super::{About, SignCard};
use crate::checkin::StoredCheckIn;
use crate::error::{AppError, Code};
use crate::item::Items;
use crate::store::{Store, place_range};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::mem::discriminant;
use trellis_domain::checkin::CheckInRecord;
use trellis_domain::sign::{Sign, SignDay};

/// The most cards at once: more would be a wall.
const MOST: usize = 3;

/// What the client's check-ins say, day by day.
#[derive(Default)]
pub(crate) struct Diary(BTreeMap<NaiveDate, SignDay>);

impl Diary {
    /// Adds a check-in; those of one day come earliest first. An answer to a question that was of
    /// another kind then says nothing now: 3 of 5 faces are not 3 hours.
    pub(crate) fn add(&mut self, record: &CheckInRecord, items: &Items) {
        let day = self.0.entry(record.day).or_default();
        day.rest |= record.rest;
        day.tags.extend(&record.tags);
        for (item, (wording, answer)) in &record.answers {
            let then = items.wording(item, wording).map(|then| &then.kind);
            let now = items.get(item).map(|now| &now.wording.kind);
            if then.map(discriminant) == now.map(discriminant) {
                day.answers.entry(*item).or_default().push(answer.clone());
            }
        }
    }

    /// The days from `from` to `to`.
    pub(crate) async fn read(
        store: &Store,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Self, AppError> {
        let items = Items::load(store).await?;
        let (from, to) = place_range(from, to);
        let (from, to) = (from.to_string(), to.to_string());
        let rows = store
            .read_own(crate::checkin::sql::BETWEEN, &[&from, &to])
            .await?;
        let rows: Vec<StoredCheckIn> = serde_json::from_str(&rows).map_err(|_| Code::Damaged)?;
        let mut diary = Self::default();
        for record in rows.iter().filter_map(StoredCheckIn::record) {
            diary.add(record, &items);
        }
        Ok(diary)
    }

    pub(crate) fn days(&self) -> &BTreeMap<NaiveDate, SignDay> {
        &self.0
    }
}

/// The cards for today, in the order of the plan's lines. `diary` has the last days up to today, from
/// `from` on.
pub(crate) async fn cards(
    store: &Store,
    signs: Vec<Sign>,
    mut diary: Diary,
    from: NaiveDate,
    today: NaiveDate,
) -> Result<Vec<SignCard>, AppError> {
    let mut speaking: Vec<&Sign> = signs
        .iter()
        .filter(|sign| sign.speaks(&diary.0, today).is_some())
        .collect();
    if speaking.is_empty() {
        return Ok(Vec::new());
    }
    // A sign that waits for its pattern to begin anew may have to see further back. That is rare.
    let earliest = speaking.iter().map(|sign| sign.looks_back(today)).min();
    if let Some(earliest) = earliest.filter(|day| *day < from) {
        diary = Diary::read(store, earliest, today).await?;
    }
    let about = About::load(store).await?;
    speaking.sort_by_key(|sign| about.place(sign));
    let card = |sign: &Sign| {
        let said = about.said(&sign.pattern.test).ok()?;
        Some(SignCard {
            sign: sign.id,
            line: about.sentence(sign.line)?.clone(),
            action: sign.action.and_then(|id| about.line(id)).cloned(),
            pattern: sign.pattern.clone(),
            about: said.about,
            choice: said.choice,
            because: sign.speaks(&diary.0, today)?,
        })
    };
    Ok(speaking.into_iter().filter_map(card).take(MOST).collect())
}
