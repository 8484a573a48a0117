//! What is fuzzed: what a worker proposes, once it was opened. `fuzz/` runs this for long, and keeps what it
//! found; a test here runs that again.

use chrono::DateTime;
use trellis_domain::Id;
use trellis_domain::sharing::{Kept, Suggestion};

/// Every kind of thing, by name.
pub const TARGETS: [(&str, crate::import::fuzzing::Target); 1] = [("proposed", proposed)];

/// What was read is kept, and reads back as it was.
fn proposed(bytes: &[u8]) {
    let Ok(says) = Suggestion::read(bytes) else {
        return;
    };
    assert!(says.clone().tidy().is_ok_and(|again| again == says));
    let id = Id::from_bytes([1; 16]);
    let kept = Kept {
        id,
        grant: id,
        from: "Sam".to_owned(),
        made: DateTime::UNIX_EPOCH,
        says,
        answer: None,
        became: None,
    };
    let fields = kept.fields(DateTime::UNIX_EPOCH);
    assert!(Kept::from_fields(id, &fields).is_some_and(|again| again == kept));
}

#[cfg(test)]
#[test]
fn what_fuzzing_found_is_read_again() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus");
    for (name, target) in TARGETS {
        let kept = std::fs::read_dir(root.join(name)).expect("it has a corpus");
        let mut count = 0;
        for file in kept {
            let path = file.expect("the folder can be read").path();
            target(&std::fs::read(path).expect("so can the file"));
            count += 1;
        }
        assert!(count > 6, "one of each kind");
    }
}
