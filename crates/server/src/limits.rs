//! How often somebody may ask: by network address, by address without a signature, by device.

use crate::config;
use crate::refusal::Refusal;
use crate::sabotage::{Guard, is_out};
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
    sign_in: DefaultKeyedRateLimiter<IpAddr>,
    code: DefaultKeyedRateLimiter<[u8; 32]>,
    worker: DefaultKeyedRateLimiter<[u8; 8]>,
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
        match $checked {
            Err(until) if !is_out(Guard::Slow) => {
                let wait = until.wait_time_from($self.clock.now()).as_secs() + 1;
                Err(Refusal::slow_down(wait))
            }
            _ => Ok(()),
        }
    };
}

impl Limits {
    /// As the file says.
    pub fn new(limits: &config::Limits) -> Self {
        let an_hour = NonZeroU32::new(limits.recovery_per_hour).unwrap_or(NonZeroU32::MIN);
        let twenty = NonZeroU32::new(20).unwrap_or(NonZeroU32::MIN);
        let five = NonZeroU32::new(5).unwrap_or(NonZeroU32::MIN);
        Self {
            address: RateLimiter::keyed(a_minute(limits.address_per_minute)),
            unsigned: RateLimiter::keyed(a_minute(limits.unsigned_per_minute)),
            recovery: RateLimiter::keyed(Quota::per_hour(an_hour)),
            device: RateLimiter::keyed(a_minute(limits.device_per_minute)),
            grant: RateLimiter::keyed(a_minute(limits.device_per_minute)),
            tokens: RateLimiter::direct(a_minute(600)),
            sign_in: RateLimiter::keyed(a_minute(limits.sign_in_per_minute)),
            code: RateLimiter::keyed(Quota::per_hour(twenty).allow_burst(five)),
            worker: RateLimiter::keyed(a_minute(limits.device_per_minute)),
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

    /// One try to sign in to the portal, or to enrol.
    ///
    /// # Errors
    /// See above.
    pub fn sign_in(&self, address: IpAddr) -> Result<(), Refusal> {
        check!(self, self.sign_in.check_key(&house(address)))
    }

    /// One try of a code's digits, from anywhere: there are only a million of them.
    ///
    /// # Errors
    /// See above.
    pub fn code(&self, name: [u8; 32]) -> Result<(), Refusal> {
        check!(self, self.code.check_key(&name))
    }

    /// One request of a worker who is signed in.
    ///
    /// # Errors
    /// See above.
    pub fn worker(&self, worker: [u8; 8]) -> Result<(), Refusal> {
        check!(self, self.worker.check_key(&worker))
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
        self.sign_in.retain_recent();
        self.code.retain_recent();
        self.worker.retain_recent();
    }
}
