//! Ways out: the client's record, or parts of it, as a file that other programs read.
//!
//! - `ask`: what the client asks for.
//! - `record`: what was chosen and is small; `source`: check-ins and photographs, which are not.
//! - `say`: how things are said in the files; `keys`: the keys of their words.
//! - `page`, `tables`, `calendar`, `fhir`, `json`: one for each form.
//!
//! A form is a function over the same reading of the vault. The client's own words are never changed,
//! but for what a form cannot hold at all; each form escapes them by its own rules.

mod ask;
mod calendar;
mod fhir;
mod json;
mod keys;
mod page;
mod record;
mod say;
mod source;
pub(crate) mod sql;
mod tables;
#[cfg(test)]
mod tests;

pub use ask::{ExportAsk, ExportFormat, ExportLock, ExportPart};
pub(crate) use fhir::consent as fhir_consent;

use crate::api::Nothing;
use crate::app::App;
use crate::error::{AppError, Code};
use crate::files;
use chrono::NaiveDate;
use record::Record;
use source::Source;
use std::io::{self, Write};
use trellis_domain::plan::Section;
use trellis_domain::settings::Language;
use trellis_sealing::{FileLock, Recipient, SHORTEST, seal_file};
use zeroize::Zeroizing;

/// Who can open the file, looked at.
enum Lock {
    Open,
    Passphrase(Zeroizing<String>),
    For(Recipient),
}

impl Lock {
    fn of(lock: &ExportLock) -> Result<Self, AppError> {
        match lock {
            ExportLock::Open => Ok(Self::Open),
            ExportLock::Passphrase { passphrase } => {
                let passphrase = Zeroizing::new(passphrase.clone());
                if passphrase.chars().count() < SHORTEST {
                    return Err(Code::ShortPassphrase.into());
                }
                Ok(Self::Passphrase(passphrase))
            }
            ExportLock::Recipient { recipient } => {
                let recipient = Recipient::read(recipient).map_err(|_| Code::NotARecipient)?;
                Ok(Self::For(recipient))
            }
        }
    }
}

/// How a section of the plan is called, in a language.
pub(crate) fn heading(section: &Section, language: Language) -> String {
    say::Say::of(language).heading(section)
}

/// A day in full, in a language.
pub(crate) fn say_day(day: NaiveDate, language: Language) -> String {
    say::Say::of(language).day(day)
}

/// Writes the file: whole or not at all.
///
/// # Errors
/// [`Code::ShortPassphrase`], [`Code::NotARecipient`]; [`Code::Stopped`] where the client stopped it;
/// as [`files::write`].
pub(crate) async fn write(app: &App, ask: ExportAsk) -> Result<Nothing, AppError> {
    let lock = Lock::of(&ask.lock)?;
    let work = app.works.begin().await;
    if ask.format == ExportFormat::Json {
        json::write(app, &ask, lock, work).await?;
        tracing::info!(event = "export_written");
        return Ok(Nothing {});
    }
    let (record, source) = {
        let store = app.store().await?;
        let wants = ask.parts.contains(&ExportPart::Checkins);
        let wants = wants && ask.format != ExportFormat::Calendar;
        let source = Source::new(&store, ask.since, wants, work).await?;
        (Record::read(app, &store, &ask).await?, source)
    };
    let format = match ask.format {
        ExportFormat::Page => page::write,
        ExportFormat::Tables => tables::write,
        ExportFormat::Calendar => calendar::write,
        ExportFormat::Fhir => fhir::write,
        ExportFormat::Json => return Err(Code::NotValid.into()),
    };
    files::write(app, ask.to, move |out| {
        let mut out = io::BufWriter::with_capacity(1 << 16, out);
        let file = match &lock {
            Lock::Open => {
                format(&record, &source, &mut out)?;
                return out.flush();
            }
            Lock::Passphrase(passphrase) => FileLock::Passphrase(passphrase),
            Lock::For(recipient) => FileLock::For(recipient),
        };
        let mut sealed = seal_file(file, &mut out).map_err(io::Error::other)?;
        format(&record, &source, &mut sealed)?;
        sealed.finish()?.flush()
    })
    .await?;
    tracing::info!(event = "export_written");
    Ok(Nothing {})
}
