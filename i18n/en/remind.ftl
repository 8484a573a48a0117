### Reminders, wherever they are spoken of: when one comes, and resting.

remind-title = Reminders
remind-add = Remind me
remind-next = Next: { $moment }
remind-off = Off
remind-over = It does not come again
remind-today = today at { $time }
remind-tomorrow = tomorrow at { $time }
remind-yesterday = yesterday at { $time }
remind-day = { $day } at { $time }
remind-rest-title = You are resting
remind-rest-today = Reminders stay quiet for today.
remind-rest-until = Reminders stay quiet up to and with { $day }.
remind-rest-back = I am back
