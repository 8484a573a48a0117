//! Words that judge, and words of a clinic or a machine, do not occur: in no form of theirs, and in
//! names neither.

use super::sources::Texts;
use regex::Regex;
use std::sync::LazyLock;

/// In English, as whole words.
const ENGLISH: &[&str] = &[
    "fail(s|ed|ing|ure|ures)?",
    "unsuccessful(ly)?",
    "missed",
    "overdue",
    "(non-?)?complian(t|ce)",
    "compl(y|ies|ied)",
    "adheren(t|ce)",
    "patients?",
    "streaks?",
    "users?|usernames?",
    "errors?|erroneous",
    "invalid",
    "illegal",
    "wrong answers?",
    "must",
    "mandatory",
    "forbidden",
    "(re)?lapse[sd]?",
    "symptoms?",
    "disorders?",
    "suffer(s|ed|ing|er|ers)?",
    "victims?",
    "addicts?",
    "committed suicide|commit suicide",
    "crazy|insane",
    "lazy",
];

/// In French, as whole words. Vous, never tu.
const FRENCH: &[&str] = &[
    r"échou\p{L}*",
    "échecs?",
    r"manqué\p{L}*",
    r"raté\p{L}*",
    "en retard",
    r"(non )?conformes?",
    "non-conformes?",
    "patiente?s?",
    "série[s]? de jours?|en série",
    r"utilisateur\p{L}*|utilisatrice\p{L}*|usagers?|usagères?",
    r"erreurs?|erroné\p{L}*",
    "invalides?",
    r"illéga\p{L}*",
    "mauvaises? réponses?",
    r"obligatoire\p{L}*",
    r"interdit\p{L}*",
    r"rechut\p{L}*",
    "symptômes?",
    r"souffr\p{L}*",
    "victimes?",
    "toxicomanes?",
    "se suicider|s’est suicidée?",
    "folles?|fous?",
    r"paresseu\p{L}*",
    "tu|toi|ton|tes|ta",
];

static BANNED: LazyLock<[(&str, Regex); 2]> = LazyLock::new(|| {
    let whole = |words: &[&str]| {
        let any = format!(
            r"(?i)(?:^|[^\p{{L}}\p{{N}}-])({})(?:$|[^\p{{L}}\p{{N}}-])",
            words.join("|")
        );
        Regex::new(&any).expect("a pattern")
    };
    [("en", whole(ENGLISH)), ("fr", whole(FRENCH))]
});

/// French marks that stand apart from their word are kept on its line.
static LOOSE_MARK: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\S [:;?!»]|« ").expect("a pattern"));

/// The texts in which such a word stands.
pub fn wrong(texts: &Texts) -> Vec<String> {
    let mut wrong = Vec::new();
    for (language, messages) in texts.both() {
        let banned = BANNED
            .iter()
            .find(|(of, _)| *of == language)
            .map(|(_, regex)| regex);
        for message in messages {
            let (file, key) = (&message.file, &message.key);
            for text in &message.said {
                if let Some(found) = banned.and_then(|banned| banned.captures(text)) {
                    wrong.push(format!("{language}/{file}: {key} says “{}”", &found[1]));
                }
                if language == "fr" && LOOSE_MARK.is_match(text) {
                    wrong.push(format!("{language}/{file}: {key} lets a mark stand alone"));
                }
            }
        }
    }
    wrong
}
