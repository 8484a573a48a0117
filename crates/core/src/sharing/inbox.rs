//! What a worker proposed. It came quietly, changes nothing until the client accepts, and whether they did
//! is told to nobody.

use super::sql;
use super::view::{SharingSuggestion, SuggestionAnswer};
use crate::api::Nothing;
use crate::app::App;
use crate::error::{AppError, Code};
use crate::export::heading;
use crate::goal::{Goals, today};
use crate::item::StoredFields;
use crate::plan::{Whole, end};
use crate::store::{Edit, Store};
use chrono::NaiveDate;
use serde_json::json;
use trellis_domain::Id;
use trellis_domain::goal::{By, GoalForm, Rating, StepForm};
use trellis_domain::merge::{Fields, Kind};
use trellis_domain::plan::{LineForm, line_fields};
use trellis_domain::reminder::{About, End, Every, ReminderForm, Rule, Shows, Time};
use trellis_domain::sharing::{Answered, Kept, Suggestion};

/// What was proposed, the newest first.
pub(super) async fn all(store: &Store) -> Result<Vec<Kept>, AppError> {
    let rows = store.read_own(sql::SUGGESTIONS, &[]).await?;
    let rows: Vec<StoredFields> = serde_json::from_str(&rows).map_err(|_| Code::Damaged)?;
    let all = rows.iter();
    let all = all.filter_map(|(id, fields)| Kept::from_fields(*id, fields));
    let mut all: Vec<Kept> = all.collect();
    all.sort_by_key(|one| (std::cmp::Reverse(one.made), one.id));
    Ok(all)
}

/// What was proposed, the newest first, with what it is about.
pub(crate) async fn suggestions(app: &App, _: Nothing) -> Result<Vec<SharingSuggestion>, AppError> {
    let store = app.store().await?;
    shown(app, &store).await
}

async fn shown(app: &App, store: &Store) -> Result<Vec<SharingSuggestion>, AppError> {
    let goals = Goals::load(store).await?;
    let plan = Whole::kept(store).await?;
    let language = super::language(app, store).await?;
    let all = all(store).await?;
    let view = |one: Kept| {
        let about = match &one.says {
            Suggestion::Step { goal, .. } | Suggestion::Rating { goal, .. } => {
                goals.goal(*goal).ok().map(|goal| goal.text.clone())
            }
            Suggestion::Line { section, .. } => {
                let section = plan.whole.section(*section).ok();
                section.map(|section| heading(section, language))
            }
            _ => None,
        };
        SharingSuggestion {
            id: one.id,
            from: one.from,
            made: one.made,
            says: one.says,
            about,
            answer: one.answer,
        }
    };
    Ok(all.into_iter().map(view).collect())
}

/// Accepts a suggestion, as it came or with the client's own words; declines it; or leaves it for later.
///
/// # Errors
/// [`Code::NotFound`], also where what it is about is gone; [`Code::NotValid`] where the client's wording
/// is another kind of thing, or none.
pub(crate) async fn answer(
    app: &App,
    asked: SuggestionAnswer,
) -> Result<Vec<SharingSuggestion>, AppError> {
    let store = app.store().await?;
    let mut kept = all(&store).await?.into_iter();
    let kept = kept.find(|one| one.id == asked.id).ok_or(Code::NotFound)?;
    if kept.answer == Some(Answered::Accepted) {
        return shown(app, &store).await;
    }
    let mut edits = Vec::new();
    let mut became = None;
    if asked.answer == Answered::Accepted {
        let says = match asked.edited {
            Some(edited) => {
                let same = std::mem::discriminant(&edited) == std::mem::discriminant(&kept.says);
                let edited = edited.tidy().map_err(|_| Code::NotValid)?;
                if !same {
                    return Err(Code::NotValid.into());
                }
                // What it is about, and a worker's level, stay the worker's.
                about_the_same(&kept.says, edited)?
            }
            None => kept.says.clone(),
        };
        if let Some(mut edit) = make(app, &store, &kept, &says).await? {
            edit.fields.extend(kept.origin_fields());
            became = Some(edit.id);
            edits.push(edit);
        }
    }
    edits.push(Edit {
        kind: Kind::Suggestion,
        id: kept.id,
        fields: Kept::answer_fields(asked.answer, became),
        new: false,
    });
    store.edit(edits, app.ports.clock.now()).await?;
    tracing::info!(event = "suggestion_answered");
    shown(app, &store).await
}

fn about_the_same(before: &Suggestion, edited: Suggestion) -> Result<Suggestion, AppError> {
    let same = match (before, &edited) {
        (Suggestion::Step { goal: a, .. }, Suggestion::Step { goal: b, .. })
        | (Suggestion::Line { section: a, .. }, Suggestion::Line { section: b, .. }) => a == b,
        (Suggestion::Rating { .. } | Suggestion::Note { .. }, _) => *before == edited,
        _ => true,
    };
    same.then_some(edited).ok_or(Code::NotValid.into())
}

/// The record that a suggestion becomes; none where it is but read.
async fn make(
    app: &App,
    store: &Store,
    kept: &Kept,
    says: &Suggestion,
) -> Result<Option<Edit>, AppError> {
    let now = app.ports.clock.now();
    let day = today(app, store).await?;
    let new = |kind: Kind, fields: Fields| Edit {
        kind,
        id: Id::from_random(app.ports.random()),
        fields,
        new: true,
    };
    Ok(match says {
        Suggestion::Note { .. } => None,
        Suggestion::Goal { text, why } => {
            let goals = Goals::load(store).await?;
            let mut form = GoalForm::of(text);
            form.why.clone_from(why);
            let form = form.tidy().map_err(|_| Code::NotValid)?;
            let mut fields = form.fields(None, day);
            let place = end(goals.goals.iter().map(|goal| goal.place));
            fields.insert("place".to_owned(), json!(place));
            Some(new(Kind::Goal, fields))
        }
        Suggestion::Step { goal, text } => {
            let goals = Goals::load(store).await?;
            goals.goal(*goal)?;
            let form = StepForm {
                id: None,
                goal: *goal,
                text: text.clone(),
            };
            let form = form.tidy().map_err(|_| Code::NotValid)?;
            let place = end(goals.steps_of(*goal).map(|step| step.place));
            Some(new(Kind::Step, form.fields(Some(place))))
        }
        Suggestion::Line { section, text } => {
            let plan = Whole::kept(store).await?;
            let section = plan.whole.section(*section)?;
            let form = LineForm {
                id: None,
                section: section.id,
                text: text.clone(),
                points: Vec::new(),
                photo: None,
                link: None,
                first: false,
            };
            let place = end(section.lines.iter().map(|line| line.place));
            Some(new(
                Kind::Line,
                line_fields(&form, &Fields::new(), Some(place)),
            ))
        }
        Suggestion::Rating { goal, level, words } => {
            Goals::load(store).await?.goal(*goal)?;
            let when = kept.made.min(now);
            let made = crate::settings::load(store).await?.day_end;
            let made = trellis_domain::day::logical_day(when, app.ports.clock.zone(), made);
            let fields = Rating::of_worker(*goal, *level, words, made, when);
            debug_assert_eq!(fields.get("by"), Some(&json!(By::Worker)));
            Some(new(Kind::Rating, fields))
        }
        Suggestion::Reminder { text, when } => {
            let tomorrow = day.succ_opt().unwrap_or(day);
            Some(reminder(app, said(text, when), tomorrow, None, true))
        }
        Suggestion::Meeting {
            text,
            day: on,
            time,
        } => {
            let on = on.unwrap_or_else(|| day.succ_opt().unwrap_or(day));
            let at = time.split_once(':');
            let at =
                at.and_then(|(hour, minute)| Time::new(hour.parse().ok()?, minute.parse().ok()?));
            let what = if text.is_empty() { &kept.from } else { text };
            Some(reminder(app, what.clone(), on, at, false))
        }
    })
}

fn said(text: &str, when: &str) -> String {
    if when.is_empty() {
        text.to_owned()
    } else {
        format!("{text} ({when})")
    }
}

/// A reminder of the client's own. Where it does not say when, it is off until they say so.
fn reminder(app: &App, text: String, start: NaiveDate, at: Option<Time>, off: bool) -> Edit {
    let nine = Time::new(9, 0).into_iter();
    let form = ReminderForm {
        id: None,
        about: About::Own,
        text,
        title: String::new(),
        shows: Shows::Nothing,
        rule: Rule {
            start,
            every: if off {
                Every::Days { n: 1 }
            } else {
                Every::Once
            },
            end: End::Never,
            times: at.into_iter().chain(nine).take(1).collect(),
        },
        zone: None,
        if_not_done: false,
        sound: false,
        off,
    };
    let now = app.ports.clock.now();
    Edit {
        kind: Kind::Reminder,
        id: Id::from_random(app.ports.random()),
        // What is taken over now has not passed yet.
        fields: form.fields(Some(now)),
        new: true,
    }
}
