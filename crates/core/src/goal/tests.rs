//! Goals, through the command table, on a real vault.

mod rate;
mod two_devices;

use crate::Code;
use crate::testing::Bench;
use serde_json::{Value, json};
use trellis_domain::Id;

/// A goal of which nothing is said but its words.
fn form(text: &str) -> Value {
    json!({
        "id": null, "text": text, "why": "", "area": null, "environment": null, "role": "",
        "strengths": [], "supports": [], "lack": null, "way": "", "matter": null, "sure": null
    })
}

/// Adds a goal; gives its id.
async fn add(bench: &Bench, text: &str) -> Value {
    let list = bench.ok("goal_save", form(text)).await;
    let goals = list["goals"].as_array().expect("a list");
    goals.last().expect("it")["goal"]["id"].clone()
}

/// Adds a step; gives its id.
async fn step(bench: &Bench, goal: &Value, text: &str) -> Value {
    let form = json!({"id": null, "goal": goal, "text": text});
    let list = bench.ok("step_save", form).await;
    let steps = &view(&list, goal)["steps"];
    steps.as_array().expect("a list").last().expect("it")["id"].clone()
}

/// A goal in a list.
fn view<'a>(list: &'a Value, goal: &Value) -> &'a Value {
    let goals = list["goals"].as_array().expect("a list");
    let found = goals.iter().find(|view| view["goal"]["id"] == *goal);
    found.expect("the goal")
}

async fn list(bench: &Bench) -> Value {
    bench.ok("goal_list", json!({})).await
}

fn texts(things: &Value) -> Vec<&str> {
    let things = things.as_array().expect("a list").iter();
    things
        .map(|thing| thing["text"].as_str().expect("words"))
        .collect()
}

#[tokio::test]
async fn a_goal_comes_from_an_idea_to_reached_and_back() {
    let mut bench = Bench::open().await;
    let strength = json!({"id": null, "text": "I keep my word", "prompt": null});
    let strength = bench.ok("strength_save", strength).await["id"].clone();
    let mut wish = form(" A flat of my own ");
    wish["why"] = json!("To cook when I like");
    wish["area"] = json!("residential");
    wish["environment"] = json!("living");
    wish["role"] = json!("tenant");
    wish["strengths"] = json!([strength]);
    wish["lack"] = json!("skill");
    wish["way"] = json!("Talking with a landlord");
    wish["matter"] = json!(9);
    wish["sure"] = json!(3);
    let first = bench.ok("goal_save", wish.clone()).await;
    let made = &first["goals"][0];
    let goal = &made["goal"];
    assert_eq!(
        (&goal["text"], &goal["status"], &goal["made"]),
        (
            &json!("A flat of my own"),
            &json!("thinking"),
            &json!("2026-06-01")
        )
    );
    assert_eq!(goal["sure"], json!([{"day": "2026-06-01", "value": 3}]));
    assert_eq!(
        made["helps"],
        json!([{"to": "strength", "id": strength, "name": "I keep my word"}])
    );
    let id = goal["id"].clone();
    assert_eq!(
        first["story"]["roles"],
        json!([]),
        "a thought is no role yet"
    );

    let status = async |status: &str| {
        bench
            .ok("goal_status", json!({"id": id, "status": status}))
            .await
    };
    status("working").await;
    let call = step(&bench, &id, "Call a landlord").await;
    step(&bench, &id, "See a flat").await;
    let done = bench
        .ok("step_how", json!({"id": call, "how": "with_help"}))
        .await;
    assert_eq!(view(&done, &id)["steps"][0]["how"], "with_help");
    assert_eq!(done["story"]["steps"], 1);

    // Months later: surer, reached, taken up again. Nothing that was said or done is less for it.
    bench.set_time("2026-09-10T14:00:00Z");
    wish["id"] = id.clone();
    wish["sure"] = json!(8);
    wish["text"] = json!("A flat with a balcony");
    let later = bench.ok("goal_save", wish).await;
    let goal = &view(&later, &id)["goal"];
    assert_eq!(goal["then"], "A flat of my own");
    assert_eq!(goal["sure"].as_array().expect("a list").len(), 2);
    assert_eq!(goal["matter"].as_array().expect("a list").len(), 1);
    let reached = status("reached").await;
    assert_eq!(view(&reached, &id)["goal"]["reached"], "2026-09-10");
    assert_eq!(
        reached["story"]["roles"],
        json!([{"role": "tenant", "reached": "2026-09-10"}])
    );
    for next in ["resting", "let_go", "thinking", "working"] {
        let list = status(next).await;
        assert_eq!(view(&list, &id)["goal"]["status"], next);
        assert_eq!(list["story"], reached["story"], "{next}");
    }
    let before = list(&bench).await;
    bench.restart().await;
    bench.ok("start", json!({})).await;
    assert_eq!(list(&bench).await, before);
}

#[tokio::test]
async fn what_makes_no_sense_is_refused_and_nothing_is_lost() {
    let bench = Bench::open().await;
    let id = add(&bench, "a").await;
    let before = list(&bench).await;
    let nobody = json!(Id::from_bytes([7; 16]));
    let with = |name: &str, value: Value| {
        let mut form = form("b");
        form[name] = value;
        form
    };
    for (form, code) in [
        (form("  "), Code::NotValid),
        (form(&"x".repeat(501)), Code::TooLong),
        (with("why", json!("x".repeat(2_001))), Code::TooLong),
        (with("sure", json!(11)), Code::NotValid),
        (with("area", json!("cosmic")), Code::NotValid),
        (with("id", nobody.clone()), Code::NotFound),
        (with("strengths", json!([nobody])), Code::NotFound),
        (with("supports", json!([nobody])), Code::NotFound),
    ] {
        assert_eq!(bench.refused("goal_save", form).await, code);
    }
    let step = |goal: &Value, text: &str| json!({"id": null, "goal": goal, "text": text});
    for (form, code) in [
        (step(&id, ""), Code::NotValid),
        (step(&id, &"x".repeat(201)), Code::TooLong),
        (step(&nobody, "x"), Code::NotFound),
    ] {
        assert_eq!(bench.refused("step_save", form).await, code);
    }
    for (command, argument) in [
        ("goal_status", json!({"id": nobody, "status": "resting"})),
        ("goal_delete", json!({"id": nobody})),
        ("step_how", json!({"id": nobody, "how": null})),
        ("step_delete", json!({"id": nobody})),
        ("evidence_delete", json!({"id": nobody})),
        ("rating_delete", json!({"id": nobody})),
        ("step_order", json!({"goal": nobody, "ids": []})),
        (
            "goal_review",
            json!({"id": nobody, "review": {"next": null, "looked": false}}),
        ),
    ] {
        assert_eq!(bench.refused(command, argument).await, Code::NotFound);
    }
    assert_eq!(list(&bench).await, before);
}

#[tokio::test]
async fn steps_and_goals_are_put_in_order() {
    let bench = Bench::open().await;
    let a = add(&bench, "a").await;
    let b = add(&bench, "b").await;
    let c = add(&bench, "c").await;
    let ordered = bench.ok("goal_order", json!({"ids": [c, a]})).await;
    let goals = ordered["goals"].as_array().expect("a list");
    let ids: Vec<&Value> = goals.iter().map(|view| &view["goal"]["id"]).collect();
    assert_eq!(ids, [&c, &a, &b]);

    let mut steps = Vec::new();
    for text in ["1", "2", "3"] {
        steps.push(step(&bench, &a, text).await);
    }
    step(&bench, &b, "other").await;
    let order = json!({"goal": a, "ids": [steps[2], steps[0]]});
    let list = bench.ok("step_order", order).await;
    assert_eq!(texts(&view(&list, &a)["steps"]), ["3", "1", "2"]);
    assert_eq!(texts(&view(&list, &b)["steps"]), ["other"]);
}

#[tokio::test]
async fn a_goal_is_looked_at_again_when_the_client_wants() {
    let bench = Bench::open().await;
    let id = add(&bench, "a").await;
    let review = async |next: Value, looked: bool| {
        let review = json!({"next": next, "looked": looked});
        let list = bench
            .ok("goal_review", json!({"id": id, "review": review}))
            .await;
        let view = view(&list, &id);
        (view["goal"]["review"].clone(), view["review_due"].clone())
    };
    let (said, due) = review(json!("2026-06-09"), false).await;
    assert_eq!(said, json!({"next": "2026-06-09", "last": null}));
    assert_eq!(due, false);
    bench.set_time("2026-06-20T14:00:00Z");
    assert_eq!(view(&list(&bench).await, &id)["review_due"], true);
    let (said, due) = review(Value::Null, true).await;
    assert_eq!(said, json!({"next": null, "last": "2026-06-20"}));
    assert_eq!(due, false);

    // One that was let go is not looked at again by itself.
    review(json!("2026-07-01"), false).await;
    bench
        .ok("goal_status", json!({"id": id, "status": "let_go"}))
        .await;
    assert_eq!(
        view(&list(&bench).await, &id)["goal"]["review"],
        json!({"next": null, "last": "2026-06-20"})
    );
}

#[tokio::test]
async fn a_goal_goes_with_all_that_belongs_to_it_and_comes_back_so() {
    let bench = Bench::open().await;
    let a = add(&bench, "a").await;
    let b = add(&bench, "b").await;
    let early = step(&bench, &a, "deleted before").await;
    step(&bench, &a, "kept").await;
    let note = json!({"id": null, "goal": a, "text": "The key!", "photo": null});
    bench.ok("evidence_save", note).await;
    bench.ok("step_delete", json!({"id": early})).await;
    let before = list(&bench).await;

    bench.set_time("2026-06-01T15:00:00Z");
    let without = bench.ok("goal_delete", json!({"id": a})).await;
    assert_eq!(without["goals"].as_array().expect("a list").len(), 1);
    assert_eq!(without["story"]["evidence"], 0);
    let deleted = bench.ok("deleted_list", json!({})).await;
    let said: Vec<_> = deleted.as_array().expect("a list").iter().collect();
    assert_eq!(said.len(), 2, "{deleted}");
    assert_eq!(
        (&said[0]["kind"], &said[0]["words"], &said[0]["lines"]),
        (&json!("goal"), &json!("a"), &json!(2))
    );
    assert_eq!(said[1]["words"], "deleted before");

    bench
        .ok("deleted_restore", json!({"kind": "goal", "id": a}))
        .await;
    assert_eq!(list(&bench).await, before);

    // A step brings its goal back with it, and all that went with that.
    bench.ok("goal_delete", json!({"id": a})).await;
    bench
        .ok("deleted_restore", json!({"kind": "step", "id": early}))
        .await;
    let back = list(&bench).await;
    let steps = &view(&back, &a)["steps"];
    assert_eq!(texts(steps), ["deleted before", "kept"]);

    // Really gone, nothing of it is left.
    bench.ok("goal_delete", json!({"id": a})).await;
    bench.ok("deleted_forget_all", json!({})).await;
    let left = list(&bench).await;
    assert_eq!(left["goals"].as_array().expect("a list").len(), 1);
    assert_eq!(left["goals"][0]["goal"]["id"], b);
    assert_eq!(bench.ok("deleted_list", json!({})).await, json!([]));
}

#[tokio::test]
async fn a_photo_that_shows_for_a_goal_has_to_be_in_the_vault() {
    let bench = Bench::open().await;
    let a = add(&bench, "a").await;
    let note =
        |text: &str, photo: Value| json!({"id": null, "goal": a, "text": text, "photo": photo});
    let kept = bench
        .refused("evidence_save", note("x", json!("ab".repeat(32))))
        .await;
    assert_eq!(kept, Code::NotFound);
    let blank = bench.refused("evidence_save", note(" ", Value::Null)).await;
    assert_eq!(blank, Code::NotValid);
    bench.ok("evidence_save", note("first", Value::Null)).await;
    let both = bench.ok("evidence_save", note("second", Value::Null)).await;
    let evidence = &view(&both, &a)["evidence"];
    assert_eq!(texts(evidence).len(), 2);
    let change = json!({"id": evidence[0]["id"], "goal": a, "text": "changed", "photo": null});
    let changed = bench.ok("evidence_save", change).await;
    assert_eq!(view(&changed, &a)["evidence"][0]["text"], "changed");
    assert_eq!(view(&changed, &a)["evidence"][0]["day"], "2026-06-01");
    let gone = json!({"id": evidence[1]["id"]});
    let one = bench.ok("evidence_delete", gone).await;
    assert_eq!(texts(&view(&one, &a)["evidence"]), ["changed"]);
}

#[tokio::test]
async fn a_step_is_reminded_of_until_its_goal_rests() {
    let bench = Bench::open().await;
    let a = add(&bench, "a").await;
    let walk = step(&bench, &a, "Walk to the office").await;
    let reminder = json!({
        "id": null, "about": {"type": "step", "id": walk}, "text": "", "title": "", "shows": "nothing",
        "rule": {"start": "2026-06-01", "every": {"type": "days", "n": 1}, "end": {"type": "never"}, "times": ["18:00"]},
        "zone": null, "if_not_done": false, "sound": false, "off": false
    });
    let saved = bench.ok("reminder_save", reminder).await;
    assert_eq!(saved["name"], "Walk to the office");
    assert_eq!(saved["next"]["time"], "18:00");
    let next = async |status: &str| {
        bench
            .ok("goal_status", json!({"id": a, "status": status}))
            .await;
        let list = bench.ok("reminder_list", json!({})).await;
        list[0]["next"].clone()
    };
    for status in ["resting", "reached", "let_go"] {
        assert_eq!(next(status).await, Value::Null, "{status}");
    }
    for status in ["thinking", "working"] {
        assert_eq!(next(status).await["time"], "18:00", "{status}");
    }
    bench.ok("step_delete", json!({"id": walk})).await;
    let list = bench.ok("reminder_list", json!({})).await;
    assert_eq!(list[0]["name"], Value::Null);
}
