//! Taking turns, medians, processor time.

use std::time::{Duration, Instant};

/// What one turn took.
#[derive(Clone, Copy)]
pub(super) struct Turn {
    /// By the clock on the wall.
    pub(super) wall: Duration,
    /// Of all processors together, every thread of this process counted.
    cpu: Duration,
}

/// What one side's turns took.
#[derive(Default)]
pub(super) struct Turns(Vec<Turn>);

/// One side of a comparison: does its work for the turn with that number, and says what it took.
pub(super) type Side<'a> = Box<dyn FnMut(usize) -> super::Outcome<Turn> + 'a>;

/// Does the work and says what it took.
pub(super) fn timed<T>(work: impl FnOnce() -> super::Outcome<T>) -> super::Outcome<(T, Turn)> {
    let (cpu, wall) = (processor(), Instant::now());
    let done = work()?;
    let (wall, cpu) = (wall.elapsed(), processor().saturating_sub(cpu));
    Ok((done, Turn { wall, cpu }))
}

/// Lets all sides take their turns, now forwards and now backwards from the middle, so that none always
/// comes after the same other one, nor after itself: a disk that is still busy with a side's last write
/// would be counted as that side's. The first `warm` turns are not counted.
pub(super) fn in_turn(
    warm: usize,
    turns: usize,
    sides: &mut [Side<'_>],
) -> super::Outcome<Vec<Turns>> {
    let mut taken: Vec<Turns> = sides.iter().map(|_| Turns::default()).collect();
    for turn in 0..warm + turns {
        let mut order: Vec<usize> = (0..sides.len()).collect();
        if turn % 2 == 1 {
            order.reverse();
            order.rotate_left(sides.len() / 2);
        }
        for side in order {
            let took = sides[side](turn)?;
            if turn >= warm {
                taken[side].0.push(took);
            }
        }
    }
    Ok(taken)
}

impl Turns {
    /// The median by the clock on the wall.
    pub(super) fn wall(&self) -> Duration {
        median(self.0.iter().map(|turn| turn.wall))
    }

    /// The median of the processors' time.
    pub(super) fn cpu(&self) -> Duration {
        median(self.0.iter().map(|turn| turn.cpu))
    }
}

/// The one in the middle.
pub(super) fn median<T: Ord + Copy + Default>(all: impl Iterator<Item = T>) -> T {
    let mut all: Vec<T> = all.collect();
    all.sort_unstable();
    all.get(all.len() / 2).copied().unwrap_or_default()
}

/// How many times `b` goes into `a`.
pub(super) fn ratio(a: Duration, b: Duration) -> f64 {
    a.as_secs_f64() / b.as_secs_f64().max(f64::MIN_POSITIVE)
}

fn processor() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), time.tv_nsec as u32)
}
