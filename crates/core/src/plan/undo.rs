//! Undoing a change, as a change of its own.
//!
//! An undo writes what the change wrote, as it was before, and nothing else: what others wrote since
//! then stays. Where something since then wrote the same, that goes; but it goes in a change that is
//! itself in the list, with its words, and can be undone as any other. So whatever still differs from
//! what was before can be undone, however old it is.
//!
//! What was added is deleted, and can be brought back for 30 days; what was deleted is brought back.
//! A section goes with its lines, and a line comes back with its section.

use super::changes::{Turn, Turns};
use super::read::Whole;
use super::{BySeq, Plan, edit, shown, sql};
use crate::app::App;
use crate::deleted;
use crate::error::{AppError, Code};
use crate::store::Edit;
use serde_json::{Value, json};
use std::collections::{BTreeSet, HashMap};
use trellis_domain::Id;
use trellis_domain::gone::Gone;
use trellis_domain::merge::{Fields, Kind, field};
use trellis_domain::plan::What;

/// Undoes a change, as a change of its own. Where it is undone already, nothing is done.
///
/// # Errors
/// [`Code::UndoGone`] where what it was done to is really gone.
pub(crate) async fn undo(app: &App, BySeq { seq }: BySeq) -> Result<Plan, AppError> {
    let store = app.store().await?;
    let turns = Turns::read(&store, sql::CHANGE, &[&seq.to_string()]).await?;
    if turns.all.is_empty() {
        return Err(Code::UndoGone.into());
    }
    let kept = Whole::kept(&store).await?;
    let plan = &kept.whole;
    let now = app.ports.clock.now().timestamp_millis();
    let mut edits = edits(&turns.all, &turns.now, plan, now);
    for (line, section) in homeless(&edits, &turns.now, plan) {
        if let Some(home) = deleted::home(&store, line, section).await? {
            edits.push(home);
        }
    }
    if edits.is_empty() {
        return shown(app, &store).await;
    }
    edit::done(app, &store, edits).await
}

/// The edits that undo a change, at `at`, in milliseconds since 1970; none where it is undone already
/// or nothing of it is left.
pub(super) fn edits(
    set: &[Turn],
    now: &HashMap<(Kind, Id), Fields>,
    plan: &Whole,
    at: i64,
) -> Vec<Edit> {
    let mut edits = Vec::new();
    for turn in set {
        let Some(now) = now.get(&(turn.kind.clone(), turn.id)) else {
            continue;
        };
        let fields = fields(turn, now, at);
        if fields.is_empty() {
            continue;
        }
        if fields.get("gone").is_some_and(|gone| !gone.is_null())
            && turn.kind == Kind::Section
            && let Ok(section) = plan.section(turn.id)
        {
            let lines = section.lines.iter();
            let lines = lines.filter(|line| !set.iter().any(|turn| turn.id == line.id));
            edits.extend(lines.map(|line| edit::set(Kind::Line, line.id, "gone", json!(at))));
        }
        edits.push(Edit {
            kind: turn.kind.clone(),
            id: turn.id,
            fields,
            new: false,
        });
    }
    edits
}

/// The fields that undo what was done to one record.
fn fields(turn: &Turn, now: &Fields, at: i64) -> Fields {
    let gone = Gone::of(now);
    let about_gone = turn.before.contains_key("gone") != turn.after.contains_key("gone");
    if gone == Gone::Really || (gone != Gone::No && !about_gone) {
        return Fields::new();
    }
    if turn.what() == What::Added {
        return Fields::from_iter([("gone".to_owned(), json!(at))]);
    }
    let names: BTreeSet<&String> = turn.before.keys().chain(turn.after.keys()).collect();
    let was = |name: &String| match turn.before.get(name) {
        // Deleted again, it can be brought back for 30 days from now on.
        Some(_) if name == "gone" => json!(at),
        Some(value) => value.clone(),
        None => Value::Null,
    };
    let is = |name: &String| now.get(name).cloned().unwrap_or_default();
    let differs = |name: &String| {
        if name == "gone" {
            was(name).is_null() != is(name).is_null()
        } else {
            was(name) != is(name)
        }
    };
    let names = names.into_iter().filter(|name| differs(name));
    names.map(|name| (name.clone(), was(name))).collect()
}

/// The lines that stand once these edits are made in a section that neither is there nor comes back
/// with them, each with that section.
fn homeless(
    edits: &[Edit],
    now: &HashMap<(Kind, Id), Fields>,
    plan: &Whole,
) -> Vec<(Id, Option<Id>)> {
    let lines = edits.iter().filter(|edit| edit.kind == Kind::Line);
    let stand = lines.filter(|edit| edit.fields.get("gone").is_none_or(Value::is_null));
    let section = |edit: &Edit| {
        let now = now.get(&(Kind::Line, edit.id));
        field::<Id>(&edit.fields, "section").or_else(|| field(now?, "section"))
    };
    let comes = |id: Id| {
        let is = |edit: &&Edit| edit.kind == Kind::Section && edit.id == id;
        let mut found = edits.iter().filter(is);
        found.any(|edit| edit.fields.get("gone") == Some(&Value::Null))
    };
    let has_home = |id: Id| plan.section(id).is_ok() || comes(id);
    let all = stand.map(|edit| (edit.id, section(edit)));
    all.filter(|(_, section)| !section.is_some_and(has_home))
        .collect()
}
