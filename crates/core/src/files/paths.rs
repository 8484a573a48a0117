//! Chosen files where they are ordinary paths: on a laptop, behind the bridge, and in tests.

use super::{Chosen, Files, NewFile, OldFile, is_plain_name};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The paths that were chosen since the app began. A choice's name is its number: whoever guesses
/// one gets no more than what the client has chosen.
#[derive(Default)]
pub struct ChosenPaths(Mutex<Vec<PathBuf>>);

impl ChosenPaths {
    /// Takes down a choice.
    pub fn choose(&self, path: PathBuf) -> Chosen {
        let mut paths = self.paths();
        paths.push(path);
        Chosen((paths.len() - 1).to_string())
    }

    /// The path of a choice.
    pub fn path(&self, Chosen(name): &Chosen) -> Option<PathBuf> {
        let number: usize = name.parse().ok()?;
        self.paths().get(number).cloned()
    }

    fn paths(&self) -> MutexGuard<'_, Vec<PathBuf>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn chosen(&self, chosen: &Chosen) -> io::Result<PathBuf> {
        self.path(chosen)
            .ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

impl Files for ChosenPaths {
    fn create(&self, chosen: &Chosen) -> io::Result<Box<dyn NewFile>> {
        NewPath::begin(&self.chosen(chosen)?)
    }

    fn open(&self, chosen: &Chosen) -> io::Result<Box<dyn OldFile>> {
        Ok(Box::new(File::open(self.chosen(chosen)?)?))
    }

    fn folder(&self, chosen: &Chosen) -> io::Result<String> {
        let path = self.chosen(chosen)?;
        let path = path.to_str().ok_or(io::ErrorKind::InvalidFilename)?;
        Ok(path.to_owned())
    }

    fn names_in(&self, folder: &str) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            if entry.file_type()?.is_file() {
                names.extend(entry.file_name().into_string().ok());
            }
        }
        Ok(names)
    }

    fn create_in(&self, folder: &str, name: &str) -> io::Result<Box<dyn NewFile>> {
        NewPath::begin(&inside(folder, name)?)
    }

    fn open_in(&self, folder: &str, name: &str) -> io::Result<Box<dyn OldFile>> {
        Ok(Box::new(File::open(inside(folder, name)?)?))
    }

    fn remove_in(&self, folder: &str, name: &str) -> io::Result<()> {
        fs::remove_file(inside(folder, name)?)
    }
}

fn inside(folder: &str, name: &str) -> io::Result<PathBuf> {
    if is_plain_name(name) {
        Ok(Path::new(folder).join(name))
    } else {
        Err(io::ErrorKind::InvalidFilename.into())
    }
}

/// A file that is written beside its place, and moved there when it is whole.
struct NewPath {
    file: File,
    new: PathBuf,
    place: PathBuf,
    kept: bool,
}

impl NewPath {
    fn begin(place: &Path) -> io::Result<Box<dyn NewFile>> {
        let (Some(folder), Some(name)) = (place.parent(), place.file_name()) else {
            return Err(io::ErrorKind::InvalidFilename.into());
        };
        let new = folder.join(format!(".{}.{}.new", name.display(), std::process::id()));
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        Ok(Box::new(Self {
            file: options.open(&new)?,
            new,
            place: place.to_owned(),
            kept: false,
        }))
    }
}

impl Write for NewPath {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }
    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl NewFile for NewPath {
    fn keep(mut self: Box<Self>) -> io::Result<()> {
        self.file.sync_all()?;
        fs::rename(&self.new, &self.place)?;
        self.kept = true;
        Ok(())
    }
}

impl Drop for NewPath {
    fn drop(&mut self) {
        if !self.kept {
            // Nothing half-made stays; where even that cannot be done there is nobody to tell.
            drop(fs::remove_file(&self.new));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_name_and_no_way_to_a_place() {
        assert!(is_plain_name("trellis.ics") && is_plain_name("Rappels d’été.ics"));
        for odd in [
            "",
            "../trellis.ics",
            "/etc/passwd",
            "a\\b",
            ".bashrc",
            "a\nb",
        ] {
            assert!(!is_plain_name(odd), "{odd:?}");
        }
    }

    #[test]
    fn a_choice_that_there_never_was_leads_nowhere() {
        let files = ChosenPaths::default();
        for name in ["0", "-1", "/etc/passwd", ""] {
            let nowhere = files.open(&Chosen(name.to_owned()));
            assert!(nowhere.is_err_and(|error| error.kind() == io::ErrorKind::NotFound));
        }
    }

    #[test]
    fn a_file_is_whole_or_as_it_was() {
        let folder = tempfile::tempdir().expect("a throw-away folder");
        let files = ChosenPaths::default();
        let chosen = files.choose(folder.path().join("trellis.ics"));
        let write = |text: &[u8]| {
            let mut file = files.create(&chosen).expect("our own folder");
            file.write_all(text).expect("our own folder");
            file
        };
        write(b"first").keep().expect("our own folder");
        drop(write(b"half of the sec"));
        let mut read = String::new();
        files
            .open(&chosen)
            .and_then(|mut file| io::Read::read_to_string(&mut file, &mut read))
            .expect("it is there");
        assert_eq!(read, "first");
        let inside = folder.path().to_str().expect("a plain path");
        assert_eq!(files.names_in(inside).expect("ours"), ["trellis.ics"]);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let file = fs::metadata(folder.path().join("trellis.ics")).expect("it is there");
            assert_eq!(file.permissions().mode() & 0o777, 0o600);
        }
        let nowhere = files.choose(folder.path().join("not there").join("a"));
        assert!(files.create(&nowhere).is_err());
        assert!(files.open_in(inside, "../x").is_err());
        files.remove_in(inside, "trellis.ics").expect("it is there");
        assert_eq!(files.names_in(inside).expect("ours"), [""; 0]);
    }
}
