//! All SQL of hope notes.

/// Every hope note, deleted ones too, as a JSON list of `[id, fields]`, newest first.
pub(super) const ALL: &str =
    "select '[' || coalesce(group_concat('[\"' || hex(id) || '\",' || body || ']'), '') || ']' from (
        select id, body from entry where kind = 'hope'
        order by body ->> '$.made' desc, body ->> '$.at' desc, id)";

/// Remembers `?1`, as JSON, as the logical day on which no note is offered any more.
pub(super) const NOT_NOW: &str = "insert into device (name, value) values ('hope_not_now', ?1)
    on conflict (name) do update set value = excluded.value";

/// Every statement of this file.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[ALL, NOT_NOW];
