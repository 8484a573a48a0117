-- A place for photographs and other large things, not used yet. A blob is cut into pieces, so that
-- it streams in and out; it is named by what it holds, so that it is kept once.

CREATE TABLE blob (
    id BLOB PRIMARY KEY, -- SHA-256 of the whole
    media TEXT NOT NULL, -- such as 'image/jpeg'
    size INTEGER NOT NULL -- bytes of the whole
) STRICT, WITHOUT ROWID;

CREATE TABLE blob_piece (
    blob BLOB NOT NULL REFERENCES blob (id) ON DELETE CASCADE,
    n INTEGER NOT NULL, -- 0, 1, 2 ...
    bytes BLOB NOT NULL, -- 64 KiB, the last one less
    PRIMARY KEY (blob, n)
) STRICT; -- with a rowid: large rows do not belong into an index tree
