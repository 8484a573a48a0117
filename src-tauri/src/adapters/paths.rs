//! Where this device keeps the client's data.

use std::path::{Path, PathBuf};

use tauri::Manager;

/// The data folder: the system's place for this app's data that stays on this device.
///
/// On a laptop `TRELLIS_FOLDER` names another one: a second profile, or a throw-away one for a test.
pub fn data_folder(app: &tauri::App) -> tauri::Result<PathBuf> {
    #[cfg(desktop)]
    if let Some(named) = std::env::var_os("TRELLIS_FOLDER").filter(|name| !name.is_empty()) {
        return Ok(PathBuf::from(named));
    }
    app.path().app_local_data_dir()
}

/// Makes the folder where it is missing, readable by its owner alone, also where it was there before.
pub fn make_private(folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700))?;
    }
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::make_private;

    #[test]
    fn the_folder_is_its_owners_alone_new_or_old() {
        let place = tempfile::tempdir().expect("a temporary folder can be made");
        let folder = place.path().join("deep").join("vault");
        for _ in 0..2 {
            make_private(&folder).expect("the folder can be made");
            let mode = std::fs::metadata(&folder)
                .expect("it is there")
                .permissions();
            assert_eq!(mode.mode() & 0o777, 0o700);
            std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o755))
                .expect("our own folder");
        }
    }
}
