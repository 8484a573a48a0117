//! Searching notes, answers in words, and tags.

use super::sql;
use crate::app::App;
use crate::checkin::StoredCheckIn;
use crate::error::{AppError, Code};
use crate::item::Items;
use serde::{Deserialize, Serialize};
use trellis_domain::checkin::{CheckIn, Tag};
use trellis_domain::text::{fold, words};
use ts_rs::TS;

/// How many hits make a page.
const PAGE: usize = 30;

/// What to search for.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct Search {
    /// Words, in any spelling of accents and capitals. A check-in is found if it has all of them;
    /// the last one may be the beginning of a word.
    pub query: String,
    /// [`Found::more`] of the page before; none for the first page.
    pub before: Option<String>,
}

/// A page of hits, newest first.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Found {
    /// The hits.
    pub hits: Vec<Hit>,
    /// Every tag, for their labels.
    pub tags: Vec<Tag>,
    /// Asks for the next page; none where this was the last.
    pub more: Option<String>,
}

/// A check-in that was found.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Hit {
    /// The check-in.
    pub checkin: CheckIn,
}

impl std::fmt::Debug for Search {
    /// Says nothing of what the client wrote.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Search")
    }
}

/// Searches. A query without a letter or a digit finds nothing.
///
/// # Errors
/// [`Code::NotValid`] where `before` did not come from here.
pub(crate) async fn search(app: &App, Search { query, before }: Search) -> Result<Found, AppError> {
    let store = app.store().await?;
    let tags = crate::tag::load(&store).await?;
    let before: i64 = match before {
        Some(place) => place.parse().map_err(|_| Code::NotValid)?,
        None => i64::MAX,
    };
    let Some(matching) = matching(&query, &tags) else {
        return Ok(Found {
            hits: Vec::new(),
            tags: tags.to_vec(),
            more: None,
        });
    };
    let items = Items::load(&store).await?;
    let rows = store
        .read(
            sql::SEARCH,
            &[&matching, &before.to_string(), &(PAGE + 1).to_string()],
        )
        .await?;
    let mut rows: Vec<(i64, StoredCheckIn)> =
        serde_json::from_str(&rows).map_err(|_| Code::Damaged)?;
    let more = (rows.len() > PAGE).then(|| {
        rows.truncate(PAGE);
        rows.last().map(|(place, _)| place.to_string())
    });
    let hits = rows.into_iter().filter_map(|(_, stored)| {
        Some(Hit {
            checkin: stored.view(&items)?,
        })
    });
    Ok(Found {
        hits: hits.collect(),
        tags: tags.to_vec(),
        more: more.flatten(),
    })
}

/// The query in the index's language: every word must be there, as itself or as a tag's.
fn matching(query: &str, tags: &[Tag]) -> Option<String> {
    let words = words(query);
    let complete = query.ends_with(char::is_whitespace);
    let last = words.len().checked_sub(1)?;
    let parts = words.iter().enumerate().map(|(n, word)| {
        let start = n == last && !complete;
        // Letters and digits only, so there is nothing to escape.
        let mut part = if start {
            format!("(\"{word}\"*")
        } else {
            format!("(\"{word}\"")
        };
        for tag in tags {
            let label = fold(&tag.label);
            let has = label.split(|c: char| !c.is_alphanumeric()).any(|known| {
                if start {
                    known.starts_with(word)
                } else {
                    known == word
                }
            });
            if has {
                part.push_str(&format!(" OR \"{}\"", tag.id));
            }
        }
        part.push(')');
        part
    });
    Some(parts.collect::<Vec<_>>().join(" AND "))
}
