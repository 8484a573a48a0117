### Support now: the client's own lines and people, and crisis lines.

now-title = Support now
now-lead = Trellis tells nobody by itself. You decide who to call.
now-own = In your own words
now-people = Your people
now-lines = Help lines
now-change = Change
now-plan = Open my plan for hard days
now-own-hint = Your own first lines and your people can stand here too. You choose them in your plan.
now-old = These numbers were checked more than a year ago. If one does not work, please try another.
now-trouble = Is someone in danger? Call the emergency number where you are.

now-call = Call
now-text = Text
now-by-call = Call
now-by-text = Text
now-word = Send the word “{ $word }” to begin.
now-copy = Copy
now-copied = The number is copied.
now-not-copied = The number is not copied. You can still read it here.
now-email = Email:
now-web = On the web:
now-languages = In { $languages }.

region-title = Where you are
region-lead = Help lines are not the same in each place. Trellis does not look where you are: you say it.
region-country = Country
region-part = Which part?
region-whole = All of { $country }
region-kept = Saved
