//! Guards that can be taken out, to prove that the tests would notice.
//!
//! A test that cannot fail is a defect. In a test build, and in no other, `TRELLIS_SABOTAGE` names one
//! guard that is not there; `scripts/sabotage-sync.sh` takes out each in turn and demands that the tests
//! turn red.

/// A guard.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Guard {
    /// Two pages in one place are told.
    Fork,
    /// A server that shows less than before is told.
    RolledBack,
    /// A page that was refused is asked for again.
    Again,
    /// What a copy of this device sent first is not written over: what was sealed is sealed once more.
    Conflict,
    /// What is really gone goes out whole.
    Whole,
    /// What was said before is taken away on the server.
    Erase,
    /// What came here of a device that was removed, and nowhere else, is sent again.
    Left,
    /// What a restored server lost is sent again.
    Resend,
    /// What others send while this device sends again is fetched.
    Meanwhile,
    /// A receipt is checked.
    Receipt,
    /// A body that cannot be read is set aside.
    Aside,
}

/// Whether a guard is taken out.
#[cfg(test)]
pub(crate) fn is_out(guard: Guard) -> bool {
    static OUT: std::sync::OnceLock<Option<String>> = std::sync::OnceLock::new();
    let out = OUT.get_or_init(|| std::env::var("TRELLIS_SABOTAGE").ok());
    out.as_ref().is_some_and(|out| *out == format!("{guard:?}"))
}

/// Whether a guard is taken out: never.
#[cfg(not(test))]
pub(crate) const fn is_out(_: Guard) -> bool {
    false
}
