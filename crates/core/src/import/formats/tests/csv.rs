//! Daylio's CSV, generation by generation, and row by row what can be wrong with it.

use super::*;

const Y2018: &[u8] = include_bytes!("../../../../tests/fixtures/import/daylio_2018.csv");
const Y2018_FR: &[u8] = include_bytes!("../../../../tests/fixtures/import/daylio_2018_fr.csv");
const Y2021: &[u8] = include_bytes!("../../../../tests/fixtures/import/daylio_2021.csv");
const NOW: &[u8] = include_bytes!("../../../../tests/fixtures/import/daylio_now.csv");
const TABS: &[u8] = include_bytes!("../../../../tests/fixtures/import/daylio_tabs.tsv");

pub(super) const FIXTURES: [&[u8]; 5] = [Y2018, Y2018_FR, Y2021, NOW, TABS];

const HEADER: &str = "full_date,date,weekday,time,mood,activities,note_title,note";

/// A file of these rows under the header of 2021.
fn with_rows(rows: &str) -> Vec<u8> {
    format!("{HEADER}\n{rows}").into_bytes()
}

fn moods(entries: &[Entry]) -> Vec<&str> {
    entries.iter().map(|entry| entry.mood.as_str()).collect()
}

#[test]
fn the_first_generation_has_a_year_and_a_localized_date() {
    let past = read(Y2018).expect("the file is whole");
    assert_eq!(past.format, Format::DaylioCsv);
    assert_eq!(past.format.source(), "daylio");
    let [may, before, last] = &past.entries[..] else {
        unreachable!("three rows are three entries");
    };
    assert_eq!(may.local, local(2018, 5, 1, 0, 5));
    assert_eq!(
        (may.mood.as_str(), may.note.as_str()),
        ("awful", "Rain all day.")
    );
    assert!(may.tags.is_empty());
    assert_eq!(before.local, local(2018, 9, 27, 22, 21));
    assert_eq!(before.tags, ["tea", "stairs"]);
    assert_eq!(before.note, "");
    assert_eq!(last.local, local(2018, 9, 28, 23, 54));
    assert_eq!(last.tags, ["tea", "garden", "music"]);
    assert_eq!(last.note, "Sat outside \"late\"");
    assert!(
        past.entries
            .iter()
            .all(|e| e.level.is_none() && e.offset.is_none())
    );

    let french = entries(Y2018_FR);
    assert_eq!(french[0].local, local(2018, 2, 28, 7, 30));
    assert_eq!(french[1].local, local(2018, 8, 1, 21, 5));
    assert_eq!(moods(&french), ["mouais", "bien"]);
    assert_eq!(french[1].tags, ["thé", "jardin"]);
}

#[test]
fn the_second_generation_has_an_iso_date_and_a_title() {
    let entries = entries(Y2021);
    assert_eq!(
        moods(&entries),
        ["meh", "meh", "tired, but ok", "good", "tired"],
        "Daylio does not quote the mood: its comma is the client's"
    );
    assert_eq!(entries[2].local, local(2021, 10, 1, 22, 0));
    assert_eq!(entries[2].tags, ["tea"]);
    assert_eq!(entries[3].local, local(2021, 10, 2, 8, 20));
    assert_eq!(
        entries[3].note,
        "A slow start\n\nBread & jam, then \"nothing\""
    );
    assert_eq!(entries[4].local, local(2021, 10, 2, 20, 39));
    assert_eq!(entries[4].tags, ["tea", "long walk", "books / radio"]);
    assert_eq!(entries[4].note, "Up the hill\nand down again");
    assert_ne!(
        entries[0].key, entries[1].key,
        "two equal rows are two entries"
    );
}

#[test]
fn the_current_generation_has_scales_and_a_byte_order_mark() {
    let past = read(NOW).expect("the file is whole");
    let entries = &past.entries;
    assert!(entries[0].said.is_empty());
    assert_eq!(entries[0].note, "Plain words");
    assert_eq!(
        written(&past, 1),
        [("Sleep", "7"), ("Pain: left knee", "2")]
    );
    assert_eq!(entries[1].local, local(2026, 3, 8, 20, 39));
    assert_eq!(entries[1].tags, ["walk", "café"]);
    assert_eq!(
        entries[1].note,
        "Sunday\n\nFirst line\nsecond line, with a comma"
    );
}

#[test]
fn tabs_and_semicolons_and_other_orders_say_the_same() {
    let tabs = entries(TABS);
    assert_eq!(tabs[0].tags, ["rested", "garden", "friends"]);
    assert_eq!(tabs[0].note, "Café au lait 🙂, then home");
    assert_eq!(tabs[1].local, local(2026, 5, 21, 22, 13));

    let text = String::from_utf8_lossy(TABS);
    let semicolons = text.replace('\t', ";");
    assert_eq!(entries(semicolons.as_bytes()), tabs);

    let turned: Vec<String> = text
        .lines()
        .map(|line| line.split('\t').rev().collect::<Vec<_>>().join("\t"))
        .collect();
    assert_eq!(entries(turned.join("\r\n").as_bytes()), tabs);

    let loud = text
        .replace("full_date", " Full Date ")
        .replace("note_title", "NOTE TITLE");
    assert_eq!(entries(loud.as_bytes()), tabs);
}

#[test]
fn columns_that_came_later_may_be_missing() {
    let entries = entries(b"mood,full_date,time\ngood,2021-09-28,20:39\n");
    assert_eq!(entries[0].local, local(2021, 9, 28, 20, 39));
    assert!(entries[0].tags.is_empty() && entries[0].note.is_empty());
}

#[test]
fn a_header_alone_is_an_empty_past() {
    assert_eq!(entries(HEADER.as_bytes()), []);
    assert_eq!(entries(format!("{HEADER}\n\n,,,,,,,\n").as_bytes()), []);
}

#[test]
fn a_fault_is_named_with_its_row() {
    let good = "2021-09-28,x,x,20:39,good,\"tea\",\"\",\"two\nlines\"\n";
    for (row, why) in [
        ("2021-02-30,x,x,20:39,good,,,", Why::BadDate),
        ("28/09/2021,x,x,20:39,good,,,", Why::BadDate),
        (",x,x,20:39,good,,,", Why::BadDate),
        ("2021-09-28,x,x,evening,good,,,", Why::BadTime),
        ("2021-09-28,x,x,25:10,good,,,", Why::BadTime),
        ("2021-09-28,x,x,20:39, ,,,", Why::NoMood),
        ("2021-09-28,x,x,20:39,good", Why::TooFewColumns),
        (
            "2021-09-28,x,x,20:39,good,\"tea\",\"\",\"cut in the mid",
            Why::TooFewColumns,
        ),
        ("2021-09-28,x,x,20:39,good,,,one, two", Why::TooManyColumns),
        (
            "2021-09-28,x,x,20:39,good,\"tea\",\"\",\"he said \"hi, you\" to me\"",
            Why::TooManyColumns,
        ),
    ] {
        let file = with_rows(&format!("{good}{good}\n{row}"));
        assert_eq!(problem(&file), Problem::at(5, why), "{row}");
    }
    let mut file = with_rows(good);
    file.extend_from_slice(b"2021-09-29,x,x,20:39,good,,,caf\xe9\n");
    assert_eq!(problem(&file), Problem::at(3, Why::NotText));

    let no_such_day =
        b"year,date,weekday,time,mood,activities,note\n2018,31 Brumaire,x,20:39,good,,\n";
    assert_eq!(problem(no_such_day), Problem::at(2, Why::BadDate));
}

#[test]
fn a_lost_header_is_named() {
    for text in [
        "2021-09-28,28 September,Tuesday,20:39,good,\"tea\",\"\",\"\"\n",
        "2021-09-28\t28 September\tTuesday\t20:39\tgood\ttea\t\t\n",
        "full_date,date,weekday,mood,activities,note_title,note\n2021-09-28,x,x,good,,,\n",
        "date,weekday,time,mood,activities,note\n28 September,x,20:39,good,,\n",
        "full_date,date,wee",
    ] {
        assert_eq!(
            problem(text.as_bytes()),
            Problem::at(1, Why::NoHeader),
            "{text}"
        );
    }
    let utf_16: Vec<u8> = "\u{feff}full_date,date"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(problem(&utf_16), Problem::of_file(Why::NotText));
}

#[test]
fn keys_never_change() {
    // Stored with everything that was ever imported. If this fails, put the making of keys back.
    let file = with_rows("2021-09-28,x,x,20:39,good,\"tea | walk\",\"A title\",\"A note\"\n");
    let hex: String = entries(&file)[0]
        .key
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    assert_eq!(hex, "ddf31c1ed29477c7c38c5d7e5d501ecd");
}

#[test]
fn a_later_export_of_the_same_entry_has_the_same_key() {
    let before = with_rows(
        "2021-09-28,28 September,Tuesday,8:39 pm,Good ,\"tea | walk\",\"A title\",\"one<br>two\"\n",
    );
    let after = "\u{feff}full_date,date,weekday,time,mood,activities,scales,note_title,note\n\
        2021-09-29,29 septembre,mercredi,07:00,bien,,,,\n\
        2021-09-28,28 septembre,mardi,20 h 39,bien,\"walk | tea\",\"Sleep:\u{a0}7\",\"A title\",\"one two\"\n";
    assert_eq!(entries(&before)[0].key, entries(after.as_bytes())[0].key);
}

#[test]
fn whatever_makes_an_entry_another_changes_its_key() {
    let rows = [
        "2021-09-28,x,x,20:39,good,\"tea | walk\",\"\",\"note\"",
        "2021-09-29,x,x,20:39,good,\"tea | walk\",\"\",\"note\"",
        "2021-09-28,x,x,20:40,good,\"tea | walk\",\"\",\"note\"",
        "2021-09-28,x,x,20:39,meh,\"tea | walk\",\"\",\"note\"",
        "2021-09-28,x,x,20:39,so-so,\"tea | walk\",\"\",\"note\"",
        "2021-09-28,x,x,20:39,good,\"tea\",\"\",\"note\"",
        "2021-09-28,x,x,20:39,good,\"tea walk\",\"\",\"note\"",
        "2021-09-28,x,x,20:39,good,\"tea | walk\",\"\",\"notes\"",
        "2021-09-28,x,x,20:39,good,\"tea | walk\",\"\",\"note\"",
    ];
    let mut found = keys(&entries(&with_rows(&rows.join("\n"))));
    found.sort_unstable();
    found.dedup();
    assert_eq!(found.len(), rows.len());
}
