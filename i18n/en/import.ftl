### Bringing in what was noted in another app.

import = Bring your past
import-start-title = From Daylio, in three steps
import-step-1 = In Daylio, open More, then Backup and Restore, and export a backup. That file is best: it knows what each of your moods means.
import-step-1-csv = You can use the CSV file from Export Entries, too.
import-step-2 = Save the file on this device.
import-step-3 = Choose it here. You will see what is in it first.
import-choose = Choose the file
import-safe = Nothing is added until you say so. Your Daylio stays as it is.

import-reading-title = Reading the file
import-reading = This can take a moment. You can stop at any time.
import-running-title = Bringing it in
import-running = All of it comes in at once, or nothing does.

import-look-title = What is in this file
import-look-lead = Nothing has been added yet.
import-new = New check-ins
import-known = Here already
import-tags = New tags
import-first = From
import-last = To
import-scales = Scales that come along
import-moods-ask = What do these words mean to you?
import-moods-ask-lead = Tap the face that fits. Your own word is kept as well.
import-mood-word = { $count ->
    [one] “{ $word }”, once
   *[other] “{ $word }”, { $count } times
}
import-mood-only = Keep the word only
import-moods-known = These words are known
import-mood-becomes = “{ $word }” becomes “{ $face }”
import-times = { $count ->
    [one] once
   *[other] { $count } times
}
import-run = { $count ->
    [one] Bring in 1 check-in
   *[other] Bring in { $count } check-ins
}
import-open-title = { $count ->
    [one] One word has no face yet
   *[other] { $count } words have no face yet
}
import-open-text = You can choose a face now. If you go on, the words are kept without a face, and the calendar shows a pen on those days.
import-open-choose = Choose faces
import-open-run = Keep the words only

import-done-title = Your past is here
import-done-added = { $count ->
    [one] One check-in was added.
   *[other] { $count } check-ins were added.
}
import-done-known = { $count ->
    [one] One was here already.
   *[other] { $count } were here already.
}
import-see = See your calendar
import-all-known = Everything in this file is already here
import-all-known-text = So there is nothing to add. All is well.
import-empty = There are no days in this file
import-empty-text = Perhaps it is the wrong one. You can choose another.
import-choose-other = Choose another file
import-steps-again = Show the steps again

import-problem-title = This file cannot be brought in
import-at-row = Look at row { $number } of the file.
import-at-entry = Look at entry { $number } of the backup.
import-nothing-changed = Nothing in Trellis was changed.

import-why-not-this-format = It does not look like a file from Daylio.
import-next-not-this-format = Make a new backup in Daylio, and choose that file.
import-why-no-header = Its first row should name the columns, and it does not.
import-next-no-header = Was the file changed in another app? Then get it from Daylio again.
import-why-bad-date = The date there cannot be read.
import-next-bad-date = Get a new file from Daylio. Choose it here before you open it in any other app.
import-why-bad-time = The time there cannot be read.
import-next-bad-time = Get a new file from Daylio. Choose it here before you open it in any other app.
import-why-too-few-columns = That row is too short. The file may have been cut off.
import-next-too-few-columns = Export it from Daylio again, and wait until it is all saved.
import-why-too-many-columns = That row is too long. A comma or a quote mark may be out of place.
import-next-too-many-columns = Export it from Daylio again. A backup file works best.
import-why-no-mood = There is no mood on that row.
import-next-no-mood = Add the mood in Daylio, then export the file again.
import-why-not-text = It holds something other than text.
import-next-not-text = Choose the CSV file or the backup that Daylio made.
import-why-not-zip = The backup is not whole. It may have been cut off.
import-next-not-zip = Export the backup from Daylio once more. Wait until it is all saved.
import-why-not-backup = It is packed like a backup, but not one from Daylio.
import-next-not-backup = Choose the file whose name ends in .daylio.
import-why-too-big = It is larger than Trellis can read.
import-next-too-big = A Daylio backup without photos is much smaller. Turn photos off when you export it.
