### On which day to look at something again.

review-title = Look at it again
review-when = When?
review-in-1 = In 1 month
review-in-3 = In 3 months
review-in-6 = In 6 months
review-on = On a day
review-no = No day
review-day = The day
review-day-ahead = Please choose a day that is still to come.
