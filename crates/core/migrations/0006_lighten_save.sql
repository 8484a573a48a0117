-- The index is built anew (crates/core/src/store/index.rs), of words that we tell apart ourselves: SQLite
-- splits at spaces alone. Which word is in which check-in is all it knows, not how many words each has,
-- which would be for ranking: here the newest comes first, and a save writes a page less.
DROP TABLE words;
CREATE VIRTUAL TABLE words USING fts5 (
    word,
    content = '',
    columnsize = 0,
    detail = 'none',
    tokenize = 'ascii'
);
INSERT INTO words (words, rank) VALUES ('secure-delete', 1);

-- The words in it, in order, each with the places of its check-ins.
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (words, instance);

-- No counter is kept of the lines there ever were, which is another page less: they go in the transaction
-- in which they are read (crates/core/src/sync/pages.rs), so a number may come again.
CREATE TABLE lighter (
    seq INTEGER PRIMARY KEY,
    hlc INTEGER NOT NULL, -- equal for all that belongs to one change set
    kind TEXT NOT NULL,
    id BLOB NOT NULL,
    fields TEXT NOT NULL -- JSON list of names; 'null': all of them
) STRICT;
INSERT INTO lighter SELECT * FROM outbox;
DROP TABLE outbox;
ALTER TABLE lighter RENAME TO outbox;
