//! What comes back in a round: who opened it, and what was proposed.

use super::inbox;
use super::known::{self, Known};
use super::round::{Round, unhex};
use crate::store::Edit;
use crate::sync::{Client, Failure, hex};
use chrono::DateTime;
use trellis_domain::Id;
use trellis_domain::merge::Kind;
use trellis_domain::sharing::{Kept, Suggestion};
use trellis_protocol::{GrantStanding, Hash, Opened};
use trellis_sealing::{OpeningsEnd, OpeningsError, OwnGrant};

/// How many suggestions of one grant are taken in that were written on one day.
const A_DAY: usize = 3;

impl Round<'_> {
    /// Hears who opened it.
    pub(super) async fn openings(
        &self,
        client: &Client,
        own: &OwnGrant,
        standing: &GrantStanding,
        known: &mut Known,
    ) -> Result<(), Failure> {
        // An older copy of the server was put back: its log is read from its beginning once more.
        let again = standing.incarnation > known.incarnation && known.incarnation > 0;
        if again {
            known.end = (0, String::new());
        }
        known.incarnation = known.incarnation.max(standing.incarnation);
        while standing.openings.n != known.end.0 {
            let end = OpeningsEnd {
                n: known.end.0,
                hash: unhex(&known.end.1).map_or(Hash::NONE, Hash),
            };
            let openings = client.openings(own.grant(), end.n).await?;
            match own.check_openings(&end, &openings) {
                Ok((rows, _)) if rows.is_empty() => break,
                Ok((rows, end)) => {
                    let rows = rows.iter().map(|row| known::Opening {
                        time: row.time.cast_signed(),
                        stop: row.what == Opened::AskedToStop,
                    });
                    for row in rows {
                        if !again || !known.openings.contains(&row) {
                            known.openings.push(row);
                        }
                    }
                    let many = known.openings.len().saturating_sub(known::MOST);
                    known.openings.drain(..many);
                    known.end = (end.n, hex(&end.hash.0));
                }
                Err(OpeningsError::Chain | OpeningsError::Shorter | OpeningsError::Signature) => {
                    known.doubtful = true;
                    break;
                }
            }
        }
        Ok(())
    }

    /// Takes in what was proposed.
    pub(super) async fn suggestions(
        &self,
        client: &Client,
        own: &OwnGrant,
        standing: &GrantStanding,
        known: &mut Known,
    ) -> Result<(), Failure> {
        if standing.inbox == known.inbox {
            return Ok(());
        }
        let came = client.inbox(own.grant()).await?;
        let mut kept = inbox::all(self.store).await?;
        let mut edits = Vec::new();
        for (_, bytes) in &came {
            // What the worker did not sign, or what says nothing that is known, is left out.
            let Ok(opened) = own.open_suggestion(bytes) else {
                continue;
            };
            let Ok(says) = Suggestion::read(&opened.plain) else {
                continue;
            };
            let made = DateTime::from_timestamp_millis(opened.made.cast_signed());
            let one = Kept {
                id: Id::from_bytes(opened.id),
                grant: self.grant.id,
                from: self.grant.name.clone(),
                made: made.unwrap_or(self.now).min(self.now),
                says,
                answer: None,
                became: None,
            };
            let of_day = |other: &&Kept| {
                other.grant == one.grant && other.made.date_naive() == one.made.date_naive()
            };
            let is_new = kept.iter().all(|other| other.id != one.id);
            if is_new && kept.iter().filter(of_day).count() < A_DAY {
                edits.push(Edit {
                    kind: Kind::Suggestion,
                    id: one.id,
                    fields: one.fields(self.now),
                    new: false,
                });
                kept.push(one);
            }
        }
        if !edits.is_empty() {
            self.store.edit(edits, self.now).await?;
        }
        if let Some((last, _)) = came.last() {
            client.taken_in(own.grant(), *last).await?;
        }
        known.inbox = standing.inbox;
        Ok(())
    }
}
