//! Letting the client choose a file or a folder, in the system's own dialog. The page gets the
//! choice's name; the core reads and writes what was chosen.

use std::sync::Arc;
use tauri::{AppHandle, State};
use tauri_plugin_dialog::{DialogExt, FilePath};
use trellis_core::files::{Chosen, is_plain_name};
use trellis_core::{AppError, Code};

/// What was chosen since the app began.
pub struct Choosing(pub Arc<paths::Paths>);

/// Nothing was chosen yet.
pub fn files(app: &AppHandle) -> Arc<paths::Paths> {
    Arc::new(paths::none_yet(app))
}

/// Asks where a file that is called `name`, unless the client says otherwise, is to go. None where
/// they changed their mind.
///
/// # Errors
/// [`Code::NotValid`] where `name` is no plain name of a file.
#[tauri::command]
pub async fn choose_new(
    app: AppHandle,
    name: String,
    choosing: State<'_, Choosing>,
) -> Result<Option<Chosen>, AppError> {
    if !is_plain_name(&name) {
        return Err(Code::NotValid.into());
    }
    let (tell, told) = tokio::sync::oneshot::channel();
    app.dialog()
        .file()
        .set_file_name(name)
        .save_file(move |place| drop(tell.send(place)));
    take(told.await.ok().flatten(), &choosing)
}

/// Asks for a file with one of `endings`, to be read.
///
/// # Errors
/// [`Code::Trouble`] where the dialog's answer makes no sense.
#[tauri::command]
pub async fn choose_old(
    app: AppHandle,
    endings: Vec<String>,
    choosing: State<'_, Choosing>,
) -> Result<Option<Chosen>, AppError> {
    let endings: Vec<&str> = endings.iter().map(String::as_str).collect();
    let (tell, told) = tokio::sync::oneshot::channel();
    app.dialog()
        .file()
        .add_filter("", &endings)
        .pick_file(move |place| drop(tell.send(place)));
    take(told.await.ok().flatten(), &choosing)
}

/// Asks for a folder. None, too, where the system has none to choose.
///
/// # Errors
/// As [`choose_old`].
#[tauri::command]
pub async fn choose_folder(
    app: AppHandle,
    choosing: State<'_, Choosing>,
) -> Result<Option<Chosen>, AppError> {
    #[cfg(desktop)]
    {
        let (tell, told) = tokio::sync::oneshot::channel();
        app.dialog()
            .file()
            .pick_folder(move |place| drop(tell.send(place)));
        take(told.await.ok().flatten(), &choosing)
    }
    #[cfg(mobile)]
    {
        let _ = (app, choosing);
        Ok(None)
    }
}

fn take(place: Option<FilePath>, choosing: &Choosing) -> Result<Option<Chosen>, AppError> {
    place
        .map(|place| paths::take(&choosing.0, place))
        .transpose()
}

/// On a laptop, what was chosen is an ordinary path.
#[cfg(desktop)]
mod paths {
    use super::*;
    pub use trellis_core::files::ChosenPaths as Paths;

    pub fn none_yet(_: &AppHandle) -> Paths {
        Paths::default()
    }

    pub fn take(paths: &Paths, place: FilePath) -> Result<Chosen, AppError> {
        let path = place.into_path().map_err(|_| Code::Trouble)?;
        Ok(paths.choose(path))
    }
}

/// A phone gives addresses of its own kind, which its file plugin opens. It has no folders to choose,
/// and a file cannot be written beside its place: one that is not whole is left empty.
#[cfg(mobile)]
mod paths {
    use super::*;
    use std::fs::File;
    use std::io::{self, Write};
    use std::sync::{Mutex, PoisonError};
    use tauri_plugin_fs::{FsExt, OpenOptions};
    use trellis_core::files::{Files, NewFile, OldFile};

    pub struct Paths(AppHandle, Mutex<Vec<FilePath>>);

    pub fn none_yet(app: &AppHandle) -> Paths {
        Paths(app.clone(), Mutex::default())
    }

    pub fn take(paths: &Paths, place: FilePath) -> Result<Chosen, AppError> {
        let mut places = paths.1.lock().unwrap_or_else(PoisonError::into_inner);
        places.push(place);
        Ok(Chosen((places.len() - 1).to_string()))
    }

    impl Paths {
        fn open_as(&self, Chosen(name): &Chosen, how: OpenOptions) -> io::Result<File> {
            let places = self.1.lock().unwrap_or_else(PoisonError::into_inner);
            let place = name
                .parse()
                .ok()
                .and_then(|number: usize| places.get(number))
                .ok_or(io::ErrorKind::NotFound)?;
            self.0.fs().open(place.clone(), how)
        }
    }

    impl Files for Paths {
        fn create(&self, chosen: &Chosen) -> io::Result<Box<dyn NewFile>> {
            let mut how = OpenOptions::new();
            how.write(true).create(true).truncate(true);
            Ok(Box::new(InPlace(self.open_as(chosen, how)?, false)))
        }
        fn open(&self, chosen: &Chosen) -> io::Result<Box<dyn OldFile>> {
            let mut how = OpenOptions::new();
            how.read(true);
            Ok(Box::new(self.open_as(chosen, how)?))
        }
        fn folder(&self, _: &Chosen) -> io::Result<String> {
            Err(io::ErrorKind::Unsupported.into())
        }
        fn names_in(&self, _: &str) -> io::Result<Vec<String>> {
            Err(io::ErrorKind::Unsupported.into())
        }
        fn create_in(&self, _: &str, _: &str) -> io::Result<Box<dyn NewFile>> {
            Err(io::ErrorKind::Unsupported.into())
        }
        fn open_in(&self, _: &str, _: &str) -> io::Result<Box<dyn OldFile>> {
            Err(io::ErrorKind::Unsupported.into())
        }
        fn remove_in(&self, _: &str, _: &str) -> io::Result<()> {
            Err(io::ErrorKind::Unsupported.into())
        }
    }

    /// A file that is written in its place, and whether it is whole.
    struct InPlace(File, bool);

    impl Write for InPlace {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.write(bytes)
        }
        fn flush(&mut self) -> io::Result<()> {
            self.0.flush()
        }
    }

    impl NewFile for InPlace {
        fn keep(mut self: Box<Self>) -> io::Result<()> {
            self.0.sync_all()?;
            self.1 = true;
            Ok(())
        }
    }

    impl Drop for InPlace {
        fn drop(&mut self) {
            if !self.1 {
                drop(self.0.set_len(0));
            }
        }
    }
}
