//! The search index, built anew where an older version put other words into it.

use super::step::keep_words;
use crate::checkin::sql::words_of;
use crate::error::AppError;
use sqlx::sqlite::SqliteConnection;
use trellis_domain::checkin::Said;

/// The version since which the index holds what [`words_of`] gives today.
pub(super) const SINCE: i64 = 6;

/// How many check-ins are read at once.
const LOT: i64 = 10_000;

const FORGET_ALL: &str = "insert into words (words) values ('delete-all')";

/// The check-ins after the place `?1`, at most `?2` of them.
const CHECKINS: &str = "select place, body from checkin where place > ?1 order by place limit ?2";

/// Every statement of this file.
#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[FORGET_ALL, CHECKINS];

/// Builds it from the check-ins that there are.
pub(super) async fn build(connection: &mut SqliteConnection) -> Result<(), AppError> {
    build_by(connection, LOT).await
}

async fn build_by(connection: &mut SqliteConnection, lot: i64) -> Result<(), AppError> {
    sqlx::query(FORGET_ALL).execute(&mut *connection).await?;
    let mut last = i64::MIN;
    loop {
        let rows = sqlx::query_as(CHECKINS).bind(last).bind(lot);
        let rows: Vec<(i64, String)> = rows.fetch_all(&mut *connection).await?;
        let Some((place, _)) = rows.last() else {
            return Ok(());
        };
        last = *place;
        let words = rows.iter().filter_map(|(place, body)| {
            let Said(checkin) = serde_json::from_str(body).ok()?;
            Some((*place, words_of(&checkin?)))
        });
        let mut words: Vec<_> = words.filter(|(_, words)| !words.is_empty()).collect();
        keep_words(connection, &mut words).await?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Bench;
    use serde_json::json;

    const KEPT: &str = "select term, doc from vocabulary order by term, doc";

    #[tokio::test]
    async fn what_is_built_is_what_was_kept() {
        let bench = Bench::open().await;
        let tag = json!({"id": null, "group": "place", "label": "Café", "hidden": false});
        let tag = bench.ok("tag_save", tag).await["id"].clone();
        for n in 0..25 {
            let note = match n % 3 {
                0 => format!("À la rivière, {n} fois"),
                1 => String::new(),
                _ => format!("day {n}"),
            };
            let form = json!({"note": note, "tags": [tag], "rest": n == 1});
            let saved = bench.ok("checkin_save", form).await;
            if n % 5 == 0 {
                let id = json!({"id": saved["id"]});
                bench.ok("checkin_delete", id).await;
            }
        }
        let store = bench.app.store().await.expect("open");
        let mut writer = store.writer().await;
        let connection = writer.connection();
        let kept: Vec<(String, i64)> = sqlx::query_as(KEPT)
            .fetch_all(&mut *connection)
            .await
            .expect("read");
        assert!(kept.len() > 60, "{}", kept.len());
        for lot in [1, 7, 10_000] {
            build_by(connection, lot).await.expect("built");
            let built: Vec<(String, i64)> = sqlx::query_as(KEPT)
                .fetch_all(&mut *connection)
                .await
                .expect("read");
            assert_eq!(built, kept);
        }
    }
}
