//! Both languages say the same things, and exactly what the code asks for.

use super::sources::{Message, Texts};
use regex::{Captures, Regex};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// What lacks, what is there twice, what nobody asks for, and what is filled in in one language only.
pub fn wrong(texts: &Texts, asked: &Asked) -> Vec<String> {
    let mut wrong = Vec::new();
    for (language, messages) in texts.both() {
        let mut seen = BTreeSet::new();
        let twice = messages.iter().filter(|message| !seen.insert(&message.key));
        wrong.extend(twice.map(|message| format!("{language}: {} is written twice", message.key)));
    }
    let (english, french) = (by_key(&texts.en), by_key(&texts.fr));
    for (language, here, there) in [("fr", &english, &french), ("en", &french, &english)] {
        for key in here.keys().filter(|key| !there.contains_key(**key)) {
            wrong.push(format!("{language}: {key} is missing"));
        }
    }
    for (key, english) in &english {
        let Some(french) = french.get(key) else {
            continue;
        };
        let (here, there) = (&english.variables, &french.variables);
        if here != there {
            wrong.push(format!(
                "{key} fills in {here:?} in English and {there:?} in French"
            ));
        }
        if english.file != french.file {
            wrong.push(format!(
                "{key} stands in {} and in {}",
                english.file, french.file
            ));
        }
    }
    let known: BTreeSet<&str> = texts
        .en
        .iter()
        .chain(&texts.fr)
        .filter(|message| message.is_asked_for)
        .map(|message| message.key.as_str())
        .collect();
    for key in asked
        .keys
        .iter()
        .filter(|key| !known.contains(key.as_str()))
    {
        wrong.push(format!("the code asks for {key}, which is missing"));
    }
    for start in asked
        .starts
        .iter()
        .filter(|start| !known.iter().any(|key| key.starts_with(start.as_str())))
    {
        wrong.push(format!(
            "the code asks for {start}…, of which there is none"
        ));
    }
    for key in known {
        let is_made = asked
            .quoted_starts
            .iter()
            .any(|start| key.starts_with(start.as_str()));
        if !is_made && !asked.quoted.contains(key) {
            wrong.push(format!("{key} is unused"));
        }
    }
    wrong
}

/// What code asks for.
#[derive(Clone, Default)]
pub struct Asked {
    /// Whole keys.
    keys: BTreeSet<String>,
    /// The beginnings of keys that are put together where they are asked for.
    starts: BTreeSet<String>,
    /// Whatever stands in the code as a string, keys in lists among them.
    quoted: BTreeSet<String>,
    /// The beginnings of whatever is put together, keys among them.
    quoted_starts: BTreeSet<String>,
}

impl Asked {
    /// Adds what some code asks for: in the pages `t("key")`, or one of two; in the core
    /// `words.get("key")`.
    pub fn read(&mut self, code: &str) {
        let found = |regex: &Regex| -> Vec<String> {
            let parts = |found: Captures<'_>| -> Vec<String> {
                let parts = found.iter().skip(1).flatten();
                parts.map(|part| part.as_str().to_owned()).collect()
            };
            regex.captures_iter(code).flat_map(parts).collect()
        };
        let [one, either, core, start, quoted, quoted_start] = &*PATTERNS;
        for asked in [one, either, core] {
            self.keys.extend(found(asked));
        }
        self.starts.extend(found(start));
        self.quoted.extend(found(quoted));
        self.quoted_starts.extend(found(quoted_start));
    }
}

static PATTERNS: LazyLock<[Regex; 6]> = LazyLock::new(|| {
    [
        r#"\bt\(\s*"([\w-]+)""#,
        r#"\bt\(\s*[^"`,(){};]+\?\s*"([\w-]+)"\s*:\s*"([\w-]+)""#,
        r#"\bwords\.(?:get|with)\(\s*"([\w-]+)""#,
        r#"\bt\(\s*`([a-z][a-z0-9-]*-)\$\{"#,
        r#""([\w-]+)""#,
        r#"["`]([a-z][a-z0-9-]*-)\$\{"#,
    ]
    .map(|pattern| Regex::new(pattern).expect("a pattern"))
});

fn by_key(messages: &[Message]) -> BTreeMap<&str, &Message> {
    messages
        .iter()
        .map(|message| (message.key.as_str(), message))
        .collect()
}
