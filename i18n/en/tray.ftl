### The small menu beside the clock. Whoever sees the screen may read it.

tray-support = Support now
tray-pause = Pause reminders until tomorrow
tray-resume = Turn reminders back on
tray-open = Open Trellis
tray-quit = Close Trellis
