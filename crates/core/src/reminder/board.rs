//! What the device holds, made to be exactly what it is to hold.
//!
//! [`Held::steps`] compares, and is pure; [`App::settle`] takes the steps on a [`Board`], which is the
//! system's own: the shell has one for each. What is wanted is worked out anew each time, so that any
//! number of settlings come to the same end. A system that shows by itself what it holds ready is asked
//! each time how it stands ([`Board::standing`]): it went on while the app was away.
//!
//! A notice is noted as shown *before* it is shown. Where the device dies between the two it is not
//! shown twice, and it is in the list of what passed.

use super::notices::{Notice, Wanted};
use crate::app::App;
use crate::error::AppError;
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;

/// The notice could not be shown: nobody there to show it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotShown;

/// What shows notices on a device.
pub trait Board: Send {
    /// Shows a notice, in the place of one with the same key.
    fn show(&mut self, notice: &Notice) -> impl Future<Output = Result<(), NotShown>> + Send;
    /// Lets one that is up say something else, without calling for attention again.
    fn change(&mut self, notice: &Notice) -> impl Future<Output = ()> + Send;
    /// Takes one down.
    fn take_down(&mut self, key: &str) -> impl Future<Output = ()> + Send;
    /// Has the system hold one ready, to be shown by itself when its time comes.
    fn hold(&mut self, notice: &Notice) -> impl Future<Output = ()> + Send;
    /// Has the system hold one no longer.
    fn let_go(&mut self, key: &str) -> impl Future<Output = ()> + Send;
    /// How a system stands that shows by itself what it holds ready. None: this one does not, or says
    /// nothing now.
    fn standing(&mut self) -> impl Future<Output = Option<Standing>> + Send {
        async { None }
    }
    /// Every step was taken: for a board that hands them on together.
    fn settled(&mut self) -> impl Future<Output = ()> + Send {
        async {}
    }
}

/// A notice that is held ready, as far as a system keeps it: nothing that the client wrote.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ready {
    /// When it is to be shown.
    pub at: DateTime<Utc>,
    /// What it says.
    pub neutral: String,
    /// With a sound.
    pub sound: bool,
}

/// How a system stands that shows notices by itself.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Standing {
    /// What it holds ready, and has not shown, by key.
    pub ready: BTreeMap<String, Ready>,
    /// What it has shown and nobody has taken down, by key: when.
    pub shown: BTreeMap<String, DateTime<Utc>>,
}

/// What the device holds.
#[derive(Default, Debug)]
pub struct Held {
    /// What is up; none: as the system itself put it up.
    up: BTreeMap<String, Option<Notice>>,
    ready: BTreeMap<String, Ready>,
}

/// One step towards what is wanted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Step {
    /// Show it.
    Show(Notice),
    /// Let it say this instead.
    Change(Notice),
    /// Take it down.
    TakeDown(String),
    /// Hold it ready.
    Hold(Notice),
    /// Hold it no longer.
    LetGo(String),
}

/// What has been settled.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Settled {
    /// When it is to be settled again at the latest; none: not before something changes.
    pub next: Option<DateTime<Utc>>,
    /// Whether a notice came.
    pub came: bool,
}

impl Held {
    /// The steps from what is held to what is wanted. None where it is that already.
    pub fn steps(&self, wanted: &Wanted) -> Vec<Step> {
        let mut steps = Vec::new();
        let stays = |key: &String| {
            let mut all = wanted.now.iter().chain(&wanted.up);
            all.any(|notice| notice.key == *key)
        };
        let down = self.up.keys().filter(|key| !stays(key));
        steps.extend(down.cloned().map(Step::TakeDown));
        let changed = wanted.up.iter().filter(|notice| {
            let said = self.up.get(&notice.key).and_then(Option::as_ref);
            said.is_some_and(|said| said != *notice)
        });
        steps.extend(changed.cloned().map(Step::Change));

        let next: BTreeMap<&str, Ready> = wanted
            .next
            .iter()
            .map(|notice| (notice.key.as_str(), Ready::of(notice)))
            .collect();
        let gone = self
            .ready
            .iter()
            .filter(|(key, ready)| next.get(key.as_str()) != Some(ready));
        steps.extend(gone.map(|(key, _)| Step::LetGo(key.clone())));
        let fresh = wanted
            .next
            .iter()
            .filter(|notice| self.ready.get(&notice.key) != Some(&Ready::of(notice)));
        steps.extend(fresh.cloned().map(Step::Hold));
        // Last, so that whatever was held of it is let go before.
        steps.extend(wanted.now.iter().cloned().map(Step::Show));
        steps
    }

    fn take(&mut self, step: Step) {
        match step {
            Step::Show(notice) | Step::Change(notice) => {
                self.up.insert(notice.key.clone(), Some(notice));
            }
            Step::TakeDown(key) => drop(self.up.remove(&key)),
            Step::Hold(notice) => {
                self.ready.insert(notice.key.clone(), Ready::of(&notice));
            }
            Step::LetGo(key) => drop(self.ready.remove(&key)),
        }
    }

    /// Takes in how the system stands; says what it has shown by itself, and when.
    fn stands(&mut self, Standing { ready, shown }: Standing) -> Vec<(String, DateTime<Utc>)> {
        let has_come = |key: &String| {
            let was_ready = self.ready.contains_key(key) && !ready.contains_key(key);
            was_ready || !self.up.contains_key(key)
        };
        let came = shown.iter().filter(|(key, _)| has_come(key));
        let came = came.map(|(key, at)| (key.clone(), *at)).collect();
        self.ready = ready;
        self.up.retain(|key, _| shown.contains_key(key));
        for key in shown.into_keys() {
            self.up.entry(key).or_default();
        }
        came
    }
}

impl Ready {
    fn of(notice: &Notice) -> Self {
        Self {
            at: notice.at,
            neutral: notice.neutral.clone(),
            sound: notice.sound,
        }
    }
}

impl App {
    /// Makes what the device holds exactly what it is to hold.
    ///
    /// # Errors
    /// [`crate::Code::NotOpen`] while the vault is closed: then what is held stays held. What the disk
    /// says.
    pub async fn settle(
        &self,
        held: &mut Held,
        board: &mut impl Board,
    ) -> Result<Settled, AppError> {
        if self.is_locked() {
            return Ok(self.settle_locked(held, board).await);
        }
        let mut came = false;
        self.store().await?;
        // Before anything is worked out: what has been shown is not to come again.
        if let Some(standing) = board.standing().await {
            for (key, at) in held.stands(standing) {
                self.notice_came(&key, at).await?;
                came = true;
            }
        }
        let wanted = self.notices().await?;
        for step in held.steps(&wanted) {
            match &step {
                Step::Show(notice) => {
                    self.notice_shown(&notice.key).await?;
                    if board.show(notice).await.is_err() {
                        self.notice_not_shown(notice).await?;
                        continue;
                    }
                    came = true;
                }
                Step::Change(notice) => board.change(notice).await,
                Step::TakeDown(key) => board.take_down(key).await,
                Step::Hold(notice) => board.hold(notice).await,
                Step::LetGo(key) => board.let_go(key).await,
            }
            held.take(step);
        }
        board.settled().await;
        let next = wanted.next.first().map(|notice| notice.at);
        Ok(Settled { next, came })
    }
    /// As [`App::settle`], while the app is locked: what comes says nothing, and is noted afterwards.
    async fn settle_locked(&self, held: &mut Held, board: &mut impl Board) -> Settled {
        if let Some(standing) = board.standing().await {
            for (key, at) in held.stands(standing) {
                self.notice_came_locked(&key, at);
            }
        }
        let now = self.ports.clock.now();
        let Some(wanted) = self.notices_locked() else {
            // It started locked, and knows of none: what the system holds stays held.
            return Settled {
                next: None,
                came: false,
            };
        };
        for step in held.steps(&wanted) {
            match &step {
                Step::Show(notice) => {
                    self.notice_came_locked(&notice.key, now);
                    if board.show(notice).await.is_err() {
                        self.notice_not_shown_locked(notice);
                        continue;
                    }
                }
                Step::Change(notice) => board.change(notice).await,
                Step::TakeDown(key) => board.take_down(key).await,
                Step::Hold(notice) => board.hold(notice).await,
                Step::LetGo(key) => board.let_go(key).await,
            }
            held.take(step);
        }
        board.settled().await;
        let next = wanted.next.iter().map(|notice| notice.at).min();
        Settled { next, came: false }
    }
}
