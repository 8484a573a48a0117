//! How edits from several devices become one state.
//!
//! The rules and their laws are in this folder's `README.md`; `record.rs` is their code.

mod change;
mod clock;
mod record;
mod register;
mod row;
mod stored;
#[cfg(test)]
mod tests;

pub use change::{ChangeSet, Kind, RecordChange};
pub use clock::{DeviceId, Hlc, Stamp};
pub use record::{Fields, Record, field};
pub use register::{Register, Rule};
pub use row::{BadRow, Row};
pub use stored::Stored;
