//! What may be asked, as OpenAPI 3.1.

use crate::server::Server;
use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

/// The description.
pub fn describe() -> Value {
    json!({"openapi": "3.1.0"})
}

/// `GET /v1/openapi.json`
pub async fn get(State(_): State<Server>) -> Json<Value> {
    Json(describe())
}
