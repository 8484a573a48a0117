//! All SQL of looking back. A day is a range of places, read by [`crate::checkin::sql::BETWEEN`].

/// A month: `{first, checkins}`, the day of the earliest check-in there is or `null`, and the
/// check-ins at the places from `?1` up to, and without, `?2`, in order, as `[id, fields]`.
pub(super) const MONTH: &str = "select '{\"first\":'
    || coalesce((select body -> '$.when[2]' from checkin where place > 0 order by place limit 1), 'null')
    || ',\"checkins\":[' || coalesce(group_concat('[\"' || hex(id) || '\",' || body || ']'), '') || ']}' from (
        select id, body from checkin
        where place >= cast(?1 as integer) and place < cast(?2 as integer) order by place)";

/// The newest check-ins, at most `?3`, that match the query `?1` and stand before the place `?2`, as
/// a JSON list of `[place, [id, fields]]`.
pub(super) const SEARCH: &str = "select '[' || coalesce(group_concat('[' || place || ',[\"' || hex(id) || '\",' || body || ']]'), '') || ']'
    from (select checkin.place, checkin.id, checkin.body
        from (select rowid as hit from words where words match ?1 and rowid < cast(?2 as integer) order by rowid desc limit cast(?3 as integer))
        join checkin on checkin.place = hit order by hit desc)";

/// Every statement of this file.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[MONTH, SEARCH];
