//! A desktop that shows notices: `dunst`, a daemon that many people use, and a record of what it was
//! asked to show, made on the bus itself.

use std::collections::HashMap;
use std::process::Stdio;
use std::sync::{Arc, Mutex, PoisonError};

use zbus::blocking::fdo::MonitoringProxy;
use zbus::blocking::{Connection, MessageIterator, connection};
use zbus::message::Type;
use zbus::zvariant::OwnedValue;

use super::device::Device;
use super::running::{Running, until};

const DAEMON: &str = "org.freedesktop.Notifications";
const OBJECT: &str = "/org/freedesktop/Notifications";
/// Dunst's own interface.
const OWN: &str = "org.dunstproject.cmd0";

/// The desktop.
pub struct Desktop<'a> {
    device: &'a Device<'a>,
    asked: Arc<Mutex<Vec<Asked>>>,
    bus: Connection,
    dunst: Option<Running>,
}

/// A notice that somebody asked to have shown.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Which one it takes the place of; 0: none.
    pub instead: u32,
    /// Its heading.
    pub title: String,
    /// Its text.
    pub text: String,
    /// Its buttons: their names and labels in turn.
    pub actions: Vec<String>,
    /// The names of its hints.
    pub hints: Vec<String>,
}

type Notify = (
    String,
    u32,
    String,
    String,
    String,
    Vec<String>,
    HashMap<String, OwnedValue>,
    i32,
);

impl<'a> Desktop<'a> {
    /// Begins to record, with nobody yet who shows notices.
    pub fn new(device: &'a Device<'a>) -> Self {
        let connect = || {
            connection::Builder::address(device.bus())
                .and_then(connection::Builder::build)
                .expect("the session has a bus")
        };
        let monitor = connect();
        let rule = format!("type='method_call',interface='{DAEMON}',member='Notify'");
        let rule = rule.as_str().try_into().expect("a rule");
        let messages = MessageIterator::from(&monitor);
        MonitoringProxy::new(&monitor)
            .and_then(|bus| Ok(bus.become_monitor(&[rule], 0)?))
            .expect("a bus of our own lets us look");
        let asked = Arc::<Mutex<Vec<Asked>>>::default();
        let record = Arc::clone(&asked);
        std::thread::spawn(move || {
            let _monitor = monitor;
            for message in messages.filter_map(Result::ok) {
                if message.header().message_type() != Type::MethodCall {
                    continue;
                }
                let Ok(notify) = message.body().deserialize::<Notify>() else {
                    continue;
                };
                let (_, instead, _, title, text, actions, hints, _) = notify;
                let hints = hints.into_keys().collect();
                let asked = Asked {
                    instead,
                    title,
                    text,
                    actions,
                    hints,
                };
                record
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .push(asked);
            }
        });
        Self {
            device,
            asked,
            bus: connect(),
            dunst: None,
        }
    }

    /// Starts the daemon. What it shows stays until somebody does something with it.
    pub fn start(&mut self) {
        let root = self.device.stage().everything();
        let menu = root.join("menu.sh");
        let chosen = root.join("chosen");
        // Dunst asks a program of the client's choice which button it is to be.
        let script = format!(
            "#!/bin/sh\ngrep -F -- \"$(sed -n 1p '{0}')\" | grep -F -m 1 -- \"$(sed -n 2p '{0}')\"\n",
            chosen.display()
        );
        std::fs::write(&menu, script).expect("our own folder");
        let config = root.join("dunstrc");
        let text = format!(
            "[global]\ndmenu = /bin/sh {}\nstack_duplicates = false\n[urgency_normal]\ntimeout = 0\n",
            menu.display()
        );
        std::fs::write(&config, text).expect("our own folder");
        let mut dunst = self.device.command("dunst");
        dunst
            .arg("-conf")
            .arg(&config)
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        self.dunst = Some(Running::start(&mut dunst));
        until("the daemon to answer", || self.displayed());
    }

    /// Ends the daemon.
    pub fn stop(&mut self) {
        self.dunst = None;
    }

    /// Everything that was asked so far.
    pub fn asked(&self) -> Vec<Asked> {
        self.asked
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// The headings of everything that was asked so far, in order.
    pub fn titles(&self) -> Vec<String> {
        self.asked().into_iter().map(|asked| asked.title).collect()
    }

    /// Waits until so many have been asked for in all.
    #[track_caller]
    pub fn waits_for(&self, count: usize) -> Vec<Asked> {
        until(&format!("{count} notices"), || {
            let asked = self.asked();
            (asked.len() >= count).then_some(asked)
        })
    }

    /// How many are on the screen.
    pub fn displayed(&self) -> Option<u32> {
        let said = self.bus.call_method(
            Some(DAEMON),
            OBJECT,
            Some("org.freedesktop.DBus.Properties"),
            "Get",
            &(OWN, "displayedLength"),
        );
        let value: OwnedValue = said.ok()?.body().deserialize().ok()?;
        u32::try_from(value).ok()
    }

    /// Waits until so many are on the screen.
    #[track_caller]
    pub fn shows(&self, count: u32) {
        until(&format!("{count} notices on the screen"), || {
            (self.displayed()? == count).then_some(())
        });
    }

    /// Taps the one that is on top, as somebody does who wants to see it.
    pub fn tap(&self) {
        self.tell("NotificationAction", &(0_u32,));
    }

    /// Presses a button of a notice, by what both say.
    pub fn press(&self, label: &str, title: &str) {
        let chosen = self.device.stage().everything().join("chosen");
        std::fs::write(chosen, format!("{label}\n{title}\n")).expect("our own folder");
        self.tell("ContextMenuCall", &());
    }

    /// Says, as those do who lock a screen, that it is locked or open again.
    pub fn lock_screen(&self, locked: bool) {
        self.bus
            .emit_signal(
                None::<&str>,
                "/org/freedesktop/ScreenSaver",
                "org.freedesktop.ScreenSaver",
                "ActiveChanged",
                &locked,
            )
            .expect("the bus takes it");
    }

    fn tell(&self, what: &str, with: &(impl serde::Serialize + zbus::zvariant::DynamicType)) {
        self.bus
            .call_method(Some(DAEMON), OBJECT, Some(OWN), what, with)
            .expect("dunst does it");
    }
}
