//! What is kept of a month is what its check-ins say, whatever is done to them and however.

use super::{faces, item, tag};
use crate::testing::Bench;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use trellis_domain::Id;
use trellis_domain::checkin::{CheckInRecord, Said};
use trellis_domain::insight::month::{MonthRoll, month_of};
use trellis_domain::merge::{ChangeSet, DeviceId, Hlc, Kind, Record, RecordChange, Stamp};

/// Something that is done.
#[derive(Clone, Debug)]
enum Does {
    Save {
        day: u32,
        face: u8,
        tagged: bool,
    },
    Change {
        which: usize,
        day: u32,
        face: u8,
    },
    Delete {
        which: usize,
    },
    Undo {
        which: usize,
    },
    /// Really, at once.
    Forget {
        which: usize,
    },
    /// Another device writes a new check-in, or one that is here.
    Receive {
        which: Option<usize>,
        day: u32,
        face: u8,
    },
    /// Another device deletes.
    Take {
        which: usize,
    },
    /// A chart of the year that ends so many days ago.
    Look {
        ago: u32,
    },
    Restart,
}

fn anything() -> impl Strategy<Value = Does> {
    let day = || 1..150u32;
    prop_oneof![
        4 => (day(), 1..=5u8, any::<bool>()).prop_map(|(day, face, tagged)| Does::Save { day, face, tagged }),
        3 => (0..40usize, day(), 1..=5u8).prop_map(|(which, day, face)| Does::Change { which, day, face }),
        2 => (0..40usize).prop_map(|which| Does::Delete { which }),
        2 => (0..40usize).prop_map(|which| Does::Undo { which }),
        1 => (0..40usize).prop_map(|which| Does::Forget { which }),
        3 => (proptest::option::of(0..40usize), day(), 1..=5u8).prop_map(|(which, day, face)| Does::Receive { which, day, face }),
        1 => (0..40usize).prop_map(|which| Does::Take { which }),
        4 => (0..120u32).prop_map(|ago| Does::Look { ago }),
        1 => Just(Does::Restart),
    ]
}

/// A day so many days before 1 June 2026.
fn ago(days: u32) -> String {
    let today = chrono::NaiveDate::from_ymd_opt(2026, 6, 1).expect("a day");
    (today - chrono::Days::new(u64::from(days))).to_string()
}

struct World {
    bench: Bench,
    mood: String,
    tag: Value,
    ids: Vec<Value>,
    changes: i64,
}

impl World {
    async fn begin() -> Self {
        let bench = Bench::open().await;
        let mood = item(&bench, "How is it?", faces()).await;
        let tag = tag(&bench, "place", "River").await;
        Self {
            bench,
            mood,
            tag,
            ids: Vec::new(),
            changes: 0,
        }
    }

    fn id(&self, which: usize) -> Option<Value> {
        self.ids.get(which % self.ids.len().max(1)).cloned()
    }

    /// Does it; what cannot be done is refused, and that is fine.
    async fn take(&mut self, does: &Does) {
        let mood = self.mood.clone();
        let form = |id: Option<Value>, day: u32, face: u8, tags: &[Value]| json!({"id": id, "when": {"day": ago(day), "time": "12:30"}, "answers": {&mood: face}, "tags": tags});
        let ask =
            async |name: &str, argument: Value| drop(self.bench.app.call(name, argument).await);
        match does {
            Does::Save { day, face, tagged } => {
                let tags: Vec<Value> = tagged.then(|| self.tag.clone()).into_iter().collect();
                let saved = self
                    .bench
                    .ok("checkin_save", form(None, *day, *face, &tags))
                    .await;
                self.ids.push(saved["id"].clone());
            }
            Does::Change { which, day, face } => {
                ask("checkin_save", form(self.id(*which), *day, *face, &[])).await
            }
            Does::Delete { which } => ask("checkin_delete", json!({"id": self.id(*which)})).await,
            Does::Undo { which } => {
                ask("checkin_undo_delete", json!({"id": self.id(*which)})).await
            }
            Does::Forget { which } => {
                ask("checkin_delete", json!({"id": self.id(*which)})).await;
                ask(
                    "deleted_forget",
                    json!({"kind": "checkin", "id": self.id(*which)}),
                )
                .await;
            }
            Does::Receive { which, day, face } => {
                let id = which.and_then(|which| self.id(which)).unwrap_or_else(|| {
                    let mut bytes = [7; 16];
                    bytes[..8].copy_from_slice(&self.changes.to_be_bytes());
                    json!(Id::from_bytes(bytes))
                });
                let at = chrono::NaiveDate::parse_from_str(&ago(*day), "%Y-%m-%d").expect("a day");
                let at = at
                    .and_hms_opt(20, 0, 0)
                    .expect("a time")
                    .and_utc()
                    .timestamp_millis();
                let fields = json!({"when": [at, "America/Toronto", ago(*day)], format!("a:{}", self.mood): ["w", face]});
                self.receive(&id, fields).await;
                self.ids.push(id);
            }
            Does::Take { which } => {
                if let Some(id) = self.id(*which) {
                    self.receive(&id, json!({"gone": 1_780_000_000_000_i64}))
                        .await;
                }
            }
            Does::Look { ago: days } => {
                ask(
                    "insight_chart",
                    json!({"item": self.mood, "span": "year", "last": ago(*days)}),
                )
                .await;
            }
            Does::Restart => {
                self.bench.restart().await;
                self.bench.ok("start", json!({})).await;
            }
        }
    }

    async fn receive(&mut self, id: &Value, fields: Value) {
        self.changes += 1;
        let stamp = Stamp {
            hlc: Hlc::default().tick(1_780_324_000_000 + self.changes * 1_000),
            device: DeviceId::from_random([9; 8]),
        };
        let fields = fields.as_object().expect("fields").clone();
        let change = RecordChange {
            kind: Kind::CheckIn,
            id: serde_json::from_value(id.clone()).expect("an id"),
            delta: Record::default().edit(stamp, fields),
        };
        let change = ChangeSet {
            stamp,
            records: vec![change],
        };
        self.bench.app.receive(&change).await.expect("received");
    }
}

/// What is kept beside what the check-ins say, by month.
async fn kept_and_true(bench: &Bench) -> Vec<(i32, String, String)> {
    let store = bench.app.store().await.expect("open");
    let mut writer = store.writer().await;
    let all = "select json_group_array(body order by place) from checkin where place > 0";
    let all: String = sqlx::query_scalar(all)
        .fetch_one(writer.connection())
        .await
        .expect("rows");
    let all: Vec<String> = serde_json::from_str(&all).expect("JSON");
    let mut months: BTreeMap<i32, Vec<CheckInRecord>> = BTreeMap::new();
    for body in all {
        let Said(record) = serde_json::from_str(&body).expect("a check-in");
        let record = record.expect("one that is not deleted");
        months.entry(month_of(record.day)).or_default().push(record);
    }
    let kept = "select month, body from insight_month order by month";
    let kept: Vec<(i32, String)> = sqlx::query_as(kept)
        .fetch_all(writer.connection())
        .await
        .expect("rows");
    let told = |(month, body): (i32, String)| {
        let roll = MonthRoll::of(months.get(&month).into_iter().flatten());
        (month, body, serde_json::to_string(&roll).expect("JSON"))
    };
    kept.into_iter().map(told).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_is_kept_is_what_the_check_ins_say(all in proptest::collection::vec(anything(), 1..40)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let mut world = World::begin().await;
            for does in &all {
                world.take(does).await;
                for (month, kept, true_) in kept_and_true(&world.bench).await {
                    prop_assert_eq!(kept, true_, "month {} after {:?}", month, does);
                }
            }
            world.take(&Does::Look { ago: 0 }).await;
            let kept = kept_and_true(&world.bench).await;
            prop_assert!(kept.len() >= 12, "a look keeps what it added up");
            Ok(())
        })?;
    }
}

/// Of what a month was made, nothing is left when its check-ins change: the sums go in the same
/// transaction, whether they were kept by this run of the app or by one before.
#[tokio::test]
async fn a_change_and_its_month_are_one() {
    let mut world = World::begin().await;
    let look = Does::Look { ago: 0 };
    let save = |day| Does::Save {
        day,
        face: 3,
        tagged: true,
    };
    let months = async |bench: &Bench| kept_and_true(bench).await.len();
    world.take(&save(3)).await;
    world.take(&look).await;
    let all = months(&world.bench).await;
    for _ in 0..2 {
        world.take(&Does::Restart).await;
        world.take(&save(3)).await;
        assert_eq!(months(&world.bench).await, all - 1);
        world.take(&save(4)).await;
        assert_eq!(months(&world.bench).await, all - 1);
        world.take(&look).await;
        assert_eq!(months(&world.bench).await, all);
    }
    // Moved from one month to another: both.
    world
        .take(&Does::Change {
            which: 0,
            day: 60,
            face: 1,
        })
        .await;
    assert_eq!(months(&world.bench).await, all - 2);
    // A write that fails takes nothing with it.
    world.take(&look).await;
    let store = world.bench.app.store().await.expect("open");
    let broken =
        "create trigger refuse before insert on outbox begin select raise(abort, 'refused'); end";
    sqlx::query(broken)
        .execute(store.writer().await.connection())
        .await
        .expect("a trigger");
    world
        .bench
        .refused("checkin_delete", json!({"id": world.id(1)}))
        .await;
    assert_eq!(months(&world.bench).await, all);
    sqlx::query("drop trigger refuse")
        .execute(store.writer().await.connection())
        .await
        .expect("dropped");
    world
        .bench
        .ok("checkin_delete", json!({"id": world.id(1)}))
        .await;
    assert_eq!(months(&world.bench).await, all - 1);
}

#[tokio::test]
async fn an_import_into_months_that_were_looked_at_is_seen() {
    let world = World::begin().await;
    let ask = json!({"item": world.mood, "span": "year", "last": null});
    let bench = &world.bench;
    assert_eq!(
        bench.ok("insight_chart", ask.clone()).await["whole"],
        Value::Null
    );
    let file = "full_date,date,weekday,time,mood,activities,note_title,note\n\
        2026-05-02,May 2,Saturday,20:39,rad,walk,,\n\
        2025-09-01,September 1,Monday,08:00,awful,,,\n";
    let (chosen, path) = bench.choose("theirs");
    std::fs::write(path, file).expect("our own folder");
    let look = bench.ok("import_look", json!({"from": chosen})).await;
    let mood = json!({"id": world.mood, "ask": "How is it?", "kind": faces(), "better": "high", "cadence": "every_time"});
    bench
        .ok(
            "import_run",
            json!({"handle": look["handle"], "levels": {}, "mood_item": mood}),
        )
        .await;
    let whole = bench.ok("insight_chart", ask).await["whole"].clone();
    assert_eq!(
        whole,
        json!({"days": 2, "mean": 3.0, "low": 1.0, "high": 5.0})
    );
    for (_, kept, true_) in kept_and_true(bench).await {
        assert_eq!(kept, true_);
    }
}
