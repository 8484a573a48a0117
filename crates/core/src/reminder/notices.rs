//! What the device is to hold ready, and to show.
//!
//! The core says everything that it wants; the shell makes the system hold exactly that, and tells
//! what was shown and answered. So nothing has to be kept in step by hand.

use super::away::LISTED;
use super::preview::Says;
use super::say::{ReminderSaid, Say, latest, say_at, unanswered};
use super::sql;
use super::world::{Known, WALL};
use crate::api::Nothing;
use crate::app::App;
use crate::error::{AppError, Code};
use crate::words::Words;
use chrono::{DateTime, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use tokio::sync::Mutex;
use trellis_domain::Id;
use trellis_domain::reminder::{About, Coming, QuietHours, Shows, coming, lets};
use ts_rs::TS;

/// How many notices a device holds ready: iOS keeps 64 pending at most, and some are to be left for
/// what is asked for later.
const READY: usize = 50;

/// How long after its moment a notice may still be shown by a system that comes to it late: it slept, or
/// was off. What is older is listed when the app next runs, and shown by it where that is not long ago.
const LATE: TimeDelta = TimeDelta::hours(2);

/// A notice.
#[derive(Clone, PartialEq, Eq)]
pub struct Notice {
    /// Names what came, for [`App::notice_shown`] and [`App::notice_answered`]. Says nothing.
    pub key: String,
    /// When it is to be shown.
    pub at: DateTime<Utc>,
    /// By what, when the client goes to another zone.
    pub by: By,
    /// How long after that it may still be shown.
    pub late: TimeDelta,
    /// Hours in which it is not shown, by the clocks where the client is: then it comes when they end.
    pub quiet: Option<QuietHours>,
    /// Its heading, as secret as the client chose.
    pub title: String,
    /// What it says instead on a locked screen where it is private, and to a system that keeps what
    /// it holds ready in the clear.
    pub neutral: String,
    /// What the button for opening it says.
    pub open: String,
    /// What the button for "done" says; none: there is nothing to be done.
    pub done: Option<String>,
    /// What the button for "later" says.
    pub later: Option<String>,
    /// With a sound.
    pub sound: bool,
    /// Whether it is to be kept off a locked screen.
    pub private: bool,
}

/// What a notice comes by. Either waits for the end of quiet hours.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum By {
    /// The clocks where the client is: when they show this.
    Wall(NaiveDateTime),
    /// This moment, wherever the client is.
    Moment(DateTime<Utc>),
}

/// What the device is to hold.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Wanted {
    /// To be shown at once, and told by [`App::notice_shown`].
    pub now: Vec<Notice>,
    /// Shown already and not answered yet: what is still on the screen of these may stay, as it is
    /// here. Everything else is to be taken down.
    pub up: Vec<Notice>,
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
    app.tell_changed();
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
        if let Some(away) = known.away.look(known.now) {
            let away = serde_json::to_string(&away)?;
            store.write_local(sql::KEEP_AWAY, &[&away]).await?;
        }
        let due = latest(&unanswered(&known));
        let (up, fresh): (Vec<Coming>, Vec<Coming>) =
            due.iter().partition(|one| known.was_shown(one));
        // What passed longer ago is listed, and nothing more.
        let recent = fresh.into_iter().filter(|one| one.at > known.now - LISTED);
        let quiet_ends = known.ask(|_, world| lets(known.now, world));
        let mut next = known.ask(|reminders, world| coming(reminders, world, READY));
        let mut now = Vec::new();
        for mut one in recent {
            // What came while nothing could be shown does not come in the middle of quiet hours.
            match quiet_ends {
                Some(at) if at == known.now => now.push(one),
                Some(at) if at < one.at + LISTED => {
                    one.at = at;
                    next.push(one);
                }
                _ => {}
            }
        }
        // After a clock was put back, what was asked for later and has come is not to come again.
        next.retain(|one| !known.was_shown(one));
        next.sort_unstable();
        next.truncate(READY);
        let say = |all: Vec<Coming>| {
            all.iter()
                .filter_map(|one| notice(&known, one, words))
                .collect()
        };
        let mut wanted = Wanted {
            now: say(now),
            up: say(up),
            next: say(next),
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
                by: By::Moment(*at),
                late: LATE,
                quiet: None,
                title: words.get("notice-test"),
                neutral: words.get("notice-secret"),
                open: words.get("notice-open"),
                done: None,
                later: None,
                sound: false,
                private: false,
            });
        }
        wanted.next.sort_by_key(|notice| notice.at);
        Ok(wanted)
    }

    /// Notes that a notice is shown now. It is not shown again, unless the client asks for it later.
    ///
    /// # Errors
    /// What the disk says.
    pub async fn notice_shown(&self, key: &str) -> Result<(), AppError> {
        self.notice_came(key, self.ports.clock.now()).await
    }

    /// As [`App::notice_shown`], for one that the system showed by itself at `now`.
    ///
    /// # Errors
    /// What the disk says.
    pub async fn notice_came(&self, key: &str, now: DateTime<Utc>) -> Result<(), AppError> {
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

    /// Takes that back: it could not be shown, and is still to be.
    ///
    /// # Errors
    /// What the disk says.
    pub async fn notice_not_shown(&self, notice: &Notice) -> Result<(), AppError> {
        if notice.key.starts_with(TEST) {
            self.tests.0.lock().await.push(notice.at);
            return Ok(());
        }
        let (reminder, wall) = read_key(&notice.key)?;
        let store = self.store().await?;
        store
            .write_local(sql::NOT_SHOWN, &[&reminder.to_string(), wall])
            .await
    }

    /// Takes in what was done with a notice at a moment, and says what to open.
    ///
    /// # Errors
    /// [`Code::NotOpen`], [`Code::Locked`]: it can be taken in later. [`Code::NotFound`] where the
    /// reminder is gone; what the disk says.
    pub async fn notice_answered(
        &self,
        key: &str,
        action: NoticeAction,
        at: DateTime<Utc>,
    ) -> Result<Option<About>, AppError> {
        if key.starts_with(TEST) {
            return Ok(None);
        }
        let (reminder, wall) = read_key(key)?;
        let store = self.store().await?;
        let one = [
            reminder.to_string(),
            wall.to_owned(),
            at.timestamp_millis().to_string(),
        ];
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
        say_at(self, said, at).await?;
        Ok(None)
    }
}

/// A notice of what comes, as secret as the client chose.
fn notice(known: &Known, one: &Coming, words: &Words) -> Option<Notice> {
    let reminder = known.get(one.reminder)?;
    let says = Says {
        about: reminder.about,
        title: &reminder.title,
        name: known.name(reminder)?,
    };
    Some(Notice {
        key: format!("{}@{}", one.reminder, one.wall.format(WALL)),
        at: one.at,
        by: known.by(reminder, one),
        late: late(known, one.at),
        quiet: known.quiet.hours,
        title: says.heading(reminder.shows, words),
        neutral: says.heading(Shows::Nothing, words),
        open: words.get("notice-open"),
        done: says.done(words),
        later: Some(words.get("notice-later")),
        sound: reminder.sound,
        private: reminder.shows == Shows::Full,
    })
}

/// How long after `at` something may still be shown: not into a quiet day.
fn late(known: &Known, at: DateTime<Utc>) -> TimeDelta {
    let here = at.with_timezone(&known.zone).naive_local();
    let next = here.date().succ_opt();
    let quiet = next.filter(|day| known.quiet.has_day(*day));
    quiet.map_or(LATE, |day| LATE.min(day.and_time(NaiveTime::MIN) - here))
}

fn read_key(key: &str) -> Result<(Id, &str), AppError> {
    let (reminder, wall) = key.split_once('@').ok_or(Code::NotValid)?;
    Ok((reminder.parse().map_err(|_| Code::NotValid)?, wall))
}
