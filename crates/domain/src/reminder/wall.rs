//! From a wall-clock time to a moment.

use chrono::{DateTime, LocalResult, NaiveDateTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

/// The moment at which clocks in `zone` show `wall`.
///
/// A time that comes twice (clocks go back) is the first of the two. A time that never comes (clocks
/// go forward) is read with the offset from before the gap, and so comes that much later: the rule of
/// RFC 5545, section 3.3.5.
pub fn instant_of(wall: NaiveDateTime, zone: Tz) -> DateTime<Utc> {
    match zone.from_local_datetime(&wall) {
        LocalResult::Single(found) | LocalResult::Ambiguous(found, _) => found.to_utc(),
        LocalResult::None => {
            // The offset some time before: no gap has ever been longer than a day.
            let before = (1..=25).find_map(|hours| {
                let earlier = wall - TimeDelta::hours(hours);
                zone.from_local_datetime(&earlier)
                    .latest()
                    .map(|found| found.to_utc() - earlier.and_utc())
            });
            wall.and_utc() + before.unwrap_or_default()
        }
    }
}
