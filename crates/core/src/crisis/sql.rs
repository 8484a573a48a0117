//! All SQL of this folder: one statement, for somebody may be waiting on a hard day.

/// What *Support now* shows of the client's own, as one JSON object.
pub(super) const NOW: &str = "select '{\"settings\":' || coalesce((select body from settings limit 1), '{}')
    || ',\"sections\":[' || coalesce((select group_concat('[\"' || hex(id) || '\",' || body || ']') from entry where kind = 'section'), '')
    || '],\"lines\":[' || coalesce((select group_concat('[\"' || hex(id) || '\",' || body || ']') from entry where kind = 'line'), '')
    || '],\"supports\":[' || coalesce((select group_concat('[\"' || hex(id) || '\",' || body || ']') from entry where kind = 'support'), '')
    || ']}'";

/// Every statement of this file.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[NOW];
