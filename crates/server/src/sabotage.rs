//! Guards that can be taken out, to prove that the tests would notice.
//!
//! A test that cannot fail is a defect. A build with `TRELLIS_GUARDS=removable`, and no other, reads in
//! `TRELLIS_SABOTAGE` which guard is not there; `scripts/sabotage-server.sh` takes out each in turn and
//! demands that the tests turn red. Such a build is refused without debug assertions, so nothing that ships
//! can be one.

#[cfg(all(sabotage = "removable", not(debug_assertions)))]
compile_error!("a build whose guards can be taken out is for tests alone");

/// A guard.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Guard {
    /// A request is signed by the device that it names.
    RequestSignature,
    /// A request is signed for the vault that it asks of.
    RequestVault,
    /// A request is of now.
    RequestTime,
    /// A request comes once.
    Nonce,
    /// A device that was removed is let in no more.
    Removed,
    /// An entry is signed by whom it says.
    EntrySignature,
    /// A recovery key vouches for the entry that names it.
    Vouch,
    /// An entry follows the one before.
    EntryChain,
    /// A new epoch comes where one must, and for everybody.
    Epoch,
    /// Entries are appended to the newest alone.
    Moved,
    /// A page is signed by its device.
    PageSignature,
    /// A page is of the device that brings it.
    PageOwner,
    /// A page follows the one before.
    PageChain,
    /// A page that comes again is the same.
    PageAgain,
    /// A body is the one that the head lists.
    BodyHash,
    /// A vault has so much room.
    Room,
    /// An invitation is good once.
    Token,
    /// Who asks too often is told to slow down.
    Slow,
    /// A body that was erased is gone.
    Erase,
    /// A vault that was taken away is gone.
    EraseVault,
    /// What is gone does not lie in the log of the database either.
    Settle,
    /// What is gone is overwritten in the file.
    SecureDelete,
    /// What was answered is on the disk.
    Synchronous,
    /// A backup that changed is told.
    Backup,
}

/// Whether a guard is taken out.
#[cfg(sabotage = "removable")]
pub(crate) fn is_out(guard: Guard) -> bool {
    static OUT: std::sync::OnceLock<Option<String>> = std::sync::OnceLock::new();
    let out = OUT.get_or_init(|| std::env::var("TRELLIS_SABOTAGE").ok());
    out.as_ref().is_some_and(|out| *out == format!("{guard:?}"))
}

/// Whether a guard is taken out: never.
#[cfg(not(sabotage = "removable"))]
pub(crate) const fn is_out(_: Guard) -> bool {
    false
}
