//! Lines: the client's words, and what they point to.

use super::*;
use crate::Code;
use crate::store::Edit;
use trellis_domain::merge::{ChangeSet, DeviceId, Fields, Hlc, Kind, Record, RecordChange, Stamp};

#[tokio::test]
async fn a_line_is_there_after_a_restart() {
    let mut bench = Bench::open().await;
    let form = json!({"id": null, "section": HELPS, "text": "  Walk to\nthe river ", "points": [],
        "photo": null, "link": " tel:988 ", "first": true});
    let plan = bench.ok("line_save", form).await;
    bench.restart().await;
    bench.ok("start", json!({})).await;
    assert_eq!(bench.ok("plan", json!({})).await, plan);
    let line = &lines_of(&plan, HELPS)[0];
    assert_eq!(
        (&line["text"], &line["link"], &line["first"], &line["place"]),
        (
            &json!("Walk to\nthe river"),
            &json!("tel:988"),
            &json!(true),
            &json!(0)
        )
    );
}

#[tokio::test]
async fn a_line_that_says_nothing_or_too_much_is_refused() {
    let bench = Bench::open().await;
    let with = |name: &str, value: Value| {
        let mut form = words(HELPS, "x");
        form[name] = value;
        form
    };
    let unknown = json!("0123456789abcdef0123456789abcdef");
    let refused = [
        (words(HELPS, " \n "), Code::NotValid),
        (words(HELPS, &"x".repeat(2_001)), Code::TooLong),
        (with("link", json!("file:///etc/passwd")), Code::NotValid),
        (with("link", json!("http://988.ca")), Code::NotValid),
        (with("section", unknown.clone()), Code::NotFound),
        (with("id", unknown.clone()), Code::NotFound),
        (
            with("points", json!([{"to": "support", "id": unknown}])),
            Code::NotFound,
        ),
        (with("photo", json!("ab".repeat(32))), Code::NotFound),
        (with("photo", json!("no such name")), Code::NotFound),
    ];
    for (form, code) in refused {
        assert_eq!(
            bench.refused("line_save", form.clone()).await,
            code,
            "{form}"
        );
    }
    assert_eq!(rows(&bench).await, [0, 0]);
    bench
        .ok("line_save", words(HELPS, &"é".repeat(2_000)))
        .await;
    let link_alone = json!({"id": null, "section": HELPS, "text": "", "points": [], "photo": null, "link": "https://988.ca", "first": false});
    bench.ok("line_save", link_alone).await;
}

#[tokio::test]
async fn a_photograph_must_be_in_the_vault() {
    let bench = Bench::open().await;
    let photo = "0f".repeat(32);
    keep_photo(&bench, &photo).await;
    let form = json!({"id": null, "section": HELPS, "text": "", "points": [], "photo": photo, "link": null, "first": false});
    let plan = bench.ok("line_save", form).await;
    assert_eq!(lines_of(&plan, HELPS)[0]["photo"], json!(photo));
}

#[tokio::test]
async fn lines_are_put_in_order_and_moved_to_another_sections_end() {
    let bench = Bench::open().await;
    let mut all = Vec::new();
    for text in ["a", "b", "c"] {
        all.push(line(&bench, HELPS, text).await);
    }
    let other = Starter::Crisis.id();
    line(&bench, other, "z").await;
    let before = rows(&bench).await;
    let order = json!({"section": HELPS, "ids": [all[1]["id"], all[0]["id"]]});
    let plan = bench.ok("line_order", order).await;
    assert_eq!(texts(&plan, HELPS), ["b", "a", "c"]);
    assert_eq!(rows(&bench).await, [before[0], before[1] + 2]);

    let mut form = words(other, "b, now here");
    form["id"] = all[1]["id"].clone();
    let plan = bench.ok("line_save", form.clone()).await;
    assert_eq!(texts(&plan, HELPS), ["a", "c"]);
    assert_eq!(texts(&plan, other), ["z", "b, now here"]);
    let place = lines_of(&plan, other)[1]["place"].clone();
    form["text"] = json!("b");
    let plan = bench.ok("line_save", form).await;
    assert_eq!(lines_of(&plan, other)[1]["place"], place, "it stays there");

    let plan = bench.ok("line_delete", json!({"id": all[0]["id"]})).await;
    assert_eq!(texts(&plan, HELPS), ["c"]);
    let again = json!({"id": all[0]["id"]});
    assert_eq!(bench.refused("line_delete", again).await, Code::NotFound);
}

/// A record made by hand, for the kinds whose use cases live elsewhere.
async fn make(bench: &Bench, kind: Kind, id: Id, fields: Value) {
    let edit = Edit {
        kind,
        id,
        fields: fields.as_object().expect("fields").clone(),
        new: false,
    };
    let store = bench.app.store().await.expect("open");
    let now = bench.app.ports.clock.now();
    store.edit(vec![edit], now).await.expect("made");
}

#[tokio::test]
async fn points_have_the_names_of_now_and_come_back_with_what_was_deleted() {
    let bench = Bench::open().await;
    let (support, strength) = (Id::from_bytes([7; 16]), Id::from_bytes([8; 16]));
    let ana = json!({"kind": "person", "name": "Ana"});
    make(&bench, Kind::Support, support, ana).await;
    make(
        &bench,
        Kind::Strength,
        strength,
        json!({"text": "Patient hands"}),
    )
    .await;
    let ask = json!({"id": null, "ask": "Did you sleep?", "kind": {"type": "yes_no"}, "better": "high", "cadence": "daily"});
    let item = bench.ok("item_save", ask).await["id"].clone();
    let points = json!([{"to": "support", "id": support}, {"to": "strength", "id": strength}, {"to": "item", "id": item}]);
    let mut form = words(HELPS, "");
    form["points"] = points;
    let plan = bench.ok("line_save", form.clone()).await;
    let names = |plan: &Value| {
        let points = lines_of(plan, HELPS)[0]["points"].as_array().cloned();
        let points = points.expect("a list").into_iter();
        let mut names: Vec<_> = points
            .map(|point| point["name"].as_str().expect("a name").to_owned())
            .collect();
        names.sort_unstable();
        names
    };
    assert_eq!(names(&plan), ["Ana", "Did you sleep?", "Patient hands"]);

    // Deleted and put away, they are not shown; a change of the line meanwhile does not let go of them.
    make(&bench, Kind::Support, support, json!({"gone": 5})).await;
    bench
        .ok("item_hide", json!({"id": item, "hidden": true}))
        .await;
    let plan = bench.ok("plan", json!({})).await;
    assert_eq!(names(&plan), ["Patient hands"]);
    form["id"] = lines_of(&plan, HELPS)[0]["id"].clone();
    form["text"] = json!("Still there");
    form["points"] = json!([]);
    let plan = bench.ok("line_save", form.clone()).await;
    assert_eq!(names(&plan), Vec::<String>::new());
    make(
        &bench,
        Kind::Support,
        support,
        json!({"gone": null, "name": "Ana Maria"}),
    )
    .await;
    bench
        .ok("item_hide", json!({"id": item, "hidden": false}))
        .await;
    let plan = bench.ok("plan", json!({})).await;
    assert_eq!(
        names(&plan),
        ["Ana Maria", "Did you sleep?"],
        "what the client let go of stays away"
    );
}

/// A change of another device, which had seen nothing.
fn elsewhere(kind: Kind, id: Id, fields: Value) -> ChangeSet {
    let stamp = Stamp {
        hlc: Hlc::default().tick(1_900_000_000_000),
        device: DeviceId::from_random([9; 8]),
    };
    let fields: Fields = fields.as_object().expect("fields").clone();
    ChangeSet {
        stamp,
        records: vec![RecordChange {
            kind,
            id,
            delta: Record::default().edit(stamp, fields),
        }],
    }
}

#[tokio::test]
async fn a_line_written_elsewhere_into_a_deleted_section_is_not_lost() {
    let bench = Bench::open().await;
    let own = section(&bench, "hard", "Music").await;
    bench.ok("section_delete", json!({"id": own})).await;
    let id = Id::from_bytes([6; 16]);
    let fields = json!({"section": own, "text": "Old songs", "place": 0});
    let change = elsewhere(Kind::Line, id, fields);
    bench.app.receive(&change).await.expect("received");
    let plan = bench.ok("plan", json!({})).await;
    assert_eq!(texts(&plan, own), ["Old songs"]);
    assert_eq!(headings(&plan, "hard")[7], "Music");

    let nowhere = json!({"section": Id::from_bytes([5; 16]), "text": "A line of no section"});
    let change = elsewhere(Kind::Line, Id::from_bytes([4; 16]), nowhere);
    bench.app.receive(&change).await.expect("received");
    let plan = bench.ok("plan", json!({})).await;
    assert_eq!(texts(&plan, HELPS), ["A line of no section"]);
    let mut form = words(HELPS, "Now here");
    form["id"] = lines_of(&plan, HELPS)[0]["id"].clone();
    let plan = bench.ok("line_save", form).await;
    assert_eq!(texts(&plan, HELPS), ["Now here"]);
}
