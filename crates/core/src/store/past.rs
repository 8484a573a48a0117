//! What was done to the plan: the fields that a change wrote, as they were and as it left them.
//!
//! The door writes it in the change's own transaction; [`crate::plan`] reads it back.

use serde::Serialize;
use trellis_domain::Id;
use trellis_domain::gone::Gone;
use trellis_domain::merge::{Fields, Hlc, Kind};

/// Keeps a JSON list of `[clock, milliseconds since 1970, kind, id, before, after]`.
pub(super) const KEEP: &str = "insert into past (hlc, at, kind, id, before, after)
    select value ->> 0, value ->> 1, value ->> 2, unhex(value ->> 3), value -> 4, value -> 5 from json_each(?);";

/// Forgets what was done to the records in a JSON list of ids.
pub(super) const FORGET: &str =
    "delete from past where id in (select unhex(value) from json_each(?));";

/// What one change did to one record.
#[derive(Serialize)]
pub(super) struct Turn(Kind, Id, Fields, Fields);

/// Whether what is done to a record of this kind is kept.
pub(super) fn is_kept(kind: &Kind) -> bool {
    matches!(kind, Kind::Section | Kind::Line)
}

impl Turn {
    /// What led from `before` to `after`; none where nothing did, where the kind is not kept, or
    /// where the record really went, so that none of its words stay behind.
    pub(super) fn of(kind: &Kind, id: Id, before: &Fields, after: &Fields) -> Option<Self> {
        if !is_kept(kind) || Gone::is_really(after.get("gone")) {
            return None;
        }
        let differs = |name: &&String| {
            let shown =
                |fields: &Fields| fields.get(*name).filter(|value| !value.is_null()).cloned();
            shown(before) != shown(after)
        };
        let names: Vec<&String> = before.keys().chain(after.keys()).filter(differs).collect();
        let only = |fields: &Fields| -> Fields {
            let of = |name: &&String| Some(((**name).clone(), fields.get(*name)?.clone()));
            names
                .iter()
                .filter_map(of)
                .filter(|(_, value)| !value.is_null())
                .collect()
        };
        (!names.is_empty()).then(|| Self(kind.clone(), id, only(before), only(after)))
    }
}

/// The lines that [`KEEP`] takes.
pub(super) fn lines(turns: &[(Hlc, i64, Turn)]) -> Vec<impl Serialize> {
    turns
        .iter()
        .map(|(hlc, at, Turn(kind, id, before, after))| (hlc.bits(), at, kind, id, before, after))
        .collect()
}
