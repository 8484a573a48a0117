//! The store's promises: every statement holds, every version opens, the door merges, nothing is readable.

use super::index;
use super::migrate::newest;
use super::writer;
use crate::testing::Bench;
use crate::{
    backup, balance, checkin, circle, decision, deleted, draft, erase, export, goal, health, hope,
    import, insight, item, lookback, measure, photo, plan, record, reminder, settings, sharing,
    sign, strength, sync, tag, today, visit,
};
use serde_json::{Value, json};
use sqlx::{AssertSqlSafe, Executor, Row};
use trellis_domain::Id;
use trellis_domain::merge::{ChangeSet, DeviceId, Fields, Hlc, Kind, Record, RecordChange, Stamp};

/// What the library is built with, what the file remembers, and what is said at each start, together.
#[tokio::test]
async fn every_connection_is_set_up_as_it_should_be() {
    let bench = Bench::open().await;
    for start in ["the first", "a later one"] {
        let store = bench.app.store().await.expect("open");
        let mut reader = store.another_reader().await.expect("a reader");
        let mut writer = store.writer().await;
        for connection in [&mut reader, writer.connection()] {
            for (name, wanted) in [
                ("journal_mode", "wal"),
                ("synchronous", "2"),
                ("temp_store", "0"),
                ("secure_delete", "1"),
                ("foreign_keys", "1"),
                ("trusted_schema", "0"),
                ("cache_size", "-16000"),
                ("cipher_page_size", "4096"),
                ("cipher_hmac_algorithm", "HMAC_SHA256"),
            ] {
                let ask = AssertSqlSafe(format!("pragma {name}"));
                let row = connection.fetch_one(ask).await.expect("an answer");
                let said = row.try_get::<String, _>(0).or_else(|_| {
                    let number = row.try_get::<i64, _>(0);
                    number.map(|number| number.to_string())
                });
                assert_eq!(
                    said.expect("a word or a number"),
                    wanted,
                    "{name} at {start}"
                );
            }
            let built = connection
                .fetch_all("pragma compile_options")
                .await
                .expect("an answer");
            let in_memory = built.iter().any(|row| {
                let option: String = row.get(0);
                option == "TEMP_STORE=2" || option == "TEMP_STORE=3"
            });
            assert!(in_memory, "nothing may spill into a file");
        }
        drop(writer);
        super::close(reader).await;
        drop(store);
        bench.app.close().await;
        bench.ok("start", json!({})).await;
    }
}

/// A statement that names a column or a table that is not there is found here, not by a client.
#[tokio::test]
async fn every_static_statement_prepares() {
    let bench = Bench::open().await;
    let store = bench.app.store().await.expect("open");
    let mut writer = store.writer().await;
    let own = [
        backup::sql::STATEMENTS,
        balance::sql::STATEMENTS,
        checkin::sql::STATEMENTS,
        circle::sql::STATEMENTS,
        decision::sql::STATEMENTS,
        deleted::sql::STATEMENTS,
        draft::sql::STATEMENTS,
        export::sql::STATEMENTS,
        erase::sql::STATEMENTS,
        goal::sql::STATEMENTS,
        health::sql::STATEMENTS,
        hope::sql::STATEMENTS,
        import::sql::STATEMENTS,
        insight::sql::STATEMENTS,
        item::sql::STATEMENTS,
        lookback::sql::STATEMENTS,
        measure::sql::STATEMENTS,
        photo::sql::STATEMENTS,
        plan::sql::STATEMENTS,
        record::sql::STATEMENTS,
        reminder::sql::STATEMENTS,
        settings::sql::STATEMENTS,
        sharing::sql::STATEMENTS,
        sign::sql::STATEMENTS,
        strength::sql::STATEMENTS,
        sync::sql::STATEMENTS,
        tag::sql::STATEMENTS,
        today::sql::STATEMENTS,
        visit::sql::STATEMENTS,
    ];
    let all: Vec<&str> = own
        .into_iter()
        .flatten()
        .copied()
        .chain(writer::statements())
        .chain(index::STATEMENTS.iter().copied())
        .collect();
    assert!(all.len() > 20, "the list is not the whole list");
    for statement in all {
        // One by one: a batch is prepared no further than its first statement.
        for one in statement
            .split_inclusive(';')
            .filter(|one| !one.trim().is_empty())
        {
            let prepared = writer
                .connection()
                .prepare(sqlx::SqlSafeStr::into_sql_str(AssertSqlSafe(
                    one.to_owned(),
                )))
                .await;
            assert!(prepared.is_ok(), "{one}");
        }
    }
}

/// Whoever adds SQL adds it to the lists above: SQL lives in `sql.rs` files and in the store.
#[test]
fn sql_lives_in_its_own_files() {
    let mut folders = vec![std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the source is there") {
            let path = entry.expect("and can be read").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).expect("source is text");
            let is_home = path.ends_with("sql.rs")
                || path.ends_with("tests.rs")
                || path
                    .components()
                    .any(|part| part.as_os_str() == "store" || part.as_os_str() == "tests");
            let has_sql = ["select ", "insert into ", "delete from ", "update "]
                .iter()
                .any(|word| text.contains(&format!("\"{word}")));
            assert!(is_home || !has_sql, "{} has SQL of its own", path.display());
        }
    }
}

fn device(n: u64) -> DeviceId {
    DeviceId::from_random(n.to_be_bytes())
}

fn change(
    at: i64,
    device_number: u64,
    kind: Kind,
    id: Id,
    before: &Record,
    fields: Value,
) -> ChangeSet {
    let stamp = Stamp {
        hlc: Hlc::default().tick(at),
        device: device(device_number),
    };
    let fields: Fields = fields.as_object().expect("fields are an object").clone();
    ChangeSet {
        stamp,
        records: vec![RecordChange {
            kind,
            id,
            delta: before.edit(stamp, fields),
        }],
    }
}

/// A new device gets them all at once.
#[tokio::test]
async fn check_ins_that_want_one_place_all_find_one_though_they_come_together() {
    let bench = Bench::open().await;
    let store = bench.app.store().await.expect("open");
    let id = |n: u32| {
        // The end of a name says where on its millisecond a check-in would stand.
        let mut bytes = [7; 16];
        bytes[..4].copy_from_slice(&n.to_be_bytes());
        bytes[12..14].copy_from_slice(&(2 * n as u16).to_be_bytes());
        Id::from_bytes(bytes)
    };
    let when = json!({"when": [1_780_000_000_000_i64, "America/Toronto", "2026-05-28"]});
    let mut together = change(5, 1, Kind::CheckIn, id(0), &Record::default(), when.clone());
    for n in 1..5 {
        let one = change(5, 1, Kind::CheckIn, id(n), &Record::default(), when.clone());
        together.records.extend(one.records);
    }
    // And three thousand that were deleted long ago, of which nobody says when they were.
    for n in 0..3_000_u32 {
        let mut bytes = [9; 16];
        bytes[8..12].copy_from_slice(&n.wrapping_mul(0x9e37_79b9).to_be_bytes());
        bytes[14..].copy_from_slice(&(n as u16 % 100).to_be_bytes());
        let gone = json!({"gone": true});
        let id = Id::from_bytes(bytes);
        let one = change(5, 1, Kind::CheckIn, id, &Record::default(), gone);
        together.records.extend(one.records);
    }
    store.receive(&together).await.expect("all are there");
    let count = "select json_array(count(*), sum(place > 0)) from checkin";
    let count = store.read_own(count, &[]).await.expect("a count");
    assert_eq!(count, "[3005,5]");
}

/// The rows of every record, and how many changes wait to go out.
async fn state(bench: &Bench) -> (String, i64) {
    let store = bench.app.store().await.expect("open");
    let mut writer = store.writer().await;
    let rows = "select json_group_array(json_array(kind, id, body, clock)) from (
        select 'checkin' kind, hex(id) id, body, clock from checkin
        union all select 'tag', hex(id), body, clock from tag
        union all select kind, hex(id), body, clock from other order by 1, 2)";
    let rows = sqlx::query_scalar(rows)
        .fetch_one(writer.connection())
        .await
        .expect("rows");
    let waiting = sqlx::query_scalar("select count(*) from outbox")
        .fetch_one(writer.connection())
        .await
        .expect("a count");
    (rows, waiting)
}

#[tokio::test]
async fn what_another_device_did_goes_in_by_the_same_door() {
    let (one, two) = (Bench::open().await, Bench::open().await);
    let id = Id::from_bytes([3; 16]);
    let when = json!([1_780_000_000_000_i64, "America/Toronto", "2026-05-28"]);
    let first = change(
        10,
        7,
        Kind::CheckIn,
        id,
        &Record::default(),
        json!({"when": when, "note": "Slept badly.", "from a newer version": {"x": 1}}),
    );
    let base = &first.records[0].delta;
    let phone = change(
        20,
        7,
        Kind::CheckIn,
        id,
        base,
        json!({"note": "Slept badly. Walked."}),
    );
    let laptop = change(
        21,
        8,
        Kind::CheckIn,
        id,
        base,
        json!({"note": "Slept badly. Read."}),
    );
    let newer = change(
        22,
        8,
        Kind::from("photograph".to_owned()),
        id,
        &Record::default(),
        json!({"wide": 3}),
    );
    for change in [&first, &phone, &laptop, &newer] {
        one.app.receive(change).await.expect("received");
    }
    for change in [&newer, &laptop, &phone, &laptop, &first] {
        two.app.receive(change).await.expect("received");
    }
    assert_eq!(
        state(&one).await,
        state(&two).await,
        "any order, byte for byte"
    );
    assert_eq!(
        state(&one).await.1,
        0,
        "what came from elsewhere does not go out again"
    );
    let shown = one.ok("checkin_get", json!({"id": id})).await;
    assert_eq!(
        shown["note"], "Slept badly. Walked.\n\nSlept badly. Read.",
        "both notes are kept"
    );
    assert_eq!(
        one.ok("search", json!({"query": "read", "before": null}))
            .await["hits"][0]["id"],
        json!(id)
    );
    let (rows, _) = state(&one).await;
    assert!(
        rows.contains("from a newer version") && rows.contains("photograph"),
        "what this version does not know is kept"
    );

    // An edit here comes after everything that was seen, however far ahead the other clock was.
    let ahead = change(1 << 46, 9, Kind::CheckIn, id, base, json!({"rest": true}));
    one.app.receive(&ahead).await.expect("received");
    one.ok("checkin_save", json!({"id": id, "note": "Settled.", "when": null, "answers": {}, "tags": [], "rest": false})).await;
    assert_eq!(
        one.ok("checkin_get", json!({"id": id})).await["note"],
        "Settled."
    );
    assert_eq!(
        one.ok("checkin_get", json!({"id": id})).await["rest"],
        false
    );
}

#[tokio::test]
async fn a_local_change_and_its_outgoing_copy_are_one() {
    let bench = Bench::open().await;
    let before = state(&bench).await.1;
    bench
        .ok(
            "tag_save",
            json!({"id": null, "group": "place", "label": "River", "hidden": false}),
        )
        .await;
    assert_eq!(state(&bench).await.1, before + 1);
    // A refused row takes its whole transaction with it.
    let store = bench.app.store().await.expect("open");
    let broken =
        "create trigger refuse before insert on outbox begin select raise(abort, 'refused'); end";
    sqlx::query(broken)
        .execute(store.writer().await.connection())
        .await
        .expect("a trigger");
    let label = json!({"id": null, "group": "place", "label": "Library", "hidden": false});
    bench.refused("tag_save", label.clone()).await;
    assert_eq!(
        bench
            .ok("tag_list", json!({}))
            .await
            .as_array()
            .map(Vec::len),
        Some(1)
    );
    sqlx::query("drop trigger refuse")
        .execute(store.writer().await.connection())
        .await
        .expect("dropped");
    bench.ok("tag_save", label).await;
}

#[tokio::test]
async fn two_check_ins_never_share_a_place() {
    let bench = Bench::open().await;
    let when = json!([1_780_000_000_000_i64, "UTC", "2026-05-28"]);
    // The same moment, and ids that end alike.
    for n in 0..5 {
        let mut bytes = [9; 16];
        bytes[0] = n;
        bench
            .app
            .receive(&change(
                10 + i64::from(n),
                7,
                Kind::CheckIn,
                Id::from_bytes(bytes),
                &Record::default(),
                json!({"when": when, "note": "x"}),
            ))
            .await
            .expect("received");
    }
    let day = bench.ok("day", json!({"day": "2026-05-28"})).await;
    assert_eq!(day["checkins"].as_array().map(Vec::len), Some(5));
    for checkin in day["checkins"].as_array().expect("a list") {
        bench
            .ok("checkin_delete", json!({"id": checkin["id"]}))
            .await;
    }
    assert_eq!(
        bench.ok("day", json!({"day": "2026-05-28"})).await["checkins"],
        json!([])
    );
    for checkin in day["checkins"].as_array().expect("a list") {
        bench
            .ok("checkin_undo_delete", json!({"id": checkin["id"]}))
            .await;
    }
    // All at one moment, they may come back in another order.
    let by_id = |day: &Value| {
        day["checkins"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|checkin| (checkin["id"].to_string(), checkin.clone()))
            .collect::<std::collections::BTreeMap<_, _>>()
    };
    assert_eq!(
        by_id(&bench.ok("day", json!({"day": "2026-05-28"})).await),
        by_id(&day),
        "undo brings back every word"
    );
}

/// A second window on the same vault is told so, instead of writing beside the first.
#[tokio::test]
async fn a_vault_is_open_in_one_window() {
    let bench = Bench::open().await;
    let other = crate::App::new(
        bench.folder(),
        crate::ports::Ports {
            clock: bench.clock.clone(),
            ..bench.app.ports.clone()
        },
    );
    let start = other.call("start", json!({})).await.expect("an answer");
    assert_eq!(
        (&start["phase"], &start["failure"]),
        (&json!("failed"), &json!("already_open"))
    );
}

/// Every version ever released has a vault here, made by that version: `fixtures/vault-NNNN`.
#[tokio::test]
async fn every_earlier_version_opens_after_a_safety_copy() {
    let fixtures = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    for version in 1..newest() {
        let bench = Bench::new();
        bench.keep_key([42; 32]);
        std::fs::create_dir_all(bench.folder()).expect("a folder");
        let file = bench.folder().join("vault.db");
        std::fs::copy(fixtures.join(format!("vault-{version:04}.db")), &file)
            .expect("a fixture for every version");
        let start = bench.ok("start", json!({})).await;
        assert_eq!(
            (&start["phase"], &start["safety_copy"]),
            (&json!("ready"), &json!(true)),
            "version {version}"
        );
        assert_eq!(start["settings"]["name"], "Ana");
        assert_eq!(
            bench
                .ok("search", json!({"query": "riviere", "before": null}))
                .await["hits"][0]["note"],
            "À la rivière."
        );
        let store = bench.app.store().await.expect("open");
        let now: i64 = sqlx::query_scalar("pragma user_version")
            .fetch_one(store.writer().await.connection())
            .await
            .expect("a version");
        assert_eq!(now, newest());

        // The safety copy is the vault as it was, and opens with the same key.
        let safe = std::fs::read(bench.folder().join(format!("vault.before-{version}.db")))
            .expect("a safety copy");
        assert_eq!(
            safe,
            std::fs::read(fixtures.join(format!("vault-{version:04}.db"))).expect("the fixture")
        );
    }
}

/// Makes the fixture of the newest version, for the version after it. Run by hand, with
/// `TRELLIS_FIXTURE` naming the file to write, when a migration is about to be added.
#[tokio::test]
async fn a_fixture_can_be_made() {
    let bench = Bench::new();
    bench.keep_key([42; 32]);
    bench.ok("start", json!({})).await;
    bench.ok("settings_save", json!({"name": "Ana"})).await;
    bench
        .ok("checkin_save", json!({"note": "À la rivière."}))
        .await;
    bench.app.close().await;
    let file = bench.folder().join("vault.db");
    assert!(
        file.exists() && !bench.folder().join("vault.db-wal").exists(),
        "closing folds the log into the file"
    );
    if let Some(to) = std::env::var_os("TRELLIS_FIXTURE") {
        std::fs::copy(file, to).expect("written");
    }
}
