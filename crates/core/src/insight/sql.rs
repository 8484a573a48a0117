//! All SQL of insights.

/// The months from `?1` to `?2` that are kept, and the day of the earliest check-in there is or `null`:
/// `{first, months}`, each month `[number, sums]`. What is stored is JSON already.
pub(super) const KEPT: &str = "select '{\"first\":'
    || coalesce((select body -> '$.when[2]' from checkin where place > 0 order by place limit 1), 'null')
    || ',\"months\":[' || coalesce(group_concat('[' || month || ',' || body || ']'), '') || ']}'
    from insight_month where month between cast(?1 as integer) and cast(?2 as integer)";

/// Keeps months, from a JSON list of `[number, sums]`.
pub(crate) const KEEP: &str = "insert into insight_month (month, body)
    select value ->> 0, value ->> 1 from json_each(?1) where true
    on conflict (month) do update set body = excluded.body";

/// Forgets the months in a JSON list: one of their check-ins is being written.
pub(crate) const FORGET: &str =
    "delete from insight_month where month in (select value from json_each(?));";

/// What days are compared by, besides tags: `{done, reminders, strengths}`. `done` has `[reminder, day]`
/// of what was done since `?1`; the others have the client's words by id. A reminder without words of
/// its own has those of what it is about; one for a check-in is no news on a day with a check-in.
pub(super) const THINGS: &str = "select json_object(
    'done', (select json_group_array(json_array(body ->> '$.reminder', substr(body ->> '$.wall', 1, 10)))
        from entry where kind = 'act' and body ->> '$.wall' >= ?1 and body ->> '$.said.type' = 'done'),
    'reminders', (select json_group_object(lower(hex(id)), coalesce(nullif(body ->> '$.text', ''),
            (select coalesce(about.body ->> '$.text', about.body ->> '$.name') from entry about
                where about.kind in ('line', 'support') and about.id = unhex(entry.body ->> '$.about.id')
                and about.body -> '$.gone' is null), ''))
        from entry where kind = 'reminder' and body -> '$.gone' is null
        and body ->> '$.about.type' <> 'checkin'),
    'strengths', (select json_group_object(lower(hex(id)), body ->> '$.text')
        from entry where kind = 'strength' and body -> '$.gone' is null))";

/// Every statement of this file.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[KEPT, KEEP, FORGET, THINGS];
