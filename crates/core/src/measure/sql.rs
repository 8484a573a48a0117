//! All SQL of measures.

/// Every time that the measure `?1` was answered, deleted ones too, newest first: a JSON list of
/// `[id, fields]`.
pub(super) const OF: &str =
    "select '[' || coalesce(group_concat('[\"' || hex(id) || '\",' || body || ']'), '') || ']' from (
        select id, body from entry where kind = 'measure' and body ->> '$.pack' = ?1
        order by body ->> '$.at' desc, id)";

/// Every measure that was answered and not deleted, the earliest first: a JSON list of `[id, fields]`.
pub(super) const EVERY: &str =
    "select '[' || coalesce(group_concat('[\"' || hex(id) || '\",' || body || ']'), '') || ']' from (
        select id, body from entry where kind = 'measure' and body -> '$.gone' is null
        order by body ->> '$.at', id)";

/// What the list of measures needs: `{last, drafts}`, each by the pack's short name: the latest day
/// on which it was answered, and what is half answered on this device.
pub(super) const LIST: &str = "select json_object(
    'last', (select json_group_object(pack, day) from (
        select body ->> '$.pack' as pack, max(body ->> '$.day') as day from entry
        where kind = 'measure' and body -> '$.gone' is null group by pack)),
    'drafts', (select json_group_object(substr(name, 15), json(value)) from device
        where substr(name, 1, 14) = 'measure_draft:'))";

/// What is half answered of the measure `?1`, or `null`.
pub(super) const DRAFT: &str =
    "select coalesce((select value from device where name = 'measure_draft:' || ?1), 'null')";

/// Keeps `?2` as what is half answered of `?1`.
pub(super) const KEEP: &str = "insert into device (name, value) values ('measure_draft:' || ?1, ?2)
    on conflict (name) do update set value = excluded.value";

/// Forgets what is half answered of `?1`.
pub(super) const FORGET: &str = "delete from device where name = 'measure_draft:' || ?1";

/// Every statement of this file.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[OF, EVERY, LIST, DRAFT, KEEP, FORGET];
