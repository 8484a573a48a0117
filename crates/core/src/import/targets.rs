//! Where the parts of another app's file go: questions and tags, made when first needed.

use super::columns::{Kind, Scale};
use crate::app::App;
use crate::error::{AppError, Code};
use crate::item::{Items, edit as item_edit};
use crate::store::Edit;
use crate::tag::{Tags, edit as tag_edit};
use chrono_tz::Tz;
use std::collections::HashMap;
use std::sync::Arc;
use trellis_domain::Id;
use trellis_domain::checkin::{Better, Cadence, Item, ItemForm, ItemKind, TagForm, TagGroup};
use trellis_domain::day::DayEnd;
use trellis_domain::text::fold;

/// What is here already.
pub(super) struct Here {
    pub(super) items: Arc<Items>,
    pub(super) tags: Arc<Tags>,
    pub(super) zone: Tz,
    pub(super) day_end: DayEnd,
    /// The item that colours the calendar, if the client chose one.
    pub(super) calendar_item: Option<Id>,
}

/// A question that answers go to.
#[derive(Clone)]
pub(super) struct Target {
    pub(super) item: Id,
    pub(super) wording: String,
    pub(super) kind: ItemKind,
    /// What the other app's numbers mean on its scale.
    pub(super) scale: Option<Scale>,
}

impl Target {
    fn of(item: &Item) -> Self {
        Self {
            item: item.id,
            wording: item.wording.id.clone(),
            kind: item.wording.kind.clone(),
            scale: None,
        }
    }

    pub(super) fn with_scale(self, scale: Option<Scale>) -> Self {
        Self { scale, ..self }
    }
}

/// Finds what is here, and makes what is not.
pub(super) struct Targets<'a> {
    app: &'a App,
    here: &'a Here,
    pub(super) edits: Vec<Edit>,
    /// By label as the other app wrote it, and by folded label.
    tags: HashMap<String, Id>,
    folded: HashMap<String, Id>,
    mood_form: ItemForm,
    mood: Option<Target>,
}

impl<'a> Targets<'a> {
    pub(super) fn new(app: &'a App, here: &'a Here, mood_form: ItemForm) -> Self {
        Self {
            app,
            here,
            edits: Vec::new(),
            tags: HashMap::new(),
            folded: HashMap::new(),
            mood_form,
            mood: None,
        }
    }

    /// The scale of faces that a mood's level is an answer to.
    pub(super) fn mood(&mut self) -> Result<Target, AppError> {
        if let Some(mood) = &self.mood {
            return Ok(mood.clone());
        }
        let mood = match self.here.items.calendar_item(self.here.calendar_item) {
            Some(item) => Target::of(item),
            None => {
                let form = ItemForm {
                    id: None,
                    ..self.mood_form.clone()
                };
                let (item, edit) = item_edit(self.app, &self.here.items, form, 0)?;
                self.edits.push(edit);
                Target::of(&item)
            }
        };
        self.mood = Some(mood.clone());
        Ok(mood)
    }

    /// A question that is here.
    pub(super) fn item(&self, id: Id) -> Result<Target, AppError> {
        let item = self.here.items.get(&id).ok_or(Code::NotFound)?;
        Ok(Target::of(item))
    }

    /// A question of the other app, under its own name: one that came in before, or a new one. It is
    /// put away, so that it is not asked.
    pub(super) fn new_item(
        &mut self,
        name: &str,
        kind: Kind,
        unit: &str,
    ) -> Result<Target, AppError> {
        let cut = |text: &str| text.trim().chars().take(200).collect::<String>();
        let ask = match cut(name) {
            ask if ask.is_empty() => "?".to_owned(),
            ask => ask,
        };
        let kind = kind.of_item(&cut(unit));
        let twin = self
            .here
            .items
            .in_order()
            .find(|item| item.wording.ask == ask && item.wording.kind == kind);
        if let Some(item) = twin {
            return Ok(Target::of(item));
        }
        let form = ItemForm {
            id: None,
            ask,
            kind,
            better: Better::Neither,
            cadence: Cadence::EveryTime,
        };
        let (item, mut edit) = item_edit(self.app, &self.here.items, form, u32::MAX - 1)?;
        edit.fields
            .insert("hidden".to_owned(), serde_json::Value::Bool(true));
        self.edits.push(edit);
        Ok(Target::of(&item))
    }

    /// The tag for an activity of the other app: one that is here already, in whatever group the
    /// client put it, or a new one.
    pub(super) fn tag(&mut self, label: &str) -> Id {
        if let Some(known) = self.tags.get(label) {
            return *known;
        }
        let id = self.folded_tag(label);
        self.tags.insert(label.to_owned(), id);
        id
    }

    fn folded_tag(&mut self, label: &str) -> Id {
        let folded = fold(label);
        if let Some(known) = self.folded.get(&folded) {
            return *known;
        }
        let id = match self.here.tags.folded().find(|(_, known)| *known == folded) {
            Some((tag, _)) => tag.id,
            None => {
                let form = TagForm {
                    id: None,
                    group: TagGroup::Activity,
                    label: label.to_owned(),
                    hidden: false,
                };
                let (tag, edit) = tag_edit(self.app, form);
                self.edits.push(edit);
                tag.id
            }
        };
        self.folded.insert(folded, id);
        id
    }
}
