//! Daylio's backup: what it carries beyond the CSV, and what can be wrong with it.

use super::*;

/// In the shape of version 15, with members that are not read.
pub(super) const WHOLE: &str = r#"{
  "version": 15, "isReminderOn": true, "pin": "", "goals": [], "tag_groups": [{"id": 1, "name": "x"}],
  "metadata": {"number_of_entries": 4, "platform": "android"}, "assets": [{"id": 3, "type": 1}],
  "customMoods": [
    {"id": 1, "custom_name": "", "mood_group_id": 1, "mood_group_order": 0, "predefined_name_id": 1, "state": 0},
    {"id": 2, "custom_name": "", "mood_group_id": 2, "mood_group_order": 0, "predefined_name_id": 2, "state": 0},
    {"id": 5, "custom_name": " ", "mood_group_id": 5, "mood_group_order": 0, "predefined_name_id": 5, "state": 0},
    {"id": 7, "custom_name": "tired ", "mood_group_id": 4, "mood_group_order": 1, "predefined_name_id": -1, "state": 0}
  ],
  "tags": [{"id": 1, "name": "tea "}, {"id": 2, "name": "walk"}, {"id": 9, "name": "tea"}, {"id": 10, "name": " "}],
  "dayEntries": [
    {"id": 4, "minute": 36, "hour": 11, "day": 31, "month": 11, "year": 2023, "datetime": 1704040560000,
     "timeZoneOffset": -18000000, "mood": 7, "note": "one<div>two &amp; three</div>", "note_title": "A title",
     "tags": [2, 1, 9, 10, 404], "assets": [3]},
    {"id": 3, "minute": 0, "hour": 20, "day": 1, "month": 0, "year": 2023, "datetime": 1672596000000,
     "timeZoneOffset": 20700000, "mood": 1, "note": "", "note_title": "", "tags": [], "assets": []},
    {"id": 2, "minute": 5, "hour": 0, "day": 29, "month": 1, "year": 2020, "mood": 5, "tags": []},
    {"id": 1, "minute": 5, "hour": 0, "day": 29, "month": 1, "year": 2020, "mood": 2, "note": null}
  ]
}"#;

/// A backup whose one entry is this.
fn with_entry(entry: &str) -> Vec<u8> {
    daylio(&format!(
        r#"{{"customMoods":[{{"id":1,"custom_name":"fine","mood_group_id":2}}],
             "dayEntries":[{{"year":2023,"month":0,"day":1,"hour":9,"minute":30,"mood":1}}, {entry}]}}"#
    ))
}

#[test]
fn a_backup_carries_levels_and_offsets() {
    let past = read(&daylio(WHOLE)).expect("the file is whole");
    assert_eq!(past.format, Format::DaylioBackup);
    assert_eq!(past.format.source(), "daylio");
    let mut leap: Vec<_> = past.entries[..2]
        .iter()
        .map(|e| (e.local, e.mood.as_str(), e.level, e.offset))
        .collect();
    leap.sort_unstable_by_key(|(_, mood, ..)| *mood);
    assert_eq!(
        leap,
        [
            (local(2020, 2, 29, 0, 5), "awful", Some(1), None),
            (local(2020, 2, 29, 0, 5), "good", Some(4), None),
        ]
    );
    let january = &past.entries[2];
    assert_eq!(
        january.local,
        local(2023, 1, 1, 20, 0),
        "January is month 0"
    );
    assert_eq!((january.mood.as_str(), january.level), ("rad", Some(5)));
    assert_eq!(january.offset, FixedOffset::east_opt(5 * 3600 + 45 * 60));
    let december = &past.entries[3];
    assert_eq!(december.local, local(2023, 12, 31, 11, 36));
    assert_eq!((december.mood.as_str(), december.level), ("tired", Some(2)));
    assert_eq!(december.offset, FixedOffset::west_opt(5 * 3600));
    assert_eq!(december.tags, ["walk", "tea"]);
    assert_eq!(december.note, "A title\n\none\ntwo & three");
}

#[test]
fn the_csv_of_the_same_day_has_the_same_keys() {
    let csv = "full_date,date,weekday,time,mood,activities,scales,note_title,note\n\
        2023-12-31,December 31,Sunday,11:36 AM,tired ,\"tea | walk\",\"\",\"A title\",\"one two & three\"\n\
        2023-01-01,January 1,Sunday,8:00 PM,rad,\"\",\"\",\"\",\"\"\n\
        2020-02-29,February 29,Saturday,12:05 AM,awful,\"\",\"\",\"\",\"\"\n\
        2020-02-29,February 29,Saturday,12:05 AM,good,\"\",\"\",\"\",\"\"\n";
    assert_eq!(
        keys(&entries(csv.as_bytes())),
        keys(&entries(&daylio(WHOLE)))
    );
}

#[test]
fn a_backup_from_before_moods_could_be_changed() {
    let json = r#"{"dayEntries":[{"year":2016,"month":4,"day":16,"hour":20,"minute":0,"mood":3}]}"#;
    let entries = entries(&daylio(json));
    assert_eq!(
        (entries[0].mood.as_str(), entries[0].level),
        ("meh", Some(3))
    );
}

#[test]
fn the_member_may_lie_in_a_folder_and_its_base64_on_many_lines() {
    let packed = base64::engine::general_purpose::STANDARD_NO_PAD.encode(WHOLE);
    let lines: Vec<&str> = packed
        .as_bytes()
        .chunks(76)
        .map(|line| std::str::from_utf8(line).expect("base64 is ASCII"))
        .collect();
    let file = archive(&[("Daylio/backup.daylio", lines.join("\r\n").as_bytes())]);
    assert_eq!(entries(&file), entries(&daylio(WHOLE)));
}

#[test]
fn a_fault_is_named_with_its_entry() {
    for (entry, why) in [
        (
            r#"{"year":2023,"month":1,"day":29,"hour":9,"minute":30,"mood":1}"#,
            Why::BadDate,
        ),
        (
            r#"{"year":2023,"month":12,"day":1,"hour":9,"minute":30,"mood":1}"#,
            Why::BadDate,
        ),
        (
            r#"{"year":2023,"month":-1,"day":1,"hour":9,"minute":30,"mood":1}"#,
            Why::BadDate,
        ),
        (
            r#"{"year":99999999999,"month":0,"day":1,"hour":9,"minute":30,"mood":1}"#,
            Why::BadDate,
        ),
        (
            r#"{"month":0,"day":1,"hour":9,"minute":30,"mood":1}"#,
            Why::BadDate,
        ),
        (
            r#"{"year":2023,"month":0,"day":1,"hour":24,"minute":30,"mood":1}"#,
            Why::BadTime,
        ),
        (
            r#"{"year":2023,"month":0,"day":1,"hour":9,"mood":1}"#,
            Why::BadTime,
        ),
        (
            r#"{"year":2023,"month":0,"day":1,"hour":9,"minute":30,"mood":8}"#,
            Why::NoMood,
        ),
        (
            r#"{"year":2023,"month":0,"day":1,"hour":9,"minute":30}"#,
            Why::NoMood,
        ),
    ] {
        assert_eq!(problem(&with_entry(entry)), Problem::at(2, why), "{entry}");
    }
}

#[test]
fn what_is_no_whole_backup() {
    let not_backup = Problem::of_file(Why::NotBackup);
    assert_eq!(problem(&archive(&[])), not_backup);
    assert_eq!(problem(&archive(&[("diary.csv", b"ID,DATE")])), not_backup);
    assert_eq!(problem(&archive(&[("backup.daylio", b"")])), not_backup);
    assert_eq!(
        problem(&archive(&[("backup.daylio", b"not base64!")])),
        not_backup
    );
    assert_eq!(problem(&daylio("")), not_backup);
    assert_eq!(problem(&daylio("{\"version\":15}")), not_backup);
    assert_eq!(problem(&daylio("[[[[[[")), not_backup);

    // Cut at each level: the archive, the base64 inside, the JSON inside that.
    let whole = daylio(WHOLE);
    assert_eq!(
        problem(&whole[..whole.len() / 2]),
        Problem::of_file(Why::NotZip)
    );
    assert_eq!(problem(b"PK\x03\x04"), Problem::of_file(Why::NotZip));
    let packed = base64::engine::general_purpose::STANDARD.encode(WHOLE);
    let cut = archive(&[("backup.daylio", &packed.as_bytes()[..packed.len() / 2 + 1])]);
    assert_eq!(problem(&cut), not_backup);
    assert_eq!(problem(&daylio(&WHOLE[..WHOLE.len() / 2])), not_backup);
}

#[test]
fn a_byte_that_turned_over_in_the_archive_is_noticed() {
    let mut file = daylio(WHOLE);
    let middle = file.len() / 2;
    file[middle] ^= 0x10;
    let why = problem(&file).why;
    assert!(matches!(why, Why::NotZip | Why::NotBackup), "{why:?}");
}
