//! Through the command table, on a real vault.
