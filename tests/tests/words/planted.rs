//! The gate finds what somebody puts in: one thing at a time, in either language, and nothing else.

use super::sources::Sources;
use super::wrong;
use serde_json::json;
use std::sync::LazyLock;

/// The project's words and some that are easy, asked for, and in both languages.
#[derive(Clone)]
struct Garden(Sources);

static CLEAN: LazyLock<Garden> = LazyLock::new(Garden::made);

impl Garden {
    fn new() -> Self {
        CLEAN.clone()
    }

    fn made() -> Self {
        let mut garden = Self(Sources::of_the_project());
        for (language, text) in [
            ("en", "planted = Here you are"),
            ("fr", "planted = Vous voici"),
        ] {
            garden.plant(language, text);
        }
        garden.code(r#"t("planted")"#);
        assert_eq!(
            garden.found(),
            Vec::<String>::new(),
            "it is clean before anything is planted"
        );
        garden
    }

    fn plant(&mut self, language: &'static str, line: &str) {
        let file = self.0.fluent.entry((language, "planted.ftl".to_owned()));
        let file = file.or_default();
        file.push_str(line);
        file.push('\n');
    }

    /// The text of `planted` in a language, and nothing else.
    fn replant(mut self, language: &'static str, text: &str) -> Self {
        self.0.fluent.remove(&(language, "planted.ftl".to_owned()));
        self.plant(language, &format!("planted = {text}"));
        self
    }

    fn code(&mut self, code: &str) {
        self.0.asked.read(code);
    }

    fn found(&self) -> Vec<String> {
        wrong(&self.0)
    }

    /// The one thing that is found.
    fn finds(&self, said: &str) {
        let found = self.found();
        assert!(
            !found.is_empty(),
            "nothing is found, and {said:?} was planted"
        );
        for why in &found {
            assert!(
                why.contains(said) && why.contains("planted"),
                "{said:?} was planted, and found: {why}"
            );
        }
    }
}

#[test]
fn a_hard_sentence_is_found() {
    for (language, said, hard) in [
        (
            "en",
            "grade",
            "Before continuing, carefully consider whether additional professional assistance might potentially be beneficial.",
        ),
        ("en", "long word", "Authentication needed"),
        (
            "fr",
            "ease",
            "Veuillez considérer attentivement la possibilité de solliciter une assistance professionnelle complémentaire.",
        ),
        (
            "fr",
            "20",
            "Vous pouvez le faire ou ne pas le faire et si ce n’est pas ce soir ce sera une autre fois.",
        ),
        ("fr", "long word", "Authentification requise"),
    ] {
        let garden = Garden::new().replant(language, hard);
        if said == "20" {
            assert!(
                garden
                    .found()
                    .iter()
                    .any(|why| why.contains("words in a sentence"))
            );
        } else {
            garden.finds(said);
        }
    }
}

#[test]
fn many_short_hard_texts_are_found_together() {
    for (language, hard) in [
        ("en", "Remarkably insensitive evaluation"),
        ("fr", "Évaluation vraiment négative"),
    ] {
        let mut garden = Garden::new();
        for n in 0..20 {
            let easy = if language == "en" { "fr" } else { "en" };
            garden.plant(language, &format!("planted-{n} = {hard}"));
            garden.plant(easy, &format!("planted-{n} = Ana"));
            garden.code(&format!("t(\"planted-{n}\")"));
        }
        let found = garden.found();
        assert!(
            found.iter().any(|why| why.contains("planted to planted-")),
            "{found:?}"
        );
    }
}

#[test]
fn a_word_that_judges_is_found_in_each_of_its_forms() {
    let banned = [
        (
            "en",
            "failed fails failure missed overdue non-compliant noncompliance patient Patients streak users user errors invalid must relapse symptoms disorder suffering",
        ),
        (
            "fr",
            "échoué échouez échec échecs manqué manquée patiente patients utilisateur utilisatrices erreur erreurs invalide rechute symptômes souffrance obligatoire tu toi ton tes",
        ),
    ];
    for (language, words) in banned {
        let mut garden = Garden::new();
        let mut planted = Vec::new();
        for word in words.split(' ') {
            let apart = if language == "fr" { "\u{a0}: " } else { ": " };
            for text in [
                word.to_owned(),
                format!("Ana{apart}{word}."),
                format!("l’{word} d’Ana"),
            ] {
                let key = format!("planted-{}", planted.len());
                garden.plant(language, &format!("{key} = {text}"));
                planted.push(format!("{key} says “{word}”"));
            }
        }
        let found = garden.found();
        for said in planted {
            assert!(found.iter().any(|why| why.contains(&said)), "{said}");
        }
    }
    for (language, text) in [
        ("fr", "Vous êtes en retard"),
        ("fr", "Non conforme"),
        ("en", "A wrong answer"),
    ] {
        Garden::new().replant(language, text).finds("says “");
    }
    // A word that only looks alike is none.
    for (language, text) in [
        ("en", "I trust you: plates, mustard, usual."),
        ("fr", "Votre tuque, le tonnerre, l’été."),
    ] {
        assert_eq!(
            Garden::new().replant(language, text).found(),
            Vec::<String>::new()
        );
    }
}

#[test]
fn what_is_missing_unused_or_there_twice_is_found() {
    for (language, other) in [("en", "fr"), ("fr", "en")] {
        let mut garden = Garden::new();
        garden.plant(language, "planted-too = Ana");
        garden.code(r#"t("planted-too")"#);
        garden.finds(&format!("{other}: planted-too is missing"));

        let mut garden = Garden::new();
        garden.plant(language, "planted = Ana");
        garden.finds("written twice");

        let mut garden = Garden::new().replant(language, "Ana {");
        garden.code("");
        assert!(
            garden
                .found()
                .iter()
                .any(|why| why.contains("cannot be read"))
        );
    }
    let mut garden = Garden::new();
    garden.plant("en", "planted-too = Ana");
    garden.plant("fr", "planted-too = Ana");
    garden.finds("planted-too is unused");
    garden.code("const key = `planted-${what}`;");
    assert_eq!(
        garden.found(),
        Vec::<String>::new(),
        "it may be put together"
    );
    for code in [
        r#"t("planted-not")"#,
        r#"t( "planted-not", { ana })"#,
        r#"t(ana ? "planted" : "planted-not")"#,
        r#"words.get("planted-not")"#,
        "t(`planted-not-${ana}`)",
    ] {
        let mut garden = Garden::new();
        garden.code(code);
        garden.finds("the code asks for planted-not");
    }
}

#[test]
fn a_variable_in_one_language_only_is_found() {
    for language in ["en", "fr"] {
        for text in [
            "{ $ana }",
            "{ $ana ->\n    [1] Ana\n   *[other] Bo\n}",
            "{ NUMBER($ana) }",
        ] {
            Garden::new().replant(language, text).finds("fills in");
        }
    }
    let both = Garden::new()
        .replant("en", "{ $ana }")
        .replant("fr", "{ $ana }");
    assert_eq!(both.found(), Vec::<String>::new());
}

#[test]
fn a_mark_that_stands_alone_is_found() {
    for text in ["Ana : oui", "« Ana »", "Oui ?"] {
        Garden::new()
            .replant("fr", text)
            .finds("a mark stand alone");
    }
}

#[test]
fn a_pack_of_crisis_lines_is_read_as_well() {
    let about = |language: &str, text: &str| {
        let mut garden = Garden::new();
        garden.0.packs.get_mut("crisis/ca.json").expect("Canada's")["lines"][0]["about"]
            [language] = json!(text);
        garden.found()
    };
    for (language, text, said) in [
        ("en", "For patients.", "says “patients”"),
        ("fr", "Pour les patients.", "says “patients”"),
        (
            "en",
            "Professional psychological intervention for individuals experiencing considerable emotional difficulties.",
            "grade",
        ),
        (
            "fr",
            "Intervention psychologique professionnelle pour les personnes traversant des difficultés émotionnelles considérables.",
            "ease",
        ),
    ] {
        let found = about(language, text);
        assert!(
            found
                .iter()
                .any(|why| why.contains(said) && why.contains("ca.lines.988.about")),
            "{found:?}"
        );
    }
    let mut garden = Garden::new();
    let pack = garden.0.packs.get_mut("crisis/ca.json").expect("Canada's");
    pack["lines"][0]["hours"]
        .as_object_mut()
        .expect("texts")
        .remove("fr");
    assert_eq!(garden.found(), ["fr: ca.lines.988.hours is missing"]);
}

#[test]
fn a_pack_of_a_measure_is_read_but_for_what_others_published() {
    let pack = |spoil: &dyn Fn(&mut serde_json::Value)| {
        let mut garden = Garden::new();
        let packs = &mut garden.0.packs;
        spoil(packs.get_mut("measures/phq9-1.json").expect("it is there"));
        garden.found()
    };
    for place in ["about", "means"] {
        let found = pack(&|pack| pack[place]["en"] = json!("For patients."));
        assert!(
            found.iter().any(|why| why.contains("says “patients”")),
            "{found:?}"
        );
    }
    let found = pack(&|pack| pack["bands"][0]["words"]["fr"] = json!("Un symptôme."));
    assert!(
        found.iter().any(|why| why.contains("says “symptôme”")),
        "{found:?}"
    );
    assert_eq!(
        pack(&|pack| {
            pack["texts"]["en"]["items"]["1"] = json!("Patients must not fail.");
            pack["texts"]["fr"]["lead"] = json!("Les patients souffrent d’un échec.");
        }),
        Vec::<String>::new()
    );
}
