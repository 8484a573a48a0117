### The wellness plan: its sections, its lines, what changed, and the page to print.

plan-title = My plan
plan-lead = In your own words and your own order.
plan-parts = Parts of your plan
plan-part-well = Staying well
plan-part-hard = For hard days
plan-hard-lead = Write this on a good day. On a hard day it is one tap away, under Support.

## The headings of the sections that Trellis brings along, as the client would say them.
plan-heading-well_me = What I am like when I am well
plan-heading-important = What is important to me
plan-heading-every_day = Every day I…
plan-heading-helps = What helps me
plan-heading-triggers = Triggers, and what I do
plan-heading-early_signs = Early signs, and what I do
plan-heading-when_hard = When things are hard
plan-heading-crisis = In a crisis
plan-heading-after_crisis = After a crisis
plan-heading-hard_signs = How I know it is a hard day
plan-heading-by_self = What I can do by myself
plan-heading-take_my_mind = People and places that take my mind off it
plan-heading-ask = People I can ask for help
plan-heading-professionals = Workers and help lines I can call
plan-heading-safer = Making the space around me safer
plan-heading-reasons = My reasons to go on

plan-prompt-well_me = What are you like on a good day? What would a friend see?
plan-prompt-important = Who and what matters to you? What do you want to keep, even on hard days?
plan-prompt-every_day = What small things keep you steady? Think of food, sleep, people, a bit of air.
plan-prompt-helps = What do you do, or like to have near you, that makes you feel better?
plan-prompt-triggers = What can throw you off? And what do you do then, or want to try?
plan-prompt-early_signs = What do you notice first when things start to slip? What helps at that point?
plan-prompt-when_hard = What is it like when things are hard? What do you do, and what can others do?
plan-prompt-crisis = How can others tell that they need to step in? Who should come? What helps, and what does not?
plan-prompt-after_crisis = What will help you find your feet again? What can wait?
plan-prompt-hard_signs = What do you think, feel or do when a hard day begins?
plan-prompt-by_self = What can you do alone, right now, to get through the next hour?
plan-prompt-take_my_mind = Who is good company? Where can you just be, with nothing to explain?
plan-prompt-ask = Who can you tell that it is hard? Who would you call first?
plan-prompt-professionals = Which worker, doctor or help line can you call? When are they there?
plan-prompt-safer = What could you lock up, give away or leave with someone for a while? Who can help you do it?
plan-prompt-reasons = Who or what do you stay for? What do you still look forward to?
plan-prompt-own = Write the first line when you are ready.

plan-idea-well_me-1 = I laugh easily and I hum while I cook.
plan-idea-well_me-2 = I answer my messages.
plan-idea-well_me-3 = I plan things and look forward to them.
plan-idea-well_me-4 = I like quiet. It does not mean I am sad.
plan-idea-important-1 = My kids know they can count on me.
plan-idea-important-2 = A home of my own, and my cat.
plan-idea-important-3 = My faith and my community.
plan-idea-important-4 = Having a say in my own care.
plan-idea-every_day-1 = I eat breakfast, even a small one.
plan-idea-every_day-2 = I go outside before noon.
plan-idea-every_day-3 = I take my pills with my coffee.
plan-idea-every_day-4 = I talk to one person.
plan-idea-helps-1 = A walk to the water and back.
plan-idea-helps-2 = Music, loud, with the door closed.
plan-idea-helps-3 = A warm bath and early to bed.
plan-idea-helps-4 = Drawing, even badly.
plan-idea-triggers-1 = Loud, busy places. I step out for five minutes.
plan-idea-triggers-2 = Bills and letters. I open them with someone.
plan-idea-triggers-3 = The date I lost someone. I plan that day ahead.
plan-idea-triggers-4 = A fight at home. I go for a walk and come back.
plan-idea-early_signs-1 = I sleep less than five hours. I cancel what I can and rest.
plan-idea-early_signs-2 = I stop answering people. I send one short text.
plan-idea-early_signs-3 = My mind races at night. I write it down and put it away.
plan-idea-early_signs-4 = I skip meals. I keep soup in the freezer.
plan-idea-when_hard-1 = I stay in bed. Please call, and let it ring.
plan-idea-when_hard-2 = I do one thing only: wash, eat or step outside.
plan-idea-when_hard-3 = I ask my worker to see me sooner.
plan-idea-when_hard-4 = I let someone else do the shopping.
plan-idea-crisis-1 = I need help if I have not slept for three nights.
plan-idea-crisis-2 = Talk to me slowly and call me by my name.
plan-idea-crisis-3 = Please do not touch me without asking.
plan-idea-crisis-4 = My neighbour has a key and feeds the cat.
plan-idea-after_crisis-1 = The first week I only do what I have to.
plan-idea-after_crisis-2 = I would like to talk about what helped and what did not.
plan-idea-after_crisis-3 = I go back to work a bit at a time.
plan-idea-after_crisis-4 = I thank the people who were there.
plan-idea-hard_signs-1 = I tell myself that nothing will get better.
plan-idea-hard_signs-2 = I cannot sit still.
plan-idea-hard_signs-3 = Nothing feels real.
plan-idea-hard_signs-4 = I want to be left alone by everyone.
plan-idea-by_self-1 = I hold something cold and breathe out slowly.
plan-idea-by_self-2 = I put on a show I know by heart.
plan-idea-by_self-3 = I take a shower and put on clean clothes.
plan-idea-by_self-4 = I tell myself: only the next ten minutes.
plan-idea-take_my_mind-1 = The library. It is warm and nobody asks.
plan-idea-take_my_mind-2 = My sister and her bad jokes.
plan-idea-take_my_mind-3 = The coffee shop on the corner.
plan-idea-take_my_mind-4 = Playing cards at the drop-in.
plan-idea-ask-1 = My brother. I can say “It is one of those days.”
plan-idea-ask-2 = My friend from group, after six.
plan-idea-ask-3 = My neighbour, if I need someone in the room.
plan-idea-ask-4 = My elder.
plan-idea-professionals-1 = My worker, on weekdays until four.
plan-idea-professionals-2 = A crisis line, day or night.
plan-idea-professionals-3 = My family doctor. I ask for a call back the same day.
plan-idea-professionals-4 = The emergency room nearest to me.
plan-idea-safer-1 = A friend keeps my extra pills for me.
plan-idea-safer-2 = I do not keep alcohol at home.
plan-idea-safer-3 = I stay at my sister’s for a few nights.
plan-idea-safer-4 = I ask someone to take away what I could hurt myself with.
plan-idea-reasons-1 = My daughter’s laugh.
plan-idea-reasons-2 = My dog waits for me at the door.
plan-idea-reasons-3 = I have come through days like this before.
plan-idea-reasons-4 = I want to see the garden in June.
plan-ideas = A few ideas
plan-ideas-lead = Take one and make it yours, or leave them.

## The plan itself.
plan-add-line = Add a line
plan-in-section = in “{ $section }”
plan-change-section = Change
plan-of-section = this section: { $section }
plan-add-section = Add a section
plan-arrange = Change the order
plan-arrange-lead = Drag a section by its handle, or use the arrows.
plan-none-title = A blank page
plan-none-text = All sections are put away. You can bring one back, or add your own.
plan-away = Put away
plan-away-lead = They keep all their lines.
plan-is-back = The section is back.
plan-hide = Put this section away
plan-hidden = Put away. It keeps all its lines.
plan-line-first = In Support
plan-pick-up-lead = A line is half written. It is all still here.
plan-line-reminded = With a reminder
plan-line-photo = With a photo
plan-all-lines =
    { $count ->
        [one] Show one more line
       *[other] Show { $count } more lines
    }

plan-ways = More for your plan
plan-way-circle = Your circle
plan-way-hint-circle = People, places and groups
plan-way-strengths = Your strengths
plan-way-hint-strengths = What you are, know and can do
plan-way-hopeNotes = Hope notes
plan-way-hint-hopeNotes = Notes to yourself from good days
plan-way-signs = Early signs
plan-way-hint-signs = Your plan speaks up when you want it to
plan-way-planChanges = What changed
plan-way-hint-planChanges = Look back at your plan, and undo
plan-way-planPrint = Print
plan-way-hint-planPrint = Your plan on paper

## Looking at it again, when the client wants to.
plan-review-due = You wanted to look at your plan again around { $day }.
plan-review-done = I looked at it
plan-review-later = Later
plan-review-choose = Choose a day
plan-review-next = You want to look at your plan again around { $day }.
plan-review-none = Would you like to look at your plan again some time?
plan-review-last = You last looked at it on { $day }.
plan-review-thanks = Good. When would you like to look at it again?
plan-review-saved = Around { $day }, then.
plan-review-no-day = All right. No day is set.

## A section.
plan-section = Section
plan-section-new = A section of your own
plan-section-rename = Change the heading
plan-section-title = Heading
plan-section-title-hint = In your own words.
plan-section-title-lacking = Please write a heading.
plan-section-ours = Use our heading again
plan-section-added = Your section is added.
plan-section-renamed = The heading is changed.
plan-packet = Give it to somebody as a locked page
plan-section-delete = Delete this section
plan-section-order = Drag a line by its handle, or use the arrows.

## A line.
plan-line = A line
plan-line-new = A new line
plan-line-text = Your words
plan-line-text-hint = As you would say it. You can also leave this empty and only choose something below.
plan-line-text-lacking = Please write something, or choose something below.
plan-line-points = Who or what goes with it
plan-line-points-lead = If you like. What you choose here shows under your words.
plan-line-support = From your circle
plan-line-support-add = Add to your circle
plan-line-strength = A strength of yours
plan-line-strength-add = Add a strength
plan-line-item = A question from your check-in
plan-line-link = A link
plan-line-link-hint = A web page, a phone number or an email address.
plan-line-link-odd = This does not look like a link. Try a page that starts with https, a phone number or an email address.
plan-line-first-label = Show first in Support
plan-line-first-hint = So that it is the first thing you see on a hard day.
plan-line-section = Move to another section
plan-line-saved = Your line is saved.
plan-line-delete = Delete this line

## What changed.
plan-changes-title = What changed
plan-changes-lead = What you changed, newest first. You can undo a change.
plan-changes-since = Show changes
plan-changes-months-3 = From the last 3 months
plan-changes-month = Since { $month }
plan-changes-all = All of them
plan-changes-none-title = No changes in this time
plan-changes-none-text = When you change your plan, you will see it here.
plan-changes-more = Show more
plan-changes-undone = Undone.
plan-changes-what = this change: { $what }
plan-own-section = a section of your own
plan-change-line-added = You added “{ $after }” to “{ $section }”.
plan-change-line-added-bare = You added a line to “{ $section }”.
plan-change-line-reworded = In “{ $section }”, you changed “{ $before }” to “{ $after }”.
plan-change-line-worded = In “{ $section }”, you gave a line the words “{ $after }”.
plan-change-line-unworded = In “{ $section }”, you took out the words “{ $before }”.
plan-change-line-linked = In “{ $section }”, you changed what goes with “{ $after }”.
plan-change-line-linked-bare = In “{ $section }”, you changed what goes with a line.
plan-change-line-moved = You moved “{ $after }”. It is in “{ $section }”.
plan-change-line-moved-bare =
    { $count ->
        [one] You moved a line in “{ $section }”.
       *[other] You put { $count } lines of “{ $section }” in another order.
    }
plan-change-line-back = You brought “{ $after }” back to “{ $section }”.
plan-change-line-back-bare = You brought a line back to “{ $section }”.
plan-change-line-removed = You deleted “{ $after }” from “{ $section }”.
plan-change-line-removed-bare = You deleted a line from “{ $section }”.
plan-change-section-added = You added the section “{ $section }”.
plan-change-section-reworded = You changed the heading “{ $before }” to “{ $after }”.
plan-change-section-moved =
    { $count ->
        [one] You moved the section “{ $section }”.
       *[other] You put { $count } sections in another order.
    }
plan-change-section-hidden = You put “{ $section }” away.
plan-change-section-back = You brought “{ $section }” back.
plan-change-section-removed = You deleted the section “{ $section }”.

## The page to print.
plan-print-title = Print
plan-print-lead = Choose what goes on paper. Nothing is sent anywhere.
plan-print-what = What to print
plan-print-well = Staying well
plan-print-hard = For hard days
plan-print-circle = My circle, with numbers
plan-print-circle-title = My circle
plan-print-lines = Crisis lines, with numbers
plan-print-button = Print
plan-print-page = The page
plan-print-nothing = Choose something to print.
plan-print-empty = There is nothing here yet.
plan-print-made = Printed on { $day }
plan-print-crisis = Crisis lines
plan-print-call = Call { $number }
plan-print-text = Text { $number }
plan-print-text-word = Text { $word } to { $number }
plan-print-phone = Phone { $number }
plan-print-phone-texts = Phone or text { $number }
plan-print-email = Email { $email }
plan-print-checked = Checked on { $day }
