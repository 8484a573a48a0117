//! All SQL of what a device keeps about backups.

/// What is kept, as a JSON object.
pub(super) const KEPT: &str =
    "select coalesce((select value from device where name = 'backup'), '{}')";

/// Keeps it.
pub(super) const KEEP: &str = "insert into device (name, value) values ('backup', ?1)
    on conflict (name) do update set value = excluded.value";

/// Every statement of this file.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[KEPT, KEEP];
