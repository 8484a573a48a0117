//! Tags: the client's short words for what was going on.

pub(crate) mod sql;
#[cfg(test)]
mod tests;

use crate::api::Nothing;
use crate::app::App;
use crate::error::{AppError, Code};
use crate::item::StoredBody;
use crate::store::{Edit, Store};
use std::ops::Deref;
use std::sync::Arc;
use trellis_domain::Id;
use trellis_domain::checkin::{Tag, TagForm, tag_fields, tag_from_body};
use trellis_domain::merge::Kind;
use trellis_domain::text::fold;

/// The longest label, in characters.
const LONGEST: usize = 60;

/// Every tag, in the order in which they are read: by group, then by the folded label.
pub(crate) struct Tags {
    list: Vec<Tag>,
    /// Their labels, folded as a query is.
    folded: Vec<String>,
}

pub(crate) async fn load(store: &Store) -> Result<Arc<Tags>, AppError> {
    let read = async {
        let rows = store.read_own(sql::ALL, &[]).await?;
        let rows = serde_json::from_str(&rows).map_err(|_| Code::Damaged)?;
        Ok(Tags::from_rows(rows))
    };
    store.tags.get(read).await
}

impl Tags {
    pub(crate) fn from_rows(rows: Vec<StoredBody<'_>>) -> Self {
        let mut tags: Vec<(String, Tag)> = rows
            .into_iter()
            .filter_map(|(id, body)| tag_from_body(id, body))
            .map(|tag| (fold(&tag.label), tag))
            .collect();
        tags.sort_by(|(a, left), (b, right)| {
            (left.group, a, left.id).cmp(&(right.group, b, right.id))
        });
        let (folded, list) = tags.into_iter().unzip();
        Self { list, folded }
    }

    pub(crate) fn into_list(self) -> Vec<Tag> {
        self.list
    }

    /// Each tag with its folded label.
    pub(crate) fn folded(&self) -> impl Iterator<Item = (&Tag, &str)> {
        self.list.iter().zip(self.folded.iter().map(String::as_str))
    }
}

impl Deref for Tags {
    type Target = [Tag];

    fn deref(&self) -> &[Tag] {
        &self.list
    }
}

/// Every tag, hidden ones too.
pub(crate) async fn list(app: &App, _: Nothing) -> Result<Vec<Tag>, AppError> {
    Ok(load(&*app.store().await?).await?.to_vec())
}

/// Adds a tag, or changes one. A new one that is there already, but for accents and capitals, is
/// that one, brought back if it was put away.
///
/// # Errors
/// [`Code::NotValid`] where the label is empty, [`Code::TooLong`], [`Code::NotFound`].
pub(crate) async fn save(app: &App, mut form: TagForm) -> Result<Tag, AppError> {
    let store = app.store().await?;
    form.label = form.label.trim().to_owned();
    if form.label.is_empty() {
        return Err(Code::NotValid.into());
    }
    if form.label.chars().count() > LONGEST {
        return Err(Code::TooLong.into());
    }
    let tags = load(&store).await?;
    match form.id {
        Some(id) => _ = tags.iter().find(|tag| tag.id == id).ok_or(Code::NotFound)?,
        None => {
            let twin = tags
                .iter()
                .find(|tag| tag.group == form.group && fold(&tag.label) == fold(&form.label));
            if let Some(twin) = twin {
                form.label = twin.label.clone();
            }
            form.id = twin.map(|tag| tag.id);
        }
    }
    let (tag, edit) = edit(app, form);
    store.edit(vec![edit], app.ports.clock.now()).await?;
    Ok(tag)
}

/// The tag that a form makes, and the edit that makes it.
pub(crate) fn edit(app: &App, form: TagForm) -> (Tag, Edit) {
    let id = form
        .id
        .unwrap_or_else(|| Id::from_random(app.ports.random()));
    let edit = Edit {
        kind: Kind::Tag,
        id,
        fields: tag_fields(&form),
        new: form.id.is_none(),
    };
    (
        Tag {
            id,
            group: form.group,
            label: form.label,
            hidden: form.hidden,
        },
        edit,
    )
}
