### The ways into the vault.

opening-open = Open
opening-busy = Opening…
opening-show = Show what I type
opening-next = What you can do
opening-still = That is still so. Nothing has changed.

opening-unlock-title = Welcome back
opening-unlock-pin-lead = Your notes are locked. Your PIN opens them.
opening-unlock-lead = Your notes are locked. Your passphrase opens them.
opening-pin = PIN
opening-pin-empty = Please type your PIN here.
opening-passphrase = Passphrase
opening-passphrase-empty = Please write your passphrase here.
opening-unlock-lost = Only your passphrase opens your notes. There is no other way in, not even for us.
opening-unlock-pin-lost = Only your PIN opens your notes. There is no other way in, not even for us.
opening-wait-minutes = You can try again in about { $minutes } minutes. Nothing is lost. Keep Trellis open while you wait.
opening-wait-seconds = You can try again in about { $seconds } seconds. Nothing is lost.
opening-wait-over = You can try again now.
opening-finger = Use my finger or face
opening-finger-asking = This device asks you now…
opening-finger-lead-pin = Your notes are locked. Your finger, your face or your PIN opens them.
opening-finger-lead-passphrase = Your notes are locked. Your finger, your face or your passphrase opens them.
opening-finger-lost-pin = If your finger or face does not work, only your PIN opens your notes. There is no other way in, not even for us.
opening-finger-lost-passphrase = If your finger or face does not work, only your passphrase opens your notes. There is no other way in, not even for us.
opening-support-hide = Close Support now
opening-by-words = Use my recovery words
opening-words = Your twelve recovery words
opening-words-hint = Write them in order, with a space after each. Capitals do not matter.
opening-words-empty = Please write all twelve words here.
opening-words-title = Open with your words

opening-choose-title = How should your notes be locked?
opening-choose-lead = Most devices have a safe place for keys. This one does not have one that Trellis can use, so you choose.
opening-choose-how = Lock my notes with
opening-choose-passphrase = A passphrase (safest)
opening-choose-key-file = A key file
opening-passphrase-new = New passphrase
opening-passphrase-hint = At least 8 characters. Four or five plain words are strong and easy to keep in mind.
opening-passphrase-again = The same once more
opening-passphrase-differs = These two are not the same yet. Type it again, or turn on “Show what I type”.
opening-passphrase-lost = Keep your passphrase somewhere safe. If it is lost, nobody can open your notes, not even us.
opening-strength-none = Longer is stronger.
opening-strength-short = A few more characters.
opening-strength-fair = That will do. A few more words make it stronger.
opening-strength-good = That is strong.
opening-key-file-title = Good to know
opening-key-file-text = The key will lie in a file beside your notes. You will not have to type anything. But anyone who can open the files on this device can read your notes.
opening-make-passphrase = Lock with this passphrase
opening-make-key-file = Use a key file

opening-wrong-key-title = The key does not fit
opening-wrong-key-what = The key on this device does not open your notes. Your notes are still here. Nothing was changed or deleted.
opening-wrong-key-next = If you moved your notes here from another device, bring its key too. If you have just put back an older copy of this device, put the key back as well. Then try again.

opening-key-store-locked-title = Your key is locked away
opening-key-store-locked-what = This device keeps your key in a safe place, and that place is locked right now. Your notes are still here. Nothing was changed or deleted.
opening-key-store-locked-next = Unlock your device’s password store (it may ask for your login password). Then try again.

opening-newer-vault-title = A newer Trellis was here
opening-newer-vault-what = A newer Trellis opened your notes last. This one is too old to read them safely. Your notes are still here. Nothing was changed or deleted.
opening-newer-vault-next = Update Trellis on this device. Then try again.

opening-damaged-title = The file cannot be read
opening-damaged-what = Something happened to the file that holds your notes. Trellis cannot read it right now. Nothing was deleted.
opening-damaged-next = First restart the device and try again. If it stays like this, save what can be read. Then go on with your last good copy.
opening-backup-text = If you have a backup, begin anew below. Then choose “I have a backup” on the first page. The name of its file begins with “trellis”.
opening-save = Save what can be read
opening-save-text = Trellis reads what it can, and puts it in a locked file where you say. Nothing here is changed.
opening-save-words = Your 12 recovery words open that file.
opening-save-passphrase = A passphrase for that file
opening-save-passphrase-hint = At least 12 letters. You will need it to open the file.
opening-save-short = Please use at least 12 letters.
opening-save-now = Save it to a file
opening-saving = Saving what can be read…
opening-saved = { $lost ->
    [0] All { $records } entries that are there were saved.
   *[other] { $records } entries were saved. { $lost } could not be read.
}
opening-saved-next = Now you can begin anew below, and bring back your last good backup. If you have none, bring back the file you just saved.
opening-save-none = Trellis could read nothing of it. Nothing was changed.
opening-copy = Use the safety copy
opening-copy-text = Trellis keeps a safety copy from an earlier day. You can go on with that one. The file that cannot be read is kept as well.

opening-no-key-store-title = Your key is out of reach
opening-no-key-store-what = Your key is in this device’s safe place for keys, and Trellis cannot reach that place right now. Your notes are still here. Nothing was changed or deleted.
opening-no-key-store-next = Sign out of the device and in again, or turn its password store on. Then try again.

opening-already-open-title = Trellis is already open
opening-already-open-what = Another window of Trellis has your notes open. Two at once could get in each other’s way. Nothing was changed or deleted.
opening-already-open-next = Go to the other window, or close it and try again.

opening-disk-full-title = This device is full
opening-disk-full-what = Trellis needs a little room to open your notes, and there is none left. Your notes are still here. Nothing was changed or deleted.
opening-disk-full-next = Make some room on this device. Then try again.

opening-trouble-title = Trellis could not open
opening-trouble-what = Something got in the way of opening your notes. Your notes are still here. Nothing was changed or deleted.
opening-trouble-next = Try again. If that does not help, restart the device and try once more.

opening-aside = Set the old notes aside and begin anew
opening-aside-title = Begin anew?
opening-aside-what = You will start with an empty Trellis. Your old notes will not show in it.
opening-aside-kept = The old file stays on this device under another name. If its key or a backup turns up, it can be used again.
opening-aside-sure = I want to begin anew
opening-aside-nudge = Turn on the switch first, if you are sure.
opening-aside-no = Not now
opening-aside-yes = Begin anew
