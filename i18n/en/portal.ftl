### The worker's portal: signing in, the people who share. Written for workers.

portal-title = Trellis for workers
portal-place-people = People
portal-place-invite = Invite someone
portal-place-ways = My sign-in
portal-place-workers = Accounts
portal-place-audit = Audit
portal-sign-out = Sign out
portal-next = Next
portal-finish = Finish
portal-print = Print
portal-copy = Copy
portal-copied = Copied.
portal-not-copied = It could not be copied. Please select it and copy it by hand.

portal-idle-title = Are you still there?
portal-idle-text = Nobody has used this page for 15 minutes. In one minute it signs you out, so that nobody else reads it.
portal-idle-stay = I am still here

portal-sign-in-title = Sign in
portal-sign-in-lead = { $agency }
portal-sign-in = Sign in
portal-by-passkey = Sign in with a passkey
portal-by-agency = Sign in through my agency
portal-agency-refused = Your agency’s sign-in did not let you in here. Perhaps it was closed, or this portal does not know you by it yet: your admin can add you. Your passkey and your code still work.
portal-agency-away = Your agency’s sign-in cannot be reached just now. Your passkey and your code still work.
portal-agency-slow = There were too many tries just now. Please wait a few minutes, then try again. Your passkey and your code still work.
portal-by-code = Use my code on paper
portal-open-title = Open your keys
portal-open-lead = Your agency told us who you are. Only your passkey or your code opens what people share with you.
portal-code = Your code
portal-code-hint = 25 letters and numbers. Capitals and spaces do not matter.
portal-code-problem = This is not a whole code. It has 25 letters and numbers.
portal-digits = Six digits
portal-digits-hint = From your authenticator app.
portal-digits-problem = Please type the six digits that your app shows now.
portal-lost = Lost your passkey and your code? Your admin can send you a new link. People are then asked again.
portal-nothing-kept = When you sign out, nothing stays in this browser.
portal-no-passkey = No passkey was used. You can try again, or use your code.

portal-people = People who share with you
portal-people-lead = Each of them chose what you see, and until when. They can stop at any time.
portal-people-none = Nobody shares with you at the moment. When somebody accepts your invitation, they show here.
portal-people-none-so = Nobody here matches.
portal-people-odd = { $count ->
    [one] One share could not be opened. It shows again once the person’s app has sent it anew.
   *[other] { $count } shares could not be opened. They show again once each person’s app has sent them anew.
}
portal-people-find = Find a name
portal-people-which = Which to show
portal-people-all = All ({ $count })
portal-people-soon = Ending soon ({ $count })
portal-nameless = No name given
portal-published = Updated { $when }
portal-today-at = today at { $time }
portal-day-at = { $day } at { $time }
portal-ends-on = Shared until { $day }
portal-ends-in = { $days ->
    [0] Ends today
    [1] Ends tomorrow
   *[other] Ends in { $days } days
}
portal-opening = Opening

## What went wrong.
portal-error-offline = The server cannot be reached. Check the network, then try again.
portal-error-unauthorised = That did not work. Check your code and the six digits, or sign in again.
portal-error-token = This link has been used, or its time is over. Please ask your admin for a new one.
portal-error-gone = This is not shared with you any more.
portal-error-slow-down = That was too many tries. Please wait a few minutes.
portal-error-quota = You have sent three suggestions to this person today. Let these arrive first; tomorrow there is room again.
portal-error-moved = Something changed in the meantime. Please open the page again.
portal-error-no-key = This does not open your keys. Please try your other way in.
portal-error-no-secret = This passkey can prove who you are, but it cannot open keys. Please use another passkey, or your code.
portal-error-refused = What came does not match who sent it, so it is not shown. Please try again, and tell your admin if it stays.
portal-error-older = What came is older than what you saw before, so it is not shown. Please try again later.
portal-error-broken = Something went wrong. Please try again.
