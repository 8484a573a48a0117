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

/// The turns in the rows named `told`, newest first, and the records that they were done to, as a JSON
/// object; all sections too, for their headings.
macro_rules! turns {
    () => {
        "select '{\"turns\":[' || coalesce((select group_concat('{\"seq\":' || seq || ',\"hlc\":' || hlc || ',\"at\":' || at
            || ',\"kind\":\"' || kind || '\",\"id\":\"' || hex(id) || '\",\"before\":' || before || ',\"after\":' || after || '}')
            from (select * from told order by seq desc)), '')
        || '],\"now\":[' || coalesce((select group_concat('[\"' || kind || '\",\"' || hex(id) || '\",' || body || ']') from entry
            where kind = 'section' or (kind = 'line' and id in (select id from told))), '') || ']}'"
    };
}

/// A page of change sets: of those before the turn `?1` and since the instant `?2`, in milliseconds
/// since 1970, the newest, at most `?3`.
pub(super) const CHANGES: &str = concat!(
    "with page as (select hlc from past
        where seq < cast(?1 as integer) and at >= cast(?2 as integer)
        group by hlc order by max(seq) desc limit cast(?3 as integer)),
    told as (select * from past where hlc in page and seq < cast(?1 as integer)) ",
    turns!()
);

/// The change set of the turn `?1`.
pub(super) const CHANGE: &str = concat!(
    "with told as (select * from past where hlc = (select hlc from past where seq = cast(?1 as integer))) ",
    turns!()
);

/// Every statement of this file.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[WHOLE, CHANGES, CHANGE];
