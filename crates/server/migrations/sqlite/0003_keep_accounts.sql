-- Workers' accounts in the portal: how somebody is let in, and the sealed keys that the server keeps
-- for them and cannot open.

-- Sessions of an earlier generation are over.
ALTER TABLE worker ADD COLUMN generation INTEGER NOT NULL DEFAULT 0;

CREATE TABLE enrolment (
    token BLOB PRIMARY KEY, -- its hash
    agency INTEGER NOT NULL,
    worker BLOB NOT NULL,
    made INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    used INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX enrolment_by_worker ON enrolment (worker);

CREATE TABLE passkey (
    credential BLOB PRIMARY KEY,
    agency INTEGER NOT NULL,
    worker BLOB NOT NULL,
    made INTEGER NOT NULL,
    used INTEGER NOT NULL, -- the day; 0 before the first time
    body TEXT NOT NULL -- its public key and counter
) STRICT, WITHOUT ROWID;
CREATE INDEX passkey_by_worker ON passkey (worker);

-- A way to a worker's keys. What opens it was never here.
CREATE TABLE way (
    worker BLOB NOT NULL,
    n INTEGER NOT NULL,
    agency INTEGER NOT NULL,
    way INTEGER NOT NULL, -- 1 passkey, 2 code
    credential BLOB NOT NULL, -- which passkey; empty for the code
    sealed BLOB NOT NULL, -- empty where it signs in and opens nothing
    made INTEGER NOT NULL,
    PRIMARY KEY (worker, n)
) STRICT, WITHOUT ROWID;

-- The code's sign-in name and the authenticator beside it.
CREATE TABLE code (
    worker BLOB PRIMARY KEY,
    agency INTEGER NOT NULL,
    name BLOB NOT NULL UNIQUE, -- its hash
    authenticator BLOB NOT NULL, -- sealed under the server's own key
    step INTEGER NOT NULL -- the newest whose digits were taken: none is taken twice
) STRICT, WITHOUT ROWID;

-- Who somebody is at the agency's own sign-in.
CREATE TABLE subject (
    agency INTEGER NOT NULL,
    subject TEXT NOT NULL,
    worker BLOB NOT NULL UNIQUE,
    PRIMARY KEY (agency, subject)
) STRICT, WITHOUT ROWID;
