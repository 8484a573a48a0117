//! Programs that a story starts, and that end with it.

use std::process::{Child, Command};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// A program that is stopped when this is dropped.
pub struct Running(Child);

impl Running {
    /// Starts it.
    pub fn start(command: &mut Command) -> Self {
        let name = command.get_program().display().to_string();
        let child = command
            .spawn()
            .map_err(|error| std::io::Error::other(format!("{name}: {error}")))
            .expect("`make test` installs every program of the stories");
        Self(child)
    }

    /// The program, to read what it says.
    pub fn child(&mut self) -> &mut Child {
        &mut self.0
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Asks again and again until there is an answer; a story that waits longer has gone wrong.
#[track_caller]
pub fn until<T>(what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(
            begun.elapsed() < Duration::from_secs(40),
            "waited for this, and it did not come: {what}"
        );
        sleep(Duration::from_millis(50));
    }
}

/// The process ids that run `program` for the person whose home is `home`.
pub fn processes(program: &std::path::Path, home: &std::path::Path) -> Vec<u32> {
    let ours = format!("HOME={}", home.display());
    let Ok(all) = std::fs::read_dir("/proc") else {
        return Vec::new();
    };
    all.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .filter(|id| std::fs::read_link(format!("/proc/{id}/exe")).is_ok_and(|exe| exe == program))
        .filter(|id| {
            std::fs::read(format!("/proc/{id}/environ")).is_ok_and(|environment| {
                environment
                    .split(|byte| *byte == 0)
                    .any(|pair| pair == ours.as_bytes())
            })
        })
        .collect()
}

/// Sends a signal, such as `KILL` or `TERM`.
pub fn signal(id: u32, name: &str) {
    let sent = Command::new("kill")
        .args([format!("-{name}"), id.to_string()])
        .status();
    assert!(sent.is_ok_and(|status| status.success()), "kill -{name}");
}

/// Whether a process is over with all its threads. Killed, it loses its program first, and what it held
/// open only with the last of them.
pub fn is_over(id: u32) -> bool {
    let Ok(threads) = std::fs::read_dir(format!("/proc/{id}/task")) else {
        return true;
    };
    let state = std::fs::read_to_string(format!("/proc/{id}/stat"));
    let waits_to_be_missed = state.is_ok_and(|line| {
        let after_the_name = line.rsplit(") ").next();
        after_the_name.is_some_and(|rest| rest.starts_with('Z'))
    });
    waits_to_be_missed && threads.count() == 1
}
