//! All SQL of erasing.

/// Every record of the days from `?1` to `?2`, deleted ones too, that is not really gone, as a JSON
/// list of `[kind, id]`: check-ins by their day, and whatever else says one.
pub(super) const OF_DAYS: &str =
    "select coalesce(json_group_array(json_array(kind, lower(hex(id)))), '[]') from (
    select 'checkin' as kind, id from checkin
        where body -> '$.gone' is not 'true' and body ->> '$.when[2]' between ?1 and ?2
    union all
    select kind, id from entry
        where body -> '$.gone' is not 'true'
        and coalesce(body ->> '$.day', substr(body ->> '$.wall', 1, 10)) between ?1 and ?2)";

/// Lets a check-in that is being written go, where it is about one of the days from `?1` to `?2`.
pub(super) const FORGET_DRAFT: &str =
    "delete from draft where body ->> '$.when.day' between ?1 and ?2";

/// Every statement of this file.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[OF_DAYS, FORGET_DRAFT];
