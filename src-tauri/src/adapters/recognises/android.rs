//! Android's Keystore: a key that never leaves it, and that seals or opens once for each time the client
//! was recognised by a strong finger or face; Android throws it away when others are enrolled. What it
//! sealed lies with our other keys.
//!
//! The secret passes through the system's own prompt (`BiometricPrompt` with a `CryptoObject`, by Tauri's
//! plugin) as text of the Java machine, which nobody can wipe; alone, without the card and the lock's key,
//! it opens nothing.

use base64::prelude::{BASE64_STANDARD as BASE64, Engine};
use keyring_core::Error as KeyringError;
use tauri::AppHandle;
use tauri::plugin::mobile::PluginInvokeError;
use tauri_plugin_biometric::{AuthOptions, BiometricExt, Error};
use trellis_core::ports::{Biometry, KeyBytes, Question, Recognises, Unrecognised};
use zeroize::Zeroizing;

use crate::adapters::keystore;

/// What the sealed secret is filed under. Changing it would make it unfindable.
const NAME: &str = "biometry";

/// The Keystore.
pub struct Keystore(pub AppHandle);

impl Recognises for Keystore {
    fn state(&self) -> Biometry {
        super::enrolled(&self.0)
    }

    fn keep(&self, secret: &KeyBytes, question: &Question) -> Result<(), Unrecognised> {
        self.forget()?;
        let sealed = self.ask(
            question,
            AuthOptions {
                data_to_encrypt: Some(BASE64.encode(secret.as_slice())),
                ..AuthOptions::default()
            },
        );
        // A key that Android has thrown away is made anew when something is sealed: no change to tell of.
        let sealed = sealed.map_err(|error| match error {
            Unrecognised::Changed => Unrecognised::Trouble,
            other => other,
        })?;
        let kept = keystore::named(NAME).map_err(|_| Unrecognised::Trouble)?;
        kept.set_secret(sealed.as_bytes())
            .map_err(|_| Unrecognised::Trouble)
    }

    fn give_back(&self, question: &Question) -> Result<KeyBytes, Unrecognised> {
        let kept = keystore::named(NAME).map_err(|_| Unrecognised::Trouble)?;
        let sealed = match kept.get_secret() {
            Ok(sealed) => String::from_utf8(sealed).map_err(|_| Unrecognised::Changed)?,
            Err(KeyringError::NoEntry) => return Err(Unrecognised::Changed),
            Err(_) => return Err(Unrecognised::Trouble),
        };
        let secret = self.ask(
            question,
            AuthOptions {
                data_to_decrypt: Some(sealed),
                ..AuthOptions::default()
            },
        )?;
        let secret = BASE64.decode(secret.as_bytes()).map(Zeroizing::new);
        let secret = secret.map_err(|_| Unrecognised::Changed)?;
        let mut key = KeyBytes::default();
        if secret.len() != key.len() {
            return Err(Unrecognised::Changed);
        }
        key.copy_from_slice(&secret);
        Ok(key)
    }

    fn forget(&self) -> Result<(), Unrecognised> {
        let kept = keystore::named(NAME).map_err(|_| Unrecognised::Trouble)?;
        match kept.delete_credential() {
            Ok(()) | Err(KeyringError::NoEntry) => Ok(()),
            Err(_) => Err(Unrecognised::Trouble),
        }
    }
}

impl Keystore {
    /// Seals or opens, once the client was recognised. The device's own PIN does not do instead.
    fn ask(
        &self,
        question: &Question,
        options: AuthOptions,
    ) -> Result<Zeroizing<String>, Unrecognised> {
        let options = AuthOptions {
            allow_device_credential: false,
            title: Some(question.title.clone()),
            cancel_title: Some(question.instead.clone()),
            ..options
        };
        let asked = self.0.biometric();
        let done = asked.biometric_cipher(question.text.clone(), options);
        done.map(|done| Zeroizing::new(done.data)).map_err(told)
    }
}

/// What the plugin's codes mean. It says an empty one where the key does not open what it sealed: Android
/// has thrown it away.
fn told(error: Error) -> Unrecognised {
    let Error::PluginInvoke(PluginInvokeError::InvokeRejected(refused)) = error else {
        tracing::warn!(code = "biometry_trouble");
        return Unrecognised::Trouble;
    };
    match refused.code.as_deref() {
        Some("") => Unrecognised::Changed,
        Some("userCancel" | "systemCancel") => Unrecognised::PutAway,
        Some("authenticationFailed" | "biometryLockout") => Unrecognised::Unknown,
        Some("biometryNotAvailable" | "biometryNotEnrolled" | "passcodeNotSet") => {
            Unrecognised::Absent
        }
        _ => {
            tracing::warn!(code = "biometry_trouble");
            Unrecognised::Trouble
        }
    }
}
