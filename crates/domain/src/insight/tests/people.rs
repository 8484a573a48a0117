//! Made-up people: days, questions and tags, from a seed.

use crate::insight::compare::{Among, Factor, Sheet};
use crate::insight::shuffle::Shuffle;

/// What a made-up person is like.
#[derive(Clone, Copy)]
pub(super) struct Person {
    pub(super) days: usize,
    pub(super) items: usize,
    pub(super) tags: usize,
    /// How much of a day is left of the day before: 0 for none.
    pub(super) runs: f64,
    /// How much of one question is in all of them.
    pub(super) together: f64,
    /// How much the first tag lifts the first question, in standard deviations.
    pub(super) lift: f64,
    /// Of ten days, how many have the first tag.
    pub(super) first_tag: f64,
}

pub(super) const PERSON: Person = Person {
    days: 180,
    items: 12,
    tags: 30,
    runs: 0.0,
    together: 0.5,
    lift: 0.0,
    first_tag: 3.0,
};

/// A number around 0 with the variance 1: twelve evenly spread ones, added up.
fn around(chance: &mut Shuffle) -> f64 {
    let even = |chance: &mut Shuffle| chance.below(1 << 30) as f64 / f64::from(1 << 30);
    (0..12).map(|_| even(chance)).sum::<f64>() - 6.0
}

/// A series whose days keep `runs` of the day before, with the variance 1.
fn series(chance: &mut Shuffle, days: usize, runs: f64) -> Vec<f64> {
    let mut now = around(chance);
    let mut all = Vec::with_capacity(days);
    for _ in 0..days {
        all.push(now);
        now = now * runs + around(chance) * (1.0 - runs * runs).sqrt();
    }
    all
}

impl Person {
    /// Their days. Questions have 5 faces, 11 places, or yes and no, and a sixth of them is skipped;
    /// one in six tags is rare, one is on most days, the others on one to five days of ten.
    pub(super) fn sheet(&self, seed: u64) -> Sheet {
        let mut chance = Shuffle::new(seed);
        let day = series(&mut chance, self.days, self.runs);
        let tags: Vec<Vec<usize>> = (0..self.tags)
            .map(|tag| {
                let often = match tag {
                    0 => self.first_tag / 10.0,
                    1 => 0.9,
                    _ if tag % 6 == 0 => 8.0 / self.days as f64,
                    _ => 0.1 + 0.4 * tag as f64 / self.tags as f64,
                };
                self.tag(&mut chance, often)
            })
            .collect();
        let items = (0..self.items).map(|item| {
            let own = series(&mut chance, self.days, self.runs);
            let mut values: Vec<f64> = own
                .iter()
                .zip(&day)
                .map(|(own, day)| own * (1.0 - self.together).sqrt() + day * self.together.sqrt())
                .collect();
            if item == 0 {
                tags[0].iter().for_each(|day| values[*day] += self.lift);
            }
            let skipped = |chance: &mut Shuffle| chance.below(6) == 0;
            values
                .into_iter()
                .map(|value| {
                    let answer = match item % 4 {
                        0 | 1 => (value * 1.1 + 3.2).round().clamp(1.0, 5.0),
                        2 => (value * 2.2 + 5.5).round().clamp(0.0, 10.0),
                        // Of yes and no, one is seldom said.
                        _ => f64::from(value > 1.3),
                    };
                    (!skipped(&mut chance)).then_some(answer)
                })
                .collect()
        });
        let items = items.collect();
        let factors = tags.into_iter().map(|with| Factor {
            among: Among::From(with.first().copied().unwrap_or_default()),
            with,
            made_of: None,
        });
        Sheet {
            items,
            factors: factors.collect(),
        }
    }

    /// The days with a tag, which come in runs as the questions do.
    fn tag(&self, chance: &mut Shuffle, often: f64) -> Vec<usize> {
        let at = |often: f64| (often * f64::from(1 << 30)) as usize;
        let mut with = Vec::new();
        let mut on = chance.below(1 << 30) < at(often);
        for day in 0..self.days {
            if on {
                with.push(day);
            }
            let stays = (chance.below(1 << 30) as f64) < self.runs * f64::from(1 << 30);
            if !stays {
                on = chance.below(1 << 30) < at(often);
            }
        }
        with
    }
}
