//! Which of the 24 OCAN domains an area of life answers, so that a worker need not ask twice.
//!
//! Only the names of the domains are used, as a map. The client never reads them. No domain asks
//! about the spiritual area.

use super::LifeArea;

/// A domain of the Ontario Common Assessment of Need.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[allow(missing_docs, reason = "the names are OCAN's own")]
pub enum Ocan {
    Accommodation,
    Food,
    LookingAfterHome,
    SelfCare,
    DaytimeActivities,
    PhysicalHealth,
    PsychoticSymptoms,
    Information,
    PsychologicalDistress,
    SafetyToSelf,
    SafetyToOthers,
    Alcohol,
    Drugs,
    OtherAddictions,
    Company,
    IntimateRelationships,
    SexualExpression,
    ChildCare,
    OtherDependents,
    BasicEducation,
    Communication,
    Transport,
    Money,
    Benefits,
}

impl Ocan {
    /// All of them, in OCAN's order.
    pub const ALL: [Self; 24] = [
        Self::Accommodation,
        Self::Food,
        Self::LookingAfterHome,
        Self::SelfCare,
        Self::DaytimeActivities,
        Self::PhysicalHealth,
        Self::PsychoticSymptoms,
        Self::Information,
        Self::PsychologicalDistress,
        Self::SafetyToSelf,
        Self::SafetyToOthers,
        Self::Alcohol,
        Self::Drugs,
        Self::OtherAddictions,
        Self::Company,
        Self::IntimateRelationships,
        Self::SexualExpression,
        Self::ChildCare,
        Self::OtherDependents,
        Self::BasicEducation,
        Self::Communication,
        Self::Transport,
        Self::Money,
        Self::Benefits,
    ];
}

/// The domains that an area answers.
pub const fn ocan_of(area: LifeArea) -> &'static [Ocan] {
    match area {
        LifeArea::Social => &[
            Ocan::Company,
            Ocan::IntimateRelationships,
            Ocan::SexualExpression,
            Ocan::ChildCare,
            Ocan::OtherDependents,
            Ocan::Communication,
        ],
        LifeArea::Occupational => &[Ocan::DaytimeActivities],
        LifeArea::Educational => &[Ocan::BasicEducation],
        LifeArea::Residential => &[
            Ocan::Accommodation,
            Ocan::Food,
            Ocan::LookingAfterHome,
            Ocan::Transport,
        ],
        LifeArea::Intellectual => &[Ocan::Information],
        LifeArea::Spiritual => &[],
        LifeArea::Financial => &[Ocan::Money, Ocan::Benefits],
        LifeArea::Health => &[
            Ocan::SelfCare,
            Ocan::PhysicalHealth,
            Ocan::PsychoticSymptoms,
            Ocan::PsychologicalDistress,
            Ocan::SafetyToSelf,
            Ocan::SafetyToOthers,
            Ocan::Alcohol,
            Ocan::Drugs,
            Ocan::OtherAddictions,
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_of_the_24_domains_is_answered_by_one_area() {
        let mut answered: Vec<Ocan> = LifeArea::ALL
            .into_iter()
            .flat_map(|area| ocan_of(area).iter().copied())
            .collect();
        answered.sort_unstable();
        assert_eq!(answered, Ocan::ALL, "24 of 24, none twice");
    }
}
