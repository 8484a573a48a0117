//! Whatever the client does to the plan can be undone.

use super::*;
use proptest::prelude::*;

/// One thing that the client does: which, and to which of those that there are.
type Step = (u8, usize, usize);

/// The one of a list that a number means; none where the list is empty.
fn pick(all: &[Value], n: usize) -> Option<&Value> {
    all.get(n.checked_rem(all.len())?)
}

fn turned(all: &[Value], by: usize) -> Vec<Value> {
    let mut ids: Vec<Value> = all.iter().map(|one| one["id"].clone()).collect();
    let by = by % ids.len().max(1);
    ids.rotate_left(by);
    ids
}

async fn newest(bench: &Bench) -> Option<Value> {
    let page = bench.ok("plan_changes", json!({"since": null, "before": null}));
    page.await["changes"].get(0).cloned()
}

async fn shown(bench: &Bench) -> Value {
    bench.ok("plan", json!({})).await["sections"].clone()
}

async fn step(bench: &Bench, (what, a, b): Step) {
    let plan = bench.ok("plan", json!({})).await;
    let sections = plan["sections"].as_array().expect("a list");
    let lines = sections
        .iter()
        .flat_map(|section| section["lines"].as_array().expect("lines").clone());
    let lines: Vec<Value> = lines.collect();
    let section = pick(sections, a).expect("there are starters");
    let own: Vec<Value> = sections
        .iter()
        .filter(|section| section["starter"].is_null())
        .cloned()
        .collect();
    let mut form = json!({"id": null, "section": section["id"], "text": format!("{a} {b}"), "points": [], "photo": null, "link": null, "first": false});
    let request = match (what, pick(&lines, b), pick(&own, b)) {
        (0 | 1, ..) => Some(("line_save", form)),
        (2, Some(line), _) => {
            form["id"] = line["id"].clone();
            form["section"] = line["section"].clone();
            Some(("line_save", form))
        }
        (3, Some(line), _) => {
            form["id"] = line["id"].clone();
            form["first"] = json!(true);
            form["link"] = json!("tel:988");
            Some(("line_save", form))
        }
        (4, Some(line), _) => Some(("line_delete", json!({"id": line["id"]}))),
        (5, ..) => {
            let ids = turned(section["lines"].as_array().expect("lines"), b);
            Some(("line_order", json!({"section": section["id"], "ids": ids})))
        }
        (6, ..) => {
            let form = json!({"id": null, "part": section["part"], "title": format!("{a} {b}")});
            Some(("section_save", form))
        }
        (7, ..) => {
            let form =
                json!({"id": section["id"], "part": section["part"], "title": format!("{b}")});
            Some(("section_save", form))
        }
        (8, ..) => {
            let hidden = section["hidden"] == false;
            Some((
                "section_hide",
                json!({"id": section["id"], "hidden": hidden}),
            ))
        }
        (9, _, Some(own)) => Some(("section_delete", json!({"id": own["id"]}))),
        (10, ..) => {
            let part: Vec<Value> = sections
                .iter()
                .filter(|other| other["part"] == section["part"])
                .cloned()
                .collect();
            let ids = turned(&part, b);
            Some((
                "section_order",
                json!({"part": section["part"], "ids": ids}),
            ))
        }
        (11, ..) => {
            let list = bench.ok("deleted_list", json!({})).await;
            let one = pick(list.as_array().expect("a list"), a).cloned();
            one.map(|one| {
                (
                    "deleted_restore",
                    json!({"kind": one["kind"], "id": one["id"]}),
                )
            })
        }
        (12, ..) => {
            let page = bench.ok("plan_changes", json!({"since": null, "before": null}));
            let changes = page.await["changes"].clone();
            let one = pick(changes.as_array().expect("a list"), a).cloned();
            one.map(|one| ("plan_undo", json!({"seq": one["seq"]})))
        }
        _ => None,
    };
    if let Some((name, argument)) = request {
        bench.ok(name, argument).await;
    }
}

/// What the client does, and with it the plan before and the newest change after, where there was one.
async fn steps(bench: &Bench, steps: Vec<Step>) -> Vec<(Value, Value)> {
    let mut done = Vec::new();
    for one in steps {
        let (before, last) = (shown(bench).await, newest(bench).await);
        step(bench, one).await;
        let now = newest(bench).await;
        if now.as_ref().map(|now| &now["seq"]) != last.as_ref().map(|last| &last["seq"]) {
            done.push((before, now.expect("a change")["seq"].clone()));
        }
    }
    done
}

fn any_steps() -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec((0u8..=12, 0usize..30, 0usize..30), 1..14)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Undone one by one, the newest first, it is at every step as it was before.
    #[test]
    fn all_undone_is_as_it_was(all in any_steps()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(async {
            let bench = Bench::open().await;
            for (before, seq) in steps(&bench, all).await.into_iter().rev() {
                let plan = bench.ok("plan_undo", json!({"seq": seq})).await;
                prop_assert_eq!(&plan["sections"], &before);
            }
            Ok(())
        })?;
    }

    /// An undo, of whichever change, can be undone.
    #[test]
    fn an_undo_undone_is_as_it_was(all in any_steps(), which in 0usize..30) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(async {
            let bench = Bench::open().await;
            let done = steps(&bench, all).await;
            let (before, last) = (shown(&bench).await, newest(&bench).await);
            if let (Some((_, seq)), Some(last)) = (done.get(which.checked_rem(done.len()).unwrap_or(0)), last) {
                bench.ok("plan_undo", json!({"seq": seq})).await;
                let now = newest(&bench).await.expect("a change");
                if now["seq"] != last["seq"] {
                    bench.ok("plan_undo", json!({"seq": now["seq"]})).await;
                }
            }
            prop_assert_eq!(shown(&bench).await, before);
            Ok(())
        })?;
    }
}
