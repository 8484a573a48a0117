//! All SQL of strengths.

/// Every strength, deleted ones too, as a JSON list of `[id, fields]`.
pub(super) const ALL: &str =
    "select '[' || coalesce(group_concat('[\"' || hex(id) || '\",' || body || ']'), '') || ']'
    from entry where kind = 'strength'";

/// On how many days there is a check-in that matches `?1`, the places of the first and the last of
/// these check-ins, and of the newest on each of the newest `?3` days, newest first. A day is `?2`
/// places long. Only the index is read: its numbers are the places, so that each of the newest days
/// is one look at what stands before the day after.
pub(super) const TICKED: &str = "with recursive newest (n, place) as (
        select 1, (select rowid from words where words match ?1 and rowid > 0 order by rowid desc limit 1)
        union all
        select n + 1, (select rowid from words where words match ?1 and rowid > 0
            and rowid < place / cast(?2 as integer) * cast(?2 as integer) order by rowid desc limit 1)
        from newest where n < cast(?3 as integer) and place is not null)
    select json_object(
        'days', (select count(distinct rowid / cast(?2 as integer)) from words where words match ?1 and rowid > 0),
        'first', (select rowid from words where words match ?1 and rowid > 0 order by rowid limit 1),
        'last', (select place from newest where n = 1),
        'newest', (select json_group_array(place order by n) from newest where place is not null))";

/// Every statement of this file.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[ALL, TICKED];
