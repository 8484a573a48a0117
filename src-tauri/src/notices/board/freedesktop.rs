//! Linux: the session's notification daemon, over D-Bus (the Desktop Notifications Specification,
//! version 1.3, <https://specifications.freedesktop.org/notification-spec/>).
//!
//! Not every daemon can keep a text off a locked screen, so it is done here: while the screen is
//! locked, what is private says only what is neutral, what is up already included.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use futures_util::{Stream, StreamExt};
use tauri::AppHandle;
use tokio::sync::mpsc::UnboundedSender;
use trellis_core::ports::Allowed;
use trellis_core::{Board, NotShown, Notice, NoticeAction};
use zbus::fdo::DBusProxy;
use zbus::names::BusName;
use zbus::zvariant::Value;
use zbus::{Connection, MatchRule, MessageStream, message};

use super::super::{Answer, Told};

/// The name under which a daemon shows notices.
const DAEMON: &str = "org.freedesktop.Notifications";

/// Those that lock a screen and tell of it on the session's bus: each one's name, which is that of its
/// interface, and its object.
const LOCKS: [(&str, &str); 4] = [
    (
        "org.freedesktop.ScreenSaver",
        "/org/freedesktop/ScreenSaver",
    ),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
    ("org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver"),
    ("org.mate.ScreenSaver", "/org/mate/ScreenSaver"),
];

#[zbus::proxy(
    interface = "org.freedesktop.Notifications",
    default_service = "org.freedesktop.Notifications",
    default_path = "/org/freedesktop/Notifications",
    gen_blocking = false
)]
trait Notifications {
    #[expect(clippy::too_many_arguments, reason = "the specification has them")]
    fn notify(
        &self,
        app_name: &str,
        replaces_id: u32,
        app_icon: &str,
        summary: &str,
        body: &str,
        actions: &[&str],
        hints: HashMap<&str, Value<'_>>,
        expire_timeout: i32,
    ) -> zbus::Result<u32>;
    fn close_notification(&self, id: u32) -> zbus::Result<()>;
    fn get_capabilities(&self) -> zbus::Result<Vec<String>>;
    #[zbus(property(emits_changed_signal = "false"))]
    fn inhibited(&self) -> zbus::Result<bool>;
    #[zbus(signal)]
    fn action_invoked(&self, id: u32, action_key: String) -> zbus::Result<()>;
    #[zbus(signal)]
    fn notification_closed(&self, id: u32, reason: u32) -> zbus::Result<()>;
}

/// The daemon, and what is up on it.
pub struct SystemBoard {
    tell: UnboundedSender<Told>,
    link: Option<Link>,
    up: Arc<std::sync::Mutex<Up>>,
}

/// What is up: each notice, under the number that the daemon gave it.
#[derive(Default)]
struct Up {
    by_key: BTreeMap<String, (u32, Notice)>,
    /// The keys of those that were closed last: some daemons close first and then tell why.
    closed: VecDeque<(u32, String)>,
}

/// How many of those are remembered.
const CLOSED: usize = 16;

/// A bus that was reached, and who listens there for us.
struct Link {
    daemon: NotificationsProxy<'static>,
    locked: Arc<AtomicBool>,
    lost: Arc<AtomicBool>,
}

impl SystemBoard {
    /// One that reaches for the bus when there is something to show.
    pub fn new(_: &AppHandle, tell: UnboundedSender<Told>) -> Self {
        Self {
            tell,
            link: None,
            up: Arc::default(),
        }
    }

    /// None: what an earlier run had up is dead.
    pub async fn answers(&mut self) -> Vec<Answer> {
        Vec::new()
    }

    /// None is kept.
    pub async fn heard(&mut self, _: i64) {}

    /// Says again what is private, now that the screen is locked or open again.
    pub async fn changed(&mut self) {
        let private: Vec<Notice> = {
            let up = lock(&self.up);
            let all = up.by_key.values().map(|(_, notice)| notice);
            all.filter(|notice| notice.private).cloned().collect()
        };
        for notice in private {
            self.change(&notice).await;
        }
    }

    /// Takes down everything.
    pub async fn leave(&mut self) {
        let keys: Vec<String> = lock(&self.up).by_key.keys().cloned().collect();
        for key in keys {
            self.take_down(&key).await;
        }
    }

    async fn link(&mut self) -> zbus::Result<&Link> {
        if self
            .link
            .as_ref()
            .is_some_and(|link| link.lost.load(Ordering::Relaxed))
        {
            self.link = None;
        }
        if self.link.is_none() {
            let link = Link::reach(&self.tell, &self.up).await?;
            self.link = Some(link);
        }
        self.link
            .as_ref()
            .ok_or_else(|| zbus::Error::Failure(String::new()))
    }

    /// Puts a notice up, in the place of what has the number `instead`.
    async fn put(&mut self, notice: &Notice, instead: u32, silent: bool) -> Result<(), NotShown> {
        let link = self.link().await.map_err(|_| NotShown)?;
        let hidden = notice.private && link.locked.load(Ordering::Relaxed);
        let title = if hidden {
            &notice.neutral
        } else {
            &notice.title
        };
        let mut actions = vec!["default", notice.open.as_str()];
        for (action, label) in [("done", &notice.done), ("later", &notice.later)] {
            actions.extend(label.iter().flat_map(|label| [action, label.as_str()]));
        }
        let mut hints = HashMap::from([
            ("urgency", Value::U8(1)),
            ("desktop-entry", Value::from("Trellis")),
            // GNOME keeps on a locked screen to itself what is the user's.
            ("x-gnome-privacy-scope", Value::from("user")),
        ]);
        if notice.sound && !silent {
            hints.insert("sound-name", Value::from("message-new-instant"));
        } else {
            hints.insert("suppress-sound", Value::Bool(true));
        }
        let id = link
            .daemon
            .notify("Trellis", instead, "", title, "", &actions, hints, -1)
            .await
            .map_err(|_| NotShown)?;
        let up = (id, notice.clone());
        lock(&self.up).by_key.insert(notice.key.clone(), up);
        Ok(())
    }

    fn number(&self, key: &str) -> Option<u32> {
        lock(&self.up).by_key.get(key).map(|(id, _)| *id)
    }
}

impl Board for SystemBoard {
    async fn show(&mut self, notice: &Notice) -> Result<(), NotShown> {
        let instead = self.number(&notice.key).unwrap_or_default();
        self.put(notice, instead, false).await
    }

    async fn change(&mut self, notice: &Notice) {
        // What the client has put away stays away.
        if let Some(id) = self.number(&notice.key) {
            let _ = self.put(notice, id, true).await;
        }
    }

    async fn take_down(&mut self, key: &str) {
        let Some((id, _)) = lock(&self.up).by_key.remove(key) else {
            return;
        };
        if let Ok(link) = self.link().await {
            let _ = link.daemon.close_notification(id).await;
        }
    }

    /// It is shown from here when its time comes.
    async fn hold(&mut self, _: &Notice) {}

    async fn let_go(&mut self, _: &str) {}
}

impl Link {
    /// Reaches the bus and begins to listen.
    async fn reach(
        tell: &UnboundedSender<Told>,
        up: &Arc<std::sync::Mutex<Up>>,
    ) -> zbus::Result<Self> {
        let bus = Connection::session().await?;
        let link = Self {
            daemon: NotificationsProxy::new(&bus).await?,
            locked: Arc::new(AtomicBool::new(is_locked(&bus).await)),
            lost: Arc::default(),
        };
        let lost = Arc::clone(&link.lost);
        link.listen_for_answers(tell.clone(), Arc::clone(up), lost)
            .await?;
        let (again, up) = (tell.clone(), Arc::clone(up));
        let mut owners = DBusProxy::new(&bus)
            .await?
            .receive_name_owner_changed_with_args(&[(0, DAEMON)])
            .await?;
        tauri::async_runtime::spawn(async move {
            while owners.next().await.is_some() {
                lock(&up).forget();
                let _ = again.send(Told::Changed);
            }
        });
        for (name, _) in LOCKS {
            link.listen_for_lock(&bus, name, tell.clone()).await?;
        }
        Ok(link)
    }

    async fn listen_for_answers(
        &self,
        tell: UnboundedSender<Told>,
        up: Arc<std::sync::Mutex<Up>>,
        lost: Arc<AtomicBool>,
    ) -> zbus::Result<()> {
        let mut invoked = self.daemon.receive_action_invoked().await?;
        let mut closed = self.daemon.receive_notification_closed().await?;
        tauri::async_runtime::spawn(async move {
            loop {
                tokio::select! {
                    biased;
                    Some(signal) = invoked.next() => {
                        let Ok(said) = signal.args() else { continue };
                        let action = match said.action_key.as_str() {
                            "default" => NoticeAction::Open,
                            "done" => NoticeAction::Done,
                            "later" => NoticeAction::Later,
                            _ => continue,
                        };
                        if let Some(key) = lock(&up).key(said.id) {
                            let _ = tell.send(Told::Answered(Answer::now(key, action)));
                        }
                    }
                    Some(signal) = closed.next() => {
                        if let Ok(said) = signal.args() {
                            lock(&up).close(said.id);
                        }
                    }
                    else => break,
                }
            }
            // The bus is gone, and with it whatever was up.
            lock(&up).forget();
            lost.store(true, Ordering::Relaxed);
        });
        Ok(())
    }

    async fn listen_for_lock(
        &self,
        bus: &Connection,
        interface: &'static str,
        tell: UnboundedSender<Told>,
    ) -> zbus::Result<()> {
        let rule = MatchRule::builder()
            .msg_type(message::Type::Signal)
            .interface(interface)?
            .member("ActiveChanged")?
            .build();
        let mut signals = MessageStream::for_match_rule(rule, bus, None).await?;
        let locked = Arc::clone(&self.locked);
        tauri::async_runtime::spawn(async move {
            while let Some(signal) = next_message(&mut signals).await {
                if let Ok(active) = signal.body().deserialize::<bool>() {
                    locked.store(active, Ordering::Relaxed);
                    let _ = tell.send(Told::Changed);
                }
            }
        });
        Ok(())
    }
}

impl Up {
    fn key(&self, id: u32) -> Option<String> {
        let up = self.by_key.iter().map(|(key, (number, _))| (*number, key));
        let closed = self.closed.iter().map(|(number, key)| (*number, key));
        up.chain(closed)
            .find(|(number, _)| *number == id)
            .map(|(_, key)| key.clone())
    }

    fn close(&mut self, id: u32) {
        let gone = self.by_key.extract_if(.., |_, (number, _)| *number == id);
        let gone: Vec<String> = gone.map(|(key, _)| key).collect();
        self.closed.extend(gone.into_iter().map(|key| (id, key)));
        let many = self.closed.len().saturating_sub(CLOSED);
        self.closed.drain(..many);
    }

    /// Another daemon knows nothing of what was up.
    fn forget(&mut self) {
        *self = Self::default();
    }
}

async fn next_message(
    signals: &mut (impl Stream<Item = zbus::Result<message::Message>> + Unpin),
) -> Option<message::Message> {
    signals.next().await?.ok()
}

/// Whether somebody says that the screen is locked.
async fn is_locked(bus: &Connection) -> bool {
    let Ok(names) = DBusProxy::new(bus).await else {
        return false;
    };
    for (name, path) in LOCKS {
        // Asked only where it runs: nothing is to be started for this.
        let there = match BusName::try_from(name) {
            Ok(name) => names.name_has_owner(name).await.unwrap_or_default(),
            Err(_) => false,
        };
        if !there {
            continue;
        }
        let said = bus.call_method(Some(name), path, Some(name), "GetActive", &());
        let active = said
            .await
            .and_then(|said| said.body().deserialize::<bool>());
        if active.unwrap_or_default() {
            return true;
        }
    }
    false
}

/// Whether there is a daemon that shows notices now. One that can be started is started by asking.
pub async fn allowed(_: &AppHandle) -> Allowed {
    let asked = async {
        let bus = Connection::session().await?;
        let daemon = NotificationsProxy::new(&bus).await?;
        daemon.get_capabilities().await?;
        // Not every daemon knows of being told to be quiet.
        Ok::<_, zbus::Error>(!daemon.inhibited().await.unwrap_or_default())
    };
    match asked.await {
        Ok(true) => Allowed::Yes,
        Ok(false) | Err(_) => Allowed::No,
    }
}

fn lock(up: &std::sync::Mutex<Up>) -> std::sync::MutexGuard<'_, Up> {
    up.lock().expect("nothing panics while it holds this")
}
