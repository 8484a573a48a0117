//! All SQL of looking back. A day is a range of places, read by [`crate::checkin::sql::BETWEEN`].

/// A month: `{first, checkins}`, the day of the earliest check-in there is or `null`, and the
/// check-ins at the places from `?1` up to, and without, `?2`, in order, as `[id, fields]`.
pub(super) const MONTH: &str = "select '{\"first\":'
    || coalesce((select body -> '$.when[2]' from checkin where place > 0 order by place limit 1), 'null')
    || ',\"checkins\":[' || coalesce(group_concat('[\"' || hex(id) || '\",' || body || ']'), '') || ']}' from (
        select id, body from checkin
        where place >= cast(?1 as integer) and place < cast(?2 as integer) order by place)";

/// The newest check-ins, at most `?3`, that match the query `?1` and stand before the place `?2`, as
/// a JSON list of `[place, [id, fields]]`. `?4` is the beginning of a word, which stands in the query as
/// `"?4"*`; or empty.
///
/// The index would put the places of all words that begin so together before it gave the first of them,
/// and with a common word that is most of a history. So the words are looked up, each by a step to the
/// next one in the vocabulary, and asked for by name: then the newest places are read, and no others.
/// Only where more than 256 words begin so, as with a single letter, is the index left to it.
pub(super) const SEARCH: &str = "with recursive
    beginning (word) as (
        select (select term from vocabulary where term >= ?4 limit 1) where ?4 <> ''
        union all
        select (select term from vocabulary where term >= word || char(1) limit 1) from beginning
        where substr(word, 1, length(?4)) = ?4 limit 258),
    wanted (matching) as (
        select case when ?4 = '' or count(*) > 257 then ?1
            else replace(?1, '\"' || ?4 || '\"*', coalesce(
                group_concat('\"' || word || '\"', ' OR ') filter (where substr(word, 1, length(?4)) = ?4),
                '\"' || ?4 || '\"')) end
        from beginning)
    select '[' || coalesce(group_concat('[' || place || ',[\"' || hex(id) || '\",' || body || ']]'), '') || ']'
    from (select checkin.place, checkin.id, checkin.body
        from (select rowid as hit from words where words match (select matching from wanted) and rowid < cast(?2 as integer) order by rowid desc limit cast(?3 as integer))
        join checkin on checkin.place = hit order by hit desc)";

/// Every statement of this file.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[MONTH, SEARCH];
