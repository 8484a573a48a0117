//! What sync promises.

mod agency;
mod convergence;
mod histories;
mod hostile;
mod payload;
mod speed;
mod vaults;
mod world;
