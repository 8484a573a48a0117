//! The circle, through the command table, on a real vault.

use crate::Code;
use crate::store::Edit;
use crate::testing::Bench;
use serde_json::{Value, json};
use trellis_domain::Id;
use trellis_domain::merge::{Fields, Kind};

fn said(name: &str, more: Value) -> Value {
    let mut said = json!({"kind": "person", "name": name, "tie": "", "helps": "", "when": "", "phone": "",
        "texts": false, "email": "", "address": "", "side": "natural", "favourite": false, "meets": null});
    for (field, value) in more.as_object().expect("fields") {
        said[field] = value.clone();
    }
    said
}

async fn add(bench: &Bench, name: &str, more: Value) -> Value {
    bench
        .ok(
            "support_save",
            json!({"id": null, "said": said(name, more)}),
        )
        .await
}

fn names(supports: &Value) -> Vec<&str> {
    let supports = supports.as_array().expect("a list").iter();
    supports
        .map(|support| support["name"].as_str().expect("a name"))
        .collect()
}

/// A line of the plan that points to `points`, each `support:<id>` and so on.
async fn line(bench: &Bench, n: u8, text: &str, points: &[String]) -> Id {
    let id = Id::from_bytes([n; 16]);
    let mut fields = Fields::from_iter([
        ("section".to_owned(), json!(Id::from_bytes([200; 16]))),
        ("place".to_owned(), json!(n)),
        ("text".to_owned(), json!(text)),
    ]);
    fields.extend(
        points
            .iter()
            .map(|point| (format!("p:{point}"), json!(true))),
    );
    edit(bench, Kind::Line, id, fields).await;
    id
}

async fn edit(bench: &Bench, kind: Kind, id: Id, fields: Fields) {
    let store = bench.app.store().await.expect("open");
    let now = bench.app.ports.clock.now();
    let edit = Edit {
        kind,
        id,
        fields,
        new: false,
    };
    store.edit(vec![edit], now).await.expect("written");
}

async fn fields(bench: &Bench, kind: Kind, id: Id) -> Fields {
    let store = bench.app.store().await.expect("open");
    let fields = store.fields(kind, id).await.expect("read");
    fields.expect("there")
}

fn point(support: &Value) -> String {
    format!("support:{}", support["id"].as_str().expect("an id"))
}

fn id(record: &Value) -> Id {
    let id = record["id"].as_str().expect("an id");
    id.parse().expect("an id")
}

#[tokio::test]
async fn favourites_come_first_and_then_names() {
    let mut bench = Bench::open().await;
    assert_eq!(bench.ok("support_list", json!({})).await, json!([]));
    for (name, favourite) in [
        ("Zoé", false),
        ("émile", false),
        ("The river", true),
        ("Ana", false),
        ("the Choir", true),
    ] {
        add(&bench, name, json!({"favourite": favourite})).await;
    }
    bench.restart().await;
    bench.ok("start", json!({})).await;
    let list = bench.ok("support_list", json!({})).await;
    assert_eq!(
        names(&list),
        ["the Choir", "The river", "Ana", "émile", "Zoé"]
    );
}

#[tokio::test]
async fn a_support_is_kept_as_it_was_written_and_can_be_changed() {
    let mut bench = Bench::open().await;
    let more = json!({"kind": "group", "tie": " my people ", "helps": "Not being alone.", "when": "Tuesdays",
        "phone": "(555) 555-0100, ext. 4", "texts": true, "email": "a@b.ca", "address": "Community hall",
        "side": "professional", "favourite": true, "meets": {"days": ["Sun", "Tue"], "every": 2, "time": "19:00"}});
    let saved = add(&bench, "  Tuesday circle ", more).await;
    assert_eq!(
        (&saved["name"], &saved["tie"], &saved["phone"]),
        (
            &json!("Tuesday circle"),
            &json!("my people"),
            &json!("(555) 555-0100, ext. 4")
        )
    );
    assert_eq!(saved["meets"]["days"], json!(["Tue", "Sun"]));
    bench.restart().await;
    bench.ok("start", json!({})).await;
    assert_eq!(bench.ok("support_list", json!({})).await, json!([saved]));

    let plain = said("Circle", json!({}));
    let changed = bench
        .ok("support_save", json!({"id": saved["id"], "said": plain}))
        .await;
    assert_eq!(changed["id"], saved["id"]);
    let list = bench.ok("support_list", json!({})).await;
    assert_eq!(list, json!([changed]), "what was emptied is empty");
    assert_eq!(
        (&list[0]["phone"], &list[0]["meets"]),
        (&json!(""), &Value::Null)
    );
}

#[tokio::test]
async fn what_makes_no_sense_is_refused_and_nothing_is_kept() {
    let bench = Bench::open().await;
    let meets = |days: Value, every: Value, time: &str| json!({"meets": {"days": days, "every": every, "time": time}});
    for (name, more, code) in [
        (" ", json!({}), Code::NotValid),
        ("x", json!({"phone": "5"}), Code::NotValid),
        ("x", json!({"phone": "call me"}), Code::NotValid),
        ("x", json!({"email": "nobody"}), Code::NotValid),
        ("x", json!({"kind": "pet"}), Code::NotValid),
        ("x", meets(json!([]), json!(1), ""), Code::NotValid),
        ("x", meets(json!(["Mon"]), json!(0), ""), Code::NotValid),
        ("x", meets(json!(["Mon"]), json!(9), ""), Code::NotValid),
        (
            "x",
            meets(json!(["Mon"]), json!(1), "25:00"),
            Code::NotValid,
        ),
        ("x", meets(json!(["Someday"]), json!(1), ""), Code::NotValid),
        (&"x".repeat(121), json!({}), Code::TooLong),
        ("x", json!({"tie": "x".repeat(121)}), Code::TooLong),
        ("x", json!({"helps": "x".repeat(2_001)}), Code::TooLong),
    ] {
        let form = json!({"id": null, "said": said(name, more)});
        assert_eq!(
            bench.refused("support_save", form.clone()).await,
            code,
            "{form}"
        );
    }
    assert_eq!(bench.ok("support_list", json!({})).await, json!([]));
    let nobody = json!({"id": Id::from_bytes([7; 16]), "said": said("x", json!({}))});
    assert_eq!(bench.refused("support_save", nobody).await, Code::NotFound);
}

#[tokio::test]
async fn a_support_knows_the_lines_that_point_to_it() {
    let bench = Bench::open().await;
    let (ana, river) = (
        add(&bench, "Ana", json!({})).await,
        add(&bench, "The river", json!({})).await,
    );
    let item = json!({"id": null, "ask": "Did I walk?", "kind": {"type": "yes_no"}, "better": "high", "cadence": "daily"});
    let item = bench.ok("item_save", item).await;
    let item_point = format!("item:{}", item["id"].as_str().expect("an id"));
    line(
        &bench,
        2,
        "Walk with Ana",
        &[point(&ana), point(&river), item_point],
    )
    .await;
    line(&bench, 1, "Call her", &[point(&ana)]).await;
    line(&bench, 3, "By myself", &[]).await;
    let gone = line(&bench, 4, "An old one", &[point(&ana)]).await;
    edit(
        &bench,
        Kind::Line,
        gone,
        Fields::from_iter([("gone".to_owned(), json!(5))]),
    )
    .await;

    let uses = bench.ok("support_uses", json!({"id": ana["id"]})).await;
    let texts: Vec<&Value> = uses
        .as_array()
        .expect("a list")
        .iter()
        .map(|line| &line["text"])
        .collect();
    assert_eq!(texts, ["Call her", "Walk with Ana"]);
    let mut points: Vec<&Value> = uses[1]["points"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|point| &point["name"])
        .collect();
    points.sort_by_key(|name| name.to_string());
    assert_eq!(points, ["Ana", "Did I walk?", "The river"]);
    bench
        .ok("item_hide", json!({"id": item["id"], "hidden": true}))
        .await;
    bench
        .ok(
            "support_delete",
            json!({"id": river["id"], "lines_too": false}),
        )
        .await;
    let uses = bench.ok("support_uses", json!({"id": ana["id"]})).await;
    assert_eq!(
        uses[1]["points"],
        json!([{"to": "support", "id": ana["id"], "name": "Ana"}])
    );
}

#[tokio::test]
async fn deleting_keeps_the_lines_and_gives_the_wordless_a_name() {
    let bench = Bench::open().await;
    let ana = add(&bench, "Ana", json!({"phone": "988"})).await;
    let worded = line(&bench, 1, "Call my sister", &[point(&ana)]).await;
    let wordless = line(&bench, 2, "", &[point(&ana)]).await;
    let before = changes(&bench).await;
    bench.set_time("2026-06-02T14:00:00Z");
    bench
        .ok(
            "support_delete",
            json!({"id": ana["id"], "lines_too": false}),
        )
        .await;

    assert_eq!(bench.ok("support_list", json!({})).await, json!([]));
    let kept = fields(&bench, Kind::Support, id(&ana)).await;
    let then = chrono::DateTime::parse_from_rfc3339("2026-06-02T14:00:00Z").expect("an instant");
    assert_eq!(
        (&kept["gone"], &kept["name"], &kept["phone"]),
        (
            &json!(then.timestamp_millis()),
            &json!("Ana"),
            &json!("988")
        ),
        "a deleted support keeps its fields"
    );
    assert_eq!(
        fields(&bench, Kind::Line, worded).await["text"],
        "Call my sister"
    );
    assert_eq!(fields(&bench, Kind::Line, wordless).await["text"], "Ana");
    assert_eq!(changes(&bench).await, before + 1, "one change");

    // Gone is gone: it is neither changed nor deleted again.
    let again = json!({"id": ana["id"], "lines_too": true});
    assert_eq!(bench.refused("support_delete", again).await, Code::NotFound);
    let form = json!({"id": ana["id"], "said": said("Ana", json!({}))});
    assert_eq!(bench.refused("support_save", form).await, Code::NotFound);

    // Brought back, it is what it was, and the lines point to it again.
    let deleted = json!({"kind": "support", "id": ana["id"]});
    bench.ok("deleted_restore", deleted).await;
    assert_eq!(bench.ok("support_list", json!({})).await, json!([ana]));
    let uses = bench.ok("support_uses", json!({"id": ana["id"]})).await;
    assert_eq!(uses.as_array().map(Vec::len), Some(2));
}

#[tokio::test]
async fn deleting_with_the_lines_takes_them_in_the_same_change() {
    let bench = Bench::open().await;
    let (ana, river) = (
        add(&bench, "Ana", json!({})).await,
        add(&bench, "The river", json!({})).await,
    );
    let both = line(&bench, 1, "", &[point(&ana), point(&river)]).await;
    let other = line(&bench, 2, "", &[point(&river)]).await;
    let before = changes(&bench).await;
    bench.set_time("2026-06-02T14:00:00Z");
    bench
        .ok(
            "support_delete",
            json!({"id": ana["id"], "lines_too": true}),
        )
        .await;
    let gone = fields(&bench, Kind::Support, id(&ana)).await["gone"].clone();
    assert!(gone.is_u64());
    let line = fields(&bench, Kind::Line, both).await;
    assert_eq!(
        (&line["gone"], &line["text"]),
        (&gone, &json!("")),
        "with the same moment"
    );
    assert!(!fields(&bench, Kind::Line, other).await.contains_key("gone"));
    assert_eq!(changes(&bench).await, before + 1, "one change");
    let uses = bench.ok("support_uses", json!({"id": river["id"]})).await;
    assert_eq!(uses.as_array().map(Vec::len), Some(1));
}

/// How many changes were made up to now.
async fn changes(bench: &Bench) -> u32 {
    let store = bench.app.store().await.expect("open");
    let count = "select cast(count(distinct hlc) as text) from outbox";
    let count = store.read_own(count, &[]).await.expect("counted");
    count.parse().expect("a number")
}
