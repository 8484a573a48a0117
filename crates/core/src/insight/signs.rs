//! Early signs that came in the last 52 weeks, and what the client ticked as helping then.

use super::year;
use crate::api::Nothing;
use crate::app::App;
use crate::error::AppError;
use crate::sign::{self, Diary};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use trellis_domain::Id;
use trellis_domain::checkin::{Tag, TagGroup};
use trellis_domain::insight::spell::{Spell, helped, spells};
use trellis_domain::plan::Line;
use ts_rs::TS;

/// A sign that came.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SignCame {
    /// The sign.
    pub sign: Id,
    /// The client's own early sign.
    pub line: Line,
    /// The times it came, the latest first.
    pub spells: Vec<Spell>,
    /// What was ticked as helping at these times or on the three days after, most often first.
    pub helped: Vec<Helped>,
}

/// Something that helped.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Helped {
    /// The tag, in the client's words.
    pub tag: Tag,
    /// At how many of these times.
    pub times: u32,
}

/// Every sign that came, in the order of the plan's lines. One that is turned off came all the same.
pub(crate) async fn signs(app: &App, _: Nothing) -> Result<Vec<SignCame>, AppError> {
    let store = app.store().await?;
    let signs = sign::list(app, Nothing {}).await?;
    if signs.is_empty() {
        return Ok(Vec::new());
    }
    let (first, last) = year(app, &store).await?;
    let diary = Diary::read(&store, first, last).await?;
    let tags = crate::tag::load(&store).await?;
    let helps = tags.iter().filter(|tag| tag.group == TagGroup::Helped);
    let helps: BTreeSet<Id> = helps.map(|tag| tag.id).collect();
    let came = |view: sign::SignView| {
        let mut spells = spells(&view.sign.pattern, diary.days());
        let helped = helped(&spells, diary.days(), &helps);
        spells.reverse();
        let named = |(id, times): (Id, u32)| {
            let tag = tags.iter().find(|tag| tag.id == id)?.clone();
            Some(Helped { tag, times })
        };
        Some(SignCame {
            sign: view.sign.id,
            line: view.line?,
            helped: helped.into_iter().filter_map(named).collect(),
            spells,
        })
    };
    let came = signs.into_iter().filter_map(came);
    Ok(came.filter(|came| !came.spells.is_empty()).collect())
}
