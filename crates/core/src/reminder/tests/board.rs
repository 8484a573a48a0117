//! Whatever happens, the device holds what it is to hold, and nothing comes twice.

use super::wall::Device;
use super::{Value, json};
use crate::reminder::{Board, Held, NotShown, Notice, NoticeAction};
use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use proptest::prelude::*;
use std::collections::BTreeMap;
use tokio::sync::Notify;
use trellis_domain::reminder::Quiet;

/// One thing that happens: which, and two numbers that say to what and how.
type Happening = (u8, u16, u16);

const ZONES: [Tz; 4] = [
    Tz::America__Toronto,
    Tz::America__St_Johns,
    Tz::Europe__Paris,
    Tz::Australia__Lord_Howe,
];
const TIMES: [&str; 6] = ["00:10", "02:30", "07:00", "12:15", "21:50", "23:40"];

fn form(a: u16, b: u16) -> Value {
    let time = TIMES[usize::from(a) % TIMES.len()];
    let other = TIMES[usize::from(a) % (TIMES.len() - 1) + 1];
    let times = if b.is_multiple_of(3) && time < other {
        json!([time, other])
    } else {
        json!([time])
    };
    let every = match b % 4 {
        0 | 1 => json!({"type": "days", "n": 1}),
        2 => json!({"type": "weeks", "n": 1, "on": ["Mon", "Thu", "Sun"]}),
        _ => json!({"type": "days", "n": 2}),
    };
    let zone = b.is_multiple_of(5).then_some("Europe/Paris");
    let shows = ["nothing", "title", "full"][usize::from(b) % 3];
    json!({
        "id": null, "about": {"type": "own"}, "text": "Tea", "title": "A cup", "shows": shows,
        "rule": {"start": "2026-02-20", "every": every, "end": {"type": "never"}, "times": times},
        "zone": zone, "if_not_done": b.is_multiple_of(2), "sound": b.is_multiple_of(7), "off": b % 11 == 10
    })
}

/// What the world has come to, beside the device.
#[derive(Default)]
struct Seen {
    quiet: Quiet,
    /// How often each was asked for later.
    later: BTreeMap<String, usize>,
}

async fn happen(device: &mut Device, seen: &mut Seen, (what, a, b): Happening) {
    let list = device.bench.ok("reminder_list", json!({})).await;
    let list = list.as_array().expect("a list").clone();
    let one = list.get(usize::from(a) % list.len().max(1));
    let changed = |mut form: Value| {
        form["id"] = one.map_or(Value::Null, |one| one["reminder"]["id"].clone());
        form
    };
    let now = device.now();
    match what {
        0 | 1 => drop(device.bench.ok("reminder_save", form(a, b)).await),
        2 => drop(device.bench.ok("reminder_save", changed(form(b, a))).await),
        3 => {
            if let Some(one) = one {
                let by = json!({"id": one["reminder"]["id"]});
                device.bench.ok("reminder_delete", by).await;
            }
        }
        4 | 5 => {
            let passed = device.bench.ok("reminder_passed", json!({})).await;
            let passed = passed.as_array().expect("a list").clone();
            if let Some(one) = passed.get(usize::from(a) % passed.len().max(1)) {
                let say =
                    ["done", "ten_minutes", "hour", "not_today", "tomorrow"][usize::from(b) % 5];
                let (id, wall) = (&one["reminder"], &one["wall"]);
                let said = json!({"reminder": id, "wall": wall, "say": say});
                device.bench.ok("reminder_say", said).await;
                if matches!(say, "ten_minutes" | "hour" | "tomorrow") {
                    let (id, wall) = (id.as_str().expect("an id"), wall.as_str().expect("a time"));
                    *seen.later.entry(format!("{id}@{wall}")).or_default() += 1;
                }
            }
        }
        6 => {
            let hours = [
                Value::Null,
                json!({"from": "21:00", "to": "07:30"}),
                json!({"from": "01:00", "to": "02:30"}),
                json!({"from": "12:00", "to": "13:00"}),
            ];
            let days = if b.is_multiple_of(3) {
                json!([{"type": "weekday", "day": "Sun"}])
            } else {
                json!([])
            };
            let quiet = json!({"hours": hours[usize::from(a) % 4], "days": days, "rest": null});
            device.bench.ok("quiet_save", quiet).await;
        }
        7 => drop(device.bench.app.pause_today(b.is_multiple_of(2)).await),
        8 => {
            device.go_to(ZONES[usize::from(a) % ZONES.len()]);
        }
        // Awake, asleep, and a clock that is put back.
        9 | 10 => {
            device
                .awake_until(now + TimeDelta::minutes(i64::from(a) % 3_000))
                .await
        }
        11 => device.set(now + TimeDelta::minutes(i64::from(a) % 6_000)),
        12 => device.set(now - TimeDelta::minutes(i64::from(a) % 600)),
        13 => device.restart().await,
        14 => device.off_until(now + TimeDelta::minutes(i64::from(a) % 3_000)),
        _ => device.wall.deaf = !device.wall.deaf,
    }
    let quiet = device.bench.ok("quiet_get", json!({})).await;
    seen.quiet = serde_json::from_value(quiet).expect("its own form");
}

/// What has to hold once it is settled.
async fn holds(device: &mut Device, seen: &Seen, shown_before: usize) -> Result<(), TestCaseError> {
    device.settle().await;
    let wanted = device.bench.app.notices().await.expect("open");
    let ready: BTreeMap<String, DateTime<Utc>> = wanted
        .next
        .iter()
        .map(|notice| (notice.key.clone(), notice.at))
        .collect();
    prop_assert_eq!(
        &device.wall.ready_at(),
        &ready,
        "held ready is what is wanted"
    );
    for key in device.wall.up.keys() {
        prop_assert!(
            wanted.up.iter().any(|notice| notice.key == *key),
            "no longer due"
        );
    }
    if device.wall.deaf {
        return Ok(());
    }
    prop_assert_eq!(wanted.now, vec![], "all that was due has been shown");
    let told = device.wall.told;
    device.settle().await;
    prop_assert_eq!(device.wall.told, told, "settled again, nothing is done");

    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for (key, _) in &device.wall.shown {
        *times.entry(key).or_default() += 1;
    }
    for (key, times) in times {
        let asked = seen.later.get(key).copied().unwrap_or_default();
        prop_assert!(times <= 1 + asked, "{} came {} times", key, times);
    }
    let zone = device.bench.clock.0.lock().expect("not poisoned").1;
    for (_, at) in &device.wall.shown[shown_before..] {
        let here = at.with_timezone(&zone).naive_local();
        let in_hours = seen.quiet.hours.is_some_and(|hours| hours.has(here.time()));
        prop_assert!(
            !in_hours && !seen.quiet.has_day(here.date()),
            "{} is quiet",
            here
        );
    }
    Ok(())
}

async fn all_of(by_itself: bool, happenings: &[Happening]) -> Result<(), TestCaseError> {
    let start = "2026-03-05T15:00:00Z".parse().expect("a moment");
    let mut device = Device::new(by_itself, start).await;
    let mut seen = Seen::default();
    for happening in happenings {
        let before = device.wall.shown.len();
        happen(&mut device, &mut seen, *happening).await;
        // What the system shows while the app does not look was settled before.
        holds(&mut device, &seen, before).await?;
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn the_device_holds_what_it_is_to_hold(
        by_itself: bool,
        happenings in prop::collection::vec((0..16u8, any::<u16>(), any::<u16>()), 1..40),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(all_of(by_itself, &happenings))?;
    }
}

/// Dies while it shows.
struct Dying(Notify);

impl Board for Dying {
    async fn show(&mut self, _: &Notice) -> Result<(), NotShown> {
        self.0.notify_one();
        std::future::pending().await
    }
    async fn change(&mut self, _: &Notice) {}
    async fn take_down(&mut self, _: &str) {}
    async fn hold(&mut self, _: &Notice) {}
    async fn let_go(&mut self, _: &str) {}
}

#[tokio::test]
async fn what_dies_while_it_shows_does_not_show_it_twice_and_lists_it() {
    let start = "2026-06-01T12:00:00Z".parse().expect("a moment");
    let mut device = Device::new(false, start).await;
    device
        .bench
        .ok("reminder_save", super::daily("Tea", &["09:00"]))
        .await;
    device.set("2026-06-01T13:00:00Z".parse().expect("a moment"));
    let mut board = Dying(Notify::new());
    let mut held = Held::default();
    let dying = async {
        // It never comes back by itself.
        tokio::time::timeout(
            std::time::Duration::from_millis(200),
            device.bench.app.settle(&mut held, &mut board),
        )
        .await
    };
    assert!(dying.await.is_err(), "killed while it shows");
    device.restart().await;
    device.settle().await;
    assert_eq!(device.wall.shown, [], "perhaps it was seen already");
    let passed = device.bench.ok("reminder_passed", json!({})).await;
    assert_eq!(passed[0]["name"], "Tea", "listed in any case");
}

#[tokio::test]
async fn what_was_shown_does_not_come_again_when_its_moment_moves() {
    let start = "2026-06-01T12:00:00Z".parse().expect("a moment");
    let mut device = Device::new(false, start).await;
    device
        .bench
        .ok("reminder_save", super::daily("Tea", &["09:00"]))
        .await;
    device
        .awake_until("2026-06-01T13:10:00Z".parse().expect("a moment"))
        .await;
    let quiet = json!({"hours": {"from": "08:00", "to": "09:30"}, "days": [], "rest": null});
    device.bench.ok("quiet_save", quiet).await;
    device
        .awake_until("2026-06-01T13:40:00Z".parse().expect("a moment"))
        .await;
    // Three hours to the west it is nine o'clock once more.
    device.bench.clock.0.lock().expect("not poisoned").1 = Tz::America__Vancouver;
    device
        .awake_until("2026-06-01T16:40:00Z".parse().expect("a moment"))
        .await;
    assert_eq!(device.wall.shown.len(), 1);
}

#[tokio::test]
async fn nobody_there_to_show_it_costs_nothing() {
    let start = "2026-06-01T12:00:00Z".parse().expect("a moment");
    let mut device = Device::new(false, start).await;
    device
        .bench
        .ok("reminder_save", super::daily("Tea", &["09:00"]))
        .await;
    device.wall.deaf = true;
    device
        .awake_until("2026-06-01T13:05:00Z".parse().expect("a moment"))
        .await;
    let log = device.bench.ok("reminder_log", json!({})).await;
    let is_ahead = |line: &Value| line["outcome"]["type"] == "ahead";
    assert!(
        log.as_array().expect("a list").iter().all(is_ahead),
        "the log says nothing untrue"
    );
    device.wall.deaf = false;
    device.settle().await;
    assert_eq!(device.wall.shown.len(), 1);
}

#[tokio::test]
async fn what_is_up_follows_what_the_client_says() {
    let start = "2026-06-01T12:00:00Z".parse().expect("a moment");
    let mut device = Device::new(false, start).await;
    let mut form = super::daily("Blue pill", &["09:00"]);
    form["shows"] = json!("full");
    let saved = device.bench.ok("reminder_save", form.clone()).await;
    device
        .awake_until("2026-06-01T13:00:00Z".parse().expect("a moment"))
        .await;
    let titles = |device: &Device| device.wall.up.values().cloned().collect::<Vec<_>>();
    assert_eq!(titles(&device), ["Blue pill"]);
    form["id"] = saved["reminder"]["id"].clone();
    form["shows"] = json!("nothing");
    device.bench.ok("reminder_save", form).await;
    device.settle().await;
    assert_eq!(titles(&device), ["A moment for you"], "more secret at once");
    let key = device.wall.shown[0].0.clone();
    device
        .bench
        .app
        .notice_answered(&key, NoticeAction::Done, device.now())
        .await
        .expect("kept");
    device.settle().await;
    assert_eq!(titles(&device), [""; 0], "and gone once it is done");
    assert_eq!(device.wall.shown.len(), 1);
}
