### The questions that are offered to begin with.

starter-like-faces = Five faces
starter-like-ten = A number from 0 to 10
starter-like-duration = Hours and minutes
starter-like-text = A few words

starter-mood = How is it right now?
starter-mood-1 = Rough
starter-mood-2 = Low
starter-mood-3 = Okay
starter-mood-4 = Good
starter-mood-5 = Great
starter-energy = How much energy do you have?
starter-energy-low = none
starter-energy-high = a lot
starter-sleep = How long did you sleep?
starter-people = How close do you feel to people?
starter-people-low = far away
starter-people-high = very close
starter-hope = How much hope do you have today?
starter-hope-low = none
starter-hope-high = a lot
starter-helped = What helped today?
starter-hard = What was hard today?
