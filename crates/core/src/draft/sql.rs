//! All SQL of the draft.

/// Keeps `?1` as the draft.
pub(super) const KEEP: &str = "insert into draft (one, body) values (1, ?1) on conflict (one) do update set body = excluded.body";

/// Forgets the draft.
pub(super) const FORGET: &str = "delete from draft";

/// Every statement of this file.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[KEEP, FORGET];
