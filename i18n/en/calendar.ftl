### Looking back: the month, one day, and search.

lookback-earlier = Earlier:
lookback-later = Later:
lookback-months = Other months
lookback-years = Other years
lookback-choose = Choose a month
lookback-days = Other days
lookback-legend = What the marks mean
lookback-sum = { $days ->
    [0] Nothing is noted in this month. That is fine.
    [one] You checked in on one day.
   *[other] You checked in on { $days } days.
}
lookback-count = { $count ->
    [one] 1 check-in
   *[other] { $count } check-ins
}
lookback-has-note = has a note
lookback-empty-title = Your days will show up here
lookback-empty-text = Each time you check in, its face lands on its day. You can fill in past days too: tap one below.

day-add = Add for this day
day-empty-title = Nothing is noted here
day-empty-text = That is fine. You can add something now, if you like.
day-change = Change
day-delete = Delete
day-origin = From { $source }: { $mood }
day-origin-app = From { $source }
day-tags = What was part of it
day-strengths = Strengths used

search = Search
search-label = Look for a word
search-hint = In your notes, your own answers and your tags. Accents and capitals do not matter.
search-count = { $count ->
    [0] Nothing found
   *[other] { $count } found
}
search-count-more = { $count } or more found
search-more = Show more
search-none-title = No match for this
search-none-text = Try one word, or only its first letters.
