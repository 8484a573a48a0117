### Quiet times: when no reminder comes.

quiet-title = Quiet times
quiet-lead = No reminder comes then. You owe no one a reason.
quiet-kept = Saved
quiet-rest = I am resting
quiet-rest-lead = Everything stays quiet for a while, and then it comes back by itself.
quiet-rest-today = For today
quiet-rest-three = For 3 days
quiet-rest-week = For a week
quiet-rest-day = The last day of rest
quiet-rest-until = Rest until then
quiet-rest-lacking = Please choose today or a later day.
quiet-hours = Quiet hours
quiet-hours-hint = What would come then waits until they end.
quiet-from = From
quiet-to = To
quiet-days = Quiet days of the week
quiet-days-hint = For a Sabbath, a day of prayer, or a day just for you.
quiet-dates = Other quiet days
quiet-dates-hint = For a feast, a fast, or some days away.
quiet-dates-from = First day
quiet-dates-to = Last day, if it is another one
quiet-dates-add = Add
quiet-dates-remove = Take away
quiet-dates-lacking = Please choose a first day. The last day cannot be before it.
quiet-dates-span = { $from } to { $to }
