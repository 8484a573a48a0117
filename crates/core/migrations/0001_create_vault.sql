-- A record's row (see trellis-domain, merge/row.rs) is what the client sees, `body`, and what
-- merging needs besides, `clock`; both are JSON. An id is 16 bytes.

CREATE TABLE checkin (
    place INTEGER PRIMARY KEY, -- day, time of the day, tie: see store/place.rs; negative once deleted
    id BLOB NOT NULL UNIQUE,
    body TEXT NOT NULL,
    clock TEXT NOT NULL
) STRICT;

CREATE TABLE item (
    id BLOB PRIMARY KEY,
    body TEXT NOT NULL,
    clock TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE tag (
    id BLOB PRIMARY KEY,
    body TEXT NOT NULL,
    clock TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE settings ( -- one row
    id BLOB PRIMARY KEY,
    body TEXT NOT NULL,
    clock TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE other ( -- records of kinds that a newer version made
    kind TEXT NOT NULL,
    id BLOB NOT NULL,
    body TEXT NOT NULL,
    clock TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

-- The words of notes and answers, and the ids of tags, by the check-in's place. Only which word is
-- in which check-in is kept here, not the text itself. A word that is taken out is told to the index,
-- and is then really gone from it (https://sqlite.org/fts5.html, secure-delete).
CREATE VIRTUAL TABLE words USING fts5 (
    word,
    content = '',
    detail = 'none',
    tokenize = "unicode61 remove_diacritics 2"
);
INSERT INTO words (words, rank) VALUES ('secure-delete', 1);

-- What this device changed, in its own order, and has not handed on yet: which fields of which
-- record. The words themselves are read from the record when it is sealed, so that what was deleted
-- before it left is never sent.
CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    hlc INTEGER NOT NULL, -- equal for all that belongs to one change set
    kind TEXT NOT NULL,
    id BLOB NOT NULL,
    fields TEXT NOT NULL -- JSON list of names; 'null': all of them
) STRICT;

CREATE TABLE peer ( -- the latest change known from each other device
    device TEXT PRIMARY KEY,
    hlc INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE device ( -- what belongs to this device alone: its id, its look
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE draft ( -- a check-in that is being written: at most one
    one INTEGER PRIMARY KEY CHECK (one = 1),
    body TEXT NOT NULL
) STRICT;
