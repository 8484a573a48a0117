### Erasing for good: a span of time, or everything.

erase = Erase
erase-lead = For one thing, open it and delete it there. Here you can erase more at once. What you erase here cannot come back.

erase-span-title = Some days
erase-span-lead = Everything that belongs to these days: check-ins, answered questionnaires, and the like. Your plan, your goals and your circle stay.
erase-from = From
erase-to = To
erase-span-look = See what is there
erase-span-order = The first day comes after the last one.
erase-span-none = There is nothing on these days.
erase-span-ask = Erase these days?
erase-span-count = { $checkins ->
    [one] 1 check-in
   *[other] { $checkins } check-ins
}
erase-span-others = { $others ->
    [one] and 1 other thing
   *[other] and { $others } other things
}
erase-span-final = They will really be gone. Backups you made before still have them.
erase-keep = Keep it all
erase-span-go = Erase these days
erase-span-done = These days are erased.

erase-all-title = All of it
erase-all-lead = Trellis lets go of all of it: your words, your photos, how you set it up, and the key. Then it is like the first day.
erase-all-begin = Erase it all
erase-all-backups-title = Your backups
erase-all-backups = These backups were made by themselves, in the folder that you chose:
erase-all-backups-too = Erase these backups too
erase-all-elsewhere = Backups and files that you saved in other places stay there. You can delete them yourself.
erase-all-first-title = Erase it all?
erase-all-first = Nobody will be able to bring it back, and we cannot help either. If you are not sure, make a backup first, or wait a day.
erase-all-on = Go on
erase-all-second-title = Really all of it?
erase-all-second = This is the last step. When you tap, it happens at once.
erase-all-sure = Yes, erase it all
erase-all-go = Erase it now
erase-all-nudge = Please turn on the switch first.
erase-all-no = No, keep it all
