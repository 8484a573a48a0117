### Strengths: what the client is, can do and has.

strengths = Your strengths
strengths-lead = Tap one to see when you used it, or to change it.
strengths-empty-title = You bring more than you may think
strengths-empty-text = What you are, can do and have helps on hard days. Find a few here. Then you can tick them in a check-in when you use them.
strengths-more = Find your strengths
strengths-more-lead = Open a question. Tap what fits, or use your own words.
strengths-take = Add:
strengths-own = Write your own
strengths-add = Add
strengths-added = Added to your strengths.

strength-prompt-thanked = What do others thank you for?
strength-prompt-got_through = What got you through hard times before?
strength-prompt-can_do = What can you do with your hands or your head?
strength-prompt-lived = What do you know because you lived it?
strength-prompt-kept = What have you never given up?
strength-prompt-roots = What are your roots, beliefs and ways?
strength-prompt-beside = Who do you have beside you?
strength-example-thanked-1 = I listen well
strength-example-thanked-2 = I make people laugh
strength-example-thanked-3 = I lend a hand
strength-example-got_through-1 = I ask for help
strength-example-got_through-2 = I take one day at a time
strength-example-got_through-3 = Music
strength-example-can_do-1 = I cook
strength-example-can_do-2 = I fix things
strength-example-can_do-3 = I never forget a face
strength-example-lived-1 = I can wait out a bad night
strength-example-lived-2 = I know what calms me
strength-example-lived-3 = I can tell when a friend is low
strength-example-kept-1 = My sense of humour
strength-example-kept-2 = I care for animals
strength-example-kept-3 = I still hope
strength-example-roots-1 = My faith
strength-example-roots-2 = My language
strength-example-roots-3 = My culture
strength-example-beside-1 = A friend who stays
strength-example-beside-2 = My pet
strength-example-beside-3 = My group

strength-new = A new strength
strength-change = Your strength
strength-text = In your words
strength-text-hint = Short is fine.
strength-text-lacking = Please write a few words first.
strength-saved = Your strength is saved.
strength-delete = Delete
strength-story = How you used it
strength-used = { $days ->
    [one] You used this on one day: { $last }.
   *[other] You used this on { $days } days. The last one: { $last }.
}
strength-unused = When you use it, tick it in a check-in. The days will show here.
strength-days = Those days
strength-lines = In your plan
