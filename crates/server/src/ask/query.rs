//! What stands after `?`: numbers by name, each at most once, no other.

use axum::http::Uri;
use trellis_protocol::Malformed;

/// Those of one request.
pub struct Query<'a>(Vec<(&'a str, u64)>);

impl<'a> Query<'a> {
    /// Reads them; only these names are known.
    ///
    /// # Errors
    /// [`Malformed`].
    pub fn read(uri: &'a Uri, known: &[&str]) -> Result<Self, Malformed> {
        let mut all = Vec::new();
        for one in uri.query().into_iter().flat_map(|query| query.split('&')) {
            let (name, value) = one.split_once('=').unwrap_or((one, "1"));
            let digits = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
            let seen = all.iter().any(|(seen, _)| *seen == name);
            if !digits || seen || !known.contains(&name) {
                return Err(Malformed);
            }
            all.push((name, value.parse().map_err(|_| Malformed)?));
        }
        Ok(Self(all))
    }

    /// The number of this name.
    pub fn get(&self, name: &str) -> Option<u64> {
        let found = self.0.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| *value)
    }

    /// The same, as the database counts: nothing it keeps is larger.
    pub fn place(&self, name: &str) -> Option<i64> {
        self.get(name)
            .map(|value| i64::try_from(value).unwrap_or(i64::MAX))
    }
}
