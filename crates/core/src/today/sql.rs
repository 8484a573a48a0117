//! The SQL of Today: one statement, for the first screen waits for it.

/// Everything that Today shows, as one JSON object. The check-ins are those at the places from `?1`
/// up to `?2`; `last` is the day of the latest one before them.
pub(super) const TODAY: &str = "select json_object(
    'settings', json(coalesce((select body from settings limit 1), '{}')),
    'look', (select json(value) from device where name = 'look'),
    'items', (select json_group_array(json_array(lower(hex(id)), json(body))) from item),
    'tags', (select json_group_array(json_array(lower(hex(id)), json(body))) from tag),
    'checkins', (select json_group_array(json_array(lower(hex(id)), json(body)) order by place)
        from checkin where place >= cast(?1 as integer) and place < cast(?2 as integer)),
    'last', (select body ->> '$.when[2]' from checkin where place > 0 and place < cast(?1 as integer) order by place desc limit 1),
    'draft', (select json(body) from draft)
)";

/// Every statement of this file.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[TODAY];
