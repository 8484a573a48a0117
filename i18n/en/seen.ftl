### What shows while the app is locked.

seen-title = While Trellis is locked
seen-lead = Help lines always show. Nothing of yours does, until you turn it on here.
seen-care = Anyone who opens Trellis on this device can see what you turn on, without your lock. You may want first names only.
seen-lines = Your own lines
seen-people = Your people
seen-none = Your first lines and your people are not filled in yet. You can add them in your plan and your circle.
seen-cannot = This device has no safe place for keys right now, so nothing of yours can show.
seen-preview = This is what a stranger could see
seen-kept = Saved
