//! What nearly every screen needs and what seldom changes, kept as it was read.

use crate::error::AppError;
use std::sync::{Arc, Mutex, MutexGuard};

/// Something that is read once and kept until the door writes it anew.
pub(crate) struct Kept<T>(Mutex<State<T>>);

struct State<T> {
    /// How often it was forgotten: what was being read meanwhile may be old, and is not kept.
    forgotten: u64,
    value: Option<Arc<T>>,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(Mutex::new(State {
            forgotten: 0,
            value: None,
        }))
    }
}

impl<T> Kept<T> {
    /// What is kept, or what `read` reads.
    pub(crate) async fn get(
        &self,
        read: impl Future<Output = Result<T, AppError>>,
    ) -> Result<Arc<T>, AppError> {
        let forgotten = {
            let state = self.state();
            if let Some(value) = &state.value {
                return Ok(value.clone());
            }
            state.forgotten
        };
        let value = Arc::new(read.await?);
        let mut state = self.state();
        if state.forgotten == forgotten {
            state.value = Some(value.clone());
        }
        Ok(value)
    }

    /// Forgets it: it was written.
    pub(super) fn forget(&self) {
        let mut state = self.state();
        state.forgotten += 1;
        state.value = None;
    }

    fn state(&self) -> MutexGuard<'_, State<T>> {
        self.0.lock().expect("nothing panics while it holds this")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_was_written_meanwhile_is_read_again() {
        let kept = Kept::default();
        assert_eq!(*kept.get(async { Ok(1) }).await.expect("read"), 1);
        assert_eq!(*kept.get(async { Ok(2) }).await.expect("kept"), 1);
        kept.forget();
        let late = async {
            kept.forget();
            Ok(3)
        };
        assert_eq!(*kept.get(late).await.expect("read"), 3);
        assert_eq!(*kept.get(async { Ok(4) }).await.expect("read again"), 4);
    }
}
