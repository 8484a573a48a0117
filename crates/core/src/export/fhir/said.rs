//! What the client said of their days: check-ins, and life balance.

use super::super::keys::{area_key, level_key};
use super::super::say::{face, labels};
use super::super::source::Source;
use super::codes::survey;
use super::{Bundle, moment, uuid};
use serde_json::{Value, json};
use std::io;
use trellis_domain::checkin::{Answer, Answered, CheckIn, ItemKind};

impl Bundle<'_> {
    pub(super) fn checkins(&mut self, source: &Source) -> io::Result<()> {
        source.checkins(|checkin| self.checkin(checkin))
    }

    fn checkin(&mut self, checkin: &CheckIn) -> io::Result<()> {
        let (record, say) = (self.record, self.record.say);
        let mut components: Vec<Value> = checkin.answers.iter().flat_map(component).collect();
        let named = |key: &str, names: Vec<&str>| {
            let text = say.get(key);
            let one = |name: &str| json!({ "code": { "text": text }, "valueString": name });
            names.into_iter().map(one).collect::<Vec<_>>()
        };
        components.extend(named("record-tags", record.tags(&checkin.tags)));
        let strengths = record.strengths(&checkin.strengths);
        components.extend(named("record-strengths-used", strengths));
        if checkin.rest {
            let text = say.get("record-rest");
            components.push(json!({ "code": { "text": text }, "valueBoolean": true }));
        }
        let resource = json!({
            "resourceType": "Observation",
            "status": "final",
            "category": survey(),
            "code": { "text": say.get("record-checkin") },
            "subject": self.subject(),
            "effectiveDateTime": moment(checkin.at, &checkin.zone),
            "performer": [self.subject()],
            "component": components,
            "note": [{ "text": checkin.note }],
        });
        self.add(&uuid(checkin.id), resource)
    }

    pub(super) fn balance(&mut self) -> io::Result<()> {
        let say = self.record.say;
        for check in &self.record.balance {
            let area = |said: &trellis_domain::balance::AreaSaid| {
                let words = said
                    .level
                    .map(|level| json!({ "text": say.get(level_key(level)) }));
                let more = said.more.then(|| json!({ "text": say.get("record-more") }));
                let both: Vec<Value> = words.into_iter().chain(more).collect();
                json!({
                    "code": { "text": say.get(area_key(said.area)) },
                    "valueInteger": said.level,
                    "interpretation": both,
                })
            };
            let resource = json!({
                "resourceType": "Observation",
                "status": "final",
                "category": survey(),
                "code": { "text": say.get("record-part-balance") },
                "subject": self.subject(),
                "effectiveDateTime": check.day,
                "performer": [self.subject()],
                "component": check.areas.iter().map(area).collect::<Vec<_>>(),
            });
            self.add(&uuid(check.id), resource)?;
        }
        Ok(())
    }
}

/// An answer; several where several things were chosen.
fn component(Answered { wording, value, .. }: &Answered) -> Vec<Value> {
    let code = json!({ "text": wording.ask });
    let one = match (&wording.kind, value) {
        (ItemKind::Faces { words }, Answer::Number(n)) => json!({
            "valueInteger": *n as i64,
            "interpretation": [{ "text": face(words, *n) }],
            "referenceRange": [{ "low": { "value": 1 }, "high": { "value": 5 } }],
        }),
        (ItemKind::ZeroToTen { low, high }, Answer::Number(n)) => {
            let ends = [low, high].map(String::as_str).join(" – ");
            let named = !low.is_empty() || !high.is_empty();
            json!({
                "valueInteger": *n as i64,
                "referenceRange": [{
                    "low": { "value": 0 }, "high": { "value": 10 }, "text": named.then_some(ends),
                }],
            })
        }
        (ItemKind::Duration, Answer::Number(n)) => json!({ "valueQuantity": {
            "value": n, "unit": "min", "system": "http://unitsofmeasure.org", "code": "min",
        } }),
        (ItemKind::Number { unit }, Answer::Number(n)) => {
            json!({ "valueQuantity": { "value": n, "unit": unit } })
        }
        (ItemKind::ChooseOne { choices } | ItemKind::ChooseSeveral { choices }, answer) => {
            let labels = labels(choices, answer).into_iter();
            let one = |label| json!({ "code": code, "valueString": label });
            return labels.map(one).collect();
        }
        (_, Answer::YesNo(yes)) => json!({ "valueBoolean": yes }),
        (_, Answer::Number(n)) => json!({ "valueQuantity": { "value": n } }),
        (_, Answer::Text(text)) => json!({ "valueString": text }),
        (_, Answer::Several(all)) => json!({ "valueString": all.join(", ") }),
    };
    let mut one = one;
    one["code"] = code;
    vec![one]
}
