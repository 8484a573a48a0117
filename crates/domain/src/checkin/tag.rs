//! A tag: a short word for what was going on.

use crate::Id;
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// A short word that the client puts on a check-in.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Tag {
    /// The tag's name in the vault.
    pub id: Id,
    /// What kind of thing it is.
    pub group: TagGroup,
    /// The client's word.
    pub label: String,
    /// Put away by the client: not offered, still in history.
    pub hidden: bool,
}

/// What kind of thing a tag is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TagGroup {
    /// Something done.
    Activity,
    /// Somewhere.
    Place,
    /// Somebody.
    Person,
    /// Something that helped.
    Helped,
}

/// What the client fills in to add a tag or to change one.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TagForm {
    /// The tag to change; none for a new one.
    pub id: Option<Id>,
    /// What kind of thing it is.
    pub group: TagGroup,
    /// The word: 1 to 60 characters once its blank ends are cut.
    pub label: String,
    /// Put away.
    pub hidden: bool,
}

impl fmt::Debug for Tag {
    /// Says nothing of what the client wrote.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tag")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for TagForm {
    /// Says nothing of what the client wrote.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TagForm")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}
