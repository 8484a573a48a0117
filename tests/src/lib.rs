//! What the tests of the whole share: the device's ports, and the TypeScript that the command table
//! gives.

pub mod bindings;
pub mod ports;
