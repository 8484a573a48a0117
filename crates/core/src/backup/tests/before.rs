//! What was here before a backup took its place: kept for 30 days, told a week ahead, then gone.

use super::{backup, filled, has, look, secret};
use crate::testing::Bench;
use serde_json::{Value, json};

async fn health(bench: &Bench) -> Value {
    bench.ok("health", json!({})).await["before"].clone()
}

async fn replaced() -> Bench {
    let (one, other) = (filled(50).await, filled(51).await);
    let file = backup(&one).await;
    look(&other, &file, &secret()).await;
    other.ok("backup_restore", json!({"how": "replace"})).await;
    other
}

#[tokio::test]
async fn it_goes_by_itself_after_thirty_days_and_not_untold() {
    let bench = replaced().await;
    let stands = bench.ok("backup", json!({})).await;
    assert_eq!(stands["before"], "2026-06-01");
    assert_eq!(stands["before_goes"], "2026-07-01");
    for day in ["06-02", "06-20", "06-23"] {
        bench.set_time(&format!("2026-{day}T14:00:00Z"));
        assert_eq!(health(&bench).await, Value::Null, "on {day}");
    }
    bench.set_time("2026-06-24T15:00:00Z");
    assert_eq!(health(&bench).await, "2026-07-01", "a week ahead");
    assert_eq!(health(&bench).await, Value::Null, "once");
    bench.set_time("2026-07-01T13:00:00Z");
    assert_eq!(health(&bench).await, Value::Null);
    assert!(has(&bench, "before-restore"));
    bench.set_time("2026-07-02T14:00:00Z");
    assert_eq!(health(&bench).await, Value::Null);
    assert!(!has(&bench, "before-restore"));
    let stands = bench.ok("backup", json!({})).await;
    assert_eq!(
        (&stands["before"], &stands["before_goes"]),
        (&Value::Null, &Value::Null)
    );
}

/// A clock that jumps ten years, and a client who was away for two: told first, and a week to answer.
#[tokio::test]
async fn a_clock_that_jumps_takes_nothing_away_untold() {
    for year in ["2036", "2028"] {
        let bench = replaced().await;
        bench.set_time(&format!("{year}-03-01T15:00:00Z"));
        assert_eq!(health(&bench).await, format!("{year}-03-08"));
        bench.set_time(&format!("{year}-03-07T15:00:00Z"));
        health(&bench).await;
        assert!(has(&bench, "before-restore"), "{year}");
        // Put right again, it waits for its time.
        bench.set_time("2026-06-10T15:00:00Z");
        health(&bench).await;
        assert!(has(&bench, "before-restore"), "{year}");
        bench.ok("backup_settle", json!({"go_back": true})).await;
        assert!(!has(&bench, "before-restore"));
    }
}
