//! The time and randomness: the only places where the server asks the machine for either.

use std::time::SystemTime;

/// Milliseconds since 1970.
pub type Millis = i64;

/// A minute, an hour and a day of them.
pub const MINUTE: Millis = 60_000;
/// See [`MINUTE`].
pub const HOUR: Millis = 60 * MINUTE;
/// See [`MINUTE`].
pub const DAY: Millis = 24 * HOUR;

/// The time now.
#[expect(clippy::disallowed_methods, reason = "this is the clock")]
pub fn now() -> Millis {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    i64::try_from(since.map_or(0, |since| since.as_millis())).unwrap_or(i64::MAX)
}

/// Fresh random bytes.
///
/// # Errors
/// Where the system gives none.
pub fn random<const N: usize>() -> std::io::Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| std::io::Error::other("no random bytes"))?;
    Ok(bytes)
}
