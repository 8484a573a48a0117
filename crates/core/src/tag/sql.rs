//! All SQL of tags.

use crate::store::Table;

/// The tags' table.
pub(crate) const TABLE: Table = Table {
    load: "select coalesce(json_group_array(json_object('id', lower(hex(id)), 'body', body, 'clock', clock)), '[]')
        from tag where id in (select unhex(value) from json_each(?1))",
    save: "insert into tag (id, body, clock)
        select unhex(value ->> 0), value ->> 1, value ->> 2 from json_each(?) where true
        on conflict (id) do update set body = excluded.body, clock = excluded.clock;",
};

/// Every tag, as a JSON list of `[id, fields]`.
pub(crate) const ALL: &str = "select '[' || coalesce(group_concat('[\"' || hex(id) || '\",' || body || ']'), '') || ']' from tag";

/// Every statement of this file.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[ALL];
