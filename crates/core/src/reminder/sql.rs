//! All SQL of reminders.

/// What decides which reminders come: `{reminders, quiet, acts, shown, did, supports, steps,
/// measured}`. `?1` is the wall-clock time from which answers and notices matter; `?2` and `?3` bound the places of
/// the check-ins whose days count as done. Records are `[id, fields]`.
pub(super) const WORLD: &str = "select json_object(
    'reminders', json((select '[' || coalesce(group_concat('[\"' || hex(id) || '\",' || body || ']'), '') || ']'
        from entry where kind = 'reminder')),
    'quiet', json(coalesce((select body from entry where kind = 'quiet'), '{}')),
    'acts', json((select '[' || coalesce(group_concat(body), '') || ']'
        from entry where kind = 'act' and body ->> '$.wall' >= ?1)),
    'shown', (select json_group_array(json_array(lower(hex(reminder)), wall, shown))
        from notice where wall >= ?1),
    'did', (select json_group_array(distinct body ->> '$.when[2]') from checkin
        where place >= cast(?2 as integer) and place < cast(?3 as integer)),
    'supports', (select json_group_object(lower(hex(id)), body ->> '$.name') from entry
        where kind = 'support' and body -> '$.gone' is null and id in (
            select unhex(body ->> '$.about.id') from entry where kind = 'reminder')),
    'steps', (select json_group_object(lower(hex(step.id)), step.body ->> '$.text') from entry step
        join entry goal on goal.kind = 'goal' and goal.id = unhex(step.body ->> '$.goal')
        where step.kind = 'step' and step.body -> '$.gone' is null and goal.body -> '$.gone' is null
        and coalesce(goal.body ->> '$.status', 'thinking') in ('thinking', 'working')
        and step.id in (select unhex(body ->> '$.about.id') from entry where kind = 'reminder')),
    'measured', (select json_group_array(json_array(body ->> '$.pack', body ->> '$.day')) from entry
        where kind = 'measure' and body -> '$.gone' is null and body ->> '$.day' >= ?1))";

/// The reminders of the measure `?1`, deleted ones too, as a JSON list of `[id, fields]`.
pub(super) const OF_MEASURE: &str =
    "select '[' || coalesce(group_concat('[\"' || hex(id) || '\",' || body || ']'), '') || ']' from (
        select id, body from entry where kind = 'reminder'
        and body ->> '$.about.type' = 'measure' and body ->> '$.about.id' = ?1 order by id)";

/// Notes that something was shown at `?3`: `?1` and `?2` name it.
pub(super) const SHOWN: &str = "insert into notice (reminder, wall, shown)
    values (unhex(?1), ?2, cast(?3 as integer))
    on conflict (reminder, wall) do update set shown = excluded.shown";

/// Takes that back: it could not be shown.
pub(super) const NOT_SHOWN: &str = "delete from notice where reminder = unhex(?1) and wall = ?2";

/// Notes that something was answered on its notice at `?3`.
pub(super) const ACTED: &str =
    "update notice set acted = cast(?3 as integer) where reminder = unhex(?1) and wall = ?2";

/// The newest notices, at most 100: a JSON list of `[reminder, wall, shown, acted]`.
pub(super) const LOG: &str =
    "select json_group_array(json_array(lower(hex(reminder)), wall, shown, acted))
    from (select * from notice order by seq desc limit 100)";

/// Lets go of notices that were shown before `?1`.
pub(super) const TIDY: &str = "delete from notice where shown < cast(?1 as integer)";

/// The lines of the plan that have a reminder which is on, as a JSON list of ids.
pub(super) const REMINDED: &str =
    "select coalesce(json_group_array(distinct body ->> '$.about.id'), '[]') from entry
    where kind = 'reminder' and body ->> '$.about.type' = 'line'
    and body -> '$.gone' is null and body -> '$.off' is null";

/// What the support or the step `?1` is called; nothing where it is not there.
pub(super) const CALLED: &str =
    "select coalesce((select coalesce(body ->> '$.name', body ->> '$.text') from entry
    where kind in ('support', 'step') and id = unhex(?1) and body -> '$.gone' is null), '')";

/// When this device last looked: see [`super::away::Away`]; `{}` where it never did.
pub(super) const AWAY: &str =
    "select coalesce((select value from device where name = 'away'), '{}')";

/// Keeps that.
pub(super) const KEEP_AWAY: &str = "insert into device (name, value) values ('away', ?1)
    on conflict (name) do update set value = excluded.value";

/// Every statement of this file.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[
    WORLD, OF_MEASURE, SHOWN, NOT_SHOWN, ACTED, LOG, TIDY, REMINDED, CALLED, AWAY, KEEP_AWAY,
];
