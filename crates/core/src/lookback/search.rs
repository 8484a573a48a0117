//! Searching notes, answers in words, and tags.

use super::sql;
use crate::app::App;
use crate::checkin::StoredCheckIn;
use crate::checkin::sql::word_of;
use crate::error::{AppError, Code};
use crate::item::Items;
use crate::tag::Tags;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use trellis_domain::Id;
use trellis_domain::checkin::{Answer, CheckInRecord, ItemKind, Tag};
use trellis_domain::text::{words, words_of};
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
    /// Asks for the next page; none where this was the last.
    pub more: Option<String>,
}

/// A check-in that was found: what a list shows of it.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct Hit {
    /// Which one.
    pub id: Id,
    /// Its logical day, as `YYYY-MM-DD`.
    #[ts(type = "string")]
    pub day: NaiveDate,
    /// A rest day.
    pub rest: bool,
    /// The first face that was answered.
    pub face: Option<Face>,
    /// The note.
    pub note: String,
    /// The written answers, in the order of the client's items.
    pub answers: Vec<HitAnswer>,
    /// The labels of its tags that were searched for.
    pub tags: Vec<String>,
}

/// A face that was answered.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct Face {
    /// Which of the five.
    pub level: u8,
    /// The client's word for it, as it was when they answered.
    pub word: String,
}

/// A written answer.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct HitAnswer {
    /// To which item.
    pub item: Id,
    /// What was written.
    pub text: String,
}

impl std::fmt::Debug for Search {
    /// Says nothing of what the client wrote.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Search")
    }
}

impl std::fmt::Debug for Hit {
    /// Says nothing of what the client wrote.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Hit")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Face {
    /// Says nothing of what the client wrote.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Face")
    }
}

impl std::fmt::Debug for HitAnswer {
    /// Says nothing of what the client wrote.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("HitAnswer")
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
    let Some(Wanted {
        matching,
        beginning,
        tags,
    }) = Wanted::of(&query, &tags)
    else {
        return Ok(Found {
            hits: Vec::new(),
            more: None,
        });
    };
    let items = Items::load(&store).await?;
    let rows = store
        .read(
            sql::SEARCH,
            &[
                &matching,
                &before.to_string(),
                &(PAGE + 1).to_string(),
                &beginning,
            ],
        )
        .await?;
    let mut rows: Vec<(i64, StoredCheckIn)> =
        serde_json::from_str(&rows).map_err(|_| Code::Damaged)?;
    let more = (rows.len() > PAGE).then(|| {
        rows.truncate(PAGE);
        rows.last().map(|(place, _)| place.to_string())
    });
    let hits = rows.into_iter().filter_map(|(_, stored)| {
        let (id, record) = stored.into_record()?;
        Some(hit(id, record, &items, &tags))
    });
    Ok(Found {
        hits: hits.collect(),
        more: more.flatten(),
    })
}

/// What a list shows of a check-in. `tags` are those that were searched for.
fn hit(id: Id, record: CheckInRecord, items: &Items, tags: &[&Tag]) -> Hit {
    let mut hit = Hit {
        id,
        day: record.day,
        rest: record.rest,
        face: None,
        note: record.note,
        answers: Vec::new(),
        tags: Vec::new(),
    };
    let mut answers = record.answers;
    for item in items.in_order() {
        let Some((wording, answer)) = answers.remove(&item.id) else {
            continue;
        };
        let wording = items.wording(&item.id, &wording).unwrap_or(&item.wording);
        match (&wording.kind, answer) {
            (ItemKind::Faces { words }, Answer::Number(level)) if hit.face.is_none() => {
                let level = level.clamp(1.0, 5.0) as u8;
                let word = words.get(usize::from(level) - 1).cloned();
                let word = word.unwrap_or_default();
                hit.face = Some(Face { level, word });
            }
            (ItemKind::ShortText, Answer::Text(text)) => {
                hit.answers.push(HitAnswer {
                    item: item.id,
                    text,
                });
            }
            _ => {}
        }
    }
    let tags = tags.iter().filter(|tag| record.tags.contains(&tag.id));
    hit.tags = tags.map(|tag| tag.label.clone()).collect();
    hit
}

/// What is searched for.
struct Wanted<'a> {
    /// The query in the index's language: every word must be there, as itself or as a tag's.
    matching: String,
    /// The word in it that may go on; empty: none.
    beginning: String,
    /// The tags that have one of the words.
    tags: Vec<&'a Tag>,
}

impl<'a> Wanted<'a> {
    /// None where the query has no word.
    fn of(query: &str, tags: &'a Tags) -> Option<Self> {
        let words = words(query);
        let complete = query.ends_with(char::is_whitespace);
        let last = words.len().checked_sub(1)?;
        let mut found = BTreeMap::new();
        let parts = words.iter().enumerate().map(|(n, word)| {
            let start = n == last && !complete;
            // Letters, digits and their marks only, so there is nothing to escape.
            let mut part = if start {
                format!("(\"{word}\"*")
            } else {
                format!("(\"{word}\"")
            };
            for (place, (tag, label)) in tags.folded().enumerate() {
                let has = words_of(label).any(|known| {
                    if start {
                        known.starts_with(word)
                    } else {
                        known == word
                    }
                });
                if has {
                    found.insert(place, tag);
                    part.push_str(&format!(" OR \"{}\"", word_of(tag.id)));
                }
            }
            part.push(')');
            part
        });
        let matching = parts.collect::<Vec<_>>().join(" AND ");
        let tags = found.into_values().collect();
        let beginning = words.into_iter().next_back().filter(|_| !complete);
        Some(Self {
            matching,
            beginning: beginning.unwrap_or_default(),
            tags,
        })
    }
}
