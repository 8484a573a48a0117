//! Goal Attainment Scaling, after Kiresuk and Sherman (1968): five levels in the client's own words,
//! from −2 to +2, and a score over several goals.
//!
//! People are shown words and levels. The score is for reports alone: the levels are in an order, and
//! a sum treats them as if they were equally far apart (Mackay and others, 1996).

use super::{By, Goal, Rating, latest};
use crate::merge::{Fields, field};
use crate::quiet::quiet;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

/// How much goals are taken to go together, as published.
pub const RHO: f64 = 0.3;

/// A level: −2 to +2. 0 is what the client hopes for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, TS)]
#[serde(try_from = "i8", into = "i8")]
#[ts(type = "-2 | -1 | 0 | 1 | 2")]
pub struct Level(i8);

impl Level {
    /// All of them, the lowest first.
    pub const ALL: [Self; 5] = [Self(-2), Self(-1), Self(0), Self(1), Self(2)];

    /// Which of [`Level::ALL`] it is.
    pub fn position(self) -> usize {
        usize::from((self.0 + 2).unsigned_abs())
    }

    fn field(self) -> String {
        format!("gas:{}", self.0)
    }
}

impl TryFrom<i8> for Level {
    type Error = &'static str;

    fn try_from(level: i8) -> Result<Self, Self::Error> {
        if (-2..=2).contains(&level) {
            Ok(Self(level))
        } else {
            Err("a level is from -2 to 2")
        }
    }
}

impl From<Level> for i8 {
    fn from(level: Level) -> Self {
        level.0
    }
}

/// A goal's five levels.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Scale {
    /// What each level looks like, in the client's words, −2 first: up to 300 characters each. Some
    /// may be empty, not all.
    pub levels: [String; 5],
    /// Where the client was when the levels were written.
    pub base: Option<Level>,
    /// How much the goal counts beside others, 0 to 100; 1 is as much as any other.
    pub weight: u8,
}

/// Why a form cannot become a scale.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotAScale {
    /// No level has words.
    NoWords,
    /// One has too many.
    TooLong,
    /// The weight is not from 0 to 100.
    Odd,
}

impl Scale {
    /// The longest words of a level, in characters.
    pub const LONGEST: usize = 300;
    /// The greatest weight.
    pub const HEAVIEST: u8 = 100;

    /// The scale with blank ends cut off its words.
    ///
    /// # Errors
    /// Where there are none, too many, or a weight that there is not: see [`NotAScale`].
    pub fn tidy(mut self) -> Result<Self, NotAScale> {
        for words in &mut self.levels {
            *words = words.trim().to_owned();
            if words.chars().count() > Self::LONGEST {
                return Err(NotAScale::TooLong);
            }
        }
        if self.levels.iter().all(String::is_empty) {
            return Err(NotAScale::NoWords);
        }
        if self.weight > Self::HEAVIEST {
            return Err(NotAScale::Odd);
        }
        Ok(self)
    }

    /// The fields of a goal's record that spell a scale, or that take it away.
    pub fn fields(scale: Option<&Self>) -> Fields {
        let words = |level: Level| {
            let words = scale.map(|scale| &scale.levels[level.position()]);
            let words = words.filter(|words| !words.is_empty());
            (level.field(), json!(words))
        };
        let base = json!(scale.and_then(|scale| scale.base));
        let weight = scale
            .map(|scale| scale.weight)
            .filter(|weight| *weight != 1);
        let rest = [
            ("base".to_owned(), base),
            ("weight".to_owned(), json!(weight)),
        ];
        Level::ALL.into_iter().map(words).chain(rest).collect()
    }

    /// The scale that a goal's record spells; none where no level has words.
    pub fn from_fields(fields: &Fields) -> Option<Self> {
        let words = |level: Level| {
            let words = fields.get(&level.field()).and_then(Value::as_str);
            words.unwrap_or_default().to_owned()
        };
        let levels = Level::ALL.map(words);
        let weight: Option<u8> = field(fields, "weight");
        (!levels.iter().all(String::is_empty)).then(|| Self {
            levels,
            base: field(fields, "base"),
            weight: weight.map_or(1, |weight| weight.min(Self::HEAVIEST)),
        })
    }
}

/// A goal's level with its weight.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Rated {
    /// How much it counts.
    pub weight: u8,
    /// The level.
    pub level: Level,
}

/// The T-score: 50 + 10 Σwx / √((1 − ρ)Σw² + ρ(Σw)²). None where there is no goal, or all weights
/// are 0.
pub fn t_score(rated: &[Rated], rho: f64) -> Option<f64> {
    let sum = |of: fn(f64, f64) -> f64| -> f64 {
        let one = |rated: &Rated| of(f64::from(rated.weight), f64::from(rated.level.0));
        rated.iter().map(one).sum()
    };
    let weights = sum(|weight, _| weight);
    let squares = sum(|weight, _| weight * weight);
    let spread = (1.0 - rho).mul_add(squares, rho * weights * weights);
    (spread > 0.0).then(|| 50.0 + 10.0 * sum(|weight, level| weight * level) / spread.sqrt())
}

/// What a report says of a client's goals, by one of the two series.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct GasReport {
    /// The score of the latest ratings; none where there is nothing to score.
    pub now: Option<f64>,
    /// The score of the baselines of the same goals, where each of them has one.
    pub base: Option<f64>,
    /// How many goals are in the score.
    pub rated: usize,
    /// How many have levels and no rating, and so are left out. A report says so.
    pub unrated: usize,
}

/// The report over goals that have levels, whatever their status. The client's ratings and a worker's
/// are two series, and only `by`'s are looked at.
pub fn report(goals: &[Goal], ratings: &[Rating], by: By) -> GasReport {
    let (mut now, mut base, mut unrated) = (Vec::new(), Vec::new(), 0);
    for (goal, scale) in goals
        .iter()
        .filter_map(|goal| Some((goal, goal.scale.as_ref()?)))
    {
        let Some(rating) = latest(ratings, goal.id, by) else {
            unrated += 1;
            continue;
        };
        let weight = scale.weight;
        now.push(Rated {
            weight,
            level: rating.level,
        });
        base.extend(scale.base.map(|level| Rated { weight, level }));
    }
    let whole = base.len() == now.len();
    GasReport {
        now: t_score(&now, RHO),
        base: whole.then(|| t_score(&base, RHO)).flatten(),
        rated: now.len(),
        unrated,
    }
}

quiet!(Scale);

#[cfg(test)]
mod tests;
