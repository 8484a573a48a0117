//! Files on their way in: in memory alone, at most two at once, none larger than 10 MB.
//!
//! A file is let go of when its last piece is there, when the client stops, when the vault is closed,
//! when two newer ones are begun, and, once ten minutes old, when another one is begun.

use crate::error::Code;
use chrono::{DateTime, TimeDelta, Utc};
use std::sync::{Mutex, MutexGuard};
use zeroize::Zeroizing;

/// The largest file, in bytes.
pub(super) const LARGEST: usize = 10 * 1024 * 1024;

/// The largest piece of one.
pub(super) const PIECE: usize = 256 * 1024;

/// How many files may be on their way in at once.
const AT_ONCE: usize = 2;

/// A file's bytes. All of its room is asked for at once, so that it never moves and leaves no copy
/// behind; the system gives the memory as it is filled.
pub(super) type File = Zeroizing<Vec<u8>>;

/// The files on their way in.
#[derive(Default)]
pub(crate) struct Intake(Mutex<State>);

#[derive(Default)]
struct State {
    last: u32,
    files: Vec<Begun>,
}

struct Begun {
    handle: u32,
    at: DateTime<Utc>,
    bytes: File,
}

impl Intake {
    /// Adds a piece to a file, or begins one. Gives the file's handle.
    ///
    /// # Errors
    /// [`Code::NotFound`] where the file was let go of; [`Code::PhotoTooBig`], and then it is.
    pub(super) fn add(
        &self,
        handle: Option<u32>,
        piece: &[u8],
        now: DateTime<Utc>,
    ) -> Result<u32, Code> {
        let mut state = self.state();
        let handle = handle.unwrap_or_else(|| state.begin(now));
        let place = state.place(handle).ok_or(Code::NotFound)?;
        let bytes = &mut state.files[place].bytes;
        if bytes.len() + piece.len() > LARGEST {
            state.files.remove(place);
            return Err(Code::PhotoTooBig);
        }
        bytes.extend_from_slice(piece);
        Ok(handle)
    }

    /// Takes a file out.
    pub(super) fn take(&self, handle: u32) -> Option<File> {
        let mut state = self.state();
        let place = state.place(handle)?;
        Some(state.files.remove(place).bytes)
    }

    /// Lets go of all of them.
    pub(crate) fn clear(&self) {
        self.state().files.clear();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().expect("nothing panics while it holds this")
    }
}

impl State {
    fn begin(&mut self, now: DateTime<Utc>) -> u32 {
        // A clock that was put back is no reason to keep a file for longer.
        let fresh = |file: &Begun| (now - file.at).abs() < TimeDelta::minutes(10);
        self.files.retain(fresh);
        let too_many = (self.files.len() + 1).saturating_sub(AT_ONCE);
        self.files.drain(..too_many);
        self.last = self.last.wrapping_add(1);
        self.files.push(Begun {
            handle: self.last,
            at: now,
            bytes: Zeroizing::new(Vec::with_capacity(LARGEST)),
        });
        self.last
    }

    fn place(&self, handle: u32) -> Option<usize> {
        self.files.iter().position(|file| file.handle == handle)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minute: i64) -> DateTime<Utc> {
        DateTime::<Utc>::default() + TimeDelta::minutes(minute)
    }

    #[test]
    fn two_files_at_once_and_the_oldest_goes_first() {
        let intake = Intake::default();
        let [a, b] = [1, 2].map(|byte| intake.add(None, &[byte], at(0)).expect("begun"));
        assert_eq!(intake.add(Some(a), &[1], at(9)), Ok(a));
        let c = intake.add(None, &[3], at(9)).expect("begun");
        assert_eq!(intake.add(Some(a), &[1], at(9)), Err(Code::NotFound));
        assert_eq!(intake.take(b).expect("there").as_slice(), [2]);
        assert_eq!(intake.take(c).expect("there").as_slice(), [3]);
        assert!(intake.take(c).is_none(), "once");
    }

    #[test]
    fn after_ten_minutes_a_new_one_lets_the_old_one_go() {
        for later in [10, -10] {
            let intake = Intake::default();
            let a = intake.add(None, &[1], at(0)).expect("begun");
            assert_eq!(
                intake.add(Some(a), &[1], at(later)),
                Ok(a),
                "as long as it goes on"
            );
            intake.add(None, &[2], at(later)).expect("begun");
            assert!(intake.take(a).is_none());
        }
    }

    #[test]
    fn ten_megabytes_fit_and_not_a_byte_more() {
        let intake = Intake::default();
        let piece = vec![7; PIECE];
        let a = intake.add(None, &piece, at(0)).expect("begun");
        for _ in 1..LARGEST / PIECE {
            assert_eq!(intake.add(Some(a), &piece, at(0)), Ok(a));
        }
        assert_eq!(intake.add(Some(a), &[], at(0)), Ok(a));
        assert_eq!(intake.add(Some(a), &[1], at(0)), Err(Code::PhotoTooBig));
        assert_eq!(
            intake.add(Some(a), &[], at(0)),
            Err(Code::NotFound),
            "let go of"
        );
        intake.add(None, &[1], at(0)).expect("begun");
        intake.clear();
        assert!(intake.state().files.is_empty());
    }
}
