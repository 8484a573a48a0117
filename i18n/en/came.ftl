### On Today: reminders that came, and those still to come.

came-title = You wanted to be reminded
came-lead = No rush. Now, later or not at all is fine.
came-checkin = A check-in
came-at = Today, { $time }
came-yesterday = Yesterday, { $time }
came-on = { $day }, { $time }
came-check-in = Check in
came-done = Done
came-not-today = Not today
came-later = Later
came-ten-minutes = In 10 minutes
came-hour = In an hour
came-evening = This evening
came-tomorrow = Tomorrow
came-clear = Put all of these away
came-cleared = Put away.
came-said-done = Marked as done.
came-said-not-today = Not today. That is fine.
came-said-at = Later, then: { $time }
came-said-later = It comes again later.
came-list = For today
came-list-lead = Tick what you did, if you like.
