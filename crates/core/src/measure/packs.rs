//! The packs that come with the app: which are offered, and which are only read.
//!
//! They are files in `data/measures`, built in. `tests/tests/measures.rs` holds them to their schema.

use std::sync::LazyLock;
use trellis_domain::Id;
use trellis_domain::measure::Pack;

/// Every version of every pack, in the order in which they are offered: first what looks at recovery.
const FILES: [&str; 4] = [
    include_str!("../../../../data/measures/qpr15-1.json"),
    include_str!("../../../../data/measures/who5-1.json"),
    include_str!("../../../../data/measures/phq9-1.json"),
    include_str!("../../../../data/measures/gad7-1.json"),
];

static PACKS: LazyLock<Vec<Pack>> = LazyLock::new(|| {
    FILES
        .iter()
        .map(|file| serde_json::from_str(file).expect("a test reads every pack"))
        .collect()
});

/// The newest version of each pack, offered or not.
pub(super) fn newest() -> impl Iterator<Item = &'static Pack> {
    let is_newest = |pack: &&Pack| {
        !PACKS
            .iter()
            .any(|other| other.id == pack.id && other.version > pack.version)
    };
    PACKS.iter().filter(is_newest)
}

/// The pack that is offered under a name; none where there is none, or its use is not clear.
pub(super) fn offered(key: Id) -> Option<&'static Pack> {
    newest().find(|pack| pack.key() == key && pack.check().is_ok())
}

/// The version that was answered; none where a newer app made it.
pub(super) fn answered(name: &str, version: u32) -> Option<&'static Pack> {
    PACKS
        .iter()
        .find(|pack| pack.id == name && pack.version == version)
}
