//! What makes a round look back: the key log has grown, or the server is a copy from an earlier time.

use super::client::Failure;
use super::held::{Left, hex, spelled};
use super::plan::PHOTOS;
use super::round::Round;
use super::sabotage::{Guard, is_out};
use super::view::SyncAlarmKind;
use super::{sql, taking};
use crate::error::AppError;
use trellis_protocol::{Code as Said, Device};

impl Round<'_> {
    /// Takes in entries of the key log.
    pub(crate) async fn grow(
        &mut self,
        entries: Vec<trellis_protocol::Entry>,
    ) -> Result<(), Failure> {
        let lines = spelled(&entries).map_err(AppError::from)?;
        let removed = match self.held.grow(entries) {
            Ok(removed) => removed,
            Err(_) => {
                self.alarm(SyncAlarmKind::Devices).await?;
                return Err(Failure::Nonsense);
            }
        };
        let store = self.store().await?;
        let mut next = self.standing.clone();
        next.gone = !self.held.belongs();
        let mut again: Vec<Device> = Vec::new();
        let mut photos_again = false;
        for left in removed {
            let Left {
                device,
                last,
                by_me,
            } = left;
            for stream in 0..2_u8 {
                let was_restored = next.incarnation > 1;
                let chain = next.chain(device, stream);
                chain.last = Some(last[usize::from(stream)]);
                // What came here of it after its last page that counts came nowhere else; and of a server
                // that was ever restored it is not known what else it lost.
                if chain.top > last[usize::from(stream)] || was_restored {
                    match stream {
                        PHOTOS => photos_again = true,
                        _ => again.push(device),
                    }
                }
            }
            // A page of it that no longer counts may have taken the place of earlier ones, which were erased
            // for it: whoever removed it, and has them, tells those who come later.
            if by_me {
                again.push(device);
            }
        }
        if !again.is_empty() {
            // It may have been the one that handed on what others wrote who left before it.
            again = self.held.membership.removed().collect();
        }
        let mut taking = store
            .begin_taking_in(false, self.app.ports.clock.now())
            .await?;
        let done = async {
            let connection = taking.connection();
            sqlx::query(sql::KEEP_LOG)
                .bind(lines)
                .execute(&mut *connection)
                .await?;
            for device in again {
                send_again(connection, device).await?;
            }
            if photos_again {
                sqlx::query(sql::FORGET_OTHERS_PHOTOS)
                    .execute(&mut *connection)
                    .await?;
            }
            taking::keep(connection, &next).await
        }
        .await;
        match done {
            Ok(()) => taking.keep_quietly().await?,
            Err(error) => {
                taking.undo().await;
                return Err(error);
            }
        }
        self.standing = next;
        if self.standing.gone {
            return Err(Failure::Said(Said::Gone, None));
        }
        Ok(())
    }

    /// The server is a copy from an earlier time, or counts as one: everything there is looked at again, and
    /// what this device wrote is sent again. The same page twice is no fault.
    pub(super) async fn start_again(&mut self) -> Result<(), Failure> {
        let Some(server) = self.told else {
            return Err(Failure::Nonsense);
        };
        let store = self.store().await?;
        let mut next = self.standing.clone();
        next.incarnation = server.incarnation;
        next.accepted = false;
        next.erase_again = true;
        for (cursor, top) in next.cursors.iter_mut().zip(server.top) {
            cursor.start_again(top);
        }
        let left: Vec<Device> = self.held.membership.removed().collect();
        let mut taking = store
            .begin_taking_in(false, self.app.ports.clock.now())
            .await?;
        let done = async {
            let connection = taking.connection();
            if !is_out(Guard::Resend) {
                sqlx::query(sql::UNSEND).execute(&mut *connection).await?;
            }
            // Those who left cannot send again what they wrote.
            if !left.is_empty() {
                sqlx::query(sql::FORGET_OTHERS_PHOTOS)
                    .execute(&mut *connection)
                    .await?;
            }
            for device in left {
                send_again(connection, device).await?;
            }
            taking::keep(connection, &next).await
        }
        .await;
        match done {
            Ok(()) => taking.keep_quietly().await?,
            Err(error) => {
                taking.undo().await;
                return Err(error);
            }
        }
        self.maybe_there = next.ends.map(|end| end.number);
        self.standing = next;
        Ok(())
    }
}

/// Sends every record again, whole, in which a device wrote.
async fn send_again(
    connection: &mut sqlx::sqlite::SqliteConnection,
    device: Device,
) -> Result<(), Failure> {
    if is_out(Guard::Left) {
        return Ok(());
    }
    sqlx::query(sql::FILL_OF)
        .bind(hex(&device.0))
        .execute(connection)
        .await?;
    Ok(())
}
