//! `init`: the file, the data folder, the signing key. Never writes over anything.

use super::{Done, Stopped, say};
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;
use trellis_server::Config;
use trellis_server::config::TEMPLATE;
use trellis_server::key::ServerKey;

/// Makes what is not there yet.
pub fn init(file: &Path) -> Done {
    if file.exists() {
        say(&format!(
            "{} is there already and stays as it is.",
            file.display()
        ));
    } else {
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true);
        // It may come to hold the database's password.
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(file)?.write_all(TEMPLATE.as_bytes())?;
        say(&format!("Wrote {}.", file.display()));
    }
    let config = Config::read(file)?;
    let mut folder = std::fs::DirBuilder::new();
    folder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut folder, 0o700);
    folder.create(&config.data)?;
    let key = config.data.join(ServerKey::FILE);
    if key.exists() {
        say("There is a signing key already; it stays.");
    } else {
        ServerKey::make(&config.data)
            .map_err(|error| Stopped::Said(format!("{}: {error}", key.display())))?;
        say(&format!(
            "Made the signing key {}. Clients know the server by it: keep a copy of it where nobody else reads it. `backup` copies it too.",
            key.display()
        ));
    }
    say("Next: set address, url and the agency's name in the file, then `trellis-server doctor`.");
    Ok(ExitCode::SUCCESS)
}
