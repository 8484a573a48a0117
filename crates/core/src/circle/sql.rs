//! All SQL of the circle.

/// Every support, deleted ones too, as a JSON list of `[id, fields]`.
pub(super) const ALL: &str =
    "select '[' || coalesce(group_concat('[\"' || hex(id) || '\",' || body || ']'), '') || ']'
    from entry where kind = 'support'";

/// Every statement of this file.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[ALL];
