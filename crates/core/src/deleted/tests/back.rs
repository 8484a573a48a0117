//! Everything that was deleted can be brought back.

use super::*;
use crate::Code;

#[tokio::test]
async fn everything_comes_back_from_one_place() {
    let mut bench = Bench::open().await;
    let all = one_of_each(&bench, "pelican").await;
    let before = shown(&bench).await;
    for (n, (kind, id)) in all.iter().enumerate() {
        bench.set_time(&format!("2026-06-01T14:00:{n:02}Z"));
        delete(&bench, kind, id).await;
    }
    bench.restart().await;
    bench.ok("start", json!({})).await;
    let now = shown(&bench).await.to_string();
    assert!(!now.contains("pelican"), "nothing shows it: {now}");

    let list = list(&bench).await;
    let kinds: Vec<_> = list.iter().map(|one| one["kind"].clone()).collect();
    assert_eq!(
        kinds,
        [
            "goal", "evidence", "rating", "step", "hope", "strength", "support", "line", "sign",
            "section", "checkin"
        ],
        "the newest first"
    );
    for one in &list {
        assert_eq!(
            (&one["words"], &one["day"], &one["days_left"]),
            (&json!("pelican"), &json!("2026-06-01"), &json!(30)),
            "{one}"
        );
        let is = |kind: &str| one["kind"] == kind;
        assert_eq!(one["lines"], u32::from(is("section") || is("goal")));
        let about = if is("checkin") || is("rating") {
            json!("2026-06-01")
        } else {
            Value::Null
        };
        assert_eq!(one["about"], about);
    }
    for one in list.iter().rev() {
        let by = json!({"kind": one["kind"], "id": one["id"]});
        bench.ok("deleted_restore", by.clone()).await;
        bench.ok("deleted_restore", by).await; // it is there: nothing is done
    }
    assert_eq!(shown(&bench).await, before, "the search finds it as well");
    assert_eq!(super::list(&bench).await, Vec::<Value>::new());
}

#[tokio::test]
async fn long_words_are_cut_and_a_check_in_may_have_none() {
    let bench = Bench::open().await;
    let long = "é".repeat(300);
    for note in [json!({"note": long}), json!({"rest": true})] {
        let saved = bench.ok("checkin_save", note).await;
        delete(&bench, "checkin", &saved["id"]).await;
    }
    let list = list(&bench).await;
    let mut words: Vec<usize> = list
        .iter()
        .map(|one| one["words"].as_str().expect("text").chars().count())
        .collect();
    words.sort_unstable();
    assert_eq!(words, [0, 200]);
}

/// A section of the client's own with three lines, the first of which was deleted before it.
async fn section_of_three(bench: &Bench) -> (Value, Vec<Value>) {
    let form = json!({"id": null, "part": "well", "title": "Music"});
    let plan = bench.ok("section_save", form).await;
    let own = last(sections(&plan, "well"))["id"].clone();
    let mut lines = Vec::new();
    for text in ["a", "b", "c"] {
        let line = json!({"id": null, "section": own, "text": text, "points": [], "photo": null, "link": null, "first": false});
        let plan = bench.ok("line_save", line).await;
        let section = last(sections(&plan, "well"));
        lines.push(last(section["lines"].as_array().expect("lines").iter())["id"].clone());
    }
    delete(bench, "line", &lines[0]).await;
    bench.set_time("2026-06-01T15:00:00Z");
    delete(bench, "section", &own).await;
    (own, lines)
}

fn texts(section: &Value) -> Vec<&str> {
    let lines = section["lines"].as_array().expect("lines").iter();
    lines
        .map(|line| line["text"].as_str().expect("text"))
        .collect()
}

#[tokio::test]
async fn a_section_comes_back_with_the_lines_that_went_with_it() {
    let bench = Bench::open().await;
    let (own, lines) = section_of_three(&bench).await;
    let two = list(&bench).await;
    assert_eq!(two.len(), 2, "the line that went before is on its own");
    assert_eq!(
        (&two[0]["kind"], &two[0]["lines"]),
        (&json!("section"), &json!(2))
    );
    let by = json!({"kind": "section", "id": own});
    bench.ok("deleted_restore", by).await;
    let plan = bench.ok("plan", json!({})).await;
    assert_eq!(texts(last(sections(&plan, "well"))), ["b", "c"]);
    let by = json!({"kind": "line", "id": lines[0]});
    bench.ok("deleted_restore", by).await;
    let plan = bench.ok("plan", json!({})).await;
    assert_eq!(texts(last(sections(&plan, "well"))), ["a", "b", "c"]);
}

#[tokio::test]
async fn a_line_brings_its_section_back() {
    let bench = Bench::open().await;
    let (_, lines) = section_of_three(&bench).await;
    let by = json!({"kind": "line", "id": lines[0]});
    bench.ok("deleted_restore", by).await;
    let plan = bench.ok("plan", json!({})).await;
    let own = last(sections(&plan, "well"));
    assert_eq!((&own["title"], texts(own)), (&json!("Music"), vec!["a"]));
    let left = list(&bench).await;
    assert_eq!(
        left.len(),
        2,
        "the lines that went with it are still there to bring back"
    );
    assert!(left.iter().all(|one| one["kind"] == "line"));
}

#[tokio::test]
async fn a_line_whose_section_is_really_gone_finds_a_place() {
    let bench = Bench::open().await;
    let (own, lines) = section_of_three(&bench).await;
    let by = json!({"kind": "section", "id": own});
    bench.ok("deleted_forget", by.clone()).await;
    bench.ok("deleted_forget", by.clone()).await; // it is gone: nothing is done
    assert_eq!(bench.refused("deleted_restore", by).await, Code::UndoGone);
    let by = |id: &Value| json!({"kind": "line", "id": id});
    assert_eq!(
        bench.refused("deleted_restore", by(&lines[1])).await,
        Code::UndoGone,
        "the lines that went with it are gone with it"
    );
    bench.ok("deleted_restore", by(&lines[0])).await;
    let plan = bench.ok("plan", json!({})).await;
    let helps = sections(&plan, "well").find(|section| section["starter"] == "helps");
    assert_eq!(texts(helps.expect("a section")), ["a"]);
}

#[tokio::test]
async fn what_was_not_deleted_is_not_forgotten() {
    let bench = Bench::open().await;
    for (kind, id) in one_of_each(&bench, "pelican").await {
        let by = json!({"kind": kind, "id": id});
        assert_eq!(bench.refused("deleted_forget", by).await, Code::NotFound);
    }
    let unknown = json!({"kind": "line", "id": "0123456789abcdef0123456789abcdef"});
    assert_eq!(
        bench.refused("deleted_forget", unknown.clone()).await,
        Code::NotFound
    );
    assert_eq!(
        bench.refused("deleted_restore", unknown).await,
        Code::UndoGone
    );
    let before = shown(&bench).await;
    bench.ok("deleted_forget_all", json!({})).await;
    assert_eq!(shown(&bench).await, before);
}
