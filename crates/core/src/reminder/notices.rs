//! What the device is to hold ready, and to show.
//!
//! The core says everything that it wants; the shell makes the system hold exactly that, and tells
//! what was shown and answered. So nothing has to be kept in step by hand.

use super::say::{ReminderSaid, Say, latest, say, unanswered};
use super::sql;
use super::world::{Known, WALL};
use crate::api::Nothing;
use crate::app::App;
use crate::error::{AppError, Code};
use crate::words::Words;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use tokio::sync::Mutex;
use trellis_domain::Id;
use trellis_domain::reminder::{About, Coming, Shows, coming};
use ts_rs::TS;

/// How many notices a device holds ready: iOS keeps 64 pending at most, and some are to be left for
/// what is asked for later.
const READY: usize = 50;

/// A notice.
#[derive(Clone, PartialEq, Eq)]
pub struct Notice {
    /// Names what came, for [`App::notice_shown`] and [`App::notice_answered`]. Says nothing.
    pub key: String,
    /// When it is to be shown.
    pub at: DateTime<Utc>,
    /// Its heading, as secret as the client chose.
    pub title: String,
    /// What the button for "done" says; none: there is nothing to be done.
    pub done: Option<String>,
    /// What the button for "later" says.
    pub later: Option<String>,
    /// With a sound.
    pub sound: bool,
    /// Whether it is to be kept off a locked screen.
    pub private: bool,
}

/// What the device is to hold.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Wanted {
    /// To be shown at once, and then told by [`App::notice_shown`].
    pub now: Vec<Notice>,
    /// To be held ready, earliest first. What is ready and not among these is to be let go.
    pub next: Vec<Notice>,
}

/// What was done with a notice.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoticeAction {
    /// It was opened.
    Open,
    /// Done.
    Done,
    /// Later: in an hour.
    Later,
}

/// Test notices that were asked for, by the moment they are due.
#[derive(Default)]
pub struct Tests(Mutex<Vec<DateTime<Utc>>>);

/// Asks for a test notice.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct TestReminder {
    /// In how many seconds: 0 to 300.
    pub seconds: u16,
}

/// The key of a test notice begins with this.
const TEST: &str = "test-";

impl std::fmt::Debug for Notice {
    /// Says nothing of what the client wrote.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Notice")
            .field("at", &self.at)
            .finish_non_exhaustive()
    }
}

/// Asks for a test notice, now or in a minute.
///
/// # Errors
/// [`Code::NotValid`] where it would be later than in five minutes.
pub(crate) async fn test(
    app: &App,
    TestReminder { seconds }: TestReminder,
) -> Result<Nothing, AppError> {
    app.store().await?;
    if seconds > 300 {
        return Err(Code::NotValid.into());
    }
    let at = app.ports.clock.now() + TimeDelta::seconds(i64::from(seconds));
    app.tests.0.lock().await.push(at);
    Ok(Nothing {})
}

impl App {
    /// What the device is to hold ready, and to show at once.
    ///
    /// # Errors
    /// [`Code::NotOpen`] while the vault is closed: then what is ready stays ready.
    pub async fn notices(&self) -> Result<Wanted, AppError> {
        let store = self.store().await?;
        let settings = crate::settings::load(&store).await?;
        let words = Words::of(settings.language.unwrap_or(self.ports.language));
        let known = Known::read(&store, self.ports.clock.as_ref()).await?;
        let ready = known.ask(|reminders, world| coming(reminders, world, READY));
        let due = latest(&unanswered(&known));
        let fresh = due.iter().filter(|one| !known.was_shown(one));
        let mut wanted = Wanted {
            now: fresh.filter_map(|one| notice(&known, one, words)).collect(),
            next: ready
                .iter()
                .filter_map(|one| notice(&known, one, words))
                .collect(),
        };
        for at in self.tests.0.lock().await.iter() {
            let list = if *at <= known.now {
                &mut wanted.now
            } else {
                &mut wanted.next
            };
            list.push(Notice {
                key: format!("{TEST}{}", at.timestamp_millis()),
                at: *at,
                title: words.get("notice-test"),
                done: None,
                later: None,
                sound: false,
                private: false,
            });
        }
        wanted.next.sort_by_key(|notice| notice.at);
        Ok(wanted)
    }

    /// Notes that a notice was shown. It is not shown again, unless the client asks for it later.
    ///
    /// # Errors
    /// What the disk says.
    pub async fn notice_shown(&self, key: &str) -> Result<(), AppError> {
        let now = self.ports.clock.now();
        if let Some(test) = key.strip_prefix(TEST) {
            let is_it = |at: &DateTime<Utc>| at.timestamp_millis().to_string() == test;
            self.tests.0.lock().await.retain(|at| !is_it(at));
            return Ok(());
        }
        let (reminder, wall) = read_key(key)?;
        let store = self.store().await?;
        let now = now.timestamp_millis().to_string();
        store
            .write_local(sql::SHOWN, &[&reminder.to_string(), wall, &now])
            .await
    }

    /// Takes in what was done with a notice, and says what to open.
    ///
    /// # Errors
    /// [`Code::NotFound`] where the reminder is gone; what the disk says.
    pub async fn notice_answered(
        &self,
        key: &str,
        action: NoticeAction,
    ) -> Result<Option<About>, AppError> {
        if key.starts_with(TEST) {
            return Ok(None);
        }
        let (reminder, wall) = read_key(key)?;
        let store = self.store().await?;
        let now = self.ports.clock.now().timestamp_millis().to_string();
        let one = [reminder.to_string(), wall.to_owned(), now];
        store
            .write_local(sql::ACTED, &one.each_ref().map(String::as_str))
            .await?;
        let known = Known::read(&store, self.ports.clock.as_ref()).await?;
        let about = known.get(reminder).ok_or(Code::NotFound)?.about;
        let say_so = match action {
            NoticeAction::Open => return Ok(Some(about)),
            NoticeAction::Done => Say::Done,
            NoticeAction::Later => Say::Hour,
        };
        let said = ReminderSaid {
            reminder,
            wall: wall.to_owned(),
            say: say_so,
        };
        say(self, said).await?;
        Ok(None)
    }
}

/// A notice of what comes, as secret as the client chose.
fn notice(known: &Known, one: &Coming, words: &Words) -> Option<Notice> {
    let reminder = known.get(one.reminder)?;
    let secret = words.get("notice-secret");
    let (title, private) = match reminder.shows {
        Shows::Nothing => (secret, false),
        Shows::Title if reminder.title.is_empty() => (secret, false),
        Shows::Title => (reminder.title.clone(), false),
        Shows::Full => {
            let name = known.name(reminder)?;
            let text = if name.is_empty() {
                words.get("notice-checkin")
            } else {
                name.to_owned()
            };
            (text, true)
        }
    };
    Some(Notice {
        key: format!("{}@{}", one.reminder, one.wall.format(WALL)),
        at: one.at,
        title,
        done: is_said_done(reminder.about).then(|| words.get("notice-done")),
        later: Some(words.get("notice-later")),
        sound: reminder.sound,
        private,
    })
}

/// Whether the client says that it is done: a check-in and a measure are done by answering.
fn is_said_done(about: About) -> bool {
    !matches!(about, About::Checkin | About::Measure { .. })
}

fn read_key(key: &str) -> Result<(Id, &str), AppError> {
    let (reminder, wall) = key.split_once('@').ok_or(Code::NotValid)?;
    Ok((reminder.parse().map_err(|_| Code::NotValid)?, wall))
}
