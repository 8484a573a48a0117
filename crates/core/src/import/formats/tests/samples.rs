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

#[test]
fn every_other_sample_is_left_to_another_reader() {
    if !folder().is_dir() {
        return;
    }
    for name in [
        "bearable_2021_deidentified.csv",
        "habitbull.csv",
        "track_and_graph.csv",
        "track_and_graph_legacy.csv",
    ] {
        let bytes = fs::read(folder().join(name)).expect("the sample can be read");
        assert_eq!(
            problem(&bytes),
            Problem::of_file(Why::NotThisFormat),
            "{name}"
        );
    }
}
