-- A month's check-ins added up day by day, kept from when somebody looks until one of these check-ins
-- is written (see crates/core/src/insight/kept.rs). Everything in it can be made anew.

CREATE TABLE insight_month (
    month INTEGER PRIMARY KEY, -- months since the year 0
    body TEXT NOT NULL
) STRICT;
