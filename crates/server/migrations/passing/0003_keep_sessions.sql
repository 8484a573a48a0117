-- Who is signed in to the portal, and what was begun and waits for its answer.

CREATE TABLE session (
    session BLOB PRIMARY KEY, -- the hash of the cookie
    agency INTEGER NOT NULL,
    worker BLOB NOT NULL,
    generation INTEGER NOT NULL,
    how TEXT NOT NULL,
    made INTEGER NOT NULL,
    seen INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_by_seen ON session (seen);

CREATE TABLE ceremony (
    ceremony BLOB PRIMARY KEY,
    agency INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    what TEXT NOT NULL,
    bound BLOB NOT NULL, -- whom or what it belongs to
    state TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX ceremony_by_end ON ceremony (expires);
