//! Prepares the shell: Tauri's own build step with the commands that the page may call, and the
//! promise that the Linux program shows none of its C symbols to others.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // WebKitGTK and libsoup use the system's SQLite in this same process. If the program exported
    // the `sqlite3_*` symbols of its own SQLCipher, they would be bound to it instead.
    if std::env::var("CARGO_CFG_TARGET_OS").is_ok_and(|os| os == "linux") {
        println!("cargo:rustc-link-arg-bins=-Wl,--exclude-libs,ALL");
    }
    let commands = tauri_build::AppManifest::new().commands(&[
        "rpc",
        "opened",
        "choose_new",
        "choose_old",
        "choose_folder",
    ]);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(commands))?;
    Ok(())
}
