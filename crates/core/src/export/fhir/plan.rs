//! The wellness plan: a CarePlan for each of its two parts.

use super::Bundle;
use super::goals::said_or_dash;
use serde_json::{Value, json};
use std::io;
use trellis_domain::plan::Part;

impl Bundle<'_> {
    pub(super) fn plan(&mut self) -> io::Result<()> {
        let (record, say) = (self.record, self.record.say);
        for (part, name) in [(Part::Well, "plan-well"), (Part::Hard, "plan-hard")] {
            let sections = record.plan.iter().filter(|section| section.part == part);
            let lines = sections.flat_map(|section| {
                let heading = say.heading(section);
                section.lines.iter().map(move |line| {
                    let points = line.points.iter().map(|point| point.name.as_str());
                    let words = std::iter::once(line.text.as_str()).chain(points);
                    let words: Vec<&str> = words.filter(|words| !words.is_empty()).collect();
                    json!({ "detail": {
                        "code": { "text": heading },
                        "status": "unknown",
                        "description": said_or_dash(&words.join(", ")),
                    } })
                })
            });
            let lines: Vec<Value> = lines.collect();
            if lines.is_empty() {
                continue;
            }
            let resource = json!({
                "resourceType": "CarePlan",
                "status": "active",
                "intent": "plan",
                "category": [{ "text": say.part(part) }],
                "title": say.get("record-part-plan"),
                "subject": self.subject(),
                "created": record.today,
                "author": self.subject(),
                "activity": lines,
            });
            let id = self.id_of(name);
            self.add(&id, resource)?;
        }
        Ok(())
    }
}
