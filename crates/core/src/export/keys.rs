//! The keys of words that stand for a value of ours.

use trellis_domain::balance::LifeArea;
use trellis_domain::goal::{How, Status};

/// The five levels of a goal, the lowest first.
pub(super) const LEVELS: [&str; 5] = [
    "record-level-1",
    "record-level-2",
    "record-level-3",
    "record-level-4",
    "record-level-5",
];

pub(super) fn area_key(area: LifeArea) -> &'static str {
    match area {
        LifeArea::Social => "area-social",
        LifeArea::Occupational => "area-occupational",
        LifeArea::Educational => "area-educational",
        LifeArea::Residential => "area-residential",
        LifeArea::Intellectual => "area-intellectual",
        LifeArea::Spiritual => "area-spiritual",
        LifeArea::Financial => "area-financial",
        LifeArea::Health => "area-health",
    }
}

/// How it is in an area, 1 to 5.
pub(super) fn level_key(level: u8) -> &'static str {
    match level {
        ..=1 => "balance-level-1",
        2 => "balance-level-2",
        3 => "balance-level-3",
        4 => "balance-level-4",
        5.. => "balance-level-5",
    }
}

pub(super) fn status_key(status: Status) -> &'static str {
    match status {
        Status::Thinking => "goal-status-thinking",
        Status::Working => "goal-status-working",
        Status::Resting => "goal-status-resting",
        Status::Reached => "goal-status-reached",
        Status::LetGo => "goal-status-let_go",
    }
}

pub(super) fn how_key(how: How) -> &'static str {
    match how {
        How::WithHelp => "goal-how-with_help",
        How::OnOwn => "goal-how-on_own",
        How::CanShow => "goal-how-can_show",
    }
}
