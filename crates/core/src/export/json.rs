//! The record itself, as JSON (`docs/formats/record.md`): for programs, and for Trellis again.
//!
//! All parts since ever are everything there is, with what was deleted and can be brought back, and what
//! was done to the plan; then it comes in again as it was. The photographs of what goes in are at its end,
//! one a line.

use super::{ExportAsk, ExportPart, Lock};
use crate::app::App;
use crate::error::{AppError, Code};
use crate::record::{self, Choice, Photographs, on_a_thread};
use crate::work::Work;
use std::collections::BTreeSet;
use std::io::{BufWriter, Write};
use trellis_domain::merge::Kind;
use trellis_sealing::{FileLock, seal_file};

/// Every part.
const ALL: [ExportPart; 9] = [
    ExportPart::Strengths,
    ExportPart::Goals,
    ExportPart::Plan,
    ExportPart::Circle,
    ExportPart::Checkins,
    ExportPart::Balance,
    ExportPart::Measures,
    ExportPart::Decisions,
    ExportPart::Reminders,
];

/// A file by itself has everything in it.
const INSIDE: Photographs = Photographs::Inside;

/// What of the vault the client wants.
fn choice(ask: &ExportAsk) -> Choice {
    if ask.since.is_none() && ALL.iter().all(|part| ask.parts.contains(part)) {
        return Choice::Everything;
    }
    let kinds: BTreeSet<Kind> = ask.parts.iter().flat_map(|part| kinds(*part)).collect();
    Choice::Some {
        kinds,
        since: ask.since,
    }
}

/// The kinds of records that a part is made of.
fn kinds(part: ExportPart) -> Vec<Kind> {
    match part {
        ExportPart::Strengths => vec![Kind::Strength, Kind::Hope],
        ExportPart::Goals => vec![Kind::Goal, Kind::Step, Kind::Rating, Kind::Evidence],
        ExportPart::Plan => vec![Kind::Plan, Kind::Section, Kind::Line, Kind::Sign],
        ExportPart::Circle => vec![Kind::Support],
        ExportPart::Checkins => vec![Kind::CheckIn, Kind::Item, Kind::Tag],
        ExportPart::Balance => vec![Kind::Balance],
        ExportPart::Measures => vec![Kind::Measure],
        ExportPart::Decisions => vec![Kind::Decision, Kind::Way, Kind::Visit],
        ExportPart::Reminders => vec![Kind::Reminder, Kind::Act, Kind::Quiet],
    }
}

/// Writes the file: whole or not at all.
///
/// # Errors
/// [`Code::Stopped`], [`Code::DiskFull`], or [`Code::Damaged`] where a row cannot be read.
pub(super) async fn write(
    app: &App,
    ask: &ExportAsk,
    lock: Lock,
    work: Work,
) -> Result<(), AppError> {
    let choice = choice(ask);
    let mut reader = app.store().await?.snapshot().await?;
    let (files, to) = (app.ports.files.clone(), ask.to.clone());
    let now = app.ports.clock.now();
    on_a_thread(move || async move {
        let mut file = files.create(&to)?;
        {
            let mut out = BufWriter::with_capacity(1 << 16, &mut file);
            let by = match &lock {
                Lock::Open => None,
                Lock::Passphrase(passphrase) => Some(FileLock::Passphrase(passphrase)),
                Lock::For(recipient) => Some(FileLock::For(recipient)),
            };
            match by {
                None => {
                    record::write(&mut reader, &choice, INSIDE, now, &work, &mut out).await?;
                }
                Some(by) => {
                    let mut sealed = seal_file(by, &mut out).map_err(|_| Code::Trouble)?;
                    record::write(&mut reader, &choice, INSIDE, now, &work, &mut sealed).await?;
                    sealed.finish()?;
                }
            }
            out.flush()?;
        }
        Ok(file.keep()?)
    })
    .await?
}
