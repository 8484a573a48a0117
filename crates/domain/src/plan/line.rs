//! A line of the plan.

use crate::Id;
use crate::quiet::quiet;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A line: the client's own words, and what they point to.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Line {
    /// Its name in the vault.
    pub id: Id,
    /// The section it is in.
    pub section: Id,
    /// The client's words.
    pub text: String,
    /// What it points to, as it is now. What is deleted or not known here is left out.
    pub points: Vec<Point>,
    /// A photograph, by its name in the vault.
    pub photo: Option<String>,
    /// A link: `https:`, `tel:`, `sms:` or `mailto:`.
    pub link: Option<String>,
    /// Among the first things that *Support now* shows.
    pub first: bool,
    /// Where it stands among the lines of its section.
    pub place: u32,
}

/// What a line points to.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct Point {
    /// What kind of thing it is.
    pub to: PointTo,
    /// Which one.
    pub id: Id,
    /// What the client calls it. Ignored in a form.
    #[serde(default)]
    pub name: String,
}

/// What kind of thing a line points to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PointTo {
    /// A person, a place or a group of the circle.
    Support,
    /// A strength.
    Strength,
    /// A check-in item.
    Item,
}

impl PointTo {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Support, Self::Strength, Self::Item];

    /// The name that stands in a record.
    pub fn name(self) -> &'static str {
        match self {
            Self::Support => "support",
            Self::Strength => "strength",
            Self::Item => "item",
        }
    }
}

impl Point {
    /// The field of a line's record that stands for a pointer: `p:support:<id>`.
    pub fn field(to: PointTo, id: Id) -> String {
        format!("p:{}:{id}", to.name())
    }

    /// What a field of that form points to; none where it is another, or a newer version's.
    pub fn of_field(name: &str) -> Option<(PointTo, Id)> {
        let (kind, id) = name.strip_prefix("p:")?.split_once(':')?;
        let to = PointTo::ALL.into_iter().find(|to| to.name() == kind)?;
        Some((to, id.parse().ok()?))
    }
}

/// What the client fills in to add a line or to change one.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LineForm {
    /// The line to change; none for a new one.
    pub id: Option<Id>,
    /// The section it is to be in; another than before moves it to that one's end.
    pub section: Id,
    /// The words: up to 2,000 characters. May be empty where the line points to something.
    pub text: String,
    /// What it points to.
    pub points: Vec<Point>,
    /// A photograph that is in the vault.
    pub photo: Option<String>,
    /// A link: `https:`, `tel:`, `sms:` or `mailto:`, up to 2,000 characters.
    pub link: Option<String>,
    /// Among the first things that *Support now* shows.
    pub first: bool,
}

impl LineForm {
    /// The longest text, in characters.
    pub const LONGEST: usize = 2_000;

    /// Whether a link is one that leads out of the app to a page, a call or a message, and to no
    /// file and no program.
    pub fn is_link(link: &str) -> bool {
        let Some((scheme, rest)) = link.split_once(':') else {
            return false;
        };
        let plain = !link.chars().any(|c| c.is_whitespace() || c.is_control());
        let known = match scheme.to_ascii_lowercase().as_str() {
            "https" => rest
                .strip_prefix("//")
                .is_some_and(|host| host.chars().next().is_some_and(char::is_alphanumeric)),
            "tel" | "sms" | "mailto" => !rest.is_empty(),
            _ => false,
        };
        plain && known && link.chars().count() <= Self::LONGEST
    }

    /// Whether it says nothing and shows nothing.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
            && self.points.is_empty()
            && self.photo.is_none()
            && self.link.is_none()
    }
}

quiet!(Line, Point, LineForm);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_to_a_page_a_call_or_a_message_and_to_no_file() {
        for good in [
            "https://988.ca/",
            "HTTPS://988.ca",
            "tel:988",
            "sms:988",
            "mailto:a@b.ca",
        ] {
            assert!(LineForm::is_link(good), "{good}");
        }
        for bad in [
            "",
            "988.ca",
            "http://988.ca",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "tel:",
            "https:",
            "https://",
            "https:///x",
            "https://a b",
            "https://a\nb",
            "data:text/html,x",
        ] {
            assert!(!LineForm::is_link(bad), "{bad:?}");
        }
        assert!(!LineForm::is_link(&format!(
            "https://{}",
            "a".repeat(2_000)
        )));
    }
}
