//! Ten years from another app, and how much room they take.

use super::history::{Opened, data, keyed};
use super::measure::{Side, Turn, in_turn, ratio, timed};
use super::report::{Report, Target, shown};
use super::{Outcome, past, plain};
use serde_json::json;
use std::path::Path;
use tokio::runtime::Runtime;

const YEARS: u32 = 10;

/// The import beside the same rows in one plain transaction.
pub(super) fn figures(runtime: &Runtime, work: &Path, report: &mut Report) -> Outcome {
    let data = data(YEARS);
    let (folder, twin) = (work.join("import"), work.join("import.db"));
    let bring_in = || -> Outcome<(Turn, Turn)> {
        if folder.exists() {
            std::fs::remove_dir_all(&folder)?;
        }
        let app = Opened::start(runtime, &folder)?;
        app.settle_in()?;
        let chosen = app.choose(&data)?;
        let (handle, look) = timed(|| app.look_at(&chosen))?;
        let (done, run) = timed(|| app.bring_in(&handle))?;
        app.close();
        if done["added"] == json!(past::entries(YEARS)) {
            Ok((look, run))
        } else {
            Err(format!("brought in: {done}").into())
        }
    };
    bring_in()?;
    let vault = keyed(&folder)?;
    let lines = plain::lines(&vault, 0)?;
    let values: i64 = vault.query_row(
        "select count(*) from checkin, json_each(body) where substr(key, 1, 2) in ('a:', 't:', 'g:') or key = 'note'",
        [],
        |row| row.get(0),
    )?;
    drop(vault);

    let looks = std::cell::RefCell::new(Vec::new());
    let mut sides: [Side; 2] = [
        Box::new(|_| {
            let (look, run) = bring_in()?;
            looks.borrow_mut().push(look);
            Ok(run)
        }),
        Box::new(|_| {
            for file in [
                twin.clone(),
                twin.with_extension("db-wal"),
                twin.with_extension("db-shm"),
            ] {
                if file.exists() {
                    std::fs::remove_file(file)?;
                }
            }
            let plain = plain::make(&twin)?;
            Ok(timed(|| plain::fill(&plain, &lines))?.1)
        }),
    ];
    let turns = in_turn(0, 7, &mut sides)?;
    drop(sides);
    plain::copy_the_rest(&keyed(&folder)?, &twin)?;

    let (app, bulk) = (turns[0].wall(), turns[1].wall());
    let a_second = |time: std::time::Duration| values as f64 / time.as_secs_f64() / 1000.0;
    let note = format!(
        "{values} values; {} ({:.0} k/s) beside {} ({:.0} k/s) plain; processor {:.2} x",
        shown(app),
        a_second(app),
        shown(bulk),
        a_second(bulk),
        ratio(turns[1].cpu(), turns[0].cpu()),
    );
    report.add(
        "import, 10 y, plain's rate",
        ratio(bulk, app),
        "x plain",
        Target::AtLeast(0.5),
        note,
    );
    let look = super::measure::median(looks.into_inner().iter().map(|look| look.wall));
    report.add(
        "looking at the file, 10 y",
        look.as_secs_f64() * 1000.0,
        "ms",
        Target::Known,
        format!("{} MB of CSV", data.len() / 1_000_000),
    );

    // Opened and closed once more, so that the log is folded into the file.
    drop(plain::open(&twin)?);
    let size = |file: &Path| Ok::<_, std::io::Error>(std::fs::metadata(file)?.len());
    let (vault, twin) = (size(&folder.join("vault/vault.db"))?, size(&twin)?);
    let note = format!(
        "{:.2} MiB beside {:.2} MiB plain",
        vault as f64 / 1_048_576.0,
        twin as f64 / 1_048_576.0
    );
    report.add(
        "file, 10 y",
        vault as f64 / twin as f64,
        "x plain",
        Target::AtMost(1.05),
        note,
    );
    Ok(())
}
