//! All SQL of sync. Lists come and go as JSON, hashes and names in it as hexadecimal digits; what is
//! large is bound as it is.

use crate::deleted::sql::unnamed;

/// Where sync stands, in JSON; no row: there is no sync.
pub(super) const STATE: &str = "select body from sync";

/// This device's secret keys.
pub(super) const KEYS: &str = "select keys from sync";

/// Whether everything is to be fetched and joined once more: what was here was replaced.
pub(super) const IS_AGAIN: &str = "select exists (select 1 from device where name = 'sync_again')";

/// It will be.
pub(super) const AGAIN_KNOWN: &str = "delete from device where name = 'sync_again'";

/// Begins: the state `?1` and the keys `?2`.
pub(super) const MAKE: &str = "insert into sync (one, body, keys) values (1, ?1, ?2)
    on conflict (one) do update set body = excluded.body, keys = excluded.keys";

/// Keeps the state `?1`.
pub(super) const KEEP_STATE: &str = "update sync set body = ?1";

/// Forgets everything but receipts: there is no sync any more.
pub(super) const FORGET: &str =
    "begin immediate; delete from sync; delete from sync_key; delete from sync_own;
    delete from sync_seen; delete from sync_gone; delete from sync_photo; delete from sync_piece;
    delete from sync_aside; commit;";

/// The key log, in order.
pub(super) const LOG: &str = "select entry from sync_key order by number";

/// Keeps entries of the key log, from a JSON list of `[number, entry]`.
pub(super) const KEEP_LOG: &str = "insert into sync_key (number, entry)
    select value ->> 0, unhex(value ->> 1) from json_each(?1) where true
    on conflict (number) do nothing";

/// What is known of the pages in the JSON list of `[device, stream, number]`, as a JSON list of
/// `[device, stream, number, hash, previous, had, epoch]`.
pub(super) const KNOWN: &str = "select coalesce(json_group_array(json_array(lower(hex(device)), stream, number,
        lower(hex(hash)), case when previous is null then null else lower(hex(previous)) end, had, epoch)), '[]')
    from json_each(?1) asked join sync_seen on device = unhex(asked.value ->> 0)
        and stream = asked.value ->> 1 and number = asked.value ->> 2";

/// Keeps what is known of pages, from a JSON list as that of [`KNOWN`].
pub(super) const KEEP_KNOWN: &str = "insert into sync_seen (device, stream, number, hash, previous, had, epoch)
    select unhex(value ->> 0), value ->> 1, value ->> 2, unhex(value ->> 3),
        case when value ->> 4 is null then null else unhex(value ->> 4) end, value ->> 5, value ->> 6
    from json_each(?1) where true
    on conflict (device, stream, number) do update set hash = excluded.hash, previous = excluded.previous,
        had = excluded.had, epoch = excluded.epoch";

/// The oldest lines of the outbox, at most `?1`, as a JSON list of `[seq, kind, id, fields]`.
pub(super) const LINES: &str =
    "select coalesce(json_group_array(json_array(seq, kind, lower(hex(id)), json(fields))), '[]')
    from (select seq, kind, id, fields from outbox order by seq limit cast(?1 as integer))";

/// Takes the lines in the JSON list `?1` out of the outbox.
pub(super) const DROP_LINES: &str =
    "delete from outbox where seq in (select value from json_each(?1))";

/// This device's own clock is known from what it wrote, also once that has left: device `?1`, clock `?2`.
pub(super) const KNOW_OWN: &str = "insert into peer (device, hlc) values (?1, ?2)
    on conflict (device) do update set hlc = max(hlc, excluded.hlc)";

/// Puts every record into the outbox, whole: what everything leans on first, then the newest check-ins.
pub(super) const FILL: &str = "delete from outbox;
    insert into outbox (hlc, kind, id, fields) select 0, 'settings', id, 'null' from settings;
    insert into outbox (hlc, kind, id, fields) select 0, 'item', id, 'null' from item;
    insert into outbox (hlc, kind, id, fields) select 0, 'tag', id, 'null' from tag;
    insert into outbox (hlc, kind, id, fields) select 0, kind, id, 'null' from entry;
    insert into outbox (hlc, kind, id, fields) select 0, 'checkin', id, 'null' from checkin order by place desc;
    insert into outbox (hlc, kind, id, fields) select 0, kind, id, 'null' from other;";

/// Puts every record into the outbox, whole, in which the device `?1` (hexadecimal digits) wrote.
pub(super) const FILL_OF: &str = "insert into outbox (hlc, kind, id, fields)
    select (select coalesce(max(hlc), 0) from outbox), kind, id, 'null' from (
        select 'settings' as kind, id, clock from settings union all select 'item', id, clock from item
        union all select 'tag', id, clock from tag union all select kind, id, clock from entry
        union all select 'checkin', id, clock from checkin union all select kind, id, clock from other)
    where instr(clock, ?1)";

/// What the pages of the stream `?1` from the number `?2` on hold that were not sent.
pub(super) const CONFLICTING: &str =
    "select held from sync_own where stream = ?1 and number >= ?2 and sent = 0";

/// And lets them go, with the others from there on.
pub(super) const DROP_OWN: &str = "delete from sync_own where stream = ?1 and number >= ?2";

/// Puts every record whose id is in the JSON list `?1` into the outbox, whole.
pub(super) const FILL_THESE: &str = "insert into outbox (hlc, kind, id, fields)
    select (select coalesce(max(hlc), 0) from outbox), kind, id, 'null' from (
        select 'settings' as kind, id from settings union all select 'item', id from item
        union all select 'tag', id from tag union all select kind, id from entry
        union all select 'checkin', id from checkin union all select kind, id from other)
    where id in (select unhex(value) from json_each(?1))";

/// Photographs whose names begin with one in the JSON list `?1` count as not sent.
pub(super) const UNSEND_THESE: &str = "delete from sync_photo where mine > 0
    and substr(blob, 1, 16) in (select unhex(value) from json_each(?1))";

/// Keeps a page of this device: stream, number, when, what its bodies hold, its bytes.
pub(super) const KEEP_OWN: &str = "insert into sync_own (stream, number, at, sent, held, page)
    values (?1, ?2, ?3, 0, ?4, ?5)";

/// The pages of the stream `?1` that wait to be sent, oldest first, at most `?2`: number and bytes.
pub(super) const UNSENT: &str = "select number, page from sync_own
    where stream = ?1 and sent = 0 and page is not null order by number limit ?2";

/// The server has the pages of the stream `?1` up to the number `?2`.
pub(super) const SENT: &str =
    "update sync_own set sent = 1 where stream = ?1 and number <= ?2 and sent = 0";

/// The server has the pages of a JSON list `[stream, numbers]`.
pub(super) const FOUND: &str = "update sync_own set sent = 1 where sent = 0 and stream = ?1 ->> 0
    and number in (select value from json_each(?1 -> 1))";

/// The server is another copy: every page that is still here may be missing there.
pub(super) const UNSEND: &str = "update sync_own set sent = 0 where page is not null";

/// Lets go of the bytes of pages that were sent before the moment `?1`.
pub(super) const PRUNE: &str = "update sync_own set page = null where sent = 1 and at < cast(?1 as integer) and page is not null";

/// What waits, as a JSON list: lines of the outbox, pages of each stream, what is to be taken away, what a
/// newer version says, what nobody can read.
pub(super) const COUNTS: &str = "select json_array((select count(*) from outbox),
    (select count(*) from sync_own where sent = 0 and stream = 0),
    (select count(*) from sync_own where sent = 0 and stream = 1),
    (select count(*) from sync_gone) + (select count(*) from sync_photo where mine > 0
        and blob not in (select id from blob) and blob not in (select blob from sync_piece)),
    (select count(*) from sync_aside where why = 'newer'),
    (select count(*) from sync_aside where why <> 'newer'))";

/// How many photographs are to be sent. Each that nothing names yet is looked for in every record: asked
/// once a round.
pub(super) const TO_SEND: &str = concat!(
    "select count(*) from blob
    where id not in (select blob from sync_photo where mine < 2) and not (",
    unnamed!(),
    ")"
);

/// Some of the photographs that are to be sent, as a JSON list of `[name, media, size]`.
pub(super) const PHOTOS: &str = concat!(
    "select coalesce(json_group_array(json_array(lower(hex(id)), media, size)), '[]') from (
        select id, media, size from blob
        where id not in (select blob from sync_photo where mine < 2) and not (",
    unnamed!(),
    ") limit 20)"
);

/// The pieces of the photograph `?1`, in order.
pub(super) const PIECES: &str = "select bytes from blob_piece where blob = ?1 order by n";

/// The server has the photograph `?1` from this device. What is known of each: 0, it is there from another
/// device; 1, from this one; 2, it was named here since and is to be sent, whatever is there.
pub(super) const SENT_PHOTO: &str = "insert into sync_photo (blob, mine) values (?1, 1)
    on conflict (blob) do update set mine = 1";

/// The server has the photograph `?1` from another device.
pub(super) const SAW_PHOTO: &str = "insert into sync_photo (blob, mine) values (?1, 0)
    on conflict (blob) do nothing";

/// What others sent counts as not sent: it is not known which of it still counts.
pub(super) const FORGET_OTHERS_PHOTOS: &str = "delete from sync_photo where mine = 0
    and blob in (select id from blob)";

/// Keeps a piece that came: photograph, which, media, size of the whole, bytes; unless the photograph is
/// here.
pub(super) const KEEP_PIECE: &str = "insert into sync_piece (blob, n, media, size, bytes)
    select ?1, ?2, ?3, ?4, ?5 where not exists (select 1 from blob where id = ?1)
    on conflict (blob, n) do nothing";

/// The photographs of which every byte is here: name, media.
pub(super) const WHOLE: &str = "select blob, min(media) from sync_piece
    group by blob having sum(length(bytes)) >= max(size)";

/// The pieces of the photograph `?1` that came, in order.
pub(super) const CAME: &str = "select bytes from sync_piece where blob = ?1 order by n";

/// Forgets the pieces of the photograph `?1`.
pub(super) const FORGET_PIECES: &str = "delete from sync_piece where blob = ?1";

/// A record or a photograph is really gone: what a JSON list of `[stream, held, before]` says.
pub(super) const GO: &str = "insert into sync_gone (stream, held, before)
    select value ->> 0, unhex(value ->> 1), value ->> 2 from json_each(?1) where true
    on conflict (stream, held) do update set before = excluded.before";

/// Photographs that this device sent and that are gone here are gone.
pub(super) const GO_PHOTOS: &str = "insert into sync_gone (stream, held, before)
    select 1, substr(blob, 1, 16), 9223372036854775807 from sync_photo
    where mine > 0 and blob not in (select id from blob) and blob not in (select blob from sync_piece)
    on conflict (stream, held) do nothing";

/// And are not sent any more.
pub(super) const UNSEND_PHOTOS: &str = "delete from sync_photo where mine > 0
    and blob not in (select id from blob) and blob not in (select blob from sync_piece)";

/// What is to be taken away: stream, what, before which page.
pub(super) const GONE: &str = "select stream, held, before from sync_gone limit 500";

/// What somebody brought back who did not know that it was let go of keeps its sealed bodies.
pub(super) const CAME_BACK: &str = "delete from sync_gone where stream = 0 and exists (
    select 1 from (
        select id, body from settings union all select id, body from item union all select id, body from tag
        union all select id, body from entry union all select id, body from checkin
        union all select id, body from other) as record
    where record.id = held and record.body -> 'gone' is not 'true')";

/// Which own pages of the stream `?1` before the number `?3` hold `?2`: number, what they hold, bytes.
pub(super) const HOLDING: &str = "select number, held, page from sync_own
    where stream = ?1 and number < ?3 and sent = 1 and instr(held, ?2)";

/// What the own page `?2` of the stream `?1` holds now, and its bytes.
pub(super) const REWRITE: &str =
    "update sync_own set held = ?3, page = ?4 where stream = ?1 and number = ?2";

/// It was taken away: stream and what.
pub(super) const WENT: &str = "delete from sync_gone where stream = ?1 and held = ?2";

/// Sets bodies aside, from a JSON list of `[device, stream, number, i, why, payload]`.
pub(super) const ASIDE: &str = "insert into sync_aside (device, stream, number, i, why, payload)
    select unhex(value ->> 0), value ->> 1, value ->> 2, value ->> 3, value ->> 4, unhex(value ->> 5)
    from json_each(?1) where true
    on conflict (device, stream, number, i) do nothing";

/// Keeps a receipt: when, and its text.
pub(super) const KEEP_RECEIPT: &str = "insert into sync_receipt (at, body) values (?1, ?2)";

/// The latest receipts, as a JSON list of texts.
pub(super) const RECEIPTS: &str = "select coalesce(json_group_array(body), '[]') from
    (select body from sync_receipt order by seq desc limit 50)";

/// Every statement of this file.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[
    STATE,
    IS_AGAIN,
    AGAIN_KNOWN,
    KEYS,
    MAKE,
    KEEP_STATE,
    FORGET,
    LOG,
    KEEP_LOG,
    KNOWN,
    KEEP_KNOWN,
    LINES,
    DROP_LINES,
    KNOW_OWN,
    FILL,
    FILL_OF,
    CONFLICTING,
    DROP_OWN,
    FILL_THESE,
    UNSEND_THESE,
    KEEP_OWN,
    UNSENT,
    SENT,
    FOUND,
    UNSEND,
    PRUNE,
    COUNTS,
    TO_SEND,
    PHOTOS,
    PIECES,
    SENT_PHOTO,
    SAW_PHOTO,
    FORGET_OTHERS_PHOTOS,
    KEEP_PIECE,
    WHOLE,
    CAME,
    FORGET_PIECES,
    GO,
    GO_PHOTOS,
    UNSEND_PHOTOS,
    GONE,
    CAME_BACK,
    HOLDING,
    REWRITE,
    WENT,
    ASIDE,
    KEEP_RECEIPT,
    RECEIPTS,
];
