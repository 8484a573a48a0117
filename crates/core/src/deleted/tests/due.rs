//! When something really goes, by clocks good and bad.

use super::*;

/// Deletes something of every kind on 1 June, and gives how many things are waiting.
async fn deleted(bench: &Bench) -> usize {
    for (kind, id) in one_of_each(bench, "pelican").await {
        delete(bench, kind, &id).await;
    }
    list(bench).await.len()
}

/// Opens the app at these instants, one after the other.
async fn open_at(bench: &mut Bench, instants: &[&str]) {
    for instant in instants {
        bench.restart().await;
        bench.set_time(instant);
        assert_eq!(bench.ok("start", json!({})).await["phase"], "ready");
    }
}

#[tokio::test]
async fn it_goes_on_the_31st_day_after() {
    // On 1 July the day began at 03:00 in Toronto, which is 07:00.
    for (instant, left) in [
        ("2026-06-30T12:00:00Z", Some(1)),
        ("2026-07-01T12:00:00Z", Some(0)),
        ("2026-07-02T06:59:00Z", Some(0)),
        ("2026-07-02T07:00:00Z", None),
    ] {
        let mut bench = Bench::open().await;
        let count = deleted(&bench).await;
        assert_eq!(kept(&bench).await, 15);
        open_at(&mut bench, &[instant]).await;
        let list = list(&bench).await;
        match left {
            Some(left) => {
                assert_eq!(list.len(), count, "{instant}");
                assert!(list.iter().all(|one| one["days_left"] == left), "{list:?}");
            }
            None => assert_eq!((list, kept(&bench).await), (vec![], 0), "{instant}"),
        }
    }
}

#[tokio::test]
async fn it_goes_when_another_day_begins_while_the_app_is_open() {
    let bench = Bench::open().await;
    let count = deleted(&bench).await;
    for (instant, left) in [
        ("2026-07-01T12:00:00Z", count),
        ("2026-07-02T06:59:00Z", count),
        ("2026-07-02T07:00:00Z", 0),
    ] {
        bench.set_time(instant);
        bench.ok("today", json!({})).await;
        assert_eq!(list(&bench).await.len(), left, "{instant}");
    }
    assert_eq!(kept(&bench).await, 0);
}

#[tokio::test]
async fn days_are_days_when_the_clocks_change() {
    // Deleted on 20 October at 23:30 in summer time; the 30th day after is 19 November.
    for (instant, gone) in [
        ("2026-11-20T07:59:00Z", false), // 02:59 in winter time
        ("2026-11-20T08:00:00Z", true),
    ] {
        let mut bench = Bench::new();
        bench.set_time("2026-10-21T03:30:00Z");
        bench.ok("start", json!({})).await;
        deleted(&bench).await;
        assert_eq!(list(&bench).await[0]["day"], "2026-10-20");
        open_at(&mut bench, &[instant]).await;
        assert_eq!(kept(&bench).await == 0, gone, "{instant}");
    }
}

#[tokio::test]
async fn a_clock_ten_years_off_lets_nothing_go_by_itself() {
    let day = |day: &str| format!("{day}T12:00:00Z");
    for (days, gone) in [
        (vec!["2036-06-01"], false),
        (vec!["2036-06-01", "2036-06-01"], false),
        (vec!["2036-06-01", "2026-06-02", "2036-06-09"], false),
        (vec!["2036-06-01", "2026-06-20", "2026-07-01"], false),
        (vec!["2036-06-01", "2026-06-20", "2026-07-02"], true),
        (vec!["2036-06-01", "2036-06-02"], true),
        (vec!["2016-06-01"], false),
        (vec!["2016-06-01", "2026-06-30"], false),
        // Once the clock is right again, all have 30 days more.
        (vec!["2016-06-01", "2026-06-30", "2026-07-30"], false),
        (vec!["2016-06-01", "2026-06-30", "2026-07-31"], true),
    ] {
        let mut bench = Bench::open().await;
        let count = deleted(&bench).await;
        let days: Vec<String> = days.into_iter().map(day).collect();
        let days: Vec<&str> = days.iter().map(String::as_str).collect();
        open_at(&mut bench, &days).await;
        let list = list(&bench).await;
        let left = |one: &Value| one["days_left"].as_u64().is_some_and(|left| left <= 30);
        assert!(list.iter().all(left), "{list:?}");
        assert_eq!(list.len(), if gone { 0 } else { count }, "{days:?}");
        assert_eq!(kept(&bench).await == 0, gone, "{days:?}");
    }
}
