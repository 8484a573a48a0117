//! What the window shows, found as a person finds it: by what it is and what it is called.

use std::path::Path;

use serde_json::{Value, json};

use super::driver::ask;
use super::running::until;

/// WebDriver's name for an element's id.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
/// WebDriver's character for the Enter key.
const ENTER: &str = "\u{e007}";
const FIND: &str = include_str!("find.js");
const AXE: &str = include_str!("axe.js");

/// The page of an open window.
pub struct Page {
    session: String,
}

impl Page {
    /// The page of a WebDriver session.
    pub fn new(session: String) -> Self {
        Self { session }
    }

    /// Clicks something of a role with a name, once it is there; scrolls to it first, so that it does
    /// not lie under a bar.
    #[track_caller]
    pub fn click(&self, role: &str, name: &str) {
        until(&format!("{role} “{name}” to click"), || {
            let id = self.find(role, name)?;
            self.run(
                "arguments[0].scrollIntoView({ block: 'center' })",
                &json!([{ ELEMENT: id }]),
            );
            self.post(&format!("element/{id}/click"), &json!({})).ok()
        });
    }

    /// Types into a field, in the place of what was in it.
    #[track_caller]
    pub fn write(&self, name: &str, text: &str) {
        let id = until(&format!("field “{name}”"), || {
            self.find("textbox", name)
        });
        self.post(&format!("element/{id}/clear"), &json!({}))
            .expect("the field can be emptied");
        self.post(&format!("element/{id}/value"), &json!({ "text": text }))
            .expect("the field takes it");
        self.holds(name, text);
    }

    /// Waits until a field holds a text.
    #[track_caller]
    pub fn holds(&self, name: &str, text: &str) {
        until(&format!("“{name}” to hold “{text}”"), || {
            let id = self.find("textbox", name)?;
            let held = self.run("return arguments[0].value", &json!([{ ELEMENT: id }]));
            (held == text).then_some(())
        });
    }

    /// Types into a field and presses Enter.
    #[track_caller]
    pub fn enter(&self, name: &str, text: &str) {
        self.write(name, text);
        let id = until(&format!("field “{name}”"), || {
            self.find("textbox", name)
        });
        self.post(&format!("element/{id}/value"), &json!({ "text": ENTER }))
            .expect("the field takes it");
    }

    /// Presses Enter on something of a role with a name, as somebody without a mouse does.
    #[track_caller]
    pub fn press(&self, role: &str, name: &str) {
        until(&format!("{role} “{name}” to press"), || {
            let id = self.find(role, name)?;
            let enter = json!({ "text": ENTER });
            self.post(&format!("element/{id}/value"), &enter).ok()
        });
    }

    /// Chooses in a list that opens, by what is said there.
    #[track_caller]
    pub fn choose(&self, name: &str, choice: &str) {
        until(&format!("“{choice}” in “{name}”"), || {
            let id = self.find("combobox", name)?;
            let found = self.run(
                "return [...arguments[0].options].find(({ text }) => text === arguments[1])",
                &json!([{ ELEMENT: id }, choice]),
            );
            let id = found[ELEMENT].as_str()?;
            self.post(&format!("element/{id}/click"), &json!({})).ok()
        });
    }

    /// Waits until something of a role with a name is there.
    #[track_caller]
    pub fn shows(&self, role: &str, name: &str) {
        until(&format!("{role} “{name}”"), || self.find(role, name));
    }

    /// Waits until a text can be read on the page.
    #[track_caller]
    pub fn says(&self, text: &str) {
        until(&format!("the text “{text}”"), || {
            self.text().contains(text).then_some(())
        });
    }

    /// Waits until there is something of a selector, and gives the text of each.
    #[track_caller]
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let script = "return [...document.querySelectorAll(arguments[0])].map((one) => one.textContent.replace(/\\s+/g, ' ').trim())";
        until(&format!("something of “{selector}”"), || {
            let found = self.run(script, &json!([selector]));
            let found: Vec<String> = serde_json::from_value(found).ok()?;
            (!found.is_empty()).then_some(found)
        })
    }

    /// Holds the page against WCAG 2.2 AA by axe, which `npm` brings for the tests of the phone.
    #[track_caller]
    pub fn is_for_everybody(&self) {
        let axe =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("phone/node_modules/axe-core/axe.min.js");
        let axe = std::fs::read_to_string(axe).expect("axe: npm --prefix tests/phone ci");
        let wrong = self.run(&format!("{axe}\n{AXE}"), &json!([]));
        assert_eq!(wrong, json!([]), "{}", self.text());
    }

    /// Everything that can be read on the page.
    pub fn text(&self) -> String {
        let text = self.run("return document.body.innerText", &json!([]));
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Runs a script in the page.
    pub fn run(&self, script: &str, arguments: &Value) -> Value {
        let body = json!({ "script": script, "args": arguments });
        self.post("execute/sync", &body).unwrap_or_default()
    }

    fn find(&self, role: &str, name: &str) -> Option<String> {
        let found = self.run(FIND, &json!([role, name]));
        Some(found[ELEMENT].as_str()?.to_owned())
    }

    fn post(&self, what: &str, body: &Value) -> Result<Value, String> {
        ask("POST", &format!("{}/{what}", self.session), Some(body))
    }
}
