//! A device that recognises a finger, in memory: a test says what is enrolled and whose finger comes.

use crate::ports::{Biometry, KeyBytes, Question, Recognises, Unrecognised};
use std::sync::{Mutex, MutexGuard};

/// What is done when the device asks.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) enum Touch {
    /// The client's finger comes.
    #[default]
    Theirs,
    /// Somebody else's comes.
    Others,
    /// The question is put away.
    PutAway,
}

/// What the device knows.
#[derive(Default)]
pub(crate) struct Device {
    pub(crate) state: Biometry,
    /// Which set of fingers is enrolled.
    pub(crate) enrolled: u32,
    /// The secret, and for which set it was kept.
    pub(crate) kept: Option<(u32, KeyBytes)>,
    pub(crate) touch: Touch,
    /// What was asked so far.
    pub(crate) asked: Vec<Question>,
    /// Whether it refuses to let go.
    pub(crate) holds: bool,
}

/// The device.
#[derive(Default)]
pub(crate) struct SetRecognises(Mutex<Device>);

impl SetRecognises {
    pub(crate) fn device(&self) -> MutexGuard<'_, Device> {
        self.0.lock().expect("no test panics while it sets it")
    }
}

impl Device {
    fn ask(&mut self, question: &Question) -> Result<(), Unrecognised> {
        if self.state != Biometry::There {
            return Err(Unrecognised::Absent);
        }
        self.asked.push(question.clone());
        match self.touch {
            Touch::Theirs => Ok(()),
            Touch::Others => Err(Unrecognised::Unknown),
            Touch::PutAway => Err(Unrecognised::PutAway),
        }
    }
}

impl Recognises for SetRecognises {
    fn state(&self) -> Biometry {
        self.device().state
    }

    fn keep(&self, secret: &KeyBytes, question: &Question) -> Result<(), Unrecognised> {
        let mut device = self.device();
        device.kept = None;
        device.ask(question)?;
        device.kept = Some((device.enrolled, secret.clone()));
        Ok(())
    }

    fn give_back(&self, question: &Question) -> Result<KeyBytes, Unrecognised> {
        let mut device = self.device();
        let (set, secret) = device.kept.clone().ok_or(Unrecognised::Changed)?;
        if set != device.enrolled {
            device.kept = None;
            return Err(Unrecognised::Changed);
        }
        device.ask(question)?;
        Ok(secret)
    }

    fn forget(&self) -> Result<(), Unrecognised> {
        let mut device = self.device();
        if device.holds {
            return Err(Unrecognised::Trouble);
        }
        device.kept = None;
        Ok(())
    }
}
