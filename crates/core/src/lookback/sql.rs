//! All SQL of looking back. A month and a day are ranges of places, read by
//! [`crate::checkin::sql::BETWEEN`].

/// The day of the earliest check-in, as a JSON text or `null`.
pub(super) const FIRST_DAY: &str = "select coalesce((select body -> '$.when[2]' from checkin where place > 0 order by place limit 1), 'null')";

/// The newest check-ins, at most `?3`, that match the query `?1` and stand before the place `?2`, as
/// a JSON list of `[place, [id, fields]]`.
pub(super) const SEARCH: &str = "select coalesce(json_group_array(json_array(place, json_array(lower(hex(id)), json(body))) order by place desc), '[]')
    from (select checkin.place, checkin.id, checkin.body
        from (select rowid as hit from words where words match ?1 and rowid < cast(?2 as integer) order by rowid desc limit cast(?3 as integer))
        join checkin on checkin.place = hit)";

/// Every statement of this file.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[FIRST_DAY, SEARCH];
