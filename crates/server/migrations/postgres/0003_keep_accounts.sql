-- Workers' accounts in the portal: how somebody is let in, and the sealed keys that the server keeps
-- for them and cannot open.

-- Sessions of an earlier generation are over.
ALTER TABLE worker ADD COLUMN generation BIGINT NOT NULL DEFAULT 0;

CREATE TABLE enrolment (
    token BYTEA PRIMARY KEY, -- its hash
    agency BIGINT NOT NULL,
    worker BYTEA NOT NULL,
    made BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    used BIGINT NOT NULL
);
CREATE INDEX enrolment_by_worker ON enrolment (worker);

CREATE TABLE passkey (
    credential BYTEA PRIMARY KEY,
    agency BIGINT NOT NULL,
    worker BYTEA NOT NULL,
    made BIGINT NOT NULL,
    used BIGINT NOT NULL, -- the day; 0 before the first time
    body TEXT NOT NULL -- its public key and counter
);
CREATE INDEX passkey_by_worker ON passkey (worker);

-- A way to a worker's keys. What opens it was never here.
CREATE TABLE way (
    worker BYTEA NOT NULL,
    n BIGINT NOT NULL,
    agency BIGINT NOT NULL,
    way BIGINT NOT NULL, -- 1 passkey, 2 code
    credential BYTEA NOT NULL, -- which passkey; empty for the code
    sealed BYTEA NOT NULL, -- empty where it signs in and opens nothing
    made BIGINT NOT NULL,
    PRIMARY KEY (worker, n)
);

-- The code's sign-in name and the authenticator beside it.
CREATE TABLE code (
    worker BYTEA PRIMARY KEY,
    agency BIGINT NOT NULL,
    name BYTEA NOT NULL UNIQUE, -- its hash
    authenticator BYTEA NOT NULL, -- sealed under the server's own key
    step BIGINT NOT NULL -- the newest whose digits were taken: none is taken twice
);

-- Who somebody is at the agency's own sign-in.
CREATE TABLE subject (
    agency BIGINT NOT NULL,
    subject TEXT NOT NULL,
    worker BYTEA NOT NULL UNIQUE,
    PRIMARY KEY (agency, subject)
);

-- What passes. Who is signed in to the portal, and what was begun and waits for its answer.

CREATE UNLOGGED TABLE session (
    session BYTEA PRIMARY KEY, -- the hash of the cookie
    agency BIGINT NOT NULL,
    worker BYTEA NOT NULL,
    generation BIGINT NOT NULL,
    how TEXT NOT NULL,
    made BIGINT NOT NULL,
    seen BIGINT NOT NULL
);
CREATE INDEX session_by_seen ON session (seen);

CREATE UNLOGGED TABLE ceremony (
    ceremony BYTEA PRIMARY KEY,
    agency BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    what TEXT NOT NULL,
    bound BYTEA NOT NULL, -- whom or what it belongs to
    state TEXT NOT NULL
);
CREATE INDEX ceremony_by_end ON ceremony (expires);

-- One agency's rows are there for that agency alone: see 0001.
ALTER TABLE enrolment ENABLE ROW LEVEL SECURITY;
ALTER TABLE enrolment FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON enrolment USING (agency = CAST(NULLIF(current_setting('trellis.agency', true), '') AS BIGINT));
ALTER TABLE passkey ENABLE ROW LEVEL SECURITY;
ALTER TABLE passkey FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON passkey USING (agency = CAST(NULLIF(current_setting('trellis.agency', true), '') AS BIGINT));
ALTER TABLE way ENABLE ROW LEVEL SECURITY;
ALTER TABLE way FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON way USING (agency = CAST(NULLIF(current_setting('trellis.agency', true), '') AS BIGINT));
ALTER TABLE code ENABLE ROW LEVEL SECURITY;
ALTER TABLE code FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON code USING (agency = CAST(NULLIF(current_setting('trellis.agency', true), '') AS BIGINT));
ALTER TABLE subject ENABLE ROW LEVEL SECURITY;
ALTER TABLE subject FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON subject USING (agency = CAST(NULLIF(current_setting('trellis.agency', true), '') AS BIGINT));
ALTER TABLE session ENABLE ROW LEVEL SECURITY;
ALTER TABLE session FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON session USING (agency = CAST(NULLIF(current_setting('trellis.agency', true), '') AS BIGINT));
ALTER TABLE ceremony ENABLE ROW LEVEL SECURITY;
ALTER TABLE ceremony FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON ceremony USING (agency = CAST(NULLIF(current_setting('trellis.agency', true), '') AS BIGINT));
