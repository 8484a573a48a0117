### Writing a check-in.

checkin-new = Check in
checkin-change = Your check-in
checkin-more = More questions
checkin-clear = Clear
checkin-clear-of = Clear: { $ask }
checkin-tags = What was part of it?
checkin-strengths = Strengths I used
checkin-strengths-hint = Only if one comes to mind.
checkin-note = Note
checkin-note-hint = Anything you want to keep. Only you can read it.
checkin-rest-hint = No questions to answer. Rest counts too.
checkin-delete = Delete this check-in
checkin-saved = Saved.

checkin-other-title = Something is half written
checkin-other-text = You began another check-in and did not save it yet. Would you like to go on with that one?
checkin-other-go-on = Go on with that one
checkin-other-fresh = Let it go and start here

when = When
when-now = Now
when-earlier = Earlier today
when-other = Another day
when-day = Day
when-time = Time, if you like
when-day-ahead = This day has not come yet. Choose today or a day before.
when-time-ahead = This time has not come yet. Choose an earlier one.
