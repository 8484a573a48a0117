### Charts: one question over time, wherever it is drawn.

chart-span = How far to look
chart-span-week = Week
chart-span-month = Month
chart-span-year = Year
chart-sentence = { $days ->
    [one] From { $from } to { $to }: one day with an answer.
   *[other] From { $from } to { $to }: { $days } days with an answer.
}
chart-level = The average was { $mean }. Lowest: { $low }. Highest: { $high }.
chart-sentence-none = From { $from } to { $to } there is no answer to this question. That is fine.
chart-slider = Move through the days
chart-gap = No answer
chart-between = { $mean }, from { $low } to { $high }
chart-from-to = { $low } to { $high }
chart-week = { $from } to { $to }
chart-face = { $word } ({ $number } of 5)
chart-share = Yes { $number } % of the time
chart-table = See it as a table
chart-column-when = When
chart-column-told = Average, then lowest to highest
