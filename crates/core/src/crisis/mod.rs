//! *Support now*: the client's own first lines and people, then crisis lines for where they are.
//!
//! It is there whatever happens: where the vault is locked, damaged or not made yet, what is the
//! client's own is left out and the crisis lines are shown all the same. It alerts nobody.
//!
//! - `packs`: the lines that come with the app.
//! - `seen`: what the client lets be seen while the app is locked.
//! - `first`: which of the client's own lines and people come first.

mod first;
mod packs;
pub(crate) mod seen;
#[cfg(test)]
mod tests;

use crate::api::Nothing;
use crate::app::App;
use crate::error::{AppError, Code};
use crate::plan::Whole;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use trellis_domain::crisis::{Pack, PackPart, Texts};
use trellis_domain::day::logical_day;
use trellis_domain::plan::Line;
use trellis_domain::settings::Settings;
use trellis_domain::support::Support;
use ts_rs::TS;

/// All that *Support now* shows. It comes from the device alone.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SupportNow {
    /// The client's own first lines: those marked, or else the first of their hard days' part.
    pub lines: Vec<Line>,
    /// The client's own people: favourites, or else those whom their hard days' part points to.
    pub people: Vec<Support>,
    /// Crisis lines for where they are: those of the whole country and of the part.
    pub pack: Pack,
    /// The part that was chosen, such as a province; none: the whole country.
    pub part: Option<String>,
    /// Whether the pack was last checked over a year ago.
    pub old: bool,
}

/// A country whose crisis lines are known.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Region {
    /// Its pack's id.
    pub id: String,
    /// What it is called.
    pub name: Texts,
    /// Its parts.
    pub parts: Vec<PackPart>,
}

/// All that *Support now* shows.
pub(crate) async fn support_now(app: &App, _: Nothing) -> Result<SupportNow, AppError> {
    let (settings, lines, people) = match app.store().await {
        Ok(store) => {
            let sections = there(Whole::load(&store).await.map(|whole| whole.sections));
            let circle = there(crate::circle::list(app, Nothing {}).await);
            let settings = there(crate::settings::load(&store).await);
            (
                settings,
                first::lines(&sections),
                first::people(&sections, circle),
            )
        }
        Err(error) if error.code == Code::Locked => {
            let seen::Note {
                lines,
                people,
                region,
            } = there(seen::read(app).await);
            let settings = Arc::new(Settings {
                region,
                ..Settings::default()
            });
            (settings, lines, people)
        }
        Err(_) => Default::default(),
    };
    let (now, zone) = (app.ports.clock.now(), app.ports.clock.zone());
    let chosen = settings.region.as_deref().and_then(packs::named);
    let (pack, part) = chosen.unwrap_or_else(|| (packs::suggested(zone), None));
    Ok(SupportNow {
        lines,
        people,
        pack: packs::lines_for(pack, part),
        part: part.map(str::to_owned),
        old: pack.is_old(logical_day(now, zone, settings.day_end)),
    })
}

/// What could be read, or nothing: whatever is wrong with one thing, the others are shown.
fn there<T: Default>(read: Result<T, AppError>) -> T {
    read.unwrap_or_else(|error| {
        tracing::warn!(event = "support_now_without", code = ?error.code);
        T::default()
    })
}

/// The countries whose crisis lines are known.
pub(crate) async fn regions(_: &App, _: Nothing) -> Result<Vec<Region>, AppError> {
    let region = |pack: &Pack| Region {
        id: pack.id.clone(),
        name: pack.name.clone(),
        parts: pack.parts.clone(),
    };
    Ok(packs::all().iter().map(region).collect())
}

/// Whether `id` is a country or a part whose crisis lines are known.
pub(crate) fn is_region(id: &str) -> bool {
    packs::named(id).is_some()
}
