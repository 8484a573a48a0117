//! The words that are said where there is no screen: on notices and in files, read from `i18n`.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use std::sync::OnceLock;
use trellis_domain::settings::Language;

/// One language's words.
pub(crate) struct Words(FluentBundle<FluentResource>);

impl Words {
    /// The words of a language.
    pub(crate) fn of(language: Language) -> &'static Self {
        static EN: OnceLock<Words> = OnceLock::new();
        static FR: OnceLock<Words> = OnceLock::new();
        let (kept, name, texts) = match language {
            Language::En => (
                &EN,
                "en",
                [
                    include_str!("../../../i18n/en/notice.ftl"),
                    include_str!("../../../i18n/en/tray.ftl"),
                ],
            ),
            Language::Fr => (
                &FR,
                "fr",
                [
                    include_str!("../../../i18n/fr/notice.ftl"),
                    include_str!("../../../i18n/fr/tray.ftl"),
                ],
            ),
        };
        kept.get_or_init(|| {
            let mut bundle =
                FluentBundle::new_concurrent(vec![name.parse().expect("a language's name is one")]);
            bundle.set_use_isolating(false);
            for text in texts {
                let resource = FluentResource::try_new(text.to_owned())
                    .unwrap_or_else(|(readable, _)| readable);
                bundle.add_resource_overriding(resource);
            }
            Self(bundle)
        })
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
