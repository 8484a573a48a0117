//! Dates and times as a phone of some language wrote them.
//!
//! Promise: what is not plainly a date or a time is `None`, never a guess.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};
use trellis_domain::text::fold;

const MONTHS: [(&str, u32); 24] = [
    ("january", 1),
    ("february", 2),
    ("march", 3),
    ("april", 4),
    ("may", 5),
    ("june", 6),
    ("july", 7),
    ("august", 8),
    ("september", 9),
    ("october", 10),
    ("november", 11),
    ("december", 12),
    ("janvier", 1),
    ("fevrier", 2),
    ("mars", 3),
    ("avril", 4),
    ("mai", 5),
    ("juin", 6),
    ("juillet", 7),
    ("aout", 8),
    ("septembre", 9),
    ("octobre", 10),
    ("novembre", 11),
    ("decembre", 12),
];

/// A day that a diary can hold; anything else in a file is damage.
pub(super) fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    (1900..2200)
        .contains(&year)
        .then(|| NaiveDate::from_ymd_opt(year, month, day))?
}

/// Whether a diary can hold that day.
pub(super) fn is_of_a_diary(date: NaiveDate) -> bool {
    (1900..2200).contains(&date.year())
}

/// A day with its year in words, in English or French: `22nd Sep 2020`, `1er août 2021`.
pub(super) fn day_in_words(text: &str) -> Option<NaiveDate> {
    if let Some(date) = iso_date(text) {
        return Some(date);
    }
    let year = text.split_whitespace().next_back()?;
    year_and_date(year, text)
}

/// `9:45` or `1:10:00` as minutes: hours and minutes, or hours, minutes and seconds.
pub(super) fn length(text: &str) -> Option<f64> {
    let (text, sign) = match text.strip_prefix('-') {
        Some(text) => (text, -1.0),
        None => (text, 1.0),
    };
    let parts: Vec<u32> = text
        .split(':')
        .map(|part| number(part).filter(|_| !part.is_empty()))
        .collect::<Option<_>>()?;
    let (hours, minutes, seconds) = match parts[..] {
        [hours, minutes] => (hours, minutes, 0),
        [hours, minutes, seconds] => (hours, minutes, seconds),
        _ => return None,
    };
    (minutes < 60 && seconds < 60)
        .then(|| sign * (f64::from(hours) * 60.0 + f64::from(minutes) + f64::from(seconds) / 60.0))
}

/// A moment from milliseconds since 1970, in Greenwich.
pub(super) fn from_milliseconds(milliseconds: i64) -> Option<NaiveDateTime> {
    chrono::DateTime::from_timestamp_millis(milliseconds)
        .map(|at| at.naive_utc())
        .filter(|at| is_of_a_diary(at.date()))
}

/// `2021-09-28`, in that one form.
pub(super) fn iso_date(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, date] = parts[..] else {
        return None;
    };
    if (year.len(), month.len(), date.len()) != (4, 2, 2) {
        return None;
    }
    day(
        i32::try_from(number(year)?).ok()?,
        number(month)?,
        number(date)?,
    )
}

/// A year, and a day of it in English or French: `28 September`, `Sept. 28th`, `1er août`.
pub(super) fn year_and_date(year: &str, date: &str) -> Option<NaiveDate> {
    let year = number(year.trim()).filter(|_| year.trim().len() == 4)?;
    let (mut date_of_month, mut month_of_year) = (None, None);
    let folded = fold(date);
    for word in folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
    {
        if matches!(word, "of" | "the" | "le") {
            continue;
        }
        if let Some(found) = month(word) {
            if month_of_year.replace(found).is_some() {
                return None;
            }
        } else if number(word) != Some(year) && date_of_month.replace(ordinal(word)?).is_some() {
            return None;
        }
    }
    day(i32::try_from(year).ok()?, month_of_year?, date_of_month?)
}

/// `28`, `28th`, `1er`.
fn ordinal(word: &str) -> Option<u32> {
    let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (digits, suffix) = word.split_at(digits);
    matches!(suffix, "" | "st" | "nd" | "rd" | "th" | "er" | "e")
        .then(|| number(digits))
        .flatten()
}

/// A month by its name or enough of it; `jui` may be two months, so it is none.
fn month(word: &str) -> Option<u32> {
    if word.len() < 3 {
        return None;
    }
    let mut found = MONTHS
        .iter()
        .filter(|(name, _)| name.starts_with(word))
        .map(|(_, month)| *month);
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

/// `20:39`, `8:39 PM`, `10:00 p.m.`, `20 h 39`, `20.39`; seconds, where a spreadsheet added them,
/// are dropped. Any kind of space may stand between.
pub(super) fn clock(text: &str) -> Option<NaiveTime> {
    let packed: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{200e}' | '\u{200f}'))
        .flat_map(char::to_lowercase)
        .collect();
    let digits_end = packed
        .rfind(|c: char| c.is_ascii_digit())
        .map(|last| last + 1)?;
    let (digits, half) = packed.split_at(digits_end);
    let parts: Vec<u32> = digits
        .split([':', 'h', '.'])
        .map(|part| number(part).filter(|_| part.len() <= 2))
        .collect::<Option<_>>()?;
    let (hour, minute) = match parts[..] {
        [hour, minute] => (hour, minute),
        [hour, minute, second] if second < 60 => (hour, minute),
        _ => return None,
    };
    let hour = match half {
        "" => hour,
        "am" | "a.m." if (1..=12).contains(&hour) => hour % 12,
        "pm" | "p.m." if (1..=12).contains(&hour) => hour % 12 + 12,
        _ => return None,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// Digits only: no sign, no space.
fn number(text: &str) -> Option<u32> {
    text.bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_of_both_kinds() {
        for (text, hour, minute) in [
            ("20:39", 20, 39),
            ("08:20", 8, 20),
            ("8:39 PM", 20, 39),
            ("10:00 pm", 22, 0),
            ("8:39\u{202f}PM", 20, 39),
            ("8:39\u{a0}p.m.", 20, 39),
            ("\u{200e}8:39 a.m.", 8, 39),
            ("12:05 am", 0, 5),
            ("12:05 PM", 12, 5),
            ("20 h 39", 20, 39),
            ("7\u{a0}h\u{a0}05", 7, 5),
            ("20h39", 20, 39),
            ("20.39", 20, 39),
            ("20:39:00", 20, 39),
            ("00:00", 0, 0),
        ] {
            assert_eq!(
                clock(text),
                NaiveTime::from_hms_opt(hour, minute, 0),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_time() {
        for text in [
            "",
            "evening",
            "24:00",
            "25:99",
            "12:60",
            "13:00 pm",
            "0:10 am",
            "20",
            "20:",
            ":39",
            "20:39:61",
            "1:2:3:4",
            "020:39",
            "-1:30",
            "8:39 xm",
            "20:39 2021",
        ] {
            assert_eq!(clock(text), None, "{text}");
        }
    }

    #[test]
    fn iso_dates_only() {
        assert_eq!(
            iso_date(" 2021-09-28 "),
            NaiveDate::from_ymd_opt(2021, 9, 28)
        );
        assert_eq!(iso_date("2024-02-29"), NaiveDate::from_ymd_opt(2024, 2, 29));
        for text in [
            "",
            "2021-9-28",
            "2021-02-30",
            "28/09/2021",
            "21-09-28",
            "+2021-09-28",
            "2021-09-28x",
            "0021-09-28",
            "2021-00-10",
            "2021-09-28-01",
            "９９９９-01-01",
        ] {
            assert_eq!(iso_date(text), None, "{text}");
        }
    }

    #[test]
    fn lengths_of_time() {
        for (text, minutes) in [
            ("9:45", 585.0),
            ("0:00", 0.0),
            ("1:10:30", 70.5),
            ("12345:18:00", 740_718.0),
            ("-0:30", -30.0),
        ] {
            assert_eq!(length(text), Some(minutes), "{text}");
        }
        for text in [
            "", "9", "9:60", "9:", ":45", "1:2:3:4", "9:4x", "0.0:1", "--1:00",
        ] {
            assert_eq!(length(text), None, "{text}");
        }
    }

    #[test]
    fn days_in_words() {
        let day = NaiveDate::from_ymd_opt(2020, 9, 22);
        for text in [
            "22nd Sep 2020",
            "22 sept. 2020",
            "2020-09-22",
            "Sep 22nd, 2020",
        ] {
            assert_eq!(day_in_words(text), day, "{text}");
        }
        for text in ["", "2020", "22nd Sep", "31st Sep 2020", "Tuesday 2020"] {
            assert_eq!(day_in_words(text), None, "{text}");
        }
    }

    #[test]
    fn months_by_name_in_both_languages() {
        let september = NaiveDate::from_ymd_opt(2018, 9, 28);
        for date in [
            "28 September",
            "September 28",
            "september 28th",
            "28. September",
            "Sept. 28",
            "28 sep",
            "28 septembre",
            "le 28 sept.",
            "28th of September",
            "Sep 28, 2018",
            "28 Septembre 2018",
        ] {
            assert_eq!(year_and_date("2018", date), september, "{date}");
        }
        for (date, month) in [
            ("1er août", 8),
            ("1 févr.", 2),
            ("1 décembre", 12),
            ("1 DÉCEMBRE", 12),
            ("1 mars", 3),
            ("1 March", 3),
            ("May 1", 5),
            ("1er mai", 5),
            ("1 juin", 6),
            ("1 juil.", 7),
            ("July 1st", 7),
            ("1 avr.", 4),
            ("1 Apr", 4),
            ("1 fevrier", 2),
        ] {
            assert_eq!(
                year_and_date("2018", date),
                NaiveDate::from_ymd_opt(2018, month, 1),
                "{date}"
            );
        }
        assert_eq!(
            year_and_date("2020", "29 février"),
            NaiveDate::from_ymd_opt(2020, 2, 29)
        );
    }

    #[test]
    fn what_is_no_day_of_the_year() {
        for date in [
            "",
            "28",
            "September",
            "31 September",
            "0 May",
            "1 jui",
            "28 28 May",
            "May June 1",
            "1 Maya",
            "28xx May",
            "28 September 2019",
            "29 February",
            "28 Σεπτεμβρίου",
        ] {
            assert_eq!(year_and_date("2018", date), None, "{date}");
        }
        for year in ["", "18", "20180", "year", "0018"] {
            assert_eq!(year_and_date(year, "28 September"), None, "{year}");
        }
    }
}
