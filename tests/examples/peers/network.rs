//! Our network, which notes how long pages were on their way.

use crate::Outcome;
use std::sync::Mutex;
use std::time::{Duration, Instant};
use trellis_core::ports::{Asking, Http, Listening, Network, Reach, Request};

/// HTTP, as the app has it.
pub struct Timed {
    http: Http,
    sending: Mutex<Duration>,
}

impl Timed {
    /// One that believes these authorities besides the system's.
    pub fn new(authorities: &[u8]) -> Outcome<Self> {
        Ok(Self {
            http: Http::new(authorities, || Reach::Free).ok_or("a network")?,
            sending: Mutex::default(),
        })
    }

    /// How long it took, from the word to the server's answer, to send pages.
    pub fn sending(&self) -> Duration {
        *self
            .sending
            .lock()
            .expect("nothing panics while it holds this")
    }
}

impl Network for Timed {
    fn ask(&self, request: Request) -> Asking<'_> {
        let sends = request.method == "POST" && request.url.ends_with("/pages");
        Box::pin(async move {
            let begun = Instant::now();
            let answer = self.http.ask(request).await;
            if sends {
                *self
                    .sending
                    .lock()
                    .expect("nothing panics while it holds this") += begun.elapsed();
            }
            answer
        })
    }

    fn listen(&self, request: Request) -> Listening<'_> {
        self.http.listen(request)
    }

    fn reach(&self) -> Reach {
        self.http.reach()
    }
}
