//! Levels and ratings, through the command table, on a real vault.

use super::{add, list, view};
use crate::Code;
use crate::store::Edit;
use crate::testing::Bench;
use serde_json::{Value, json};
use trellis_domain::Id;
use trellis_domain::goal::{By, Goal, Level, Rating, report};
use trellis_domain::merge::{Fields, Kind};

fn scale(goal: &Value, base: Value) -> Value {
    let levels = [
        "Worse",
        "As now",
        "A bit better",
        "Better",
        "All I hope for",
    ];
    json!({"goal": goal, "scale": {"levels": levels, "base": base, "weight": 2}})
}

async fn rate(bench: &Bench, goal: &Value, level: i8, note: &str) -> Value {
    let form = json!({"goal": goal, "level": level, "note": note});
    let list = bench.ok("goal_rate", form).await;
    view(&list, goal)["ratings"].clone()
}

#[tokio::test]
async fn levels_are_written_rated_and_put_right_on_the_same_day() {
    let bench = Bench::open().await;
    let a = add(&bench, "a").await;
    let early = json!({"goal": a, "level": 0, "note": ""});
    assert_eq!(bench.refused("goal_rate", early).await, Code::NotValid);
    let set = bench.ok("goal_scale", scale(&a, json!(-1))).await;
    assert_eq!(
        view(&set, &a)["goal"]["scale"],
        scale(&a, json!(-1))["scale"]
    );

    rate(&bench, &a, -1, "").await;
    let today = rate(&bench, &a, 0, " Two calls. ").await;
    assert_eq!(today.as_array().expect("a list").len(), 1, "put right");
    assert_eq!(
        (&today[0]["level"], &today[0]["note"], &today[0]["by"]),
        (&json!(0), &json!("Two calls."), &json!("client"))
    );
    bench.set_time("2026-07-01T14:00:00Z");
    let two = rate(&bench, &a, 2, "").await;
    assert_eq!(
        (&two[0]["day"], &two[1]["day"]),
        (&json!("2026-06-01"), &json!("2026-07-01"))
    );

    // Taken back, and brought back.
    let last = json!({"id": two[1]["id"]});
    let one = bench.ok("rating_delete", last).await;
    assert_eq!(view(&one, &a)["ratings"], json!([two[0]]));
    let deleted = bench.ok("deleted_list", json!({})).await;
    assert_eq!(
        (&deleted[0]["kind"], &deleted[0]["about"]),
        (&json!("rating"), &json!("2026-07-01"))
    );
    let back = json!({"kind": "rating", "id": two[1]["id"]});
    bench.ok("deleted_restore", back).await;
    assert_eq!(view(&list(&bench).await, &a)["ratings"], two);

    // Without levels the ratings stay, for when they come back.
    let none = json!({"goal": a, "scale": null});
    let none = bench.ok("goal_scale", none).await;
    assert_eq!(view(&none, &a)["goal"]["scale"], Value::Null);
    assert_eq!(view(&none, &a)["ratings"], two);
}

#[tokio::test]
async fn levels_that_make_no_sense_are_refused() {
    let bench = Bench::open().await;
    let a = add(&bench, "a").await;
    let odd = |levels: [&str; 5], base: i8, weight: u8| json!({"goal": a, "scale": {"levels": levels, "base": base, "weight": weight}});
    for (form, code) in [
        (odd([""; 5], 0, 1), Code::NotValid),
        (odd(["x"; 5], 3, 1), Code::NotValid),
        (odd(["x"; 5], 0, 101), Code::NotValid),
        (odd([&"x".repeat(301); 5], 0, 1), Code::TooLong),
        (
            scale(&json!(Id::from_bytes([7; 16])), Value::Null),
            Code::NotFound,
        ),
    ] {
        assert_eq!(bench.refused("goal_scale", form).await, code);
    }
    bench
        .ok("goal_scale", odd(["", "", "x", "", ""], 0, 1))
        .await;
    let long = json!({"goal": a, "level": 0, "note": "x".repeat(2_001)});
    assert_eq!(bench.refused("goal_rate", long).await, Code::TooLong);
}

/// A worker's ratings are a series of their own: shown beside the client's, in no sum with them, and
/// not the client's to change.
#[tokio::test]
async fn the_two_series_never_meet() {
    let bench = Bench::open().await;
    let a = add(&bench, "a").await;
    bench.ok("goal_scale", scale(&a, json!(-2))).await;
    rate(&bench, &a, 1, "").await;
    let theirs = Id::from_bytes([5; 16]);
    let mut fields = Rating::fields(
        serde_json::from_value(a.clone()).expect("an id"),
        Level::try_from(-2).expect("a level"),
        "",
        "2026-06-20".parse().expect("a day"),
        chrono::DateTime::UNIX_EPOCH,
    );
    fields.insert("by".to_owned(), json!("worker"));
    write(&bench, Kind::Rating, theirs, fields).await;

    let list = list(&bench).await;
    let view = view(&list, &a);
    let levels = |series: &Value| {
        let series = series.as_array().expect("a list").iter();
        series.map(|one| one["level"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(levels(&view["ratings"]), [json!(1)]);
    assert_eq!(levels(&view["worker"]), [json!(-2)]);
    let refused = bench.refused("rating_delete", json!({"id": theirs})).await;
    assert_eq!(refused, Code::NotFound);

    // The score is for reports alone: it stands in no answer, and is there for each series.
    assert!(!list.to_string().contains("score"));
    let goal: Goal = serde_json::from_value(view["goal"].clone()).expect("a goal");
    let all = [&view["ratings"], &view["worker"]];
    let all = all.map(|series| serde_json::from_value::<Vec<Rating>>(series.clone()));
    let all: Vec<Rating> = all
        .into_iter()
        .flat_map(|all| all.expect("ratings"))
        .collect();
    for (by, now) in [(By::Client, 60.0), (By::Worker, 30.0)] {
        let report = report(std::slice::from_ref(&goal), &all, by);
        assert_eq!((report.now, report.base), (Some(now), Some(30.0)));
    }
}

async fn write(bench: &Bench, kind: Kind, id: Id, fields: Fields) {
    let store = bench.app.store().await.expect("open");
    let new = false;
    let edit = Edit {
        kind,
        id,
        fields,
        new,
    };
    let now = bench.app.ports.clock.now();
    store.edit(vec![edit], now).await.expect("written");
}
