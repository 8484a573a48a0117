//! What a resource's JSON may hold: no empty value, and in a text no character that FHIR's pattern
//! for it refuses (<https://hl7.org/fhir/R4/datatypes.html#string>).

use serde_json::Value;

/// The resource without what is empty, and with texts that fit.
pub(super) fn tidy(value: Value) -> Value {
    match value {
        Value::String(text) => text_of(&text).map_or(Value::Null, Value::String),
        Value::Array(all) => {
            let all: Vec<Value> = all
                .into_iter()
                .map(tidy)
                .filter(|one| !one.is_null())
                .collect();
            if all.is_empty() {
                Value::Null
            } else {
                Value::Array(all)
            }
        }
        Value::Object(fields) => {
            let fields = fields.into_iter().map(|(name, value)| (name, tidy(value)));
            let fields: serde_json::Map<String, Value> =
                fields.filter(|(_, value)| !value.is_null()).collect();
            if fields.is_empty() {
                Value::Null
            } else {
                Value::Object(fields)
            }
        }
        other => other,
    }
}

/// A text in which every odd space is a plain one, without control characters; none where nothing is
/// left to read.
fn text_of(text: &str) -> Option<String> {
    let plain = |c: char| match c {
        ' ' | '\n' | '\r' | '\t' => Some(c),
        '\u{feff}' => Some(' '),
        c if c.is_control() => None,
        c if c.is_whitespace() => Some(' '),
        c => Some(c),
    };
    let text: String = text.chars().filter_map(plain).collect();
    (!text.trim().is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_empty_goes_and_texts_fit() {
        let odd = json!({
            "a": "x\u{a0}y\u{0}\u{202f}\n", "b": "", "c": [null, {}, ["\u{a0}"]], "d": { "e": [] }, "f": 0, "g": false,
        });
        assert_eq!(tidy(odd), json!({ "a": "x y \n", "f": 0, "g": false }));
    }
}
