### Goals: in own words, with small steps.

goals = Goals
goals-lead = In your own words, at your own pace.
goals-add = Write a goal
goals-empty-title = What would you like to be different?
goals-empty-text = A home, a friend, a course, a quieter mind. Say it your way. Small steps can come later.
goals-arrange = Change the order
goals-arrange-lead = Drag a goal by its handle, or use the arrows.
goals-story = What you have done
goals-story-steps = { $count ->
    [one] One step done
   *[other] { $count } steps done
}
goals-story-own = { $count ->
    [one] One of them on your own
   *[other] { $count } of them on your own
}
goals-story-show = { $count ->
    [one] One you can show others
   *[other] { $count } you can show others
}
goals-story-reached = { $count ->
    [one] One goal reached
   *[other] { $count } goals reached
}
goals-story-evidence = { $count ->
    [one] One thing kept to look back on
   *[other] { $count } things kept to look back on
}
goals-story-role = { $role }, since { $month }
goals-story-role-coming = { $role }, on the way
goals-next = Next: { $step }
goals-done = { $count ->
    [one] One step done
   *[other] { $count } steps done
}
goals-look = You wanted to look at this again.
goals-ways = More for your goals
goals-way-balance = Life balance
goals-way-hint-balance = How it is in each part of your life
goals-way-visit = A page for a visit
goals-way-hint-visit = What you want to show and talk about
goals-way-decisions = Decisions
goals-way-hint-decisions = Think a choice through, with whom you like

goal = Goal
goal-untitled = A goal
goal-status = Where it stands
goal-status-hint = Each is fine. You can go back at any time.
goal-status-thinking = Thinking about it
goal-status-working = Working on it
goal-status-resting = Resting
goal-status-reached = Reached
goal-status-let_go = Let go
goal-said-thinking = No rush. It is here when you want it.
goal-said-working = Good. One small step is enough.
goal-said-resting = Rest is fine. All you have done stays.
goal-said-reached = You got there. Well done.
goal-said-let_go = It is let go. All you have done stays.
goal-said-back = Welcome back to this goal.
goal-reached-on = You reached this on { $day }.
goal-delete = Delete this goal
goal-change = Change

## Steps.
goal-steps = Small steps
goal-steps-lead = Tap a step to say how it goes.
goal-steps-none = What is the first thing you could do? Small is good.
goal-step-add = Add a step
goal-step-new = A small step
goal-step-put = Add
goal-step = A step
goal-step-text = The step
goal-step-text-lacking = Please write a few words first.
goal-step-how = How does it go?
goal-step-how-hint = Leave it open until you have done it.
goal-how-with_help = With help
goal-how-on_own = On my own
goal-how-can_show = I can show others
goal-step-first = First done on { $day }
goal-step-remind = Remind me
goal-step-delete = Delete this step
goal-step-saved = Your step is saved.

## Levels.
goal-levels = How it is going
goal-levels-none = If you like, describe what better would look like. Then you can see how far you have come.
goal-levels-set = Describe it
goal-levels-change = Change the words
goal-levels-now = Now
goal-levels-start = At the start
goal-levels-both = At the start and now
goal-levels-rate = Say how it is now
goal-levels-past = What you said before
goal-levels-worker = What your worker said
goal-level--2 = Much less than I hope for
goal-level--1 = A bit less than I hope for
goal-level-0 = What I hope for
goal-level-1 = A bit more than I hope for
goal-level-2 = Much more than I hope for
goal-rate = How is it now?
goal-rate-hint = Up or down, it is good to know where you are.
goal-rate-note = A few words, if you like
goal-rate-lacking = Please choose one.
goal-rate-saved = Kept. Thank you for looking.
goal-rate-delete = Delete what I said on { $day }
goal-rate-remove = Delete
goal-scale = What better looks like
goal-scale-lead = Begin in the middle. Leave open what you do not need.
goal-scale-0 = What do you hope for?
goal-scale-0-hint = Good enough, and not too far away.
goal-scale-1 = A bit more than that
goal-scale-2 = Much more than that
goal-scale--1 = A bit less than that
goal-scale--2 = Much less than that
goal-scale-base = Where are you today?
goal-scale-weight = How much does this goal count?
goal-scale-weight-1 = Like my others
goal-scale-weight-2 = More than others
goal-scale-weight-3 = The most
goal-scale-lacking = Please describe at least one of them.
goal-scale-saved = Your words are saved.
goal-scale-away = Take these words away
goal-scale-gone = The words are taken away. What you said stays.

## Then and now.
goal-then = Then and now
goal-then-words = On { $day } you said: “{ $then }”
goal-then-sure = On { $then } you were { $from } of 10 sure. On { $now } you said { $to } of 10.
goal-then-matter = On { $then } it mattered { $from } of 10. On { $now } you said { $to } of 10.
goal-then-none = What you did, said and kept will show here.
goal-evidence-add = Keep something
goal-evidence-hint = A note or a photo that shows how far you have come.
goal-evidence = Something to keep
goal-evidence-text = What would you like to keep?
goal-evidence-text-hint = What you did, what someone said, what it felt like.
goal-evidence-lacking = Please write something, or add a photo.
goal-evidence-saved = It is kept.
goal-evidence-open = Change what you kept on { $day }
goal-evidence-delete = Delete this

## About it, and the form: one idea at a time.
goal-about = About this goal
goal-new = A new goal
goal-form = Your goal
goal-form-progress = { $step } of { $steps }
goal-form-next = Next
goal-form-before = Back one
goal-form-save = Save
goal-form-enough = That is enough, save
goal-form-saved = Your goal is saved.
goal-form-more = You can leave this open.
goal-part-words = In your words
goal-part-why = Why it matters
goal-part-where = Where it belongs
goal-part-helps = What helps
goal-part-way = What is in the way
goal-part-sure = How you see it
goal-text = What would you like to be different?
goal-text-hint = As you would tell a friend.
goal-text-lacking = Please write a few words first.
goal-why = Why does it matter to you?
goal-why-hint = What would be better then? Who would see it?
goal-area = Which part of life is it in?
goal-environment = Where will it come true?
goal-environment-living = Where I live
goal-environment-learning = Where I learn
goal-environment-working = Where I work
goal-environment-social = Among people
goal-role = Does a role go with it?
goal-role-hint = Like neighbour, student, volunteer or friend.
goal-strengths = Which of your strengths will help?
goal-strengths-none = Your strengths show here once you have added some.
goal-supports = Who can help?
goal-supports-none = Your circle shows here once you have added people.
goal-lack = What is in the way?
goal-lack-skill = Something to learn
goal-lack-support = Something or someone I need
goal-way = In your words
goal-matter = How much does it matter to you?
goal-matter-low = not much
goal-matter-high = the most
goal-sure = How sure are you that you can do it?
goal-sure-low = not at all
goal-sure-high = very sure
goal-of-ten = { $number } of 10
goal-ideas = A few ideas
goal-ideas-lead = Take one and make it yours, or leave them.
goal-idea-steps = Three small steps come with this idea. You can change them later.

