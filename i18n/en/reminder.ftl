### Reminders: their list, and the form of one.

reminders-title = Reminders
reminders-lead = The next one comes first. Tap one to change it.
reminders-add = Add a reminder
reminders-on = On
reminders-empty-title = A kind word at the right time
reminders-empty-text = Trellis can remind you of a check-in, a line in your plan, a meeting or your pills. It never nags. If one passes, it is fine. Others see only “A moment for you”, unless you want more.
reminders-ideas = You could start with
reminders-idea-evening = A check-in in the evening
reminders-idea-plan = A line from my plan
reminders-idea-own = Something to take or to do
reminders-gone-line = This line is no longer in your plan, so it stays quiet.
reminders-gone-step = This step is gone or its goal rests, so it stays quiet.
reminders-gone-support = This is no longer in your circle, so it stays quiet.
reminders-blocked-title = This device does not show notices now
reminders-blocked-text = So reminders cannot reach you when Trellis is closed. You still find them on Today.
reminders-blocked-steps = What I can do
reminders-way-quiet = Quiet times
reminders-way-hint-quiet = Rest, quiet hours, quiet days
reminders-way-notices = Do they reach me?
reminders-way-hint-notices = Test it, and see what came
reminders-calendar = In your calendar
reminders-calendar-lead = Save your reminders as a file. Other calendars can open it.
reminders-calendar-words = With my own words
reminders-calendar-words-hint = If this is off, each one is called “A moment for you”.
reminders-calendar-save = Save the file
reminders-calendar-saved = Your file is saved.

reminder-new = A new reminder
reminder-change = A reminder
reminder-about = What is it about?
reminder-about-checkin = A check-in
reminder-about-line = A line of my plan
reminder-about-support = My circle
reminder-about-step = A step towards a goal
reminder-about-own = Something else
reminder-choose = Choose one
reminder-line = Which line?
reminder-line-lacking = Please choose a line.
reminder-line-none = Your plan has no lines yet.
reminder-line-open = Open my plan
reminder-support = Who or what?
reminder-support-lacking = Please choose one.
reminder-support-person = People
reminder-support-group = Groups
reminder-support-place = Places
reminder-support-none = There is no one in your circle yet.
reminder-support-add = Add to my circle
reminder-text = What should it remind you of?
reminder-text-hint = Your own words, like: my evening pills. Others do not see them, unless you choose so below.
reminder-text-lacking = Please write a few words.

reminder-how = On which days?
reminder-how-every_day = Every day
reminder-how-weekdays = Monday to Friday
reminder-how-some_days = Some days of the week
reminder-how-two_weeks = Every two weeks
reminder-how-weeks = Every { $n } weeks
reminder-how-month = Every month
reminder-how-few_days = Every few days
reminder-how-once = Just once
reminder-on = Which days?
reminder-on-lacking = Please choose at least one day.
reminder-every = Every how many days?
reminder-every-unit = days
reminder-every-lacking = Please choose a number from 1 to 366.
reminder-by = On which day of the month?
reminder-by-day = On a date, like the 15th
reminder-by-weekday = On a weekday, like the first Tuesday
reminder-day = Date
reminder-day-last = In a shorter month it comes on the last day.
reminder-nth = Which one?
reminder-nth-which = { $nth ->
    [1] The first
    [2] The second
    [3] The third
    [4] The fourth
   *[other] The last
}
reminder-weekday = Day of the week
reminder-once-day = The day
reminder-start = Starts on
reminder-start-hint = It is counted from this day on.
reminder-start-lacking = Please choose a day.
reminder-times = At what time?
reminder-time = Time
reminder-time-nth = Time { $n }
reminder-time-add = Add a time
reminder-time-remove = Take away
reminder-times-lacking = Please choose a time.
reminder-end = For how long?
reminder-end-never = Until I stop it
reminder-end-until = Until a date
reminder-end-times = A number of days
reminder-until = The last day
reminder-until-lacking = Please choose a day that is not before the start.
reminder-count = On how many days?
reminder-count-lacking = Please choose a number from 1 to 1000.
reminder-zone-more = When you travel
reminder-zone = Whose clock does it follow?
reminder-zone-hint = If you go to another time zone, it can go with you or stay.
reminder-zone-here = The clock where I am
reminder-zone-fixed = The clock of one place
reminder-zone-place = Which place?
reminder-next = It comes next
reminder-next-wait = Choose the days and a time, and you see it here.
reminder-next-none = It does not come any more.
reminder-never = It would not come any more. Please choose a later day or time.

reminder-if-not-done = Only if it is not done yet
reminder-if-not-done-checkin = If you have checked in that day, it stays quiet.
reminder-if-not-done-hint = If you marked it done that day, it stays quiet.

reminder-shows = What may others see?
reminder-shows-hint = This is what the notice on your screen says.
reminder-shows-nothing = Nothing about it
reminder-shows-title = A title of my own
reminder-shows-full = All of it
reminder-title = Your title
reminder-title-hint = A few words that only you understand, like “The plants”.
reminder-preview = The notice looks like this:
reminder-full-care = Anyone who sees your screen can read this, the name of a medicine too. Trellis asks the device to hide it while it is locked, but not every device does.
reminder-sound = With a sound
reminder-sound-hint = If this is off, it comes without a sound.
reminder-saved = Your reminder is saved.
reminder-saved-next = Saved. Next: { $moment }
reminder-delete = Delete this reminder

reminder-rule-days = { $n ->
    [1] Every day
   *[other] Every { $n } days
}
reminder-rule-weeks = { $n ->
    [1] Each { $days }
   *[other] Every { $n } weeks on { $days }
}
reminder-rule-month-day = { $n ->
    [1] Each month on day { $day }
   *[other] Every { $n } months on day { $day }
}
reminder-rule-month-weekday = { $nth ->
    [1] The first { $weekday }
    [2] The second { $weekday }
    [3] The third { $weekday }
    [4] The fourth { $weekday }
   *[other] The last { $weekday }
} of { $n ->
    [1] each month
   *[other] every { $n } months
}
reminder-rule-at = { $days }, { $times }
reminder-rule-until = { $what }, until { $day }
reminder-rule-count = { $n ->
    [1] { $what }, on one day
   *[other] { $what }, on { $n } days
}
