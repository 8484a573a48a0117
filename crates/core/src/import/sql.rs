//! All SQL of bringing the past in.

/// Which of the ids in the JSON list `?1` are here, deleted or not, each with the rows that are in it
/// or `null`, as a JSON list. Each id is looked for as it comes: `in` would sort them all first.
pub(super) const KNOWN: &str =
    "select coalesce(json_group_array(json_array(lower(hex(checkin.id)), body ->> 'rows')), '[]')
    from json_each(?1) cross join checkin on checkin.id = unhex(value)";

/// Every part of Loop's database, and whether it is a plain table: no view, no virtual table, and
/// without a column that is reckoned when it is read, or whose name is no plain text.
pub(super) const LOOP_PARTS: &str = "select name,
        type = 'table' and ltrim(lower(sql)) like 'create table %'
            and not exists (select 1 from pragma_table_xinfo(part.name)
                where hidden <> 0 or name glob '*[^ -~]*') as plain
    from sqlite_schema part where type in ('table', 'view') limit 1000";

/// The habits. Which columns there are depends on the version.
pub(super) const LOOP_HABITS: &str = "select * from Habits limit 2000";

/// What the next statement calls the place of a row.
pub(super) const LOOP_PLACE: &str = "place in the table";

/// Some of the days, beyond the place `?1`.
pub(super) const LOOP_DAYS: &str = "select rowid as \"place in the table\", *
    from Repetitions where rowid > ?1 order by rowid limit 5000";

/// Every statement of this file that the vault answers.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[KNOWN];
