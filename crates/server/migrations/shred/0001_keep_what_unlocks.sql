-- Keys under which everything sealed of a grant lies once more: a file of its own, which is never backed
-- up. Where a key is gone, every older copy of those rows is noise.
CREATE TABLE shred (
    share BLOB NOT NULL,
    epoch INTEGER NOT NULL, -- 0: of what lies in the inbox
    agency INTEGER NOT NULL,
    made INTEGER NOT NULL,
    key BLOB NOT NULL,
    PRIMARY KEY (share, epoch)
) STRICT, WITHOUT ROWID;

-- Grants that ended, by blurred names: what their receipts said, and that they stay dead.
CREATE TABLE ended (
    name BLOB PRIMARY KEY,
    agency INTEGER NOT NULL,
    signer BLOB NOT NULL, -- blurred
    time INTEGER NOT NULL,
    count INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    audit BLOB NOT NULL
) STRICT, WITHOUT ROWID;
