//! Check-in items: the questions that the client chose.

pub(crate) mod sql;
#[cfg(test)]
mod tests;

use crate::api::Nothing;
use crate::app::App;
use crate::checkin::Wordings;
use crate::error::{AppError, Code};
use crate::store::{Edit, Store};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;
use trellis_domain::Id;
use trellis_domain::checkin::{
    Item, ItemForm, ItemKind, NotAnItem, Wording, item_fields, item_from_body,
};
use trellis_domain::merge::{Fields, Kind};
use ts_rs::TS;

/// Every item with all its wordings.
pub(crate) struct Items {
    by_id: BTreeMap<Id, (Item, Wordings)>,
    order: Vec<Id>,
}

/// A record as a statement gives it.
pub(crate) type StoredFields = (Id, Fields);

/// The same, its fields as they are stored.
pub(crate) type StoredBody<'a> = (Id, &'a RawValue);

impl Items {
    pub(crate) async fn load(store: &Store) -> Result<Arc<Self>, AppError> {
        let read = async {
            let rows = store.read_own(sql::ALL, &[]).await?;
            let rows = serde_json::from_str(&rows).map_err(|_| Code::Damaged)?;
            Ok(Self::from_rows(rows))
        };
        store.items.get(read).await
    }

    pub(crate) fn from_rows(rows: Vec<StoredBody<'_>>) -> Self {
        let by_id: BTreeMap<Id, (Item, Wordings)> = rows
            .into_iter()
            .filter_map(|(id, body)| Some((id, item_from_body(id, body)?)))
            .collect();
        let mut order: Vec<Id> = by_id.keys().copied().collect();
        order.sort_by_key(|id| (by_id[id].0.place, *id));
        Self { by_id, order }
    }

    pub(crate) fn get(&self, id: &Id) -> Option<&Item> {
        self.by_id.get(id).map(|(item, _)| item)
    }

    pub(crate) fn wording(&self, item: &Id, wording: &str) -> Option<&Wording> {
        self.by_id
            .get(item)
            .and_then(|(_, wordings)| wordings.get(wording))
    }

    /// The client's word for a level, 1 to 5, of a scale of faces as it was worded.
    pub(crate) fn face(&self, item: &Id, wording: &str, level: u8) -> Option<String> {
        match &self.wording(item, wording)?.kind {
            ItemKind::Faces { words } => words.get(usize::from(level) - 1).cloned(),
            _ => None,
        }
    }

    pub(crate) fn wordings(&self, item: &Id) -> impl Iterator<Item = &Wording> {
        self.by_id
            .get(item)
            .into_iter()
            .flat_map(|(_, wordings)| wordings.values())
    }

    /// All items, hidden ones too, as the client ordered them.
    pub(crate) fn in_order(&self) -> impl Iterator<Item = &Item> {
        self.order.iter().map(|id| &self.by_id[id].0)
    }

    /// The item that colours the calendar: the one that was chosen, or the first scale of faces.
    pub(crate) fn calendar_item(&self, chosen: Option<Id>) -> Option<&Item> {
        let is_faces = |item: &&Item| matches!(item.wording.kind, ItemKind::Faces { .. });
        let faces = || self.in_order().filter(is_faces);
        chosen
            .and_then(|id| faces().find(|item| item.id == id))
            .or_else(|| faces().find(|item| !item.hidden))
            .or_else(|| faces().next())
    }
}

/// Several items to add.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ItemForms {
    /// New ones, in order.
    pub items: Vec<ItemForm>,
}

/// Items in an order.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ItemOrder {
    /// Their ids: the first comes first. Items that are not named follow as they were.
    pub ids: Vec<Id>,
}

/// Puts an item away, or brings it back.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct ItemHide {
    /// Which one.
    pub id: Id,
    /// Away or back.
    pub hidden: bool,
}

/// Every item, hidden ones too, in order.
pub(crate) async fn list(app: &App, _: Nothing) -> Result<Vec<Item>, AppError> {
    let items = Items::load(&*app.store().await?).await?;
    Ok(items.in_order().cloned().collect())
}

/// Adds an item, or changes one. A new wording leaves the earlier ones in history.
///
/// # Errors
/// [`Code::NotValid`] or [`Code::TooLong`] where the form cannot be asked; [`Code::NotFound`].
pub(crate) async fn save(app: &App, form: ItemForm) -> Result<Item, AppError> {
    let mut saved = save_forms(app, vec![form]).await?;
    saved.pop().ok_or_else(|| Code::Trouble.into())
}

/// Adds several items at once.
///
/// # Errors
/// As [`save`]; then none is added.
pub(crate) async fn save_all(app: &App, forms: ItemForms) -> Result<Vec<Item>, AppError> {
    save_forms(app, forms.items).await
}

async fn save_forms(app: &App, forms: Vec<ItemForm>) -> Result<Vec<Item>, AppError> {
    let store = app.store().await?;
    let items = Items::load(&store).await?;
    let end = items
        .in_order()
        .map(|item| item.place.saturating_add(1))
        .max()
        .unwrap_or_default();
    let mut saved = Vec::new();
    let mut edits = Vec::new();
    for (n, form) in (0..).zip(forms) {
        let (item, edit) = edit(app, &items, form, end.saturating_add(n))?;
        saved.push(item);
        edits.push(edit);
    }
    store.edit(edits, app.ports.clock.now()).await?;
    Ok(saved)
}

/// The item that a form makes, and the edit that makes it.
pub(crate) fn edit(
    app: &App,
    items: &Items,
    form: ItemForm,
    end: u32,
) -> Result<(Item, Edit), AppError> {
    let form = form.tidy().map_err(|why| match why {
        NotAnItem::TooLong => Code::TooLong,
        NotAnItem::NoQuestion | NotAnItem::NoWords => Code::NotValid,
    })?;
    let before = match form.id {
        Some(id) => Some(items.get(&id).ok_or(Code::NotFound)?),
        None => None,
    };
    let mut wording = Wording {
        id: String::new(),
        ask: form.ask,
        kind: form.kind,
        better: form.better,
    };
    // The same words again are no new wording.
    let known = before.and_then(|item| {
        items.wordings(&item.id).find(|known| {
            Wording {
                id: known.id.clone(),
                ..wording.clone()
            } == **known
        })
    });
    wording.id = match known {
        Some(known) => known.id.clone(),
        None => format!("{:08x}", u32::from_be_bytes(app.ports.random())),
    };
    let item = Item {
        id: before.map_or_else(|| Id::from_random(app.ports.random()), |item| item.id),
        wording,
        cadence: form.cadence,
        place: before.map_or(end, |item| item.place),
        hidden: before.is_some_and(|item| item.hidden),
    };
    let edit = Edit {
        kind: Kind::Item,
        id: item.id,
        fields: item_fields(&item),
        new: before.is_none(),
    };
    Ok((item, edit))
}

/// Puts the items into a new order.
pub(crate) async fn order(app: &App, ItemOrder { ids }: ItemOrder) -> Result<Vec<Item>, AppError> {
    let store = app.store().await?;
    let items = Items::load(&store).await?;
    let rest = items
        .in_order()
        .map(|item| item.id)
        .filter(|id| !ids.contains(id));
    let whole = ids
        .iter()
        .copied()
        .filter(|id| items.get(id).is_some())
        .chain(rest);
    let edits = (0u32..).zip(whole).map(|(place, id)| Edit {
        kind: Kind::Item,
        id,
        fields: Fields::from_iter([("place".to_owned(), json!(place))]),
        new: false,
    });
    store.edit(edits.collect(), app.ports.clock.now()).await?;
    list(app, Nothing {}).await
}

/// Puts an item away, or brings it back. Its answers stay in history.
///
/// # Errors
/// [`Code::NotFound`].
pub(crate) async fn hide(app: &App, ItemHide { id, hidden }: ItemHide) -> Result<Item, AppError> {
    let store = app.store().await?;
    let mut item = Items::load(&store)
        .await?
        .get(&id)
        .ok_or(Code::NotFound)?
        .clone();
    item.hidden = hidden;
    let fields = Fields::from_iter([(
        "hidden".to_owned(),
        if hidden { json!(true) } else { Value::Null },
    )]);
    store
        .edit(
            vec![Edit {
                kind: Kind::Item,
                id,
                fields,
                new: false,
            }],
            app.ports.clock.now(),
        )
        .await?;
    Ok(item)
}
