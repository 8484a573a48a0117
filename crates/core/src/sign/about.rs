//! The lines, the item or the tag that a sign is about, as they are now.

use super::SignView;
use crate::error::{AppError, Code};
use crate::item::Items;
use crate::plan::Whole;
use crate::store::Store;
use crate::tag::Tags;
use chrono::NaiveDate;
use std::collections::HashMap;
use std::sync::Arc;
use trellis_domain::Id;
use trellis_domain::checkin::{Choice, ItemKind};
use trellis_domain::plan::Line;
use trellis_domain::sign::{Pattern, Sign, SignForm, Test};

/// What signs can be about.
pub(super) struct About {
    /// Every line with its place in the plan.
    lines: HashMap<Id, (usize, Line)>,
    items: Arc<Items>,
    tags: Arc<Tags>,
}

/// What a pattern is about, in the client's words.
pub(super) struct Said {
    /// The item's question, or the tag's label.
    pub(super) about: String,
    /// The word of the choice, where one is looked for.
    pub(super) choice: Option<String>,
}

impl About {
    pub(super) async fn load(store: &Store) -> Result<Self, AppError> {
        let sections = Whole::load(store).await?.sections;
        let lines = sections.into_iter().flat_map(|section| section.lines);
        let lines = lines.enumerate().map(|(n, line)| (line.id, (n, line)));
        Ok(Self {
            lines: lines.collect(),
            items: Items::load(store).await?,
            tags: crate::tag::load(store).await?,
        })
    }

    /// A line that is not deleted.
    pub(super) fn line(&self, id: Id) -> Option<&Line> {
        self.lines.get(&id).map(|(_, line)| line)
    }

    /// A line that has words to quote.
    pub(super) fn sentence(&self, id: Id) -> Option<&Line> {
        self.line(id).filter(|line| !line.text.trim().is_empty())
    }

    /// Where a sign stands among the others: as its line does in the plan.
    pub(super) fn place(&self, sign: &Sign) -> (usize, Id) {
        let place = self.lines.get(&sign.line).map_or(usize::MAX, |(n, _)| *n);
        (place, sign.id)
    }

    pub(super) fn view(&self, sign: Sign, today: NaiveDate) -> SignView {
        let said = self.said(&sign.pattern.test).ok();
        let (about, choice) = said.map_or((None, None), |said| (Some(said.about), said.choice));
        SignView {
            line: self.line(sign.line).cloned(),
            action: sign.action.and_then(|id| self.line(id)).cloned(),
            about,
            choice,
            today,
            sign,
        }
    }

    /// What a test is about.
    ///
    /// # Errors
    /// [`Code::NotFound`] where it is not there; [`Code::NotValid`] where the item's answers are not
    /// what the test asks for.
    pub(super) fn said(&self, test: &Test) -> Result<Said, AppError> {
        let (item, fits): (_, fn(&ItemKind) -> bool) = match test {
            Test::Below { item, .. } | Test::Above { item, .. } => (item, is_number),
            Test::Said { item, .. } => (item, |kind| matches!(kind, ItemKind::YesNo)),
            Test::Chose { item, .. } => (item, |kind| !choices(kind).is_empty()),
            Test::Tagged { tag } => {
                let tag = self.tags.iter().find(|known| known.id == *tag);
                return Ok(Said {
                    about: tag.ok_or(Code::NotFound)?.label.clone(),
                    choice: None,
                });
            }
        };
        let wording = &self.items.get(item).ok_or(Code::NotFound)?.wording;
        if !fits(&wording.kind) {
            return Err(Code::NotValid.into());
        }
        let choice = match test {
            Test::Chose { choice, .. } => {
                let known = choices(&wording.kind).iter().find(|one| one.id == *choice);
                Some(known.ok_or(Code::NotFound)?.label.clone())
            }
            _ => None,
        };
        Ok(Said {
            about: wording.ask.clone(),
            choice,
        })
    }

    /// Refuses what could never speak.
    pub(super) fn check(&self, form: &SignForm) -> Result<(), AppError> {
        let Pattern { test, days } = &form.pattern;
        self.line(form.line).ok_or(Code::NotFound)?;
        self.sentence(form.line).ok_or(Code::NotValid)?;
        if let Some(action) = form.action {
            self.line(action).ok_or(Code::NotFound)?;
        }
        let is_finite = match test {
            Test::Below { than, .. } | Test::Above { than, .. } => than.is_finite(),
            _ => true,
        };
        if !is_finite || !(1..=Pattern::MOST_DAYS).contains(days) {
            return Err(Code::NotValid.into());
        }
        self.said(test).map(|_| ())
    }
}

fn is_number(kind: &ItemKind) -> bool {
    matches!(
        kind,
        ItemKind::Faces { .. }
            | ItemKind::ZeroToTen { .. }
            | ItemKind::Number { .. }
            | ItemKind::Duration
    )
}

fn choices(kind: &ItemKind) -> &[Choice] {
    match kind {
        ItemKind::ChooseOne { choices } | ItemKind::ChooseSeveral { choices } => choices,
        _ => &[],
    }
}
