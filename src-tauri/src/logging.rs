//! What the shell writes to its log: event codes and counts on standard error, of our own crates only.
//!
//! Libraries say more than we could vouch for (a database driver that logs its statements, a bus
//! that logs its messages), so their events are dropped at every level, the most talkative included.

use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// Starts the log and makes sure that a panic shows where it was and nothing of what it said.
///
/// `TRELLIS_LOG` sets how much is said: `off`, `error`, `warn` (as it comes), `info`, `debug`, `trace`.
pub fn begin() {
    let level = std::env::var("TRELLIS_LOG")
        .ok()
        .and_then(|word| word.parse().ok())
        .unwrap_or(LevelFilter::WARN);
    let lines = tracing_subscriber::fmt::layer()
        .with_writer(std::io::stderr)
        .with_ansi(false);
    let begun = tracing_subscriber::registry()
        .with(lines)
        .with(ours(level))
        .try_init();
    std::panic::set_hook(Box::new(|panic| {
        // The message of a panic may quote what the client wrote; its place in the code cannot.
        let (file, line) = panic
            .location()
            .map_or(("", 0), |place| (place.file(), place.line()));
        tracing::error!(code = "panic", file, line);
    }));
    if begun.is_err() {
        tracing::debug!(code = "log_was_there");
    }
}

/// Lets through what our own crates say, up to `level`, and nothing of anyone else.
fn ours(level: LevelFilter) -> Targets {
    Targets::new().with_target("trellis", level)
}

#[cfg(test)]
mod tests {
    use tracing::Level;

    use super::{LevelFilter, ours};

    #[test]
    fn only_our_own_crates_are_heard() {
        let heard = ours(LevelFilter::TRACE);
        assert!(heard.would_enable("trellis_core::store", &Level::TRACE));
        assert!(heard.would_enable("trellis_shell", &Level::ERROR));
        for other in [
            "sqlx::query",
            "zbus::connection",
            "tao",
            "wry",
            "keyring_core",
        ] {
            assert!(!heard.would_enable(other, &Level::ERROR), "{other}");
        }
    }

    #[test]
    fn the_level_is_kept() {
        let heard = ours(LevelFilter::WARN);
        assert!(heard.would_enable("trellis_core", &Level::WARN));
        assert!(!heard.would_enable("trellis_core", &Level::INFO));
    }
}
