### Early signs: what the client asked Trellis to notice in their check-ins.

signs-title = Early signs
signs-lead = Trellis looks only for what you tell it to. It judges nothing.
signs-empty-title = Let your plan answer you
signs-empty-text = You know your own early signs. Say how one shows in your check-ins, like little sleep two days running. When it does, Today quietly shows you your own words.
signs-add = Add a sign
signs-none-words = These words are no longer in your plan.
signs-none-about = It looked at something that is gone. You can choose something else.
signs-quiet = Quiet until { $day }
signs-wake = Show it again
signs-on = On

sign-when = When { $what }, { $days ->
    [1] even on one day
   *[other] { $days } days running
}.
sign-what-below = you answer “{ $about }” with less than { $than }
sign-what-above = you answer “{ $about }” with more than { $than }
sign-what-lower = you answer “{ $about }” with a face lower than “{ $than }”
sign-what-higher = you answer “{ $about }” with a face higher than “{ $than }”
sign-what-said = you answer “{ $about }” with “{ $answer }”
sign-what-tagged = you tick “{ $about }”

sign-new = A new sign
sign-change = Change a sign
sign-line = Which sign is it?
sign-line-hint = The card shows these words, just as you wrote them.
sign-line-own = Write a new one
sign-words = Your sign, in your own words
sign-words-hint = For example: I stay up all night. It goes into your plan too.
sign-words-lacking = Please choose a sign, or write one.
sign-what = Where does it show?
sign-what-hint = A question you answer or a tag you tick when you check in.
sign-what-choose = Choose one
sign-what-lacking = Please choose a question or a tag.
sign-what-items = Your questions
sign-what-tags = Your tags
sign-what-nothing = You have no questions or tags to choose from yet.
sign-what-questions = Choose questions
sign-side = What do you look for?
sign-side-below = Less than
sign-side-above = More than
sign-than-below = Less than what?
sign-than-above = More than what?
sign-said = Which answer?
sign-rest-lacking = Please say what to look for.
sign-days = How many days running?
sign-days-count = { $days ->
    [1] One day
   *[other] { $days } days
}
sign-days-hint = Days with no answer and rest days do not count.
sign-action = What do you do then?
sign-action-hint = A line of your plan. The card on Today leads to it.
sign-action-none = Just show me my plan
sign-sum = This is what you ask for
sign-then = Then Today shows: “{ $words }”
sign-saved = Saved. Today will tell you.
sign-delete = Delete this sign
