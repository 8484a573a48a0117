//! Many changes at once: in lots, never row at a time, and equal in the end. With `TRELLIS_SPEED` set to a
//! number of changes it says how long they took; nothing here depends on that.

use super::agency::Agency;
use super::vaults::{begin, device, recover, state, step};
use chrono::{DateTime, Days, NaiveDate, Utc};
use std::sync::Arc;
use std::time::Instant;
use trellis_domain::Id;
use trellis_domain::checkin::CheckInRecord;

fn checkin(n: usize) -> (Id, CheckInRecord) {
    let first = NaiveDate::from_ymd_opt(1990, 1, 1).expect("a day");
    let day = first + Days::new(n as u64 / 3);
    let at: DateTime<Utc> = day
        .and_hms_opt(9 + (n % 3) as u32, 0, 0)
        .expect("a time")
        .and_utc();
    let mut id = [0; 16];
    id[..8].copy_from_slice(&(n as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes());
    id[8..].copy_from_slice(&(n as u64).to_be_bytes());
    let record = CheckInRecord {
        at,
        zone: "America/Toronto".to_owned(),
        day,
        rest: false,
        answers: Default::default(),
        tags: Vec::new(),
        strengths: Vec::new(),
        note: format!("Walked to the river, day {n}, and called."),
        origin: None,
    };
    (Id::from_bytes(id), record)
}

#[tokio::test]
async fn many_changes_go_and_come_in_lots() {
    let set = std::env::var("TRELLIS_SPEED").ok();
    let many: usize = set
        .as_ref()
        .map_or(1_500, |many| many.parse().expect("a number"));
    let agency = Arc::new(Agency::new());
    let (phone, laptop) = (device(&agency, 1).await, device(&agency, 2).await);
    let all: Vec<_> = (0..many).map(checkin).collect();
    let store = phone.app.store().await.expect("open");
    let now = phone.app.ports.clock.now();
    store
        .edit_and(Vec::new(), &all, now, false)
        .await
        .expect("made");
    drop(store);
    begin(&agency, &phone, "Phone").await;
    let began = Instant::now();
    step(&phone).await;
    let up = began.elapsed();
    recover(&laptop, "Laptop").await;
    agency.inner().asked.clear();
    let began = Instant::now();
    step(&laptop).await;
    let down = began.elapsed();
    assert_eq!(state(&phone).await, state(&laptop).await);
    let pages = agency.kept().pages[0].clone();
    assert!(pages.len() <= many / 900 + 3, "{} pages", pages.len());
    assert!(agency.inner().asked.len() <= pages.len() + 4);
    if set.is_some() {
        let rate = |took: std::time::Duration| many as f64 / took.as_secs_f64();
        let bytes: usize = pages.iter().map(Vec::len).sum();
        eprintln!(
            "{many} changes: {:.0} a second up, {:.0} a second down, {} bytes each",
            rate(up),
            rate(down),
            bytes / many
        );
    }
}
