//! What the client does to sections and lines.

use super::read::Whole;
use super::{LineOrder, Plan, ReviewForm, SectionHide, SectionOrder, shown};
use crate::app::App;
use crate::checkin::ById;
use crate::deleted;
use crate::error::{AppError, Code};
use crate::photo::is_kept;
use crate::store::{Edit, Store};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use trellis_domain::Id;
use trellis_domain::merge::{Fields, Kind};
use trellis_domain::plan::{
    LineForm, Part, Point, Review, Section, SectionForm, Starter, line_fields, review_fields,
    section_fields,
};

/// The plan's one record's id, the same on every device.
const PLAN: Id = Id::from_bytes([0; 16]);

/// Adds a section at the end of its part, or renames one.
///
/// # Errors
/// [`Code::NotValid`] where it has no heading, unless it is a starter's, which has ours;
/// [`Code::TooLong`]; [`Code::NotFound`].
pub(crate) async fn save_section(app: &App, mut form: SectionForm) -> Result<Plan, AppError> {
    let store = app.store().await?;
    let shown = Whole::kept(&store).await?;
    let whole = &shown.whole;
    let title = form.title.as_deref().map(str::trim);
    let needs_title = form.id.and_then(Starter::of).is_none();
    match title.map(|title| title.chars().count()) {
        Some(0) => return Err(Code::NotValid.into()),
        Some(length) if length > SectionForm::LONGEST => return Err(Code::TooLong.into()),
        None if needs_title => return Err(Code::NotValid.into()),
        _ => {}
    }
    form.title = title.map(str::to_owned);
    let (id, place) = match form.id {
        Some(id) => (whole.section(id)?.id, None),
        None => {
            let end = end(whole.part(form.part).map(|section| section.place));
            (Id::from_random(app.ports.random()), Some(end))
        }
    };
    let edit = Edit {
        kind: Kind::Section,
        id,
        fields: section_fields(&form, place),
        new: form.id.is_none(),
    };
    done(app, &store, vec![edit]).await
}

/// Puts sections into an order.
pub(crate) async fn order_sections(
    app: &App,
    SectionOrder { part, ids }: SectionOrder,
) -> Result<Plan, AppError> {
    let store = app.store().await?;
    let shown = Whole::kept(&store).await?;
    let whole = &shown.whole;
    let now = whole.part(part).map(|section| (section.id, section.place));
    // Where a part begins with its starters as they come, only what moved is written.
    let first = match part {
        Part::Well => Starter::WellMe,
        Part::Hard => Starter::HardSigns,
    };
    let edits = in_order(Kind::Section, first as u32, &ids, now.collect());
    done(app, &store, edits).await
}

/// Puts a section away, or brings it back.
///
/// # Errors
/// [`Code::NotFound`].
pub(crate) async fn hide_section(
    app: &App,
    SectionHide { id, hidden }: SectionHide,
) -> Result<Plan, AppError> {
    let store = app.store().await?;
    let shown = Whole::kept(&store).await?;
    let whole = &shown.whole;
    let hidden = if hidden { json!(true) } else { Value::Null };
    let edit = set(Kind::Section, whole.section(id)?.id, "hidden", hidden);
    done(app, &store, vec![edit]).await
}

/// Deletes a section of the client's own, with its lines: both can be brought back for 30 days. One
/// that Trellis brought along can be put away, not deleted.
///
/// # Errors
/// [`Code::NotFound`]; [`Code::NotValid`] where Trellis brought it along.
pub(crate) async fn delete_section(app: &App, ById { id }: ById) -> Result<Plan, AppError> {
    let store = app.store().await?;
    let shown = Whole::kept(&store).await?;
    let whole = &shown.whole;
    let section = whole.section(id)?;
    if section.starter.is_some() {
        return Err(Code::NotValid.into());
    }
    let edits = gone_with_lines(section, app.ports.clock.now());
    done(app, &store, edits).await
}

/// The edits that delete a section and its lines, so that they can be brought back together.
pub(super) fn gone_with_lines(section: &Section, now: DateTime<Utc>) -> Vec<Edit> {
    let lines = section.lines.iter().map(|line| (Kind::Line, line.id));
    let all = std::iter::once((Kind::Section, section.id)).chain(lines);
    all.map(|(kind, id)| deleted::edit(kind, id, now)).collect()
}

/// Adds a line at the end of its section, or changes one.
///
/// # Errors
/// [`Code::NotValid`] where it says nothing, or its link leads elsewhere than to a page, a call or a
/// message; [`Code::TooLong`]; [`Code::NotFound`] where the line, its section, what it points to or
/// its photograph is not there.
pub(crate) async fn save_line(app: &App, mut form: LineForm) -> Result<Plan, AppError> {
    let store = app.store().await?;
    let shown = Whole::kept(&store).await?;
    let whole = &shown.whole;
    form.text = form.text.trim().to_owned();
    let link = form.link.as_deref().map(str::trim);
    form.link = link.filter(|link| !link.is_empty()).map(str::to_owned);
    if form.text.chars().count() > LineForm::LONGEST {
        return Err(Code::TooLong.into());
    }
    if form.is_blank() || !form.link.as_deref().is_none_or(LineForm::is_link) {
        return Err(Code::NotValid.into());
    }
    let section = whole.section(form.section)?;
    let line = form.id.map(|id| whole.line(id)).transpose()?;
    let before = match line {
        Some(line) => store.fields(Kind::Line, line.id).await?.unwrap_or_default(),
        None => Fields::new(),
    };
    if let Some(photo) = &form.photo {
        let had = line.is_some_and(|line| line.photo.as_ref() == Some(photo));
        if !had && !is_kept(&store, photo).await? {
            return Err(Code::NotFound.into());
        }
    }
    for Point { to, id, .. } in &form.points {
        let known = whole.names.get(*to, *id).is_some();
        if !known && !before.contains_key(&Point::field(*to, *id)) {
            return Err(Code::NotFound.into());
        }
    }
    let moved = line.is_none_or(|line| line.section != section.id);
    let place = moved.then(|| end(section.lines.iter().map(|line| line.place)));
    let mut fields = line_fields(&form, &before, place);
    // The form never showed what is deleted or put away just now: it is not the client who let go
    // of it.
    fields.retain(|name, value| {
        let lets_go = value.is_null() && name.starts_with("p:");
        let shown = |(to, id)| whole.names.get(to, id).is_some();
        !lets_go || Point::of_field(name).is_some_and(shown)
    });
    let edit = Edit {
        kind: Kind::Line,
        id: line.map_or_else(|| Id::from_random(app.ports.random()), |line| line.id),
        fields,
        new: line.is_none(),
    };
    store.edit(vec![edit], app.ports.clock.now()).await?;
    crate::draft::line_saved(&store).await?;
    self::shown(app, &store).await
}

/// Puts a section's lines into an order.
///
/// # Errors
/// [`Code::NotFound`].
pub(crate) async fn order_lines(
    app: &App,
    LineOrder { section, ids }: LineOrder,
) -> Result<Plan, AppError> {
    let store = app.store().await?;
    let shown = Whole::kept(&store).await?;
    let whole = &shown.whole;
    let lines = whole.section(section)?.lines.iter();
    let now = lines.map(|line| (line.id, line.place));
    let edits = in_order(Kind::Line, 0, &ids, now.collect());
    done(app, &store, edits).await
}

/// Deletes a line: it can be brought back for 30 days.
///
/// # Errors
/// [`Code::NotFound`].
pub(crate) async fn delete_line(app: &App, ById { id }: ById) -> Result<Plan, AppError> {
    let store = app.store().await?;
    let line = Whole::kept(&store).await?.whole.line(id)?.id;
    let edit = deleted::edit(Kind::Line, line, app.ports.clock.now());
    done(app, &store, vec![edit]).await
}

/// Says when the plan is to be looked at again.
pub(crate) async fn review(
    app: &App,
    ReviewForm { next, looked }: ReviewForm,
) -> Result<Plan, AppError> {
    let store = app.store().await?;
    let plan = shown(app, &store).await?;
    let last = if looked {
        Some(plan.today)
    } else {
        plan.review.last
    };
    let edit = Edit {
        kind: Kind::Plan,
        id: PLAN,
        fields: review_fields(Review { next, last }),
        new: false,
    };
    done(app, &store, vec![edit]).await
}

/// Makes the edits, and gives the plan as it is then.
pub(super) async fn done(app: &App, store: &Store, edits: Vec<Edit>) -> Result<Plan, AppError> {
    store.edit(edits, app.ports.clock.now()).await?;
    shown(app, store).await
}

/// An edit of one field.
pub(super) fn set(kind: Kind, id: Id, name: &str, value: Value) -> Edit {
    Edit {
        kind,
        id,
        fields: Fields::from_iter([(name.to_owned(), value)]),
        new: false,
    }
}

/// The place after all of these.
pub(crate) fn end(places: impl Iterator<Item = u32>) -> u32 {
    let ends = places.map(|place| place.saturating_add(1));
    ends.max().unwrap_or_default()
}

/// The edits that put those of `now`, ids and places in order, into the order of `ids`, numbered from
/// `first` on. Those that are not named follow as they were.
pub(crate) fn in_order(kind: Kind, first: u32, ids: &[Id], now: Vec<(Id, u32)>) -> Vec<Edit> {
    let rank = |id: &Id| ids.iter().position(|named| named == id);
    let mut whole = now;
    whole.sort_by_key(|(id, _)| rank(id).unwrap_or(ids.len()));
    let moved = (first..)
        .zip(whole)
        .filter(|(place, (_, was))| place != was);
    moved
        .map(|(place, (id, _))| set(kind.clone(), id, "place", json!(place)))
        .collect()
}
