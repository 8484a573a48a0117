//! A `Debug` that says nothing of what the client wrote.

/// Gives each type a `Debug` that prints its name and nothing else.
macro_rules! quiet {
    ($($name:ident),+ $(,)?) => {
        $(impl std::fmt::Debug for $name {
            /// Says nothing of what the client wrote.
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(stringify!($name))
            }
        })+
    };
}

pub(crate) use quiet;
