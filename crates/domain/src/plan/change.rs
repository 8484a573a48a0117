//! What happened to the plan, in plain words.

use crate::merge::Fields;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What one change did to one section or line. The screen has a sentence for each.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// It is new.
    Added,
    /// Its words are others.
    Reworded,
    /// What it points to, its photograph or its link is another.
    Linked,
    /// It stands elsewhere: among its neighbours, or in another section.
    Moved,
    /// It was put away.
    Hidden,
    /// It was brought back, from being put away or from being deleted.
    Back,
    /// It was deleted.
    Removed,
}

/// Reads a change off the fields that it wrote, as they were before and as they are after. The one
/// that tells most stands for all that was written at once.
pub fn what_happened(before: &Fields, after: &Fields, is_new: bool) -> What {
    let changed = |name: &str| before.get(name) != after.get(name);
    let has = |fields: &Fields, name: &str| fields.contains_key(name);
    if changed("gone") {
        return if has(after, "gone") {
            What::Removed
        } else {
            What::Back
        };
    }
    if is_new {
        return What::Added;
    }
    if changed("hidden") {
        return if has(after, "hidden") {
            What::Hidden
        } else {
            What::Back
        };
    }
    if changed("text") || changed("title") {
        return What::Reworded;
    }
    if changed("section") {
        return What::Moved;
    }
    let links = |name: &str| matches!(name, "photo" | "link" | "first") || name.starts_with("p:");
    if before
        .keys()
        .chain(after.keys())
        .any(|name| links(name) && changed(name))
    {
        return What::Linked;
    }
    What::Moved
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    #[test]
    fn a_change_is_told_by_what_it_wrote() {
        let told = |before: Value, after: Value, new: bool| {
            let fields = |value: Value| value.as_object().cloned().expect("fields");
            what_happened(&fields(before), &fields(after), new)
        };
        for (before, after, new, what) in [
            (json!({}), json!({"text": "x"}), true, What::Added),
            (
                json!({"text": "x"}),
                json!({"text": "y"}),
                false,
                What::Reworded,
            ),
            (json!({"title": "x"}), json!({}), false, What::Reworded),
            (
                json!({}),
                json!({"title": "x", "hidden": true}),
                false,
                What::Hidden,
            ),
            (json!({"hidden": true}), json!({}), false, What::Back),
            (json!({}), json!({"gone": 5}), false, What::Removed),
            (json!({"gone": 5}), json!({}), false, What::Back),
            (json!({"place": 1}), json!({"place": 2}), false, What::Moved),
            (
                json!({"section": "a", "place": 1}),
                json!({"section": "b", "place": 0}),
                false,
                What::Moved,
            ),
            (json!({"p:support:1": true}), json!({}), false, What::Linked),
            (json!({}), json!({"photo": "x"}), false, What::Linked),
        ] {
            assert_eq!(told(before, after, new), what);
        }
    }
}
