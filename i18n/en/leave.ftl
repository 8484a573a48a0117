### Leaving a form with words that are not saved yet.

leave-title = You have not saved this yet
leave-text = If you leave now, what you changed here is not kept.
leave-stay = Stay here
leave-go = Leave without saving
