//! What is fuzzed: each format's reader, behind as much of a file as leads past its first look, and
//! what is made of the answers. `fuzz/` runs these for long, and keeps what it found; a test here
//! runs that again.

use super::columns::{self, Kind, Scale};
use super::formats::{self, Past, Problem};
use crate::item::Items;
use base64::prelude::{BASE64_STANDARD, Engine};
use std::io::{Cursor, Write};
use trellis_domain::checkin::ItemKind;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Reads some bytes as one kind of file.
pub type Target = fn(&[u8]);

/// Every kind of file, by name.
pub const TARGETS: [(&str, Target); 12] = [
    ("any", |bytes| look(formats::read_file(bytes))),
    ("archive", |bytes| after(b"PK\x03\x04", bytes)),
    ("bearable", |bytes| {
        let header = "date,weekday,time of day,category,rating/amount,detail,notes\n";
        after(header.as_bytes(), bytes);
    }),
    ("daylio_backup", |bytes| {
        let packed = BASE64_STANDARD.encode(bytes);
        within(&[("backup.daylio", packed.as_bytes())]);
    }),
    ("daylio_csv", |bytes| {
        let header = "full_date,date,weekday,time,mood,activities,scales,note_title,note\n";
        after(header.as_bytes(), bytes);
    }),
    ("emoods", |bytes| {
        let header = "ID,DATE (YYYY-MM-DD),IRRITABILITY,ANXIETY,DEPRESSED,ELEVATED,SLEEP,PSYCHOTIC SYMPTOMS,NOTE,THERAPY,MENSTRUAL CYCLE,WEIGHT\n";
        within(&[("entry.csv", &[header.as_bytes(), bytes].concat())]);
    }),
    ("habitbull", |bytes| {
        let header = "HabitName,HabitDescription,HabitCategory,CalendarDate,Value,CommentText\n";
        after(header.as_bytes(), bytes);
    }),
    ("loop_csv", |bytes| {
        // The list of habits, and the days of one, with a blank line between them.
        let end = bytes.windows(2).position(|two| two == b"\n\n");
        let (habits, days) = bytes.split_at(end.unwrap_or(bytes.len() / 2));
        let list = b"Position,Name,Type,Question,Description,Unit\n";
        within(&[
            ("Habits.csv", &[list, habits].concat()),
            (
                "001 A/Checkmarks.csv",
                &[b"Date,Value,Notes\n", days].concat(),
            ),
        ]);
    }),
    ("loop_database", |bytes| {
        let runtime = tokio::runtime::Builder::new_current_thread().build();
        let runtime = runtime.expect("a runtime of one thread");
        let file = [b"SQLite format 3\0", bytes].concat();
        look(runtime.block_on(formats::read(file)));
    }),
    ("nomie_csv", |bytes| {
        after(
            b"epoch,start,end,offset,note,lat,lng,location,score\n",
            bytes,
        );
    }),
    ("nomie_json", |bytes| after(b"{\"nomie\":", bytes)),
    ("track_and_graph", |bytes| {
        after(b"FeatureName,Timestamp,Value,Label,Note\n", bytes);
    }),
];

fn after(head: &[u8], bytes: &[u8]) {
    look(formats::read_file(&[head, bytes].concat()));
}

fn within(members: &[(&str, &[u8])]) {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, content) in members {
        let begun = writer.start_file(*name, stored);
        begun.expect("a member can be begun");
        writer.write_all(content).expect("memory can be written to");
    }
    let file = writer.finish().expect("an archive can be ended");
    look(formats::read_file(&file.into_inner()));
}

/// What holds of every file that is read.
fn look(read: Result<Past, Problem>) {
    let Ok(past) = read else { return };
    assert!(past.entries.is_sorted_by_key(|entry| entry.local));
    let mut keys: Vec<_> = past.entries.iter().map(|entry| entry.key).collect();
    keys.sort_unstable();
    assert!(!past.entries.is_empty() || keys.is_empty());
    let shown = columns::of(&past, &Items::from_rows(Vec::new()));
    for entry in &past.entries {
        for cell in entry.said.iter().flat_map(|said| &said.cell) {
            let column = &shown[cell.column as usize];
            assert!(column.count > 0 && column.kinds.contains(&Kind::Words));
            for kind in &column.kinds {
                let answer = columns::answer(cell, &kind.of_item(""), None);
                // Only words can be too long for an answer.
                assert!(answer.is_some() || *kind == Kind::Words);
            }
            if let (Some(low), Some(high)) = (column.least, column.most)
                && low < high
            {
                let ten = ItemKind::ZeroToTen {
                    low: String::new(),
                    high: String::new(),
                };
                let scale = Some(Scale { low, high });
                assert!(columns::answer(cell, &ten, scale).is_some());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::TARGETS;
    use proptest::prelude::*;

    /// What was found, and what it was found from.
    #[test]
    fn what_fuzzing_found_is_read_again() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus");
        for (name, target) in TARGETS {
            let kept = std::fs::read_dir(root.join(name)).expect("each has a corpus");
            let mut count = 0;
            for file in kept {
                let path = file.expect("the folder can be read").path();
                target(&std::fs::read(path).expect("so can the file"));
                count += 1;
            }
            assert!(count > 0, "{name}");
        }
    }

    proptest! {
        /// As long a run as a test may have; `make fuzz` has more.
        #[test]
        fn whatever_stands_there_is_answered(
            target in prop::sample::select(TARGETS.map(|(_, target)| target).to_vec()),
            bytes in prop_oneof![
                prop::collection::vec(any::<u8>(), 0..200),
                "[-0-9a-cé,:;.\"#@+(){}\\[\\] \n|]{0,120}".prop_map(String::into_bytes),
            ],
        ) {
            target(&bytes);
        }
    }
}
