//! The gentle date on which the client looks at the plan again.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// When the plan is looked at again. Nothing happens when the day has passed but a quiet line.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Review {
    /// The day that the client chose, as `YYYY-MM-DD`; none: no day.
    #[ts(type = "string | null")]
    pub next: Option<NaiveDate>,
    /// The day on which the client last said that they had looked at it.
    #[ts(type = "string | null")]
    pub last: Option<NaiveDate>,
}

/// Whether it is time for the quiet line.
pub fn is_due(review: Review, today: NaiveDate) -> bool {
    review.next.is_some_and(|next| next <= today)
}
