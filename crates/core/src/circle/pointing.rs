//! The plan's lines that point to a support or a strength, and what becomes of them when that goes.

use super::sql;
use crate::error::{AppError, Code};
use crate::item::{Items, StoredFields};
use crate::store::{Edit, Store};
use chrono::{DateTime, Utc};
use serde_json::json;
use std::collections::HashMap;
use trellis_domain::Id;
use trellis_domain::merge::{Fields, Kind};
use trellis_domain::plan::{Line, Point, PointTo, line_from_record};

/// The lines that point to something and are not deleted, section by section, with the names of all
/// that they point to.
pub(crate) async fn lines(store: &Store, to: PointTo, id: Id) -> Result<Vec<Line>, AppError> {
    // Letters and digits only, so there is nothing to escape.
    let path = format!("$.\"p:{}:{id}\"", to.name());
    let rows = store.read_own(sql::POINTING, &[&path]).await?;
    let rows: Vec<StoredFields> = serde_json::from_str(&rows).map_err(|_| Code::Damaged)?;
    let mut lines: Vec<Line> = rows
        .into_iter()
        .filter_map(|(id, fields)| line_from_record(id, &fields))
        .collect();
    if lines.is_empty() {
        return Ok(lines);
    }
    let names = store.read_own(sql::NAMES, &[]).await?;
    let names: HashMap<Id, String> = serde_json::from_str(&names).map_err(|_| Code::Damaged)?;
    let items = Items::load(store).await?;
    let name = |point: &mut Point| {
        let name = match point.to {
            PointTo::Support | PointTo::Strength => names.get(&point.id).cloned(),
            PointTo::Item => items
                .get(&point.id)
                .filter(|item| !item.hidden)
                .map(|item| item.wording.ask.clone()),
        };
        point.name = name.unwrap_or_default();
        !point.name.is_empty()
    };
    for line in &mut lines {
        line.points.retain_mut(name);
    }
    lines.sort_by_key(|line| (line.section, line.place, line.id));
    Ok(lines)
}

/// The edits that let a record go, softly: it can be brought back. With it go the lines `with`; of
/// those that `stay`, each without words of its own is given the `name` of what it pointed to.
pub(crate) fn go(
    gone: (Kind, Id),
    name: &str,
    with: &[Line],
    stay: &[Line],
    now: DateTime<Utc>,
) -> Vec<Edit> {
    let edit = |kind, id, field: &str, value| Edit {
        kind,
        id,
        fields: Fields::from_iter([(field.to_owned(), value)]),
        new: false,
    };
    let at = json!(now.timestamp_millis());
    let mut edits = vec![edit(gone.0, gone.1, "gone", at.clone())];
    edits.extend(
        with.iter()
            .map(|line| edit(Kind::Line, line.id, "gone", at.clone())),
    );
    let wordless = stay.iter().filter(|line| line.text.trim().is_empty());
    edits.extend(wordless.map(|line| edit(Kind::Line, line.id, "text", json!(name))));
    edits
}
