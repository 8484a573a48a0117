### What is shown to a worker: before yes, where it stands, changing it, what comes back.

sharing = Sharing
sharing-lead = You can show some things to a person at your agency. You choose what, and for how long. You can stop any day.
sharing-none = You share nothing. Nobody can see what you write.
sharing-how = To begin, you need an invitation from that person. It is a link, a square code, or a line of letters and numbers.
sharing-begin = I have an invitation
sharing-next = Next
sharing-not-now = Not now
sharing-step = Step { $step } of { $steps }
sharing-again = Look now
sharing-unreachable = The server cannot be reached now. What you said is kept, and goes out later.
sharing-ended-title = What you shared before
sharing-crisis-title = In a crisis
sharing-crisis = Nobody watches all the time what you share, and nobody is called for you. Do not wait for an answer here.
sharing-crisis-support = “Support” is one tap away, with your own people and more lines.

### Before yes.

sharing-invite-title = Your invitation
sharing-invite-lead = The person at your agency gives it to you. When you tap, Trellis asks their server who invites you. Nothing you wrote is sent.
sharing-invite-look = See who invites me

sharing-who-title = Who is it?
sharing-who-at = { $role }, at { $agency }
sharing-who-link = You opened a link or a square code. Trellis checked that it leads to this person.
sharing-who-typed = You typed the letters and numbers. Trellis checked that they lead to this person.
sharing-who-name = The name is what the agency’s server says. Only you can know if it is the right person.
sharing-who-words = Six words to be sure
sharing-who-words-lead = If you like, call the person. They see the same six words, in this order.

sharing-what-title = What can { $name } see?
sharing-what-lead = Nothing is chosen yet. Tick what you want to show. It stays so until you change it.
sharing-what-strengths = Strengths
sharing-what-goals = Goals
sharing-what-well = My plan
sharing-what-hard = For hard days
sharing-what-items = Check-ins
sharing-what-items-hint = The question, and what you answer.
sharing-what-tags = Tags
sharing-what-notes = Notes
sharing-what-notes-hint = All that you write in the note of a check-in.
sharing-what-measures = Questionnaires
sharing-what-answers = With each answer: { $name }
sharing-what-more = More
sharing-what-balance = Life balance
sharing-what-visit = The page for a visit
sharing-what-people = Names of people, places and groups in these things
sharing-what-since = Since when?
sharing-what-since-all = From the beginning
sharing-what-since-now = From today on
sharing-what-since-month = The last 30 days
sharing-what-since-kept = From { $day } on
sharing-what-since-hint = For what has a day: check-ins, questionnaires, life balance.
sharing-what-none = Please tick at least one thing, or choose “Not now”.
sharing-what-empty = There is nothing here yet that could be shown. Write a goal or a strength first.
sharing-what-called = What they call you there
sharing-what-called-hint = Any name you like. You can leave it empty.
sharing-what-see = See what { $name } sees

sharing-see-title = What { $name } sees
sharing-see-lead = This is the very page. Nothing else is shown.
sharing-see-back = Back

sharing-why-title = Why?
sharing-why-lead = { $name } writes:
sharing-why-none = The invitation says nothing about why. You can ask { $name } first.
sharing-why-new = New days and changes of what you ticked go to { $name }, too. Nothing else is added by itself.

sharing-until-title = For how long?
sharing-until-lead = It ends by itself. It never goes on for ever.
sharing-until-period = Until when?
sharing-until-visit = One visit
sharing-until-month = One month
sharing-until-quarter = Three months
sharing-until-day = The day of the visit
sharing-until-risk = Before you say yes
sharing-until-odd = Please choose a day from today to three months from now.

sharing-yes-title = Do you want to show this?
sharing-yes-text = All of it in one text
sharing-yes = Yes
sharing-yes-busy = Sending
sharing-yes-done = It is on its way.
sharing-yes-sure = Your yes is kept with the exact words above.

### Where it stands.

sharing-stand-sending = On its way. { $name } sees nothing yet.
sharing-stand-shared = { $name } can see it (confirmed { $when }).
sharing-stand-behind = A change is on its way. Until then { $name } sees what was there before.
sharing-stand-resuming = On its way again. { $name } sees nothing yet.
sharing-stand-paused = Paused. { $name } sees nothing (confirmed { $when }).
sharing-stand-pausing = Paused here. It waits to be confirmed by the server. Until then { $name } may still see it.
sharing-stand-stopping = Stopped here. It waits to be confirmed by the server. Until then { $name } may still see it.
sharing-stand-asked-keys = { $name } has a new key. Trellis does not know if it is still the same person. Nothing is shown now. Ask for a new invitation, or stop.
sharing-stand-asked-gone = { $name } is no longer there. Nothing is shown now, and it goes to nobody else. You can stop it.
sharing-stand-asked-stop = You told { $name } to stop. Nothing is shown now. Stop it here too, or show it again.
sharing-stand-ended-stopped = Stopped (confirmed { $when }).
sharing-stand-ended-expired = Its time is over.
sharing-stand-ended-keys = Stopped, as { $name } had a new key.
sharing-stand-ended-gone = Stopped, as { $name } is no longer there.
sharing-stand-ended-refused = It did not begin. The invitation was used or over. Nothing was sent.
sharing-stand-ended-plain = Stopped.
sharing-last = It ends on { $day }.
sharing-opened = { $name } opened it on { $day }.
sharing-opened-never = { $name } has not opened it yet.
sharing-doubtful = The list of openings does not hold together. Somebody may have opened it and it does not say so. Please ask your agency.
sharing-pause = Pause
sharing-resume = Show it again
sharing-stop = Stop
sharing-change = Change
sharing-see = See what { $name } sees
sharing-said-paused = You paused it.
sharing-said-stopped = You stopped it.
sharing-said-resumed = You show it again.
sharing-changed = Your change is kept. It goes out by itself.
sharing-save = Keep this change
sharing-change-title = Change what { $name } sees

### What happened.

sharing-history = What happened
sharing-history-given = You said yes
sharing-history-changed = You changed it
sharing-history-paused = You paused it
sharing-history-resumed = You showed it again
sharing-history-stopped = You stopped it
sharing-history-expired = Its time was over
sharing-history-keys = It stopped, as the key was new
sharing-history-gone = It stopped, as the person is no longer there
sharing-history-refused = The invitation was over
sharing-history-text = The words you said yes to
sharing-openings = When { $name } looked
sharing-opening-looked = { $name } opened this on { $day }{ $times ->
    [1] .
    [2] , twice.
    [3] , three times.
   *[other] , { $times } times.
}
sharing-opening-stop = { $name } noted on { $day } that you asked to stop.
sharing-openings-none = Not yet.
sharing-receipt = A receipt
sharing-receipt-lead = A file that says what you agreed to, and when. You can keep it or give it to somebody.
sharing-receipt-json = Save it for programs
sharing-receipt-fhir = Save it for a health record
sharing-receipt-saved = It is saved.
sharing-receipt-deleted = The server erased all of it on { $day }, and signed that it did.
sharing-receipt-see = See the signed note

### What comes back.

sharing-inbox = Suggestions
sharing-inbox-lead = Ideas from people you share with. You decide. Nobody hears what you choose.
sharing-inbox-none = There is nothing here now.
sharing-inbox-new = { $count ->
    [one] One new suggestion
   *[other] { $count } new suggestions
}
sharing-inbox-earlier = Earlier
sharing-idea-from = From { $from }, { $day }
sharing-idea-goal = A goal
sharing-idea-step = A step for “{ $about }”
sharing-idea-line = A line for “{ $about }”
sharing-idea-reminder = Something to be reminded of
sharing-idea-note = A kind word
sharing-idea-meeting = A time to meet
sharing-idea-rating = Where { $from } sees “{ $about }”
sharing-idea-lost = something that is gone
sharing-idea-level = Level { $level } of 5
sharing-idea-yes = Take it
sharing-idea-edit = Change the words
sharing-idea-no = No, thank you
sharing-idea-later = Later
sharing-idea-read = I have read it
sharing-idea-words = In your words
sharing-idea-taken = It is yours now.
sharing-idea-declined = It is put away. Nobody is told.
sharing-idea-later-said = It waits here.
sharing-idea-reminder-off = It is added to your reminders, turned off. You choose when it comes.
sharing-idea-answer-accepted = You took it
sharing-idea-answer-declined = You put it away
sharing-idea-answer-later = It waits
