//! What sync promises.

mod agency;
mod convergence;
mod histories;
mod hostile;
mod pairing;
mod payload;
mod speed;
mod vaults;
mod world;
