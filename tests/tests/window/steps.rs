//! What several stories do.

use trellis_tests::window::{Page, word};

/// Goes through the first run, from the very first screen to Today.
pub fn first_run(page: &Page, name: &str, matters: &str) {
    page.shows("heading", &word("welcome-language-title"));
    page.click("radio", "English");
    page.click("button", &word("welcome-next"));
    page.shows("heading", &word("welcome-name-title"));
    page.write(&word("welcome-name"), name);
    page.click("button", &word("welcome-next"));
    page.shows("heading", &word("welcome-matters-title"));
    page.write(&word("welcome-matters"), matters);
    page.click("button", &word("welcome-next"));
    page.shows("heading", &word("welcome-questions-title"));
    page.click("button", &word("welcome-finish"));
    page.shows("heading", &word("starter-mood"));
}

/// Chooses a language by its name, and skips the rest of the first run.
pub fn skip_first_run_in(page: &Page, language: &str, skip: &str) {
    page.shows("heading", &word("welcome-language-title"));
    page.click("radio", language);
    page.click("button", skip);
}

/// Skips the first run.
pub fn skip_first_run(page: &Page) {
    page.shows("heading", &word("welcome-language-title"));
    page.click("button", &word("welcome-skip-all"));
    page.shows("heading", &word("today-empty-title"));
}
