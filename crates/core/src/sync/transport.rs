//! The network, as sync asks of it: one request, one answer. Behind it is HTTP (`http.rs`), or a server
//! that lies, in a test.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::pin::Pin;
use std::time::Duration;

/// A request.
#[derive(Clone)]
pub struct Request {
    /// `GET`, `POST` or `DELETE`.
    pub method: &'static str,
    /// The whole address.
    pub url: String,
    /// Fields of its head.
    pub fields: Vec<(&'static str, String)>,
    /// Its body, where it has one.
    pub body: Option<Vec<u8>>,
    /// How long its answer is waited for.
    pub wait: Duration,
}

/// The answer.
#[derive(Clone, Default)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The field `Date`.
    pub date: Option<String>,
    /// The field `Retry-After`, in seconds.
    pub retry_after: Option<u64>,
    /// The body.
    pub body: Vec<u8>,
}

/// Nobody answered, or not in time, or not to the end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Unreached;

/// What the network costs.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub enum Reach {
    /// There is none.
    Offline,
    /// There is one that somebody pays for by what goes over it.
    Metered,
    /// There is one.
    #[default]
    Free,
}

/// What is being asked.
pub type Asking<'a> = Pin<Box<dyn Future<Output = Result<Answer, Unreached>> + Send + 'a>>;

/// What comes of listening: true where there is something new.
pub type Listening<'a> = Pin<Box<dyn Future<Output = Result<bool, Unreached>> + Send + 'a>>;

/// The network.
pub trait Network: Send + Sync {
    /// Asks, and waits for the whole answer. What is dropped meanwhile is broken off.
    fn ask(&self, request: Request) -> Asking<'_>;

    /// Listens until the server tells that something came. What is dropped meanwhile is broken off.
    fn listen(&self, request: Request) -> Listening<'_>;

    /// What there is of a network, as far as the device says.
    fn reach(&self) -> Reach {
        Reach::Free
    }
}

/// No network: nothing is ever contacted.
pub struct NoNetwork;

impl Network for NoNetwork {
    fn ask(&self, _: Request) -> Asking<'_> {
        Box::pin(async { Err(Unreached) })
    }
    fn listen(&self, _: Request) -> Listening<'_> {
        Box::pin(async { Err(Unreached) })
    }
    fn reach(&self) -> Reach {
        Reach::Offline
    }
}

impl fmt::Debug for Request {
    /// Says nothing of whom it asks for what.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Request({})", self.method)
    }
}

impl fmt::Debug for Answer {
    /// Says nothing of what came.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Answer({})", self.status)
    }
}
