//! The app's keys in the operating system's own key store: Secret Service on Linux, Keystore on
//! Android, the keychain on Apple's systems, Credential Manager on Windows.
//!
//! It says which of three troubles it met, because each has its own way on for the client: there
//! is no key store here, there is one but it is locked, or something else went wrong. The store is
//! opened anew for every question, so that "try again" finds one that has come up meanwhile.

use std::sync::Arc;

use keyring_core::{CredentialStore, Entry, Error};
use trellis_core::ports::{KeyBytes, KeyName, KeyStore, KeyStoreError};
use zeroize::Zeroizing;

/// What our keys are filed under, each by its own name. Changing it would make every key unfindable.
const SERVICE: &str = "app.trellis";

/// The key store of this device.
pub struct SystemKeys;

impl KeyStore for SystemKeys {
    fn load(&self, name: KeyName) -> Result<Option<KeyBytes>, KeyStoreError> {
        let secret = match entry(name)?.get_secret() {
            Ok(secret) => Zeroizing::new(secret),
            Err(Error::NoEntry) => return Ok(None),
            Err(error) => return Err(told(error)),
        };
        let mut key = KeyBytes::default();
        if secret.len() != key.len() {
            // Something is filed there that is no key of ours; a new one would hide the vault.
            tracing::error!(code = "key_entry_odd");
            return Err(KeyStoreError::Trouble);
        }
        key.copy_from_slice(&secret);
        Ok(Some(key))
    }

    fn save(&self, name: KeyName, key: &KeyBytes) -> Result<(), KeyStoreError> {
        entry(name)?.set_secret(&key[..]).map_err(told)
    }

    fn remove(&self, name: KeyName) -> Result<(), KeyStoreError> {
        match entry(name)?.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(error) => Err(told(error)),
        }
    }
}

/// The entry of a key of ours, in the store of this system.
fn entry(name: KeyName) -> Result<Entry, KeyStoreError> {
    named(name.as_str())
}

/// An entry of ours by its name.
pub(super) fn named(name: &str) -> Result<Entry, KeyStoreError> {
    open()?.build(SERVICE, name, None).map_err(told)
}

/// What a trouble of the entry means for the client.
fn told(error: Error) -> KeyStoreError {
    match error {
        Error::NoStorageAccess(_) => KeyStoreError::Locked,
        Error::NoDefaultStore => KeyStoreError::Absent,
        _ => {
            tracing::warn!(code = "key_store_trouble");
            KeyStoreError::Trouble
        }
    }
}

/// The Secret Service, over the session bus. Without a bus, or without a service on it, there is
/// no key store on this device.
#[cfg(target_os = "linux")]
fn open() -> Result<Arc<CredentialStore>, KeyStoreError> {
    use zbus_secret_service_keyring_store::Store;
    match Store::new() {
        Ok(store) => Ok(store),
        Err(Error::PlatformFailure(_)) => Err(KeyStoreError::Absent),
        Err(error) => Err(told(error)),
    }
}

/// A file of the app's preferences, sealed by a key that never leaves Android's Keystore. It has a
/// name of its own, so that the backup rules can name it.
#[cfg(target_os = "android")]
fn open() -> Result<Arc<CredentialStore>, KeyStoreError> {
    use std::collections::HashMap;

    use android_native_keyring_store::Store;
    let named = HashMap::from([("name", "trellis")]);
    match Store::new_with_configuration(&named) {
        Ok(store) => Ok(store),
        Err(error) => Err(told(error)),
    }
}

/// The protected keychain of this device; never in iCloud.
#[cfg(target_os = "ios")]
fn open() -> Result<Arc<CredentialStore>, KeyStoreError> {
    use apple_native_keyring_store::protected::Store;
    match Store::new() {
        Ok(store) => Ok(store),
        Err(error) => Err(told(error)),
    }
}

/// The login keychain.
#[cfg(target_os = "macos")]
fn open() -> Result<Arc<CredentialStore>, KeyStoreError> {
    use apple_native_keyring_store::keychain::Store;
    match Store::new() {
        Ok(store) => Ok(store),
        Err(error) => Err(told(error)),
    }
}

/// Credential Manager.
#[cfg(target_os = "windows")]
fn open() -> Result<Arc<CredentialStore>, KeyStoreError> {
    use windows_native_keyring_store::Store;
    match Store::new() {
        Ok(store) => Ok(store),
        Err(error) => Err(told(error)),
    }
}
