//! All SQL of photographs.

/// `1` where a photograph of the name `?1` is in the vault, and `0` where none is.
pub(super) const IS_KEPT: &str =
    "select cast(exists(select 1 from blob where id = unhex(?1)) as text)";

/// Every statement of this file.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[IS_KEPT];
