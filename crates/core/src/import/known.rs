//! What of a file is here already.
//!
//! A Daylio entry is told by its key: it is here, or it is not. Of an entry that was gathered from
//! rows, an earlier export may have held some: the check-in that was made of them keeps their marks
//! (`rows`), and only the others come in, as a check-in of their own at the same moment. So the same
//! file adds nothing, and a later export adds what is new and no more. A check-in that was deleted
//! counts as here; where it is really gone, so does all that its moment had.

use super::formats::{Entry, Past, Said};
use super::sql;
use crate::error::{AppError, Code};
use crate::store::Store;
use base64::prelude::{BASE64_STANDARD_NO_PAD, Engine};
use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};
use trellis_domain::Id;

/// The check-ins that are here, each with its rows' marks, if they are known one by one.
#[derive(Default)]
pub(super) struct Known(HashMap<Id, Option<HashSet<u64>>>);

/// What of an entry is not here yet.
pub(super) enum Fresh<'p> {
    /// Nothing.
    Nothing,
    /// All of it, as one check-in of that id.
    Whole(Id),
    /// These rows, as check-ins from that number on.
    Rows(Vec<&'p Said>, u32),
}

impl Known {
    /// Asks the store about every entry.
    pub(super) async fn load(store: &Store, past: &Past) -> Result<Self, AppError> {
        let mut known = Self::default();
        let mut ids: Vec<Id> = past.entries.iter().map(|entry| part(entry, 0)).collect();
        for number in 1.. {
            known.ask(store, &ids).await?;
            // Some have rows left that an earlier check-in has not: they may be in a further one.
            ids = past
                .entries
                .iter()
                .filter(
                    |entry| matches!(known.fresh(entry), Fresh::Rows(_, next) if next == number),
                )
                .map(|entry| part(entry, number))
                .collect();
            if ids.is_empty() {
                break;
            }
        }
        Ok(known)
    }

    async fn ask(&mut self, store: &Store, ids: &[Id]) -> Result<(), AppError> {
        let found = store
            .read_own(sql::KNOWN, &[&serde_json::to_string(ids)?])
            .await?;
        let found: Vec<(Id, Option<String>)> =
            serde_json::from_str(&found).map_err(|_| Code::Damaged)?;
        for (id, rows) in found {
            self.0.insert(id, rows.as_deref().and_then(marks));
        }
        Ok(())
    }

    /// What of an entry is not here.
    pub(super) fn fresh<'p>(&self, entry: &'p Entry) -> Fresh<'p> {
        if !is_gathered(entry) {
            let id = part(entry, 0);
            return if self.0.contains_key(&id) {
                Fresh::Nothing
            } else {
                Fresh::Whole(id)
            };
        }
        let mut rows: Vec<&Said> = entry.said.iter().collect();
        let mut number = 0;
        while let Some(here) = self.0.get(&part(entry, number)) {
            match here {
                Some(here) => rows.retain(|said| !here.contains(&said.row)),
                None => rows.clear(),
            }
            if rows.is_empty() {
                return Fresh::Nothing;
            }
            number += 1;
        }
        Fresh::Rows(rows, number)
    }
}

/// Whether an entry was gathered from rows that are told one by one.
pub(super) fn is_gathered(entry: &Entry) -> bool {
    entry.said.first().is_some_and(|said| said.row != 0)
}

/// The id of an entry's check-in; of a gathered one, of its check-in of that number.
pub(super) fn part(entry: &Entry, number: u32) -> Id {
    if !is_gathered(entry) || number == 0 {
        return Id::from_bytes(entry.key);
    }
    let full = Sha256::new()
        .chain_update(entry.key)
        .chain_update(number.to_le_bytes())
        .finalize();
    let mut id = [0; 16];
    id.copy_from_slice(&full[..16]);
    Id::from_bytes(id)
}

/// Marks as a check-in keeps them: six bytes each.
pub(super) fn kept<'s>(rows: impl Iterator<Item = &'s Said>) -> String {
    let bytes: Vec<u8> = rows
        .flat_map(|said| said.row.to_le_bytes().into_iter().take(6))
        .collect();
    BASE64_STANDARD_NO_PAD.encode(bytes)
}

fn marks(kept: &str) -> Option<HashSet<u64>> {
    let bytes = BASE64_STANDARD_NO_PAD.decode(kept).ok()?;
    let mark = |six: &[u8]| {
        let mut mark = [0; 8];
        mark[..6].copy_from_slice(six);
        u64::from_le_bytes(mark)
    };
    Some(bytes.chunks_exact(6).map(mark).collect())
}
