-- What the server keeps. Whatever is asked for often is keyed by the vault first, so that a
-- distributed database can put all of a vault in one place. Times are milliseconds since 1970.

CREATE TABLE agency (
    agency BIGINT PRIMARY KEY,
    incarnation BIGINT NOT NULL, -- one more for each older copy that was restored
    audit_top BIGINT NOT NULL,
    audit_hash BYTEA NOT NULL
);

-- Where a vault stands, so that "anything new?" is one look-up however long the history.
CREATE TABLE vault (
    vault BYTEA PRIMARY KEY,
    agency BIGINT NOT NULL,
    made BIGINT NOT NULL,
    entries BIGINT NOT NULL, -- of the key log
    last_entry BYTEA NOT NULL,
    epoch BIGINT NOT NULL,
    key_bytes BIGINT NOT NULL,
    recovery_key BYTEA NOT NULL,
    locator BYTEA NOT NULL,
    top0 BIGINT NOT NULL,
    top1 BIGINT NOT NULL,
    pages0 BIGINT NOT NULL,
    bytes0 BIGINT NOT NULL,
    pages1 BIGINT NOT NULL,
    bytes1 BIGINT NOT NULL
);

CREATE TABLE locator (
    locator BYTEA PRIMARY KEY,
    agency BIGINT NOT NULL,
    vault BYTEA NOT NULL
);

CREATE TABLE device (
    vault BYTEA NOT NULL,
    device BYTEA NOT NULL,
    agency BIGINT NOT NULL,
    signing_key BYTEA NOT NULL,
    removed BIGINT NOT NULL,
    number0 BIGINT NOT NULL, -- the newest page of its chain in each stream
    hash0 BYTEA NOT NULL,
    number1 BIGINT NOT NULL,
    hash1 BYTEA NOT NULL,
    PRIMARY KEY (vault, device)
);

CREATE TABLE entry (
    vault BYTEA NOT NULL,
    number BIGINT NOT NULL,
    agency BIGINT NOT NULL,
    bytes BYTEA NOT NULL,
    PRIMARY KEY (vault, number)
);

-- A page as it goes over the wire. Small columns stand before the bytes, and are read without them.
CREATE TABLE page (
    vault BYTEA NOT NULL,
    stream BIGINT NOT NULL,
    place BIGINT NOT NULL,
    agency BIGINT NOT NULL,
    device BYTEA NOT NULL,
    number BIGINT NOT NULL,
    size BIGINT NOT NULL,
    hash BYTEA NOT NULL,
    bytes BYTEA NOT NULL,
    PRIMARY KEY (vault, stream, place)
);
-- Sealed bytes cannot be pressed any smaller.
ALTER TABLE page ALTER bytes SET STORAGE EXTERNAL;
CREATE UNIQUE INDEX page_by_chain ON page (vault, device, stream, number);

CREATE TABLE invitation (
    token BYTEA PRIMARY KEY, -- its hash
    typed BYTEA NOT NULL UNIQUE, -- the hash of the part that can be typed
    agency BIGINT NOT NULL,
    made BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    used BIGINT NOT NULL
);

CREATE TABLE worker (
    worker BYTEA PRIMARY KEY,
    agency BIGINT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    made BIGINT NOT NULL,
    disabled BIGINT NOT NULL
);

-- Each row is chained to the one before it, and its hash is signed. It only grows.
CREATE TABLE audit (
    agency BIGINT NOT NULL,
    n BIGINT NOT NULL,
    time BIGINT NOT NULL,
    actor BYTEA NOT NULL, -- hashed
    action TEXT NOT NULL,
    object BYTEA NOT NULL, -- hashed
    previous BYTEA NOT NULL,
    hash BYTEA NOT NULL,
    signature BYTEA NOT NULL,
    PRIMARY KEY (agency, n)
);
-- Written with every request and worth five minutes: it waits for no disk. After a crash of the
-- database it is empty, and what could be asked twice then changes nothing the second time.
CREATE UNLOGGED TABLE nonce (
    nonce BYTEA PRIMARY KEY,
    agency BIGINT NOT NULL,
    expires BIGINT NOT NULL
);
CREATE INDEX nonce_by_end ON nonce (expires);

-- Mailboxes of pairings.
CREATE TABLE message (
    pairing BYTEA NOT NULL,
    n BIGINT NOT NULL,
    agency BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    bytes BYTEA NOT NULL,
    PRIMARY KEY (pairing, n)
);
CREATE INDEX message_by_end ON message (expires);

-- A row belongs to one agency, and is there for whoever said, in this transaction, that it is that
-- agency. Who said nothing sees nothing. The owner is held to it too.
ALTER TABLE agency ENABLE ROW LEVEL SECURITY;
ALTER TABLE agency FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON agency USING (agency = CAST(NULLIF(current_setting('trellis.agency', true), '') AS BIGINT));
ALTER TABLE vault ENABLE ROW LEVEL SECURITY;
ALTER TABLE vault FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON vault USING (agency = CAST(NULLIF(current_setting('trellis.agency', true), '') AS BIGINT));
ALTER TABLE locator ENABLE ROW LEVEL SECURITY;
ALTER TABLE locator FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON locator USING (agency = CAST(NULLIF(current_setting('trellis.agency', true), '') AS BIGINT));
ALTER TABLE device ENABLE ROW LEVEL SECURITY;
ALTER TABLE device FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON device USING (agency = CAST(NULLIF(current_setting('trellis.agency', true), '') AS BIGINT));
ALTER TABLE entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE entry FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON entry USING (agency = CAST(NULLIF(current_setting('trellis.agency', true), '') AS BIGINT));
ALTER TABLE page ENABLE ROW LEVEL SECURITY;
ALTER TABLE page FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON page USING (agency = CAST(NULLIF(current_setting('trellis.agency', true), '') AS BIGINT));
ALTER TABLE invitation ENABLE ROW LEVEL SECURITY;
ALTER TABLE invitation FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON invitation USING (agency = CAST(NULLIF(current_setting('trellis.agency', true), '') AS BIGINT));
ALTER TABLE worker ENABLE ROW LEVEL SECURITY;
ALTER TABLE worker FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON worker USING (agency = CAST(NULLIF(current_setting('trellis.agency', true), '') AS BIGINT));
ALTER TABLE audit ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON audit USING (agency = CAST(NULLIF(current_setting('trellis.agency', true), '') AS BIGINT));
ALTER TABLE nonce ENABLE ROW LEVEL SECURITY;
ALTER TABLE nonce FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON nonce USING (agency = CAST(NULLIF(current_setting('trellis.agency', true), '') AS BIGINT));
ALTER TABLE message ENABLE ROW LEVEL SECURITY;
ALTER TABLE message FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON message USING (agency = CAST(NULLIF(current_setting('trellis.agency', true), '') AS BIGINT));
