-- What the server keeps. Whatever is asked for often is keyed by the vault first, so that a
-- distributed database can put all of a vault in one place. Times are milliseconds since 1970.

CREATE TABLE agency (
    agency INTEGER PRIMARY KEY,
    incarnation INTEGER NOT NULL, -- one more for each older copy that was restored
    audit_top INTEGER NOT NULL,
    audit_hash BLOB NOT NULL
) STRICT;

-- Where a vault stands, so that "anything new?" is one look-up however long the history.
CREATE TABLE vault (
    vault BLOB PRIMARY KEY,
    agency INTEGER NOT NULL,
    made INTEGER NOT NULL,
    entries INTEGER NOT NULL, -- of the key log
    last_entry BLOB NOT NULL,
    epoch INTEGER NOT NULL,
    key_bytes INTEGER NOT NULL,
    recovery_key BLOB NOT NULL,
    locator BLOB NOT NULL,
    top0 INTEGER NOT NULL,
    top1 INTEGER NOT NULL,
    pages0 INTEGER NOT NULL,
    bytes0 INTEGER NOT NULL,
    pages1 INTEGER NOT NULL,
    bytes1 INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE locator (
    locator BLOB PRIMARY KEY,
    agency INTEGER NOT NULL,
    vault BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE device (
    vault BLOB NOT NULL,
    device BLOB NOT NULL,
    agency INTEGER NOT NULL,
    signing_key BLOB NOT NULL,
    removed INTEGER NOT NULL,
    number0 INTEGER NOT NULL, -- the newest page of its chain in each stream
    hash0 BLOB NOT NULL,
    number1 INTEGER NOT NULL,
    hash1 BLOB NOT NULL,
    PRIMARY KEY (vault, device)
) STRICT, WITHOUT ROWID;

CREATE TABLE entry (
    vault BLOB NOT NULL,
    number INTEGER NOT NULL,
    agency INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (vault, number)
) STRICT, WITHOUT ROWID;

-- A page as it goes over the wire. Small columns stand before the bytes, and are read without them.
CREATE TABLE page (
    vault BLOB NOT NULL,
    stream INTEGER NOT NULL,
    place INTEGER NOT NULL,
    agency INTEGER NOT NULL,
    device BLOB NOT NULL,
    number INTEGER NOT NULL,
    size INTEGER NOT NULL,
    hash BLOB NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (vault, stream, place)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX page_by_chain ON page (vault, device, stream, number);

CREATE TABLE invitation (
    token BLOB PRIMARY KEY, -- its hash
    typed BLOB NOT NULL UNIQUE, -- the hash of the part that can be typed
    agency INTEGER NOT NULL,
    made INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    used INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE worker (
    worker BLOB PRIMARY KEY,
    agency INTEGER NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    made INTEGER NOT NULL,
    disabled INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Each row is chained to the one before it, and its hash is signed. It only grows.
CREATE TABLE audit (
    agency INTEGER NOT NULL,
    n INTEGER NOT NULL,
    time INTEGER NOT NULL,
    actor BLOB NOT NULL, -- hashed
    action TEXT NOT NULL,
    object BLOB NOT NULL, -- hashed
    previous BLOB NOT NULL,
    hash BLOB NOT NULL,
    signature BLOB NOT NULL,
    PRIMARY KEY (agency, n)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit only grows'); END;
CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit only grows'); END;
