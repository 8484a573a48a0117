//! What answers come to, by the measure's own rule.

use super::{Band, Pack};
use std::collections::BTreeMap;

/// Answers: by the question's name in the pack, what each counts. A question that is not there was
/// left open.
pub type Answers = BTreeMap<String, u8>;

/// What answers come to.
#[derive(Clone, Copy, Debug)]
pub struct Outcome<'a> {
    /// The number.
    pub total: u32,
    /// Whether some questions were left open, and the mean of the others stands for them.
    pub filled: bool,
    /// The published band; none where the measure has none.
    pub band: Option<&'a Band>,
}

/// An answer that the pack does not know.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Unknown;

impl Pack {
    /// Whether every answer is one that can be given.
    ///
    /// # Errors
    /// [`Unknown`] where one is not.
    pub fn know(&self, answers: &Answers) -> Result<(), Unknown> {
        let known = answers.iter().all(|(item, value)| {
            self.items.iter().any(|one| one.id == *item)
                && self.options.iter().any(|option| option.value == *value)
        });
        known.then_some(()).ok_or(Unknown)
    }

    /// What answers come to; none where more questions were left open than the measure allows.
    pub fn outcome(&self, answers: &Answers) -> Option<Outcome<'_>> {
        let given = self.items.iter().filter_map(|item| answers.get(&item.id));
        let (count, sum) = given.fold((0, 0), |(count, sum): (u32, u32), value| {
            (count + 1, sum + u32::from(*value))
        });
        let all = u32::try_from(self.items.len()).ok()?;
        let open = usize::try_from(all - count).ok()?;
        if count == 0 || open > self.scoring.most_open {
            return None;
        }
        // The mean of the others for each that is open: all × sum / count, halves up.
        let whole = (2 * all * sum + count) / (2 * count);
        let total = whole * self.scoring.times;
        let band = self
            .bands
            .iter()
            .find(|band| (band.from..=band.to).contains(&total));
        Some(Outcome {
            total,
            filled: open > 0,
            band,
        })
    }
}
