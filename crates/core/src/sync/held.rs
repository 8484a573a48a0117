//! Who belongs to the vault, and this device's keys: read from the vault and checked whole before
//! anything is believed.

use super::client::Failure;
use super::sql;
use super::standing::Standing;
use crate::error::{AppError, Code};
use crate::ports::Ports;
use crate::store::Store;
use trellis_protocol::{Device, Entry};
use trellis_sealing::{DeviceKeys, EpochKeys, Holder, Membership};

/// Who belongs, and what this device can open.
pub(crate) struct Held {
    pub(crate) keys: DeviceKeys,
    pub(crate) membership: Membership,
    pub(crate) epochs: EpochKeys,
    pub(crate) log: Vec<Entry>,
}

impl Held {
    /// Of keys and a log.
    ///
    /// # Errors
    /// [`Failure::Nonsense`] where the log is none of this vault's.
    pub(crate) fn of(
        keys: DeviceKeys,
        vault: trellis_protocol::Vault,
        log: Vec<Entry>,
    ) -> Result<Self, Failure> {
        let membership = Membership::read(vault, &log).map_err(|_| Failure::Nonsense)?;
        let epochs = membership.open_epochs(Holder::Device(&keys));
        Ok(Self {
            keys,
            membership,
            epochs,
            log,
        })
    }

    /// As the vault has them.
    pub(crate) async fn load(store: &Store, standing: &Standing) -> Result<Self, Failure> {
        let mut reader = store.writer().await;
        let connection = reader.connection();
        let keys: Vec<u8> = sqlx::query_scalar(sql::KEYS)
            .fetch_one(&mut *connection)
            .await?;
        let keys = zeroize::Zeroizing::new(keys);
        let keys = DeviceKeys::read(&keys).ok_or(AppError::from(Code::Damaged))?;
        let log: Vec<Vec<u8>> = sqlx::query_scalar(sql::LOG).fetch_all(connection).await?;
        let log = log.iter().map(|entry| Entry::read(entry));
        let log = log
            .collect::<Result<_, _>>()
            .map_err(|_| AppError::from(Code::Damaged))?;
        Self::of(keys, standing.vault, log)
    }

    /// Whether this device belongs.
    pub(crate) fn belongs(&self) -> bool {
        let me = self.keys.device();
        self.membership.devices().any(|card| card.device == me)
    }

    /// Takes in more entries. Gives the devices that were removed by them.
    ///
    /// # Errors
    /// [`trellis_sealing::LogError`] where they are not believed.
    pub(crate) fn grow(
        &mut self,
        entries: Vec<Entry>,
    ) -> Result<Vec<Left>, trellis_sealing::LogError> {
        self.membership = self.membership.with(&entries)?;
        self.epochs = self.membership.open_epochs(Holder::Device(&self.keys));
        let me = self.keys.device();
        let removed = entries.iter().filter_map(|entry| match entry.content {
            trellis_protocol::Content::DeviceRemoved { device, last } => Some(Left {
                device,
                last,
                by_me: entry.signer == me,
            }),
            _ => None,
        });
        let removed = removed.collect();
        self.log.extend(entries);
        Ok(removed)
    }
}

/// A device that was removed.
pub(crate) struct Left {
    /// The device.
    pub(crate) device: Device,
    /// The last page of it that counts, in each stream.
    pub(crate) last: [u64; 2],
    /// Whether this device removed it.
    pub(crate) by_me: bool,
}

/// Draws random bytes for what `trellis-sealing` makes.
pub(crate) fn draw(ports: &Ports) -> impl FnMut(&mut [u8]) + '_ {
    |bytes| ports.entropy.fill(bytes)
}

/// The entries of a key log as [`sql::KEEP_LOG`] takes them.
pub(crate) fn spelled(entries: &[Entry]) -> Result<String, serde_json::Error> {
    let lines: Vec<_> = entries
        .iter()
        .map(|entry| (entry.number, hex(&entry.bytes())))
        .collect();
    serde_json::to_string(&lines)
}

/// Hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |n: u8| char::from(DIGITS[usize::from(n)]);
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}
