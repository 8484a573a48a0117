//! All SQL of looking after the vault.

/// The small tables, from end to end: what every screen needs.
pub(super) const QUICK: &[&str] = &[
    "pragma quick_check('entry')",
    "pragma quick_check('item')",
    "pragma quick_check('tag')",
    "pragma quick_check('settings')",
    "pragma quick_check('device')",
];

/// Every page against its seal; nothing where all is well.
pub(super) const SEALS: &str = "pragma cipher_integrity_check";

/// Everything against everything; `ok` where all is well.
pub(super) const WHOLE: &str = "pragma integrity_check";

/// How a table's records are found one by one, where parts of it cannot be read: the key after the kind
/// `?1` and the id `?2`; the one before; and the two columns.
pub(super) struct OneByOne {
    pub(super) next: &'static str,
    pub(super) before: &'static str,
    pub(super) row: &'static str,
}

macro_rules! of_one_kind {
    ($table:literal, $kind:literal) => {
        OneByOne {
            next: concat!(
                "select '",
                $kind,
                "', id from ",
                $table,
                " where ?1 is not null and id > ?2 order by id limit 1"
            ),
            before: concat!(
                "select '",
                $kind,
                "', id from ",
                $table,
                " where ?1 is not null and id < ?2 order by id desc limit 1"
            ),
            row: concat!(
                "select body, clock from ",
                $table,
                " where ?1 is not null and id = ?2"
            ),
        }
    };
}

macro_rules! of_kinds {
    ($table:literal) => {
        OneByOne {
            next: concat!(
                "select kind, id from ",
                $table,
                " where (kind, id) > (?1, ?2) order by kind, id limit 1"
            ),
            before: concat!(
                "select kind, id from ",
                $table,
                " where (kind, id) < (?1, ?2) order by kind desc, id desc limit 1"
            ),
            row: concat!(
                "select body, clock from ",
                $table,
                " where kind = ?1 and id = ?2"
            ),
        }
    };
}

/// Every table.
pub(super) const TABLES: &[OneByOne] = &[
    of_one_kind!("checkin", "checkin"),
    of_one_kind!("item", "item"),
    of_one_kind!("tag", "tag"),
    of_one_kind!("settings", "settings"),
    of_kinds!("entry"),
    of_kinds!("other"),
];

/// Every statement of this file.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[
    SEALS,
    WHOLE,
    QUICK[0],
    QUICK[1],
    QUICK[2],
    QUICK[3],
    QUICK[4],
    TABLES[0].next,
    TABLES[0].before,
    TABLES[0].row,
    TABLES[1].next,
    TABLES[1].before,
    TABLES[1].row,
    TABLES[2].next,
    TABLES[2].before,
    TABLES[2].row,
    TABLES[3].next,
    TABLES[3].before,
    TABLES[3].row,
    TABLES[4].next,
    TABLES[4].before,
    TABLES[4].row,
    TABLES[5].next,
    TABLES[5].before,
    TABLES[5].row,
];
