//! Who can see what, in one read, for the small marks everywhere; and from whom what came that was once
//! suggested.

use super::view::{SharingMark, SharingMarks, SharingOrigin};
use super::{grants, sql};
use crate::api::Nothing;
use crate::app::App;
use crate::error::{AppError, Code};
use chrono::DateTime;
use trellis_domain::Id;
use trellis_domain::measure::pack_id;
use trellis_domain::sharing::{Stand, stands};

/// What workers can see now, or will once the yes has arrived.
pub(crate) async fn marks(app: &App, _: Nothing) -> Result<SharingMarks, AppError> {
    let store = app.store().await?;
    let now = app.ports.clock.now();
    let seen = grants(&store).await?.into_iter().filter(|grant| {
        // What may still be read counts as seen, until the server says that it is not.
        !matches!(
            stands(grant, now),
            Stand::Ended { .. } | Stand::Paused { .. }
        )
    });
    let seen = seen
        .map(|grant| SharingMark {
            name: grant.name,
            measures: {
                let measures = grant.choice.measures.iter();
                measures.map(|chosen| pack_id(&chosen.pack)).collect()
            },
            choice: grant.choice,
        })
        .collect();
    let from = store.read_own(sql::ORIGINS, &[]).await?;
    let from: Vec<(Id, String, i64)> = serde_json::from_str(&from).map_err(|_| Code::Damaged)?;
    let from = from.into_iter().filter_map(|(id, name, at)| {
        let at = DateTime::from_timestamp_millis(at)?;
        Some(SharingOrigin { id, name, at })
    });
    Ok(SharingMarks {
        seen,
        from: from.collect(),
    })
}
