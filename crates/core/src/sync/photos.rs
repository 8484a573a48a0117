//! Photographs that came piece by piece: once whole, and once everything that may name them is here, they
//! are the vault's.

use super::client::Failure;
use super::sql;
use crate::ports::Ports;
use crate::record::Photo;
use crate::store::Store;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// Takes in the photographs that are whole. Gives whether there were any. Bytes that are not what they are
/// called are let go of.
pub(crate) async fn settle(store: &Store, ports: &Ports) -> Result<bool, Failure> {
    let whole: Vec<(Vec<u8>, String)> = {
        let mut writer = store.writer().await;
        sqlx::query_as(sql::WHOLE)
            .fetch_all(writer.connection())
            .await?
    };
    let any = !whole.is_empty();
    for (blob, media) in whole {
        let mut taking = store.begin_taking_in(false, ports.clock.now()).await?;
        let done = async {
            let connection = taking.connection();
            let pieces: Vec<Vec<u8>> = sqlx::query_scalar(sql::CAME)
                .bind(&blob)
                .fetch_all(&mut *connection)
                .await?;
            let bytes = Zeroizing::new(pieces.concat());
            if Sha256::digest(&bytes)[..] == blob[..] {
                let photo = Photo {
                    name: super::held::hex(&blob),
                    media,
                    bytes,
                };
                crate::photo::put_in(connection, &photo).await?;
            }
            sqlx::query(sql::FORGET_PIECES)
                .bind(&blob)
                .execute(connection)
                .await?;
            Ok(())
        }
        .await;
        match done {
            Ok(()) => taking.keep_quietly().await?,
            Err(error) => {
                taking.undo().await;
                return Err(error);
            }
        }
    }
    Ok(any)
}
