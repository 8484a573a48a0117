//! Writing a file that the client takes away, such as their reminders for another calendar: where
//! they say in the system's own dialog, and for their eyes only.

use std::io;
use std::path::Path;

use tauri::AppHandle;
use tauri_plugin_dialog::{DialogExt, FilePath};
use trellis_core::{AppError, Code};

/// Asks where the file is to go and writes it there; false where the client changed their mind.
///
/// # Errors
/// [`Code::NotValid`] where `name` is no plain name of a file; [`Code::DiskFull`]; [`Code::Trouble`]
/// where the place cannot be written to.
#[tauri::command]
pub async fn save_file(app: AppHandle, name: String, text: String) -> Result<bool, AppError> {
    if !is_plain(&name) {
        return Err(Code::NotValid.into());
    }
    let (tell, told) = tokio::sync::oneshot::channel();
    app.dialog()
        .file()
        .set_file_name(name)
        .save_file(move |place| drop(tell.send(place)));
    let Ok(Some(place)) = told.await else {
        return Ok(false);
    };
    let written = tauri::async_runtime::spawn_blocking(move || write(&app, place, text.as_bytes()));
    match written.await {
        Ok(Ok(())) => Ok(true),
        Ok(Err(error)) => Err(said(&error)),
        Err(_) => Err(Code::Trouble.into()),
    }
}

/// A name without a folder, and not a hidden one.
fn is_plain(name: &str) -> bool {
    let odd = |letter: char| letter.is_control() || "/\\:".contains(letter);
    !name.is_empty() && name.len() <= 100 && !name.starts_with('.') && !name.contains(odd)
}

#[cfg(desktop)]
fn write(_: &AppHandle, place: FilePath, bytes: &[u8]) -> io::Result<()> {
    let path = place.into_path().map_err(io::Error::other)?;
    write_whole(&path, bytes)
}

/// A phone gives an address of its own kind, which its file plugin opens.
#[cfg(mobile)]
fn write(app: &AppHandle, place: FilePath, bytes: &[u8]) -> io::Result<()> {
    use io::Write;
    use tauri_plugin_fs::{FsExt, OpenOptions};

    let mut how = OpenOptions::new();
    how.write(true).create(true).truncate(true);
    app.fs().open(place, how)?.write_all(bytes)
}

/// Writes a file whole or not at all, for its owner's eyes only.
#[cfg_attr(
    mobile,
    expect(dead_code, reason = "phones write through their plugin")
)]
fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    use std::io::Write;

    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
        return Err(io::ErrorKind::InvalidInput.into());
    };
    let new = folder.join(format!(".{}.{}.new", name.display(), std::process::id()));
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let write = || {
        let mut file = options.open(&new)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        std::fs::rename(&new, path)
    };
    write().inspect_err(|_| drop(std::fs::remove_file(&new)))
}

fn said(error: &io::Error) -> AppError {
    let code = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Code::DiskFull,
        _ => Code::Trouble,
    };
    tracing::warn!(code = "file_not_saved", kind = %error.kind());
    code.into()
}

#[cfg(test)]
mod tests {
    use super::{is_plain, write_whole};

    #[test]
    fn a_name_is_a_name_and_no_way_to_a_place() {
        assert!(is_plain("trellis.ics") && is_plain("Rappels d’été.ics"));
        for odd in [
            "",
            "../trellis.ics",
            "/etc/passwd",
            "a\\b",
            ".bashrc",
            "a\nb",
        ] {
            assert!(!is_plain(odd), "{odd:?}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_file_is_its_owners_alone_and_whole_or_not_there() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let path = folder.path().join("trellis.ics");
        std::fs::write(&path, "an older one").expect("our own folder");
        write_whole(&path, b"BEGIN:VCALENDAR").expect("our own folder");
        assert_eq!(
            std::fs::read(&path).expect("it is there"),
            b"BEGIN:VCALENDAR"
        );
        let mode = std::fs::metadata(&path)
            .expect("it is there")
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
        let nowhere = folder.path().join("not there").join("trellis.ics");
        assert!(write_whole(&nowhere, b"").is_err());
        let left = std::fs::read_dir(folder.path())
            .expect("our own folder")
            .count();
        assert_eq!(left, 1, "nothing half-made is left");
    }
}
