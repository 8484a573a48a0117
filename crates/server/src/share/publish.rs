//! What a device brings: checked as far as it can be seen from outside, and taken whole or not at all.

use super::shred::{self, ShredKey};
use super::stand::Share;
use super::{end, invite, sql};
use crate::audit::{self, Action};
use crate::clock::Millis;
use crate::key::holds;
use crate::refusal::Refusal;
use crate::sabotage::{Guard, is_out};
use crate::server::Server;
use crate::store::Tx;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use trellis_protocol::{
    Code, Grant, GrantStanding, Hash, Item, LARGEST_PROJECTION, LONGEST, MOST_ITEMS, Manifest,
    PublishedShare, Slot, State, Statement, root,
};

/// What a message comes to.
struct Plan {
    statement: Option<Statement>,
    /// Everything before goes.
    anew: bool,
    /// Which epoch stands then.
    epoch: u32,
}

/// When a grant ends by itself: as its statement says, but never later than a grant may last from now, by
/// the server's clock. A device's clock may be years ahead.
fn ends(until: u64, now: Millis) -> Millis {
    let longest = i64::try_from(LONGEST).unwrap_or(i64::MAX);
    let until = i64::try_from(until).unwrap_or(i64::MAX);
    if is_out(Guard::ShareLongest) {
        return until;
    }
    until.min(now.saturating_add(longest))
}

/// Whether an hour, by whoever's clock, is still to come.
fn is_ahead(until: u64, now: Millis) -> bool {
    ends(until, now) > now
}

fn check_manifest(
    share: &PublishedShare<'_>,
    (grant, signing, epoch): (Grant, &[u8; 32], u32),
) -> Result<(), Code> {
    let Some(manifest) = &share.manifest else {
        return Ok(());
    };
    let signed = holds(signing, &manifest.to_sign(), &manifest.signature);
    if manifest.grant != grant || !(signed || is_out(Guard::ManifestSignature)) {
        return Err(Code::Unauthorised);
    }
    (manifest.epoch == epoch).then_some(()).ok_or(Code::Moved)
}

fn check_wrap(
    share: &PublishedShare<'_>,
    (grant, signing, epoch): (Grant, &[u8; 32], u32),
    statement: &Statement,
) -> Result<(), Code> {
    let wrap = share.wrap.as_ref().ok_or(Code::Malformed)?;
    if wrap.epoch != epoch || share.manifest.is_none() || !share.dropped.is_empty() {
        return Err(Code::Malformed);
    }
    let text = wrap.to_sign(grant, statement.worker);
    let signed = holds(signing, &text, &wrap.signature);
    let signed = signed || is_out(Guard::WrapSignature);
    signed.then_some(()).ok_or(Code::Unauthorised)
}

/// Begins a grant, with an invitation's token. Where it was begun already with this very statement the
/// answer was lost the first time.
///
/// # Errors
/// [`Refusal`].
pub async fn begin(
    server: &Server,
    token: &[u8; 16],
    message: &[u8],
) -> Result<GrantStanding, Refusal> {
    let share = PublishedShare::read(message)?;
    let (first, now) = (share.statement.ok_or(Code::Malformed)?, server.now());
    let grant = first.of();
    if first.number != 0 || first.state != State::Active {
        return Err(Code::Malformed.into());
    }
    if !holds(&first.signing, &first.to_sign(), &first.signature) {
        return Err(Code::Unauthorised.into());
    }
    if first.server != Hash::of(&[&server.key.public()]) || !is_ahead(first.until, now) {
        return Err(Code::Malformed.into());
    }
    let of = (grant, &first.signing, 1);
    check_wrap(&share, of, &first)?;
    check_manifest(&share, of)?;
    if share.manifest.as_ref().is_none_or(|one| one.number != 1) {
        return Err(Code::Malformed.into());
    }
    let lines = lines(&share, BTreeMap::new())?;
    if let Some(kept) = Share::look(&server.store, grant).await? {
        return kept.standing(server).await;
    }
    let ended = end::ended((&server.store, &server.key), grant).await?;
    if ended.is_some() && !is_out(Guard::EndedOnce) {
        return Err(Code::Gone.into());
    }
    server.limits.token()?;
    invite::is_good(server, token).await?;
    let key = ShredKey::make(&server.store, grant, 1, now).await?;
    let mut tx = server.store.write().await?;
    if let Some(kept) = Share::find(&mut tx, grant, sql::SHARE).await? {
        drop(tx);
        return kept.standing(server).await;
    }
    let (worker, keys) = invite::used(&mut tx, token, now).await?;
    if (worker, keys) != (first.worker, first.keys) {
        return Err(Code::Token.into());
    }
    let (bytes, hash) = (first.bytes(), first.hash());
    let given = [
        (&grant.0).into(),
        server.store.agency().into(),
        (&worker.0).into(),
        (&keys.0).into(),
        (&first.signing).into(),
        now.into(),
        (&hash.0).into(),
        ends(first.until, now).into(),
        (&bytes).into(),
        (&Hash::NONE.0).into(),
    ];
    if tx.run(sql::SHARE_MAKE, &given).await? != 1 {
        return Err(Code::Moved.into());
    }
    let kept = Share::find(&mut tx, grant, sql::SHARE_HELD).await?;
    let kept = kept.ok_or(Code::Broken)?;
    if !kept.is_same_worker() {
        return Err(Code::Token.into());
    }
    write(server, &mut tx, &share, (&kept, true), &lines, &key).await?;
    noted(server, &mut tx, grant, Action::GrantMade).await?;
    tx.commit().await?;
    server.metrics.grants.inc();
    told(server, grant).await
}

async fn told(server: &Server, grant: Grant) -> Result<GrantStanding, Refusal> {
    let share = Share::look(&server.store, grant).await?;
    share.ok_or(Code::Gone)?.standing(server).await
}

async fn noted(server: &Server, tx: &mut Tx, grant: Grant, action: Action) -> Result<(), Refusal> {
    let by = (grant.0.as_slice(), action, grant.0.as_slice());
    let agency = (server.store.agency(), &server.key);
    audit::add(tx, agency, server.now(), by).await?;
    Ok(())
}

/// What a message comes to for a grant that stands as it does.
fn judge(kept: &Share, share: &PublishedShare<'_>, lost: bool, now: Millis) -> Result<Plan, Code> {
    let leap = kept.waiting || lost;
    let Some(statement) = share.statement else {
        let runs = kept.state == State::Active && !kept.asked && !leap;
        if share.wrap.is_some() {
            return Err(Code::Malformed);
        }
        return runs
            .then_some(Plan {
                statement: None,
                anew: false,
                epoch: kept.epoch,
            })
            .ok_or(Code::Moved);
    };
    if !statement.is_of(&kept.first_statement()?) || statement.state == State::Ended {
        return Err(Code::Malformed);
    }
    let signed = holds(&kept.signing, &statement.to_sign(), &statement.signature);
    if !signed && !is_out(Guard::StatementSignature) {
        return Err(Code::Unauthorised);
    }
    if !is_ahead(statement.until, now) {
        return Err(Code::Malformed);
    }
    let same = statement.number == kept.number && statement.hash() == kept.hash;
    let shown = same && share.manifest.is_none() && (statement.state == State::Paused || !lost);
    let next =
        kept.number.checked_add(1) == Some(statement.number) && statement.previous == kept.hash;
    let leaps = leap && statement.number > kept.number;
    if !(shown || next || leaps || is_out(Guard::StatementFollows)) {
        return Err(Code::Moved);
    }
    let epoch = statement.epoch;
    let follows = kept.epoch.checked_add(1) == Some(epoch);
    if follows || leap && epoch > kept.epoch {
        let paused = statement.state == State::Paused && share.manifest.is_none() && leap;
        if paused {
            return Ok(Plan {
                statement: Some(statement),
                anew: false,
                epoch,
            });
        }
        if statement.state != State::Active {
            return Err(Code::Malformed);
        }
        check_wrap(share, (kept.grant, &kept.signing, epoch), &statement)?;
        return Ok(Plan {
            statement: Some(statement),
            anew: true,
            epoch,
        });
    }
    if epoch != kept.epoch {
        return Err(Code::Moved);
    }
    let alone = share.manifest.is_none();
    let well = match statement.state {
        // A pause is over only with another key.
        State::Active => {
            let runs = kept.state == State::Active && !kept.asked && !lost;
            share.wrap.is_none() && (shown || runs || is_out(Guard::PauseKey))
        }
        State::Paused => alone,
        State::Ended => false,
    };
    if well {
        Ok(Plan {
            statement: Some(statement),
            anew: false,
            epoch,
        })
    } else {
        Err(Code::Moved)
    }
}

/// Takes what a device brings.
///
/// # Errors
/// [`Refusal`]; then nothing was taken.
pub async fn publish(
    server: &Server,
    grant: Grant,
    message: &[u8],
) -> Result<GrantStanding, Refusal> {
    let share = PublishedShare::read(message)?;
    let (store, now) = (&server.store, server.now());
    let seen = Share::look(store, grant).await?.ok_or(Code::Gone)?;
    let lost = !seen.asked && seen.key(store).await?.is_none();
    let plan = judge(&seen, &share, lost, now)?;
    let key = if share.manifest.is_some() {
        check_manifest(&share, (grant, &seen.signing, plan.epoch))?;
        Some(ShredKey::make(store, grant, plan.epoch, now).await?)
    } else {
        None
    };
    let mut tx = store.write().await?;
    let kept = Share::find(&mut tx, grant, sql::SHARE_HELD).await?;
    let kept = kept.ok_or(Code::Gone)?;
    // Meanwhile it may have come to stand elsewhere.
    let unmoved = (kept.hash, kept.manifest, kept.asked, kept.waiting)
        == (seen.hash, seen.manifest, seen.asked, seen.waiting);
    if !unmoved {
        return Err(Code::Moved.into());
    }
    if let Some(statement) = &plan.statement {
        state(&mut tx, &kept, (statement, plan.anew), now).await?;
    }
    let mut gone = plan.anew;
    if let (Some(manifest), Some(key)) = (&share.manifest, &key) {
        if !kept.is_same_worker() {
            return Err(Code::Moved.into());
        }
        let next = kept.manifest.checked_add(1) == Some(manifest.number);
        // After a copy from an earlier time was put back the client's numbers are ahead, and a pause may have
        // ended the waiting: with a new epoch, whose statement is the next, they may leap.
        let leaps = (kept.waiting || lost || plan.anew) && manifest.number > kept.manifest;
        if !(next || leaps || is_out(Guard::ManifestFollows)) {
            return Err(Code::Moved.into());
        }
        let before = if plan.anew {
            for part in sql::SHOWN_DROP {
                tx.run(part, &[(&grant.0).into()]).await?;
            }
            BTreeMap::new()
        } else {
            slots(&mut tx, grant).await?
        };
        gone |= !share.dropped.is_empty()
            || share
                .items
                .iter()
                .any(|item| before.contains_key(&item.slot));
        let lines = lines(&share, before)?;
        write(server, &mut tx, &share, (&kept, plan.anew), &lines, key).await?;
    }
    if let Some(statement) = plan.statement.filter(|one| one.hash() != kept.hash) {
        let action = match statement.state {
            State::Paused => Action::GrantPaused,
            _ => Action::GrantChanged,
        };
        noted(server, &mut tx, grant, action).await?;
    }
    tx.commit().await?;
    if plan.anew {
        shred::forget_others(store, grant, plan.epoch).await?;
    }
    if gone {
        store.settle().await?;
    }
    told(server, grant).await
}

async fn state(
    tx: &mut Tx,
    kept: &Share,
    (statement, anew): (&Statement, bool),
    now: Millis,
) -> Result<(), Refusal> {
    let (bytes, hash) = (statement.bytes(), statement.hash());
    let given = [
        (&kept.grant.0).into(),
        i64::from(statement.state as u8).into(),
        i64::from(kept.asked && !anew).into(),
        i64::from(statement.number).into(),
        (&hash.0).into(),
        i64::from(statement.epoch).into(),
        ends(statement.until, now).into(),
        (&bytes).into(),
    ];
    tx.run(sql::SHARE_STATES, &given).await?;
    Ok(())
}

/// A line of a slot: version, hash, size.
type Line = (u32, Hash, usize);

async fn slots(tx: &mut Tx, grant: Grant) -> Result<BTreeMap<Slot, Line>, Refusal> {
    let rows = tx.rows(sql::SLOTS, &[(&grant.0).into()]).await?;
    let line = |row: &crate::store::Row| {
        let version = u32::try_from(row.int(1)).unwrap_or(0);
        let size = usize::try_from(row.int(3)).unwrap_or(0);
        (Slot(row.array(0)), (version, Hash(row.array(2)), size))
    };
    Ok(rows.iter().map(line).collect())
}

/// What lies where once the message was taken: what the manifest says, no more and no less.
fn lines(
    share: &PublishedShare<'_>,
    mut lines: BTreeMap<Slot, Line>,
) -> Result<BTreeMap<Slot, Line>, Code> {
    let manifest = share.manifest.as_ref().ok_or(Code::Malformed)?;
    for slot in &share.dropped {
        lines.remove(slot).ok_or(Code::Moved)?;
    }
    for item in &share.items {
        let before = lines.get(&item.slot).map_or(0, |(version, ..)| *version);
        if before.checked_add(1) != Some(item.version) {
            return Err(Code::Moved);
        }
        let line = (item.version, item.hash(), item.sealed.len());
        lines.insert(item.slot, line);
    }
    let all = lines
        .iter()
        .map(|(slot, (version, hash, _))| (*slot, *version, *hash));
    let these = lines.len() == manifest.items as usize && root(all) == manifest.root;
    if !these && !is_out(Guard::ManifestItems) {
        return Err(Code::Malformed);
    }
    let fits = lines.len() <= MOST_ITEMS && size(&lines, manifest) <= LARGEST_PROJECTION;
    if !fits && !is_out(Guard::ShareRoom) {
        return Err(Code::Quota);
    }
    Ok(lines)
}

fn size(lines: &BTreeMap<Slot, Line>, manifest: &Manifest) -> usize {
    manifest.card.len() + lines.values().map(|(_, _, size)| size).sum::<usize>()
}

/// Seals once more what came and writes it down.
async fn write(
    server: &Server,
    tx: &mut Tx,
    share: &PublishedShare<'_>,
    (kept, anew): (&Share, bool),
    lines: &BTreeMap<Slot, Line>,
    key: &ShredKey,
) -> Result<(), Refusal> {
    let (grant, agency) = (kept.grant, server.store.agency());
    let manifest = share.manifest.as_ref().ok_or(Code::Malformed)?;
    let head = key.seal(("manifest", b""), &manifest.bytes())?;
    if let Some(wrap) = share.wrap.as_ref().filter(|_| anew) {
        let wrap = key.seal(("wrap", b""), &wrap.bytes())?;
        let given = [
            (&grant.0).into(),
            agency.into(),
            (&wrap).into(),
            (&head).into(),
        ];
        tx.run(sql::HEAD_SET, &given).await?;
    } else {
        let given = [(&grant.0).into(), (&head).into()];
        tx.run(sql::HEAD_MANIFEST, &given).await?;
    }
    if !share.dropped.is_empty() {
        let names: Vec<_> = share.dropped.iter().map(Slot::to_string).collect();
        let names = serde_json::json!(names).to_string();
        let given = [(&grant.0).into(), names.as_str().into()];
        tx.run(sql::ITEMS_DROP, &given).await?;
    }
    if !share.items.is_empty() {
        let (bytes, places) = sealed_again(&share.items, key)?;
        let given = [
            (&grant.0).into(),
            agency.into(),
            (&bytes).into(),
            places.as_str().into(),
        ];
        tx.run(sql::ITEMS_SET, &given).await?;
    }
    let size = i64::try_from(size(lines, manifest)).unwrap_or(i64::MAX);
    let given = [
        (&grant.0).into(),
        i64::try_from(manifest.number).unwrap_or(i64::MAX).into(),
        i64::from(manifest.items).into(),
        size.into(),
        server.now().into(),
    ];
    tx.run(sql::SHARE_PUBLISHED, &given).await?;
    Ok(())
}

/// What an item's row is sealed for.
pub fn of_item(slot: Slot, version: u32) -> Vec<u8> {
    [slot.0.as_slice(), &version.to_be_bytes()].concat()
}

/// Items as they are kept, one after the other, and where each lies.
fn sealed_again(items: &[Item<'_>], key: &ShredKey) -> Result<(Vec<u8>, String), Code> {
    let room = items.iter().map(|item| item.sealed.len() + 40).sum();
    let (mut bytes, mut places) = (Vec::with_capacity(room), "[".to_owned());
    for item in items {
        let place = of_item(item.slot, item.version);
        let sealed = key.seal(("item", &place), item.sealed)?;
        let comma = if bytes.is_empty() { "" } else { "," };
        let written = write!(
            places,
            "{comma}[\"{}\",{},{},\"{}\",{},{}]",
            item.slot,
            item.version,
            item.sealed.len(),
            item.hash(),
            bytes.len() + 1,
            sealed.len(),
        );
        written.expect("text can be written to memory");
        bytes.extend(sealed);
    }
    places.push(']');
    Ok((bytes, places))
}
