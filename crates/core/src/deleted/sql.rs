//! All SQL of what was deleted.

/// Where nothing in the vault names the photograph of the row of `blob`: no record, deleted or not,
/// nothing that was done to one, and no line that is being written.
macro_rules! unnamed {
    () => {
        "not exists (select 1 from entry where instr(body, lower(hex(blob.id))) or instr(clock, lower(hex(blob.id))))
        and not exists (select 1 from other where instr(body, lower(hex(blob.id))) or instr(clock, lower(hex(blob.id))))
        and not exists (select 1 from past where instr(before, lower(hex(blob.id))) or instr(after, lower(hex(blob.id))))
        and not exists (select 1 from device where name = 'line' and instr(value, lower(hex(blob.id))))"
    };
}
pub(crate) use unnamed;

/// Every record that was deleted and is not really gone, as a JSON list of `[kind, id, fields]`. A
/// deleted check-in stands at a negative place. A goal or a decision for which somebody wrote something
/// meanwhile is there, and so is not here.
pub(super) const WAITING: &str = "select '[' || coalesce(group_concat(one), '') || ']' from (
    select '[\"' || kind || '\",\"' || hex(id) || '\",' || body || ']' as one from entry
        where json_type(body, '$.gone') = 'integer'
        and not (kind in ('goal', 'decision') and exists (select 1 from entry part
            where part.kind in ('step', 'evidence', 'way') and part.body -> '$.gone' is null
            and lower(hex(entry.id)) in (part.body ->> '$.goal', part.body ->> '$.decision')))
    union all
    select '[\"checkin\",\"' || hex(id) || '\",' || body || ']' from checkin
        where place < 0 and json_type(body, '$.gone') = 'integer')";

/// Every record that is really gone and has something left all the same, as a JSON list of
/// `[kind, id]`.
pub(super) const LEFT: &str = "select '[' || coalesce(group_concat(one), '') || ']' from (
    select json_array(kind, lower(hex(id))) as one from entry
        where body -> '$.gone' = 'true' and body <> '{\"gone\":true}'
    union all
    select json_array('checkin', lower(hex(id))) from checkin
        where place < 0 and body -> '$.gone' = 'true' and body <> '{\"gone\":true}')";

/// The photographs that the records in the JSON list of ids `?1` name, or ever named, as a JSON list.
pub(super) const NAMED_BY: &str =
    "select coalesce(json_group_array(lower(hex(id))), '[]') from blob
    where exists (select 1 from entry where id in (select unhex(value) from json_each(?1))
        and (instr(body, lower(hex(blob.id))) or instr(clock, lower(hex(blob.id)))))
    or exists (select 1 from past where id in (select unhex(value) from json_each(?1))
        and (instr(before, lower(hex(blob.id))) or instr(after, lower(hex(blob.id)))))";

/// The photographs that nothing names, as a JSON list.
pub(super) const UNNAMED: &str = concat!(
    "select coalesce(json_group_array(lower(hex(id))), '[]') from blob where ",
    unnamed!()
);

/// Lets the photographs in the JSON list `?1` go that nothing names.
pub(super) const FORGET_PHOTOS: &str = concat!(
    "delete from blob where id in (select unhex(value) from json_each(?1)) and ",
    unnamed!()
);

/// Forgets that others sent photographs that are not here: should one of them come back from a backup, it is
/// sent from here.
pub(super) const FORGET_SEEN: &str = "delete from sync_photo where mine = 0
    and blob not in (select id from blob) and blob not in (select blob from sync_piece)";

/// Lets the draft go where it is one of a check-in in the JSON list `?1`.
pub(super) const FORGET_DRAFT: &str =
    "delete from draft where body ->> '$.id' in (select value from json_each(?1))";

/// Lets the line that is being written go where it is one in the JSON list `?1`.
pub(super) const FORGET_LINE: &str = "delete from device where name = 'line' and value ->> '$.id' in (select value from json_each(?1))";

/// What this device keeps for telling when something goes, as a JSON object.
pub(super) const KEPT: &str = "select '{\"days\":' || coalesce((select value from device where name = 'days'), 'null')
    || ',\"copies\":' || coalesce((select value from device where name = 'safety_copies'), '{}') || '}'";

/// Keeps the days `?1` and since when there are safety copies, `?2`.
pub(super) const KEEP: &str =
    "insert into device (name, value) values ('days', ?1), ('safety_copies', ?2)
    on conflict (name) do update set value = excluded.value";

/// Every statement of this file.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[
    WAITING,
    LEFT,
    NAMED_BY,
    UNNAMED,
    FORGET_PHOTOS,
    FORGET_SEEN,
    FORGET_DRAFT,
    FORGET_LINE,
    KEPT,
    KEEP,
];
