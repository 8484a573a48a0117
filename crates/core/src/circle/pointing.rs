//! The plan's lines that point to a support or a strength, and what becomes of them when that goes.

use crate::error::AppError;
use crate::plan::Whole;
use crate::store::{Edit, Store};
use chrono::{DateTime, Utc};
use serde_json::json;
use trellis_domain::Id;
use trellis_domain::merge::{Fields, Kind};
use trellis_domain::plan::{Line, PointTo};

/// The lines that point to something and are not deleted, in the plan's order, with the names of all
/// that they point to.
pub(crate) async fn lines(store: &Store, to: PointTo, id: Id) -> Result<Vec<Line>, AppError> {
    let sections = Whole::load(store).await?.sections;
    let lines = sections.into_iter().flat_map(|section| section.lines);
    let points = |line: &Line| {
        line.points
            .iter()
            .any(|point| (point.to, point.id) == (to, id))
    };
    Ok(lines.filter(points).collect())
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
