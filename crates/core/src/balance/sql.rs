//! All SQL of life balance.

/// Each check that is not deleted, and the record that says how often, as a JSON list of
/// `[id, fields]`.
pub(super) const ALL: &str =
    "select '[' || coalesce(group_concat('[\"' || hex(id) || '\",' || body || ']'), '') || ']'
    from entry where kind = 'balance' and body -> '$.gone' is null";

/// Every statement of this file.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[ALL];
