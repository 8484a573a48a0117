//! All SQL of the plan.

/// The whole plan, as one JSON object: the sections and the lines as lists of `[id, fields]`, deleted
/// ones too; the plan's own fields; and what supports and strengths that are not deleted are called,
/// as lists of `[id, name]`. What is stored is JSON already: it is put together, not taken apart.
pub(super) const WHOLE: &str = "select '{\"plan\":' || coalesce((select body from entry where kind = 'plan' limit 1), '{}')
    || ',\"sections\":[' || coalesce((select group_concat('[\"' || hex(id) || '\",' || body || ']')
        from entry where kind = 'section'), '')
    || '],\"lines\":[' || coalesce((select group_concat('[\"' || hex(id) || '\",' || body || ']')
        from entry where kind = 'line'), '')
    || '],\"supports\":[' || coalesce((select group_concat('[\"' || hex(id) || '\",' || (body -> '$.name') || ']')
        from entry where kind = 'support' and body -> '$.gone' is null), '')
    || '],\"strengths\":[' || coalesce((select group_concat('[\"' || hex(id) || '\",' || (body -> '$.text') || ']')
        from entry where kind = 'strength' and body -> '$.gone' is null), '') || ']}'";

/// Whether the photograph whose name is the hexadecimal digits `?1` is in the vault: `true` or
/// `false`.
pub(super) const HAS_PHOTO: &str =
    "select iif(exists (select 1 from blob where id = unhex(?1)), 'true', 'false')";

/// Every statement of this file.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[WHOLE, HAS_PHOTO];
