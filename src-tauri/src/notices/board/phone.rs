//! Phones: the system holds the next ones ready and shows them by itself, also while the app is away
//! (`trellis_phone_notices`).
//!
//! It is handed concrete moments, again at every start and every change, since only the core knows the rules;
//! and it is asked each time how it stands. What it is handed is neutral: it keeps it in the clear, and a
//! locked screen may show it.

use chrono::{DateTime, Timelike, Utc};
use tauri::AppHandle;
use tokio::sync::mpsc::UnboundedSender;
use trellis_core::ports;
use trellis_core::{Board, By, NotShown, Notice, NoticeAction, QuietHours, Ready, Standing};
use trellis_phone_notices::{
    Action, Allowed, Change, Failed, Pending, PhoneNotices, PhoneNoticesExt, Quiet, Says,
};

use super::super::{Answer, Told};

/// The system's notices.
pub struct SystemBoard {
    handle: AppHandle,
    tell: UnboundedSender<Told>,
    listens: bool,
    /// What is handed on once every step was taken.
    change: Change,
}

impl SystemBoard {
    /// The system's.
    pub fn new(handle: &AppHandle, tell: UnboundedSender<Told>) -> Self {
        Self {
            handle: handle.clone(),
            tell,
            listens: false,
            change: Change::default(),
        }
    }

    fn phone(&self) -> &PhoneNotices<tauri::Wry> {
        self.handle.phone_notices()
    }

    /// What the client did with notices, and is not taken in yet.
    pub async fn answers(&mut self) -> Vec<Answer> {
        if !self.listens {
            let tell = self.tell.clone();
            let listens = self.phone().listen(move || {
                let _ = tell.send(Told::Changed);
            });
            self.listens = said(listens.await, "no_answers").is_some();
        }
        let standing = said(self.phone().standing().await, "no_standing");
        let answers = standing.unwrap_or_default().answers.into_iter();
        let answer = |answer: trellis_phone_notices::Answer| {
            Some(Answer {
                kept: Some(answer.number),
                key: answer.key,
                action: match answer.action {
                    Action::Open => NoticeAction::Open,
                    Action::Done => NoticeAction::Done,
                    Action::Later => NoticeAction::Later,
                },
                at: moment(answer.at)?,
            })
        };
        answers.filter_map(answer).collect()
    }

    /// An answer was taken in.
    pub async fn heard(&mut self, number: i64) {
        said(self.phone().heard(&[number]).await, "not_heard");
    }

    /// What has changed is seen when it is asked how it stands.
    pub async fn changed(&mut self) {}

    /// What is held stays held.
    pub async fn leave(&mut self) {}

    /// Asks whether notices may be shown, when there is one to show and not before.
    async fn ask_once(&self) {
        if let Ok(state) = self.phone().allows().await
            && state.allowed == Allowed::NotAsked
        {
            said(self.phone().ask_to_show().await, "not_asked");
        }
    }
}

impl Board for SystemBoard {
    async fn show(&mut self, notice: &Notice) -> Result<(), NotShown> {
        self.ask_once().await;
        let shown = self.phone().show(&pending(notice)).await;
        shown.map_err(|Failed| NotShown)
    }

    /// It is neutral already.
    async fn change(&mut self, _: &Notice) {}

    async fn take_down(&mut self, key: &str) {
        let down = self.phone().take_down(&[key.to_owned()]).await;
        said(down, "not_taken_down");
    }

    async fn hold(&mut self, notice: &Notice) {
        self.change.hold.push(pending(notice));
    }

    async fn let_go(&mut self, key: &str) {
        self.change.let_go.push(key.to_owned());
    }

    async fn standing(&mut self) -> Option<Standing> {
        // What was not handed on is worked out anew.
        self.change = Change::default();
        let standing = said(self.phone().standing().await, "no_standing")?;
        let ready = standing.pending.into_iter().filter_map(|one| {
            let ready = Ready {
                at: moment(one.at)?,
                neutral: one.says.heading,
                sound: one.says.sound,
            };
            Some((one.key, ready))
        });
        let shown = standing.shown.into_iter();
        Some(Standing {
            ready: ready.collect(),
            shown: shown
                .filter_map(|one| Some((one.key, moment(one.at)?)))
                .collect(),
        })
    }

    async fn settled(&mut self) {
        let change = std::mem::take(&mut self.change);
        if change == Change::default() {
            return;
        }
        if !change.hold.is_empty() {
            self.ask_once().await;
        }
        said(self.phone().change(&change).await, "not_held");
    }
}

/// What the phone's own half said; where it said nothing, that is noted.
fn said<T>(answer: Result<T, Failed>, code: &'static str) -> Option<T> {
    if answer.is_err() {
        tracing::warn!(code);
    }
    answer.ok()
}

/// What is handed to the system: nothing but neutral text.
fn pending(notice: &Notice) -> Pending {
    let (moment, wall) = match notice.by {
        By::Wall(wall) => (notice.at, Some(wall.and_utc().timestamp_millis())),
        By::Moment(moment) => (moment, None),
    };
    Pending {
        key: notice.key.clone(),
        at: notice.at.timestamp_millis(),
        moment: moment.timestamp_millis(),
        wall,
        late: notice.late.num_milliseconds(),
        quiet: notice.quiet.map(quiet),
        says: Says {
            heading: notice.neutral.clone(),
            done: notice.done.clone(),
            later: notice.later.clone(),
            sound: notice.sound,
        },
    }
}

fn quiet(hours: QuietHours) -> Quiet {
    let minute = |time: chrono::NaiveTime| time.num_seconds_from_midnight() / 60;
    Quiet {
        from: minute(hours.from.naive()),
        to: minute(hours.to.naive()),
    }
}

fn moment(millis: i64) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp_millis(millis)
}

/// Whether the client lets the app show notices, and whether they come at their very minute.
pub async fn state(handle: &AppHandle) -> ports::NoticeState {
    let Ok(state) = handle.phone_notices().allows().await else {
        return ports::NoticeState::default();
    };
    ports::NoticeState {
        allowed: match state.allowed {
            Allowed::Yes => ports::Allowed::Yes,
            Allowed::No => ports::Allowed::No,
            // That happens with the first reminder.
            Allowed::NotAsked => ports::Allowed::Unknown,
        },
        exact: state.exact,
        may_be_exact: state.may_be_exact,
        ..ports::NoticeState::default()
    }
}

/// Opens the system's screen on which the client can let them come at their very minute.
pub async fn ask_exact(handle: &AppHandle) {
    said(handle.phone_notices().ask_exact().await, "no_exact_to_ask");
}
