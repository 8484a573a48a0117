//! Exports met in the field, where that folder lies beside the checkout. They are read in place;
//! our own fixtures have the same shapes and are always read.

use std::fs;
use std::path::PathBuf;

use super::*;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/samples")
}

#[test]
fn every_daylio_sample_is_read_whole() {
    if !folder().is_dir() {
        return;
    }
    for (name, count, first, last) in [
        (
            "daylio_sample.csv",
            3,
            local(2021, 9, 26, 23, 0),
            local(2021, 9, 28, 22, 0),
        ),
        (
            "daylio_9col_scales.csv",
            2,
            local(2026, 7, 26, 18, 20),
            local(2026, 7, 27, 13, 48),
        ),
        (
            "daylio_tab_variant.tsv",
            3,
            local(2026, 5, 13, 22, 20),
            local(2026, 5, 20, 22, 13),
        ),
    ] {
        let bytes = fs::read(folder().join(name)).expect("the sample can be read");
        let past = read(&bytes).expect("the sample is whole");
        assert_eq!(past.format, Format::DaylioCsv, "{name}");
        assert_eq!(past.entries.len(), count, "{name}");
        assert_eq!(past.entries[0].local, first, "{name}");
        assert_eq!(past.entries[count - 1].local, last, "{name}");
        for entry in &past.entries {
            assert_eq!(entry.mood.trim(), entry.mood, "{name}");
            assert!(
                entry
                    .tags
                    .iter()
                    .all(|tag| tag.trim() == tag && !tag.is_empty()),
                "{name}"
            );
        }
    }
}

fn sample(name: &str) -> Past {
    let bytes = fs::read(folder().join(name)).expect("the sample can be read");
    read(&bytes).expect("the sample is whole")
}

/// How many answers, tags and notes there are.
fn counts(past: &Past) -> [usize; 3] {
    let said = || past.entries.iter().flat_map(|entry| &entry.said);
    [
        said().filter(|said| said.cell.is_some()).count(),
        said().map(|said| said.tags.len()).sum(),
        said().filter(|said| !said.note.is_empty()).count(),
    ]
}

#[test]
fn every_other_sample_is_read_whole() {
    if !folder().is_dir() {
        return;
    }
    for (name, format, columns, said) in [
        (
            "bearable_2021_deidentified.csv",
            Format::Bearable,
            16,
            [28, 21, 4],
        ),
        ("habitbull.csv", Format::HabitBull, 4, [18, 0, 1]),
        ("track_and_graph.csv", Format::TrackAndGraph, 4, [4, 0, 2]),
        (
            "track_and_graph_legacy.csv",
            Format::TrackAndGraph,
            4,
            [4, 0, 1],
        ),
    ] {
        let past = sample(name);
        assert_eq!(past.format, format, "{name}");
        assert_eq!(
            (past.columns.len(), counts(&past)),
            (columns, said),
            "{name}"
        );
        assert_eq!(past.left, [], "{name}");
    }
}

#[test]
fn the_sample_of_loops_sheets_is_read_whole() {
    if !folder().is_dir() {
        return;
    }
    let folder = folder().join("loop_csv_export");
    let names = [
        "Habits.csv",
        "Checkmarks.csv",
        "Scores.csv",
        "001 Meditate/Checkmarks.csv",
        "001 Meditate/Scores.csv",
        "002 Wake up early/Checkmarks.csv",
        "002 Wake up early/Scores.csv",
    ];
    let read_one = |name: &str| fs::read(folder.join(name)).expect("the sample can be read");
    let contents = names.map(read_one);
    let members: Vec<(&str, &[u8])> = names
        .into_iter()
        .zip(contents.iter().map(Vec::as_slice))
        .collect();
    let past = read(&archive(&members)).expect("the sample is whole");
    assert_eq!(past.format, Format::LoopCsv);
    assert_eq!(
        counts(&past),
        [7, 0, 3],
        "six days done, one not, three notes"
    );
    assert_eq!(
        left(&past),
        [(LeftWhat::Automatic, "", 3), (LeftWhat::Reckoned, "", 3)]
    );
}
