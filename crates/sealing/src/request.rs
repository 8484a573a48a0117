//! Signing what a device asks of the server. The form is `trellis-protocol`'s; the server checks it.

use crate::device::DeviceKeys;
use trellis_protocol::{Signed, SignedInput, Vault};

/// The two fields of a request that say who asks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RequestSignature {
    /// `Signature-Input`.
    pub input: String,
    /// `Signature`.
    pub signature: String,
}

/// Signs a request. `created` is now, in seconds since 1970; `nonce` is 16 fresh random bytes.
pub fn sign_request(
    device: &DeviceKeys,
    vault: Vault,
    request: &SignedInput<'_>,
    created: u64,
    nonce: [u8; 16],
) -> RequestSignature {
    let signed = Signed {
        created,
        nonce,
        vault,
        device: device.device(),
    };
    let signature = device.pair().sign(signed.base(request).as_bytes());
    RequestSignature {
        input: signed.field(request.digest.is_some()),
        signature: Signed::signature_field(&signature),
    }
}

#[cfg(test)]
mod tests;
