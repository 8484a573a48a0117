//! Guards that can be taken out, to prove that the tests would notice.
//!
//! A test that cannot fail is a defect. Each constant here is a guard's absence: false, unless the crate
//! is built with `--cfg sabotage="…"`. `scripts/sabotage.sh` builds it with each of them in turn and
//! demands that the tests turn red. Such a build is refused without debug assertions, so nothing that
//! ships can be one.

/// A constant a guard, and its name for `--cfg`.
macro_rules! guards {
    ($($(#[$doc:meta])* $guard:ident = $name:literal;)*) => {
        $($(#[$doc])* pub(crate) const $guard: bool = cfg!(sabotage = $name);)*

        #[cfg(all(any($(sabotage = $name),*), not(debug_assertions)))]
        compile_error!("a build without one of its guards is for tests alone");
    };
}

guards! {
    /// What is sealed is bound to nothing.
    NO_ADDITIONAL_DATA = "no_additional_data";
    /// A page is believed whoever signed it.
    NO_PAGE_SIGNATURE = "no_page_signature";
    /// A page is taken from any vault.
    NO_PAGE_VAULT = "no_page_vault";
    /// A page of any suite is taken for one of ours.
    NO_SUITE = "no_suite";
    /// A page is taken under any epoch that there is.
    NO_EPOCH_RANGE = "no_epoch_range";
    /// Pages of a device that was removed count, however many.
    NO_LAST_PAGE = "no_last_page";
    /// A page stands wherever somebody puts it.
    NO_CHAIN = "no_chain";
    /// A chain may go back to an older epoch's key.
    NO_EPOCH_ORDER = "no_epoch_order";
    /// A body need not be the one that the head lists.
    NO_BODY_HASH = "no_body_hash";
    /// What fills a body up is not looked at.
    NO_PADDING = "no_padding";
    /// All bodies of a page are sealed with one nonce.
    SAME_NONCE = "same_nonce";
    /// A key log is believed whoever signed it.
    NO_ENTRY_SIGNATURE = "no_entry_signature";
    /// A recovery key need not vouch for the entry that names it.
    NO_RECOVERY_VOUCH = "no_recovery_vouch";
    /// An entry need not follow the one before.
    NO_ENTRY_CHAIN = "no_entry_chain";
    /// A key log need not be the vault's own.
    NO_GENESIS = "no_genesis";
    /// A device that was removed goes on signing.
    NO_MEMBER = "no_member";
    /// A new epoch need not follow where one must, and may leave somebody out.
    NO_NEW_EPOCH = "no_new_epoch";
    /// A key log may be shorter, or another, than it was.
    NO_PIN = "no_pin";
    /// A page's key is bound to no key log.
    NO_ENTRY_IN_KEY = "no_entry_in_key";
    /// A wrap is bound to nobody.
    NO_WRAP_BINDING = "no_wrap_binding";
    /// The fresh bytes of a pairing need not be those that were promised.
    NO_COMMITMENT = "no_commitment";
    /// A pairing message may be read in another's place.
    NO_MESSAGE_PLACE = "no_message_place";
    /// A receipt is believed whoever signed it.
    NO_RECEIPT_SIGNATURE = "no_receipt_signature";
    /// A receipt is taken for any vault.
    NO_RECEIPT_VAULT = "no_receipt_vault";
    /// Any server's key is pinned.
    NO_SERVER_KEY = "no_server_key";
    /// Any worker is pinned, whomever the invitation names.
    NO_WORKER_KEYS = "no_worker_keys";
    /// A worker's reason is shown whoever signed it.
    NO_REASON_SIGNATURE = "no_reason_signature";
    /// A grant's statements are believed whoever signed them.
    NO_STATEMENT_SIGNATURE = "no_statement_signature";
    /// A statement need not be of the grant that is asked for.
    NO_STATEMENT_CHAIN = "no_statement_chain";
    /// A grant to somebody else is taken for one's own.
    NO_STATEMENT_WORKER = "no_statement_worker";
    /// A grant for another server is taken.
    NO_STATEMENT_SERVER = "no_statement_server";
    /// A grant is read though it is paused.
    NO_SHARE_STATE = "no_share_state";
    /// A grant is read though its time is over.
    NO_SHARE_END = "no_share_end";
    /// An older publication is taken for the newest.
    NO_SHARE_AGE = "no_share_age";
    /// Parts of several epochs may be put together.
    NO_SHARE_EPOCH = "no_share_epoch";
    /// A grant's key is taken from whoever wrapped it.
    NO_WRAP_SIGNATURE = "no_wrap_signature";
    /// A manifest is believed whoever signed it.
    NO_MANIFEST_SIGNATURE = "no_manifest_signature";
    /// The items need not be those of the manifest.
    NO_MANIFEST_ROOT = "no_manifest_root";
    /// A suggestion is taken for any grant, under any name.
    NO_SUGGESTION_BINDING = "no_suggestion_binding";
    /// A suggestion is believed whoever signed it.
    NO_SUGGESTION_SIGNATURE = "no_suggestion_signature";
    /// Rows of the openings may be left out.
    NO_OPENINGS_CHAIN = "no_openings_chain";
    /// The end of the openings is believed whoever signed it.
    NO_OPENINGS_SIGNATURE = "no_openings_signature";
}
