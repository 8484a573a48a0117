//! Photographs and safety copies go with what they belong to.

use super::*;

#[tokio::test]
async fn a_photograph_goes_with_the_last_that_names_it() {
    let bench = Bench::open().await;
    let (one, two) = (photo(&bench, 1, "x").await, photo(&bench, 2, "x").await);
    let note = |photo: &str| json!({"id": null, "text": "", "photo": photo});
    let first = bench.ok("hope_save", note(&one)).await["id"].clone();
    let second = bench.ok("hope_save", note(&one)).await["id"].clone();
    let line = json!({"id": null, "section": Starter::Helps.id(), "text": "x", "points": [], "photo": two, "link": null, "first": false});
    let plan = bench.ok("line_save", line.clone()).await;
    let helps = sections(&plan, "well").find(|section| section["starter"] == "helps");
    let id = helps.expect("a section")["lines"][0]["id"].clone();
    // A line that has let go of its photograph can have it back.
    let mut without = line;
    without["id"] = id.clone();
    without["photo"] = Value::Null;
    bench.ok("line_save", without).await;

    for (kind, id, left) in [("hope", &first, 2), ("hope", &second, 1), ("line", &id, 0)] {
        delete(&bench, kind, id).await;
        bench
            .ok("deleted_forget", json!({"kind": kind, "id": id}))
            .await;
        assert_eq!(photos(&bench).await, left);
    }
}

#[tokio::test]
async fn a_photograph_that_nothing_names_goes_another_day() {
    let mut bench = Bench::open().await;
    photo(&bench, 1, "x").await;
    // It may have come for something that is being written.
    for (instant, left) in [
        ("2026-06-02T06:59:00Z", 1),
        ("2026-06-02T07:00:00Z", 1),
        ("2026-06-02T20:00:00Z", 1),
        ("2026-06-03T07:00:00Z", 0),
    ] {
        bench.set_time(instant);
        bench.ok("today", json!({})).await;
        assert_eq!(photos(&bench).await, left, "{instant}");
    }
    // When the vault is opened, nothing is being written.
    photo(&bench, 1, "x").await;
    bench.restart().await;
    bench.set_time("2026-06-04T12:00:00Z");
    bench.ok("start", json!({})).await;
    assert_eq!(photos(&bench).await, 0);
}

#[tokio::test]
async fn a_draft_of_a_check_in_that_is_really_gone_goes_too() {
    let bench = Bench::open().await;
    let saved = bench.ok("checkin_save", json!({"note": "x"})).await;
    let draft = |id: &Value| json!({"id": id, "note": "secret pelican"});
    for (id, left) in [(&Value::Null, 1), (&saved["id"], 0)] {
        bench.ok("draft_keep", draft(id)).await;
        delete(&bench, "checkin", &saved["id"]).await;
        if left == 0 {
            bench.ok("deleted_forget_all", json!({})).await;
        } else {
            bench
                .ok("checkin_undo_delete", json!({"id": saved["id"]}))
                .await;
        }
        assert_eq!(drafts(&bench).await, left);
    }
}

#[tokio::test]
async fn a_safety_copy_goes_30_days_after_the_upgrade() {
    let mut bench = Bench::new();
    let fixture = "tests/fixtures/vault-0001.db";
    let fixture = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(fixture);
    bench.keep_key([42; 32]);
    std::fs::create_dir_all(bench.folder()).expect("a folder");
    std::fs::copy(fixture, bench.folder().join("vault.db")).expect("a vault");
    let copy = bench.folder().join("vault.before-1.db");
    for (instant, left) in [
        ("2026-06-01T12:00:00Z", true),
        ("2026-06-30T12:00:00Z", true),
        ("2026-07-01T12:00:00Z", true),
        ("2026-07-02T12:00:00Z", false),
    ] {
        bench.set_time(instant);
        let start = bench.ok("start", json!({})).await;
        assert_eq!(copy.exists(), left, "{instant}");
        assert_eq!(start["safety_copy"], left, "{instant}");
        bench.restart().await;
    }
}
