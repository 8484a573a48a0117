//! The stories, by what they are about.

pub mod accounts;
pub mod enrolling;
pub mod erasing;
pub mod given;
pub mod grants;
pub mod hints;
pub mod keeping;
pub mod keys;
pub mod oidc;
pub mod pages;
pub mod pairing;
pub mod roles;
pub mod service;
pub mod sessions;
pub mod sharing;
pub mod shredding;
pub mod signatures;
pub mod signing_in;
