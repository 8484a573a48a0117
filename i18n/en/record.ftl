### The files that a client takes along: their headings, and what stands around the client's words.

record-title = My record
record-made = Made with Trellis on { $day }.
record-since = What has a day is in here from { $day } on.
record-matters-to-me = What matters to me
record-contents = What is in here
record-none = Nothing here yet.

record-day = { $weekday }, { $month } { $day }, { $year }
record-month = { $month } { $year }

record-part-strengths = My strengths and hope notes
record-part-goals = My goals
record-part-plan = My wellness plan
record-part-circle = My circle
record-part-checkins = My check-ins
record-part-balance = Life balance
record-part-measures = Questionnaires
record-part-decisions = Decisions and visits
record-part-reminders = Reminders

record-yes = Yes
record-no = No
record-of-ten = { $number } of 10
record-duration = { $hours } h { $minutes } min
record-date = Day
record-time = Time
record-words = Words
record-note = Note
record-photo = Photo
record-name = Name
record-link = Link
record-level = Level

record-checkin = Check-in
record-in-words = { $question } (in words)
record-tags = What was part of it
record-strengths-used = Strengths I used
record-rest = A rest day
record-from = Brought in from
record-from-mood = The mood there

record-strength = Strength
record-hope = Hope notes

record-goal = Goal
record-why = Why it matters to me
record-area = Part of life
record-role = Role
record-status = Where it stands
record-reached = Reached on
record-helpers = Who and what helps
record-in-the-way = What is in the way
record-step = Step
record-steps = Steps
record-how = How it goes
record-done-first = First done on
record-levels = What better looks like
record-level-1 = Much less than I hope for
record-level-2 = Less than I hope for
record-level-3 = What I hope for
record-level-4 = More than I hope for
record-level-5 = Much more than I hope for
record-rating = How a goal goes
record-ratings = How it went
record-by = Said by
record-by-client = Me
record-by-worker = My worker
record-kept = What I keep to look back on

record-part = Part
record-section = Section
record-points = Points to
record-first = First in hard times

record-weekday-1 = Monday
record-weekday-2 = Tuesday
record-weekday-3 = Wednesday
record-weekday-4 = Thursday
record-weekday-5 = Friday
record-weekday-6 = Saturday
record-weekday-7 = Sunday

record-tie = What they are to me
record-helps = What they help with
record-when = When
record-phone = Phone
record-email = Email
record-address = Address
record-meets = When it meets
record-favourite = Favourite

record-more = More help wanted here

record-questionnaire = Questionnaire
record-number = Number
record-question = Question
record-answer = Answer
record-value = It counts
record-total = Sum
record-total-of = The sum is { $number } of { $highest }.
record-highest = Highest sum
record-means = What it says
record-newer = A newer Trellis asked this. Open it there.

record-choice = The choice
record-matters = What matters
record-who = Who else helps
record-decided = What I decided
record-decided-on = Decided on
record-way = A way to go
record-for = What speaks for it
record-against = What speaks against it
record-visit = A visit
record-visit-on = Visit on { $day }
record-to-decide = One thing to decide

record-month-1 = January
record-month-2 = February
record-month-3 = March
record-month-4 = April
record-month-5 = May
record-month-6 = June
record-month-7 = July
record-month-8 = August
record-month-9 = September
record-month-10 = October
record-month-11 = November
record-month-12 = December

record-on = On
record-off = off
record-look-plan = Look at my plan again
record-look-goal = Look at my goal again: { $goal }
record-look-decision = Look at my choice again: { $decision }

record-file-about = about these files
record-file-strengths = strengths
record-file-hope = hope notes
record-file-goals = goals
record-file-steps = steps
record-file-ratings = how goals went
record-file-kept = kept for goals
record-file-plan = wellness plan
record-file-circle = circle
record-file-checkins = check-ins
record-file-balance = life balance
record-file-answers = questionnaires
record-file-totals = questionnaire sums
record-file-decisions = decisions
record-file-ways = ways to decide
record-file-visits = visits
record-file-reminders = reminders
record-tables-about = Each table opens in any spreadsheet. A mark ' stands before words that begin with = + - @ or '. It keeps the spreadsheet from taking them for a sum. It is not part of your words.
