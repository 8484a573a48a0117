//! What is answered when something is not done: a code, whether to ask again, and nothing else.

use crate::store::Trouble;
use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use trellis_protocol::{Code, Malformed};

/// A refusal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Refusal {
    /// Why.
    pub code: Code,
    /// In how many seconds to ask again.
    pub wait: Option<u64>,
}

impl From<Code> for Refusal {
    fn from(code: Code) -> Self {
        let wait = match code {
            Code::SlowDown => Some(10),
            Code::Busy => Some(5),
            _ => None,
        };
        Self { code, wait }
    }
}

impl From<Malformed> for Refusal {
    fn from(_: Malformed) -> Self {
        Code::Malformed.into()
    }
}

impl From<Trouble> for Refusal {
    fn from(trouble: Trouble) -> Self {
        tracing::error!(event = "database", error = %trouble);
        Code::Busy.into()
    }
}

impl Refusal {
    /// Asked too often: come again in so many seconds.
    pub fn slow_down(wait: u64) -> Self {
        Self {
            code: Code::SlowDown,
            wait: Some(wait.max(1)),
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.code.status()).expect("codes have real statuses");
        let mut response = (status, Json(self.code.problem())).into_response();
        if let Some(wait) = self.wait {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(wait));
        }
        response.extensions_mut().insert(self.code);
        response
    }
}
