### Hope notes: from good days, for hard ones.

hope = Hope notes
hope-lead = From your good days, for your hard ones.
hope-empty-title = A note from a good day
hope-empty-text = On a good day, write to yourself, or take a photo of what is good. A view, a face, a meal, a joke.
hope-empty-offer = On a low day, Today offers you one. You can always say “not now”.
hope-write = Write a hope note
hope-new = A hope note
hope-note = Your hope note
hope-change = Change
hope-delete = Delete
hope-text = What would you like to remember?
hope-text-hint = What is good right now? What would you say to yourself on a hard day?
hope-lacking = Please write something, or add a photo.
hope-saved = Your hope note is kept.
