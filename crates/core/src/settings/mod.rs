//! What the client chose about the app.
//!
//! [`Settings`] are theirs and go to each of their devices; the [`Look`] belongs to this one.

pub(crate) mod sql;
#[cfg(test)]
mod tests;

use crate::app::App;
use crate::error::{AppError, Code};
use crate::ports::Language;
use crate::store::card::Card;
use crate::store::{Edit, Store};
use serde_json::Value;
use std::sync::Arc;
use trellis_domain::Id;
use trellis_domain::merge::{Fields, Kind};
use trellis_domain::settings::{Look, Settings};

/// The one record's id, the same on every device.
const ID: Id = Id::from_bytes([0; 16]);

/// The longest text among the settings, in characters.
const LONGEST: usize = 2_000;

pub(crate) async fn load(store: &Store) -> Result<Arc<Settings>, AppError> {
    let read = async {
        let fields = store.read_own(sql::FIELDS, &[]).await?;
        let fields = serde_json::from_str(&fields).map_err(|_| Code::Damaged)?;
        Ok(from_fields(fields))
    };
    store.settings.get(read).await
}

/// Settings from their fields. One that cannot be read, from a newer version say, is as if it had
/// not been chosen.
pub(crate) fn from_fields(fields: Fields) -> Settings {
    let mut settings = Settings::default();
    for (name, value) in fields {
        let one = Value::Object(Fields::from_iter([(name.clone(), value)]));
        if let Ok(read) = serde_json::from_value::<Settings>(one) {
            match name.as_str() {
                "language" => settings.language = read.language,
                "name" => settings.name = read.name,
                "matters" => settings.matters = read.matters,
                "day_end" => settings.day_end = read.day_end,
                "calendar_item" => settings.calendar_item = read.calendar_item,
                "region" => settings.region = read.region,
                "welcomed" => settings.welcomed = read.welcomed,
                _ => {}
            }
        }
    }
    settings
}

/// Keeps the settings.
///
/// # Errors
/// [`Code::TooLong`]; [`Code::NotValid`] where there is no such region.
pub(crate) async fn save(app: &App, mut settings: Settings) -> Result<Settings, AppError> {
    let store = app.store().await?;
    for text in [&mut settings.name, &mut settings.matters] {
        *text = text.trim().to_owned();
        if text.chars().count() > LONGEST {
            return Err(Code::TooLong.into());
        }
    }
    if !settings
        .region
        .as_deref()
        .is_none_or(crate::crisis::is_region)
    {
        return Err(Code::NotValid.into());
    }
    let Value::Object(fields) = serde_json::to_value(&settings)? else {
        return Err(Code::Trouble.into());
    };
    store
        .edit(
            vec![Edit {
                kind: Kind::Settings,
                id: ID,
                fields,
                new: false,
            }],
            app.ports.clock.now(),
        )
        .await?;
    let _one_at_a_time = app.opening.lock().await;
    note_language(app, app.folder.card()?, settings.language);
    Ok(settings)
}

/// Notes on the card what the client speaks, so that the door speaks it too. Held while nothing else
/// changes the card. Where it cannot be noted now, it is at the next start.
pub(crate) fn note_language(app: &App, card: Option<Card>, language: Option<Language>) {
    let Some(mut card) = card.filter(|card| card.language != language) else {
        return;
    };
    card.language = language;
    if let Err(AppError { code, .. }) = app.folder.save_card(&card) {
        tracing::warn!(event = "language_not_noted", ?code);
    }
}

/// Keeps how the app looks on this device.
///
/// # Errors
/// [`Code::NotValid`] where the text's size is not between 100 and 200 per cent.
pub(crate) async fn save_look(app: &App, look: Look) -> Result<Look, AppError> {
    if !(100..=200).contains(&look.text) {
        return Err(Code::NotValid.into());
    }
    app.store()
        .await?
        .write_local(sql::KEEP_LOOK, &[&serde_json::to_string(&look)?])
        .await?;
    Ok(look)
}
