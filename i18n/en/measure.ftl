### Published questionnaires: around them; their own words stand in data/measures.

measures = Questionnaires
measures-lead = Short sets of questions that others made and tried out. Use one when you want to. You never have to.
measures-off = Not here yet
measure-length = { $questions } questions, about { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
}
measure-made-by = Made by { $names }
measure-begun = { $count ->
    [one] Begun: one answer is kept
   *[other] Begun: { $count } answers are kept
}
measure-last = Last time: { $day }

measure-freely = Leave any question open. Stop when you like, and come back. Trellis shows your answers to no one.
measure-only-en = We know its words only in English.
measure-only-fr = We know its words only in French.
measure-begin = Begin
measure-go-on = Go on where you were
measure-afresh = Begin again from the start

measure-progress = Question { $at } of { $count }
measure-lead = What it asks
measure-previous = Back one
measure-skip = Leave it open
measure-next = Next
measure-take-back = Take it back
measure-open = Left open

measure-end-lead = The end
measure-end = That was the last question
measure-end-open = You left some open, and that is fine.
measure-end-none = Nothing is answered
measure-end-none-text = That is fine. You can come back on another day, or not at all.
measure-end-look = Look at my answers
measure-finish = See what it says
measure-leave = Leave it for now
measure-answered = { $answered } of { $questions } questions answered
measure-answered-newer = Answered in a newer Trellis

measure-support-title = Thank you for saying so
measure-support-text = Thoughts like this can come when things weigh a lot. You do not have to hold them on your own. Below is what can help right now: what you keep for hard days, and lines that answer.
measure-support-nobody = Trellis tells no one, and no one is watching. If you want someone to know, you can reach them here.
measure-support-go-on = Go on with the questions
measure-support-stop = Stop here for now

measure-taken-title = What your answers say
measure-taken-no-number = Too much stayed open to add it up. Your answers are kept.
measure-taken-not = This is not a diagnosis. It only shows how this time was, by your own answers.
measure-taken-talk = It may help to talk about it with someone you trust, or with a worker.
measure-taken-support = Open Support now
measure-before = The time before, { $day }:
measure-show-number = Show the number
measure-number-of = { $total } of { $of }
measure-label = Those who made it call this
measure-filled = You left one or two open. The others were used to fill them in.
measure-number-cannot = A number can go up or down for many reasons. It cannot know your days, your strengths or what comes next.
measure-your-answers = Your answers
measure-done = Done
measure-delete = Delete these answers

measure-history = What you answered before
measure-history-none = Nothing yet. When you fill it in, you can look back on it here.
measure-numbers = Show the numbers
measure-day = Day
measure-number = Number
measure-no-number = No number

measure-often = Do you want to be asked now and then?
measure-often-hint = You will find it among your reminders too.
measure-often-never = Never
measure-often-two_weeks = Every two weeks
measure-often-month = Every month
measure-often-three_months = Every three months
measure-often-other = As you set it
measure-often-kept = Saved

measure-by = Who made it
measure-licence = The licence, and where to read more
