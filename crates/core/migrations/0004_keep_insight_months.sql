-- A month's check-ins added up day by day, kept from when somebody looks until one of these check-ins
-- is written (see crates/core/src/insight/kept.rs). Everything in it can be made anew.

CREATE TABLE insight_month (
    month INTEGER PRIMARY KEY, -- months since the year 0
    body TEXT NOT NULL
) STRICT;

-- A newer version on another device may have sent some of these already.
INSERT INTO entry SELECT kind, id, body, clock FROM other
    WHERE kind IN ('measure', 'goal', 'step', 'rating', 'evidence', 'balance', 'visit', 'decision', 'way');
DELETE FROM other
    WHERE kind IN ('measure', 'goal', 'step', 'rating', 'evidence', 'balance', 'visit', 'decision', 'way');
