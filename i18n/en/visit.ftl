### The page for a visit: one page, the client's own.

visit = A page for a visit
visit-lead = You choose what is on it, and who sees it. Nothing is sent anywhere.
visit-part-strengths = What I bring
visit-part-changed = What changed
visit-part-helped = What helped
visit-part-want = What I want
visit-part-decision = One thing to decide
visit-none-strengths = Your strengths show here once you have added some.
visit-none-changed = Steps, goals and what you kept since { $day } show here.
visit-none-helped = What you tag as a help in your check-ins shows here.
visit-none-want = Your goals, and where you want more help, show here.
visit-line-words = Change the words
visit-line-ours = Use the first words again
visit-line-of = this line: { $line }
visit-own-part = In my own words: { $part }
visit-own-hint = Each line comes on the page as one.
visit-decision = What would you like to decide together?
visit-decision-hint = One thing is enough.
visit-size = Size of the text on paper
visit-size-12 = Usual
visit-size-15 = Large
visit-size-18 = Very large
visit-paper = The page
visit-paper-title = What I want to talk about
visit-made = { $day }
visit-empty = There is nothing on the page yet. Choose or write something above.
visit-full-title = One page is full
visit-full-text = These do not fit. Hide something, or choose smaller text.
visit-print = Print
visit-packet = Give it to somebody as a locked page
visit-done = I had this visit
visit-done-said = A new page begins. What changes from now on will be on it.
visit-back = The page is back as it was.
visit-last = Your last visit: { $day }
visit-last-decision = You wanted to decide: { $decision }

visit-say-strength-used = { $days ->
    [one] { $text } (used on one day)
   *[other] { $text } (used on { $days } days)
}
visit-say-reached = I reached this: { $text }
visit-say-begun = I began to work on this: { $text }
visit-say-step-with_help = I did this with help: { $text }
visit-say-step-on_own = I did this on my own: { $text }
visit-say-step-can_show = I can show others this: { $text }
visit-say-level = { $text }: from “{ $then }” to “{ $now }”
visit-say-helped = { $days ->
    [one] { $text } (on one day)
   *[other] { $text } (on { $days } days)
}
visit-say-goal-why = { $text }. Why: { $why }
visit-say-more = More help with: { $area }
