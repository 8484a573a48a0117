//! How often somebody may ask: by network address, by address without a signature, by device.

use crate::config;
use crate::refusal::Refusal;
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultDirectRateLimiter, DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::net::IpAddr;
use std::num::NonZeroU32;
use trellis_protocol::{Device, Grant, Vault};

/// All of them.
pub struct Limits {
    address: DefaultKeyedRateLimiter<IpAddr>,
    unsigned: DefaultKeyedRateLimiter<IpAddr>,
    recovery: DefaultKeyedRateLimiter<IpAddr>,
    device: DefaultKeyedRateLimiter<(Vault, Device)>,
    grant: DefaultKeyedRateLimiter<Grant>,
    tokens: DefaultDirectRateLimiter,
    clock: DefaultClock,
}

fn a_minute(count: u32) -> Quota {
    Quota::per_minute(NonZeroU32::new(count).unwrap_or(NonZeroU32::MIN))
}

/// Who asks from a network of their own asks as one: of version 6, a house has 64 bits of addresses.
fn house(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let bits = u128::from(address) >> 64 << 64;
            IpAddr::V6(bits.into())
        }
        address @ IpAddr::V4(_) => address,
    }
}

macro_rules! check {
    ($self:ident, $checked:expr) => {
        $checked.map_err(|until| {
            Refusal::slow_down(until.wait_time_from($self.clock.now()).as_secs() + 1)
        })
    };
}

impl Limits {
    /// As the file says.
    pub fn new(limits: &config::Limits) -> Self {
        let an_hour = NonZeroU32::new(limits.recovery_per_hour).unwrap_or(NonZeroU32::MIN);
        Self {
            address: RateLimiter::keyed(a_minute(limits.address_per_minute)),
            unsigned: RateLimiter::keyed(a_minute(limits.unsigned_per_minute)),
            recovery: RateLimiter::keyed(Quota::per_hour(an_hour)),
            device: RateLimiter::keyed(a_minute(limits.device_per_minute)),
            grant: RateLimiter::keyed(a_minute(limits.device_per_minute)),
            tokens: RateLimiter::direct(a_minute(600)),
            clock: DefaultClock::default(),
        }
    }

    /// One request from an address.
    ///
    /// # Errors
    /// When it is one too many, here and in the others.
    pub fn address(&self, address: IpAddr) -> Result<(), Refusal> {
        check!(self, self.address.check_key(&house(address)))
    }

    /// One that no device signed.
    ///
    /// # Errors
    /// See above.
    pub fn unsigned(&self, address: IpAddr) -> Result<(), Refusal> {
        check!(self, self.unsigned.check_key(&house(address)))
    }

    /// One look for a vault by its recovery words.
    ///
    /// # Errors
    /// See above.
    pub fn recovery(&self, address: IpAddr) -> Result<(), Refusal> {
        check!(self, self.recovery.check_key(&house(address)))
    }

    /// One try of an invitation, from anywhere: what is typed has only 45 bits.
    ///
    /// # Errors
    /// See above.
    pub fn token(&self) -> Result<(), Refusal> {
        check!(self, self.tokens.check())
    }

    /// One request that a device signed.
    ///
    /// # Errors
    /// See above.
    pub fn device(&self, vault: Vault, device: Device) -> Result<(), Refusal> {
        check!(self, self.device.check_key(&(vault, device)))
    }

    /// One request that was signed with a grant's key.
    ///
    /// # Errors
    /// See above.
    pub fn grant(&self, grant: Grant) -> Result<(), Refusal> {
        check!(self, self.grant.check_key(&grant))
    }

    /// Forgets who has not asked for a while.
    pub fn sweep(&self) {
        self.address.retain_recent();
        self.unsigned.retain_recent();
        self.recovery.retain_recent();
        self.device.retain_recent();
        self.grant.retain_recent();
    }
}
