//! Answers as ranks, and how much days that follow one another are worth.

/// How far back days are looked at for being like the ones before: four weeks and a bit.
const FURTHEST: usize = 30;

/// Answers as their ranks among all answers, with the mean 0 and the variance 1; none where there
/// was no answer. Equal answers share their rank. None at all where they are all equal.
///
/// Ranks, because the distance between two faces is not a number: only their order is known.
pub(super) fn ranks(values: &[Option<f64>]) -> Option<Vec<Option<f64>>> {
    let mut order: Vec<(f64, usize)> = values
        .iter()
        .enumerate()
        .filter_map(|(row, value)| Some(((*value)?, row)))
        .collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0));
    let count = order.len() as f64;
    let mut ranks = vec![None; values.len()];
    let (mut squares, mut at) = (0.0, 0);
    for equal in order.chunk_by(|a, b| a.0 == b.0) {
        let rank = at as f64 + (equal.len() as f64 - count) / 2.0;
        squares += rank * rank * equal.len() as f64;
        for (_, row) in equal {
            ranks[*row] = Some(rank);
        }
        at += equal.len();
    }
    if squares == 0.0 {
        return None;
    }
    let unit = (squares / count).sqrt();
    for rank in ranks.iter_mut().flatten() {
        *rank /= unit;
    }
    Some(ranks)
}

/// The share of answers that are not the commonest one: 0 where all are equal.
pub(super) fn variety(values: &[Option<f64>]) -> f64 {
    let mut all: Vec<f64> = values.iter().copied().flatten().collect();
    all.sort_by(f64::total_cmp);
    let commonest = all.chunk_by(|a, b| a == b).map(<[f64]>::len).max();
    1.0 - commonest.unwrap_or_default() as f64 / all.len().max(1) as f64
}

/// How like a day is to the one 1, 2, 3 ... before it. A day without a value counts as nothing.
pub(super) fn likeness(centred: &[f64]) -> Vec<f64> {
    let whole: f64 = centred.iter().map(|value| value * value).sum();
    let at = |lag: usize| -> f64 {
        let pairs = centred.iter().zip(&centred[lag..]);
        pairs.map(|(a, b)| a * b).sum::<f64>() / whole.max(f64::MIN_POSITIVE)
    };
    (1..=(centred.len() / 5).min(FURTHEST)).map(at).collect()
}

/// What a day is worth beside one that has nothing to do with the days before it, 0 to 1, where both
/// what is compared and what it is compared by come in runs.
///
/// Ten low days in a row are no ten witnesses. This is Bartlett's variance of a correlation of two
/// series that each depend on their past, with the lags that Pyper and Peterman found to keep the
/// rate of false claims ("Comparison of methods to account for autocorrelation in correlation
/// analyses of fish data", 1998). It only ever takes away.
pub(super) fn worth(item: &[f64], factor: &[f64], days: usize) -> f64 {
    let runs = item.iter().zip(factor).zip(1..);
    let runs: f64 = runs
        .map(|((a, b), lag)| (1.0 - f64::from(lag) / days as f64) * a * b)
        .sum();
    1.0 / (1.0 + 2.0 * runs.max(0.0))
}
