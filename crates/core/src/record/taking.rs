//! Into a vault: through the door, whole or not at all.

use super::pages::{self, Pages};
use super::read::Lot;
use super::write::{photo, photos};
use super::{PastLine, sql};
use crate::error::{AppError, Code};
use crate::store::TakingIn;
use crate::work::Work;
use serde_json::value::to_raw_value;
use sqlx::SqliteConnection;

/// What came of taking a record in.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct Taken {
    /// Records that were not there before.
    pub(crate) new: u64,
    /// Records that say more, or something else, than before.
    pub(crate) changed: u64,
}

/// Takes in what `read` gives out, which runs on a thread where it may block.
///
/// # Errors
/// What the vault's disk says, or [`Code::Stopped`]. Then, and where `read` itself comes to no good
/// end, what was taken in must be undone.
pub(crate) async fn take_in<R: Send + 'static>(
    taking: &mut TakingIn<'_>,
    work: &Work,
    read: impl FnOnce(&mut dyn FnMut(Lot) -> bool) -> R + Send + 'static,
) -> Result<(R, Taken), AppError> {
    let (give, mut take) = tokio::sync::mpsc::channel(2);
    let reading =
        tokio::task::spawn_blocking(move || read(&mut |lot| give.blocking_send(lot).is_ok()));
    let mut taken = Taken::default();
    let mut added = Ok(());
    while let Some(lot) = take.recv().await {
        added = add(taking, lot, &mut taken, work).await;
        if added.is_err() {
            break;
        }
    }
    drop(take);
    let read = reading.await.map_err(|_| Code::Trouble)?;
    added?;
    order(taking).await?;
    Ok((read, taken))
}

/// Takes in all records of another vault.
///
/// # Errors
/// What the disk says. Then what was taken in must be undone.
pub(crate) async fn take_in_all(
    taking: &mut TakingIn<'_>,
    from: &mut SqliteConnection,
    work: &Work,
) -> Result<Taken, AppError> {
    let all: i64 = sqlx::query_scalar(sql::COUNT).fetch_one(&mut *from).await?;
    work.expect(all.unsigned_abs());
    let mut taken = Taken::default();
    let mut pages = Pages::since(None);
    while let Some(page) = pages.next(from).await? {
        let records = page.into_iter().map(|(kind, id, row)| {
            let record = row.record().map_err(|_| Code::Damaged)?;
            Ok((kind, id, record))
        });
        let records = records.collect::<Result<_, AppError>>()?;
        add(taking, Lot::Records(records), &mut taken, work).await?;
    }
    take_in_past(taking, from, work).await?;
    for (name, media, _) in photos(from).await? {
        let photo = photo(from, &name, &media).await?;
        add(taking, Lot::Photo(photo), &mut taken, work).await?;
    }
    Ok(taken)
}

/// Takes in what was done to the plan of another vault.
///
/// # Errors
/// As [`take_in_all`].
pub(crate) async fn take_in_past(
    taking: &mut TakingIn<'_>,
    from: &mut SqliteConnection,
    work: &Work,
) -> Result<(), AppError> {
    let (mut after, mut taken) = (i64::MIN, Taken::default());
    loop {
        let page = pages::past(from, &mut after).await?;
        if page.is_empty() {
            return order(taking).await;
        }
        add(taking, Lot::Past(page), &mut taken, work).await?;
    }
}

async fn add(
    taking: &mut TakingIn<'_>,
    lot: Lot,
    taken: &mut Taken,
    work: &Work,
) -> Result<(), AppError> {
    match lot {
        Lot::Records(records) => {
            work.went_on(records.len())?;
            let (new, changed) = taking.records(records).await?;
            taken.new += new;
            taken.changed += changed;
        }
        Lot::Past(lines) => {
            work.went_on(lines.len())?;
            let lines: Vec<_> = lines.iter().map(spelled).collect::<Result<_, _>>()?;
            let lines = serde_json::to_string(&lines)?;
            taking.past(sql::KEEP_PAST, &lines).await?;
        }
        Lot::Photo(photo) => {
            work.went_on(1)?;
            crate::photo::put_in(taking.connection(), &photo).await?;
        }
    }
    Ok(())
}

fn spelled(line: &PastLine) -> Result<impl serde::Serialize + use<>, serde_json::Error> {
    let (before, after) = (to_raw_value(&line.before)?, to_raw_value(&line.after)?);
    let hlc = line.hlc.bits().cast_signed();
    Ok((hlc, line.at, line.kind.clone(), line.id, before, after))
}

/// What was done to the plan is looked at in the order in which it lies.
async fn order(taking: &mut TakingIn<'_>) -> Result<(), AppError> {
    if taking.has_past() {
        let connection = taking.connection();
        let last: i64 = sqlx::query_scalar(sql::LAST_PAST)
            .fetch_one(&mut *connection)
            .await?;
        sqlx::query(sql::ORDER_PAST)
            .execute(&mut *connection)
            .await?;
        sqlx::query(sql::FORGET_PAST)
            .bind(last)
            .execute(connection)
            .await?;
    }
    Ok(())
}
