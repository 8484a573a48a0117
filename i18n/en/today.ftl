### Today, the first screen.

today-greeting-morning = { $named ->
    [yes] Good morning, { $name }
   *[no] Good morning
}
today-greeting-afternoon = { $named ->
    [yes] Good afternoon, { $name }
   *[no] Good afternoon
}
today-greeting-evening = { $named ->
    [yes] Good evening, { $name }
   *[no] Good evening
}
today-greeting-night = { $named ->
    [yes] Hello, { $name }
   *[no] Hello
}
today-welcome-back = { $named ->
    [yes] Welcome back, { $name }
   *[no] Welcome back
}

today-tap-one = Tap one. That is enough for today.
today-tap-first = Tap a face first, or add more.
today-add-more = Add more
today-saved = Saved.
today-check-in-title = How is today?
today-check-in-lead = Answer as much or as little as you like.
today-check-in = Check in

today-empty-title = This is your page
today-empty-text = Pick a few questions you would like to ask yourself. You can change them any time.
today-empty-choose = Choose questions
today-empty-note = Just write a note

today-rest = A rest day
today-rest-saved = A rest day. That is fine.
today-so-far = Your day so far
today-nothing-yet = What you save today shows up here.
today-matters = What matters to you

pick-up-title = Pick up where you left off
pick-up-lead = A check-in is half done. It is all still here.
pick-up-go-on = Go on
pick-up-let-go = Let it go
pick-up-gone = Let go.
