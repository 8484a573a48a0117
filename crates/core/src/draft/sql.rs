//! All SQL of the drafts.

/// Keeps `?1` as the draft.
pub(super) const KEEP: &str = "insert into draft (one, body) values (1, ?1) on conflict (one) do update set body = excluded.body";

/// Forgets the draft.
pub(super) const FORGET: &str = "delete from draft";

/// Keeps `?1` as the line.
pub(super) const KEEP_LINE: &str = "insert into device (name, value) values ('line', ?1) on conflict (name) do update set value = excluded.value";

/// Forgets the line.
pub(super) const FORGET_LINE: &str = "delete from device where name = 'line'";

/// The line, as JSON.
pub(super) const LINE: &str =
    "select coalesce((select value from device where name = 'line'), 'null')";

/// Keeps `?1` as what was half filled in.
pub(super) const KEEP_HALF: &str = "insert into device (name, value) values ('half', ?1) on conflict (name) do update set value = excluded.value";

/// What was half filled in, as JSON.
pub(super) const HALF: &str =
    "select coalesce((select value from device where name = 'half'), 'null')";

/// Forgets it.
pub(super) const FORGET_HALF: &str = "delete from device where name = 'half'";

/// Every statement of this file.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[
    KEEP,
    FORGET,
    KEEP_LINE,
    FORGET_LINE,
    LINE,
    KEEP_HALF,
    HALF,
    FORGET_HALF,
];
