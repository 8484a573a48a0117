//! What is said between Rust and the phone's own half: the same JSON in Kotlin and in Swift. Moments are
//! milliseconds since 1970.

use serde::{Deserialize, Serialize};

/// A notice that is held ready: all that the system keeps of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Pending {
    /// Names it. Says nothing.
    pub key: String,
    /// When it comes where the client is.
    pub at: i64,
    /// The moment that it is meant for, wherever the client is, where it has no wall-clock time.
    pub moment: i64,
    /// The wall-clock time at which it comes wherever the client is, as the moment at which clocks in UTC
    /// show it.
    pub wall: Option<i64>,
    /// How long after `at` it may still be shown, in milliseconds.
    pub late: i64,
    /// Hours in which it is not shown, where the client is: then it comes when they end.
    pub quiet: Option<Quiet>,
    /// What is shown.
    pub says: Says,
}

/// Hours of each day in which nothing is shown, in minutes after midnight. Up to `to` on the next day
/// where that is not later; equal: none at all.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Quiet {
    /// From then on.
    pub from: u32,
    /// Up to then.
    pub to: u32,
}

/// What a notice says: neutral text, nothing that the client wrote.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Says {
    /// Its heading.
    pub heading: String,
    /// The button "done". None: there is nothing to be done.
    pub done: Option<String>,
    /// The button "later": in an hour.
    pub later: Option<String>,
    /// With a sound.
    pub sound: bool,
}

/// A change of what is held: first what is let go of, then what is put there.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct Change {
    /// The keys of those that are held no longer.
    pub let_go: Vec<String>,
    /// Those that are held from now on, each in the place of one with the same key.
    pub hold: Vec<Pending>,
}

/// How things stand.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct Standing {
    /// What is held and was not shown.
    pub pending: Vec<Pending>,
    /// What was shown and was not taken down.
    pub shown: Vec<Shown>,
    /// What the client did, and nobody has taken in.
    pub answers: Vec<Answer>,
}

/// A notice that was shown.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Shown {
    /// Its key.
    pub key: String,
    /// When it was shown.
    pub at: i64,
}

/// What the client did with a notice.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Answer {
    /// Names this answer.
    pub number: i64,
    /// The key of the notice.
    pub key: String,
    /// What they did.
    pub action: Action,
    /// When.
    pub at: i64,
}

/// What can be done with a notice.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// It was tapped.
    Open,
    /// Done.
    Done,
    /// Later. Then it is held again already, for an hour after.
    Later,
}

/// What the system lets us do.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct State {
    /// Whether notices are shown.
    pub allowed: Allowed,
    /// Whether they come at their very minute.
    pub exact: bool,
    /// Whether they do not, and the client can allow it on a screen of the system's.
    pub may_be_exact: bool,
}

/// Whether notices are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Allowed {
    /// They are.
    Yes,
    /// They are not.
    No,
    /// The client was not asked yet.
    NotAsked,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `android/src/test/resources` has the same file for the Kotlin half.
    const STANDING: &str = include_str!("../android/src/test/resources/standing.json");

    #[test]
    fn both_halves_write_the_same_form() {
        let standing: Standing = serde_json::from_str(STANDING).expect("our own form");
        let again = serde_json::to_value(&standing).expect("JSON");
        let file: serde_json::Value = serde_json::from_str(STANDING).expect("JSON");
        assert_eq!(again, file);
        assert_eq!(standing.pending.len(), 2);
        assert_eq!(standing.answers[1].action, Action::Later);
    }
}
