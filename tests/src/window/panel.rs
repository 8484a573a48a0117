//! A panel with a place for the small icons of running programs, as desktops have it (StatusNotifierItem,
//! and `com.canonical.dbusmenu` for their menus), and somebody who uses it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use zbus::blocking::{Connection, connection};
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};

use super::device::Device;
use super::running::until;

const ITEM: &str = "org.kde.StatusNotifierItem";
const MENU: &str = "com.canonical.dbusmenu";

/// The panel.
pub struct Panel {
    bus: Connection,
    icons: Arc<Mutex<Vec<Icon>>>,
}

/// A menu's entry: its number, its properties, and the entries below it.
type Layout = (i32, HashMap<String, OwnedValue>, Vec<OwnedValue>);

/// Where an icon is: its program's name on the bus, and its object.
type Icon = (String, String);

struct Watcher(Arc<Mutex<Vec<Icon>>>);

#[zbus::interface(name = "org.kde.StatusNotifierWatcher")]
impl Watcher {
    fn register_status_notifier_item(
        &self,
        service: &str,
        #[zbus(header)] header: zbus::message::Header<'_>,
    ) {
        let sender = header.sender().map(ToString::to_string).unwrap_or_default();
        let icon = if service.starts_with('/') {
            (sender, service.to_owned())
        } else {
            (service.to_owned(), "/StatusNotifierItem".to_owned())
        };
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(icon);
    }

    fn register_status_notifier_host(&self, _service: &str) {}

    #[zbus(property)]
    fn is_status_notifier_host_registered(&self) -> bool {
        true
    }

    #[zbus(property)]
    fn protocol_version(&self) -> i32 {
        0
    }

    #[zbus(property)]
    fn registered_status_notifier_items(&self) -> Vec<String> {
        let icons = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        icons
            .iter()
            .map(|(name, path)| format!("{name}{path}"))
            .collect()
    }
}

impl Panel {
    /// Puts the panel on the session's bus.
    pub fn new(device: &Device<'_>) -> Self {
        let icons = Arc::<Mutex<Vec<Icon>>>::default();
        let bus = connection::Builder::address(device.bus())
            .and_then(|bus| bus.serve_at("/StatusNotifierWatcher", Watcher(Arc::clone(&icons))))
            .and_then(|bus| bus.name("org.kde.StatusNotifierWatcher"))
            .and_then(connection::Builder::build)
            .expect("the session has a bus");
        Self { bus, icons }
    }

    /// Whether there is an icon of a program that still runs.
    pub fn has_icon(&self) -> bool {
        self.menu().is_some()
    }

    /// Chooses an entry of the icon's menu by what it says, once it is there.
    #[track_caller]
    pub fn choose(&self, label: &str) {
        let (id, (name, menu)) = until(&format!("the entry “{label}”"), || {
            let (entries, at) = self.entries()?;
            let found = entries.into_iter().find(|(_, said)| said == label)?;
            Some((found.0, at))
        });
        let event = (id, "clicked", Value::from(0), 0_u32);
        self.bus
            .call_method(
                Some(name.as_str()),
                menu.as_str(),
                Some(MENU),
                "Event",
                &event,
            )
            .expect("the menu takes it");
    }

    /// Waits until the icon's menu says these, in this order.
    #[track_caller]
    pub fn says(&self, wanted: &[&str]) {
        until(&format!("the menu {wanted:?}"), || {
            let (entries, _) = self.entries()?;
            let said = entries.iter().map(|(_, said)| said.as_str());
            said.eq(wanted.iter().copied()).then_some(())
        });
    }

    /// The last icon's menu: whose, and which object.
    fn menu(&self) -> Option<Icon> {
        let icons = self
            .icons
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        let (name, path) = icons.last()?;
        let said = self.bus.call_method(
            Some(name.as_str()),
            path.as_str(),
            Some("org.freedesktop.DBus.Properties"),
            "Get",
            &(ITEM, "Menu"),
        );
        let value: OwnedValue = said.ok()?.body().deserialize().ok()?;
        let menu = OwnedObjectPath::try_from(value).ok()?;
        Some((name.clone(), menu.to_string()))
    }

    /// The entries of the menu that say something: their numbers and what they say.
    fn entries(&self) -> Option<(Vec<(i32, String)>, Icon)> {
        let (name, menu) = self.menu()?;
        let asked = (0_i32, -1_i32, Vec::<String>::new());
        let said = self
            .bus
            .call_method(
                Some(name.as_str()),
                menu.as_str(),
                Some(MENU),
                "GetLayout",
                &asked,
            )
            .ok()?;
        let (_, (_, _, below)): (u32, Layout) = said.body().deserialize().ok()?;
        let entries = below.iter().filter_map(|one| entry(one)).collect();
        Some((entries, (name, menu)))
    }
}

/// One entry of a layout: its number and what it says; none for a line between others.
fn entry(one: &Value<'_>) -> Option<(i32, String)> {
    let Value::Structure(one) = one else {
        return None;
    };
    let [Value::I32(id), Value::Dict(properties), _] = one.fields() else {
        return None;
    };
    let label: Option<String> = properties.get(&"label").ok().flatten();
    // An underscore marks the letter that a keyboard chooses it by.
    let label = label?.replace('_', "");
    (!label.is_empty()).then_some((*id, label))
}
