//! The bridge as a process of its own, asked over loopback.

use serde_json::Value;
use std::io::{BufRead, BufReader, Error, Result};
use std::process::{Child, Command, Stdio};

/// A running bridge. It is killed when this is dropped.
pub struct Bridge {
    child: Child,
    address: String,
    /// Keeps its connection, as a browser does.
    agent: ureq::Agent,
}

impl Bridge {
    /// Starts a command that runs `bridge`.
    ///
    /// # Errors
    /// Where it does not start, or says no address.
    pub fn start(mut command: Command) -> Result<Self> {
        let mut child = command.stdout(Stdio::piped()).spawn()?;
        let mut line = String::new();
        BufReader::new(child.stdout.take().ok_or(std::io::ErrorKind::BrokenPipe)?)
            .read_line(&mut line)?;
        let address = line
            .split_whitespace()
            .last()
            .unwrap_or_default()
            .to_owned();
        if address.starts_with("http://127.0.0.1:") {
            let agent = ureq::Agent::new_with_defaults();
            Ok(Self {
                child,
                address,
                agent,
            })
        } else {
            Err(Error::other("the bridge says no address"))
        }
    }

    /// The process's number.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// The port that it is asked at.
    pub fn port(&self) -> &str {
        self.address.rsplit(':').next().unwrap_or_default()
    }

    /// Asks for what must not be refused.
    ///
    /// # Errors
    /// Where it is refused.
    pub fn ok(&self, name: &str, argument: &Value) -> Result<Value> {
        Ok(serde_json::from_str(&self.text(name, argument)?)?)
    }

    /// The same, as the text that a page is handed.
    ///
    /// # Errors
    /// Where it is refused.
    pub fn text(&self, name: &str, argument: &Value) -> Result<String> {
        self.agent
            .post(format!("{}/rpc/{name}", self.address))
            .header("content-type", "application/json")
            .send(argument.to_string())
            .and_then(|mut answer| answer.body_mut().read_to_string())
            .map_err(|error| Error::other(format!("{name}: {error}")))
    }

    /// Chooses a file with this content, as a browser does that uploads one: what a command takes for
    /// the file.
    ///
    /// # Errors
    /// Where it is refused.
    pub fn choose(&self, content: &[u8]) -> Result<Value> {
        let chosen = self
            .agent
            .post(format!("{}/files/old", self.address))
            .header("content-type", "application/octet-stream")
            .send(content)
            .and_then(|mut answer| answer.body_mut().read_to_string())
            .map_err(|error| Error::other(format!("a file: {error}")))?;
        Ok(serde_json::from_str(&chosen)?)
    }

    /// Chooses the one folder that a browser can choose.
    ///
    /// # Errors
    /// Where it is refused.
    pub fn choose_folder(&self) -> Result<Value> {
        let chosen = self
            .agent
            .post(format!("{}/files/folder", self.address))
            .header("content-type", "application/json")
            .send("{}")
            .and_then(|mut answer| answer.body_mut().read_to_string())
            .map_err(|error| Error::other(format!("a folder: {error}")))?;
        Ok(serde_json::from_str(&chosen)?)
    }

    /// Ends the connection, and with it what the bridge keeps of the last requests.
    pub fn hang_up(&mut self) {
        self.agent = ureq::Agent::new_with_defaults();
    }

    /// Asks it to stop, which closes the vault, and waits.
    ///
    /// # Errors
    /// Where it ends with an error.
    pub fn stop(mut self) -> Result<()> {
        Command::new("kill")
            .args(["-TERM", &self.child.id().to_string()])
            .status()?;
        let status = self.child.wait()?;
        if status.success() {
            Ok(())
        } else {
            Err(Error::other(status.to_string()))
        }
    }
}

impl Drop for Bridge {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
