//! Files and folders outside the vault that the client chose, in the system's own dialog.
//!
//! A page never names a place. The shell lets the client choose one and gives the page a
//! [`Chosen`], which a command hands on to the [`Files`] port. What is written is whole or not
//! there, and for its owner's eyes only.

mod paths;

pub use paths::ChosenPaths;

use crate::error::AppError;
use serde::{Deserialize, Serialize};
use std::io::{self, Read, Seek, Write};
use ts_rs::TS;

/// Something that the client chose, by the name that the shell gave to the choice. It is forgotten
/// when the app ends.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, TS)]
#[serde(transparent)]
pub struct Chosen(pub String);

/// Reads and writes what the client chose.
///
/// Its functions may block; they are called on threads that may. A choice that there never was is
/// [`io::ErrorKind::NotFound`].
pub trait Files: Send + Sync {
    /// Begins the file that the client chose to have written.
    ///
    /// # Errors
    /// What the system says.
    fn create(&self, chosen: &Chosen) -> io::Result<Box<dyn NewFile>>;

    /// Opens the file that the client chose to have read.
    ///
    /// # Errors
    /// What the system says.
    fn open(&self, chosen: &Chosen) -> io::Result<Box<dyn OldFile>>;

    /// A chosen folder's name for good, to be kept in the vault and given back to the functions
    /// below.
    ///
    /// # Errors
    /// What the system says; [`io::ErrorKind::Unsupported`] where it has no folders to choose.
    fn folder(&self, chosen: &Chosen) -> io::Result<String>;

    /// The names of the files in a folder, without their order.
    ///
    /// # Errors
    /// What the system says; [`io::ErrorKind::NotFound`] where the folder is gone.
    fn names_in(&self, folder: &str) -> io::Result<Vec<String>>;

    /// Begins a file in a folder. `name` is a plain name.
    ///
    /// # Errors
    /// What the system says.
    fn create_in(&self, folder: &str, name: &str) -> io::Result<Box<dyn NewFile>>;

    /// Opens a file in a folder.
    ///
    /// # Errors
    /// What the system says.
    fn open_in(&self, folder: &str, name: &str) -> io::Result<Box<dyn OldFile>>;

    /// Lets go of a file in a folder.
    ///
    /// # Errors
    /// What the system says.
    fn remove_in(&self, folder: &str, name: &str) -> io::Result<()>;
}

/// A file that is being written. One that is dropped without [`NewFile::keep`] was never there.
pub trait NewFile: Write + Send {
    /// Puts the file in its place, on the disk, in place of what was there.
    ///
    /// # Errors
    /// What the system says; then nothing is left of the new file.
    fn keep(self: Box<Self>) -> io::Result<()>;
}

/// A file that is read.
pub trait OldFile: Read + Seek + Send {}

impl<T: Read + Seek + Send> OldFile for T {}

/// Whether a name is a plain one: without a folder, and not a hidden one.
pub fn is_plain_name(name: &str) -> bool {
    let odd = |letter: char| letter.is_control() || "/\\:".contains(letter);
    !name.is_empty() && name.len() <= 100 && !name.starts_with('.') && !name.contains(odd)
}

/// Writes a file that the client chose: whole or not at all.
///
/// # Errors
/// [`Code::DiskFull`](crate::Code::DiskFull), or [`Code::Trouble`](crate::Code::Trouble) where the
/// place cannot be written to.
pub(crate) async fn write(
    app: &crate::App,
    to: Chosen,
    work: impl FnOnce(&mut dyn Write) -> io::Result<()> + Send + 'static,
) -> Result<(), AppError> {
    let files = app.ports.files.clone();
    let written = tokio::task::spawn_blocking(move || {
        let mut file = files.create(&to)?;
        work(&mut file)?;
        file.keep()
    });
    Ok(written.await.map_err(|_| crate::Code::Trouble)??)
}
