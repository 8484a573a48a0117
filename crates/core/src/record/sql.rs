//! All SQL of the record as a whole: every table from its beginning to its end, a page at a time.

/// Begins to read the vault as it is now, whatever is written meanwhile.
pub(crate) const BEGIN: &str = "begin";

/// The check-ins after the place `?1`, at most `?2` of them: place, id, and the two columns.
pub(super) const CHECKINS: &str = "select place, id, body, clock from checkin
    where place > ?1 order by place limit ?2";

/// The items after the id `?1`, at most `?2` of them.
pub(super) const ITEMS: &str =
    "select 'item', id, body, clock from item where id > ?1 order by id limit ?2";

/// The tags after the id `?1`, at most `?2` of them.
pub(super) const TAGS: &str =
    "select 'tag', id, body, clock from tag where id > ?1 order by id limit ?2";

/// The settings after the id `?1`, at most `?2` of them.
pub(super) const SETTINGS: &str =
    "select 'settings', id, body, clock from settings where id > ?1 order by id limit ?2";

/// The entries after the kind `?1` and the id `?2`, at most `?3` of them.
pub(super) const ENTRIES: &str = "select kind, id, body, clock from entry
    where (kind, id) > (?1, ?2) order by kind, id limit ?3";

/// Records of kinds that this version does not know, as [`ENTRIES`].
pub(super) const OTHERS: &str = "select kind, id, body, clock from other
    where (kind, id) > (?1, ?2) order by kind, id limit ?3";

/// What was done to the plan after `?1`, at most `?2` lines of it.
pub(super) const PAST: &str = "select seq, hlc, at, kind, id, before, after from past
    where seq > ?1 order by seq limit ?2";

/// How many lines there are in all.
pub(super) const COUNT: &str = "select (select count(*) from checkin) + (select count(*) from item)
    + (select count(*) from tag) + (select count(*) from settings) + (select count(*) from entry)
    + (select count(*) from other) + (select count(*) from past)";

/// The photographs: name, media type and size.
pub(super) const PHOTOS: &str = "select lower(hex(id)), media, size from blob order by id";

/// The pieces of the photograph `?1`, in order.
pub(super) const PHOTO: &str = "select bytes from blob_piece where blob = unhex(?1) order by n";

/// Empties what a vault says, for something else to take its place. What is only of this device stays;
/// where there is a sealed copy, all of it is fetched and joined once more.
pub(crate) const EMPTY: &str = "delete from checkin; delete from item; delete from tag; delete from settings;
    delete from entry; delete from other; delete from past; delete from insight_month; delete from blob;
    delete from outbox; delete from sync_photo;
    insert into device (name, value) values ('sync_again', '1') on conflict (name) do nothing;
    insert into words (words) values ('delete-all');";

/// Puts everything that was done to the plan into the order of time.
pub(super) const ORDER_PAST: &str = "insert into past (hlc, at, kind, id, before, after)
    select hlc, at, kind, id, before, after from past order by hlc, seq;";

/// The last line of what was done to the plan.
pub(super) const LAST_PAST: &str = "select coalesce(max(seq), 0) from past";

/// Forgets what was done to the plan up to the line `?1`.
pub(super) const FORGET_PAST: &str = "delete from past where seq <= ?1";

/// Keeps what was done to the plan, from a JSON list of `[clock, milliseconds, kind, id, before, after]`,
/// unless it is there.
pub(super) const KEEP_PAST: &str = "insert into past (hlc, at, kind, id, before, after)
    select value ->> 0, value ->> 1, value ->> 2, unhex(value ->> 3), value -> 4, value -> 5 from json_each(?1)
    where not exists (select 1 from past where past.id = unhex(value ->> 3) and past.hlc = value ->> 0
        and past.at = value ->> 1 and past.kind = value ->> 2
        and past.before = value -> 4 and past.after = value -> 5)";

/// Begins a change of many steps.
pub(crate) const BEGIN_WRITING: &str = "begin immediate";

/// Keeps it.
pub(crate) const COMMIT: &str = "commit";

/// Leaves everything as it was.
pub(crate) const ROLLBACK: &str = "rollback";

/// Every statement of this file.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[
    CHECKINS,
    ITEMS,
    TAGS,
    SETTINGS,
    ENTRIES,
    OTHERS,
    PAST,
    COUNT,
    PHOTOS,
    PHOTO,
    EMPTY,
    ORDER_PAST,
    LAST_PAST,
    FORGET_PAST,
    KEEP_PAST,
    BEGIN,
    BEGIN_WRITING,
    COMMIT,
    ROLLBACK,
];
