//! The circle: the client's people, places and groups.

pub(crate) mod pointing;
pub(crate) mod sql;
#[cfg(test)]
mod tests;

use crate::api::Nothing;
use crate::app::App;
use crate::checkin::ById;
use crate::error::{AppError, Code};
use crate::item::StoredFields;
use crate::store::{Edit, Store};
use serde::{Deserialize, Serialize};
use trellis_domain::Id;
use trellis_domain::merge::Kind;
use trellis_domain::plan::{Line, PointTo};
use trellis_domain::support::{NotASupport, Support, SupportSaid};
use trellis_domain::text::fold;
use ts_rs::TS;

/// What the client fills in to add a support or to change one.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SupportForm {
    /// The support to change; none for a new one.
    pub id: Option<Id>,
    /// What the client says of it.
    pub said: SupportSaid,
}

/// Deletes a support.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct SupportDelete {
    /// Which one.
    pub id: Id,
    /// Whether the plan's lines that point to it are deleted as well. Otherwise they stay, and one
    /// without words of its own is given the support's name.
    pub lines_too: bool,
}

/// Every support: favourites first, then by name.
pub(crate) async fn list(app: &App, _: Nothing) -> Result<Vec<Support>, AppError> {
    load(&*app.store().await?).await
}

/// Adds a support, or changes one.
///
/// # Errors
/// [`Code::NotValid`] where it has no name, or the telephone number, the e-mail address or what
/// comes round makes no sense; [`Code::TooLong`]; [`Code::NotFound`].
pub(crate) async fn save(app: &App, form: SupportForm) -> Result<Support, AppError> {
    let store = app.store().await?;
    let said = form.said.tidy().map_err(|why| match why {
        NotASupport::TooLong => Code::TooLong,
        NotASupport::NoName | NotASupport::Phone | NotASupport::Email | NotASupport::Meets => {
            Code::NotValid
        }
    })?;
    let id = match form.id {
        Some(id) => find(&store, id).await?.id,
        None => Id::from_random(app.ports.random()),
    };
    let edit = Edit {
        kind: Kind::Support,
        id,
        fields: said.fields(),
        new: form.id.is_none(),
    };
    store.edit(vec![edit], app.ports.clock.now()).await?;
    Ok(Support { id, said })
}

/// The plan's lines that point to a support.
pub(crate) async fn uses(app: &App, ById { id }: ById) -> Result<Vec<Line>, AppError> {
    pointing::lines(&*app.store().await?, PointTo::Support, id).await
}

/// Deletes a support, in one change with what becomes of its lines: it can be brought back for 30
/// days.
///
/// # Errors
/// [`Code::NotFound`].
pub(crate) async fn delete(
    app: &App,
    SupportDelete { id, lines_too }: SupportDelete,
) -> Result<Nothing, AppError> {
    let store = app.store().await?;
    let support = find(&store, id).await?;
    let lines = pointing::lines(&store, PointTo::Support, id).await?;
    let (with, stay) = if lines_too {
        (lines.as_slice(), [].as_slice())
    } else {
        ([].as_slice(), lines.as_slice())
    };
    let now = app.ports.clock.now();
    let edits = pointing::go((Kind::Support, id), &support.said.name, with, stay, now);
    store.edit(edits, now).await?;
    Ok(Nothing {})
}

async fn load(store: &Store) -> Result<Vec<Support>, AppError> {
    let rows = store.read_own(sql::ALL, &[]).await?;
    let rows: Vec<StoredFields> = serde_json::from_str(&rows).map_err(|_| Code::Damaged)?;
    let mut all: Vec<Support> = rows
        .into_iter()
        .filter_map(|(id, fields)| Support::from_fields(id, &fields))
        .collect();
    all.sort_by_cached_key(|support| {
        let Support { id, said } = support;
        (!said.favourite, fold(&said.name), *id)
    });
    Ok(all)
}

/// A support that is there and not deleted.
async fn find(store: &Store, id: Id) -> Result<Support, AppError> {
    let fields = store.fields(Kind::Support, id).await?;
    fields
        .and_then(|fields| Support::from_fields(id, &fields))
        .ok_or_else(|| Code::NotFound.into())
}
