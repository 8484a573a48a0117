//! Asking the phone's own half.

#![cfg_attr(
    target_os = "ios",
    allow(unsafe_code, reason = "the way in is a function of the Swift half")
)]

use serde::Serialize;
use serde::de::DeserializeOwned;
use tauri::ipc::Channel;
use tauri::plugin::{Builder, PluginHandle, TauriPlugin};
use tauri::{Manager, Runtime};

use crate::{Change, Pending, Standing, State};

/// The phone's own half did not do what it was asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Failed;

/// The phone's notices.
pub struct PhoneNotices<R: Runtime>(PluginHandle<R>);

/// Where the app has them.
pub trait PhoneNoticesExt<R: Runtime> {
    /// The phone's notices.
    fn phone_notices(&self) -> &PhoneNotices<R>;
}

impl<R: Runtime, T: Manager<R>> PhoneNoticesExt<R> for T {
    fn phone_notices(&self) -> &PhoneNotices<R> {
        self.state::<PhoneNotices<R>>().inner()
    }
}

#[cfg(target_os = "ios")]
tauri::ios_plugin_binding!(init_plugin_phone_notices);

/// Registers it.
pub fn init<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("phone-notices")
        .setup(|app, api| {
            #[cfg(target_os = "android")]
            let handle = api.register_android_plugin("app.trellis.notices", "NoticesPlugin")?;
            #[cfg(target_os = "ios")]
            let handle = api.register_ios_plugin(init_plugin_phone_notices)?;
            app.manage(PhoneNotices(handle));
            Ok(())
        })
        .build()
}

#[derive(Serialize)]
struct Keys<'a> {
    keys: &'a [String],
}

#[derive(Serialize)]
struct Numbers<'a> {
    numbers: &'a [i64],
}

#[derive(Serialize)]
struct Listener {
    event: &'static str,
    handler: Channel,
}

#[derive(Serialize)]
struct Nothing {}

impl<R: Runtime> PhoneNotices<R> {
    async fn ask<T: DeserializeOwned>(
        &self,
        command: &str,
        argument: impl Serialize,
    ) -> Result<T, Failed> {
        let answer = self.0.run_mobile_plugin_async(command, argument).await;
        answer.map_err(|_| Failed)
    }

    /// How things stand.
    ///
    /// # Errors
    /// Where the phone's own half says nothing.
    pub async fn standing(&self) -> Result<Standing, Failed> {
        self.ask("standing", Nothing {}).await
    }

    /// Changes what is held.
    ///
    /// # Errors
    /// Where it is not changed.
    pub async fn change(&self, change: &Change) -> Result<(), Failed> {
        self.ask("change", change).await
    }

    /// Shows a notice at once, in the place of one with the same key.
    ///
    /// # Errors
    /// Where it is not shown.
    pub async fn show(&self, notice: &Pending) -> Result<(), Failed> {
        self.ask("show", notice).await
    }

    /// Takes down what was shown.
    ///
    /// # Errors
    /// Where it stays up.
    pub async fn take_down(&self, keys: &[String]) -> Result<(), Failed> {
        self.ask("takeDown", Keys { keys }).await
    }

    /// Lets go of answers that were taken in.
    ///
    /// # Errors
    /// Where they stay.
    pub async fn heard(&self, numbers: &[i64]) -> Result<(), Failed> {
        self.ask("heard", Numbers { numbers }).await
    }

    /// What the system lets us do. Asks the client for nothing.
    ///
    /// # Errors
    /// Where it does not say.
    pub async fn allows(&self) -> Result<State, Failed> {
        self.ask("state", Nothing {}).await
    }

    /// Asks the client whether notices may be shown, and waits for what they say.
    ///
    /// # Errors
    /// Where the system does not ask.
    pub async fn ask_to_show(&self) -> Result<State, Failed> {
        self.ask("askToShow", Nothing {}).await
    }

    /// Opens the system's screen on which the client can let notices come at their very minute.
    ///
    /// # Errors
    /// Where there is none.
    pub async fn ask_exact(&self) -> Result<(), Failed> {
        self.ask("askExact", Nothing {}).await
    }

    /// Calls `heard` whenever something happened that changes how things stand: one was shown or answered,
    /// or the clock or its zone is another one.
    ///
    /// # Errors
    /// Where nobody will tell.
    pub async fn listen(&self, heard: impl Fn() + Send + Sync + 'static) -> Result<(), Failed> {
        let listener = Listener {
            event: "news",
            handler: Channel::new(move |_| {
                heard();
                Ok(())
            }),
        };
        self.ask("registerListener", listener).await
    }
}
