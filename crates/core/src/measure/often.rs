//! How often the client wants to be asked. It is a reminder like any other: never, until they say so.

use super::{MeasureOften, MeasureView, packs};
use crate::app::App;
use crate::checkin::ById;
use crate::deleted;
use crate::error::{AppError, Code};
use crate::reminder;
use crate::store::{Edit, Store};
use trellis_domain::Id;
use trellis_domain::day::logical_day;
use trellis_domain::measure::Often;
use trellis_domain::merge::Kind;
use trellis_domain::reminder::{About, Reminder, ReminderForm, Shows};

/// How often a measure comes, by its reminders.
pub(super) async fn of(store: &Store, measure: Id) -> Result<Often, AppError> {
    let reminders = reminder::of_measure(store, measure).await?;
    Ok(match reminders.as_slice() {
        [] => Often::Never,
        [one] if !one.off => Often::of(&one.rule),
        _ => Often::Other,
    })
}

/// Says how often a measure is to come. What the client set besides about its reminder, such as its
/// hour, stays.
///
/// # Errors
/// [`Code::NotFound`] where it is not offered; [`Code::NotValid`] for another way, which is set among
/// the reminders.
pub(crate) async fn set_often(
    app: &App,
    MeasureOften { id, often }: MeasureOften,
) -> Result<MeasureView, AppError> {
    packs::offered(id).ok_or(Code::NotFound)?;
    let store = app.store().await?;
    let known = reminder::of_measure(&store, id).await?;
    let (now, zone) = (app.ports.clock.now(), app.ports.clock.zone());
    let day_end = crate::settings::load(&store).await?.day_end;
    let today = logical_day(now, zone, day_end);
    let edits = match (often, often.rule(today)) {
        (Often::Other, _) => return Err(Code::NotValid.into()),
        (_, None) => known
            .iter()
            .map(|one| deleted::edit(Kind::Reminder, one.id, now))
            .collect(),
        (_, Some(mut rule)) => {
            let first = known.first();
            if let Some(first) = first {
                rule.times.clone_from(&first.rule.times);
            }
            let edit = Edit {
                kind: Kind::Reminder,
                id: first.map_or_else(|| Id::from_random(app.ports.random()), |first| first.id),
                fields: form(id, first, rule).fields(Some(now)),
                new: first.is_none(),
            };
            let others = known.iter().skip(1);
            let others = others.map(|one| deleted::edit(Kind::Reminder, one.id, now));
            std::iter::once(edit).chain(others).collect()
        }
    };
    store.edit(edits, now).await?;
    super::get(app, ById { id }).await
}

fn form(
    measure: Id,
    before: Option<&Reminder>,
    rule: trellis_domain::reminder::Rule,
) -> ReminderForm {
    ReminderForm {
        id: before.map(|one| one.id),
        about: About::Measure { id: measure },
        text: before.map(|one| one.text.clone()).unwrap_or_default(),
        title: before.map(|one| one.title.clone()).unwrap_or_default(),
        shows: before.map_or(Shows::Nothing, |one| one.shows),
        rule,
        zone: before.and_then(|one| one.zone.clone()),
        if_not_done: before.is_none_or(|one| one.if_not_done),
        sound: before.is_some_and(|one| one.sound),
        off: false,
    }
}
