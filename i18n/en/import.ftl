### Bringing in what was noted in another app.

import = Bring your past
import-start-title = From another app
import-start-lead = First get your file out of the other app and save it on this device. Tap the app’s name to see where.
import-how-bearable = In Bearable, open your settings and look for Export data. Choose the CSV file.
import-how-daylio = In Daylio, open More, then Backup and Restore, and export a backup. That file is best: it knows what each of your moods means. You can use the CSV file from Export Entries, too.
import-how-emoods = In eMoods, open the settings and look for Backup. Save the file whose name ends in .emoods.
import-how-habitbull = In HabitBull, open the settings and look for Export. Choose the CSV file.
import-how-loop = In Loop, open the settings. Export a full backup, or export as CSV. You can use either file.
import-how-nomie = In Nomie, open the settings, then Data, and make a backup. You can use the CSV file of your notes, too.
import-how-track-and-graph = In Track & Graph, open the menu of a group and tap Export. You get a CSV file.
import-choose = Choose the file
import-safe = You will see what is in the file first. Nothing is added until you say so, and the other app stays as it is.

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
import-columns = What the other app asked
import-columns-lead = This is what each question becomes here. Tap one to change it. What stood in the file is kept as well.
import-examples = Such as: { $examples }
import-becomes = What “{ $name }” becomes
import-becomes-nothing = Leave it out
import-becomes-faces = Your five faces
import-becomes-new = A question of its own, put away
import-becomes-mine = One of your questions
import-kind-yes_no = Yes or no
import-kind-duration = A length of time
import-kind-number = A number
import-kind-words = Words
import-of = of { $most }
import-scale-low = The number for the low end
import-scale-high = The number for the high end
import-scale-odd = The file has numbers from { $least } to { $most }. Both ends need to reach that far.
import-left = What stays behind
import-left-places = { $count ->
    [one] Where you were, once. Trellis keeps no places.
   *[other] Where you were, { $count } times. Trellis keeps no places.
}
import-left-skipped = { $count ->
    [one] One day that you skipped. That is not a “no”.
   *[other] { $count } days that you skipped. They are not a “no”.
}
import-left-unknown = { $count ->
    [one] One day with no answer. That is not a “no”.
   *[other] { $count } days with no answer. They are not a “no”.
}
import-left-automatic = { $count ->
    [one] One day that the app filled in by itself.
   *[other] { $count } days that the app filled in by itself.
}
import-left-reckoned = { $count ->
    [one] One score that the app worked out from the rest.
   *[other] { $count } scores that the app worked out from the rest.
}
import-left-empty = { $count ->
    [one] One row with nothing in it.
   *[other] { $count } rows with nothing in them.
}
import-left-file = A file that Trellis does not read: { $name }
import-left-part = { $count ->
    [one] A part that Trellis does not read: { $name }
   *[other] A part that Trellis does not read: { $name }, { $count } times
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
import-at-row = Look at row { $number }. In a backup, look at entry { $number }.
import-nothing-changed = Nothing in Trellis was changed.

import-why-not-this-format = It does not look like a file from an app that Trellis knows.
import-next-not-this-format = See the steps again, and choose the file that the other app made.
import-why-no-header = Its first row should name the columns, and it does not.
import-next-no-header = Was the file changed since? Then get it from the other app again.
import-why-bad-date = The date there cannot be read.
import-next-bad-date = Get a new file from the other app. Choose it here before you open it anywhere else.
import-why-bad-time = The time there cannot be read.
import-next-bad-time = Get a new file from the other app. Choose it here before you open it anywhere else.
import-why-bad-value = The value there cannot be read.
import-next-bad-value = Get a new file from the other app. Choose it here before you open it anywhere else.
import-why-too-few-columns = That row is too short. The file may have been cut off.
import-next-too-few-columns = Export it from the other app again, and wait until it is all saved.
import-why-too-many-columns = That row is too long. A comma or a quote mark may be out of place.
import-next-too-many-columns = Export it from the other app again. A backup file works best.
import-why-no-mood = There is no mood on that row.
import-next-no-mood = Add the mood in the other app, then export the file again.
import-why-not-text = It holds something other than text.
import-next-not-text = Choose the file that the other app made, as it made it.
import-why-not-zip = The file is not whole. It may have been cut off.
import-next-not-zip = Export it from the other app once more. Wait until it is all saved.
import-why-not-backup = It is packed like a backup, but not one that Trellis knows.
import-next-not-backup = See the steps again, and choose the file that the other app made.
import-why-not-whole = The file is not whole, or something in it is out of place.
import-next-not-whole = Export it from the other app once more. Wait until it is all saved.
import-why-too-big = It is larger than Trellis can read.
import-next-too-big = A file without photos is much smaller. Turn photos off when you export it.
