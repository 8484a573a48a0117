### The questions that are offered to begin with.

faces-1 = Rough
faces-2 = Low
faces-3 = Okay
faces-4 = Good
faces-5 = Great

starter-mood = How is it right now?
starter-energy = How much energy do you have?
starter-sleep = How long did you sleep?
starter-people = How close do you feel to people?
starter-hope = How hopeful do you feel?
starter-helped = What helped?
starter-hard = What was hard?

ends-energy-low = none
ends-energy-high = a lot
ends-people-low = far away
ends-people-high = very close
ends-hope-low = no hope
ends-hope-high = a lot of hope
