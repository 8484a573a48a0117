//! "On days with": days with something beside days without it, for many things at once.
//!
//! What is promised, and how it is held:
//!
//! - **Of people whose tags have nothing to do with their answers, fewer than one in twenty see any
//!   claim at all**, however many tags and questions they have. A claim must be stronger than the
//!   strongest that chance alone gives in 97 of 100 shuffles of the person's own days, over everything
//!   that is looked at (the single-step maxT of Westfall and Young, "Resampling-based multiple
//!   testing", 1993). The shuffles move whole days, so questions that go together still do, and no
//!   shape of the answers is assumed. The days as they are count as one shuffle more, which makes
//!   the rate exact for any number of shuffles (Phipson and Smyth, "Permutation p-values should never
//!   be zero", 2010); 3 in 100 and not 5 leaves room for what runs of days do to it.
//! - **Only the order of answers counts**: the comparison is of ranks, as in the test of Wilcoxon, Mann
//!   and Whitney.
//! - **Runs of days count for less**: see [`super::ranks`].
//! - **At least [`LEAST`] days on each side**, or nothing is said; and where nearly all answers are
//!   the same, as many more as it takes for two of the other ones to be expected.
//! - **A range beside every comparison**, as wide as that same chance, so that it is meant for all of
//!   them at once; no claim is made where the range holds "no difference".

use super::ranks::{likeness, ranks, variety, worth};
use super::shuffle::Shuffle;

/// The fewest days on each side of a comparison.
pub const LEAST: usize = 5;

/// How many shuffles there are. With the days as they are that makes 200.
const SHUFFLES: usize = 199;
/// So many of the 200 may hold something as strong as a claim: the claim itself and five shuffles.
const CHANCES: usize = 6;

/// Questions that are compared at a time: one lane each.
const LANES: usize = 16;

/// Days, a row each: what was answered, and what was so.
#[derive(Default)]
pub struct Sheet {
    /// For each question its value on each row; none where it was not answered.
    pub items: Vec<Vec<Option<f64>>>,
    /// What days are compared by.
    pub factors: Vec<Factor>,
}

/// What a day can be with or without.
pub struct Factor {
    /// The rows with it.
    pub with: Vec<usize>,
    /// The rows that are with it or without it.
    pub among: Among,
    /// The question that it was made of, which says nothing beside itself.
    pub made_of: Option<usize>,
}

/// The rows that are compared.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Among {
    /// This row, and all that follow: before, the tag was not there yet.
    From(usize),
    /// These.
    Rows(Vec<usize>),
}

/// One question on days with something, and on days without it.
#[derive(Clone, PartialEq, Debug)]
pub struct Compared {
    /// The question's number.
    pub item: usize,
    /// The number of what days are compared by.
    pub factor: usize,
    /// The days with it.
    pub with: Side,
    /// The days without it.
    pub without: Side,
    /// The least that the difference is likely to be: with, less without.
    pub low: f64,
    /// The most.
    pub high: f64,
    /// Whether it stands out from chance.
    pub clear: bool,
}

/// One side.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Side {
    /// How many days.
    pub days: usize,
    /// Their mean.
    pub mean: f64,
}

type Lanes = [f32; LANES];

/// A row's ranks; 0 where there was no answer.
#[derive(Clone, Copy, Default)]
struct Row {
    rank: Lanes,
    told: Lanes,
}

/// What some rows make together.
#[derive(Clone, Copy, Default)]
struct Sums {
    rank: Lanes,
    told: Lanes,
    square: Lanes,
}

impl Sums {
    fn add(&mut self, row: &Row) {
        for lane in 0..LANES {
            self.square[lane] += row.rank[lane] * row.rank[lane];
        }
        self.add_ranks(row);
    }

    fn add_ranks(&mut self, row: &Row) {
        for lane in 0..LANES {
            self.rank[lane] += row.rank[lane];
            self.told[lane] += row.told[lane];
        }
    }
}

/// Up to [`LANES`] questions.
struct Block {
    rows: Vec<Row>,
    /// See [`variety`]; 0 where there is nothing to compare.
    variety: Lanes,
    first: usize,
}

/// Compares every question by every factor. The same sheet and seed give the same answer.
pub fn compare(sheet: &Sheet, seed: u64) -> Vec<Compared> {
    let rows = sheet.items.first().map_or(0, Vec::len);
    if rows < 2 * LEAST || sheet.factors.is_empty() {
        return Vec::new();
    }
    let ranked: Vec<Option<Vec<Option<f64>>>> =
        sheet.items.iter().map(|item| ranks(item)).collect();
    let blocks: Vec<Block> = (0..sheet.items.len())
        .step_by(LANES)
        .map(|first| Block::new(sheet, &ranked, first, rows))
        .collect();
    let starts = starts(&sheet.factors);
    let straight: Vec<usize> = (0..rows).collect();
    let seen: Vec<Vec<Lanes>> = blocks
        .iter()
        .map(|block| block.apart(&sheet.factors, &starts, &straight))
        .collect();
    let chance = by_chance(&sheet.factors, &blocks, &starts, straight, seed);

    let likeness_of = |values: &dyn Fn(usize) -> f64| -> Vec<f64> {
        likeness(&(0..rows).map(values).collect::<Vec<f64>>())
    };
    let items: Vec<Vec<f64>> = ranked
        .iter()
        .map(|ranks| match ranks {
            Some(ranks) => likeness_of(&|row| ranks[row].unwrap_or_default()),
            None => Vec::new(),
        })
        .collect();
    let mut compared = Vec::new();
    for (number, factor) in sheet.factors.iter().enumerate() {
        let side = factor.sides(rows);
        let share = factor.with.len() as f64 / side.iter().flatten().count().max(1) as f64;
        let runs = likeness_of(&|row| side[row].map_or(0.0, |with| f64::from(with) - share));
        for (item, values) in sheet.items.iter().enumerate() {
            let apart = seen[item / LANES][number][item % LANES];
            if apart < 0.0 {
                continue;
            }
            let worth = worth(&items[item], &runs, rows);
            let mut pair = means(values, &side, chance.sqrt(), worth);
            (pair.item, pair.factor) = (item, number);
            pair.clear &= f64::from(apart) * worth > chance;
            compared.push(pair);
        }
    }
    compared
}

/// How far apart, squared, the strongest comparison is in 3 of 100 shuffles.
fn by_chance(
    factors: &[Factor],
    blocks: &[Block],
    starts: &[usize],
    mut order: Vec<usize>,
    seed: u64,
) -> f64 {
    let mut shuffle = Shuffle::new(seed);
    let mut strongest: Vec<f32> = (0..SHUFFLES)
        .map(|_| {
            shuffle.shuffle(&mut order);
            let all = blocks
                .iter()
                .flat_map(|block| block.apart(factors, starts, &order));
            all.flatten().fold(0.0, f32::max)
        })
        .collect();
    strongest.sort_by(|a, b| b.total_cmp(a));
    f64::from(strongest[CHANCES - 1])
}

/// The rows from which factors are compared, the last one first.
fn starts(factors: &[Factor]) -> Vec<usize> {
    let from = |factor: &Factor| match factor.among {
        Among::From(row) => Some(row),
        Among::Rows(_) => None,
    };
    let mut starts: Vec<usize> = factors.iter().filter_map(from).collect();
    starts.sort_unstable_by(|a, b| b.cmp(a));
    starts.dedup();
    starts
}

impl Factor {
    /// For each row whether it is with or without; none where it is neither.
    fn sides(&self, rows: usize) -> Vec<Option<bool>> {
        let mut sides = vec![None; rows];
        match &self.among {
            Among::From(first) => sides[*first..].fill(Some(false)),
            Among::Rows(among) => among.iter().for_each(|row| sides[*row] = Some(false)),
        }
        self.with.iter().for_each(|row| sides[*row] = Some(true));
        sides
    }
}

impl Block {
    fn new(sheet: &Sheet, ranked: &[Option<Vec<Option<f64>>>], first: usize, rows: usize) -> Self {
        let mut block = Self {
            rows: vec![Row::default(); rows],
            variety: Lanes::default(),
            first,
        };
        for (lane, item) in (first..sheet.items.len()).take(LANES).enumerate() {
            let Some(ranks) = &ranked[item] else {
                continue;
            };
            block.variety[lane] = variety(&sheet.items[item]) as f32;
            for (row, rank) in block.rows.iter_mut().zip(ranks) {
                row.rank[lane] = rank.unwrap_or_default() as f32;
                row.told[lane] = f32::from(rank.is_some());
            }
        }
        block
    }

    /// How far apart both sides of each factor are, squared, with the answers of the rows in this
    /// order; negative where they cannot be compared.
    fn apart(&self, factors: &[Factor], starts: &[usize], order: &[usize]) -> Vec<Lanes> {
        let mut tails = Vec::with_capacity(starts.len());
        let (mut tail, mut row) = (Sums::default(), order.len());
        for start in starts {
            while row > *start {
                row -= 1;
                tail.add(&self.rows[order[row]]);
            }
            tails.push(tail);
        }
        let sum = |rows: &[usize], add: fn(&mut Sums, &Row)| {
            let mut sums = Sums::default();
            rows.iter()
                .for_each(|row| add(&mut sums, &self.rows[order[*row]]));
            sums
        };
        let one = |factor: &Factor| {
            let among = match &factor.among {
                Among::From(row) => {
                    let at = starts.partition_point(|start| start > row);
                    tails[at]
                }
                Among::Rows(rows) => sum(rows, Sums::add),
            };
            let mut apart = apart(&sum(&factor.with, Sums::add_ranks), &among, &self.variety);
            let made_of = factor.made_of.and_then(|item| item.checked_sub(self.first));
            if let Some(lane) = made_of.filter(|lane| *lane < LANES) {
                apart[lane] = -1.0;
            }
            apart
        };
        factors.iter().map(one).collect()
    }
}

/// The squared difference of the mean ranks of some rows and of the others among all, over the
/// variance that it has when all rows change places with one another.
fn apart(with: &Sums, among: &Sums, variety: &Lanes) -> Lanes {
    let least = LEAST as f32;
    let mut apart = [-1.0; LANES];
    for lane in 0..LANES {
        let (days, all) = (with.told[lane], among.told[lane]);
        let fewer = days.min(all - days);
        let difference = with.rank[lane] - days * among.rank[lane] / all;
        let squares = among.square[lane] - among.rank[lane] * among.rank[lane] / all;
        let variance = days * (all - days) / (all * (all - 1.0)) * squares;
        if fewer >= least && fewer * variety[lane] >= 2.0 && variance > 1e-3 {
            apart[lane] = difference * difference / variance;
        }
    }
    apart
}

/// Both sides' means, and how far apart they are likely to be; clear where that is not nothing.
fn means(values: &[Option<f64>], sides: &[Option<bool>], wide: f64, worth: f64) -> Compared {
    let side = |wanted: bool| {
        let all = values
            .iter()
            .zip(sides)
            .filter_map(move |(value, side)| (*value).filter(|_| *side == Some(wanted)));
        let days = all.clone().count();
        let mean = all.clone().sum::<f64>() / days as f64;
        let squares = all.map(|value| (value - mean).powi(2)).sum::<f64>();
        (Side { days, mean }, squares)
    };
    let ((with, some), (without, others)) = (side(true), side(false));
    let (a, b) = (with.days as f64, without.days as f64);
    let variance = (some + others) / (a + b - 2.0) * (1.0 / a + 1.0 / b) / worth;
    let difference = with.mean - without.mean;
    let reach = wide * variance.sqrt();
    Compared {
        item: 0,
        factor: 0,
        with,
        without,
        low: difference - reach,
        high: difference + reach,
        clear: difference.abs() > reach,
    }
}
