//! Goals with their levels, how they went, and the steps towards them.

use super::super::keys::{area_key, how_key};
use super::codes::{self, survey};
use super::{Bundle, url, uuid};
use crate::goal::GoalView;
use serde_json::{Value, json};
use std::io;
use trellis_domain::goal::{Goal, How, Level, Rating, Scale, Status, Step};

impl Bundle<'_> {
    pub(super) fn goals(&mut self) -> io::Result<()> {
        let record = self.record;
        for view in &record.goals {
            let resource = self.goal(view);
            self.add(&uuid(view.goal.id), resource)?;
            for rating in view.ratings.iter().chain(&view.worker) {
                let resource = self.rating(&view.goal, rating);
                self.add(&uuid(rating.id), resource)?;
            }
        }
        self.steps()
    }

    fn goal(&self, view: &GoalView) -> Value {
        let (goal, say) = (&view.goal, self.record.say);
        let reached = goal.status == Status::Reached;
        let achieved = reached.then(|| {
            json!({ "coding": [{
                "system": "http://terminology.hl7.org/CodeSystem/goal-achievement",
                "code": "achieved",
            }] })
        });
        let words = |key: &str, text: &str| {
            let said = (!text.is_empty()).then(|| format!("{}: {text}", say.get(key)));
            json!({ "text": said })
        };
        let mut notes = vec![
            words("record-why", &goal.why),
            words("record-role", &goal.role),
            words("record-in-the-way", &goal.way),
        ];
        let kept = view.evidence.iter();
        notes.extend(kept.map(|kept| {
            // A time without words says nothing.
            let time = (!kept.text.trim().is_empty()).then_some(kept.day);
            json!({ "time": time, "text": kept.text })
        }));
        // An annotation without words is none.
        notes.retain(|note| {
            note["text"]
                .as_str()
                .is_some_and(|text| !text.trim().is_empty())
        });
        let area = goal
            .area
            .map(|area| json!({ "text": say.get(area_key(area)) }));
        let target = json!([{ "measure": codes::concept(Some("107332-9"), "") }]);
        json!({
            "resourceType": "Goal",
            "extension": goal.scale.as_ref().map(levels),
            "lifecycleStatus": match goal.status {
                Status::Thinking => "proposed",
                Status::Working => "active",
                Status::Resting => "on-hold",
                Status::Reached => "completed",
                Status::LetGo => "cancelled",
            },
            "achievementStatus": achieved,
            "category": [area],
            "description": { "text": said_or_dash(&goal.text) },
            "subject": self.subject(),
            "startDate": goal.made,
            "target": goal.scale.is_some().then_some(target),
            "statusDate": goal.since,
            "expressedBy": self.subject(),
            "note": notes,
        })
    }

    fn rating(&self, goal: &Goal, rating: &Rating) -> Value {
        let scale = goal.scale.as_ref();
        let words = scale.map(|scale| &scale.levels[rating.level.position()]);
        json!({
            "resourceType": "Observation",
            "status": "final",
            "category": survey(),
            "code": {
                "coding": [codes::rating(rating.by)],
                "text": self.record.say.get("record-rating"),
            },
            "subject": self.subject(),
            "focus": [{ "reference": url(&uuid(goal.id)) }],
            "effectiveDateTime": rating.day,
            "valueCodeableConcept": { "coding": [codes::level(rating.level)], "text": words },
            "note": [{ "text": rating.note }],
        })
    }

    /// The steps, as a plan of their own.
    fn steps(&mut self) -> io::Result<()> {
        let record = self.record;
        let say = record.say;
        let activity = |goal: &Goal, step: &Step| {
            let status = match step.how {
                None => "not-started",
                Some(How::WithHelp) => "in-progress",
                Some(How::OnOwn | How::CanShow) => "completed",
            };
            let how = step.how.map(|how| json!({ "text": say.get(how_key(how)) }));
            json!({ "detail": {
                "goal": [{ "reference": url(&uuid(goal.id)) }],
                "status": status,
                "statusReason": how,
                "description": said_or_dash(&step.text),
            } })
        };
        let goals = record.goals.iter();
        let steps = goals.flat_map(|view| view.steps.iter().map(|step| activity(&view.goal, step)));
        let steps: Vec<Value> = steps.collect();
        if steps.is_empty() {
            return Ok(());
        }
        let goals = record.goals.iter().filter(|view| !view.steps.is_empty());
        let goals = goals.map(|view| json!({ "reference": url(&uuid(view.goal.id)) }));
        let resource = json!({
            "resourceType": "CarePlan",
            "status": "active",
            "intent": "plan",
            "title": say.get("record-steps"),
            "subject": self.subject(),
            "created": record.today,
            "author": self.subject(),
            "goal": goals.collect::<Vec<_>>(),
            "activity": steps,
        });
        let id = self.id_of("steps");
        self.add(&id, resource)
    }
}

/// What FHIR wants to have words has a dash where the client has none.
pub(super) fn said_or_dash(text: &str) -> &str {
    let says = text
        .chars()
        .any(|c| !c.is_control() && !c.is_whitespace() && c != '\u{feff}');
    if says { text } else { "–" }
}

fn levels(scale: &Scale) -> Value {
    let levels = Level::ALL.iter().rev();
    let levels = levels.filter(|level| !scale.levels[level.position()].trim().is_empty());
    let level = |level: &Level| {
        json!({
            "url": codes::GAS,
            "extension": [
                { "url": "level", "valueCoding": codes::level(*level) },
                { "url": "text", "valueString": said_or_dash(&scale.levels[level.position()]) },
            ],
        })
    };
    levels.map(level).collect()
}
