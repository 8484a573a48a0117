//! The network between devices and the server: every request is laid down here, and waits for what the
//! simulation makes of it.

use tokio::sync::{mpsc, oneshot};
use trellis_core::ports::{Answer, Asking, Listening, Network, Request, Unreached};

/// What a device tells the simulation.
pub enum Told {
    /// It asks something, and does nothing more until it is answered.
    Asks(Parked),
    /// Its round, or what else it did over the network, is over: whether all was in step.
    Over(usize, bool),
}

/// A request that waits.
pub struct Parked {
    /// Whose.
    pub device: usize,
    /// What is asked.
    pub request: Request,
    answer: oneshot::Sender<Result<Answer, Unreached>>,
}

impl Parked {
    /// Answers it. Whoever asked may be gone.
    pub fn answer(self, answer: Result<Answer, Unreached>) {
        drop(self.answer.send(answer));
    }
}

/// One device's network.
pub struct Wire {
    pub device: usize,
    pub told: mpsc::UnboundedSender<Told>,
}

impl Network for Wire {
    fn ask(&self, request: Request) -> Asking<'_> {
        Box::pin(async move {
            let (answer, waits) = oneshot::channel();
            let parked = Parked {
                device: self.device,
                request,
                answer,
            };
            self.told.send(Told::Asks(parked)).map_err(|_| Unreached)?;
            waits.await.unwrap_or(Err(Unreached))
        })
    }

    fn listen(&self, _: Request) -> Listening<'_> {
        Box::pin(std::future::pending())
    }
}
