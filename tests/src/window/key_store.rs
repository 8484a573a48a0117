//! What a key store holds, changed past the app.
//!
//! By the key store's own interface: `secret-tool` stores only what is text, and a key is none.

use std::collections::HashMap;
use zbus::blocking::{Connection, Proxy, connection};
use zbus::zvariant::{ObjectPath, OwnedObjectPath, OwnedValue, Value};

const SERVICE: &str = "org.freedesktop.secrets";

/// Puts another key in the place of the app's, in the key store on the bus at that address
/// (<https://specifications.freedesktop.org/secret-service/>).
///
/// # Errors
/// As the bus and the key store say.
pub(super) fn replace(bus: &str, key: &[u8]) -> zbus::Result<()> {
    let connection = connection::Builder::address(bus)?.build()?;
    let service = proxy(&connection, "/org/freedesktop/secrets", "Service")?;
    let plain = ("plain", Value::from(""));
    let (_, session): (OwnedValue, OwnedObjectPath) = service.call("OpenSession", &plain)?;
    let entry = HashMap::from([("service", "app.trellis"), ("username", "vault")]);
    let (open, _locked): (Vec<OwnedObjectPath>, Vec<OwnedObjectPath>) =
        service.call("SearchItems", &(entry,))?;
    let item = open.first().ok_or(zbus::Error::InvalidReply)?;
    let secret = (session, &[] as &[u8], key, "application/octet-stream");
    proxy(&connection, item.as_str(), "Item")?.call("SetSecret", &(secret,))
}

fn proxy<'a>(connection: &Connection, path: &'a str, interface: &str) -> zbus::Result<Proxy<'a>> {
    let path = ObjectPath::try_from(path)?;
    let interface = format!("org.freedesktop.Secret.{interface}");
    Proxy::new(connection, SERVICE, path, interface)
}
