//! The words that are said where there is no screen: on notices and in files, read from `i18n`.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use std::sync::OnceLock;
use trellis_domain::settings::Language;

/// One language's words.
pub(crate) struct Words(FluentBundle<FluentResource>);

/// A file of words in a language.
macro_rules! texts {
    ($language:literal: $($name:literal),+) => {
        &[$(include_str!(concat!("../../../i18n/", $language, "/", $name, ".ftl"))),+]
    };
}

impl Words {
    /// What notices say, the tray, and the system when it asks for a finger or a face.
    pub(crate) fn of(language: Language) -> &'static Self {
        static EN: OnceLock<Words> = OnceLock::new();
        static FR: OnceLock<Words> = OnceLock::new();
        match language {
            Language::En => {
                EN.get_or_init(|| Self::read("en", texts!("en": "notice", "prompt", "tray")))
            }
            Language::Fr => {
                FR.get_or_init(|| Self::read("fr", texts!("fr": "notice", "prompt", "tray")))
            }
        }
    }

    /// What the files say that the client takes along: more, and so read only for them.
    pub(crate) fn of_record(language: Language) -> &'static Self {
        static EN: OnceLock<Words> = OnceLock::new();
        static FR: OnceLock<Words> = OnceLock::new();
        match language {
            Language::En => EN.get_or_init(|| {
                let texts =
                    texts!("en": "record", "area", "balance", "goal", "notice", "plan", "reminder");
                Self::read("en", texts)
            }),
            Language::Fr => FR.get_or_init(|| {
                let texts =
                    texts!("fr": "record", "area", "balance", "goal", "notice", "plan", "reminder");
                Self::read("fr", texts)
            }),
        }
    }

    /// What is said of sharing outside of the screens: the words that are agreed to, and the page for a
    /// visit.
    pub(crate) fn of_sharing(language: Language) -> &'static Self {
        static EN: OnceLock<Words> = OnceLock::new();
        static FR: OnceLock<Words> = OnceLock::new();
        match language {
            Language::En => EN.get_or_init(|| {
                Self::read(
                    "en",
                    texts!("en": "area", "consent", "packet", "record", "visit"),
                )
            }),
            Language::Fr => FR.get_or_init(|| {
                Self::read(
                    "fr",
                    texts!("fr": "area", "consent", "packet", "record", "visit"),
                )
            }),
        }
    }

    fn read(name: &str, texts: &[&str]) -> Self {
        let name = name.parse().expect("a language's name is one");
        let mut bundle = FluentBundle::new_concurrent(vec![name]);
        bundle.set_use_isolating(false);
        for text in texts {
            let resource = FluentResource::try_new((*text).to_owned())
                .unwrap_or_else(|(readable, _)| readable);
            bundle.add_resource_overriding(resource);
        }
        Self(bundle)
    }

    /// The text of a key.
    pub(crate) fn get(&self, key: &str) -> String {
        self.with(key, &FluentArgs::new())
    }

    /// The text of a key, with something put in.
    pub(crate) fn with(&self, key: &str, arguments: &FluentArgs<'_>) -> String {
        let pattern = self.0.get_message(key).and_then(|message| message.value());
        debug_assert!(pattern.is_some(), "{key} is in i18n");
        pattern.map_or_else(String::new, |pattern| {
            self.0
                .format_pattern(pattern, Some(arguments), &mut Vec::new())
                .into_owned()
        })
    }
}
