//! Check-ins as a screen shows them.

use crate::item::Items;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::Deserialize;
use std::collections::BTreeMap;
use trellis_domain::Id;
use trellis_domain::checkin::{Answered, CheckIn, CheckInRecord, Said, Wording};

/// Every wording an item ever had, by its id.
pub(crate) type Wordings = BTreeMap<String, Wording>;

/// A check-in as a statement gives it: `[id, fields]`.
#[derive(Deserialize)]
pub(crate) struct StoredCheckIn(Id, Said);

impl StoredCheckIn {
    /// What it says; none if it was deleted.
    pub(crate) fn record(&self) -> Option<&CheckInRecord> {
        self.1.0.as_ref()
    }

    /// Its id and what it says; none if it was deleted.
    pub(crate) fn into_record(self) -> Option<(Id, CheckInRecord)> {
        Some((self.0, self.1.0?))
    }

    pub(crate) fn view(self, items: &Items) -> Option<CheckIn> {
        check_in(self.0, self.1.0?, items)
    }
}

/// The wall-clock time of a moment, as `HH:MM`.
pub(super) fn time_of(at: DateTime<Utc>, zone: Tz) -> String {
    at.with_timezone(&zone).format("%H:%M").to_string()
}

/// A record as a screen shows it: each answer with the question that was answered.
pub(super) fn check_in(id: Id, record: CheckInRecord, items: &Items) -> Option<CheckIn> {
    let zone: Tz = record.zone.parse().unwrap_or(Tz::UTC);
    let mut answers: Vec<Answered> = Vec::new();
    let mut left = record.answers;
    for item in items.in_order() {
        if let Some((wording, value)) = left.remove(&item.id) {
            let wording = items
                .wording(&item.id, &wording)
                .unwrap_or(&item.wording)
                .clone();
            answers.push(Answered {
                item: item.id,
                wording,
                value,
            });
        }
    }
    Some(CheckIn {
        id,
        at: record.at,
        zone: record.zone,
        day: record.day,
        time: time_of(record.at, zone),
        rest: record.rest,
        answers,
        tags: record.tags,
        strengths: record.strengths,
        note: record.note,
        origin: record.origin,
    })
}
