//! SQLite's memory, wiped when it is given back.
//!
//! SQLCipher wipes its own keys. Pages that were deciphered, the pragma that gave the key, rows on their
//! way out: all of that SQLite gives back as it is, and it would stay readable in the process after the
//! vault is closed. So it is made to write zeros over whatever it frees. SQLCipher's own switch for this
//! also pins every piece of memory, which makes reads many times slower; this costs one pass over what
//! was in the processor's cache anyway.
#![expect(
    unsafe_code,
    reason = "SQLite takes functions of C for its memory, and there is no other way to say them"
)]

use libsqlite3_sys as ffi;
use std::ffi::{c_int, c_void};
use std::mem::MaybeUninit;
use std::sync::{Once, OnceLock};

/// SQLite's own functions, which do the work.
struct Plain {
    malloc: unsafe extern "C" fn(c_int) -> *mut c_void,
    free: unsafe extern "C" fn(*mut c_void),
    size: unsafe extern "C" fn(*mut c_void) -> c_int,
}

static PLAIN: OnceLock<Plain> = OnceLock::new();

/// Has SQLite begin, and wipe what it frees from now on. To be called before it is first used; later it
/// says no, and goes on as it was.
pub(super) fn begin() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        if !settle() {
            tracing::warn!(event = "memory_not_wiped");
        }
    });
}

fn settle() -> bool {
    let mut methods = MaybeUninit::<ffi::sqlite3_mem_methods>::zeroed();
    // SAFETY: SQLite fills in the structure that it is given, of its own type. All zeros are a value of
    // it: no functions.
    let mut methods = unsafe {
        if ffi::sqlite3_config(ffi::SQLITE_CONFIG_GETMALLOC, methods.as_mut_ptr()) != ffi::SQLITE_OK
        {
            return false;
        }
        methods.assume_init()
    };
    let (Some(malloc), Some(free), Some(size)) = (methods.xMalloc, methods.xFree, methods.xSize)
    else {
        return false;
    };
    if PLAIN.set(Plain { malloc, free, size }).is_err() {
        return false;
    }
    methods.xFree = Some(wipe);
    methods.xRealloc = Some(grow);
    // SAFETY: SQLite copies the structure; its functions are as SQLite asks for, and live for ever. It
    // begins by itself where it is not told to.
    unsafe {
        ffi::sqlite3_config(ffi::SQLITE_CONFIG_MALLOC, &raw const methods) == ffi::SQLITE_OK
            && ffi::sqlite3_initialize() == ffi::SQLITE_OK
    }
}

/// Wipes and frees.
unsafe extern "C" fn wipe(memory: *mut c_void) {
    let Some(plain) = PLAIN.get() else { return };
    if memory.is_null() {
        return;
    }
    // SAFETY: SQLite gives back what `malloc` gave, and `size` says how much of it is to be used.
    unsafe {
        let size = usize::try_from((plain.size)(memory)).unwrap_or_default();
        std::ptr::write_bytes(memory.cast::<u8>(), 0, size);
        (plain.free)(memory);
    }
}

/// Moves to a larger place, and wipes the old one.
unsafe extern "C" fn grow(memory: *mut c_void, size: c_int) -> *mut c_void {
    let Some(plain) = PLAIN.get() else {
        return std::ptr::null_mut();
    };
    // SAFETY: as above; what is copied is no more than either place holds, and they do not overlap.
    unsafe {
        let new = (plain.malloc)(size);
        if !new.is_null() && !memory.is_null() {
            let both = (plain.size)(memory).min(size);
            let both = usize::try_from(both).unwrap_or_default();
            std::ptr::copy_nonoverlapping(memory.cast::<u8>(), new.cast::<u8>(), both);
            wipe(memory);
        }
        new
    }
}
