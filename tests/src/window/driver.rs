//! The app under WebKitGTK's own WebDriver: opened, killed, closed, and asked over plain HTTP.

use std::fs::File;
use std::time::Duration;

use serde_json::{Value, json};

use super::device::{Device, app};
use super::page::Page;
use super::running::{Running, is_over, processes, signal, until};
use crate::free_port::free_port;

/// One open window of the app.
pub struct Window<'a> {
    device: &'a Device<'a>,
    page: Page,
    app: u32,
    _driver: Running,
}

impl<'a> Window<'a> {
    /// Opens the app and waits until its window is there.
    pub fn open(device: &'a Device<'a>) -> Self {
        let stage = device.stage();
        let logs = stage.everything().join("log");
        let number = std::fs::read_dir(&logs).map_or(0, Iterator::count);
        let log = File::create(logs.join(format!("{number}.txt"))).expect("our own folder");
        let port = free_port("127.0.0.1");
        let driver = Running::start(
            device
                .command("WebKitWebDriver")
                .args([format!("--port={port}"), "--host=127.0.0.1".to_owned()])
                .env("TAURI_AUTOMATION", "true")
                .env("TAURI_WEBVIEW_AUTOMATION", "true")
                .stdout(log.try_clone().expect("one more handle"))
                .stderr(log),
        );
        let root = format!("http://127.0.0.1:{port}");
        until("WebDriver to answer", || {
            ask("GET", &format!("{root}/status"), None).ok()
        });
        let wanted = json!({"capabilities": {"alwaysMatch": {
            "webkitgtk:browserOptions": {"binary": app(), "args": []}
        }}});
        let begun = ask("POST", &format!("{root}/session"), Some(&wanted)).expect("the app opens");
        let id = begun["sessionId"].as_str().expect("a session has an id");
        let page = Page::new(format!("{root}/session/{id}"));
        let app = until("the app to run", || {
            processes(&app(), &stage.home()).first().copied()
        });
        Self {
            device,
            page,
            app,
            _driver: driver,
        }
    }

    /// What the window shows.
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// Takes a picture of the screen.
    pub fn picture(&self, name: &str) {
        self.device.stage().picture(name);
    }

    /// The process id of the app.
    pub fn process(&self) -> u32 {
        self.app
    }

    /// Ends the app at once, as a dead battery would.
    pub fn kill(self) {
        signal(self.app, "KILL");
        self.gone();
    }

    /// Ends the app as the end of a session does: it may finish what it is at.
    pub fn close(self) {
        signal(self.app, "TERM");
        self.gone();
    }

    fn gone(&self) {
        let home = self.device.stage().home();
        until("the app to end", || {
            let none = processes(&app(), &home).is_empty() && is_over(self.app);
            none.then_some(())
        });
    }
}

impl Drop for Window<'_> {
    /// WebDriver's end would not be the app's.
    fn drop(&mut self) {
        for id in processes(&app(), &self.device.stage().home()) {
            signal(id, "KILL");
        }
        if !std::thread::panicking() {
            self.gone();
        }
    }
}

/// Asks WebDriver; the error is its own word for what went wrong.
pub fn ask(method: &str, url: &str, body: Option<&Value>) -> Result<Value, String> {
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .timeout_global(Some(Duration::from_secs(60)))
        .build()
        .into();
    let answer = match (method, body) {
        ("POST", body) => agent.post(url).send(body.unwrap_or(&json!({})).to_string()),
        ("DELETE", _) => agent.delete(url).call(),
        _ => agent.get(url).call(),
    };
    let text = answer
        .map_err(|error| error.to_string())?
        .body_mut()
        .read_to_string()
        .map_err(|error| error.to_string())?;
    let mut told: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let value = told["value"].take();
    match value["error"].as_str() {
        Some(error) => Err(format!("{error}: {}", value["message"])),
        None => Ok(value),
    }
}
