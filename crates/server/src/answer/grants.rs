//! A grant, as the client's devices ask for it: begun, published, paused, ended, and what came back.

use super::{Answer, frames, named, no_query};
use crate::ask::{Asked, Query};
use crate::audit::{Action, OPERATOR};
use crate::sabotage::{Guard, is_out};
use crate::server::Server;
use crate::share::{self, Share, give, sql};
use axum::Json;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use trellis_protocol::{
    Code, Grant, Hash, Opened, Opening, Openings, OpeningsHead, Statement, TakenIn, Worker,
    write_inbox,
};

/// Rows of the openings in one answer.
const MOST: i64 = 1_000;

/// `POST /v1/grants`
pub async fn begin(State(server): State<Server>, asked: Asked) -> Answer {
    no_query(&asked.uri)?;
    server.limits.unsigned(asked.address)?;
    let (token, message) = asked
        .body
        .split_first_chunk::<16>()
        .ok_or(Code::Malformed)?;
    let standing = share::begin(&server, token, message).await?;
    Ok(Json(standing).into_response())
}

/// The grant that is asked for, by one of the devices that hold it.
async fn held(
    server: &Server,
    asked: &Asked,
    grant: Grant,
) -> Result<Share, crate::refusal::Refusal> {
    let found = Share::look(&server.store, grant).await?;
    let share = match found {
        Some(share) => share,
        None => {
            // Who signed nothing that could be a signature hears that first, as for what is there.
            asked.signed_by_grant(grant)?;
            return Err(Code::Gone.into());
        }
    };
    asked.holder(server, grant, &share.signing).await?;
    if share.until <= server.now() && !is_out(Guard::ShareOverHeard) {
        // Over is over, swept or not.
        let by = (OPERATOR, Action::GrantOver);
        share::erase((&server.store, &server.key), grant, by, server.now()).await?;
        return Err(Code::Gone.into());
    }
    Ok(share)
}

/// `GET /v1/grants/{grant}`
pub async fn get(State(server): State<Server>, path: Path<String>, asked: Asked) -> Answer {
    let grant = named(path)?;
    no_query(&asked.uri)?;
    let share = held(&server, &asked, grant).await?;
    Ok(Json(share.standing(&server).await?).into_response())
}

/// `POST /v1/grants/{grant}`
pub async fn post(State(server): State<Server>, path: Path<String>, asked: Asked) -> Answer {
    let grant = named(path)?;
    no_query(&asked.uri)?;
    held(&server, &asked, grant).await?;
    let standing = share::publish(&server, grant, &asked.body).await?;
    Ok(Json(standing).into_response())
}

/// `DELETE /v1/grants/{grant}`
pub async fn delete(State(server): State<Server>, path: Path<String>, asked: Asked) -> Answer {
    let grant: Grant = named(path)?;
    no_query(&asked.uri)?;
    let key = match Share::look(&server.store, grant).await? {
        Some(share) => share.signing,
        None => {
            // It ended before: whoever has its key hears so again.
            asked.signed_by_grant(grant)?;
            let ended = share::end::ended((&server.store, &server.key), grant).await?;
            let (_, signer) = ended.ok_or(Code::Gone)?;
            let key = Statement::read(&asked.body)?.signing;
            if server.key.blur(&key) != signer {
                return Err(Code::Unauthorised.into());
            }
            key
        }
    };
    asked.holder(&server, grant, &key).await?;
    let receipt = share::end(&server, grant, &key, &asked.body).await?;
    Ok(Json(receipt).into_response())
}

/// `GET /v1/grants/{grant}/inbox`
pub async fn inbox(State(server): State<Server>, path: Path<String>, asked: Asked) -> Answer {
    let grant = named(path)?;
    let after = Query::read(&asked.uri, &["after"])?.place("after");
    held(&server, &asked, grant).await?;
    let mut bytes = Vec::new();
    for (n, suggestion) in give::inbox(&server, grant, after.unwrap_or(0)).await? {
        write_inbox(&mut bytes, n, &suggestion);
    }
    Ok(frames(bytes))
}

/// `POST /v1/grants/{grant}/inbox`
pub async fn taken_in(State(server): State<Server>, path: Path<String>, asked: Asked) -> Answer {
    let grant = named(path)?;
    no_query(&asked.uri)?;
    let taken: TakenIn = serde_json::from_slice(&asked.body).map_err(|_| Code::Malformed)?;
    held(&server, &asked, grant).await?;
    give::taken_in(&server, grant, taken.until).await?;
    let share = Share::look(&server.store, grant).await?.ok_or(Code::Gone)?;
    Ok(Json(share.standing(&server).await?).into_response())
}

/// `GET /v1/grants/{grant}/openings`
pub async fn openings(State(server): State<Server>, path: Path<String>, asked: Asked) -> Answer {
    let grant = named(path)?;
    let after = Query::read(&asked.uri, &["after"])?.place("after");
    held(&server, &asked, grant).await?;
    let mut tx = server.store.snapshot().await?;
    let share = Share::find(&mut tx, grant, sql::SHARE).await?;
    let (n, hash) = share.ok_or(Code::Gone)?.opening;
    let given = [(&grant.0).into(), after.unwrap_or(0).into(), MOST.into()];
    let rows = tx.rows(sql::OPENINGS, &given).await?;
    let row = |row: &crate::store::Row| {
        let what = u8::try_from(row.int(3)).ok()?;
        let opening = Opening {
            n: row.count(0),
            time: row.count(1),
            worker: Worker(row.array(2)),
            what: Opened::of(what).ok()?,
            previous: Hash(row.array(4)),
        };
        Some(opening.into())
    };
    let openings = Openings {
        rows: rows.iter().filter_map(row).collect(),
        head: OpeningsHead::make(grant, n, hash, |text| server.key.sign(text)),
    };
    Ok(Json(openings).into_response())
}
