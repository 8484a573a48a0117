use super::*;
use proptest::prelude::*;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("a test's instant is well formed")
}

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a test's date is well formed")
}

const TORONTO: Tz = chrono_tz::America::Toronto;

#[test]
fn the_small_hours_belong_to_yesterday() {
    let end = DayEnd::default();
    assert_eq!(
        logical_day(at("2026-06-02T06:59:59Z"), TORONTO, end),
        date("2026-06-01"),
        "02:59 local"
    );
    assert_eq!(
        logical_day(at("2026-06-02T07:00:00Z"), TORONTO, end),
        date("2026-06-02"),
        "03:00 local"
    );
    let midnight = DayEnd::new(0).expect("midnight is a day's end");
    assert_eq!(
        logical_day(at("2026-06-02T04:00:00Z"), TORONTO, midnight),
        date("2026-06-02"),
        "00:00 local"
    );
}

#[test]
fn the_day_ends_by_the_wall_clock_when_clocks_change() {
    let end = DayEnd::default();
    // 8 March 2026: 02:00 becomes 03:00. The minute before is 01:59 and still Saturday.
    assert_eq!(
        logical_day(at("2026-03-08T06:59:00Z"), TORONTO, end),
        date("2026-03-07")
    );
    assert_eq!(
        logical_day(at("2026-03-08T07:00:00Z"), TORONTO, end),
        date("2026-03-08")
    );
    // 1 November 2026: 01:00 to 02:00 comes twice, both times still Saturday.
    assert_eq!(
        logical_day(at("2026-11-01T05:30:00Z"), TORONTO, end),
        date("2026-10-31")
    );
    assert_eq!(
        logical_day(at("2026-11-01T06:30:00Z"), TORONTO, end),
        date("2026-10-31")
    );
    assert_eq!(
        logical_day(at("2026-11-01T08:00:00Z"), TORONTO, end),
        date("2026-11-01")
    );
}

#[test]
fn a_traveller_lives_by_the_zone_they_are_in() {
    let end = DayEnd::default();
    let instant = at("2026-06-02T23:30:00Z");
    assert_eq!(
        logical_day(instant, TORONTO, end),
        date("2026-06-02"),
        "19:30 in Toronto"
    );
    assert_eq!(
        logical_day(instant, chrono_tz::Asia::Tokyo, end),
        date("2026-06-03"),
        "08:30 the next day in Tokyo"
    );
    assert_eq!(
        logical_day(instant, chrono_tz::Pacific::Kiritimati, end),
        date("2026-06-03")
    );
}

#[test]
fn a_time_that_never_happens_is_the_moment_after_the_gap() {
    let day = date("2026-03-08");
    let skipped = NaiveTime::from_hms_opt(2, 30, 0).expect("a time");
    let midnight = DayEnd::new(0).expect("midnight");
    assert_eq!(
        instant_on(day, skipped, TORONTO, midnight),
        at("2026-03-08T07:00:00Z")
    );
    // Samoa had no 30 December 2011 at all.
    let noon = NaiveTime::from_hms_opt(12, 0, 0).expect("a time");
    assert_eq!(
        logical_day(
            instant_on(date("2011-12-30"), noon, chrono_tz::Pacific::Apia, midnight),
            chrono_tz::Pacific::Apia,
            midnight
        ),
        date("2011-12-31"),
    );
}

#[test]
fn a_day_never_ends_after_noon() {
    assert!(DayEnd::new(720).is_some());
    assert!(DayEnd::new(721).is_none());
    assert!(serde_json::from_str::<DayEnd>("721").is_err());
}

fn any_zone() -> impl Strategy<Value = Tz> {
    (0..chrono_tz::TZ_VARIANTS.len()).prop_map(|n| chrono_tz::TZ_VARIANTS[n])
}

proptest! {
    /// Later moments never fall on earlier days, as long as the client stays where they are and
    /// the zone keeps its side of the date line.
    #[test]
    fn days_follow_each_other(seconds in 0i64..4_000_000_000, step in 86_400i64 * 2..400_000, end in 0u16..=720, zone in any_zone()) {
        let end = DayEnd::new(end).expect("in range");
        let first = DateTime::from_timestamp(seconds, 0).expect("in range");
        let second = first + TimeDelta::seconds(step);
        prop_assert!(logical_day(first, zone, end) < logical_day(second, zone, end));
    }

    /// What the client picks in the form is the day on which it is filed, away from the odd hours.
    #[test]
    fn there_and_back(days in 1i64..30_000, minute in 0u32..1440, end in 0u16..=720) {
        let end = DayEnd::new(end).expect("in range");
        let day = date("1971-01-01") + TimeDelta::days(days);
        let time = NaiveTime::from_num_seconds_from_midnight_opt(minute * 60, 0).expect("in range");
        let zone = chrono_tz::UTC;
        prop_assert_eq!(logical_day(instant_on(day, time, zone, end), zone, end), day);
    }
}
