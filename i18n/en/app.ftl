### Words that every screen shares.

app-name = Trellis
window-title = { $screen } · Trellis
skip-to-content = Skip to the page
places = Places
place-today = Today
place-plan = Plan
place-goals = Goals
place-insights = Insights
place-me = Me

support = Support
back = Back
close = Close
cancel = Cancel
done = Done
save = Save
undo = Undo
stop = Stop
try-again = Try again
yes = Yes
no = No
message = Message
cover = Tap to go on

day-today = Today
day-yesterday = Yesterday
span-hours = { $hours } h
span-minutes = { $minutes } min
span-both = { $hours } h { $minutes } min
span-field-hours = Hours
span-field-minutes = Minutes

field-number-problem = Please use a number here, like 7 or 7.5.
field-date-problem = Please write the day like this: 2026-03-21.
field-time-problem = Please write the time like this: 14:30.
choose-several-hint = Choose as many as you like.

answer-of-ten = { $number } of 10
answer-with-unit = { $number } { $unit }

checkin = Check-in
checkin-row-answer = { $ask } { $answer }
checkin-row-strengths = { $count ->
    [one] One strength used
   *[other] { $count } strengths used
}
checkin-deleted = Check-in deleted.
checkin-back-again = It is back.
quoted = “{ $words }”
rest-day = A rest day
