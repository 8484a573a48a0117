//! All SQL of check-ins.

use crate::store::Table;
use trellis_domain::Id;
use trellis_domain::checkin::{Answer, CheckInRecord};
use trellis_domain::text::{self, fold};

/// The check-ins' table. Its rows' last part is the place.
pub(crate) const TABLE: Table = Table {
    load: "select coalesce(json_group_array(json_object('id', lower(hex(id)), 'body', body, 'clock', clock, 'place', place)), '[]')
        from checkin where id in (select unhex(value) from json_each(?1))",
    save: "insert into checkin (place, id, body, clock)
        select value ->> 3, unhex(value ->> 0), value ->> 1, value ->> 2 from json_each(?) where true
        on conflict (id) do update set place = excluded.place, body = excluded.body, clock = excluded.clock;",
};

/// Takes out of the index what searches found, from a JSON list of `[place, words]`: exactly the
/// words that were put in there.
pub(crate) const FORGET_WORDS: &str = "insert into words (words, rowid, word) select 'delete', value ->> 0, value ->> 1 from json_each(?);";

/// Keeps what searches find, from a JSON list of `[place, words]`.
pub(crate) const WORDS: &str =
    "insert into words (rowid, word) select value ->> 0, value ->> 1 from json_each(?);";

/// The check-ins at the places from `?1` up to, and without, `?2`, in order, as a JSON list of
/// `[id, fields]`. What is stored is JSON already: it is put together, not taken apart.
pub(crate) const BETWEEN: &str =
    "select '[' || coalesce(group_concat('[\"' || hex(id) || '\",' || body || ']'), '') || ']' from (
        select id, body from checkin
        where place >= cast(?1 as integer) and place < cast(?2 as integer) order by place)";

/// What a search finds a check-in by: its words, folded as a query is, and [those](word_of) of its tags
/// and strengths, so that these are found by the names they have now. Each stands between spaces.
///
/// The index holds these words and takes the same ones out again. A change here, or in what a word is,
/// therefore needs a migration, and its number as `SINCE` in `store/index.rs`, which builds the index anew.
pub(crate) fn words_of(checkin: &CheckInRecord) -> String {
    let mut words = String::new();
    keep(&checkin.note, &mut words);
    for (_, answer) in checkin.answers.values() {
        if let Answer::Text(text) = answer {
            keep(text, &mut words);
        }
    }
    for id in checkin.tags.iter().chain(&checkin.strengths) {
        words.push_str(&word_of(*id));
        words.push(' ');
    }
    words
}

fn keep(text: &str, words: &mut String) {
    for word in text::words_of(&fold(text)) {
        words.push_str(word);
        words.push(' ');
    }
}

/// The word in the index that stands for a tag or a strength: one that nobody can write, and that no
/// word of theirs is the beginning of.
pub(crate) fn word_of(id: Id) -> String {
    format!("§{id}")
}

/// Every statement of this file.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[FORGET_WORDS, WORDS, BETWEEN];
