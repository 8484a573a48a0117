-- What passes: a file of its own, which is never backed up and waits for no disk.

CREATE TABLE nonce (
    nonce BLOB PRIMARY KEY,
    agency INTEGER NOT NULL,
    expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX nonce_by_end ON nonce (expires);

-- Mailboxes of pairings.
CREATE TABLE message (
    pairing BLOB NOT NULL,
    n INTEGER NOT NULL,
    agency INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (pairing, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX message_by_end ON message (expires);
