//! The page for a visit, through the command table, on a real vault.

use crate::Code;
use crate::testing::Bench;
use serde_json::{Value, json};

async fn page(bench: &Bench) -> Value {
    bench.ok("visit", json!({})).await
}

async fn edit(bench: &Bench, edit: Value) -> Value {
    bench.ok("visit_edit", edit).await
}

/// What the lines of a part are.
fn kinds<'a>(page: &'a Value, part: &str) -> Vec<&'a str> {
    let lines = page["lines"].as_array().expect("lines").iter();
    let lines = lines.filter(|line| line["part"] == part);
    lines
        .map(|line| line["what"]["type"].as_str().expect("a type"))
        .collect()
}

fn line<'a>(page: &'a Value, kind: &str) -> &'a Value {
    let mut lines = page["lines"].as_array().expect("lines").iter();
    let found = lines.find(|line| line["what"]["type"] == kind);
    found.expect("the line")
}

async fn add_goal(bench: &Bench, text: &str) -> Value {
    let form = json!({
        "id": null, "text": text, "why": "", "area": null, "environment": null, "role": "",
        "strengths": [], "supports": [], "lack": null, "way": "", "matter": null, "sure": null
    });
    let list = bench.ok("goal_save", form).await;
    let goals = list["goals"].as_array().expect("a list");
    goals.last().expect("it")["goal"]["id"].clone()
}

async fn status(bench: &Bench, goal: &Value, status: &str) {
    bench
        .ok("goal_status", json!({"id": goal, "status": status}))
        .await;
}

/// A life with something of everything.
async fn live(bench: &Bench) -> Value {
    let strength = json!({"id": null, "text": "I keep my word", "prompt": null});
    let strength = bench.ok("strength_save", strength).await["id"].clone();
    let tag = json!({"id": null, "group": "helped", "label": "Choir", "hidden": false});
    let tag = bench.ok("tag_save", tag).await["id"].clone();
    for time in ["09:00", "18:00"] {
        let when = json!({"day": "2026-05-30", "time": time});
        let checkin = json!({"when": when, "tags": [tag], "strengths": [strength]});
        bench.ok("checkin_save", checkin).await;
    }
    let goal = add_goal(bench, "A flat").await;
    status(bench, &goal, "working").await;
    let step = json!({"id": null, "goal": goal, "text": "Call"});
    let list = bench.ok("step_save", step).await;
    let step = list["goals"][0]["steps"][0]["id"].clone();
    bench
        .ok("step_how", json!({"id": step, "how": "on_own"}))
        .await;
    let levels = ["", "As now", "Better", "", ""];
    let scale = json!({"levels": levels, "base": -1, "weight": 1});
    bench
        .ok("goal_scale", json!({"goal": goal, "scale": scale}))
        .await;
    bench
        .ok("goal_rate", json!({"goal": goal, "level": 0, "note": ""}))
        .await;
    let note = json!({"id": null, "goal": goal, "text": "The key!", "photo": null});
    bench.ok("evidence_save", note).await;
    let areas = json!([{"area": "financial", "level": 2, "more": true}, {"area": "social", "level": 4, "more": false}]);
    bench.ok("balance_save", json!({"areas": areas})).await;
    goal
}

#[tokio::test]
async fn an_empty_vault_has_a_page_that_asks_for_nothing() {
    let bench = Bench::open().await;
    let page = page(&bench).await;
    assert_eq!(page["lines"], json!([]));
    assert_eq!(
        (&page["last"], &page["decision"]),
        (&Value::Null, &json!(""))
    );
    assert_eq!(page["since"], "2026-03-03");
}

#[tokio::test]
async fn strengths_come_first_and_what_happened_is_told() {
    let bench = Bench::open().await;
    let goal = live(&bench).await;
    let page = page(&bench).await;
    let parts = page["lines"].as_array().expect("lines").iter();
    let parts: Vec<&Value> = parts.map(|line| &line["part"]).collect();
    assert_eq!(parts[0], "strengths");
    assert_eq!(
        line(&page, "strength")["what"]["days"],
        1,
        "days, not ticks"
    );
    assert_eq!(
        kinds(&page, "changed"),
        ["level", "step", "evidence", "begun"]
    );
    let level = &line(&page, "level")["what"];
    assert_eq!(
        (&level["then"], &level["now"]),
        (&json!("As now"), &json!("Better"))
    );
    assert_eq!(
        line(&page, "helped")["what"],
        json!({"type": "helped", "text": "Choir", "days": 1})
    );
    // More help is wanted first, then goals.
    assert_eq!(kinds(&page, "want"), ["more", "goal"]);
    assert_eq!(line(&page, "more")["what"]["area"], "financial");

    // A goal that rests wants nothing, and takes away nothing that happened.
    status(&bench, &goal, "resting").await;
    let rests = self::page(&bench).await;
    assert_eq!(kinds(&rests, "want"), ["more"]);
    assert_eq!(kinds(&rests, "changed"), ["level", "step", "evidence"]);
    status(&bench, &goal, "reached").await;
    let reached = self::page(&bench).await;
    assert_eq!(kinds(&reached, "changed")[0], "reached");
}

#[tokio::test]
async fn the_client_words_hides_and_adds_before_anybody_sees_it() {
    let bench = Bench::open().await;
    live(&bench).await;
    let before = page(&bench).await;
    let step = line(&before, "step")["key"].clone();
    edit(&bench, json!({"type": "hide", "key": step, "hidden": true})).await;
    edit(
        &bench,
        json!({"type": "word", "key": line(&before, "goal")["key"], "text": " Near the park "}),
    )
    .await;
    edit(
        &bench,
        json!({"type": "own", "part": "helped", "text": "The river"}),
    )
    .await;
    let now = edit(
        &bench,
        json!({"type": "decide", "text": "Mornings or evenings?"}),
    )
    .await;
    assert_eq!(line(&now, "step")["hidden"], true);
    assert_eq!(line(&now, "goal")["words"], "Near the park");
    assert_eq!(now["own"], json!([{"part": "helped", "text": "The river"}]));
    assert_eq!(now["decision"], "Mornings or evenings?");
    edit(
        &bench,
        json!({"type": "word", "key": line(&before, "goal")["key"], "text": ""}),
    )
    .await;
    let back = edit(
        &bench,
        json!({"type": "hide", "key": step, "hidden": false}),
    )
    .await;
    assert_eq!(back["lines"], before["lines"]);

    for (odd, code) in [
        (
            json!({"type": "hide", "key": "My own words", "hidden": true}),
            Code::NotValid,
        ),
        (
            json!({"type": "decide", "text": "x".repeat(301)}),
            Code::TooLong,
        ),
        (
            json!({"type": "own", "part": "want", "text": "x".repeat(601)}),
            Code::TooLong,
        ),
    ] {
        assert_eq!(bench.refused("visit_edit", odd).await, code);
    }
}

#[tokio::test]
async fn after_a_visit_a_new_page_begins_and_the_old_one_can_come_back() {
    let bench = Bench::open().await;
    live(&bench).await;
    assert_eq!(bench.refused("visit_undo", json!({})).await, Code::NotFound);
    let before = edit(&bench, json!({"type": "decide", "text": "Mornings"})).await;
    bench.set_time("2026-06-02T14:00:00Z");
    let after = bench.ok("visit_done", json!({})).await;
    assert_eq!(
        after["last"],
        json!({"day": "2026-06-02", "decision": "Mornings"})
    );
    assert_eq!(
        (&after["decision"], &after["since"]),
        (&json!(""), &json!("2026-06-02"))
    );
    assert_eq!(kinds(&after, "changed"), Vec::<&str>::new());
    let undone = bench.ok("visit_undo", json!({})).await;
    assert_eq!(undone["decision"], before["decision"]);
    assert_eq!(undone["last"], Value::Null);
    bench.ok("visit_done", json!({})).await;
    edit(&bench, json!({"type": "decide", "text": "A new one"})).await;
    bench.set_time("2026-08-02T14:00:00Z");
    let third = bench.ok("visit_done", json!({})).await;
    assert_eq!(
        third["last"],
        json!({"day": "2026-08-02", "decision": "A new one"})
    );
}

/// However much there is, a page has room for what is proposed.
#[tokio::test]
async fn no_part_proposes_more_than_fits() {
    let bench = Bench::open().await;
    for n in 0..20 {
        let strength = json!({"id": null, "text": format!("s{n}"), "prompt": null});
        bench.ok("strength_save", strength).await;
        let goal = add_goal(&bench, &format!("g{n}")).await;
        let note = json!({"id": null, "goal": goal, "text": "x", "photo": null});
        bench.ok("evidence_save", note).await;
    }
    let page = page(&bench).await;
    let many = |part| kinds(&page, part).len();
    assert_eq!(
        (many("strengths"), many("changed"), many("want")),
        (5, 8, 7)
    );
}
