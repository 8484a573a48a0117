### What a notice says, and a calendar's entry. Whoever sees the screen may read it.

# Says nothing about what it is for.
notice-secret = A moment for you
notice-checkin = How are you today?
notice-open = Open
notice-done = Done
notice-later = Later
notice-test = Here is your test reminder
