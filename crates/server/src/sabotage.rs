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
    // What is shared. For each of these `scripts/sabotage-server.sh` names a test.
    /// Somebody who asks for a grant has its key.
    GrantSignature,
    /// What is shared is given to the worker it is for.
    ShareWorker,
    /// A worker who left is given nothing.
    ShareGone,
    /// A worker whose keys are others than were pinned is given nothing.
    ShareKeys,
    /// What is paused is not given.
    SharePaused,
    /// What is over is not given.
    ShareOver,
    /// Its devices hear that it is over, swept or not.
    ShareOverHeard,
    /// After an older copy was put back nothing is given until a device has spoken.
    ShareWaiting,
    /// A grant lasts no longer than one may, whatever a device's clock says.
    ShareLongest,
    /// The keys of a grant that ends go.
    ShredKeys,
    /// The keys of an epoch that is over go.
    ShredEpochs,
    /// Keys that nothing is sealed with go in time.
    ShredLoose,
    /// The rows of a grant that ends go.
    ShareRows,
    /// A grant that ended does not begin again.
    EndedOnce,
    /// What had ended goes again after an older copy was put back.
    EndedAgain,
    /// The end of a grant is signed by its key.
    EndSignature,
    /// What a worker was told to stop goes at once.
    SpokenStop,
    /// What wraps a key for a worker who left goes in time.
    ShareWraps,
    /// An invitation to share is good once.
    ShareTokenOnce,
    /// An invitation to share ends.
    ShareTokenEnds,
    /// A statement is signed by the grant.
    StatementSignature,
    /// A statement follows the one before.
    StatementFollows,
    /// A manifest is signed by the grant.
    ManifestSignature,
    /// A manifest follows the one before.
    ManifestFollows,
    /// A wrap is signed by the grant.
    WrapSignature,
    /// The items are those of the manifest.
    ManifestItems,
    /// A pause is over only with another key.
    PauseKey,
    /// What is shared has so much room.
    ShareRoom,
    /// Each opening is written down.
    Openings,
    /// A row of the openings names the one before.
    OpeningsChain,
    /// Three suggestions come in a day.
    SuggestionsADay,
    /// A suggestion is signed by the worker.
    SuggestionSignature,
    /// The same suggestion comes once.
    SuggestionOnce,
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
