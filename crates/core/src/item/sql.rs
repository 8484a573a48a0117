//! All SQL of check-in items.

use crate::store::Table;

/// The items' table.
pub(crate) const TABLE: Table = Table {
    load: "select coalesce(json_group_array(json_object('id', lower(hex(id)), 'body', body, 'clock', clock)), '[]')
        from item where id in (select unhex(value) from json_each(?1))",
    save: "insert into item (id, body, clock)
        select unhex(value ->> 0), value ->> 1, value ->> 2 from json_each(?) where true
        on conflict (id) do update set body = excluded.body, clock = excluded.clock;",
};

/// Every item, as a JSON list of `[id, fields]`.
pub(crate) const ALL: &str = "select '[' || coalesce(group_concat('[\"' || hex(id) || '\",' || body || ']'), '') || ']' from item";

/// Every statement of this file.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[ALL];
