### What Today tells about the file that everything is in: seldom, and kindly.

told-damaged = A part of your file cannot be read. Nothing was deleted, and there is a way on.
told-backup = Your weekly backup could not be made. Your notes are safe.
told-full = This device is nearly full. Make some room soon, so that what you write can be saved.
told-before = A backup took the place of what was here before. What was here then goes on its own after { $day }.
told-look = See what to do
told-later = Not now
