//! Then and now, over all goals: what the client did and can do.
//!
//! It counts what happened, never what did not. A goal that rests or was let go keeps all that was
//! done for it, one that was reached and taken up again stays reached, and a week without a word
//! changes nothing: a property test holds it.

use super::{Evidence, Goal, How, Step};
use crate::quiet::quiet;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A role that the client has, or is on the way to.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RoleSaid {
    /// The role, in the client's words.
    pub role: String,
    /// The logical day on which its goal was reached, as `YYYY-MM-DD`; none: it is on its way.
    #[ts(type = "string | null")]
    pub reached: Option<NaiveDate>,
}

/// What the client did and can do.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Story {
    /// How many steps were done, in whatever way.
    pub steps: u32,
    /// How many of them on the client's own.
    pub on_own: u32,
    /// How many of them so well that they can show others.
    pub can_show: u32,
    /// How many goals were reached.
    pub reached: u32,
    /// How many notes and photographs are kept to show for it.
    pub evidence: u32,
    /// The roles, those reached first, in the order of their days; each once.
    pub roles: Vec<RoleSaid>,
}

/// The story of goals that were not deleted.
pub fn story(goals: &[Goal], steps: &[Step], evidence: &[Evidence]) -> Story {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let at_least = |how: How| count(steps.iter().filter(|step| step.how >= Some(how)).count());
    Story {
        steps: at_least(How::WithHelp),
        on_own: at_least(How::OnOwn),
        can_show: at_least(How::CanShow),
        reached: count(goals.iter().filter(|goal| goal.reached.is_some()).count()),
        evidence: count(evidence.len()),
        roles: roles(goals),
    }
}

fn roles(goals: &[Goal]) -> Vec<RoleSaid> {
    let mut all: Vec<RoleSaid> = Vec::new();
    for goal in goals.iter().filter(|goal| !goal.role.is_empty()) {
        // One that was never taken up is a thought, not a role.
        if goal.reached.is_none() && goal.begun.is_none() {
            continue;
        }
        match all.iter_mut().find(|one| one.role == goal.role) {
            Some(one) => {
                let both = [one.reached, goal.reached];
                one.reached = both.into_iter().flatten().min();
            }
            None => all.push(RoleSaid {
                role: goal.role.clone(),
                reached: goal.reached,
            }),
        }
    }
    all.sort_by_key(|one| (one.reached.is_none(), one.reached));
    all
}

quiet!(RoleSaid, Story);

#[cfg(test)]
mod tests {
    use super::super::{EvidenceForm, GoalForm, Status, StepForm};
    use super::*;
    use crate::Id;
    use crate::merge::Fields;
    use chrono::{DateTime, Days};
    use proptest::prelude::*;

    /// Something that the client does, or does not.
    #[derive(Clone, Debug)]
    enum Deed {
        /// Days on which nothing is said.
        Gap(u64),
        /// A goal comes to another status: rest, let go, and back again among them.
        Turn(usize, Status),
        /// A step is done.
        Do(usize, How),
        /// Something is kept.
        Keep(usize),
        /// A goal gets other words.
        Reword(usize),
    }

    fn deed() -> impl Strategy<Value = Deed> {
        let status = prop::sample::select(Status::ALL.to_vec());
        let how = prop::sample::select(How::ALL.to_vec());
        prop_oneof![
            (1u64..400).prop_map(Deed::Gap),
            (0usize..4, status).prop_map(|(n, status)| Deed::Turn(n, status)),
            (0usize..12, how).prop_map(|(n, how)| Deed::Do(n, how)),
            (0usize..4).prop_map(Deed::Keep),
            (0usize..4).prop_map(Deed::Reword),
        ]
    }

    fn id(kind: u8, n: usize) -> Id {
        let mut bytes = [kind; 16];
        bytes[15] = u8::try_from(n).expect("few");
        Id::from_bytes(bytes)
    }

    /// A life with four goals, three steps each, and what is done in it.
    struct Life {
        today: NaiveDate,
        goals: Vec<Fields>,
        steps: Vec<Fields>,
        evidence: Vec<Evidence>,
    }

    impl Life {
        fn new() -> Self {
            let today = NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day");
            let goal = |n: usize| {
                let mut form = GoalForm::of("a goal");
                form.role = ["tenant", "friend", "", "tenant"][n].to_owned();
                form.fields(None, today)
            };
            let step = |n: usize| StepForm {
                id: None,
                goal: id(1, n / 3),
                text: "a step".to_owned(),
            };
            Self {
                today,
                goals: (0..4).map(goal).collect(),
                steps: (0..12).map(|n| step(n).fields(Some(0))).collect(),
                evidence: Vec::new(),
            }
        }

        fn goal(&self, n: usize) -> Goal {
            Goal::from_fields(id(1, n), &self.goals[n]).expect("a goal")
        }

        fn step(&self, n: usize) -> Step {
            Step::from_fields(id(2, n), &self.steps[n]).expect("a step")
        }

        fn live(&mut self, deed: &Deed) {
            match *deed {
                Deed::Gap(days) => self.today = self.today + Days::new(days),
                Deed::Turn(n, status) => {
                    self.goals[n].extend(Goal::status_fields(status, self.today));
                }
                Deed::Do(n, how) => {
                    let step = self.step(n);
                    // Saying less than before is the client's to say, and is not what is held here.
                    if step.how < Some(how) {
                        self.steps[n].extend(step.how_fields(Some(how), self.today));
                    }
                }
                Deed::Keep(n) => {
                    let form = EvidenceForm {
                        id: None,
                        goal: id(1, n),
                        text: "the key".to_owned(),
                        photo: None,
                    };
                    let fields = form.fields(Some((self.today, DateTime::UNIX_EPOCH)));
                    let kept = Evidence::from_fields(id(3, self.evidence.len()), &fields);
                    self.evidence.extend(kept);
                }
                Deed::Reword(n) => {
                    let before = self.goal(n);
                    let form = GoalForm {
                        role: before.role.clone(),
                        ..GoalForm::of("other words")
                    };
                    self.goals[n].extend(form.fields(Some(&before), self.today));
                }
            }
        }

        fn story(&self) -> Story {
            let goals: Vec<Goal> = (0..4).map(|n| self.goal(n)).collect();
            let steps: Vec<Step> = (0..12).map(|n| self.step(n)).collect();
            story(&goals, &steps, &self.evidence)
        }
    }

    fn figures(story: &Story) -> [u32; 7] {
        let reached = story.roles.iter().filter(|role| role.reached.is_some());
        let (roles, had) = (story.roles.len(), reached.count());
        [
            story.steps,
            story.on_own,
            story.can_show,
            story.reached,
            story.evidence,
            u32::try_from(roles).expect("few"),
            u32::try_from(had).expect("few"),
        ]
    }

    proptest! {
        /// Gaps, rest, goals let go, and coming back: whatever happens, nothing that is shown falls.
        #[test]
        fn nothing_that_is_shown_ever_falls(deeds in prop::collection::vec(deed(), 1..40)) {
            let mut life = Life::new();
            let mut before = figures(&life.story());
            for deed in &deeds {
                life.live(deed);
                let now = figures(&life.story());
                let falls = before.iter().zip(now).any(|(before, now)| now < *before);
                prop_assert!(!falls, "{deed:?}: {before:?} to {now:?}");
                // Time alone changes nothing at all.
                if matches!(deed, Deed::Gap(_)) {
                    prop_assert_eq!(before, now);
                }
                before = now;
            }
        }
    }

    #[test]
    fn a_role_is_told_once_and_stays_what_it_became() {
        let mut life = Life::new();
        assert!(life.story().roles.is_empty(), "a thought is no role yet");
        life.live(&Deed::Turn(3, Status::Working));
        life.live(&Deed::Turn(1, Status::Reached));
        life.live(&Deed::Gap(30));
        life.live(&Deed::Turn(0, Status::Reached));
        life.live(&Deed::Turn(0, Status::LetGo));
        let roles = life.story().roles;
        let said: Vec<_> = roles.iter().map(|one| one.role.as_str()).collect();
        assert_eq!(said, ["friend", "tenant"]);
        assert!(roles.iter().all(|one| one.reached.is_some()));
    }
}
