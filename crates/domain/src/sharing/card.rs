//! What stands above everything that is shown.

use crate::quiet::quiet;
use crate::settings::Language;
use chrono::NaiveDate;
use serde::Serialize;

/// The card of a projection, as it is sealed.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Card {
    /// The form of card and items.
    pub form: u8,
    /// What the client wants to be called here. May be empty.
    pub name: String,
    /// The client's language.
    pub language: Language,
    /// From which day on; none: from the beginning.
    pub since: Option<NaiveDate>,
    /// The last day on which it is shown.
    pub until: NaiveDate,
    /// The logical day on which this copy was made.
    pub made: NaiveDate,
    /// What kinds of things are shown, in order.
    pub kinds: Vec<&'static str>,
    /// Whether something of what was chosen is not shown: never said of what was not chosen.
    pub hidden: bool,
}

impl Card {
    /// The longest name, in characters.
    pub const LONGEST: usize = 60;

    /// The JSON that is sealed.
    pub fn json(&self) -> String {
        serde_json::to_string(self).expect("a card is plain data")
    }
}

quiet!(Card);
