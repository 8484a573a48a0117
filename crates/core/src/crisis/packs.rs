//! The packs of crisis lines that come with the app, and which of them is meant.
//!
//! They are files in `data/crisis`, built in, so that they are there without a network and without
//! a vault. `tests/tests/crisis.rs` holds them to their schema.

use chrono_tz::Tz;
use std::sync::LazyLock;
use trellis_domain::crisis::Pack;

/// The pack of the country that Trellis is made for.
const HOME: &str = "ca";
/// The pack for everywhere that has none of its own.
const WORLD: &str = "world";

/// Every file, in the order in which countries are offered.
const FILES: [&str; 7] = [
    include_str!("../../../../data/crisis/ca.json"),
    include_str!("../../../../data/crisis/us.json"),
    include_str!("../../../../data/crisis/gb.json"),
    include_str!("../../../../data/crisis/ie.json"),
    include_str!("../../../../data/crisis/au.json"),
    include_str!("../../../../data/crisis/nz.json"),
    include_str!("../../../../data/crisis/world.json"),
];

static PACKS: LazyLock<Vec<Pack>> = LazyLock::new(|| {
    FILES
        .iter()
        .map(|file| serde_json::from_str(file).expect("a test reads every pack"))
        .collect()
});

/// Every pack, in the order in which countries are offered.
pub(super) fn all() -> &'static [Pack] {
    &PACKS
}

/// The pack and the part that a region names: a country's id, or a part's.
pub(super) fn named(region: &str) -> Option<(&'static Pack, Option<&'static str>)> {
    all().iter().find_map(|pack| {
        if pack.id == region {
            return Some((pack, None));
        }
        let part = pack.parts.iter().find(|part| part.id == region)?;
        Some((pack, Some(part.id.as_str())))
    })
}

/// The pack that a device's time zone suggests. A zone in a country that has no pack means the
/// world's; one that names no place, such as `UTC`, says nothing, and so means home.
pub(super) fn suggested(zone: Tz) -> &'static Pack {
    let name = zone.name();
    let known = all()
        .iter()
        .find(|pack| pack.zones.iter().any(|known| known == name));
    let of = |id: &str| all().iter().find(|pack| pack.id == id);
    let names_a_place = name.contains('/') && !name.starts_with("Etc/");
    known
        .or_else(|| of(if names_a_place { WORLD } else { HOME }))
        .unwrap_or(&all()[0])
}

/// The lines of a pack for the whole country and for one of its parts.
pub(super) fn lines_for(pack: &Pack, part: Option<&str>) -> Pack {
    let mut pack = pack.clone();
    pack.lines
        .retain(|line| line.part.is_none() || line.part.as_deref() == part);
    pack
}
