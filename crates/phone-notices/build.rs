//! Puts the Kotlin and the Swift half into the app's Android and iOS projects.

fn main() {
    // Nothing of it may be asked by the page: no commands, and so no permissions.
    tauri_plugin::Builder::new(&[])
        .android_path("android")
        .ios_path("ios")
        .build();
}
