//! Phones: the system holds the next ones ready and shows them by itself, also while the app is away.
//!
//! It is handed concrete moments, again at every start and every change, since only the core knows
//! the rules. What it is handed is neutral: the plugin keeps it in the clear, and a locked screen may
//! show it. What is held is kept in a small file, keys and moments only, so that the next start knows
//! what was shown meanwhile.
//!
//! What the plugin does not do, and needs code of the system's own kind in the app's project: holding
//! them through a reboot or an update (they are handed over anew at the next start), telling of a
//! change of the time zone while the app is away, and asking for exact alarms.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard};

use tauri::{AppHandle, Manager};
use tauri_plugin_notification::{Action, ActionType, NotificationExt, PermissionState, Schedule};
use time::OffsetDateTime;
use tokio::sync::mpsc::UnboundedSender;
use trellis_core::ports::Allowed;
use trellis_core::{Board, Held, Kept, NotShown, Notice, NoticeAction};

use super::super::Told;

/// The file in which it is kept what is held ready.
const FILE: &str = "notices.json";

/// The system's notices.
pub struct SystemBoard {
    handle: AppHandle,
    file: PathBuf,
    kept: Kept,
    /// The key of each number by which the system knows a notice.
    keys: Arc<Mutex<BTreeMap<i32, String>>>,
    /// The labels of the buttons that the system knows, "done" and "later".
    buttons: Option<[String; 2]>,
}

/// The sets of buttons: with "done", and without.
const DONE_OR_LATER: &str = "done-or-later";
const LATER: &str = "later";

impl SystemBoard {
    /// The system's.
    pub fn new(handle: &AppHandle, tell: UnboundedSender<Told>) -> Self {
        let board = Self {
            handle: handle.clone(),
            file: handle.state::<crate::Place>().0.join(FILE),
            kept: Kept::default(),
            keys: Arc::default(),
            buttons: None,
        };
        let known = board.last_kept();
        let keys = known.keys().map(|key| (number(key), key.to_owned()));
        lock(&board.keys).extend(keys);
        board.listen(tell);
        board
    }

    /// What was held when the app last ran.
    pub fn held(&self) -> Held {
        Held::by_itself(self.last_kept())
    }

    fn last_kept(&self) -> Kept {
        let text = std::fs::read(&self.file).unwrap_or_default();
        serde_json::from_slice(&text).unwrap_or_default()
    }

    /// Listens for what the client does with notices.
    fn listen(&self, tell: UnboundedSender<Told>) {
        let keys = Arc::clone(&self.keys);
        let listening = self.handle.notification().on_action(move |done| {
            let action = match done.action_id() {
                "tap" => NoticeAction::Open,
                "done" => NoticeAction::Done,
                "later" => NoticeAction::Later,
                _ => return,
            };
            let known = done.notification().map(|notice| notice.id());
            let key = known.and_then(|id| lock(&keys).get(&id).cloned());
            if let Some(key) = key {
                let _ = tell.send(Told::Answered(key, action));
            }
        });
        if listening.is_err() {
            tracing::warn!(code = "no_answers");
        }
    }

    /// Makes the system know the buttons, in the words that they have now.
    fn know_buttons(&mut self, notice: &Notice) {
        let (Some(done), Some(later)) = (&notice.done, &notice.later) else {
            return;
        };
        let labels = [done.clone(), later.clone()];
        if self.buttons.as_ref() == Some(&labels) {
            return;
        }
        let button = |id: &str, label: &str| Action::builder(id, label).build();
        let both = vec![button("done", done), button("later", later)];
        let types = vec![
            ActionType::builder(DONE_OR_LATER).actions(both).build(),
            ActionType::builder(LATER)
                .actions(vec![button("later", later)])
                .build(),
        ];
        match self.handle.notification().register_action_types(types) {
            Ok(()) => self.buttons = Some(labels),
            Err(_) => tracing::warn!(code = "no_buttons"),
        }
    }

    /// Keeps what is held ready now.
    pub fn keep(&mut self, held: &Held) {
        let kept = held.kept();
        if self.kept == kept {
            return;
        }
        let new = self.file.with_extension("new");
        let write = || {
            std::fs::write(&new, serde_json::to_vec(&kept)?)?;
            std::fs::rename(&new, &self.file)
        };
        match write() {
            Ok(()) => self.kept = kept,
            Err(error) => tracing::warn!(code = "ready_not_kept", kind = %error.kind()),
        }
    }

    /// Nothing changes by itself.
    pub async fn changed(&mut self) {}

    /// What is held stays held.
    pub async fn leave(&mut self) {}

    fn hand(&mut self, notice: &Notice, when: Option<Schedule>) -> Result<(), NotShown> {
        self.know_buttons(notice);
        let id = number(&notice.key);
        lock(&self.keys).insert(id, notice.key.clone());
        let plugin = self.handle.notification();
        // Asked when there is something to show, and not before.
        if matches!(plugin.permission_state(), Ok(PermissionState::Prompt)) {
            let _ = plugin.request_permission();
        }
        let mut one = plugin.builder().id(id).title(&notice.neutral).auto_cancel();
        if self.buttons.is_some() && notice.later.is_some() {
            let buttons = if notice.done.is_some() {
                DONE_OR_LATER
            } else {
                LATER
            };
            one = one.action_type_id(buttons);
        }
        #[cfg(target_os = "android")]
        {
            one = one.channel_id(channel(&self.handle, notice));
        }
        if let Some(when) = when {
            one = one.schedule(when);
        }
        one.show().map_err(|_| NotShown)
    }
}

/// The channel of a notice, made where there is none yet: with a sound or without, and private on a
/// locked screen. In the system's settings both are called as a notice is.
#[cfg(target_os = "android")]
fn channel(handle: &AppHandle, notice: &Notice) -> &'static str {
    use tauri_plugin_notification::{Channel, Importance, Visibility};

    let (id, name, importance) = if notice.sound {
        (
            "sound",
            format!("{} ♪", notice.neutral),
            Importance::Default,
        )
    } else {
        ("quiet", notice.neutral.clone(), Importance::Low)
    };
    let made = Channel::builder(id, name)
        .importance(importance)
        .visibility(Visibility::Private)
        .build();
    if handle.notification().create_channel(made).is_err() {
        tracing::warn!(code = "no_channel");
    }
    id
}

impl Board for SystemBoard {
    async fn show(&mut self, notice: &Notice) -> Result<(), NotShown> {
        self.hand(notice, None)
    }

    /// It is neutral already.
    async fn change(&mut self, _: &Notice) {}

    async fn take_down(&mut self, key: &str) {
        let _ = self.handle.notification().remove_active(vec![number(key)]);
    }

    async fn hold(&mut self, notice: &Notice) {
        let Ok(date) = OffsetDateTime::from_unix_timestamp(notice.at.timestamp()) else {
            return;
        };
        let when = Schedule::At {
            date,
            repeating: false,
            allow_while_idle: true,
        };
        if self.hand(notice, Some(when)).is_err() {
            tracing::warn!(code = "not_held");
        }
    }

    async fn let_go(&mut self, key: &str) {
        let _ = self.handle.notification().cancel(vec![number(key)]);
    }
}

/// The number by which the system knows a notice: FNV-1a of its key, kept positive.
fn number(key: &str) -> i32 {
    let hash = key.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    (hash >> 1).cast_signed()
}

/// Whether the client lets the app show notices.
pub async fn allowed(handle: &AppHandle) -> Allowed {
    match handle.notification().permission_state() {
        Ok(PermissionState::Granted) => Allowed::Yes,
        Ok(PermissionState::Denied) => Allowed::No,
        // Not asked yet, which happens with the first reminder.
        Ok(_) | Err(_) => Allowed::Unknown,
    }
}

fn lock(keys: &Mutex<BTreeMap<i32, String>>) -> MutexGuard<'_, BTreeMap<i32, String>> {
    keys.lock().expect("nothing panics while it holds this")
}
