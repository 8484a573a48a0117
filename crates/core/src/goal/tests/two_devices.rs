//! What two devices write at the same time meets, field by field, and no word is lost.

use super::{add, list, step, texts, view};
use crate::testing::Bench;
use serde_json::{Value, json};
use trellis_domain::Id;
use trellis_domain::merge::{ChangeSet, DeviceId, Fields, Hlc, Kind, Record, RecordChange, Stamp};

/// A change of another device, which had seen nothing.
async fn elsewhere(bench: &Bench, kind: Kind, id: Id, fields: Value) {
    let stamp = Stamp {
        hlc: Hlc::default().tick(1_900_000_000_000),
        device: DeviceId::from_random([9; 8]),
    };
    let fields: Fields = fields.as_object().expect("fields").clone();
    let delta = Record::default().edit(stamp, fields);
    let records = vec![RecordChange { kind, id, delta }];
    let change = ChangeSet { stamp, records };
    bench.app.receive(&change).await.expect("received");
}

fn id_of(id: &Value) -> Id {
    serde_json::from_value(id.clone()).expect("an id")
}

#[tokio::test]
async fn what_both_say_of_a_step_meets_at_the_better_one() {
    let bench = Bench::open().await;
    let goal = add(&bench, "a").await;
    let call = step(&bench, &goal, "Call").await;
    bench
        .ok("step_how", json!({"id": call, "how": "with_help"}))
        .await;
    let said = json!({"d:on_own": "2026-06-03", "text": "Ask in the morning"});
    elsewhere(&bench, Kind::Step, id_of(&call), said).await;
    let list = list(&bench).await;
    let step = &view(&list, &goal)["steps"][0];
    assert_eq!(
        (&step["how"], &step["first"], &step["since"]),
        (&json!("on_own"), &json!("2026-06-01"), &json!("2026-06-03"))
    );
    assert_eq!(step["text"], "Call\n\nAsk in the morning", "both are kept");
}

#[tokio::test]
async fn steps_numbers_and_helps_of_both_are_there() {
    let bench = Bench::open().await;
    let goal = add(&bench, "a").await;
    step(&bench, &goal, "mine").await;
    let other = json!({"goal": goal, "text": "theirs", "place": 0});
    elsewhere(&bench, Kind::Step, Id::from_bytes([3; 16]), other).await;
    let sure = json!({"sure:2026-05-20": 2, "status": "working", "on:working": "2026-05-20"});
    elsewhere(&bench, Kind::Goal, id_of(&goal), sure).await;
    let list = list(&bench).await;
    let view = view(&list, &goal);
    let mut both = texts(&view["steps"]);
    both.sort_unstable();
    assert_eq!(both, ["mine", "theirs"]);
    assert_eq!(view["goal"]["status"], "working");
    assert_eq!(view["goal"]["sure"][0]["value"], 2);
}

#[tokio::test]
async fn what_is_written_elsewhere_for_a_deleted_goal_is_not_lost() {
    let bench = Bench::open().await;
    let goal = add(&bench, "a").await;
    bench.ok("goal_delete", json!({"id": goal})).await;
    let late = json!({"goal": goal, "text": "late", "place": 0});
    elsewhere(&bench, Kind::Step, Id::from_bytes([3; 16]), late).await;
    let there = list(&bench).await;
    assert_eq!(view(&there, &goal)["goal"]["text"], "a");
    assert_eq!(texts(&view(&there, &goal)["steps"]), ["late"]);
    assert_eq!(bench.ok("deleted_list", json!({})).await, json!([]));

    // Even where it is really gone: the step has a goal, without words.
    bench.ok("goal_delete", json!({"id": goal})).await;
    bench.ok("deleted_forget_all", json!({})).await;
    let late = json!({"goal": goal, "text": "later still", "place": 0});
    elsewhere(&bench, Kind::Step, Id::from_bytes([4; 16]), late).await;
    let there = list(&bench).await;
    assert_eq!(view(&there, &goal)["goal"]["text"], "");
    bench.ok("goal_delete", json!({"id": goal})).await;
    assert_eq!(list(&bench).await["goals"], json!([]));
}
