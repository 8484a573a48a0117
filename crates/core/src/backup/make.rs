//! Making a backup: one zip, written as it is read, into one locked file.

use super::manifest::{FORMAT, MANIFEST, Manifest, Member, PHOTOS, README, RECORD, VERSION};
use crate::error::{AppError, Code};
use crate::record::{self, Choice, Digest, Photographs};
use crate::work::Work;
use chrono::{DateTime, Utc};
use sha2::{Digest as _, Sha256};
use sqlx::SqliteConnection;
use std::io::{self, Write};
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, ZipWriter};

/// For a person who has only the file.
const README_TEXT: &str = include_str!("README.txt");

/// Writes everything that the vault behind `reader` says into `out`, as a zip.
pub(super) async fn write(
    reader: &mut SqliteConnection,
    made: DateTime<Utc>,
    work: &Work,
    out: &mut (dyn Write + Send),
) -> Result<Manifest, AppError> {
    let photos = record::photos(reader).await?;
    work.expect(photos.len() as u64);
    let mut zip = Zip {
        zip: ZipWriter::new_stream(out),
        members: Vec::new(),
    };
    zip.begin(README, true)?.write_all(README_TEXT.as_bytes())?;
    let mut file = io::BufWriter::with_capacity(64 * 1024, zip.begin(RECORD, true)?);
    let written = record::write(
        reader,
        &Choice::Everything,
        Photographs::Beside,
        made,
        work,
        &mut file,
    )
    .await?;
    file.flush()?;
    drop(file);
    for (name, media, _) in &photos {
        let photo = record::photo(reader, name, media).await?;
        let ending = if media == "image/jpeg" { "jpg" } else { "bin" };
        zip.begin(&format!("{PHOTOS}{name}.{ending}"), false)?
            .write_all(&photo.bytes)?;
        work.went_on(1)?;
    }
    let manifest = Manifest {
        format: FORMAT.to_owned(),
        version: VERSION,
        made,
        counts: written.counts,
        photos: photos.len() as u64,
        state: written.state,
        members: zip.members,
    };
    zip.zip
        .start_file(MANIFEST, options(true))
        .map_err(trouble)?;
    zip.zip.write_all(&serde_json::to_vec_pretty(&manifest)?)?;
    zip.zip.finish().map_err(trouble)?;
    Ok(manifest)
}

/// A zip that notes what goes into it.
struct Zip<'a> {
    zip: ZipWriter<StreamWriter<&'a mut (dyn Write + Send)>>,
    members: Vec<Member>,
}

/// A member on its way in.
struct Going<'z, 'a> {
    zip: &'z mut Zip<'a>,
    name: String,
    size: u64,
    hash: Sha256,
}

impl<'a> Zip<'a> {
    fn begin(&mut self, name: &str, squeeze: bool) -> Result<Going<'_, 'a>, AppError> {
        self.zip
            .start_file(name, options(squeeze))
            .map_err(trouble)?;
        Ok(Going {
            zip: self,
            name: name.to_owned(),
            size: 0,
            hash: Sha256::new(),
        })
    }
}

impl Write for Going<'_, '_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.zip.zip.write(bytes)?;
        self.size += written as u64;
        self.hash.update(&bytes[..written]);
        Ok(written)
    }
    fn flush(&mut self) -> io::Result<()> {
        self.zip.zip.flush()
    }
}

impl Drop for Going<'_, '_> {
    fn drop(&mut self) {
        self.zip.members.push(Member {
            name: std::mem::take(&mut self.name),
            size: self.size,
            sha256: Digest(self.hash.finalize_reset().into()),
        });
    }
}

fn options(squeeze: bool) -> SimpleFileOptions {
    let method = if squeeze {
        CompressionMethod::Deflated
    } else {
        CompressionMethod::Stored
    };
    SimpleFileOptions::default()
        .compression_method(method)
        .unix_permissions(0o600)
}

fn trouble(error: zip::result::ZipError) -> AppError {
    match error {
        zip::result::ZipError::Io(error) => error.into(),
        _ => Code::Trouble.into(),
    }
}
