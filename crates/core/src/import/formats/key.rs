//! Order and identity of what was read.
//!
//! A key is made only of what all formats of an app agree on: the minute, the mood, the tags in any
//! order, and the note without its spacing (one export turns line breaks into spaces). A mood that
//! is the app's own is told by its level, because the app translates it with the phone's language.
//! Keys are stored with what was imported, so **their making never changes**: a change would bring
//! everything in a second time. A test holds one key still.

use sha2::{Digest, Sha256};

use super::said::Columns;
use super::{Entry, default_level};

/// What a reader writes before [`settle`] has given the key.
pub(super) const UNKEYED: [u8; 16] = [0; 16];

/// Gives every entry its key and puts the oldest first.
pub(super) fn settle(entries: Vec<Entry>, source: &str, columns: &Columns) -> Vec<Entry> {
    let mut settled: Vec<([u8; 32], Entry)> = entries
        .into_iter()
        .map(|entry| (says(&entry, source), entry))
        .collect();
    // Beyond the digest, whatever else two entries differ in: so that the count below, and with
    // it every key, depends on what the file says and not on the order in which it says it.
    settled.sort_by(|(a_says, a), (b_says, b)| {
        (a.local, a_says)
            .cmp(&(b.local, b_says))
            .then_with(|| whole(a, columns).cmp(&whole(b, columns)))
    });
    let mut before: Option<[u8; 32]> = None;
    let mut occurrence: u32 = 0;
    settled
        .into_iter()
        .map(|(digest, mut entry)| {
            occurrence = if before == Some(digest) {
                occurrence.saturating_add(1)
            } else {
                0
            };
            before = Some(digest);
            entry.key = key(digest, occurrence);
            entry
        })
        .collect()
}

fn key(digest: [u8; 32], occurrence: u32) -> [u8; 16] {
    let full = Sha256::new()
        .chain_update(digest)
        .chain_update(occurrence.to_le_bytes())
        .finalize();
    let mut key = UNKEYED;
    key.copy_from_slice(&full[..16]);
    key
}

/// A digest of the canonical form.
fn says(entry: &Entry, source: &str) -> [u8; 32] {
    let mut tags: Vec<String> = entry.tags.iter().map(|tag| tag.to_lowercase()).collect();
    tags.sort_unstable();
    tags.dedup();
    let mood = match default_level(&entry.mood) {
        Some(level) => level.to_string(),
        None => entry.mood.to_lowercase(),
    };
    let note: String = entry
        .note
        .chars()
        .filter(|c| !c.is_whitespace() && *c != super::text::BULLET)
        .collect();

    let mut hash = Sha256::new();
    let mut field = |content: &str| {
        // The length first, so that no two different rows run together into the same bytes.
        hash.update((content.len() as u64).to_le_bytes());
        hash.update(content.as_bytes());
    };
    field("trellis import 1");
    field(source);
    field(&entry.local.format("%Y-%m-%dT%H:%M").to_string());
    field(&mood);
    field(&note);
    for tag in &tags {
        field(tag);
    }
    hash.finalize().into()
}

/// Everything an entry says, in a form that can be ordered.
fn whole<'a>(entry: &'a Entry, columns: &'a Columns) -> impl Ord + 'a {
    let scales = entry.said.iter().flat_map(|said| &said.cell);
    let scales = scales.map(|cell| (columns.name(cell.column), &cell.written));
    (
        &entry.mood,
        &entry.tags,
        &entry.note,
        scales.collect::<Vec<_>>(),
        entry.level,
        entry.offset.map(|offset| offset.local_minus_utc()),
    )
}
