//! All SQL of settings.

use crate::store::Table;

/// The settings' table: one row.
pub(crate) const TABLE: Table = Table {
    load: "select coalesce(json_group_array(json_object('id', lower(hex(id)), 'body', body, 'clock', clock)), '[]')
        from settings where id in (select unhex(value) from json_each(?1))",
    save: "insert into settings (id, body, clock)
        select unhex(value ->> 0), value ->> 1, value ->> 2 from json_each(?) where true
        on conflict (id) do update set body = excluded.body, clock = excluded.clock;",
};

/// The settings' fields, `{}` where none were ever chosen.
pub(crate) const FIELDS: &str = "select coalesce((select body from settings limit 1), '{}')";

/// Keeps how the app looks on this device.
pub(super) const KEEP_LOOK: &str = "insert into device (name, value) values ('look', ?1)
    on conflict (name) do update set value = excluded.value";

/// Every statement of this file.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[FIELDS, KEEP_LOOK];
