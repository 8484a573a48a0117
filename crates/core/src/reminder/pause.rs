//! Pausing everything for today and going on again, from outside the screens: the menu beside the
//! clock.

use super::world::Known;
use crate::api::Nothing;
use crate::app::App;
use crate::error::AppError;
use crate::words::Words;
use trellis_domain::day::logical_day;
use trellis_domain::reminder::Quiet;

/// What the menu beside the clock says, in the client's language. While the vault is closed it is the
/// device's, and there is nothing to pause.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TrayWords {
    /// Support now.
    pub support: String,
    /// Pausing, or going on; none while the vault is closed.
    pub pause: Option<String>,
    /// Whether everything is paused.
    pub paused: bool,
    /// Opening the window.
    pub open: String,
    /// Ending the app.
    pub quit: String,
}

impl App {
    /// What the menu beside the clock says now.
    pub async fn tray_words(&self) -> TrayWords {
        let (language, paused) = match self.language_and_pause().await {
            Ok((language, paused)) => (language, Some(paused)),
            Err(_) => (self.ports.language, None),
        };
        let words = Words::of(language);
        let pause = paused.map(|paused| {
            if paused {
                words.get("tray-resume")
            } else {
                words.get("tray-pause")
            }
        });
        TrayWords {
            support: words.get("tray-support"),
            pause,
            paused: paused == Some(true),
            open: words.get("tray-open"),
            quit: words.get("tray-quit"),
        }
    }

    async fn language_and_pause(&self) -> Result<(crate::ports::Language, bool), AppError> {
        let store = self.store().await?;
        let settings = crate::settings::load(&store).await?;
        let language = settings.language.unwrap_or(self.ports.language);
        let quiet = super::quiet::get(self, Nothing {}).await?;
        let clock = &self.ports.clock;
        let today = clock.now().with_timezone(&clock.zone()).date_naive();
        Ok((language, quiet.rest.is_some_and(|rest| rest >= today)))
    }

    /// Pauses everything until tomorrow, or ends a pause.
    ///
    /// # Errors
    /// [`crate::Code::NotOpen`]; what the disk says.
    pub async fn pause_today(&self, pause: bool) -> Result<(), AppError> {
        let store = self.store().await?;
        let clock = self.ports.clock.as_ref();
        let known = Known::read(&store, clock).await?;
        let date = known.now.with_timezone(&known.zone).date_naive();
        // After midnight it is still today for who has not gone to bed.
        let today = logical_day(known.now, known.zone, known.day_end).max(date);
        let quiet = Quiet {
            rest: pause.then_some(today),
            ..known.quiet
        };
        super::quiet::save(self, quiet).await.map(drop)
    }
}
