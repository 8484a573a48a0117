### What went wrong, and what to do next. One text for each code of the core.

error-wrong-key = The key on this device does not open your notes. Your notes are still here. Nothing was changed or deleted.
error-key-store-locked = The safe place where this device keeps your key is locked. Unlock it, then try again.
error-newer-vault = Your notes were last opened by a newer Trellis. Update Trellis on this device, then try again.
error-damaged = The file with your notes cannot be read. Nothing was deleted.
error-no-key-store = This device has no safe place for your key right now. Turn it on, or sign in again, and then try again.
error-already-open = Trellis is already open on this device. Go to that window, or close it and try again.
error-wrong-passphrase = That is not the passphrase. Check for capital letters, then try again.
error-short-passphrase = Please use at least 8 characters.
error-wrong-pin = That is not the PIN. Try again when you are ready.
error-short-pin = Please use at least 6 digits.
error-wrong-words = These are not your recovery words. Check each one with your paper, then try again.
error-too-soon = Please wait a little before the next try. Nothing is lost.
error-locked = Trellis is locked. Open it again to go on.
error-not-open = Trellis is locked. Open it again to go on.
error-disk-full = This device is full, so it could not be saved. What you wrote is still on this page. Make some room, then save again.
error-not-found = This is not here any more. Go back and look again.
error-not-valid = Something here does not fit. Check the day, the time and your answers, then try again.
error-too-long = This text is too long to save. Make it shorter, then save again.
error-import-gone = Please choose the file again.
error-undo-gone = It is too late to undo this one.
error-not-a-photo = This file cannot be read as a photo. Please choose another one.
error-photo-too-big = This photo is too big. Please choose one of 10 MB or less.
error-not-a-recipient = This is not an age key. Check that all of it is there. It begins with age1.
error-stopped = Stopped, as you asked. Nothing was changed.
error-trouble = Something went wrong here. Your saved notes are safe. Please try again.
