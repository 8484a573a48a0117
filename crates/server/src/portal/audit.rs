//! The audit, for an auditor: rows of the chain as they are kept, names blurred, and its signed head.
//! Whoever reads them can check the chain without believing the server.

use super::session::{Role, Signed};
use super::web::hex;
use crate::answer::Answer;
use crate::ask::Query;
use crate::server::Server;
use crate::store::{Row, sql};
use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse as _;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

/// Rows at once.
const MOST: i64 = 500;

/// `GET /api/audit`
pub async fn rows(State(server): State<Server>, signed: Signed) -> Answer {
    signed.session.must_be(Role::Auditor)?;
    let after = Query::read(&signed.web.uri, &["after"])?.place("after");
    let agency = server.store.agency();
    let mut tx = server.store.snapshot().await?;
    let given = [agency.into(), after.unwrap_or(0).into(), MOST.into()];
    let rows = tx.rows(sql::AUDIT, &given).await?;
    let head = tx.row(sql::AGENCY, &[agency.into()]).await?;
    let n = head.as_ref().map_or(0, |row| row.int(1));
    let newest = [agency.into(), (n - 1).into(), 1.into()];
    let newest = tx.rows(sql::AUDIT, &newest).await?;
    let signature = newest.first().map_or(&[][..], |row| row.bytes(7));
    let told = |row: &Row| {
        json!({
            "n": row.int(0), "time": row.int(1), "actor": hex(row.bytes(2)), "action": row.text(3),
            "object": hex(row.bytes(4)), "previous": hex(row.bytes(5)), "hash": hex(row.bytes(6)),
            "signature": BASE64_STANDARD.encode(row.bytes(7)),
        })
    };
    let rows: Vec<Value> = rows.iter().map(told).collect();
    Ok(Json(json!({
        "agency": agency,
        "key": hex(&server.key.public()),
        "head": {
            "n": n,
            "hash": hex(head.as_ref().map_or(&[][..], |row| row.bytes(2))),
            "signature": BASE64_STANDARD.encode(signature),
        },
        "rows": rows,
    }))
    .into_response())
}
