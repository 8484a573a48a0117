use super::*;

/// A store in a fresh folder.
async fn fresh() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::sqlite(folder.path(), 1).await.expect("a store");
    (folder, store)
}

/// The server starts for the first time, and beside it somebody is invited, and a worker added.
#[tokio::test(flavor = "multi_thread")]
async fn many_may_open_it_for_the_first_time_at_once() {
    for _ in 0..5 {
        let folder = tempfile::tempdir().expect("a folder");
        let opening = (0..8).map(|_| {
            let folder = folder.path().to_owned();
            tokio::spawn(async move { Store::sqlite(&folder, 1).await.map(drop) })
        });
        for opened in opening.collect::<Vec<_>>() {
            opened.await.expect("no panic").expect("it opens");
        }
    }
}

/// What SQLite would do for a statement.
async fn plan(store: &Store, sql: &'static str) -> Vec<String> {
    let Kind::Sqlite { writer, .. } = &store.kind else {
        panic!("it is SQLite");
    };
    let mut connection = writer.acquire().await.expect("a connection");
    let explain = AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}"));
    let rows = sqlx::query(explain).fetch_all(&mut *connection).await;
    let rows = rows.unwrap_or_else(|error| panic!("{sql}: {error}"));
    let detail = |row: &sqlx::sqlite::SqliteRow| sqlx::Row::get::<String, _>(row, "detail");
    rows.iter().map(detail).collect()
}

#[tokio::test]
async fn what_is_asked_with_each_request_is_found_by_its_key() {
    let (_folder, store) = fresh().await;
    let more = crate::share::sql::STATEMENTS
        .into_iter()
        .chain(crate::portal::sql::STATEMENTS);
    for (name, sql) in sql::STATEMENTS.into_iter().chain(more) {
        for step in plan(&store, sql.sqlite).await {
            // What is given as JSON is a list of its own, and is read whole.
            let given = step.contains("json_each") || step.contains("LIST SUBQUERY");
            assert!(
                given || !step.starts_with("SCAN") && !step.contains("TEMP B-TREE"),
                "{name}: {step}"
            );
        }
    }
    // Sizes are looked at without reading pages, in the order of places.
    let sizes = plan(&store, sql::SIZES.sqlite).await;
    assert_eq!(
        sizes,
        ["SEARCH page USING PRIMARY KEY (vault=? AND stream=? AND place>? AND place<?)"]
    );
    // The search finds what is there.
    let scan = plan(&store, "SELECT count(*) FROM page WHERE size > 1").await;
    assert!(scan[0].starts_with("SCAN"), "{scan:?}");
}

#[tokio::test]
async fn it_is_opened_as_it_must_be() {
    let (folder, store) = fresh().await;
    let Kind::Sqlite { writer, .. } = &store.kind else {
        panic!("it is SQLite");
    };
    let mut connection = writer.acquire().await.expect("a connection");
    for (pragma, wanted) in [
        ("PRAGMA synchronous", 2),
        ("PRAGMA secure_delete", 1),
        ("PRAGMA foreign_keys", 1),
        ("PRAGMA auto_vacuum", 2),
    ] {
        let value: i64 = sqlx::query_scalar(pragma)
            .fetch_one(&mut *connection)
            .await
            .expect("a value");
        assert_eq!(value, wanted, "{pragma}");
    }
    let mode: String = sqlx::query_scalar("PRAGMA journal_mode")
        .fetch_one(&mut *connection)
        .await
        .expect("a value");
    assert_eq!(mode, "wal");
    drop(connection);
    store.close().await;
    // It opens again, and a plain file that is none of ours is left as it is.
    Store::sqlite(folder.path(), 1)
        .await
        .expect("a store")
        .close()
        .await;
    let other = tempfile::tempdir().expect("a folder");
    std::fs::write(other.path().join("trellis.db"), [7; 8_192]).expect("written");
    assert!(Store::sqlite(other.path(), 1).await.is_err());
    let left = std::fs::read(other.path().join("trellis.db")).expect("still there");
    assert_eq!(left, [7; 8_192]);
}

#[tokio::test]
async fn what_was_not_committed_was_not_done() {
    let (_folder, store) = fresh().await;
    let mut tx = store.write().await.expect("a transaction");
    tx.run(sql::AGENCY_RAISE, &[1.into(), 5.into()])
        .await
        .expect("written");
    drop(tx);
    let mut tx = store.read().await.expect("a transaction");
    let row = tx.row(sql::AGENCY, &[1.into()]).await.expect("a row");
    assert_eq!(row.expect("a row").int(0), 1);
}
