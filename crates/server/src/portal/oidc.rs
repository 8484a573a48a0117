//! The agency's own sign-in: not built yet.

use crate::answer::Answer;
use crate::config;
use trellis_protocol::Code;

/// It.
pub struct Oidc;

impl Oidc {
    /// As the file says.
    ///
    /// # Errors
    /// In words.
    pub fn new(_config: &config::Oidc, _portal: &str) -> Result<Self, String> {
        Ok(Self)
    }
}

/// `GET /api/sign-in/oidc`
pub async fn begin() -> Answer {
    Err(Code::Gone.into())
}

/// `GET /api/sign-in/oidc/back`
pub async fn back() -> Answer {
    Err(Code::Gone.into())
}
