//! Where things are on the server.

use crate::id::{Grant, Hash, Vault};
use crate::page::Stream;

/// What the server says of itself.
pub const HELLO: &str = "/v1/hello";
/// Where a vault is made.
pub const VAULTS: &str = "/v1/vaults";

/// A vault.
pub fn vault(vault: Vault) -> String {
    format!("{VAULTS}/{vault}")
}

/// A vault's key entries after one, or all.
pub fn keys(vault: Vault, after: Option<u32>) -> String {
    let after = after.map(|after| format!("?after={after}"));
    format!("{VAULTS}/{vault}/keys{}", after.unwrap_or_default())
}

/// Where pages are put.
pub fn pages(vault: Vault) -> String {
    format!("{VAULTS}/{vault}/pages")
}

/// A stream's pages after a place, and before another; the newest first if `newest`.
pub fn batch(
    vault: Vault,
    stream: Stream,
    after: u64,
    before: Option<u64>,
    newest: bool,
) -> String {
    let stream = stream as u8;
    let before = before.map(|before| format!("&before={before}"));
    let before = before.unwrap_or_default();
    let newest = if newest { "&newest=1" } else { "" };
    format!("{VAULTS}/{vault}/pages?stream={stream}&after={after}{before}{newest}")
}

/// Where bodies are named that are to be taken away.
pub fn erased(vault: Vault) -> String {
    format!("{VAULTS}/{vault}/erased")
}

/// Where it is told that something came, to a device that knows of so many key entries and of each
/// stream up to this place.
pub fn hints(vault: Vault, keys: u32, [records, photos]: [u64; 2]) -> String {
    format!("{VAULTS}/{vault}/hints?keys={keys}&records={records}&photos={photos}")
}

/// Where the recovery words lead.
pub fn recovery(locator: Hash) -> String {
    format!("/v1/recovery/{locator}")
}

/// A mailbox between two devices that are being paired, after so many messages.
pub fn pairing(id: [u8; 16], after: Option<u32>) -> String {
    let after = after.map(|after| format!("?after={after}"));
    let id: String = id.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("/v1/pairings/{id}{}", after.unwrap_or_default())
}

/// Where it is told who an invitation to share is from.
pub const LOOK: &str = "/v1/shares/look";
/// Where a grant is begun.
pub const GRANTS: &str = "/v1/grants";

/// A grant.
pub fn grant(grant: Grant) -> String {
    format!("{GRANTS}/{grant}")
}

/// Suggestions for a grant, after a number.
pub fn inbox(grant: Grant, after: u64) -> String {
    format!("{GRANTS}/{grant}/inbox?after={after}")
}

/// Where it is said that suggestions were taken in.
pub fn taken_in(grant: Grant) -> String {
    format!("{GRANTS}/{grant}/inbox")
}

/// Who opened what is shared, after a row.
pub fn openings(grant: Grant, after: u64) -> String {
    format!("{GRANTS}/{grant}/openings?after={after}")
}
