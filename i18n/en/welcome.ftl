### The first run.

welcome-progress = Step { $step } of { $steps }
welcome-next = Next
welcome-finish = Start
welcome-skip = Skip this
welcome-skip-all = Skip all of this

welcome-language-title = Welcome to Trellis
welcome-language-lead = A calm place to note how you are. What you write stays on this device, locked, and is yours alone.
welcome-language = Language
welcome-name-title = What would you like to be called?
welcome-name-lead = Any name is fine. You can change it later.
welcome-name = Your name here
welcome-matters-title = What matters to you?
welcome-matters-lead = People, places, hopes, the small things. It will be there when you open Trellis.
welcome-matters = In your own words
welcome-matters-hint = A few words are enough.
welcome-questions-title = What would you like to ask yourself?
welcome-questions-lead = Pick as few as you like. One is enough. You can change them or add your own later.
welcome-questions = Questions
welcome-before = I have used Trellis before
