### Recently deleted: brought back, or really gone.

deleted = Recently deleted
deleted-lead = What you delete stays here for 30 days. Then it is really gone.
deleted-empty-title = There is nothing here
deleted-empty-text = When you delete something, it stays here for 30 days. You can bring it back until then.
deleted-kind-checkin = Check-ins
deleted-kind-section = Sections of your plan
deleted-kind-line = Lines of your plan
deleted-kind-sign = Signs
deleted-kind-support = From your circle
deleted-kind-strength = Strengths
deleted-kind-hope = Hope notes
deleted-kind-reminder = Reminders
deleted-kind-measure = Answered questionnaires
deleted-kind-goal = Goals
deleted-kind-step = Small steps
deleted-kind-rating = How a goal went
deleted-kind-evidence = Kept for a goal
deleted-kind-balance = Life balance
deleted-kind-decision = Decisions
deleted-kind-way = Ways to decide
deleted-some-checkin = A check-in
deleted-some-section = A section
deleted-some-line = A line
deleted-some-sign = A sign
deleted-some-support = Someone or something
deleted-some-strength = A strength
deleted-some-measure = An answered questionnaire
deleted-some-hope = A hope note with a photo
deleted-some-reminder = A reminder
deleted-some-goal = A goal
deleted-some-step = A step
deleted-some-rating = How a goal went
deleted-some-evidence = A photo you kept
deleted-some-balance = Life balance
deleted-some-decision = A decision
deleted-some-way = A way to decide
deleted-parts = { $count ->
    [one] With one thing that belongs to it
   *[other] With { $count } things that belong to it
}
deleted-lines = { $count ->
    [one] With one line
   *[other] With { $count } lines
}
deleted-days = { $days ->
    [0] The last day to bring it back
    [one] One more day
   *[other] { $days } more days
}
deleted-back = Bring back
deleted-go = Delete for good
deleted-all = Delete all for good
deleted-one-title = Delete this for good?
deleted-one-text = It will really be gone. No one can bring it back after that.
deleted-all-title = Delete all of this for good?
deleted-all-text = All that is listed here will really be gone. No one can bring it back after that.
deleted-keep = Keep it for now
deleted-gone = It is really gone now.
