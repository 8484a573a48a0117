-- The plan, the circle, strengths, hope notes, signs and reminders: few and small, so they share a
-- table. What tells them apart is their kind; the fields of each are described where it is spelled,
-- in trellis-domain.

CREATE TABLE entry (
    kind TEXT NOT NULL,
    id BLOB NOT NULL,
    body TEXT NOT NULL,
    clock TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

-- A newer version on another device may have sent some already.
INSERT INTO entry SELECT kind, id, body, clock FROM other
    WHERE kind IN ('plan', 'section', 'line', 'support', 'strength', 'hope', 'sign', 'reminder', 'act', 'quiet');
DELETE FROM other
    WHERE kind IN ('plan', 'section', 'line', 'support', 'strength', 'hope', 'sign', 'reminder', 'act', 'quiet');

-- What was done to the plan, so that each change can be looked at and undone: the fields that a
-- change wrote, as they were and as it left them. It goes when its record really goes.
CREATE TABLE past (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    hlc INTEGER NOT NULL, -- equal for all that belongs to one change set
    at INTEGER NOT NULL, -- milliseconds since 1970
    kind TEXT NOT NULL,
    id BLOB NOT NULL,
    before TEXT NOT NULL, -- JSON of the fields; one that was empty is not there
    after TEXT NOT NULL
) STRICT;
CREATE INDEX past_id ON past (id);

-- What was said to reminders that came: many over the years, and only the latest matter.
CREATE INDEX entry_act ON entry (body ->> '$.wall') WHERE kind = 'act';

CREATE TABLE notice ( -- the reminders that this device showed, and what came of it
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    reminder BLOB NOT NULL,
    wall TEXT NOT NULL, -- the wall-clock time it was meant for
    shown INTEGER NOT NULL, -- milliseconds since 1970: when it was shown last
    acted INTEGER, -- when it was answered on the notice
    UNIQUE (reminder, wall)
) STRICT;
