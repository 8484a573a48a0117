//! Having sealed bodies taken away: of records that are really gone, and of photographs.
//!
//! Each device takes away what is in its own pages. What a record said last, that it is gone, stays.

use super::client::Failure;
use super::sabotage::{Guard, is_out};
use super::sql;
use super::standing::Standing;
use super::taking::keep;
use crate::error::{AppError, Code};
use crate::store::Store;
use std::collections::BTreeMap;
use trellis_protocol::{BodyName, Page, SignedReceipt, Stream};

/// Bodies that are to be taken away.
pub(crate) struct Erasing {
    /// As the server is told.
    pub(crate) names: Vec<BodyName>,
    /// The pages that they are in: stream and number, what is held then, and the bytes that are left.
    pages: BTreeMap<(u8, u64), Rewritten>,
    /// What is done with then.
    gone: Vec<(i64, Vec<u8>)>,
}

struct Rewritten {
    held: Vec<u8>,
    page: Option<Vec<u8>>,
    indexes: Vec<usize>,
}

/// Looks for what is to be taken away.
pub(crate) async fn gather(store: &Store, standing: &Standing) -> Result<Erasing, Failure> {
    let mut writer = store.writer().await;
    let connection = writer.connection();
    sqlx::query(sql::GO_PHOTOS)
        .execute(&mut *connection)
        .await?;
    sqlx::query(sql::UNSEND_PHOTOS)
        .execute(&mut *connection)
        .await?;
    sqlx::query(sql::CAME_BACK)
        .execute(&mut *connection)
        .await?;
    let mut gone: Vec<(i64, Vec<u8>, i64)> = sqlx::query_as(sql::GONE)
        .fetch_all(&mut *connection)
        .await?;
    if standing.erase_again {
        // Zeros: what was erased before.
        gone.extend([0, 1].map(|stream| (stream, vec![0; 16], i64::MAX)));
    }
    let mut erasing = Erasing {
        names: Vec::new(),
        pages: BTreeMap::new(),
        gone: Vec::new(),
    };
    for (stream, what, before) in gone {
        let of = Stream::of(u8::try_from(stream).unwrap_or_default())?;
        let holding: Vec<(i64, Vec<u8>, Option<Vec<u8>>)> = sqlx::query_as(sql::HOLDING)
            .bind(stream)
            .bind(&what)
            .bind(before)
            .fetch_all(&mut *connection)
            .await?;
        for (number, held, page) in holding {
            if is_out(Guard::Erase) {
                continue;
            }
            let number = number.cast_unsigned();
            let places = held.chunks(16).enumerate();
            let places: Vec<usize> = places
                .filter(|(_, held)| *held == what.as_slice())
                .map(|(index, _)| index)
                .collect();
            let rewritten = erasing
                .pages
                .entry((of as u8, number))
                .or_insert(Rewritten {
                    held,
                    page,
                    indexes: Vec::new(),
                });
            for index in places {
                rewritten.held[index * 16..][..16].fill(0);
                rewritten.indexes.push(index);
                erasing.names.push(BodyName {
                    device: standing.device,
                    stream: of,
                    number,
                    index: u32::try_from(index).map_err(|_| AppError::from(Code::Damaged))?,
                });
            }
        }
        erasing.gone.push((stream, what));
    }
    Ok(erasing)
}

impl Erasing {
    /// It was taken away: it is let go of here as well.
    pub(crate) async fn done(
        self,
        store: &Store,
        standing: &Standing,
        receipt: Option<SignedReceipt>,
    ) -> Result<(), Failure> {
        if let Some(receipt) = &receipt {
            let key = trellis_sealing::ServerKey::pinned(standing.key.0);
            key.check(receipt, standing.vault)
                .map_err(|_| Failure::Nonsense)?;
        }
        let now = receipt
            .as_ref()
            .and_then(SignedReceipt::unchecked)
            .and_then(|receipt| chrono::DateTime::from_timestamp_millis(receipt.time.cast_signed()))
            .unwrap_or_default();
        let mut taking = store.begin_taking_in(false, now).await?;
        let done = async {
            let connection = taking.connection();
            for (
                (stream, number),
                Rewritten {
                    held,
                    page,
                    indexes,
                },
            ) in self.pages
            {
                let page = page
                    .map(|page| {
                        Page::read(page.get(4..).unwrap_or_default())
                            .map(|page| page.without(&indexes))
                    })
                    .transpose()?;
                sqlx::query(sql::REWRITE)
                    .bind(i64::from(stream))
                    .bind(number.cast_signed())
                    .bind(held)
                    .bind(page)
                    .execute(&mut *connection)
                    .await?;
            }
            for (stream, what) in self.gone {
                sqlx::query(sql::WENT)
                    .bind(stream)
                    .bind(what)
                    .execute(&mut *connection)
                    .await?;
            }
            if let Some(receipt) = receipt {
                keep_receipt(connection, &receipt).await?;
            }
            keep(connection, standing).await
        }
        .await;
        match done {
            Ok(()) => Ok(taking.keep_quietly().await?),
            Err(error) => {
                taking.undo().await;
                Err(error)
            }
        }
    }
}

/// Keeps a receipt.
pub(crate) async fn keep_receipt(
    connection: &mut sqlx::sqlite::SqliteConnection,
    receipt: &SignedReceipt,
) -> Result<(), Failure> {
    let time = receipt
        .unchecked()
        .map(|said| said.time)
        .unwrap_or_default();
    let text = serde_json::to_string(receipt).map_err(AppError::from)?;
    sqlx::query(sql::KEEP_RECEIPT)
        .bind(time.cast_signed())
        .bind(text)
        .execute(connection)
        .await?;
    Ok(())
}
