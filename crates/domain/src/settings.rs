//! What the client chose about the app.

use crate::Id;
use crate::day::DayEnd;
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// A language that Trellis speaks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    En,
    /// French.
    Fr,
}

/// Choices that belong to the client, and so go with them to each of their devices.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Settings {
    /// The chosen language, or none while the device's own is followed.
    pub language: Option<Language>,
    /// What the client wants to be called. May be empty.
    pub name: String,
    /// What matters to the client, in their words. May be empty.
    pub matters: String,
    /// When the day ends.
    pub day_end: DayEnd,
    /// The item whose answers colour the calendar: a scale of faces. None: the first there is.
    pub calendar_item: Option<Id>,
    /// Whose crisis lines are shown: a country's or a part's id, such as `ca` or `ca-on`. None: as the
    /// device's time zone suggests, or Canada's.
    pub region: Option<String>,
    /// Whether the first run was gone through or skipped.
    pub welcomed: bool,
}

impl fmt::Debug for Settings {
    /// Says nothing of what the client wrote.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings")
            .field("language", &self.language)
            .finish_non_exhaustive()
    }
}

/// How the app looks on this one device.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Look {
    /// Light, dark, or as the device says.
    pub theme: Theme,
    /// Stronger contrast, or as the device says.
    pub contrast: Contrast,
    /// Less motion, or as the device says.
    pub motion: Motion,
    /// Size of the text in per cent: 100 to 200.
    pub text: u16,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            contrast: Contrast::System,
            motion: Motion::System,
            text: 100,
        }
    }
}

/// Light or dark.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the device says.
    System,
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
}

/// Usual or stronger contrast.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Contrast {
    /// As the device says.
    System,
    /// Pure paper, strong edges.
    More,
}

/// Usual or less motion.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Motion {
    /// As the device says.
    System,
    /// Nothing moves.
    Less,
}
