//! The texts and the code that names them, as they stand in the files.

use super::keys::Asked;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The files of texts, and the code that names texts. The tests of the gate plant things in them.
#[derive(Clone)]
pub struct Sources {
    /// By language and file.
    pub fluent: BTreeMap<(&'static str, String), String>,
    /// The packs of crisis lines and of measures, by folder and file.
    pub packs: BTreeMap<String, Value>,
    /// What the code of the pages and of the core asks for.
    pub asked: Asked,
}

/// One text of one language.
pub struct Message {
    /// Where it stands.
    pub file: String,
    /// Its name there.
    pub key: String,
    /// What a client may see: once for each variant, with a name in place of what is filled in.
    pub said: Vec<String>,
    /// What is filled in.
    pub variables: BTreeSet<String>,
    /// Whether code asks for it by its name; what stands in a pack is shown with the pack.
    pub is_asked_for: bool,
    /// Whether it is what somebody else calls themselves, and so not ours to make easy.
    pub is_name: bool,
}

/// Every text in both languages.
#[derive(Default)]
pub struct Texts {
    pub en: Vec<Message>,
    pub fr: Vec<Message>,
}

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// The files below a folder, by name.
fn files(folder: &str) -> Vec<(String, String)> {
    let entries = fs::read_dir(root().join(folder)).expect("the folder is there");
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry.expect("an entry");
        let name = entry.file_name().into_string().expect("a name");
        if entry.path().is_dir() {
            found.extend(files(&format!("{folder}/{name}")));
        } else if [".ftl", ".json", ".ts", ".svelte", ".rs"]
            .iter()
            .any(|end| name.ends_with(end))
        {
            found.push((name, fs::read_to_string(entry.path()).expect("a text")));
        }
    }
    found
}

impl Sources {
    pub fn of_the_project() -> Self {
        let mut fluent = BTreeMap::new();
        for language in ["en", "fr"] {
            for (name, text) in files(&format!("i18n/{language}")) {
                fluent.insert((language, name), text);
            }
        }
        let packs = ["crisis", "measures"].into_iter().flat_map(|folder| {
            let files = files(&format!("data/{folder}")).into_iter();
            files
                .filter(|(name, _)| name != "schema.json")
                .map(move |(name, text)| {
                    let pack = serde_json::from_str(&text).expect("JSON");
                    (format!("{folder}/{name}"), pack)
                })
        });
        let code = ["ui/app", "ui/portal", "ui/shared", "crates/core/src"]
            .into_iter()
            .flat_map(files);
        let is_test = |name: &str| name.ends_with(".test.ts") || name.starts_with("test");
        let mut asked = Asked::default();
        for (_, code) in code.filter(|(name, _)| !is_test(name) && !name.ends_with(".json")) {
            asked.read(&code);
        }
        Self {
            fluent,
            packs: packs.collect(),
            asked,
        }
    }
}

impl Texts {
    /// Reads them; with what could not be read.
    pub fn read(sources: &Sources) -> (Self, Vec<String>) {
        let mut texts = Self::default();
        let mut wrong = Vec::new();
        for ((language, file), text) in &sources.fluent {
            match fluent_syntax::parser::parse(text.as_str()) {
                Ok(resource) => {
                    let messages = resource
                        .body
                        .iter()
                        .filter_map(|entry| message(file, entry));
                    texts.of(language).extend(messages);
                }
                Err((_, why)) => wrong.push(format!("{language}/{file} cannot be read: {why:?}")),
            }
        }
        for (file, pack) in &sources.packs {
            for language in ["en", "fr"] {
                pack_texts(file, language, pack, "", texts.of(language));
            }
        }
        (texts, wrong)
    }

    fn of(&mut self, language: &str) -> &mut Vec<Message> {
        if language == "en" {
            &mut self.en
        } else {
            &mut self.fr
        }
    }

    pub fn both(&self) -> [(&'static str, &[Message]); 2] {
        [("en", &self.en), ("fr", &self.fr)]
    }
}

fn message(file: &str, entry: &Entry<&str>) -> Option<Message> {
    let Entry::Message(message) = entry else {
        return None;
    };
    let pattern = message.value.as_ref()?;
    let mut variables = BTreeSet::new();
    variables_in(pattern, &mut variables);
    Some(Message {
        file: file.to_owned(),
        key: message.id.name.to_owned(),
        said: spoken(pattern),
        variables,
        is_asked_for: true,
        is_name: false,
    })
}

fn spoken(pattern: &Pattern<&str>) -> Vec<String> {
    let mut texts = vec![String::new()];
    for element in &pattern.elements {
        let parts = match element {
            PatternElement::TextElement { value } => vec![(*value).to_owned()],
            PatternElement::Placeable {
                expression: Expression::Select { variants, .. },
            } => variants
                .iter()
                .flat_map(|variant| spoken(&variant.value))
                .collect(),
            PatternElement::Placeable { .. } => vec!["Ana".to_owned()],
        };
        let start = |start: &String| {
            parts
                .iter()
                .map(move |part| format!("{start}{part}"))
                .collect::<Vec<_>>()
        };
        texts = texts.iter().flat_map(start).collect();
    }
    texts
}

fn variables_in(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    let mut name = |inline: &InlineExpression<&str>| match inline {
        InlineExpression::VariableReference { id } => drop(found.insert(id.name.to_owned())),
        InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                if let InlineExpression::VariableReference { id } = argument {
                    found.insert(id.name.to_owned());
                }
            }
        }
        _ => {}
    };
    let mut inner = Vec::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { .. } => {}
            PatternElement::Placeable {
                expression: Expression::Inline(inline),
            } => name(inline),
            PatternElement::Placeable {
                expression: Expression::Select { selector, variants },
            } => {
                name(selector);
                inner.extend(variants.iter().map(|variant| &variant.value));
            }
        }
    }
    for pattern in inner {
        variables_in(pattern, found);
    }
}

/// The texts of a pack: wherever it has one for a language. What a language holds more than a text of
/// is what somebody else published, and not ours to judge.
fn pack_texts(file: &str, language: &str, value: &Value, place: &str, found: &mut Vec<Message>) {
    match value {
        Value::Array(all) => {
            for one in all {
                let id = one["id"].as_str().unwrap_or_default();
                pack_texts(file, language, one, &format!("{place}.{id}"), found);
            }
        }
        Value::Object(all) => {
            for (name, one) in all {
                if name != language {
                    pack_texts(file, language, one, &format!("{place}.{name}"), found);
                } else if let Some(text) = one.as_str() {
                    found.push(Message {
                        file: file.to_owned(),
                        key: format!("{}{place}", name_of(file)),
                        said: vec![text.to_owned()],
                        variables: BTreeSet::new(),
                        is_asked_for: false,
                        is_name: place.ends_with(".name") || place.ends_with(".word"),
                    });
                }
            }
        }
        _ => {}
    }
}

/// A pack's name, from its file's.
fn name_of(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.trim_end_matches(".json")
}
