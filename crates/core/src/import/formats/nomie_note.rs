//! The words of a Nomie note that are more than words: `#sleep(7.5)`, `@ann`, `+home`.

use super::said::{Value, number};
use super::time;

/// What a note says.
#[derive(Default)]
pub(super) struct Parts<'n> {
    /// What was tracked, with its value as written; none is once.
    pub(super) tracked: Vec<(&'n str, &'n str)>,
    /// People and what it was about.
    pub(super) tags: Vec<&'n str>,
    /// Whether there are other words.
    pub(super) words: bool,
}

/// Takes a note apart.
pub(super) fn parts(note: &str) -> Parts<'_> {
    let mut parts = Parts::default();
    let mut rest = note.trim_start();
    while !rest.is_empty() {
        let taken = match rest.split_at_checked(1) {
            Some(("#", after)) => name(after).map(|(name, after)| {
                let (value, after) = in_brackets(after).unwrap_or(("", after));
                parts.tracked.push((name, value.trim()));
                after
            }),
            Some(("@" | "+", after)) => name(after)
                .filter(|(name, _)| name.starts_with(char::is_alphabetic))
                .map(|(name, after)| {
                    parts.tags.push(name);
                    in_brackets(after).map_or(after, |(_, after)| after)
                }),
            _ => None,
        };
        rest = match taken {
            Some(after) => {
                // What trails a token, such as a comma, is no word.
                let after = after.trim_start_matches([',', '.', ';', '!', '?', ':']);
                after.trim_start()
            }
            None => {
                parts.words = true;
                rest.find(char::is_whitespace)
                    .map_or("", |end| rest[end..].trim_start())
            }
        };
    }
    parts
}

/// The name at the start, and what follows it.
fn name(text: &str) -> Option<(&str, &str)> {
    let end = text
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-')))
        .unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}

/// What stands in brackets at the start, and what follows.
fn in_brackets(text: &str) -> Option<(&str, &str)> {
    text.strip_prefix('(')?.split_once(')')
}

/// What a tracked value means.
pub(super) fn value(written: &str) -> Value {
    if written.is_empty() {
        return Value::Number(1.0);
    }
    match (number(written), time::length(written)) {
        (Some(number), _) => Value::Number(number),
        (None, Some(minutes)) => Value::Minutes(minutes),
        (None, None) => Value::Words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_told_from_words() {
        let note = parts("#sleep(7.5) #mood(4), @ann +home #water");
        assert_eq!(
            note.tracked,
            [("sleep", "7.5"), ("mood", "4"), ("water", "")]
        );
        assert_eq!(note.tags, ["ann", "home"]);
        assert!(!note.words);
        let note = parts("A # of 3+4 things, me@home #run(01:10:00) with @zoé-b.");
        assert_eq!(note.tracked, [("run", "01:10:00")]);
        assert_eq!(note.tags, ["zoé-b"]);
        assert!(note.words);
        let open = parts("#a(1 2");
        assert_eq!((open.tracked, open.words), (vec![("a", "")], true));
        assert!(parts("  \n ").tracked.is_empty());
    }

    #[test]
    fn values() {
        assert!(value("") == Value::Number(1.0));
        assert!(value("-2.5") == Value::Number(-2.5));
        assert!(value("00:01:30") == Value::Minutes(1.5));
        assert!(value("a lot") == Value::Words);
    }
}
