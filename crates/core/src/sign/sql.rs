//! All SQL of signs.

/// Every sign that is not deleted, as a JSON list of `[id, fields]`.
pub(crate) const ALL: &str =
    "select '[' || coalesce(group_concat('[\"' || hex(id) || '\",' || body || ']'), '') || ']'
    from entry where kind = 'sign' and body -> '$.gone' is null";

/// Every statement of this file.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[ALL];
