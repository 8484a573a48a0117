//! Where sync stands: one small JSON text in the encrypted vault, read when a round begins and written in
//! the transaction of whatever it tells of.

use super::cursor::Cursor;
use super::view::{SyncAlarmKind, SyncTrouble};
use serde::{Deserialize, Serialize};
use trellis_domain::merge::DeviceId;
use trellis_protocol::{Device, Hash, Vault};

/// How many alarms are kept: one that goes on is one alarm.
const MOST_ALARMS: usize = 20;

/// Where sync stands.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Standing {
    /// The server's address.
    pub(crate) server: String,
    /// Its signing key, pinned.
    pub(crate) key: Hash,
    /// What the agency calls itself, and how to reach it.
    pub(crate) agency: String,
    pub(crate) contact: String,
    /// How many bytes the server takes at once.
    pub(crate) request: u64,
    pub(crate) vault: Vault,
    /// This device, and what its client calls it.
    pub(crate) device: Device,
    pub(crate) name: String,
    /// The last incarnation that was told; 0: none yet.
    #[serde(default)]
    pub(crate) incarnation: u32,
    #[serde(default)]
    pub(crate) cursors: [Cursor; 2],
    /// The ends of this device's own chains.
    #[serde(default)]
    pub(crate) ends: [End; 2],
    /// The chains of others.
    #[serde(default)]
    pub(crate) chains: Vec<ChainTop>,
    /// What devices are called, and when they were there.
    #[serde(default)]
    pub(crate) devices: Vec<Named>,
    /// On which day, since 1970, this device last told that it was there, and under which name.
    #[serde(default)]
    pub(crate) told: Option<(i64, String)>,
    #[serde(default)]
    pub(crate) alarms: Vec<Alarm>,
    /// When everything was last in step, in milliseconds since 1970.
    #[serde(default)]
    pub(crate) at: Option<i64>,
    #[serde(default)]
    pub(crate) trouble: Option<SyncTrouble>,
    /// Failures in a row, and when it is tried again.
    #[serde(default)]
    pub(crate) failures: u32,
    #[serde(default)]
    pub(crate) next: Option<i64>,
    /// Whether photographs go over a metered network too.
    #[serde(default)]
    pub(crate) photos_on_metered: bool,
    /// When pages that were refused were last asked for again, in milliseconds since 1970.
    #[serde(default)]
    pub(crate) tried: i64,
    /// The client has read that the server shows less than before: then it counts as restored.
    #[serde(default)]
    pub(crate) accepted: bool,
    /// After a server was restored, everything that was erased is to be erased there again.
    #[serde(default)]
    pub(crate) erase_again: bool,
    /// The server no longer knows this device.
    #[serde(default)]
    pub(crate) gone: bool,
}

/// The end of an own chain.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct End {
    pub(crate) number: u64,
    pub(crate) hash: Hash,
    pub(crate) epoch: u32,
}

impl Default for End {
    fn default() -> Self {
        Self {
            number: 0,
            hash: Hash::NONE,
            epoch: 0,
        }
    }
}

/// How far another device's chain is known.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ChainTop {
    pub(crate) device: Device,
    pub(crate) stream: u8,
    /// The newest page that came, and its hash.
    pub(crate) top: u64,
    pub(crate) hash: Hash,
    /// The newest page that anybody spoke of.
    pub(crate) spoken: u64,
    /// How many pages came.
    pub(crate) had: u64,
    /// Up to which page a page of this device has said that it is here.
    pub(crate) told: u64,
    /// Pages after this one no longer count: the device was removed.
    #[serde(default)]
    pub(crate) last: Option<u64>,
}

/// What a device is called.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Named {
    pub(crate) device: Device,
    pub(crate) name: String,
    /// Milliseconds since 1970, by its own clock.
    pub(crate) at: u64,
}

/// Something that is wrong with the server or a device.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Alarm {
    pub(crate) kind: SyncAlarmKind,
    pub(crate) device: Option<Device>,
    /// When it was first noticed, in milliseconds since 1970.
    pub(crate) at: i64,
}

impl std::fmt::Debug for Standing {
    /// Says nothing of what the client wrote.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Standing")
    }
}

impl Standing {
    /// Raises an alarm, once.
    pub(crate) fn alarm(&mut self, kind: SyncAlarmKind, device: Option<Device>, at: i64) {
        let is_known = |alarm: &Alarm| alarm.kind == kind && alarm.device == device;
        if !self.alarms.iter().any(is_known) && self.alarms.len() < MOST_ALARMS {
            tracing::warn!(event = "sync_alarm", ?kind);
            self.alarms.push(Alarm { kind, device, at });
        }
    }

    /// How far a chain is known.
    pub(crate) fn chain(&mut self, device: Device, stream: u8) -> &mut ChainTop {
        let at = self
            .chains
            .iter()
            .position(|chain| (chain.device, chain.stream) == (device, stream));
        let at = at.unwrap_or_else(|| {
            self.chains.push(ChainTop {
                device,
                stream,
                top: 0,
                hash: Hash::NONE,
                spoken: 0,
                had: 0,
                told: 0,
                last: None,
            });
            self.chains.len() - 1
        });
        &mut self.chains[at]
    }

    /// A page of another device came, for the first time.
    pub(crate) fn came(&mut self, device: Device, stream: u8, number: u64, hash: Hash) {
        let chain = self.chain(device, stream);
        chain.had += 1;
        chain.spoken = chain.spoken.max(number);
        if number > chain.top {
            chain.top = number;
            chain.hash = hash;
        }
    }

    /// Somebody has seen a page of a device.
    pub(crate) fn spoken(&mut self, device: Device, stream: u8, number: u64) {
        if device == self.device {
            return;
        }
        let chain = self.chain(device, stream);
        chain.spoken = chain.spoken.max(number);
    }

    /// How many pages others wrote that are not here, of a stream.
    pub(crate) fn missing(&self, stream: u8) -> u64 {
        let chains = self.chains.iter().filter(|chain| chain.stream == stream);
        chains
            .map(|chain| {
                let spoken = chain
                    .last
                    .map_or(chain.spoken, |last| chain.spoken.min(last));
                spoken.saturating_sub(chain.had)
            })
            .sum()
    }

    /// A device was there, under a name.
    pub(crate) fn heard(&mut self, device: Device, name: String, at: u64) {
        match self.devices.iter_mut().find(|one| one.device == device) {
            Some(known) if known.at <= at => {
                known.name = name;
                known.at = at;
            }
            Some(_) => {}
            None => self.devices.push(Named { device, name, at }),
        }
    }
}

/// A device of the key log as the merge knows it.
pub(crate) fn merged(device: Device) -> DeviceId {
    DeviceId::from_random(device.0)
}
