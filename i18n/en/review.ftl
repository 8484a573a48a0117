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

## When to look again, where one thing is looked at.
review-again = Look at it again
review-again-next = You want to look at this again around { $day }.
review-again-due = You wanted to look at this again around { $day }.
review-again-none = Would you like to look at this again some time?
review-again-choose = Choose a day
review-again-done = I looked at it
review-again-thanks = Good. When would you like to look again?
review-again-saved = Around { $day }, then.
review-again-no-day = All right. No day is set.
