### The exact words that are agreed to before something is shown to a worker. Whoever changes one of them
### counts VERSION in crates/core/src/sharing/text.rs up.

consent-who = You show this to { $name }, { $role }, at { $agency }.
consent-role-worker = worker
consent-checked-link = You opened a link or a square code from the agency. Trellis checked that it leads to this person.
consent-checked-typed = You typed the letters and numbers from the agency. Trellis checked that they lead to this person.
consent-called = There you are called { $called }.
consent-what = This is what { $name } can see:
consent-strengths = Strengths: { $what }
consent-goals = Goals, with their steps and levels: { $what }
consent-sections = Parts of my plan: { $what }
consent-items = Check-in questions, with my answers: { $what }
consent-tags = The tags of my check-ins
consent-notes = The notes of my check-ins
consent-measure = What it came to, without the answers: { $what }
consent-measure-answers = What it came to, with each answer: { $what }
consent-balance = My life balance
consent-visit = My page for a visit, with all that is on it
consent-people = The names of people, places and groups in these things
consent-since = Only from this day on: { $day }
consent-why = Why, in the words of { $name }: { $reason }
consent-until = It ends by itself at the end of this day: { $day }
consent-new = New days and changes of these things go to { $name }, too. Nothing else is added by itself.
consent-risk-file = { $name } may write things in the agency’s file.
consent-risk-read = What { $name } has read, we cannot take back.
consent-risk-law = The law can make the agency pass things on, in rare cases.
consent-watch = { $name } does not watch this all the time.
consent-stop = You can change, pause or stop it any day, in Trellis. You need no reason. You can also tell { $name }.
consent-free = Saying no does not change your services.
