//! What is settled about this process before it does anything: its files are the client's alone,
//! and a crash leaves no picture of its memory. Processes it starts (the web view's) inherit both.

/// Settles it. Called once, first.
#[cfg(unix)]
pub fn begin() {
    use rustix::fs::Mode;
    use rustix::process::{Resource, Rlimit, setrlimit, umask};

    umask(Mode::from_raw_mode(0o077));
    // One byte and not none: the kernel hands a dump to a collecting program even at a limit of
    // none, and only the limit of one stops that too.
    let one = Rlimit {
        current: Some(1),
        maximum: Some(1),
    };
    let _ = setrlimit(Resource::Core, one);
}

/// Settles it. On Windows the profile folder is the client's alone and dumps are off as it comes.
#[cfg(not(unix))]
pub fn begin() {}
