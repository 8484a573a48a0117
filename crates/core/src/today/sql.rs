//! The SQL of Today: one statement, for the first screen waits for it.

/// Everything that Today shows, as one JSON object, the vault's version before it (see
/// [`crate::store::Store::open_and_read`]). The check-ins are those at the places from `?1`
/// up to `?2`, and where there are signs, from `?3` on; `last` is the day of the latest one before
/// `?1`. What is stored is JSON already: it is put together, not taken apart, and all at once: a chain
/// of `||` would copy what it has at each of its links.
pub(super) const TODAY: &str = "select concat('{\"version\":', (select user_version from pragma_user_version),
    ',\"settings\":', coalesce((select body from settings limit 1), '{}'),
    ',\"device\":{', (select group_concat('\"' || name || '\":' || value) from device
        where name in ('look', 'hope_not_now', 'days', 'safety_copies')),
    '},\"items\":[', (select group_concat('[\"' || hex(id) || '\",' || body || ']') from item),
    '],\"tags\":[', (select group_concat('[\"' || hex(id) || '\",' || body || ']') from tag),
    '],\"checkins\":[', (select group_concat('[\"' || hex(id) || '\",' || body || ']') from (
        select id, body from checkin
        where place >= iif(exists (select 1 from entry where kind = 'sign' and body -> '$.gone' is null),
            cast(?3 as integer), cast(?1 as integer))
        and place < cast(?2 as integer) order by place)),
    '],\"signs\":[', (select group_concat('[\"' || hex(id) || '\",' || body || ']')
        from entry where kind = 'sign' and body -> '$.gone' is null),
    '],\"plan\":', coalesce((select body from entry where kind = 'plan' limit 1), '{}'),
    ',\"last\":', coalesce((select body -> '$.when[2]' from checkin
        where place > 0 and place < cast(?1 as integer) order by place desc limit 1), 'null'),
    ',\"hope\":', exists (select 1 from entry where kind = 'hope'),
    ',\"reminders\":', exists (select 1 from entry where kind = 'reminder' and body -> '$.gone' is null),
    ',\"sharing\":', exists (select 1 from entry where kind in ('grant', 'suggestion')),
    ',\"marked\":', exists (select 1 from entry where kind = 'grant' and body -> '$.gone' is null
        and body ->> '$.ended' is null and (body ->> '$.choice.notes' or body ->> '$.choice.tags'
            or body -> '$.choice.items[0]' is not null)),
    ',\"draft\":', coalesce((select body from draft), 'null'), '}')";

/// Every statement of this file.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[TODAY];
