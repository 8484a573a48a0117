//! A core in a process of its own, spoken to through `lines`.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Result, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// The process, and the two ends of its lines.
pub struct Core {
    child: Child,
    requests: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Core {
    /// Starts the program `lines` on a vault in `folder`.
    ///
    /// # Errors
    /// Where it cannot be started.
    pub fn start(lines: &str, folder: &Path) -> Result<Self> {
        let mut command = Command::new(lines);
        command.arg(folder);
        Self::run(command)
    }

    /// Starts a command that in the end runs `lines`.
    ///
    /// # Errors
    /// Where it cannot be started.
    pub fn run(mut command: Command) -> Result<Self> {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let requests = child.stdin.take().ok_or(std::io::ErrorKind::BrokenPipe)?;
        let answers = BufReader::new(child.stdout.take().ok_or(std::io::ErrorKind::BrokenPipe)?);
        Ok(Self {
            child,
            requests,
            answers,
        })
    }

    /// The process's number.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Hands in a request without waiting for its answer.
    ///
    /// # Errors
    /// Where the process is gone.
    pub fn send(&mut self, name: &str, argument: &Value) -> Result<()> {
        self.requests
            .write_all(format!("{}\n", json!([name, argument])).as_bytes())
    }

    /// The next answer: what `{"ok": …}` holds, or the refusal; none where the process has ended.
    ///
    /// # Errors
    /// Where the lines cannot be read.
    pub fn answer(&mut self) -> Result<Option<std::result::Result<Value, Value>>> {
        let mut line = String::new();
        if self.answers.read_line(&mut line)? == 0 || !line.ends_with('\n') {
            return Ok(None);
        }
        let mut answer: Value = serde_json::from_str(&line)?;
        Ok(Some(if answer["refused"].is_null() {
            Ok(answer["ok"].take())
        } else {
            Err(answer["refused"].take())
        }))
    }

    /// Asks and waits.
    ///
    /// # Errors
    /// Where the process is gone.
    pub fn ask(
        &mut self,
        name: &str,
        argument: &Value,
    ) -> Result<std::result::Result<Value, Value>> {
        self.send(name, argument)?;
        self.answer()?
            .ok_or_else(|| std::io::ErrorKind::UnexpectedEof.into())
    }

    /// Asks for what must not be refused.
    ///
    /// # Errors
    /// Where the process is gone, or refuses.
    pub fn ok(&mut self, name: &str, argument: &Value) -> Result<Value> {
        self.ask(name, argument)?
            .map_err(|refused| std::io::Error::other(format!("{name} was refused: {refused}")))
    }

    /// `kill -9`. What it had answered before can still be read.
    ///
    /// # Errors
    /// Where it cannot be killed.
    pub fn kill(&mut self) -> Result<()> {
        self.child.kill()?;
        self.child.wait().map(drop)
    }

    /// Ends it in an orderly way, which closes the vault.
    ///
    /// # Errors
    /// Where it ends with an error.
    pub fn close(self) -> Result<()> {
        let Self {
            mut child,
            requests,
            answers,
        } = self;
        drop(requests);
        let status = child.wait()?;
        drop(answers);
        if status.success() {
            Ok(())
        } else {
            Err(std::io::Error::other(status.to_string()))
        }
    }
}
