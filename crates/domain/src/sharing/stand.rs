//! Where a grant stands, as the client is told: never better than it is known to be.

use super::{Asked, Grant, Wants, What};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where a grant stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
#[ts(rename = "SharedStand")]
pub enum Stand {
    /// The yes is on its way: the worker sees nothing yet.
    Sending,
    /// The worker can read it.
    Shared {
        /// When the server last confirmed it.
        #[ts(type = "string")]
        confirmed: DateTime<Utc>,
    },
    /// It is to be shown again, and the server has not said so yet.
    Resuming,
    /// It is paused, and the server has said so.
    Paused {
        /// When.
        #[ts(type = "string")]
        confirmed: DateTime<Utc>,
    },
    /// It is paused here; the server does not know yet, so the worker may still read what was there.
    Pausing,
    /// The client is asked about it; nothing new goes out.
    Asked {
        /// What.
        about: Asked,
    },
    /// It was stopped here; the server has not confirmed it yet, so the worker may still read what was
    /// there.
    Stopping,
    /// It is over. The server deletes by itself what ran out; what was stopped it has confirmed.
    Ended {
        /// Why.
        why: What,
        /// When the server confirmed it; none: its time ran out, and no receipt came.
        #[ts(type = "string | null")]
        confirmed: Option<DateTime<Utc>>,
    },
}

/// Where a grant stands at a moment.
pub fn stands(grant: &Grant, now: DateTime<Utc>) -> Stand {
    let at = grant.sent_at.unwrap_or(grant.made);
    if let Some(ended) = grant.ended.or((now >= grant.until).then_some(grant.until)) {
        let why = grant.why.unwrap_or(What::Expired);
        return match (grant.sent, why) {
            (Some(Wants::Ended), _) => Stand::Ended {
                why,
                confirmed: Some(at),
            },
            // Nothing ever went out.
            (None, _) if !grant.tried => Stand::Ended {
                why,
                confirmed: Some(ended),
            },
            _ if now >= grant.until => Stand::Ended {
                why,
                confirmed: None,
            },
            _ => Stand::Stopping,
        };
    }
    if let Some(about) = grant.asked {
        return Stand::Asked { about };
    }
    match (grant.wants(), grant.sent) {
        (Wants::Paused, Some(Wants::Paused)) => Stand::Paused { confirmed: at },
        // Nothing ever went out.
        (Wants::Paused, None) if !grant.tried => Stand::Paused {
            confirmed: grant.paused.unwrap_or(at),
        },
        (Wants::Paused, _) => Stand::Pausing,
        (_, None) => Stand::Sending,
        (_, Some(Wants::Active)) => Stand::Shared { confirmed: at },
        (_, Some(_)) => Stand::Resuming,
    }
}
