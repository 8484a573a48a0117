-- Where sync stands (crates/core/src/sync). All of it is of this device alone: no backup has it.

CREATE TABLE sync ( -- at most one row: with which server and as whom, and how far
    one INTEGER PRIMARY KEY CHECK (one = 1),
    body TEXT NOT NULL, -- JSON, see standing.rs
    keys BLOB NOT NULL -- this device's secret keys
) STRICT;

CREATE TABLE sync_key ( -- the key log: who belongs to the vault, and the epochs' wrapped keys
    number INTEGER PRIMARY KEY,
    entry BLOB NOT NULL
) STRICT;

-- Pages that this device wrote. A page's bytes stay for 90 days after it was sent, for a server that is
-- restored from an older copy; what its bodies held stays as long as the vault, so that a record that is
-- really gone can be taken away there.
CREATE TABLE sync_own (
    stream INTEGER NOT NULL, -- 0 records, 1 photographs
    number INTEGER NOT NULL,
    at INTEGER NOT NULL, -- milliseconds since 1970: when it was sealed
    sent INTEGER NOT NULL, -- 1 once the server has it
    held BLOB NOT NULL, -- 16 bytes for each body: whose record, or which photograph; zeros: nothing, or erased
    page BLOB, -- as it goes on the wire
    PRIMARY KEY (stream, number)
) STRICT;
CREATE INDEX sync_own_waiting ON sync_own (stream, number) WHERE sent = 0;

CREATE TABLE sync_seen ( -- every page that came, went, or was seen by another device
    device BLOB NOT NULL,
    stream INTEGER NOT NULL,
    number INTEGER NOT NULL,
    hash BLOB NOT NULL,
    previous BLOB, -- hash of the page before, while that one is not here
    had INTEGER NOT NULL, -- 0: another device saw it, and it is not here
    epoch INTEGER NOT NULL, -- which epoch's key sealed it
    PRIMARY KEY (device, stream, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE sync_gone ( -- what is really gone, and whose sealed bodies are to be taken away
    stream INTEGER NOT NULL,
    held BLOB NOT NULL, -- as in sync_own
    before INTEGER NOT NULL, -- in pages of this device before this one
    PRIMARY KEY (stream, held)
) STRICT, WITHOUT ROWID;

CREATE TABLE sync_photo ( -- photographs that the server has, from here or from elsewhere
    blob BLOB PRIMARY KEY,
    mine INTEGER NOT NULL -- 1: this device sent it
) STRICT, WITHOUT ROWID;

CREATE TABLE sync_piece ( -- pieces of photographs that are not whole yet
    blob BLOB NOT NULL,
    n INTEGER NOT NULL,
    media TEXT NOT NULL,
    size INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (blob, n)
) STRICT;

CREATE TABLE sync_aside ( -- what could not be taken in, and blocks nothing
    device BLOB NOT NULL,
    stream INTEGER NOT NULL,
    number INTEGER NOT NULL,
    i INTEGER NOT NULL, -- which body
    why TEXT NOT NULL, -- newer, unreadable, too_large
    payload BLOB NOT NULL, -- what a newer version says, for when this is one
    PRIMARY KEY (device, stream, number, i)
) STRICT, WITHOUT ROWID;

CREATE TABLE sync_receipt ( -- what a server signed when it took something away
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL, -- milliseconds since 1970
    body TEXT NOT NULL
) STRICT;
