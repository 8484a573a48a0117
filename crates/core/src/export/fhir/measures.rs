//! Answered questionnaires: the questions once in each language they were asked in, then each time.

use super::codes::{Codes, LOINC, ORDINAL, concept, survey};
use super::{Bundle, beside, instant, url, uuid};
use crate::measure::pack_of;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io;
use trellis_domain::Id;
use trellis_domain::measure::{Answered, Pack, PackTexts};
use trellis_domain::settings::Language;

/// A questionnaire's name for good.
fn canonical(pack: &Pack, language: Language) -> String {
    format!("urn:trellis:questionnaire:{}:{}", pack.id, tag(language))
}

fn tag(language: Language) -> &'static str {
    match language {
        Language::En => "en",
        Language::Fr => "fr",
    }
}

/// An answer as it can be given.
fn coding(pack: &Pack, texts: &PackTexts, value: u8) -> Value {
    let place = pack.options.iter().position(|option| option.value == value);
    let code = Codes::of(&pack.id).and_then(|codes| codes.answer(value));
    json!({
        "extension": [{ "url": ORDINAL, "valueDecimal": value }],
        "system": code.map(|_| LOINC),
        "code": code,
        "display": place.and_then(|place| texts.options.get(place)),
    })
}

impl Bundle<'_> {
    pub(super) fn measures(&mut self) -> io::Result<()> {
        let record = self.record;
        let mut asked = BTreeSet::new();
        for (id, answered) in &record.measures {
            // What a newer app asked is not known here, word for word.
            let Some(pack) = pack_of(answered) else {
                continue;
            };
            let Some(texts) = pack.texts.get(&answered.language) else {
                continue;
            };
            let name = (pack.id.as_str(), pack.version, answered.language);
            if asked.insert(name) {
                self.questionnaire(pack, texts, answered.language)?;
            }
            self.response(*id, answered, pack, texts)?;
        }
        Ok(())
    }

    fn questionnaire(
        &mut self,
        pack: &Pack,
        texts: &PackTexts,
        language: Language,
    ) -> io::Result<()> {
        let codes = Codes::of(&pack.id);
        let options = pack.options.iter();
        let options = options.map(|one| json!({ "valueCoding": coding(pack, texts, one.value) }));
        let options: Vec<Value> = options.collect();
        let item = |item: &trellis_domain::measure::PackItem| {
            let code = codes.and_then(|codes| codes.item(&item.id));
            json!({
                "linkId": item.id,
                "code": code.map(|code| json!([{ "system": LOINC, "code": code }])),
                "text": texts.items.get(&item.id),
                "type": "choice",
                "answerOption": options,
            })
        };
        let resource = json!({
            "resourceType": "Questionnaire",
            "language": tag(language),
            "url": canonical(pack, language),
            "version": pack.version.to_string(),
            "title": pack.name,
            "status": "active",
            "publisher": pack.made_by,
            "copyright": texts.notice,
            "code": codes.map(|codes| json!([{ "system": LOINC, "code": codes.panel }])),
            "item": pack.items.iter().map(item).collect::<Vec<_>>(),
        });
        let id = self.id_of(&format!("{}-{}-{}", pack.id, pack.version, tag(language)));
        self.add(&id, resource)
    }

    fn response(
        &mut self,
        id: Id,
        answered: &Answered,
        pack: &Pack,
        texts: &PackTexts,
    ) -> io::Result<()> {
        let item = |item: &trellis_domain::measure::PackItem| {
            let value = answered.answers.get(&item.id)?;
            Some(json!({
                "linkId": item.id,
                "text": texts.items.get(&item.id),
                "answer": [{ "valueCoding": coding(pack, texts, *value) }],
            }))
        };
        let questionnaire = canonical(pack, answered.language);
        let resource = json!({
            "resourceType": "QuestionnaireResponse",
            "language": tag(answered.language),
            "questionnaire": format!("{questionnaire}|{}", pack.version),
            "status": "completed",
            "subject": self.subject(),
            "authored": instant(answered.at),
            "author": self.subject(),
            "source": self.subject(),
            "item": pack.items.iter().filter_map(item).collect::<Vec<_>>(),
        });
        let name = uuid(id);
        self.add(&name, resource)?;
        let Some(outcome) = pack.outcome(&answered.answers) else {
            return Ok(());
        };
        let say = self.record.say;
        let band = outcome
            .band
            .map(|band| json!([{ "text": say.text(&band.words) }]));
        let code = Codes::of(&pack.id).map(|codes| codes.total);
        let text = format!("{}: {}", pack.name, say.get("record-total"));
        let resource = json!({
            "resourceType": "Observation",
            "status": "final",
            "category": survey(),
            "code": concept(code, &text),
            "subject": self.subject(),
            "effectiveDateTime": instant(answered.at),
            "performer": [self.subject()],
            "valueInteger": outcome.total,
            "interpretation": band,
            "referenceRange": [{ "low": { "value": 0 }, "high": { "value": pack.highest() } }],
            "derivedFrom": [{ "reference": url(&name) }],
        });
        let id = beside(&name, "total");
        self.add(&id, resource)
    }
}
