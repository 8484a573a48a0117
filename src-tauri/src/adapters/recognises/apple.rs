//! The protected keychain of Apple's systems: an entry that opens to the fingers or the face enrolled when
//! it was made, on this device, while it has a passcode.
//!
//! On macOS only a signed program with an entitlement of its own has that keychain; any other one finds
//! nothing here, and offers nothing.

use security_framework::access_control::{ProtectionMode, SecAccessControl};
use security_framework::base::Error;
use security_framework::passwords::{
    AccessControlOptions, PasswordOptions, delete_generic_password_options, generic_password,
    set_generic_password_options,
};
use tauri::AppHandle;
use trellis_core::ports::{Biometry, KeyBytes, Question, Recognises, Unrecognised};
use zeroize::Zeroizing;

/// What the secret is filed under. Changing it would make it unfindable.
const SERVICE: &str = "app.trellis";
const NAME: &str = "biometry";

// <https://developer.apple.com/documentation/security/security-framework-result-codes>
const USER_CANCELED: i32 = -128;
const AUTH_FAILED: i32 = -25_293;
const NOT_FOUND: i32 = -25_300;
const NOT_AVAILABLE: i32 = -25_291;
const MISSING_ENTITLEMENT: i32 = -34_018;

/// The protected keychain.
pub struct Keychain(pub AppHandle);

impl Recognises for Keychain {
    fn state(&self) -> Biometry {
        match super::enrolled(&self.0) {
            Biometry::There if !is_ours() => Biometry::Absent,
            state => state,
        }
    }

    fn keep(&self, secret: &KeyBytes, question: &Question) -> Result<(), Unrecognised> {
        // An entry that is only given other contents would stay bound to the fingers of before.
        self.forget()?;
        let mut options = entry(NAME);
        options.set_access_control(
            SecAccessControl::create_with_protection(
                Some(ProtectionMode::AccessibleWhenPasscodeSetThisDeviceOnly),
                AccessControlOptions::BIOMETRY_CURRENT_SET.bits(),
            )
            .map_err(told)?,
        );
        set_generic_password_options(secret.as_slice(), options).map_err(told)?;
        // Keeping asks nobody; giving back does, and shows that it will.
        match self.give_back(question) {
            Ok(kept) if kept == *secret => Ok(()),
            Ok(_) => {
                self.forget()?;
                Err(Unrecognised::Trouble)
            }
            Err(error) => {
                self.forget()?;
                Err(error)
            }
        }
    }

    fn give_back(&self, _: &Question) -> Result<KeyBytes, Unrecognised> {
        let secret = Zeroizing::new(generic_password(entry(NAME)).map_err(told)?);
        let mut key = KeyBytes::default();
        if secret.len() != key.len() {
            return Err(Unrecognised::Changed);
        }
        key.copy_from_slice(&secret);
        Ok(key)
    }

    fn forget(&self) -> Result<(), Unrecognised> {
        match delete_generic_password_options(entry(NAME)) {
            Ok(()) => Ok(()),
            // Without that keychain there is nothing of ours in it.
            Err(error) if matches!(error.code(), NOT_FOUND | MISSING_ENTITLEMENT) => Ok(()),
            Err(_) => Err(Unrecognised::Trouble),
        }
    }
}

/// An entry of the protected keychain, which is never in iCloud.
fn entry(name: &str) -> PasswordOptions {
    let mut options = PasswordOptions::new_generic_password(SERVICE, name);
    options.use_protected_keychain();
    options
}

/// Whether this program has the protected keychain: looking for what is never there says so, and asks
/// nobody.
fn is_ours() -> bool {
    let looked = generic_password(entry("nothing"));
    !looked.is_err_and(|error| error.code() == MISSING_ENTITLEMENT)
}

/// What a trouble of the keychain means. An entry whose fingers are enrolled no more is as one that is
/// not there.
fn told(error: Error) -> Unrecognised {
    match error.code() {
        USER_CANCELED => Unrecognised::PutAway,
        AUTH_FAILED => Unrecognised::Unknown,
        NOT_FOUND => Unrecognised::Changed,
        NOT_AVAILABLE | MISSING_ENTITLEMENT => Unrecognised::Absent,
        _ => {
            tracing::warn!(code = "biometry_trouble");
            Unrecognised::Trouble
        }
    }
}
