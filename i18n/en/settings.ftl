### Me, and how it looks.

settings-kept = Saved

me-way-circle = Your circle
me-way-hint-circle = People, places and groups
me-way-strengths = Your strengths
me-way-hint-strengths = What you are, can do and have
me-way-hopeNotes = Hope notes
me-way-hint-hopeNotes = From good days, for hard ones
me-way-signs = Early signs
me-way-hint-signs = What you want to notice in time
me-way-reminders = Reminders
me-way-hint-reminders = Times, quiet hours, notices
me-way-measures = Questionnaires
me-way-hint-measures = Short ones, only if you wish
me-way-items = Your questions
me-way-hint-items = Change, add, put in order
me-way-tags = Your tags
me-way-hint-tags = People, places, what helps
me-way-region = Where you are
me-way-hint-region = Help lines for your place
me-way-look = How it looks
me-way-hint-look = Text size, light or dark
me-way-import = Bring your past
me-way-hint-import = From Daylio, Bearable and more
me-way-deleted = Recently deleted
me-way-hint-deleted = Bring back what you deleted

me-you = You
me-name = What you like to be called
me-matters = What matters to you
me-matters-hint = It shows on Today, as a warm reminder.
me-language = Language
me-language-device = As on this device
me-day-end = When your day ends
me-day-end-lead = If you are up late, a check-in after midnight can still count for the day before. Choose when a new day begins for you.
me-midnight = Midnight
me-colour = What colours your calendar
me-colour-lead = The faces from this question show on your days.

about = Your privacy
about-here = Everything you write stays on this device.
about-locked = It is locked with a key, so no one else can read the file.
about-account = There is no account, and you do not need a network.
about-never = Trellis has no ads. It does not track you or sell what you write.
about-yours = It is all yours, to change or delete as you like.
about-version = Trellis { $version }

look = How it looks
look-lead = Changes show at once, on this device only.
look-text = Text size
look-text-usual = Usual
look-text-size = { $size } %
look-theme = Light or dark
look-theme-system = As on this device
look-theme-light = Light
look-theme-dark = Dark
look-contrast = Contrast
look-contrast-hint = More contrast makes words and edges stand out.
look-contrast-system = As on this device
look-contrast-more = More
look-motion = Motion
look-motion-hint = Less motion keeps things still.
look-motion-system = As on this device
look-motion-less = Less
look-preview = This is how it looks
look-preview-lead = Words you can read with ease, and faces to tap.
