//! The client's finger or face, where the operating system binds a secret to them: the keychain of
//! Apple's systems, and Android's Keystore. Both let go of what is bound once other fingers or faces are
//! enrolled.
//!
//! Linux binds nothing to a finger: its services only say that they recognised somebody. Windows Hello
//! takes its PIN in place of every finger, keeps what it signs with when fingers are added, and lets each
//! program of the same person ask; so it would be a second PIN, and is not offered
//! (`docs/adr/0029-a-finger-opens-what-the-system-binds-to-it.md`).

#[cfg(target_os = "android")]
mod android;
#[cfg(any(target_os = "macos", target_os = "ios"))]
mod apple;

use std::sync::Arc;

use tauri::AppHandle;
#[cfg(any(target_os = "macos", target_os = "ios", target_os = "android"))]
use trellis_core::ports::Biometry;
use trellis_core::ports::Recognises;

/// What this system has.
#[cfg(target_os = "android")]
pub fn recognises(handle: &AppHandle) -> Arc<dyn Recognises> {
    Arc::new(android::Keystore(handle.clone()))
}

/// What this system has.
#[cfg(any(target_os = "macos", target_os = "ios"))]
pub fn recognises(handle: &AppHandle) -> Arc<dyn Recognises> {
    Arc::new(apple::Keychain(handle.clone()))
}

/// Nothing that binds.
#[cfg(not(any(target_os = "macos", target_os = "ios", target_os = "android")))]
pub fn recognises(_: &AppHandle) -> Arc<dyn Recognises> {
    Arc::new(trellis_core::ports::RecognisesNobody)
}

/// Whether a finger or a face is enrolled that the system could ask for.
#[cfg(any(target_os = "macos", target_os = "ios", target_os = "android"))]
fn enrolled(handle: &AppHandle) -> Biometry {
    use tauri_plugin_biometric::BiometricExt;
    match handle.biometric().status() {
        Ok(status) if status.is_available => Biometry::There,
        Ok(status) if status.error_code.as_deref() == Some("biometryNotEnrolled") => {
            Biometry::NoneEnrolled
        }
        _ => Biometry::Absent,
    }
}
