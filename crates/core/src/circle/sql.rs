//! All SQL of the circle, and of the lines of the plan that point to somebody or something.

/// Every support, deleted ones too, as a JSON list of `[id, fields]`.
pub(super) const ALL: &str =
    "select '[' || coalesce(group_concat('[\"' || hex(id) || '\",' || body || ']'), '') || ']'
    from entry where kind = 'support'";

/// The lines that have the field at the path `?1`, deleted ones too, as a JSON list of `[id, fields]`.
pub(super) const POINTING: &str =
    "select '[' || coalesce(group_concat('[\"' || hex(id) || '\",' || body || ']'), '') || ']'
    from entry where kind = 'line' and body -> ?1 is not null";

/// What supports and strengths that are not deleted are called, as a JSON object by id.
pub(super) const NAMES: &str =
    "select json_group_object(lower(hex(id)), coalesce(body ->> '$.name', body ->> '$.text'))
    from entry where kind in ('support', 'strength') and body -> '$.gone' is null";

/// Every statement of this file.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[ALL, POINTING, NAMES];
