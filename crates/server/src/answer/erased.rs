//! Taking bodies away: their pages are written anew without them. Heads and chains still stand.

use super::{Answer, named, no_query};
use crate::ask::Asked;
use crate::audit::{self, Action};
use crate::clock;
use crate::sabotage::{Guard, is_out};
use crate::server::Server;
use crate::store::sql;
use axum::Json;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use std::collections::BTreeMap;
use trellis_protocol::{BodyName, Code, Hash, Page, Receipt, SignedReceipt, Taken, Vault};

/// Bodies in one request.
const MOST: usize = 1_000;

/// `POST /v1/vaults/{vault}/erased`
pub async fn post(State(server): State<Server>, path: Path<String>, asked: Asked) -> Answer {
    let vault: Vault = named(path)?;
    no_query(&asked.uri)?;
    let names = BodyName::read(&asked.body)?;
    if names.is_empty() {
        return Err(Code::Malformed.into());
    }
    if names.len() > MOST {
        return Err(Code::TooLarge.into());
    }
    let mut pages: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for name in &names {
        let page = (name.stream as i64, name.device, name.number);
        pages.entry(page).or_default().push(name.index as usize);
    }
    let member = asked.member(&server, vault).await?;
    let mut tx = server.store.write().await?;
    let mut member = member.hold(&mut tx).await?;
    let (mut rows, mut bytes) = (0, 0);
    for ((stream, device, number), indexes) in pages {
        let number = i64::try_from(number).unwrap_or(i64::MAX);
        let given = [
            (&vault.0).into(),
            (&device.0).into(),
            stream.into(),
            number.into(),
        ];
        let Some(row) = tx.row(sql::PAGE, &given).await? else {
            continue;
        };
        let (kept, place, size) = (row.bytes(0), row.int(1), row.count(2));
        let framed = kept.get(4..).unwrap_or_default();
        let page = Page::read(framed).map_err(|_| Code::Broken)?;
        let there = |index: &usize| matches!(page.bodies.get(*index), Some(Some(_)));
        let mut gone: Vec<_> = indexes.into_iter().filter(there).collect();
        gone.sort_unstable();
        gone.dedup();
        if gone.is_empty() {
            continue;
        }
        let sealed = gone.iter().filter_map(|index| page.bodies[*index]);
        bytes += sealed.map(|body| body.len() as u64).sum::<u64>();
        rows += 1;
        let left = page.without(&gone);
        let all = &mut member.standing.bytes[usize::from(stream == 1)];
        *all = (*all + left.len() as u64).saturating_sub(size);
        let given = [
            (&vault.0).into(),
            stream.into(),
            place.into(),
            i64::try_from(left.len()).unwrap_or(i64::MAX).into(),
            (&left).into(),
        ];
        if !is_out(Guard::Erase) {
            tx.run(sql::PAGE_REWRITE, &given).await?;
        }
    }
    let long = |number: u64| i64::try_from(number).unwrap_or(i64::MAX).into();
    let standing = &member.standing;
    let given = [
        (&vault.0).into(),
        long(standing.top[0]),
        long(standing.top[1]),
        long(standing.pages[0]),
        long(standing.bytes[0]),
        long(standing.pages[1]),
        long(standing.bytes[1]),
    ];
    tx.run(sql::VAULT_PAGES, &given).await?;
    let (agency, now) = (server.store.agency(), clock::now());
    let by = (
        member.device.0.as_slice(),
        Action::BodiesErased,
        vault.0.as_slice(),
    );
    let head = audit::add(&mut tx, (agency, &server.key), now, by).await?;
    tx.commit().await?;
    server.store.settle().await?;
    let receipt = Receipt {
        vault,
        taken: Taken::Bodies,
        rows,
        bytes,
        time: u64::try_from(now).unwrap_or(0),
        audit: Hash(head.hash),
    };
    let signed = SignedReceipt::make(&receipt, |text| server.key.sign(text));
    Ok(Json(signed).into_response())
}
