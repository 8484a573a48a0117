//! What holds for every file: order does not matter, reading twice is reading once, what was
//! written is what is read, and no damage brings the reader down.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::Index;

use super::*;

const HEADER: [&str; 9] = [
    "full_date",
    "date",
    "weekday",
    "time",
    "mood",
    "activities",
    "scales",
    "note_title",
    "note",
];

/// A row as it is meant, before it is written.
#[derive(Clone, Debug)]
struct Meant {
    local: NaiveDateTime,
    mood: String,
    tags: BTreeSet<String>,
    scales: Vec<(String, String)>,
    title: String,
    body: String,
}

impl Meant {
    fn cells(&self) -> [String; 9] {
        let tags: Vec<&str> = self.tags.iter().map(String::as_str).collect();
        let scales: Vec<String> = self
            .scales
            .iter()
            .map(|(name, value)| format!("{name}:\u{a0}{value}"))
            .collect();
        [
            self.local.format("%Y-%m-%d").to_string(),
            "somehow".to_owned(),
            "some day".to_owned(),
            self.local.format("%H:%M").to_string(),
            self.mood.clone(),
            tags.join(" | "),
            scales.join(" | "),
            self.title.clone(),
            self.body.clone(),
        ]
    }

    /// What ought to be read, all but the key.
    fn plainly(&self) -> Plainly {
        let note = match (self.title.is_empty(), self.body.is_empty()) {
            (true, _) => self.body.clone(),
            (_, true) => self.title.clone(),
            _ => format!("{}\n\n{}", self.title, self.body),
        };
        (
            self.local,
            self.mood.clone(),
            self.tags.iter().cloned().collect(),
            note,
            self.scales.clone(),
        )
    }
}

/// An entry's moment, mood, tags, note and scales.
type Plainly = (
    NaiveDateTime,
    String,
    Vec<String>,
    String,
    Vec<(String, String)>,
);

/// Words with everything that delimiters and quotes make hard, but no HTML.
fn words() -> impl Strategy<Value = String> {
    "[a-zé,;\"'\t\n🙂 ]{0,12}".prop_map(|text| text.trim().to_owned())
}

fn name() -> impl Strategy<Value = String> {
    "[a-zé,;\"/-]{1,3}( [a-zé]{1,3})?"
}

prop_compose! {
    // Few moments, moods and tags, so that equal rows do come up.
    fn meant()(
        minute in prop_oneof![0i64..3, 0i64..60 * 24 * 365 * 30],
        mood in name(),
        tags in prop::collection::btree_set(name(), 0..4),
        scales in prop::collection::vec((name(), "[0-9]{1,2}"), 0..3),
        title in words(),
        body in words(),
    ) -> Meant {
        Meant { local: local(2000, 1, 1, 0, 0) + chrono::Duration::minutes(minute), mood, tags, scales, title, body }
    }
}

fn written(rows: &[Meant], delimiter: u8) -> Vec<u8> {
    let mut writer = ::csv::WriterBuilder::new()
        .delimiter(delimiter)
        .from_writer(Vec::new());
    writer
        .write_record(HEADER)
        .expect("memory can be written to");
    for row in rows {
        writer
            .write_record(row.cells())
            .expect("memory can be written to");
    }
    writer.into_inner().expect("memory can be written to")
}

/// What a file says, in an order of its own.
fn plainly(past: &Past) -> Vec<Plainly> {
    let scale = |cell: &Cell| {
        let name = past.columns[cell.column as usize].name.clone();
        (name, cell.written.clone())
    };
    let mut plain: Vec<Plainly> = past
        .entries
        .iter()
        .map(|entry| {
            assert!(entry.offset.is_none() && entry.level.is_none());
            let scales = entry.said.iter().flat_map(|said| &said.cell).map(scale);
            (
                entry.local,
                entry.mood.clone(),
                entry.tags.clone(),
                entry.note.clone(),
                scales.collect(),
            )
        })
        .collect();
    plain.sort();
    plain
}

fn delimiters() -> impl Strategy<Value = u8> {
    prop_oneof![Just(b','), Just(b'\t'), Just(b';')]
}

/// Every fixture, and the backup.
fn file() -> impl Strategy<Value = Vec<u8>> {
    let mut files: Vec<Vec<u8>> = csv::FIXTURES.iter().map(|file| file.to_vec()).collect();
    files.push(daylio(backup::WHOLE));
    files.extend(bearable::FIXTURES.iter().map(|file| file.to_vec()));
    files.extend(habits::FIXTURES.iter().map(|file| file.to_vec()));
    files.extend([nomie::BACKUP.to_vec(), nomie::CSV.to_vec()]);
    files.extend([emoods::file(), loops::sheets()]);
    prop::sample::select(files)
}

proptest! {
    #[test]
    fn what_was_written_is_read(rows in prop::collection::vec(meant(), 0..20), delimiter in delimiters()) {
        let read = read(&written(&rows, delimiter)).map(|past| plainly(&past));
        let mut meant: Vec<Plainly> = rows.iter().map(Meant::plainly).collect();
        meant.sort();
        prop_assert!(read == Ok(meant));
    }

    #[test]
    fn the_order_of_rows_does_not_matter(
        (rows, shuffled) in prop::collection::vec(meant(), 0..20)
            .prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
        again in any::<Index>(),
    ) {
        // One row twice, and once more with other scales: what a key does not see is among them.
        let (mut rows, mut shuffled) = (rows, shuffled);
        if !rows.is_empty() {
            let twice = again.get(&rows).clone();
            let nearly = Meant { scales: vec![("sleep".to_owned(), "7".to_owned())], ..twice.clone() };
            rows.extend([twice.clone(), nearly.clone()]);
            shuffled.splice(0..0, [nearly, twice]);
        }
        let (a, b) = (read(&written(&rows, b',')), read(&written(&shuffled, b',')));
        let plain_and_keys = |past: &Past| (plainly(past), keys(&past.entries));
        prop_assert!(a.is_ok() && a.map(|past| plain_and_keys(&past)) == b.map(|past| plain_and_keys(&past)));
    }

    #[test]
    fn no_two_entries_have_one_key_and_a_longer_file_keeps_them(
        mut rows in prop::collection::vec(meant(), 1..20),
        more in prop::collection::vec(meant(), 0..5),
    ) {
        let before: BTreeSet<[u8; 16]> = entries(&written(&rows, b',')).iter().map(|e| e.key).collect();
        prop_assert_eq!(before.len(), rows.len());
        rows.splice(0..0, more);
        let after: BTreeSet<[u8; 16]> = entries(&written(&rows, b',')).iter().map(|e| e.key).collect();
        prop_assert_eq!(after.len(), rows.len());
        prop_assert!(before.is_subset(&after));
    }

    #[test]
    fn entries_come_oldest_first(rows in prop::collection::vec(meant(), 0..20)) {
        prop_assert!(entries(&written(&rows, b',')).is_sorted_by_key(|entry| entry.local));
    }

    #[test]
    fn a_cut_file_is_read_or_refused(file in file(), at in any::<Index>()) {
        let cut = &file[..at.index(file.len())];
        if let (Ok(whole), Ok(part)) = (read(&file), read(cut)) {
            prop_assert!(part.entries.len() <= whole.entries.len());
        }
    }

    #[test]
    fn a_damaged_file_is_read_or_refused(
        file in file(),
        flips in prop::collection::vec((any::<Index>(), any::<u8>()), 1..8),
    ) {
        let mut file = file;
        for (at, byte) in flips {
            let at = at.index(file.len());
            file[at] ^= byte;
        }
        // Whichever it is, it comes back; a second reading says the same.
        prop_assert!(read(&file) == read(&file));
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let archive = [b"PK\x03\x04", &bytes[..]].concat();
        let table = [b"full_date,time,mood,note\n", &bytes[..]].concat();
        for file in [bytes, archive, table] {
            prop_assert!(read(&file) == read(&file));
        }
    }

    #[test]
    fn any_text_is_made_plain(html in "(<|>|&|;|/|#|x|br|li|p|[a-c3é🙂]|\r|\n| ){0,40}") {
        let plain = text::plain(&html);
        prop_assert_eq!(plain.trim(), &plain);
        prop_assert!(!plain.contains('\r'));
    }
}
