//! Every statement about what is shared.

use crate::store::Sql;

const fn same(text: &'static str) -> Sql {
    Sql::both(text)
}

macro_rules! stand {
    ($after:literal) => {
        concat!(
            "SELECT s.share, s.worker, s.keys, s.signing_key, s.state, s.asked, s.waiting, s.number,
                s.statement_hash, s.epoch, s.until, s.manifest, s.items, s.bytes, s.published, s.inbox,
                s.said1, s.said2, s.said3, s.opening, s.opening_hash, s.first, s.statement,
                a.incarnation, w.signing_key, w.hpke_key, coalesce(w.gone + w.disabled, 1)
             FROM share s JOIN agency a ON a.agency = s.agency
             LEFT JOIN worker w ON w.worker = s.worker ",
            $after
        )
    };
}

/// A grant, and where it stands. `share`
pub const SHARE: Sql = same(stand!("WHERE s.share = $1"));
/// The same, and nobody else may change it until this is over.
pub const SHARE_HELD: Sql = Sql::each(
    stand!("WHERE s.share = $1"),
    stand!("WHERE s.share = $1 FOR UPDATE OF s"),
);
/// All of a worker's, the newest first. `worker`
pub const SHARES: Sql = same(stand!(
    "WHERE s.worker = $1 ORDER BY s.published DESC, s.share"
));
/// Those whose time is over. `now`
pub const OVER: Sql = same("SELECT share FROM share WHERE until <= $1");
/// All of them. `agency`
pub const ALL: Sql = same("SELECT share FROM share WHERE agency = $1");

/// `share, agency, worker, keys, signing_key, made, statement_hash, until, first, none`
pub const SHARE_MAKE: Sql = same(
    "INSERT INTO share (share, agency, worker, keys, signing_key, made, state, asked, waiting, number,
        statement_hash, epoch, until, manifest, items, bytes, published, inbox, said1, said2, said3,
        opening, opening_hash, first, statement)
     VALUES ($1, $2, $3, $4, $5, $6, 1, 0, 0, 0, $7, 1, $8, 0, 0, 0, $6, 0, 0, 0, 0, 0, $10, $9, $9)
     ON CONFLICT DO NOTHING",
);
/// `share, state, asked, number, statement_hash, epoch, until, statement`
pub const SHARE_STATES: Sql = same(
    "UPDATE share SET state = $2, asked = $3, waiting = 0, number = $4, statement_hash = $5, epoch = $6,
        until = $7, statement = $8 WHERE share = $1",
);
/// `share, manifest, items, bytes, published`
pub const SHARE_PUBLISHED: Sql =
    same("UPDATE share SET manifest = $2, items = $3, bytes = $4, published = $5 WHERE share = $1");
/// `share, said1, said2, said3`
pub const SHARE_SAID: Sql =
    same("UPDATE share SET inbox = inbox + 1, said1 = $2, said2 = $3, said3 = $4 WHERE share = $1");
/// `share, opening, opening_hash`
pub const SHARE_OPENED: Sql =
    same("UPDATE share SET opening = $2, opening_hash = $3 WHERE share = $1");
/// `share`
pub const SHARE_ASKED: Sql =
    same("UPDATE share SET asked = 1, items = 0, bytes = 0 WHERE share = $1");
/// After an older copy was put back. `agency`
pub const SHARES_WAIT: Sql = same("UPDATE share SET waiting = 1 WHERE agency = $1");

/// `share`
pub const HEAD: Sql = same("SELECT wrap, manifest FROM share_head WHERE share = $1");
/// `share, agency, wrap, manifest`
pub const HEAD_SET: Sql = same(
    "INSERT INTO share_head (share, agency, wrap, manifest) VALUES ($1, $2, $3, $4)
     ON CONFLICT (share) DO UPDATE SET wrap = excluded.wrap, manifest = excluded.manifest",
);
/// `share, manifest`
pub const HEAD_MANIFEST: Sql = same("UPDATE share_head SET manifest = $2 WHERE share = $1");
/// Takes away the wraps for whoever left before, or has other keys. `before, empty`
pub const WRAPS_SWEEP: Sql = same(
    "UPDATE share_head SET wrap = $2 WHERE wrap <> $2 AND share IN (
        SELECT s.share FROM share s JOIN worker w ON w.worker = s.worker
        WHERE w.gone > 0 AND w.gone <= $1)",
);

/// What lies where, without the bytes. `share`
pub const SLOTS: Sql = same("SELECT slot, version, hash, size FROM share_item WHERE share = $1");
/// In order of slot. `share`
pub const ITEMS: Sql =
    same("SELECT slot, version, bytes FROM share_item WHERE share = $1 ORDER BY slot");
/// Items, given as one run of bytes and where each lies in it.
/// `share, agency, bytes, [[slot as hex, version, size, hash as hex, at, length] …]`
pub const ITEMS_SET: Sql = Sql::each(
    "INSERT INTO share_item (share, agency, slot, version, size, hash, bytes)
     SELECT $1, $2, unhex(value ->> 0), value ->> 1, value ->> 2, unhex(value ->> 3),
        substr($3, value ->> 4, value ->> 5)
     FROM json_each($4) WHERE true
     ON CONFLICT (share, slot) DO UPDATE SET version = excluded.version, size = excluded.size,
        hash = excluded.hash, bytes = excluded.bytes",
    "INSERT INTO share_item (share, agency, slot, version, size, hash, bytes)
     SELECT $1, $2, decode(value ->> 0, 'hex'), CAST(value ->> 1 AS BIGINT),
        CAST(value ->> 2 AS BIGINT), decode(value ->> 3, 'hex'),
        substr($3, CAST(value ->> 4 AS INTEGER), CAST(value ->> 5 AS INTEGER))
     FROM jsonb_array_elements(CAST($4 AS JSONB)) AS given (value)
     ON CONFLICT (share, slot) DO UPDATE SET version = excluded.version, size = excluded.size,
        hash = excluded.hash, bytes = excluded.bytes",
);
/// `share, [slot as hex …]`
pub const ITEMS_DROP: Sql = Sql::each(
    "DELETE FROM share_item WHERE share = $1 AND slot IN (SELECT unhex(value) FROM json_each($2))",
    "DELETE FROM share_item WHERE share = $1 AND slot IN
     (SELECT decode(value, 'hex') FROM jsonb_array_elements_text(CAST($2 AS JSONB)) AS g (value))",
);
/// Taking what is shown away, part by part. `share`
pub const SHOWN_DROP: [Sql; 2] = [
    same("DELETE FROM share_item WHERE share = $1"),
    same("DELETE FROM share_head WHERE share = $1"),
];
/// Taking the rest away. `share`
pub const SHARE_DROP: [Sql; 3] = [
    same("DELETE FROM share_suggestion WHERE share = $1"),
    same("DELETE FROM share_opening WHERE share = $1"),
    same("DELETE FROM share WHERE share = $1"),
];

/// `share, n, agency, id, bytes`
pub const SUGGESTION_ADD: Sql =
    same("INSERT INTO share_suggestion (share, n, agency, id, bytes) VALUES ($1, $2, $3, $4, $5)");
/// `share, after`
pub const SUGGESTIONS: Sql =
    same("SELECT n, id, bytes FROM share_suggestion WHERE share = $1 AND n > $2 ORDER BY n");
/// `share, until`
pub const SUGGESTIONS_DROP: Sql = same("DELETE FROM share_suggestion WHERE share = $1 AND n <= $2");

/// `share, n, agency, time, worker, what, previous`
pub const OPENING_ADD: Sql = same(
    "INSERT INTO share_opening (share, n, agency, time, worker, what, previous)
     VALUES ($1, $2, $3, $4, $5, $6, $7)",
);
/// `share, after, most`
pub const OPENINGS: Sql = same(
    "SELECT n, time, worker, what, previous FROM share_opening
     WHERE share = $1 AND n > $2 ORDER BY n LIMIT $3",
);

/// `worker`
pub const WORKER: Sql =
    same("SELECT name, role, signing_key, hpke_key, gone + disabled FROM worker WHERE worker = $1");
/// `worker, now`
pub const WORKER_GONE: Sql =
    same("UPDATE worker SET disabled = 1, gone = $2 WHERE worker = $1 AND gone = 0");
/// `worker, signing_key, hpke_key`
pub const WORKER_KEYS: Sql =
    same("UPDATE worker SET signing_key = $2, hpke_key = $3 WHERE worker = $1");

/// `token, typed, agency, worker, n, keys, reason, written, signature, made, expires`
pub const INVITATION_ADD: Sql = same(
    "INSERT INTO share_invitation (token, typed, agency, worker, n, keys, reason, written, signature,
        made, expires)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
);
/// By the whole token, or by the part that is typed. `name, now`
pub const INVITATION: Sql = same(
    "SELECT i.worker, i.keys, i.reason, i.written, i.signature, i.expires, w.name, w.role, w.signing_key,
        w.hpke_key, w.gone + w.disabled
     FROM share_invitation i JOIN worker w ON w.worker = i.worker
     WHERE (i.token = $1 OR i.typed = $1) AND i.expires > $2",
);
/// Uses one up. `name, now`
pub const INVITATION_USE: Sql = same(
    "DELETE FROM share_invitation WHERE (token = $1 OR typed = $1) AND expires > $2
     RETURNING worker, keys",
);
/// A worker's. `worker, now`
pub const INVITATIONS: Sql = same(
    "SELECT n, reason, made, expires FROM share_invitation
     WHERE worker = $1 AND expires > $2 ORDER BY n",
);
/// `worker`
pub const INVITATION_NEXT: Sql =
    same("SELECT coalesce(max(n), 0) + 1, count(*) FROM share_invitation WHERE worker = $1");
/// `worker, n`
pub const INVITATION_DROP: Sql = same("DELETE FROM share_invitation WHERE worker = $1 AND n = $2");
/// `now`
pub const INVITATIONS_SWEEP: Sql = same("DELETE FROM share_invitation WHERE expires <= $1");

/// In a file of its own on SQLite: see [`crate::store::Store::shredding`].
/// Gives back the key that is there, whoever made it. `share, epoch, agency, made, key`
pub const SHRED_MAKE: Sql = same(
    "INSERT INTO shred (share, epoch, agency, made, key) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (share, epoch) DO UPDATE SET key = shred.key RETURNING key",
);
/// `share, epoch`
pub const SHRED: Sql = same("SELECT key FROM shred WHERE share = $1 AND epoch = $2");
/// `share`
pub const SHRED_DROP: Sql = same("DELETE FROM shred WHERE share = $1");
/// Those of what is shown but one epoch's. `share, epoch`
pub const SHRED_DROP_OTHERS: Sql =
    same("DELETE FROM shred WHERE share = $1 AND epoch > 0 AND epoch <> $2");
/// `before`
pub const SHREDS: Sql = same("SELECT share, epoch FROM shred WHERE made < $1");
/// `agency`
pub const SHRED_EVERYTHING: Sql = same("DELETE FROM shred WHERE agency = $1");
/// `name, agency, signer, time, count, bytes, audit`
pub const ENDED_ADD: Sql = same(
    "INSERT INTO ended (name, agency, signer, time, count, bytes, audit)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
);
/// `name`
pub const ENDED: Sql = same("SELECT signer, time, count, bytes, audit FROM ended WHERE name = $1");
/// `before`
pub const ENDED_SWEEP: Sql = same("DELETE FROM ended WHERE time < $1");

/// Those of the main file that are asked with each request, for the test that reads their plans.
pub const STATEMENTS: [(&str, Sql); 20] = [
    ("share", SHARE),
    ("share_held", SHARE_HELD),
    ("share_make", SHARE_MAKE),
    ("share_states", SHARE_STATES),
    ("share_published", SHARE_PUBLISHED),
    ("share_said", SHARE_SAID),
    ("share_opened", SHARE_OPENED),
    ("share_asked", SHARE_ASKED),
    ("head", HEAD),
    ("head_set", HEAD_SET),
    ("head_manifest", HEAD_MANIFEST),
    ("slots", SLOTS),
    ("items", ITEMS),
    ("items_set", ITEMS_SET),
    ("items_drop", ITEMS_DROP),
    ("suggestions", SUGGESTIONS),
    ("suggestions_drop", SUGGESTIONS_DROP),
    ("openings", OPENINGS),
    ("invitation_use", INVITATION_USE),
    ("over", OVER),
];
