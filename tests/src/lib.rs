//! What the tests of the whole share: an agency's server, the device's ports, the TypeScript that the command table
//! gives, and for the campaigns a core in a process of its own, a look into its vault past it, a
//! hunt for words that should be nowhere, and implementations that are not ours.

pub mod agency;
pub mod bindings;
pub mod bridge;
pub mod child;
pub mod disk;
pub mod free_port;
pub mod hunt;
pub mod oracle;
pub mod ports;
pub mod random;
pub mod vault;
pub mod window;
