//! Sections: ours to begin with, and the client's own.

use super::*;
use crate::Code;

#[tokio::test]
async fn a_plan_begins_with_every_starter_and_no_record() {
    let bench = Bench::open().await;
    let plan = bench.ok("plan", json!({})).await;
    assert_eq!(
        headings(&plan, "well"),
        [
            "well_me",
            "important",
            "every_day",
            "helps",
            "triggers",
            "early_signs",
            "when_hard",
            "crisis",
            "after_crisis"
        ]
    );
    assert_eq!(
        headings(&plan, "hard"),
        [
            "hard_signs",
            "by_self",
            "take_my_mind",
            "ask",
            "professionals",
            "safer",
            "reasons"
        ]
    );
    assert_eq!(
        (&plan["today"], &plan["review_due"]),
        (&json!("2026-06-01"), &json!(false))
    );
    assert_eq!(rows(&bench).await, [0, 0]);
}

#[tokio::test]
async fn a_starter_is_renamed_and_given_its_own_heading_back() {
    let mut bench = Bench::open().await;
    let rename = |title: Value| json!({"id": HELPS, "part": "well", "title": title});
    let plan = bench
        .ok("section_save", rename(json!("  What lifts me ")))
        .await;
    assert_eq!(at(&plan, HELPS)["title"], "What lifts me");
    bench.restart().await;
    bench.ok("start", json!({})).await;
    let plan = bench.ok("plan", json!({})).await;
    assert_eq!(headings(&plan, "well")[3], "What lifts me");
    let plan = bench.ok("section_save", rename(Value::Null)).await;
    assert_eq!(headings(&plan, "well")[3], "helps");
    for (title, code) in [
        (json!("  "), Code::NotValid),
        (json!("x".repeat(121)), Code::TooLong),
    ] {
        assert_eq!(bench.refused("section_save", rename(title)).await, code);
    }
    bench
        .ok("section_save", rename(json!("é".repeat(120))))
        .await;
}

#[tokio::test]
async fn own_sections_stand_at_the_end_of_their_part() {
    let bench = Bench::open().await;
    section(&bench, "well", "Music").await;
    section(&bench, "well", "Sleep").await;
    section(&bench, "hard", "The dog").await;
    let plan = bench.ok("plan", json!({})).await;
    assert_eq!(
        headings(&plan, "well")[8..],
        ["after_crisis", "Music", "Sleep"]
    );
    assert_eq!(headings(&plan, "hard")[6..], ["reasons", "The dog"]);
    let none = json!({"id": null, "part": "well", "title": null});
    assert_eq!(bench.refused("section_save", none).await, Code::NotValid);
    let unknown = json!({"id": "0123456789abcdef0123456789abcdef", "part": "well", "title": "x"});
    assert_eq!(bench.refused("section_save", unknown).await, Code::NotFound);
}

#[tokio::test]
async fn sections_are_put_in_order_and_only_what_moved_is_written() {
    let mut bench = Bench::open().await;
    let id = Starter::id;
    let order = |ids: Vec<Id>| json!({"part": "hard", "ids": ids});
    let plan = bench
        .ok(
            "section_order",
            order(vec![
                id(Starter::BySelf),
                id(Starter::HardSigns),
                HELPS, // of the other part
            ]),
        )
        .await;
    assert_eq!(
        headings(&plan, "hard")[..3],
        ["by_self", "hard_signs", "take_my_mind"],
        "what is not named follows"
    );
    assert_eq!(headings(&plan, "well")[3], "helps");
    assert_eq!(rows(&bench).await, [2, 2], "two changed places");
    bench.restart().await;
    bench.ok("start", json!({})).await;
    let own = section(&bench, "hard", "Songs").await;
    let plan = bench.ok("section_order", order(vec![own])).await;
    assert_eq!(
        headings(&plan, "hard")[..3],
        ["Songs", "by_self", "hard_signs"]
    );
    let before = rows(&bench).await;
    bench.ok("section_order", order(vec![own])).await;
    assert_eq!(rows(&bench).await, before, "nothing moved");
}

#[tokio::test]
async fn a_section_is_put_away_and_brought_back_with_its_lines() {
    let bench = Bench::open().await;
    line(&bench, HELPS, "The river").await;
    let hide = |hidden: bool| json!({"id": HELPS, "hidden": hidden});
    let plan = bench.ok("section_hide", hide(true)).await;
    assert_eq!(at(&plan, HELPS)["hidden"], true);
    assert_eq!(texts(&plan, HELPS), ["The river"]);
    let plan = bench.ok("section_hide", hide(false)).await;
    assert_eq!(at(&plan, HELPS)["hidden"], false);
    let unknown = json!({"id": "0123456789abcdef0123456789abcdef", "hidden": true});
    assert_eq!(bench.refused("section_hide", unknown).await, Code::NotFound);
}

#[tokio::test]
async fn own_sections_are_deleted_with_their_lines_and_starters_never() {
    let bench = Bench::open().await;
    let own = section(&bench, "well", "Music").await;
    let kept = line(&bench, own, "Old songs").await;
    let plan = bench.ok("section_delete", json!({"id": own})).await;
    assert_eq!(headings(&plan, "well").len(), 9);
    assert!(!plan.to_string().contains("Old songs"));
    for (name, argument) in [
        ("section_delete", json!({"id": own})),
        ("section_hide", json!({"id": own, "hidden": true})),
        ("line_save", words(own, "x")),
        ("line_delete", json!({"id": kept["id"]})),
        ("line_order", json!({"section": own, "ids": []})),
    ] {
        assert_eq!(bench.refused(name, argument).await, Code::NotFound);
    }
    assert_eq!(
        bench.refused("section_delete", json!({"id": HELPS})).await,
        Code::NotValid
    );
}

#[tokio::test]
async fn the_plan_is_looked_at_again_on_a_day_of_the_clients() {
    let bench = Bench::open().await;
    let plan = bench
        .ok(
            "plan_review",
            json!({"next": "2026-09-01", "looked": false}),
        )
        .await;
    assert_eq!(
        (&plan["review"], &plan["review_due"]),
        (&json!({"next": "2026-09-01", "last": null}), &json!(false))
    );
    bench.set_time("2026-09-01T06:59:00Z"); // 02:59 in Toronto
    assert_eq!(bench.ok("plan", json!({})).await["review_due"], false);
    bench.set_time("2026-09-01T07:00:00Z");
    assert_eq!(bench.ok("plan", json!({})).await["review_due"], true);
    let plan = bench
        .ok("plan_review", json!({"next": null, "looked": true}))
        .await;
    assert_eq!(
        (&plan["review"], &plan["review_due"]),
        (&json!({"next": null, "last": "2026-09-01"}), &json!(false))
    );
    let plan = bench
        .ok(
            "plan_review",
            json!({"next": "2027-01-01", "looked": false}),
        )
        .await;
    assert_eq!(plan["review"]["last"], "2026-09-01", "it was looked at");
}
