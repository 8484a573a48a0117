//! All SQL of goals.

/// The records of a kind that are not really gone, as a JSON list of `[id, fields]`.
macro_rules! all_of {
    ($kind:literal) => {
        concat!(
            "(select '[' || coalesce(group_concat('[\"' || hex(id) || '\",' || body || ']'), '') || ']' ",
            "from entry where kind = '", $kind, "' and body -> '$.gone' is not 'true')"
        )
    };
}

/// Every goal with all that goes with it, as a JSON object of lists of `[id, fields]`.
pub(super) const WHOLE: &str = concat!(
    "select '{\"goals\":' || ",
    all_of!("goal"),
    " || ',\"steps\":' || ",
    all_of!("step"),
    " || ',\"ratings\":' || ",
    all_of!("rating"),
    " || ',\"evidence\":' || ",
    all_of!("evidence"),
    " || '}'"
);

/// Every statement of this file.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[WHOLE];
