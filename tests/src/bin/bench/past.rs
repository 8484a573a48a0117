//! Years of made-up days, as the other app's file: three entries a day, about 14 values each, the
//! same ones in each run.

use chrono::{Days, NaiveDate};
use std::fmt::Write;

/// How many entries a day.
const A_DAY: u32 = 3;

/// In about a quarter of all notes.
pub(super) const COMMON: &str = "walked";

/// In [`RARE_HITS`] notes of the last year, however long the history.
pub(super) const RARE: &str = "lighthouse";

/// How often [`RARE`] is written.
pub(super) const RARE_HITS: u32 = 8;

/// Numbers that look random (SplitMix64).
pub(super) struct Chance(u64);

impl Chance {
    /// The same numbers for the same seed.
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `n`.
    pub(super) fn below(&mut self, n: u32) -> u32 {
        (self.next() % u64::from(n)) as u32
    }

    /// Sixteen bytes, for an id.
    pub(super) fn bytes(&mut self) -> [u8; 16] {
        let both = u128::from(self.next()) << 64 | u128::from(self.next());
        both.to_be_bytes()
    }

    /// One in a vocabulary of `n`: the first ones as often as in any language, the last ones hardly
    /// ever (Zipf).
    fn word(&mut self, n: u32) -> u32 {
        let unit = (self.next() >> 11) as f64 / (1u64 << 53) as f64;
        (f64::from(n).powf(unit) as u32).saturating_sub(1)
    }
}

/// A word that nobody knows, the same for the same number.
fn spelled(mut n: u32) -> String {
    const START: [&str; 12] = ["b", "br", "c", "d", "f", "g", "m", "n", "p", "r", "s", "t"];
    const END: [&str; 8] = ["al", "an", "el", "en", "il", "in", "or", "un"];
    let mut word = String::new();
    loop {
        let syllable = n % 96;
        word.push_str(START[(syllable / 8) as usize]);
        word.push_str(END[(syllable % 8) as usize]);
        n /= 96;
        if n == 0 {
            return word;
        }
    }
}

/// A note: 6 to 20 words.
pub(super) fn note(chance: &mut Chance, rare: bool) -> String {
    let words = 6 + chance.below(15);
    let mut note: Vec<String> = (0..words).map(|_| spelled(chance.word(4_000))).collect();
    if chance.below(4) == 0 {
        note[0] = COMMON.to_owned();
    }
    if rare {
        note[1] = RARE.to_owned();
    }
    note.join(" ")
}

/// How many entries `years` hold.
pub(super) fn entries(years: u32) -> u32 {
    years * 365 * A_DAY
}

/// The file of `years` of days, of which `last` is the last one.
pub(super) fn file(years: u32, last: NaiveDate) -> String {
    const MOODS: [&str; 5] = ["awful", "bad", "meh", "good", "rad"];
    let mut chance = Chance::new(u64::from(years));
    let mut file =
        String::from("full_date,date,weekday,time,mood,activities,scales,note_title,note\n");
    let rare_every = 365 * A_DAY / RARE_HITS;
    for back in 0..years * 365 {
        let day = last - Days::new(u64::from(back));
        for (n, hour) in (0..A_DAY).zip([21, 13, 8]) {
            let minute = chance.below(60);
            let mood = MOODS[chance.below(5) as usize];
            let mut activities: Vec<u32> = (0..11).map(|_| chance.below(60)).collect();
            activities.sort_unstable();
            activities.dedup();
            let activities: Vec<String> = activities
                .into_iter()
                .map(|n| format!("{} {}", spelled(n), spelled(n + 100)))
                .collect();
            let (energy, sleep) = (chance.below(6), chance.below(11));
            let entry = back * A_DAY + n;
            let rare = entry.is_multiple_of(rare_every) && entry / rare_every < RARE_HITS;
            let note = if rare || chance.below(100) < 55 {
                note(&mut chance, rare)
            } else {
                String::new()
            };
            let line = writeln!(
                file,
                "{day},{},{},{hour:02}:{minute:02},{mood},\"{}\",\"Energy: {energy} | Sleep: {sleep}\",\"\",\"{note}\"",
                day.format("%B %-d"),
                day.format("%A"),
                activities.join(" | "),
            );
            line.expect("writing to a string cannot fail");
        }
    }
    file
}
