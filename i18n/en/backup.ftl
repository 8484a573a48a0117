### Backups: making one, checking one, bringing one back; and looking after the file.

backup = Backup
backup-lead = A copy that you keep outside Trellis, locked so that only you can open it. If this device is lost or breaks, you can bring everything back.
backup-none = There is no backup yet.
backup-made = Last backup: { $day }
backup-proven = Last checked on { $day }: { $photos ->
    [0] all { $records } entries came back.
   *[other] all { $records } entries and { $photos } photos came back.
}
backup-proven-client = It was opened the way you would open it.
backup-proven-app = The file is whole. To see that your words open it, check it with your words.
backup-problem-title = This backup is not good
backup-problem-keep = Nothing in Trellis was changed.

backup-make-title = Make a backup
backup-lock = How do you want to lock it?
backup-lock-words = With my 12 recovery words
backup-lock-passphrase = With a passphrase
backup-passphrase = A passphrase for this file
backup-passphrase-hint = Four or more words that come to you, 12 letters at least. You will need it to open the file.
backup-passphrase-again = The same passphrase again
backup-passphrase-short = Please use at least 12 letters.
backup-passphrase-differs = These two are not the same.
backup-passphrase-lost = Keep it where you will find it. Without it nobody can open the file, and we cannot help.
backup-make = Make a backup now
backup-making = Making the backup and checking it. This can take a moment.
backup-where = Best kept on another device, or on a stick in a drawer.

backup-weekly-title = Every week, by itself
backup-weekly-lead = Once a week, while Trellis is open, into a folder that you choose. The last three are kept. They are never sent anywhere.
backup-weekly-words = You need your 12 recovery words first. With them, Trellis can lock the file on its own.
backup-weekly-on = They go into the folder “{ $folder }”.
backup-weekly-choose = Choose a folder
backup-weekly-other = Choose another folder
backup-weekly-now = Make one now
backup-weekly-stop = No longer make them
backup-weekly-no-folders = This device has no folders to choose from. You can still make a backup yourself.

backup-trouble-folder_gone = The folder for your weekly backup is not there. Plug it in, or choose another one. Your notes are safe.
backup-trouble-full = There was no room for your weekly backup. Your notes are safe.
backup-trouble-not_proven = Your last weekly backup could not be read back, so the older ones were kept. Your notes are safe.
backup-trouble-other = Your weekly backup could not be made. Your notes are safe. Trellis will try again tomorrow.

backup-check-title = Check a backup
backup-check-lead = Trellis opens the file, brings everything back in a place of its own, compares it, and clears up. Your notes are not touched.
backup-check = Choose a backup to check
backup-check-now = Check it
backup-checking = Checking. This can take a moment.
backup-secret = Your 12 recovery words, or the passphrase
backup-secret-none = Leave it empty if the file has no lock.

backup-restore-title = Bring a backup back
backup-restore-lead = You see first what is in it.
backup-restore = I have a backup
backup-choose = Choose the file
backup-choose-other = Choose another file
backup-look = See what is in it
backup-looking = Opening the file and checking all of it. This can take a moment.
backup-look-title = What is in this backup
backup-look-good = All of it is there. Nothing was changed yet.
backup-look-made = Made on
backup-look-unknown = The file does not say
backup-look-checkins = Check-ins
backup-look-records = Entries of every kind
backup-look-photos = Photos
backup-look-here = Entries here now
backup-how = What should happen?
backup-how-join = Add it to what is here
backup-how-join-hint = Nothing is lost. Where both say something, the newer one counts.
backup-how-replace = Put it in place of what is here
backup-how-replace-hint = What is here now is kept until you say that all is well.
backup-bring = Bring it back
backup-bringing = Bringing it back. All of it comes, or nothing does.
backup-done = Your backup is back.
backup-before-title = Is all well?
backup-before = On { $day } a backup took the place of what was here. That is still kept.
backup-before-goes = It goes on its own after { $day }. You can let it go now, or go back to it until then.
backup-before-well = All is well, let it go
backup-before-back = Go back to what was here
backup-before-gone = It is let go.
backup-before-again = What was here is back.

backup-problem-not_ours = This is not a backup of Trellis. Please choose another file.
backup-problem-wrong_key = These words do not open the file. Look at each word once more, or try the passphrase you chose for it.
backup-problem-newer = A newer Trellis made this file. Update Trellis, then try again.
backup-problem-damaged = A part of this file is missing or was changed, so it cannot be brought back. Please try an older backup.

backup-damaged-title = A part of your file cannot be read
backup-damaged = This can happen when a device grows old. Nothing was deleted. First save what can still be read. Then bring back your last good backup, or what you saved.
backup-save = Save what can be read
backup-saving = Saving what can be read. This can take a moment.
backup-saved = { $lost ->
    [0] All { $records } entries were saved.
   *[other] { $records } entries were saved. { $lost } could not be read.
}
