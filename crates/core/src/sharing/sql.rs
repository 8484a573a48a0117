//! All SQL of sharing.

/// The records of a kind that are not gone, as a JSON list of `[id, fields]`.
macro_rules! all_of {
    ($kind:literal) => {
        concat!(
            "select '[' || coalesce(group_concat('[\"' || hex(id) || '\",' || body || ']'), '') || ']' ",
            "from entry where kind = '", $kind, "' and body -> '$.gone' is null"
        )
    };
}

/// Every grant.
pub(super) const GRANTS: &str = all_of!("grant");

/// What was agreed to, or done, about the grant `?1`.
pub(super) const CONSENTS: &str = concat!(all_of!("consent"), " and body ->> '$.grant' = ?1");

/// What workers proposed.
pub(super) const SUGGESTIONS: &str = all_of!("suggestion");

/// How many suggestions wait for a first look, as JSON.
pub(super) const NEW: &str = "select cast(count(*) as text) from entry
    where kind = 'suggestion' and body -> '$.gone' is null and body -> '$.answer' is null";

/// From whom what was suggested came, as a JSON list of `[id, name, milliseconds since 1970]`.
pub(super) const ORIGINS: &str = "select coalesce(json_group_array(json_array(lower(hex(id)), body ->> '$.from',
        body ->> '$.from_at')), '[]')
    from entry where kind in ('goal', 'step', 'line', 'reminder', 'rating') and body -> '$.from_at' is not null
        and body -> '$.gone' is null";

/// What this device knows of the grant `?1`, or `null`.
pub(super) const KNOWN: &str =
    "select coalesce((select value from device where name = 'sharing:' || ?1), 'null')";

/// Keeps `?2` as what this device knows of the grant `?1`.
pub(super) const KEEP_KNOWN: &str = "insert into device (name, value) values ('sharing:' || ?1, ?2)
    on conflict (name) do update set value = excluded.value";

/// Every check-in, in order, as a JSON list of `[id, fields]`.
pub(super) const CHECKINS: &str =
    "select '[' || coalesce(group_concat('[\"' || hex(id) || '\",' || body || ']'), '') || ']' from (
        select id, body from checkin where place >= cast(?1 as integer) order by place)";

/// Every statement of this file.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[
    GRANTS,
    CONSENTS,
    SUGGESTIONS,
    NEW,
    ORIGINS,
    KNOWN,
    KEEP_KNOWN,
    CHECKINS,
];
