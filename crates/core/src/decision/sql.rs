//! All SQL of decisions.

/// Every decision and every way to decide that is not really gone, as a JSON object of lists of
/// `[id, fields]`.
pub(super) const WHOLE: &str = "select '{\"decisions\":['
    || coalesce(group_concat('[\"' || hex(id) || '\",' || body || ']') filter (where kind = 'decision'), '')
    || '],\"ways\":['
    || coalesce(group_concat('[\"' || hex(id) || '\",' || body || ']') filter (where kind = 'way'), '')
    || ']}'
    from entry where kind in ('decision', 'way') and body -> '$.gone' is not 'true'";

/// Every statement of this file.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[WHOLE];
