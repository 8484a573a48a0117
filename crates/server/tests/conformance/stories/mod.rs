//! The stories, by what they are about.

pub mod erasing;
pub mod given;
pub mod grants;
pub mod hints;
pub mod keeping;
pub mod keys;
pub mod oidc;
pub mod pages;
pub mod pairing;
pub mod portal;
pub mod roles;
pub mod service;
pub mod sharing;
pub mod shredding;
pub mod signatures;
