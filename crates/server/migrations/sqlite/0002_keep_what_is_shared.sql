-- What clients share with workers. Keyed by the grant first. What is sealed is sealed once more under a
-- key that is kept elsewhere: see migrations/shred.

-- A worker's public keys, once they have some, and when they left.
ALTER TABLE worker ADD COLUMN signing_key BLOB NOT NULL DEFAULT x'';
ALTER TABLE worker ADD COLUMN hpke_key BLOB NOT NULL DEFAULT x'';
ALTER TABLE worker ADD COLUMN gone INTEGER NOT NULL DEFAULT 0;

-- Where a grant stands.
CREATE TABLE share (
    share BLOB PRIMARY KEY,
    agency INTEGER NOT NULL,
    worker BLOB NOT NULL,
    keys BLOB NOT NULL, -- the worker's, as the client pinned them
    signing_key BLOB NOT NULL, -- the grant's
    made INTEGER NOT NULL,
    state INTEGER NOT NULL, -- as the newest statement says
    asked INTEGER NOT NULL, -- the worker noted that the client asked to stop
    waiting INTEGER NOT NULL, -- an older copy was put back
    number INTEGER NOT NULL,
    statement_hash BLOB NOT NULL,
    epoch INTEGER NOT NULL,
    until INTEGER NOT NULL,
    manifest INTEGER NOT NULL,
    items INTEGER NOT NULL,
    bytes INTEGER NOT NULL, -- of the card and the items, as they came
    published INTEGER NOT NULL,
    inbox INTEGER NOT NULL, -- the number of the newest suggestion
    said1 INTEGER NOT NULL, -- when the last three came, the oldest first
    said2 INTEGER NOT NULL,
    said3 INTEGER NOT NULL,
    opening INTEGER NOT NULL, -- the number of the newest row of the openings, and its hash
    opening_hash BLOB NOT NULL,
    first BLOB NOT NULL,
    statement BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX share_by_worker ON share (worker);
CREATE INDEX share_by_end ON share (until);

CREATE TABLE share_head (
    share BLOB PRIMARY KEY,
    agency INTEGER NOT NULL,
    wrap BLOB NOT NULL,
    manifest BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE share_item (
    share BLOB NOT NULL,
    slot BLOB NOT NULL,
    agency INTEGER NOT NULL,
    version INTEGER NOT NULL,
    size INTEGER NOT NULL,
    hash BLOB NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (share, slot)
) STRICT, WITHOUT ROWID;

CREATE TABLE share_suggestion (
    share BLOB NOT NULL,
    n INTEGER NOT NULL,
    agency INTEGER NOT NULL,
    id BLOB NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (share, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE share_opening (
    share BLOB NOT NULL,
    n INTEGER NOT NULL,
    agency INTEGER NOT NULL,
    time INTEGER NOT NULL,
    worker BLOB NOT NULL,
    what INTEGER NOT NULL,
    previous BLOB NOT NULL,
    PRIMARY KEY (share, n)
) STRICT, WITHOUT ROWID;

-- Gone once it was used.
CREATE TABLE share_invitation (
    token BLOB PRIMARY KEY, -- its hash
    typed BLOB NOT NULL UNIQUE, -- the hash of the part that can be typed
    agency INTEGER NOT NULL,
    worker BLOB NOT NULL,
    n INTEGER NOT NULL, -- among the worker's
    keys BLOB NOT NULL,
    reason TEXT NOT NULL,
    written INTEGER NOT NULL,
    signature BLOB NOT NULL,
    made INTEGER NOT NULL,
    expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX share_invitation_by_worker ON share_invitation (worker, n);
