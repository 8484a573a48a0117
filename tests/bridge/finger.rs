//! A device that recognises a finger, for an ordinary browser. What it keeps and what it knows lie in
//! files of the bridge's folder, in the clear: never shipped.
//!
//! `finger` says, in one line that a test writes, which set of fingers is enrolled (0: none) and what is
//! done when it asks: `1 theirs`, `1 others` (it is not the client's), `1 away` (the question is put
//! away). Not there: `1 theirs`. `finger-secret` is what it keeps, with the set that it is kept for.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use trellis_core::ports::{Biometry, KeyBytes, Question, Recognises, Unrecognised};

/// The sensor.
pub struct Sensor {
    hand: PathBuf,
    secret: PathBuf,
}

impl Sensor {
    /// One that keeps its files in a folder.
    pub fn in_folder(folder: &Path) -> Self {
        Self {
            hand: folder.join("finger"),
            secret: folder.join("finger-secret"),
        }
    }

    /// Which set of fingers is enrolled, and what is done when it asks.
    fn hand(&self) -> (u8, String) {
        let said = fs::read_to_string(&self.hand).unwrap_or_default();
        let (set, touch) = said.trim().split_once(' ').unwrap_or(("1", "theirs"));
        (set.parse().unwrap_or(0), touch.to_owned())
    }

    fn ask(&self) -> Result<u8, Unrecognised> {
        match self.hand() {
            (0, _) => Err(Unrecognised::Absent),
            (set, touch) => match touch.as_str() {
                "theirs" => Ok(set),
                "others" => Err(Unrecognised::Unknown),
                _ => Err(Unrecognised::PutAway),
            },
        }
    }
}

impl Recognises for Sensor {
    fn state(&self) -> Biometry {
        match self.hand() {
            (0, _) => Biometry::NoneEnrolled,
            _ => Biometry::There,
        }
    }

    fn keep(&self, secret: &KeyBytes, _: &Question) -> Result<(), Unrecognised> {
        self.forget()?;
        let mut kept = vec![self.ask()?];
        kept.extend_from_slice(secret.as_slice());
        fs::write(&self.secret, kept).map_err(|_| Unrecognised::Trouble)
    }

    fn give_back(&self, _: &Question) -> Result<KeyBytes, Unrecognised> {
        let Ok(kept) = fs::read(&self.secret) else {
            return Err(Unrecognised::Changed);
        };
        let (set, secret) = kept.split_first().ok_or(Unrecognised::Changed)?;
        if *set != self.hand().0 {
            self.forget()?;
            return Err(Unrecognised::Changed);
        }
        self.ask()?;
        let secret = secret.try_into().map_err(|_| Unrecognised::Trouble)?;
        Ok(KeyBytes::new(secret))
    }

    fn forget(&self) -> Result<(), Unrecognised> {
        match fs::remove_file(&self.secret) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(Unrecognised::Trouble),
            _ => Ok(()),
        }
    }
}
