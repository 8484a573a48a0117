//! How things are said in the files, in the client's language: days, answers, headings.

use crate::words::Words;
use chrono::{Datelike, NaiveDate, Weekday};
use fluent_bundle::{FluentArgs, FluentValue};
use trellis_domain::checkin::{Answer, Choice, ItemKind, Wording};
use trellis_domain::crisis::Texts;
use trellis_domain::plan::{Part, Section, Starter};
use trellis_domain::reminder::{End, Every, Rule};
use trellis_domain::settings::Language;
use trellis_domain::support::Meets;

const MONTHS: [&str; 12] = [
    "record-month-1",
    "record-month-2",
    "record-month-3",
    "record-month-4",
    "record-month-5",
    "record-month-6",
    "record-month-7",
    "record-month-8",
    "record-month-9",
    "record-month-10",
    "record-month-11",
    "record-month-12",
];
const WEEKDAYS: [&str; 7] = [
    "record-weekday-1",
    "record-weekday-2",
    "record-weekday-3",
    "record-weekday-4",
    "record-weekday-5",
    "record-weekday-6",
    "record-weekday-7",
];

/// Says it.
#[derive(Clone, Copy)]
pub(super) struct Say {
    pub(super) language: Language,
    words: &'static Words,
}

impl Say {
    pub(super) fn of(language: Language) -> Self {
        let words = Words::of_record(language);
        Self { language, words }
    }

    /// The words themselves.
    pub(super) fn words(&self) -> &'static Words {
        self.words
    }

    /// The language's name, as files give it.
    pub(super) fn tag(&self) -> &'static str {
        match self.language {
            Language::En => "en",
            Language::Fr => "fr",
        }
    }

    /// The text of a key.
    pub(super) fn get(&self, key: &str) -> String {
        self.words.get(key)
    }

    /// The text of a key, with things put in.
    pub(super) fn with<'a>(
        &self,
        key: &str,
        put: impl IntoIterator<Item = (&'a str, FluentValue<'a>)>,
    ) -> String {
        self.words
            .with(key, &put.into_iter().collect::<FluentArgs<'_>>())
    }

    /// One of our own texts.
    pub(super) fn text<'a>(&self, texts: &'a Texts) -> &'a str {
        let text = texts.get(&self.language).or_else(|| texts.values().next());
        text.map_or("", String::as_str)
    }

    /// A day in full: "Monday, June 1, 2026".
    pub(super) fn day(&self, day: NaiveDate) -> String {
        let first = match (self.language, day.day()) {
            (Language::Fr, 1) => "1er".to_owned(),
            (_, n) => n.to_string(),
        };
        self.with(
            "record-day",
            [
                ("weekday", self.weekday(day.weekday()).into()),
                ("day", first.into()),
                ("month", self.month_name(day).into()),
                ("year", day.year().to_string().into()),
            ],
        )
    }

    /// A month: "June 2026".
    pub(super) fn month(&self, day: NaiveDate) -> String {
        let year = day.year().to_string();
        self.with(
            "record-month",
            [
                ("month", self.month_name(day).into()),
                ("year", year.into()),
            ],
        )
    }

    fn month_name(&self, day: NaiveDate) -> String {
        self.get(MONTHS[day.month0() as usize])
    }

    fn weekday(&self, day: Weekday) -> String {
        self.get(WEEKDAYS[day.num_days_from_monday() as usize])
    }

    /// A number as it is written.
    pub(super) fn number(&self, number: f64) -> String {
        let plain = number.to_string();
        match self.language {
            Language::En => plain,
            Language::Fr => plain.replace('.', ","),
        }
    }

    /// Yes or no.
    pub(super) fn yes_no(&self, yes: bool) -> String {
        if yes {
            self.get("record-yes")
        } else {
            self.get("record-no")
        }
    }

    /// An answer as the client reads it.
    pub(super) fn answer(&self, wording: &Wording, answer: &Answer) -> String {
        match (&wording.kind, answer) {
            (ItemKind::Faces { words }, Answer::Number(level)) => {
                face(words, *level).map_or_else(|| self.number(*level), str::to_owned)
            }
            (ItemKind::ZeroToTen { .. }, Answer::Number(n)) => {
                let number = self.number(*n);
                self.with("record-of-ten", [("number", number.into())])
            }
            (ItemKind::Duration, Answer::Number(minutes)) => {
                let minutes = minutes.clamp(0.0, 1e6) as u32;
                let (hours, minutes) = (minutes / 60, minutes % 60);
                self.with(
                    "record-duration",
                    [("hours", hours.into()), ("minutes", minutes.into())],
                )
            }
            (ItemKind::Number { unit }, Answer::Number(n)) if !unit.is_empty() => {
                format!("{} {unit}", self.number(*n))
            }
            (ItemKind::ChooseOne { choices } | ItemKind::ChooseSeveral { choices }, answer) => {
                labels(choices, answer).join(", ")
            }
            (_, Answer::YesNo(yes)) => self.yes_no(*yes),
            (_, Answer::Number(n)) => self.number(*n),
            (_, Answer::Text(text)) => text.clone(),
            (_, Answer::Several(all)) => all.join(", "),
        }
    }

    /// How a section of the plan is called.
    pub(super) fn heading(&self, section: &Section) -> String {
        match (&section.title, section.starter) {
            (Some(title), _) => title.clone(),
            (None, Some(starter)) => self.get(starter_key(starter)),
            (None, None) => self.get("plan-own-section"),
        }
    }

    /// How a part of the plan is called.
    pub(super) fn part(&self, part: Part) -> String {
        self.get(match part {
            Part::Well => "plan-part-well",
            Part::Hard => "plan-part-hard",
        })
    }

    /// When a reminder comes.
    pub(super) fn rule(&self, rule: &Rule) -> String {
        let whole = |n: u16| FluentValue::from(u32::from(n));
        let days = match &rule.every {
            Every::Once => self.day(rule.start),
            Every::Days { n } => self.with("reminder-rule-days", [("n", whole(*n))]),
            Every::Weeks { n, on } => {
                let on = on.iter().map(|day| self.weekday(*day));
                let days = on.collect::<Vec<_>>().join(", ");
                self.with(
                    "reminder-rule-weeks",
                    [("n", whole(*n)), ("days", days.into())],
                )
            }
            Every::MonthDay { n, day } => self.with(
                "reminder-rule-month-day",
                [("n", whole(*n)), ("day", u32::from(*day).into())],
            ),
            Every::MonthWeekday { n, nth, on } => self.with(
                "reminder-rule-month-weekday",
                [
                    ("n", whole(*n)),
                    ("nth", i32::from(*nth).into()),
                    ("weekday", self.weekday(*on).into()),
                ],
            ),
        };
        let times = rule.times.iter();
        let times = times.map(|time| time.naive().format("%H:%M").to_string());
        let times = times.collect::<Vec<_>>().join(", ");
        let what = self.with(
            "reminder-rule-at",
            [("days", days.into()), ("times", times.into())],
        );
        match rule.end {
            End::Never => what,
            End::Until { date } => self.with(
                "reminder-rule-until",
                [("what", what.into()), ("day", self.day(date).into())],
            ),
            End::Times { n } => self.with(
                "reminder-rule-count",
                [("what", what.into()), ("n", whole(n))],
            ),
        }
    }

    /// When something comes round again.
    pub(super) fn meets(&self, meets: &Meets) -> String {
        let days = meets.days.iter().map(|day| self.weekday(*day));
        let days = days.collect::<Vec<_>>().join(", ");
        let weeks = self.with(
            "reminder-rule-weeks",
            [("n", u32::from(meets.every).into()), ("days", days.into())],
        );
        if meets.time.is_empty() {
            return weeks;
        }
        self.with(
            "reminder-rule-at",
            [
                ("days", weeks.into()),
                ("times", meets.time.as_str().into()),
            ],
        )
    }
}

/// The client's word for a face.
pub(super) fn face(words: &[String; 5], level: f64) -> Option<&str> {
    let place = (level.clamp(1.0, 5.0) as usize).checked_sub(1)?;
    words.get(place).map(String::as_str)
}

/// The labels of what was chosen; its id where a newer device knows a choice that is not here.
pub(super) fn labels<'a>(choices: &'a [Choice], answer: &'a Answer) -> Vec<&'a str> {
    let label = |id: &'a String| {
        let choice = choices.iter().find(|choice| choice.id == *id);
        choice.map_or(id.as_str(), |choice| choice.label.as_str())
    };
    match answer {
        Answer::Text(id) => vec![label(id)],
        Answer::Several(ids) => ids.iter().map(label).collect(),
        Answer::YesNo(_) | Answer::Number(_) => Vec::new(),
    }
}

fn starter_key(starter: Starter) -> &'static str {
    match starter {
        Starter::WellMe => "plan-heading-well_me",
        Starter::Important => "plan-heading-important",
        Starter::EveryDay => "plan-heading-every_day",
        Starter::Helps => "plan-heading-helps",
        Starter::Triggers => "plan-heading-triggers",
        Starter::EarlySigns => "plan-heading-early_signs",
        Starter::WhenHard => "plan-heading-when_hard",
        Starter::Crisis => "plan-heading-crisis",
        Starter::AfterCrisis => "plan-heading-after_crisis",
        Starter::HardSigns => "plan-heading-hard_signs",
        Starter::BySelf => "plan-heading-by_self",
        Starter::TakeMyMind => "plan-heading-take_my_mind",
        Starter::Ask => "plan-heading-ask",
        Starter::Professionals => "plan-heading-professionals",
        Starter::Safer => "plan-heading-safer",
        Starter::Reasons => "plan-heading-reasons",
    }
}
