-- What clients share with workers. Keyed by the grant first. What is sealed is sealed once more under a
-- key that is kept elsewhere: see `shred` below, which backups leave out.

-- A worker's public keys, once they have some, and when they left.
ALTER TABLE worker ADD COLUMN signing_key BYTEA NOT NULL DEFAULT '';
ALTER TABLE worker ADD COLUMN hpke_key BYTEA NOT NULL DEFAULT '';
ALTER TABLE worker ADD COLUMN gone BIGINT NOT NULL DEFAULT 0;

-- Where a grant stands.
CREATE TABLE share (
    share BYTEA PRIMARY KEY,
    agency BIGINT NOT NULL,
    worker BYTEA NOT NULL,
    keys BYTEA NOT NULL, -- the worker's, as the client pinned them
    signing_key BYTEA NOT NULL, -- the grant's
    made BIGINT NOT NULL,
    state BIGINT NOT NULL, -- as the newest statement says
    asked BIGINT NOT NULL, -- the worker noted that the client asked to stop
    waiting BIGINT NOT NULL, -- an older copy was put back
    number BIGINT NOT NULL,
    statement_hash BYTEA NOT NULL,
    epoch BIGINT NOT NULL,
    until BIGINT NOT NULL,
    manifest BIGINT NOT NULL,
    items BIGINT NOT NULL,
    bytes BIGINT NOT NULL, -- of the card and the items, as they came
    published BIGINT NOT NULL,
    inbox BIGINT NOT NULL, -- the number of the newest suggestion
    said1 BIGINT NOT NULL, -- when the last three came, the oldest first
    said2 BIGINT NOT NULL,
    said3 BIGINT NOT NULL,
    opening BIGINT NOT NULL, -- the number of the newest row of the openings, and its hash
    opening_hash BYTEA NOT NULL,
    first BYTEA NOT NULL,
    statement BYTEA NOT NULL
);
CREATE INDEX share_by_worker ON share (worker);
CREATE INDEX share_by_end ON share (until);

CREATE TABLE share_head (
    share BYTEA PRIMARY KEY,
    agency BIGINT NOT NULL,
    wrap BYTEA NOT NULL,
    manifest BYTEA NOT NULL
);

CREATE TABLE share_item (
    share BYTEA NOT NULL,
    slot BYTEA NOT NULL,
    agency BIGINT NOT NULL,
    version BIGINT NOT NULL,
    size BIGINT NOT NULL,
    hash BYTEA NOT NULL,
    bytes BYTEA NOT NULL,
    PRIMARY KEY (share, slot)
);

CREATE TABLE share_suggestion (
    share BYTEA NOT NULL,
    n BIGINT NOT NULL,
    agency BIGINT NOT NULL,
    id BYTEA NOT NULL,
    bytes BYTEA NOT NULL,
    PRIMARY KEY (share, n)
);

CREATE TABLE share_opening (
    share BYTEA NOT NULL,
    n BIGINT NOT NULL,
    agency BIGINT NOT NULL,
    time BIGINT NOT NULL,
    worker BYTEA NOT NULL,
    what BIGINT NOT NULL,
    previous BYTEA NOT NULL,
    PRIMARY KEY (share, n)
);

-- Gone once it was used.
CREATE TABLE share_invitation (
    token BYTEA PRIMARY KEY, -- its hash
    typed BYTEA NOT NULL UNIQUE, -- the hash of the part that can be typed
    agency BIGINT NOT NULL,
    worker BYTEA NOT NULL,
    n BIGINT NOT NULL, -- among the worker's
    keys BYTEA NOT NULL,
    reason TEXT NOT NULL,
    written BIGINT NOT NULL,
    signature BYTEA NOT NULL,
    made BIGINT NOT NULL,
    expires BIGINT NOT NULL
);
CREATE INDEX share_invitation_by_worker ON share_invitation (worker, n);

-- Sealed bytes cannot be pressed any smaller.
ALTER TABLE share_item ALTER bytes SET STORAGE EXTERNAL;

-- Keys under which everything sealed of a grant lies once more. Leave these two tables out of every backup
-- (`pg_dump --exclude-table-data='trellis.(shred|ended)'`): where a key is gone, every older copy of those
-- rows is noise.
CREATE TABLE shred (
    share BYTEA NOT NULL,
    epoch BIGINT NOT NULL, -- 0: of what lies in the inbox
    agency BIGINT NOT NULL,
    made BIGINT NOT NULL,
    key BYTEA NOT NULL,
    PRIMARY KEY (share, epoch)
);

-- Grants that ended, by blurred names: what their receipts said, and that they stay dead.
CREATE TABLE ended (
    name BYTEA PRIMARY KEY,
    agency BIGINT NOT NULL,
    signer BYTEA NOT NULL, -- blurred
    time BIGINT NOT NULL,
    count BIGINT NOT NULL,
    bytes BIGINT NOT NULL,
    audit BYTEA NOT NULL
);

ALTER TABLE share ENABLE ROW LEVEL SECURITY;
ALTER TABLE share FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON share USING (agency = CAST(NULLIF(current_setting('trellis.agency', true), '') AS BIGINT));
ALTER TABLE share_head ENABLE ROW LEVEL SECURITY;
ALTER TABLE share_head FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON share_head USING (agency = CAST(NULLIF(current_setting('trellis.agency', true), '') AS BIGINT));
ALTER TABLE share_item ENABLE ROW LEVEL SECURITY;
ALTER TABLE share_item FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON share_item USING (agency = CAST(NULLIF(current_setting('trellis.agency', true), '') AS BIGINT));
ALTER TABLE share_suggestion ENABLE ROW LEVEL SECURITY;
ALTER TABLE share_suggestion FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON share_suggestion USING (agency = CAST(NULLIF(current_setting('trellis.agency', true), '') AS BIGINT));
ALTER TABLE share_opening ENABLE ROW LEVEL SECURITY;
ALTER TABLE share_opening FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON share_opening USING (agency = CAST(NULLIF(current_setting('trellis.agency', true), '') AS BIGINT));
ALTER TABLE share_invitation ENABLE ROW LEVEL SECURITY;
ALTER TABLE share_invitation FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON share_invitation USING (agency = CAST(NULLIF(current_setting('trellis.agency', true), '') AS BIGINT));
ALTER TABLE shred ENABLE ROW LEVEL SECURITY;
ALTER TABLE shred FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON shred USING (agency = CAST(NULLIF(current_setting('trellis.agency', true), '') AS BIGINT));
ALTER TABLE ended ENABLE ROW LEVEL SECURITY;
ALTER TABLE ended FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON ended USING (agency = CAST(NULLIF(current_setting('trellis.agency', true), '') AS BIGINT));
