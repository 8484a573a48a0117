//! What a worker does in the portal, in a browser of their own. Each page on the way is looked at as a
//! picture and by axe.

use serde_json::{Value, json};
use std::path::Path;
use trellis_tests::window::{Browser, Page, until, word_in};

use crate::place::Agency;

const DIGITS: &str = include_str!("digits.js");

/// The worker.
pub struct Worker {
    browser: Browser,
    language: &'static str,
}

/// What an invitation shows to the worker.
pub struct Invitation {
    pub link: String,
    /// To compare by voice.
    pub words: Vec<String>,
}

impl Worker {
    /// Makes their ways in: a passkey, a code on paper, and an authenticator app.
    pub fn enrol(agency: &Agency, name: &str, language: &'static str) -> Self {
        let worker = Self {
            browser: Browser::open(language, &agency.pin()),
            language,
        };
        let page = worker.page();
        worker.browser.have_a_passkey();
        worker.browser.go(&agency.enrolment(name, "worker"));
        page.shows("heading", name);
        worker.look("enrol");
        page.click("button", &worker.t("portal-enrol-begin"));
        page.shows("heading", &worker.t("portal-enrol-passkey"));
        worker.look("passkey");
        page.click("button", &worker.t("portal-enrol-passkey-make"));
        page.shows("heading", &worker.t("portal-enrol-code"));
        worker.look("code");
        let code = page.texts(".code bdi").concat();
        page.click("button", &worker.t("portal-code-written"));
        let third = code.split(' ').nth(2).expect("five groups");
        let which = worker.t("portal-code-check").replace("{ $group }", "3");
        page.write(&which, third);
        page.click("button", &worker.t("portal-next"));
        page.shows("heading", &worker.t("portal-enrol-authenticator"));
        worker.look("authenticator");
        let secret = page.texts("strong bdi").concat().replace(' ', "");
        let digits = page.run(DIGITS, &json!([secret]));
        page.write(&worker.t("portal-digits"), digits.as_str().expect("digits"));
        page.click("button", &worker.t("portal-finish"));
        page.says(&worker.t("portal-people-none"));
        worker.look("nobody");
        worker
    }

    /// What the browser shows.
    pub fn page(&self) -> &Page {
        self.browser.page()
    }

    fn t(&self, key: &str) -> String {
        word_in(self.language, key)
    }

    /// Has a look at a page.
    #[track_caller]
    fn look(&self, screen: &str) {
        let name = format!("worker-{screen}-{}", self.language);
        self.browser.picture(&name);
        self.page().is_for_everybody();
    }

    /// Makes an invitation.
    pub fn invites(&self, reason: &str) -> Invitation {
        let page = self.page();
        page.click("link", &self.t("portal-place-invite"));
        page.write(&self.t("portal-invite-reason"), reason);
        page.click("button", &self.t("portal-invite-make"));
        page.shows("heading", &self.t("portal-invite-made"));
        let words = page.texts(".six li");
        self.look("invitation");
        let link = page.texts(".text bdi").swap_remove(0);
        Invitation { link, words }
    }

    /// Waits until nobody is among the people who share.
    pub fn finds_nobody(&self) {
        let page = self.page();
        page.click("link", &self.t("portal-place-people"));
        page.says(&self.t("portal-people-none"));
    }

    /// Opens a person's page, again and again until these words are on it: what is new there comes by
    /// itself.
    pub fn reads(&self, person: &str, words: &str) {
        let page = self.page();
        until(&format!("“{words}” on the page of {person}"), || {
            page.click("link", &self.t("portal-place-people"));
            page.shows("button", person);
            self.look("people");
            page.click("button", person);
            page.shows("button", &self.t("portal-print"));
            page.text().contains(words).then_some(())
        });
        self.look("person");
    }

    /// Suggests a step towards the first goal on the page that is open.
    pub fn suggests_a_step(&self, step: &str) {
        let page = self.page();
        page.click("button", &self.t("portal-suggest"));
        page.choose(
            &self.t("portal-suggest-what"),
            &self.t("portal-suggest-step"),
        );
        page.write(&self.t("portal-suggest-words"), step);
        self.look("suggestion");
        page.click("button", &self.t("portal-suggest-send"));
        page.says(&self.t("portal-suggested"));
    }

    /// Signs out, and has kept nothing.
    pub fn signs_out(&self) {
        let page = self.page();
        page.click("button", &self.t("portal-sign-out"));
        page.says(&self.t("portal-nothing-kept"));
        self.look("signed-out");
    }

    /// Closes the browser; what it left on the disk is under this.
    pub fn leaves(&self) -> &Path {
        self.browser.close();
        self.browser.everything()
    }

    /// What the server says to a page of the portal.
    pub fn asks(&self, what: &str) -> Value {
        let script = "return fetch(arguments[0]).then((answer) => answer.json())";
        self.page().run(script, &json!([format!("/api/{what}")]))
    }
}
