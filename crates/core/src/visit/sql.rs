//! All SQL of the page for a visit.

/// Every page there is, as a JSON list of the records' fields.
pub(super) const ALL: &str = "select '[' || coalesce(group_concat(body), '') || ']'
    from entry where kind = 'visit' and body -> '$.gone' is null";

/// Every statement of this file.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[ALL];
