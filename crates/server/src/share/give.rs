//! What a worker gets, and what they leave. Everything that is not to be had is gone, all alike.

use super::publish::of_item;
use super::shred::{self, INBOX, ShredKey};
use super::sql;
use super::stand::Share;
use crate::audit::{self, Action};
use crate::clock::{DAY, Millis};
use crate::key::holds;
use crate::refusal::Refusal;
use crate::sabotage::{Guard, is_out};
use crate::server::Server;
use crate::store::Tx;
use trellis_protocol::{
    Code, GivenShare, Grant, Hash, Item, LARGEST_SUGGESTION, Opened, Opening, Slot, Suggestion,
    Worker,
};

/// Somebody who shares.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Person {
    /// The grant.
    pub grant: Grant,
    /// Its first statement.
    pub first: Vec<u8>,
    /// Its newest statement, which may be the first.
    pub statement: Vec<u8>,
    /// The epoch's key for the worker.
    pub wrap: Vec<u8>,
    /// The newest manifest, with the card.
    pub manifest: Vec<u8>,
    /// When it ends by itself.
    pub until: Millis,
    /// When it was published last.
    pub published: Millis,
}

/// How often it is looked once more where a narrowing came between: the key of what is shown is kept in a
/// place of its own, and is another one then.
const LOOKS: usize = 5;

/// Everybody who shares with a worker now, the newest first.
///
/// # Errors
/// [`Refusal`].
pub async fn people(server: &Server, worker: Worker) -> Result<Vec<Person>, Refusal> {
    let mut looks = LOOKS;
    loop {
        looks -= 1;
        let (people, is_whole) = people_seen(server, worker).await?;
        if is_whole || looks == 0 {
            return Ok(people);
        }
    }
}

/// The same, by one look; and whether nobody is left out for want of a key.
async fn people_seen(server: &Server, worker: Worker) -> Result<(Vec<Person>, bool), Refusal> {
    let (store, now) = (&server.store, server.now());
    let mut tx = store.read().await?;
    let mut all = Share::of(&mut tx, worker).await?;
    drop(tx);
    all.retain(|share| share.may_be_given(worker, now));
    let count = all.len();
    let mut keyed = Vec::new();
    for share in all {
        let key = share.key(store).await?;
        keyed.extend(key.map(|key| (share, key)));
    }
    let mut people = Vec::new();
    let mut tx = store.read().await?;
    for (share, key) in keyed {
        if let Some((wrap, manifest)) = head(&mut tx, &share, &key).await? {
            people.push(Person {
                grant: share.grant,
                first: share.first,
                statement: share.statement,
                wrap,
                manifest,
                until: share.until,
                published: share.published,
            });
        }
    }
    let is_whole = people.len() == count;
    Ok((people, is_whole))
}

/// The wrap and the manifest as they came.
async fn head(
    tx: &mut Tx,
    share: &Share,
    key: &ShredKey,
) -> Result<Option<(Vec<u8>, Vec<u8>)>, Refusal> {
    let row = tx.row(sql::HEAD, &[(&share.grant.0).into()]).await?;
    Ok(row.and_then(|row| {
        let wrap = key.open(("wrap", b""), row.bytes(0))?;
        let manifest = key.open(("manifest", b""), row.bytes(1))?;
        Some((wrap, manifest))
    }))
}

/// What a client shows to a worker, all of it. It is written down that it was given.
///
/// # Errors
/// [`Code::Gone`] where nothing may be given; [`Code::Busy`] where it is narrowed again and again.
pub async fn given(server: &Server, worker: Worker, grant: Grant) -> Result<Vec<u8>, Refusal> {
    for _ in 0..LOOKS {
        if let Some(message) = given_as_seen(server, worker, grant).await? {
            return Ok(message);
        }
    }
    Err(Code::Busy.into())
}

/// The same, by one look; none where it was narrowed in this very moment.
async fn given_as_seen(
    server: &Server,
    worker: Worker,
    grant: Grant,
) -> Result<Option<Vec<u8>>, Refusal> {
    let (store, now) = (&server.store, server.now());
    let seen = Share::look(store, grant).await?.ok_or(Code::Gone)?;
    if !seen.may_be_given(worker, now) {
        return Err(Code::Gone.into());
    }
    let key = seen.key(store).await?;
    let mut tx = store.write().await?;
    let share = Share::find(&mut tx, grant, sql::SHARE_HELD).await?;
    let share = share.ok_or(Code::Gone)?;
    if !share.may_be_given(worker, now) {
        return Err(Code::Gone.into());
    }
    if share.epoch != seen.epoch {
        return Ok(None);
    }
    let key = key.ok_or(Code::Gone)?;
    let (wrap, manifest) = head(&mut tx, &share, &key).await?.ok_or(Code::Gone)?;
    let rows = tx.rows(sql::ITEMS, &[(&grant.0).into()]).await?;
    let mut items = Vec::with_capacity(rows.len());
    for row in &rows {
        let (slot, version) = (Slot(row.array(0)), u32::try_from(row.int(1)).unwrap_or(0));
        let sealed = key.open(("item", &of_item(slot, version)), row.bytes(2));
        items.push((slot, version, sealed.ok_or(Code::Gone)?));
    }
    opened(server, &mut tx, &share, Opened::Opened).await?;
    let by = (worker.0.as_slice(), Action::GrantOpened, grant.0.as_slice());
    audit::add(&mut tx, (store.agency(), &server.key), now, by).await?;
    tx.commit().await?;
    server.metrics.grants_opened.inc();
    let items = items.iter().map(|(slot, version, sealed)| Item {
        slot: *slot,
        version: *version,
        sealed,
    });
    let message = GivenShare::write(&share.first, &share.statement, &wrap, &manifest, items);
    Ok(Some(message))
}

/// Adds a row to the log of openings.
async fn opened(server: &Server, tx: &mut Tx, share: &Share, what: Opened) -> Result<(), Refusal> {
    if is_out(Guard::Openings) {
        return Ok(());
    }
    let (top, previous) = share.opening;
    let previous = match is_out(Guard::OpeningsChain) {
        true => Hash::NONE,
        false => previous,
    };
    let row = Opening {
        n: top + 1,
        time: u64::try_from(server.now()).unwrap_or(0),
        worker: share.worker,
        what,
        previous,
    };
    let n = i64::try_from(row.n).unwrap_or(i64::MAX).into();
    let given = [
        (&share.grant.0).into(),
        n,
        server.store.agency().into(),
        server.now().into(),
        (&row.worker.0).into(),
        i64::from(what as u8).into(),
        (&row.previous.0).into(),
    ];
    tx.run(sql::OPENING_ADD, &given).await?;
    let hash = row.hash(share.grant);
    let given = [(&share.grant.0).into(), n, (&hash.0).into()];
    tx.run(sql::SHARE_OPENED, &given).await?;
    Ok(())
}

/// Takes a suggestion in. The same once more is no error.
///
/// # Errors
/// [`Refusal`]: at most three in a day.
pub async fn suggest(
    server: &Server,
    worker: Worker,
    grant: Grant,
    bytes: &[u8],
) -> Result<(), Refusal> {
    if bytes.len() > LARGEST_SUGGESTION {
        return Err(Code::TooLarge.into());
    }
    let suggestion = Suggestion::read(bytes)?;
    let (store, now) = (&server.store, server.now());
    let seen = Share::look(store, grant).await?.ok_or(Code::Gone)?;
    if !seen.may_be_given(worker, now) || seen.key(store).await?.is_none() {
        return Err(Code::Gone.into());
    }
    let text = suggestion.to_sign();
    let signed = holds(&seen.signs, &text, &suggestion.signature);
    let signed = signed || is_out(Guard::SuggestionSignature);
    if suggestion.grant != grant || !signed {
        return Err(Code::Malformed.into());
    }
    let key = ShredKey::make(store, grant, INBOX, now).await?;
    let mut tx = store.write().await?;
    let share = Share::find(&mut tx, grant, sql::SHARE_HELD).await?;
    let share = share.ok_or(Code::Gone)?;
    if !share.may_be_given(worker, now) {
        return Err(Code::Gone.into());
    }
    let there = [(&grant.0).into(), 0.into()];
    let there = tx.rows(sql::SUGGESTIONS, &there).await?;
    let again = there.iter().any(|row| row.bytes(1) == suggestion.id);
    if again && !is_out(Guard::SuggestionOnce) {
        return Ok(());
    }
    let [oldest, second, third] = share.said;
    if oldest > now - DAY && !is_out(Guard::SuggestionsADay) {
        let wait = u64::try_from((oldest + DAY - now) / 1_000).unwrap_or(0);
        return Err(Refusal::slow_down(wait));
    }
    let n = share.inbox + 1;
    let sealed = key.seal(("suggestion", &n.to_be_bytes()), bytes)?;
    let given = [
        (&grant.0).into(),
        i64::try_from(n).unwrap_or(i64::MAX).into(),
        store.agency().into(),
        (&suggestion.id).into(),
        (&sealed).into(),
    ];
    tx.run(sql::SUGGESTION_ADD, &given).await?;
    let given = [(&grant.0).into(), second.into(), third.into(), now.into()];
    tx.run(sql::SHARE_SAID, &given).await?;
    let by = (worker.0.as_slice(), Action::Suggested, grant.0.as_slice());
    audit::add(&mut tx, (store.agency(), &server.key), now, by).await?;
    tx.commit().await?;
    Ok(())
}

/// The suggestions of a grant after a number, as they came.
///
/// # Errors
/// [`Refusal`].
pub async fn inbox(
    server: &Server,
    grant: Grant,
    after: i64,
) -> Result<Vec<(u64, Vec<u8>)>, Refusal> {
    let Some(key) = ShredKey::find(&server.store, grant, INBOX).await? else {
        return Ok(Vec::new());
    };
    let mut tx = server.store.read().await?;
    let given = [(&grant.0).into(), after.into()];
    let rows = tx.rows(sql::SUGGESTIONS, &given).await?;
    let open = |row: &crate::store::Row| {
        let n = row.count(0);
        Some((n, key.open(("suggestion", &n.to_be_bytes()), row.bytes(2))?))
    };
    Ok(rows.iter().filter_map(open).collect())
}

/// Takes suggestions away that a device has taken in.
///
/// # Errors
/// [`Refusal`].
pub async fn taken_in(server: &Server, grant: Grant, until: u64) -> Result<(), Refusal> {
    let mut tx = server.store.write().await?;
    let until = i64::try_from(until).unwrap_or(i64::MAX);
    let given = [(&grant.0).into(), until.into()];
    let rows = tx.run(sql::SUGGESTIONS_DROP, &given).await?;
    tx.commit().await?;
    if rows > 0 {
        server.store.settle().await?;
    }
    Ok(())
}

/// The worker notes that the client asked to stop: what is shown goes at once, for good.
///
/// # Errors
/// [`Code::Gone`] where the worker has no such grant.
pub async fn asked_to_stop(server: &Server, worker: Worker, grant: Grant) -> Result<(), Refusal> {
    let (store, now) = (&server.store, server.now());
    let seen = Share::look(store, grant).await?.ok_or(Code::Gone)?;
    if seen.worker != worker || !seen.is_same_worker() {
        return Err(Code::Gone.into());
    }
    if seen.asked || is_out(Guard::SpokenStop) {
        return Ok(());
    }
    shred::forget_others(store, grant, INBOX).await?;
    let mut tx = store.write().await?;
    let share = Share::find(&mut tx, grant, sql::SHARE_HELD).await?;
    let share = share.ok_or(Code::Gone)?;
    if share.asked {
        return Ok(());
    }
    for part in sql::SHOWN_DROP {
        tx.run(part, &[(&grant.0).into()]).await?;
    }
    tx.run(sql::SHARE_ASKED, &[(&grant.0).into()]).await?;
    opened(server, &mut tx, &share, Opened::AskedToStop).await?;
    let by = (
        worker.0.as_slice(),
        Action::GrantStopAsked,
        grant.0.as_slice(),
    );
    audit::add(&mut tx, (store.agency(), &server.key), now, by).await?;
    tx.commit().await?;
    store.settle().await?;
    Ok(())
}
