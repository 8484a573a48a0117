//! The key log: handing it out, and appending what follows.

use super::{Answer, frames, named};
use crate::ask::{Asked, Query};
use crate::audit::{self, Action};
use crate::clock;
use crate::keylog::KeyLog;
use crate::refusal::Refusal;
use crate::sabotage::{Guard, is_out};
use crate::server::Server;
use crate::store::{Row, Trouble, Tx, sql};
use axum::extract::{Path, State};
use std::collections::BTreeMap;
use trellis_protocol::{Code, Content, Device, Hash, Vault, read_entries};

/// No vault has more entries: its log has a limit in bytes.
const ALL: i64 = 1_000_000;

/// Entries, each with its length before it.
fn written(rows: &[Row]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for row in rows {
        let entry = row.bytes(0);
        let length = u32::try_from(entry.len()).expect("an entry came in one request");
        bytes.extend(length.to_be_bytes());
        bytes.extend(entry);
    }
    bytes
}

/// A vault's entries after one, as they go over the wire.
///
/// # Errors
/// [`Trouble`].
pub async fn entries(tx: &mut Tx, vault: Vault, after: i64) -> Result<Vec<u8>, Trouble> {
    let given = [(&vault.0).into(), after.into(), ALL.into()];
    Ok(written(&tx.rows(sql::ENTRIES, &given).await?))
}

/// `GET /v1/vaults/{vault}/keys`
pub async fn get(State(server): State<Server>, path: Path<String>, asked: Asked) -> Answer {
    let vault = named(path)?;
    let after = Query::read(&asked.uri, &["after"])?.place("after");
    asked.member(&server, vault).await?;
    let mut tx = server.store.read().await?;
    let bytes = entries(&mut tx, vault, after.unwrap_or(-1)).await?;
    Ok(frames(bytes))
}

/// The key log of a vault as it stands, held until the transaction is over; none where there is no
/// such vault. Beside it its bytes.
async fn held(tx: &mut Tx, vault: Vault) -> Result<Option<(KeyLog, u64)>, Trouble> {
    let given = [(&vault.0).into()];
    let Some(row) = tx.row(sql::LOG_HELD, &given).await? else {
        return Ok(None);
    };
    let small = |column| u32::try_from(row.int(column)).unwrap_or(0);
    let devices = tx.rows(sql::DEVICES, &given).await?;
    let devices = devices
        .iter()
        .map(|row| (Device(row.array(0)), (row.array(1), row.int(2) != 0)));
    let log = KeyLog::kept(
        (vault, small(0), Hash(row.array(1))),
        small(2),
        (row.array(3), row.array(4)),
        devices.collect(),
    );
    Ok(Some((log, row.count(5))))
}

/// Entries as they came, each with its length before it.
#[derive(Clone, Copy)]
pub struct Counted<'a> {
    /// The number of the first.
    pub first: u32,
    /// The bytes.
    pub log: &'a [u8],
}

impl Counted<'_> {
    /// Each entry's number, and where it lies in the bytes, from 1.
    fn places(self) -> Vec<[usize; 3]> {
        let mut places = Vec::new();
        let (mut at, mut number) = (0, self.first as usize);
        while let Some(length) = self.log.get(at..).and_then(|rest| rest.first_chunk::<4>()) {
            let length = u32::from_be_bytes(*length) as usize;
            places.push([number, at + 5, length]);
            (at, number) = (at + 4 + length, number + 1);
        }
        places
    }
}

/// Writes what entries say: the entries, the devices that came and went, where the vault is found.
/// `before` is the log without them; none for a new vault.
///
/// # Errors
/// [`Trouble`], and where somebody else's words lead to the same place.
pub async fn write_log(
    server: &Server,
    tx: &mut Tx,
    before: Option<&KeyLog>,
    after: &KeyLog,
    counted: Counted<'_>,
) -> Result<(), Refusal> {
    let (agency, vault) = (server.store.agency(), after.vault);
    let none = BTreeMap::new();
    let known = before.map_or(&none, |before| &before.devices);
    for (device, (key, removed)) in &after.devices {
        if !known.contains_key(device) {
            let given = [
                (&vault.0).into(),
                agency.into(),
                (&device.0).into(),
                key.into(),
                (&Hash::NONE.0).into(),
            ];
            tx.run(sql::DEVICE_ADD, &given).await?;
        }
        let was_removed = known.get(device).is_some_and(|(_, removed)| *removed);
        if *removed && !was_removed {
            let given = [(&vault.0).into(), (&device.0).into()];
            tx.run(sql::DEVICE_REMOVE, &given).await?;
        }
    }
    if before.is_none_or(|before| before.locator != after.locator) {
        if let Some(before) = before {
            tx.run(sql::LOCATOR_DROP, &[(&before.locator).into()])
                .await?;
        }
        let given = [(&after.locator).into(), agency.into(), (&vault.0).into()];
        if tx.run(sql::LOCATOR_ADD, &given).await? != 1 {
            return Err(Code::Moved.into());
        }
    }
    let places = serde_json::json!(counted.places()).to_string();
    let given = [
        (&vault.0).into(),
        agency.into(),
        counted.log.into(),
        places.as_str().into(),
    ];
    tx.run(sql::ENTRIES_ADD, &given).await?;
    Ok(())
}

/// `POST /v1/vaults/{vault}/keys`
pub async fn post(State(server): State<Server>, path: Path<String>, asked: Asked) -> Answer {
    let vault: Vault = named(path)?;
    let after = Query::read(&asked.uri, &["after"])?
        .get("after")
        .ok_or(Code::Malformed)?;
    let entries = read_entries(&asked.body)?;
    if entries.is_empty() {
        return Err(Code::Malformed.into());
    }
    let added = |device: Device| {
        entries.iter().find_map(|entry| match entry.content {
            Content::DeviceAdded {
                device: added,
                signing,
                ..
            } if added == device => Some(signing),
            _ => None,
        })
    };
    let member = asked.member_or(&server, vault, added).await?;
    let mut tx = server.store.write().await?;
    let (before, key_bytes) = held(&mut tx, vault).await?.ok_or(Code::Gone)?;
    if u64::from(before.entries) != after.saturating_add(1) && !is_out(Guard::Moved) {
        return Err(Code::Moved.into());
    }
    let mut log = before.clone();
    entries.iter().try_for_each(|entry| log.take(entry))?;
    // Who asked belongs to it, before or after, with the key that the request was signed with.
    let theirs = before.devices.get(&member.device);
    let theirs = theirs.or_else(|| log.devices.get(&member.device));
    if theirs != Some(&(member.key, false)) {
        return Err(Code::Gone.into());
    }
    let key_bytes = key_bytes + asked.body.len() as u64;
    if key_bytes > server.key_bytes() {
        return Err(Code::Quota.into());
    }
    if !log.is_whole() {
        return Err(Code::Malformed.into());
    }
    let counted = Counted {
        first: before.entries,
        log: &asked.body,
    };
    write_log(&server, &mut tx, Some(&before), &log, counted).await?;
    let given = [
        (&vault.0).into(),
        i64::from(log.entries).into(),
        (&log.last.0).into(),
        i64::from(log.epoch).into(),
        i64::try_from(key_bytes).unwrap_or(i64::MAX).into(),
        (&log.recovery).into(),
        (&log.locator).into(),
    ];
    tx.run(sql::VAULT_KEYS, &given).await?;
    for entry in &entries {
        let (action, what) = match &entry.content {
            Content::DeviceAdded { device, .. } => (Action::DeviceAdded, device.0.as_slice()),
            Content::DeviceRemoved { device, .. } => (Action::DeviceRemoved, device.0.as_slice()),
            Content::NewRecovery { .. } => (Action::RecoveryChanged, vault.0.as_slice()),
            _ => continue,
        };
        let by = (member.device.0.as_slice(), action, what);
        audit::add(
            &mut tx,
            (server.store.agency(), &server.key),
            clock::now(),
            by,
        )
        .await?;
    }
    let standing = member_standing(&mut tx, vault, member.device).await?;
    tx.commit().await?;
    server.hints.tell(vault);
    Ok(frames(standing))
}

async fn member_standing(tx: &mut Tx, vault: Vault, device: Device) -> Result<Vec<u8>, Refusal> {
    let found = crate::ask::Member::find(tx, vault, device, sql::MEMBER).await?;
    let member = found.ok_or(Code::Gone)?;
    Ok(member.standing.bytes().to_vec())
}
