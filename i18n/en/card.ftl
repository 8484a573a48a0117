### Cards on Today that come from the client's own plan.

card-sign-title = From your plan
card-sign-lead = You asked to be shown this.
card-because = Because of “{ $about }”: { $days }.
card-because-day = { $day } { $answer }
card-because-tag = Because you ticked “{ $about }”: { $days }.
card-today = today
card-yesterday = yesterday
card-then = What you do then: “{ $words }”
card-open-action = Open it in my plan
card-open-plan = Open this part of my plan
card-more = More choices
card-not-today = Not today
card-not-today-done = It stays quiet for today.
card-not-this-week = Not for a week
card-not-this-week-done = It stays quiet for a week.
card-not-helpful = Not helpful
card-not-helpful-done = Thanks. It stays quiet for now.
card-edit = Change it
card-off = Turn it off
card-off-done = It is off. You can turn it on again under Early signs.

card-hope-title = You left yourself something
card-hope-lead = It is for a day like this. Would you like to see it?
card-hope-show = Show me
card-hope-not-now = Not now

card-review-title = A look at your plan
card-review-lead = You wanted to look it over around now. Any day is fine.
card-review-open = Open my plan
