### The worker's portal: the first time, and the ways to sign in.

portal-enrol-title = Welcome
portal-enrol-hello = Welcome, { $name }
portal-enrol-who = { $agency } has made an account for you.
portal-enrol-not-you = If this is not you, please close this page and tell your admin.
portal-enrol-keys = In the next minutes your browser makes the keys that open what people share with you. The server keeps them locked and cannot open them.
portal-enrol-begin = Begin
portal-enrol-step = Step { $step } of { $steps }

portal-enrol-passkey = A passkey on this computer
portal-enrol-passkey-text = A passkey is the fingerprint, face, PIN or security key that this computer already knows. It is the quickest way to sign in, and it cannot be guessed.
portal-enrol-passkey-cannot = This computer has no passkey that can open keys. That is fine: your code does the same, on any computer.
portal-enrol-passkey-make = Make a passkey
portal-enrol-passkey-again = Try again
portal-enrol-passkey-without = Go on without one
portal-enrol-code = Your code on paper
portal-enrol-authenticator = Your authenticator app

portal-code-why = With this code and your phone you can sign in on any computer, and when a passkey is lost. It is shown this once.
portal-code-paper = Write it down or print it, and keep it where you keep your keys. Not in an e-mail, not in a shared folder.
portal-code-written = I have it on paper
portal-code-check = Group { $group } of your code
portal-code-check-hint = Read it from your paper.
portal-code-check-problem = This is not that group. Look at your paper once more, or show the code again.
portal-code-again = Show the code again
portal-authenticator-how = Open an authenticator app on your phone and scan this. It then shows six digits that change every half minute.
portal-authenticator-alt = A square code for your authenticator app
portal-authenticator-typed = No camera? Type this into the app:

portal-ways = My sign-in
portal-ways-lead = Each of these opens your keys. Two always stay, so that you can lose one.
portal-ways-lost = Whoever loses all of them gets new keys from the admin, and the people are asked again.
portal-way-passkey = Passkey
portal-way-code = Code and authenticator app
portal-way-since = Since { $day }
portal-way-remove = Remove
portal-way-remove-of = Remove: { $way }, since { $day }
portal-way-add-passkey = Add a passkey
portal-way-add-code = Make a new code
portal-way-added = Added.
portal-way-removed = Removed.
portal-way-prove = Open your keys first
portal-way-prove-text = To lock them for a new way in, they have to be opened once by one you have.
portal-prove-passkey = Use my passkey
portal-prove-code = Use my code
