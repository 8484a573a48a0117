### What a client shows to a worker: the same page for both.

shown-as-of = As of { $day }.
shown-since = It goes back to { $day }.
shown-nothing = There is nothing here at the moment.

shown-strengths = Strengths
shown-goals = Goals
shown-trends = Over time
shown-plan = Wellness plan
shown-hard-days = Plan for hard days
shown-visit = Page for the visit
shown-days = Days
shown-balance = Life balance
shown-measures = Sets of questions

shown-goal-untitled = A goal
shown-status = Where it stands
shown-status-thinking = Thinking about it
shown-status-working = Working on it
shown-status-resting = Resting
shown-status-reached = Reached
shown-status-let_go = Let go
shown-area = Part of life
shown-where = Where
shown-where-living = At home
shown-where-learning = Learning
shown-where-working = At work
shown-where-social = Among people
shown-role = Role
shown-important = How much it matters
shown-sure = How sure
shown-steps = Steps
shown-how-with_help = Done with help
shown-how-on_own = Done on their own
shown-how-can_show = Can show others
shown-levels = How it is going
shown-level--2 = Much less than hoped for
shown-level--1 = A bit less than hoped for
shown-level-0 = What is hoped for
shown-level-1 = A bit more than hoped for
shown-level-2 = Much more than hoped for
shown-start = At the start
shown-now = In their view, { $day }
shown-worker = In the worker’s view, { $day }
shown-goal-strengths = Strengths that help
shown-goal-people = People who help

shown-better-high = More is better for them.
shown-better-low = Less is better for them.

shown-rest = A rest day
shown-tags = Tags
shown-month = { $days ->
    [one] { $month }: one day
   *[other] { $month }: { $days } days
}

shown-visit-strengths = What I bring
shown-visit-changed = What changed
shown-visit-helped = What helped
shown-visit-want = What I want
shown-visit-decision = To decide together

shown-balance-1 = Not good
shown-balance-2 = Not so good
shown-balance-3 = In between
shown-balance-4 = Good
shown-balance-5 = Very good
shown-balance-more = More help wanted here
shown-before = What was said before

shown-measure-of = { $number } of { $of }
shown-measure-no-number = No number
shown-measure-answers = By question:
shown-measure-answer = { $question }: { $answer }
shown-measure-open = left open
