//! The real window: the built app on a screen, a bus and a key store of its own, driven as a person
//! would drive it and searched for what it must not leave behind.
//!
//! Everything runs under one throw-away folder: the home, temporary files, sockets and logs. Nothing
//! of the machine's own session is used or touched.

mod alone;
mod browser;
mod desktop;
mod device;
mod driver;
mod key_store;
mod page;
mod panel;
mod running;
mod sleeper;
mod words;

pub use alone::alone;
pub use browser::Browser;
pub use desktop::{Asked, Desktop};
pub use device::{Device, Keys, Stage, app};
pub use driver::Window;
pub use page::Page;
pub use panel::Panel;
pub use running::{signal, until};
pub use sleeper::Sleeper;
pub use words::{word, word_in};
