### Insights: one question over time, and days with something.

insight-question = Question
insight-questions = Choose questions
insight-check-in = Check in
insight-empty-title = Your days will draw themselves here
insight-empty-text = After about five days you can start to see how things go. Gaps are fine, and rest days too.
insight-empty-question = To draw something, this page needs a question with faces, numbers, or yes and no.

insight-earlier = Earlier
insight-later = Later

insight-points = { $number } %
insight-how-to-read = How to read this
insight-legend-days = Each dot is one day: the average of your answers. The bar goes from the lowest to the highest. Where there is no dot, there is no answer, and the line stops.
insight-legend-weeks = Each dot is one week: the average of its days. The bar goes from the lowest to the highest. Where there is no dot, there is no answer, and the line stops.
insight-measures = See questionnaires

insight-usual = What is usual
insight-usual-lead = This looks at the last 52 weeks. Small gaps are often just chance.
insight-by-part = By time of day
insight-by-weekday = By day of the week
insight-part-0 = Morning
insight-part-1 = Afternoon
insight-part-2 = Evening
insight-part-3 = Night
insight-days = { $days ->
    [one] 1 day
   *[other] { $days } days
}
insight-half = Half of these days: { $low } to { $high }
insight-few = Too few days to say yet

insight-with-empty-title = What goes with what
insight-with-empty-text = When a tag was there on five days or more, and not there on five others, this page can look at both sides. There is no rush.
insight-clear-title = What stands out
insight-clear-lead = From { $days } days with an answer since { $from }.
insight-clear-none = { $days ->
    [one] Nothing stands out yet, from one day with an answer. More days may show more. Or there may be nothing to find, and that is fine.
   *[other] Nothing stands out yet, from { $days } days with an answer. More days may show more. Or there may be nothing to find, and that is fine.
}
insight-not-why = This shows what came on the same days. It does not show why.
insight-on-tag = On days with { $name }
insight-on-strength = On days you used a strength: { $name }
insight-on-done = On days you did this: { $name }
insight-on-at-least = On days with { $span } or more: { $name }
insight-on-weekday = On a { $day }
insight-direction = { $way ->
    [value-more] “{ $ask }” was higher.
    [value-less] “{ $ask }” was lower.
    [time-more] “{ $ask }” was longer.
    [time-less] “{ $ask }” was shorter.
    [yes-more] “{ $ask }” was yes more often.
   *[yes-less] “{ $ask }” was yes less often.
}
insight-with = { $days ->
    [one] One day with it
   *[other] { $days } days with it
}
insight-without = { $days ->
    [one] One day without it
   *[other] { $days } days without it
}
insight-likely = The gap is likely from { $low } to { $high }.
insight-not-clear = Not clear
insight-side-with = { $days ->
    [one] With it, one day: { $mean }
   *[other] With it, { $days } days: { $mean }
}
insight-side-without = { $days ->
    [one] Without it, one day: { $mean }
   *[other] Without it, { $days } days: { $mean }
}
insight-all = All that was looked at
insight-all-lead = Most of these gaps may be just chance. Only what is likely more than chance is marked with a gap.
insight-column-thing = Days
insight-column-sides = With it, without it, likely gap

insight-signs-title = Early signs that came
insight-sign-times = { $times ->
    [one] It came once in the last 52 weeks.
   *[other] It came { $times } times in the last 52 weeks.
}
insight-sign-latest = The last time: { $when }.
insight-helped = What you marked as a help at these times:
insight-helped-times = { $times ->
    [one] { $name }, once
   *[other] { $name }, { $times } times
}
