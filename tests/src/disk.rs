//! A small disk of its own, which only one process has: in memory, and gone with that process.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// The ways to be alone with a disk: for root, and for others where the system lets them.
const WAYS: [&[&str]; 2] = [&["unshare", "-m"], &["unshare", "-Urm"]];

/// Mounts a disk of the size `$1` at `$0`, and becomes the rest.
const MOUNT: &str = r#"mount -t tmpfs -o size="$1" none "$0" && shift && exec "$@""#;

/// A small disk.
pub struct SmallDisk {
    folder: TempDir,
    alone: &'static [&'static str],
    size: &'static str,
}

impl SmallDisk {
    /// A disk of a size, as `mount` spells it; none where the system does not let us mount.
    pub fn new(size: &'static str) -> Option<Self> {
        let folder = TempDir::new().ok()?;
        let alone = WAYS.into_iter().find(|way| {
            let mut command = alone_with(way, folder.path(), size);
            command.arg("true").stderr(Stdio::null());
            command.status().is_ok_and(|status| status.success())
        })?;
        Some(Self {
            folder,
            alone,
            size,
        })
    }

    /// Where the disk is for its process.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// A command whose process has the disk, and is the program itself.
    pub fn command(&self, program: &str) -> Command {
        let mut command = alone_with(self.alone, self.folder.path(), self.size);
        command.arg(program);
        command
    }

    /// Where the disk of a process is, as seen from here.
    pub fn seen(&self, process: u32) -> PathBuf {
        let inside = self.folder.path().strip_prefix("/").unwrap_or(self.path());
        let root = Path::new("/proc").join(process.to_string()).join("root");
        root.join(inside)
    }
}

fn alone_with(way: &[&str], folder: &Path, size: &str) -> Command {
    let mut command = Command::new(way[0]);
    command.args(&way[1..]).args(["sh", "-c", MOUNT]);
    command.arg(folder).arg(size);
    command
}

/// Fills a disk until so many bytes are left; none: takes away what filled it.
///
/// # Errors
/// What the disk says, but that it is full.
pub fn leave(disk: &Path, bytes: Option<u64>) -> std::io::Result<()> {
    let ballast = disk.join("ballast");
    let Some(bytes) = bytes else {
        return std::fs::remove_file(ballast);
    };
    let mut file = std::fs::File::create(ballast)?;
    // Large steps first, then small ones, until nothing more fits.
    for step in [1 << 20, 512] {
        let some = vec![7; step];
        loop {
            match file.write_all(&some) {
                Ok(()) => {}
                Err(error) if error.kind() == std::io::ErrorKind::StorageFull => break,
                Err(error) => return Err(error),
            }
        }
    }
    let size = file.metadata()?.len();
    file.set_len(size.saturating_sub(bytes))
}
