//! Every statement of the server that is asked while it runs. `$1` is read by both databases.
//!
//! What is asked with each request is found by its whole key; a test reads the plans.

use super::tx::Sql;

const fn same(text: &'static str) -> Sql {
    Sql::same(text)
}

/// Where the agency stands. `agency`
pub const AGENCY: Sql =
    same("SELECT incarnation, audit_top, audit_hash FROM agency WHERE agency = $1");
/// The same, and nobody else may change it until this is over.
pub const AGENCY_HELD: Sql = Sql::each(
    "SELECT incarnation, audit_top, audit_hash FROM agency WHERE agency = $1",
    "SELECT incarnation, audit_top, audit_hash FROM agency WHERE agency = $1 FOR UPDATE",
);
/// Begins an agency. `agency, hash`
pub const AGENCY_BEGIN: Sql = same(
    "INSERT INTO agency (agency, incarnation, audit_top, audit_hash) VALUES ($1, 1, 0, $2)
     ON CONFLICT DO NOTHING",
);
/// `agency`
pub const AGENCY_DROP: Sql = same("DELETE FROM agency WHERE agency = $1");
/// Raises the incarnation. `agency, by`
pub const AGENCY_RAISE: Sql =
    same("UPDATE agency SET incarnation = incarnation + $2 WHERE agency = $1");
/// A row was added to the audit. `agency, n, hash`
pub const AGENCY_AUDITED: Sql =
    same("UPDATE agency SET audit_top = $2, audit_hash = $3 WHERE agency = $1");

/// A device, and where its vault stands: one look-up by key, however long the history.
/// `vault, device`
pub const MEMBER: Sql = same(
    "SELECT d.signing_key, d.removed, d.number0, d.hash0, d.number1, d.hash1,
        a.incarnation, v.entries, v.top0, v.top1, v.pages0, v.bytes0, v.pages1, v.bytes1,
        v.key_bytes, v.epoch, v.last_entry
     FROM vault v JOIN agency a ON a.agency = v.agency JOIN device d ON d.vault = v.vault
     WHERE v.vault = $1 AND d.device = $2",
);
/// The same, and nobody else may change the vault until this is over.
pub const MEMBER_HELD: Sql = Sql::each(
    MEMBER.sqlite,
    "SELECT d.signing_key, d.removed, d.number0, d.hash0, d.number1, d.hash1,
        a.incarnation, v.entries, v.top0, v.top1, v.pages0, v.bytes0, v.pages1, v.bytes1,
        v.key_bytes, v.epoch, v.last_entry
     FROM vault v JOIN agency a ON a.agency = v.agency JOIN device d ON d.vault = v.vault
     WHERE v.vault = $1 AND d.device = $2 FOR UPDATE OF v, d",
);
/// A vault's key log as it stands. `vault`
pub const LOG: Sql = same(
    "SELECT v.entries, v.last_entry, v.epoch, v.recovery_key, v.locator, v.key_bytes, a.incarnation,
        v.top0, v.top1, v.pages0, v.bytes0, v.pages1, v.bytes1
     FROM vault v JOIN agency a ON a.agency = v.agency WHERE v.vault = $1",
);
/// The same, held.
pub const LOG_HELD: Sql = Sql::each(
    LOG.sqlite,
    "SELECT v.entries, v.last_entry, v.epoch, v.recovery_key, v.locator, v.key_bytes, a.incarnation,
        v.top0, v.top1, v.pages0, v.bytes0, v.pages1, v.bytes1
     FROM vault v JOIN agency a ON a.agency = v.agency WHERE v.vault = $1 FOR UPDATE OF v",
);
/// All devices that a vault ever had. `vault`
pub const DEVICES: Sql = same("SELECT device, signing_key, removed FROM device WHERE vault = $1");

/// `vault, agency, made, entries, last_entry, epoch, key_bytes, recovery_key, locator`
pub const VAULT_MAKE: Sql = same(
    "INSERT INTO vault (vault, agency, made, entries, last_entry, epoch, key_bytes, recovery_key,
        locator, top0, top1, pages0, bytes0, pages1, bytes1)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, 0, 0, 0, 0, 0) ON CONFLICT DO NOTHING",
);
/// `vault, entries, last_entry, epoch, key_bytes, recovery_key, locator`
pub const VAULT_KEYS: Sql = same(
    "UPDATE vault SET entries = $2, last_entry = $3, epoch = $4, key_bytes = $5, recovery_key = $6,
        locator = $7 WHERE vault = $1",
);
/// `locator, agency, vault`
pub const LOCATOR_ADD: Sql =
    same("INSERT INTO locator (locator, agency, vault) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING");
/// `locator`
pub const LOCATOR_DROP: Sql = same("DELETE FROM locator WHERE locator = $1");
/// `locator`
pub const LOCATED: Sql = same("SELECT vault FROM locator WHERE locator = $1");
/// `vault, agency, device, signing_key, none`
pub const DEVICE_ADD: Sql = same(
    "INSERT INTO device (vault, agency, device, signing_key, removed, number0, hash0, number1, hash1)
     VALUES ($1, $2, $3, $4, 0, 0, $5, 0, $5)",
);
/// `vault, device`
pub const DEVICE_REMOVE: Sql =
    same("UPDATE device SET removed = 1 WHERE vault = $1 AND device = $2");
/// Entries, given as one run of bytes and where each lies in it.
/// `vault, agency, bytes, [[number, at, length] …]`
pub const ENTRIES_ADD: Sql = Sql::each(
    "INSERT INTO entry (vault, agency, number, bytes)
     SELECT $1, $2, value ->> 0, substr($3, value ->> 1, value ->> 2) FROM json_each($4)",
    "INSERT INTO entry (vault, agency, number, bytes)
     SELECT $1, $2, CAST(value ->> 0 AS BIGINT),
        substr($3, CAST(value ->> 1 AS INTEGER), CAST(value ->> 2 AS INTEGER))
     FROM jsonb_array_elements(CAST($4 AS JSONB)) AS given (value)",
);
/// `vault, after, most`
pub const ENTRIES: Sql =
    same("SELECT bytes FROM entry WHERE vault = $1 AND number > $2 ORDER BY number LIMIT $3");

/// Pages, given as one run of bytes and where each lies in it.
/// `vault, agency, device, bytes, [[stream, place, number, at, length, hash as hex] …]`
pub const PAGES_ADD: Sql = Sql::each(
    "INSERT INTO page (vault, agency, device, stream, place, number, size, hash, bytes)
     SELECT $1, $2, $3, value ->> 0, value ->> 1, value ->> 2, value ->> 4, unhex(value ->> 5),
        substr($4, value ->> 3, value ->> 4)
     FROM json_each($5)",
    "INSERT INTO page (vault, agency, device, stream, place, number, size, hash, bytes)
     SELECT $1, $2, $3, CAST(value ->> 0 AS BIGINT), CAST(value ->> 1 AS BIGINT),
        CAST(value ->> 2 AS BIGINT), CAST(value ->> 4 AS BIGINT), decode(value ->> 5, 'hex'),
        substr($4, CAST(value ->> 3 AS INTEGER), CAST(value ->> 4 AS INTEGER))
     FROM jsonb_array_elements(CAST($5 AS JSONB)) AS given (value)",
);
/// `vault, top0, top1, pages0, bytes0, pages1, bytes1`
pub const VAULT_PAGES: Sql = same(
    "UPDATE vault SET top0 = $2, top1 = $3, pages0 = $4, bytes0 = $5, pages1 = $6, bytes1 = $7
     WHERE vault = $1",
);
/// `vault, device, number0, hash0, number1, hash1`
pub const DEVICE_CHAIN: Sql = same(
    "UPDATE device SET number0 = $3, hash0 = $4, number1 = $5, hash1 = $6
     WHERE vault = $1 AND device = $2",
);
/// `vault, device, stream, number`
pub const PAGE_HASH: Sql =
    same("SELECT hash FROM page WHERE vault = $1 AND device = $2 AND stream = $3 AND number = $4");
/// `vault, device, stream, number`
pub const PAGE: Sql = same(
    "SELECT bytes, place, size FROM page
     WHERE vault = $1 AND device = $2 AND stream = $3 AND number = $4",
);
/// `vault, stream, place, size, bytes`
pub const PAGE_REWRITE: Sql =
    same("UPDATE page SET size = $4, bytes = $5 WHERE vault = $1 AND stream = $2 AND place = $3");
/// Places and sizes, oldest first; the bytes are not read. `vault, stream, after, before, most`
pub const SIZES: Sql = same(
    "SELECT place, size FROM page WHERE vault = $1 AND stream = $2 AND place > $3 AND place < $4
     ORDER BY place LIMIT $5",
);
/// The same, newest first.
pub const SIZES_NEWEST: Sql = same(
    "SELECT place, size FROM page WHERE vault = $1 AND stream = $2 AND place > $3 AND place < $4
     ORDER BY place DESC LIMIT $5",
);
/// Pages, oldest first. `vault, stream, first, last`
pub const PAGES: Sql = same(
    "SELECT place, bytes FROM page
     WHERE vault = $1 AND stream = $2 AND place >= $3 AND place <= $4 ORDER BY place",
);
/// The same, newest first.
pub const PAGES_NEWEST: Sql = same(
    "SELECT place, bytes FROM page
     WHERE vault = $1 AND stream = $2 AND place >= $3 AND place <= $4 ORDER BY place DESC",
);

/// Taking a vault away, part by part. `vault`
pub const VAULT_DROP: [Sql; 5] = [
    same("DELETE FROM page WHERE vault = $1"),
    same("DELETE FROM entry WHERE vault = $1"),
    same("DELETE FROM device WHERE vault = $1"),
    same("DELETE FROM locator WHERE locator = (SELECT locator FROM vault WHERE vault = $1)"),
    same("DELETE FROM vault WHERE vault = $1"),
];
/// Taking everything of an agency away but its audit. `agency`
pub const EVERYTHING: [Sql; 13] = [
    same("DELETE FROM share_item WHERE agency = $1"),
    same("DELETE FROM share_head WHERE agency = $1"),
    same("DELETE FROM share_suggestion WHERE agency = $1"),
    same("DELETE FROM share_opening WHERE agency = $1"),
    same("DELETE FROM share_invitation WHERE agency = $1"),
    same("DELETE FROM share WHERE agency = $1"),
    same("DELETE FROM page WHERE agency = $1"),
    same("DELETE FROM entry WHERE agency = $1"),
    same("DELETE FROM device WHERE agency = $1"),
    same("DELETE FROM locator WHERE agency = $1"),
    same("DELETE FROM vault WHERE agency = $1"),
    same("DELETE FROM invitation WHERE agency = $1"),
    same("DELETE FROM worker WHERE agency = $1"),
];
/// Which of these stand where. `[vault as hex …]`
pub const TOPS: Sql = Sql::each(
    "SELECT vault, entries, top0, top1 FROM vault
     WHERE vault IN (SELECT unhex(value) FROM json_each($1))",
    "SELECT vault, entries, top0, top1 FROM vault WHERE vault IN
     (SELECT decode(value, 'hex') FROM jsonb_array_elements_text(CAST($1 AS JSONB)) AS g (value))",
);

/// `token, typed, agency, made, expires`
pub const INVITATION_ADD: Sql = same(
    "INSERT INTO invitation (token, typed, agency, made, expires, used)
     VALUES ($1, $2, $3, $4, $5, 0)",
);
/// Takes one, once: by its whole token, or by the part that is typed. `name, now`
pub const INVITATION_USE: Sql = same(
    "UPDATE invitation SET used = 1 WHERE (token = $1 OR typed = $1) AND expires > $2 AND used = 0",
);
/// `before`
pub const INVITATIONS_SWEEP: Sql = same("DELETE FROM invitation WHERE expires < $1");

/// `agency, n, time, actor, action, object, previous, hash, signature`
pub const AUDIT_ADD: Sql = same(
    "INSERT INTO audit (agency, n, time, actor, action, object, previous, hash, signature)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
);
/// `agency, after, most`
pub const AUDIT: Sql = same(
    "SELECT n, time, actor, action, object, previous, hash, signature FROM audit
     WHERE agency = $1 AND n > $2 ORDER BY n LIMIT $3",
);
/// The newest of an action. `agency, action`
pub const AUDIT_LAST: Sql =
    same("SELECT time FROM audit WHERE agency = $1 AND action = $2 ORDER BY n DESC LIMIT 1");

/// `worker, agency, name, role, made`
pub const WORKER_ADD: Sql = same(
    "INSERT INTO worker (worker, agency, name, role, made, disabled) VALUES ($1, $2, $3, $4, $5, 0)",
);
/// `agency`
pub const WORKERS: Sql = same(
    "SELECT worker, name, role, made, disabled FROM worker WHERE agency = $1 ORDER BY made, worker",
);
/// `worker, agency, now`
pub const WORKER_DISABLE: Sql = same(
    "UPDATE worker SET disabled = 1, gone = $3 WHERE worker = $1 AND agency = $2 AND disabled = 0",
);

/// What there is in all. `agency`
pub const COUNTS: Sql = same(
    "SELECT count(*), CAST(coalesce(sum(pages0 + pages1), 0) AS BIGINT),
        CAST(coalesce(sum(bytes0 + bytes1 + key_bytes), 0) AS BIGINT),
        CAST(coalesce(sum(entries), 0) AS BIGINT)
     FROM vault WHERE agency = $1",
);
/// What there really is. `agency`
pub const COUNTED: Sql = same(
    "SELECT (SELECT count(*) FROM page WHERE agency = $1),
        CAST(coalesce((SELECT sum(size) FROM page WHERE agency = $1), 0) AS BIGINT),
        (SELECT count(*) FROM entry WHERE agency = $1)",
);

/// In a file of its own on SQLite: see [`super::Store::passing`]. `nonce, agency, expires`
pub const NONCE_USE: Sql =
    same("INSERT INTO nonce (nonce, agency, expires) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING");
/// `now`
pub const NONCES_SWEEP: Sql = same("DELETE FROM nonce WHERE expires < $1");
/// What lies in a mailbox. `pairing, now`
pub const MESSAGES: Sql =
    same("SELECT n, bytes, expires FROM message WHERE pairing = $1 AND expires > $2 ORDER BY n");
/// `pairing, n, agency, expires, bytes`
pub const MESSAGE_ADD: Sql = same(
    "INSERT INTO message (pairing, n, agency, expires, bytes) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING",
);
/// How many mailboxes there are. `agency, now`
pub const MAILBOXES: Sql =
    same("SELECT count(*) FROM message WHERE agency = $1 AND n = 0 AND expires > $2");
/// `now`
pub const MESSAGES_SWEEP: Sql = same("DELETE FROM message WHERE expires < $1");

/// Every statement, for the tests that read their plans: those of the main file, then the passing ones.
pub const STATEMENTS: [(&str, Sql); 36] = [
    ("agency", AGENCY),
    ("agency_held", AGENCY_HELD),
    ("agency_begin", AGENCY_BEGIN),
    ("agency_raise", AGENCY_RAISE),
    ("agency_audited", AGENCY_AUDITED),
    ("member", MEMBER),
    ("member_held", MEMBER_HELD),
    ("log", LOG),
    ("log_held", LOG_HELD),
    ("devices", DEVICES),
    ("vault_make", VAULT_MAKE),
    ("vault_keys", VAULT_KEYS),
    ("locator_add", LOCATOR_ADD),
    ("locator_drop", LOCATOR_DROP),
    ("located", LOCATED),
    ("device_add", DEVICE_ADD),
    ("device_remove", DEVICE_REMOVE),
    ("entries_add", ENTRIES_ADD),
    ("entries", ENTRIES),
    ("pages_add", PAGES_ADD),
    ("vault_pages", VAULT_PAGES),
    ("device_chain", DEVICE_CHAIN),
    ("page_hash", PAGE_HASH),
    ("page", PAGE),
    ("page_rewrite", PAGE_REWRITE),
    ("sizes", SIZES),
    ("sizes_newest", SIZES_NEWEST),
    ("pages", PAGES),
    ("pages_newest", PAGES_NEWEST),
    ("vault_drop_pages", VAULT_DROP[0]),
    ("vault_drop_entries", VAULT_DROP[1]),
    ("vault_drop_devices", VAULT_DROP[2]),
    ("vault_drop_locator", VAULT_DROP[3]),
    ("vault_drop", VAULT_DROP[4]),
    ("tops", TOPS),
    ("invitation_use", INVITATION_USE),
];
