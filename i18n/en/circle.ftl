### The circle: people, places and groups.

circle = Your circle
circle-lead = The people, places and groups that are good for you. Tap one to change it.
circle-add = Add to your circle
circle-empty-title = Who and what is good for you?
circle-empty-text = A friend, a neighbour, a worker, a park bench, a group that meets. Add one, with how to reach them. Then they are at hand on a hard day.
circle-empty-own = Nothing is shared with them. They do not know they are on your list.
circle-side-natural = In your life
circle-side-hint-natural = Friends, family, neighbours, peers
circle-side-professional = Professionals and services
circle-side-hint-professional = Workers, doctors, places of care
circle-none = No one here yet.
circle-favourite = Favourite
circle-call = Call
circle-text = Text
circle-copy = Copy
circle-copy-of = Copy the number of { $name }
circle-copied = The number is copied.
circle-meets = { $every ->
    [1] Every { $days }
   *[other] Every { $every } weeks on { $days }
}
circle-meets-at = { $meets }, { $time }

support-new = Add to your circle
support-change = In your circle
support-kind = What is it?
support-kind-person = A person
support-kind-place = A place
support-kind-group = A group
support-name = Name
support-name-lacking = Please write a name first.
support-tie = What they are to you
support-tie-hint = In your own words: my sister, my worker, the choir.
support-side = In your life, or by profession?
support-helps = What they help with
support-helps-hint = Like: makes me laugh, helps with forms, listens.
support-when = When to call or go
support-when-hint = Like: after six, when I cannot sleep, any time.
support-reach = How to reach them
support-phone = Phone number
support-texts = A text message is welcome
support-email = E-mail
support-address = Address
support-meets = When it meets
support-meets-hint = For what comes round again, like a group each week.
support-meets-days = On which days
support-meets-every = How often
support-meets-week = { $every ->
    [1] Every week
   *[other] Every { $every } weeks
}
support-meets-time = Time, if you like
support-favourite = A favourite
support-favourite-hint = Favourites come first, here and in Support.
support-remind = Remind me an hour before
support-reminded = Done. Next reminder: { $moment }
support-saved = Saved in your circle.
support-delete = Delete

support-uses-title = Your plan names { $name }
support-uses-text = { $count ->
    [one] This line of your plan points here. What would you like to do with it?
   *[other] These { $count } lines of your plan point here. What would you like to do with them?
}
support-uses-note = You can bring back all that you delete for 30 days.
support-uses-keep = { $count ->
    [one] Keep the line
   *[other] Keep the lines
}
support-uses-delete = { $count ->
    [one] Delete the line too
   *[other] Delete the lines too
}
