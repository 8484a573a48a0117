//! What sync promises.

mod convergence;
mod payload;
mod world;
