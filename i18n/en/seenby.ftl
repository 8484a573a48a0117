### Who can see a thing: the small mark, and the quiet line on Today.

seenby-title = What you show
seenby-shared = { $name } can see what you chose.
seenby-sending = On its way to { $name }.
seenby-paused = Paused. { $name } sees nothing.
seenby-asked = There is something to look at. { $name } sees nothing now.
seenby-unsure = { $name } may still see it. It waits to be confirmed.
seenby-pause = Pause
seenby-resume = Show it again
seenby-stop = Stop
seenby-change = Change
seenby-ideas = { $count ->
    [one] One new suggestion
   *[other] { $count } new suggestions
}
seenby-several = { $count } people
seenby-mark = { $names } can see this
seenby-from = Suggested by { $name }, { $day }
