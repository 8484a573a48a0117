//! Processors that do not fall asleep between two turns.
//!
//! The app does its reading and writing on a thread of the database's own and waits for it, so that a turn
//! wakes two threads; the plain side wakes none. A processor that has gone to sleep takes a while to wake:
//! a few microseconds on a machine of its own, fifty and more on a rented part of one, and differently from
//! one minute to the next. What is compared here is the work, so nobody sleeps: on each processor a process
//! runs that the system puts aside for any other. With `TRELLIS_BENCH_ASLEEP=1` they sleep when they like.

use super::Outcome;
use std::process::{Child, Command, Stdio};
use std::thread::available_parallelism;

/// Keeps them awake until it is dropped.
pub(super) struct Awake(Vec<Child>);

impl Awake {
    /// Begins, if that is wanted.
    pub(super) fn begin() -> Outcome<Self> {
        let mut spinning = Vec::new();
        if std::env::var_os("TRELLIS_BENCH_ASLEEP").is_some() {
            return Ok(Self(spinning));
        }
        for processor in 0..available_parallelism()?.get() {
            let spins = Command::new("taskset")
                .args(["--cpu-list", &processor.to_string()])
                .args(["chrt", "--idle", "0"])
                .args(["sh", "-c", "while :; do :; done"])
                .stdin(Stdio::null())
                .spawn()?;
            spinning.push(spins);
        }
        Ok(Self(spinning))
    }
}

/// Has this thread, and those that it makes from now on, run on some processors only: a list as `0` or `0-3`.
/// Where the system puts two threads that hand over to one another differs from run to run, and costs a short
/// read a third of its time: who compares histories has them all stand alike.
pub(super) fn stay_on(processors: &str) -> Outcome {
    let this = std::process::id().to_string();
    let done = Command::new("taskset")
        .args(["--cpu-list", "--pid", processors, &this])
        .stdout(Stdio::null())
        .status()?;
    if done.success() {
        Ok(())
    } else {
        Err("taskset could not place this thread".into())
    }
}

/// The last processor's number.
pub(super) fn last() -> Outcome<usize> {
    Ok(available_parallelism()?.get() - 1)
}

impl Drop for Awake {
    fn drop(&mut self) {
        for process in &mut self.0 {
            drop(process.kill());
            drop(process.wait());
        }
    }
}
