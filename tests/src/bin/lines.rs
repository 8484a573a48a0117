//! The core on standard input and output: each line in is a request, `["name", {…}]`, each line out
//! its answer, `{"ok": …}` or `{"refused": …}`, written once the core has given it. For the
//! campaigns that kill it; never shipped.
//!
//! `lines FOLDER`: the vault is in `FOLDER/vault`, its key in `FOLDER/key`.

use serde_json::{Value, json};
use std::io::{BufRead, Write};
use std::path::PathBuf;
use trellis_core::{App, AppError, Code};

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let folder: PathBuf = std::env::args_os()
        .nth(1)
        .ok_or(std::io::ErrorKind::InvalidInput)?
        .into();
    let key = folder.join("key");
    let app = App::new(
        folder.join("vault"),
        trellis_tests::ports::ports(chrono_tz::America::Toronto, Some(&key)),
    );
    // Nothing else goes on here, so waiting for a line may hold the thread.
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let answer = match serde_json::from_str::<(String, Value)>(&line?) {
            Ok((name, argument)) => app.call(&name, argument).await,
            Err(_) => Err(AppError::new(Code::NotValid)),
        };
        let answer = match answer {
            Ok(result) => json!({ "ok": result }),
            Err(error) => json!({ "refused": error }),
        };
        out.write_all(format!("{answer}\n").as_bytes())?;
        out.flush()?;
    }
    app.close().await;
    Ok(())
}
