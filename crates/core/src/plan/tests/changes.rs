//! What changed, and undoing it.

use super::*;
use crate::Code;

/// The first page of what changed.
async fn all(bench: &Bench) -> Vec<Value> {
    page(bench, json!({"since": null, "before": null})).await.0
}

async fn page(bench: &Bench, ask: Value) -> (Vec<Value>, Value) {
    let page = bench.ok("plan_changes", ask).await;
    let changes = page["changes"].as_array().cloned().expect("a list");
    (changes, page["more"].clone())
}

/// What the newest change is: what, to a section or to lines, how many, before and after.
async fn newest(bench: &Bench) -> Value {
    let all = all(bench).await;
    let change = all.first().expect("a change");
    json!([
        change["what"],
        change["to_section"],
        change["count"],
        change["before"],
        change["after"]
    ])
}

#[tokio::test]
async fn every_change_is_told_in_plain_words() {
    let bench = Bench::open().await;
    let first = line(&bench, HELPS, "The river").await;
    assert_eq!(
        newest(&bench).await,
        json!(["added", false, 1, null, "The river"])
    );
    let mut form = words(HELPS, "The lake");
    form["id"] = first["id"].clone();
    bench.ok("line_save", form.clone()).await;
    assert_eq!(
        newest(&bench).await,
        json!(["reworded", false, 1, "The river", "The lake"])
    );
    form["link"] = json!("tel:988");
    bench.ok("line_save", form.clone()).await;
    assert_eq!(
        newest(&bench).await,
        json!(["linked", false, 1, null, "The lake"])
    );
    form["section"] = json!(Starter::Crisis.id());
    bench.ok("line_save", form.clone()).await;
    assert_eq!(
        newest(&bench).await,
        json!(["moved", false, 1, null, "The lake"])
    );
    assert_eq!(all(&bench).await[0]["starter"], "crisis", "where it is now");
    assert_eq!(all(&bench).await[3]["starter"], "helps", "where it began");
    let (a, b) = (
        line(&bench, HELPS, "a").await,
        line(&bench, HELPS, "b").await,
    );
    let order = json!({"section": HELPS, "ids": [b["id"], a["id"]]});
    bench.ok("line_order", order).await;
    assert_eq!(
        newest(&bench).await,
        json!(["moved", false, 2, null, null]),
        "put in order at once, they are one change"
    );
    bench.ok("line_delete", json!({"id": a["id"]})).await;
    assert_eq!(
        newest(&bench).await,
        json!(["removed", false, 1, "a", null])
    );
    let by = json!({"kind": "line", "id": a["id"]});
    bench.ok("deleted_restore", by).await;
    assert_eq!(newest(&bench).await, json!(["back", false, 1, null, "a"]));

    let rename = |title: Value| json!({"id": HELPS, "part": "well", "title": title});
    bench.ok("section_save", rename(json!("Calm"))).await;
    assert_eq!(
        newest(&bench).await,
        json!(["reworded", true, 1, null, "Calm"])
    );
    bench.ok("section_save", rename(Value::Null)).await;
    assert_eq!(
        newest(&bench).await,
        json!(["reworded", true, 1, "Calm", null])
    );
    let hide = json!({"id": HELPS, "hidden": true});
    bench.ok("section_hide", hide).await;
    assert_eq!(newest(&bench).await, json!(["hidden", true, 1, null, null]));
    let own = section(&bench, "hard", "Music").await;
    assert_eq!(
        newest(&bench).await,
        json!(["added", true, 1, null, "Music"])
    );
    line(&bench, own, "Songs").await;
    bench.ok("section_delete", json!({"id": own})).await;
    assert_eq!(
        newest(&bench).await,
        json!(["removed", true, 1, "Music", null])
    );
    assert_eq!(all(&bench).await[0]["title"], "Music");
}

#[tokio::test]
async fn what_a_line_points_to_stands_for_words() {
    let bench = Bench::open().await;
    let ask = json!({"id": null, "ask": "Did you sleep?", "kind": {"type": "yes_no"}, "better": "high", "cadence": "daily"});
    let item = bench.ok("item_save", ask).await["id"].clone();
    let mut form = words(HELPS, "");
    form["points"] = json!([{"to": "item", "id": item}]);
    bench.ok("line_save", form).await;
    assert_eq!(
        newest(&bench).await,
        json!(["added", false, 1, null, "Did you sleep?"])
    );
}

#[tokio::test]
async fn changes_come_in_pages_and_since_a_day() {
    let bench = Bench::open().await;
    for n in 0..120 {
        line(&bench, HELPS, &n.to_string()).await;
    }
    let (mut texts, mut before, mut pages) = (Vec::new(), Value::Null, Vec::new());
    loop {
        let (changes, more) = page(&bench, json!({"since": null, "before": before})).await;
        pages.push(changes.len());
        texts.extend(changes.into_iter().map(|change| change["after"].clone()));
        before = more;
        if before.is_null() {
            break;
        }
    }
    assert_eq!(pages, [50, 50, 20]);
    let newest_first: Vec<Value> = (0..120).rev().map(|n| json!(n.to_string())).collect();
    assert_eq!(texts, newest_first);

    // At 02:59 it is still yesterday.
    bench.set_time("2026-06-02T06:59:00Z");
    line(&bench, HELPS, "late").await;
    bench.set_time("2026-06-02T07:00:00Z");
    line(&bench, HELPS, "early").await;
    let ask = |day: &str| json!({"since": day, "before": null});
    let (since, more) = page(&bench, ask("2026-06-02")).await;
    assert_eq!(since.len(), 1);
    assert_eq!(
        (&since[0]["day"], &since[0]["time"], &more),
        (&json!("2026-06-02"), &json!("03:00"), &Value::Null)
    );
    let (since, _) = page(&bench, ask("2026-06-01")).await;
    assert_eq!(
        (&since[1]["day"], &since[1]["time"]),
        (&json!("2026-06-01"), &json!("02:59"))
    );
    assert_eq!(page(&bench, ask("2026-06-03")).await.0, Vec::<Value>::new());
}

#[tokio::test]
async fn an_undo_writes_only_what_the_change_wrote() {
    let bench = Bench::open().await;
    let made = line(&bench, HELPS, "The river").await;
    let mut form = words(HELPS, "The lake");
    form["id"] = made["id"].clone();
    bench.ok("line_save", form.clone()).await;
    let reworded = all(&bench).await[0]["seq"].clone();
    form["link"] = json!("tel:988");
    bench.ok("line_save", form.clone()).await;
    let undo = json!({"seq": reworded});
    let plan = bench.ok("plan_undo", undo.clone()).await;
    let line = &lines_of(&plan, HELPS)[0];
    assert_eq!(
        (&line["text"], &line["link"]),
        (&json!("The river"), &json!("tel:988")),
        "what came later stays"
    );
    let now = all(&bench).await;
    assert_eq!(now.len(), 4, "the undo is a change of its own");
    assert_eq!(
        (&now[0]["before"], &now[0]["after"]),
        (&json!("The lake"), &json!("The river"))
    );
    assert_eq!(now[2]["can_undo"], false, "it is undone already");
    assert_eq!(bench.ok("plan_undo", undo).await, plan);
    assert_eq!(all(&bench).await.len(), 4, "so nothing is done");
}

/// Later words of the same line go by an undo of an older change, and are in the list.
#[tokio::test]
async fn an_older_change_can_be_undone_and_loses_nothing() {
    let bench = Bench::open().await;
    let made = line(&bench, HELPS, "one").await;
    let mut form = words(HELPS, "two");
    form["id"] = made["id"].clone();
    bench.ok("line_save", form.clone()).await;
    let second = all(&bench).await[0]["seq"].clone();
    form["text"] = json!("three");
    bench.ok("line_save", form).await;
    assert_eq!(all(&bench).await[1]["can_undo"], true);
    let plan = bench.ok("plan_undo", json!({"seq": second})).await;
    assert_eq!(texts(&plan, HELPS), ["one"]);
    let undone = all(&bench).await[0].clone();
    assert_eq!(undone["before"], "three");
    let plan = bench.ok("plan_undo", json!({"seq": undone["seq"]})).await;
    assert_eq!(texts(&plan, HELPS), ["three"]);
}

#[tokio::test]
async fn what_was_added_is_deleted_and_what_was_deleted_comes_back() {
    let bench = Bench::open().await;
    let own = section(&bench, "well", "Music").await;
    let added = all(&bench).await[0]["seq"].clone();
    let song = line(&bench, own, "Songs").await;
    bench.ok("line_delete", json!({"id": song["id"]})).await;
    let removed = all(&bench).await[0]["seq"].clone();
    line(&bench, own, "Drums").await;
    bench.set_time("2026-06-01T15:00:00Z");
    let plan = bench.ok("plan_undo", json!({"seq": added})).await;
    assert_eq!(headings(&plan, "well").len(), 9, "with its lines");
    let list = bench.ok("deleted_list", json!({})).await;
    assert_eq!(
        (&list[0]["kind"], &list[0]["lines"]),
        (&json!("section"), &json!(1))
    );
    let plan = bench.ok("plan_undo", json!({"seq": removed})).await;
    assert_eq!(texts(&plan, own), ["Songs"], "a line brings its section");

    // Nothing of what is really gone can be undone, or seen.
    bench.ok("section_delete", json!({"id": own})).await;
    bench.ok("deleted_forget_all", json!({})).await;
    assert_eq!(
        bench.refused("plan_undo", json!({"seq": removed})).await,
        Code::UndoGone
    );
    assert_eq!(all(&bench).await, Vec::<Value>::new());
}

#[tokio::test]
async fn something_deleted_again_has_its_30_days_again() {
    let bench = Bench::open().await;
    let made = line(&bench, HELPS, "The river").await;
    bench.ok("line_delete", json!({"id": made["id"]})).await;
    let removed = all(&bench).await[0]["seq"].clone();
    bench.set_time("2026-06-20T14:00:00Z");
    bench.ok("plan_undo", json!({"seq": removed})).await;
    let back = all(&bench).await[0].clone();
    assert_eq!(back["what"], "back");
    bench.ok("plan_undo", json!({"seq": back["seq"]})).await;
    let list = bench.ok("deleted_list", json!({})).await;
    assert_eq!(
        (&list[0]["day"], &list[0]["days_left"]),
        (&json!("2026-06-20"), &json!(30))
    );
}

#[tokio::test]
async fn a_line_that_is_deleted_is_not_reworded_unseen() {
    let bench = Bench::open().await;
    let made = line(&bench, HELPS, "one").await;
    let mut form = words(HELPS, "two");
    form["id"] = made["id"].clone();
    bench.ok("line_save", form).await;
    bench.ok("line_delete", json!({"id": made["id"]})).await;
    let all = all(&bench).await;
    let can: Vec<&Value> = all.iter().map(|change| &change["can_undo"]).collect();
    assert_eq!(can, [true, false, false]);
}
