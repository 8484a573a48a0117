//! The SQL of Today: one statement, for the first screen waits for it.

use crate::deleted::sql::kept;

/// Everything that Today shows, as one JSON object. The check-ins are those at the places from `?1`
/// up to `?2`, and where there are signs, from `?3` on; `last` is the day of the latest one before
/// `?1`. What is stored is JSON already: it is put together, not taken apart.
pub(super) const TODAY: &str = concat!(
    "select '{\"settings\":' || coalesce((select body from settings limit 1), '{}')
    || ',\"look\":' || coalesce((select value from device where name = 'look'), 'null')
    || ',\"items\":[' || coalesce((select group_concat('[\"' || hex(id) || '\",' || body || ']') from item), '')
    || '],\"tags\":[' || coalesce((select group_concat('[\"' || hex(id) || '\",' || body || ']') from tag), '')
    || '],\"checkins\":[' || coalesce((select group_concat('[\"' || hex(id) || '\",' || body || ']') from (
        select id, body from checkin
        where place >= iif(exists (select 1 from entry where kind = 'sign' and body -> '$.gone' is null),
            cast(?3 as integer), cast(?1 as integer))
        and place < cast(?2 as integer) order by place)), '')
    || '],\"signs\":[' || coalesce((select group_concat('[\"' || hex(id) || '\",' || body || ']')
        from entry where kind = 'sign' and body -> '$.gone' is null), '')
    || '],\"plan\":' || coalesce((select body from entry where kind = 'plan' limit 1), '{}')
    || ',\"last\":' || coalesce((select body -> '$.when[2]' from checkin
        where place > 0 and place < cast(?1 as integer) order by place desc limit 1), 'null')
    || ',\"hope\":[' || exists(select 1 from entry where kind = 'hope') || ','
        || coalesce((select value from device where name = 'hope_not_now'), 'null')
    || '],\"reminders\":' || iif(exists (select 1 from entry where kind = 'reminder' and body -> '$.gone' is null), 'true', 'false')
    || ',\"sharing\":' || iif(exists (select 1 from entry where kind in ('grant', 'suggestion')), 'true', 'false')
    || ',\"marked\":' || iif(exists (select 1 from entry where kind = 'grant' and body -> '$.gone' is null
        and body ->> '$.ended' is null and (body ->> '$.choice.notes' or body ->> '$.choice.tags'
            or body -> '$.choice.items[0]' is not null)), 'true', 'false')
    || ',\"draft\":' || coalesce((select body from draft), 'null')
    || ',\"kept\":' || ",
    kept!(),
    " || '}'"
);

/// Every statement of this file.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[TODAY];
