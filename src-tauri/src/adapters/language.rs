//! The language that the device speaks.

use trellis_core::ports::Language;

/// French where the device's first language is French, and English anywhere else.
pub fn of_the_device() -> Language {
    match sys_locale::get_locale() {
        Some(name) if name.to_ascii_lowercase().starts_with("fr") => Language::Fr,
        _ => Language::En,
    }
}
