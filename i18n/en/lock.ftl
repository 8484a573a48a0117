### The lock, the recovery words, and hiding the screen.

lock-title = Lock and recovery words
lock-lead = A lock asks for a PIN or a passphrase before anything shows. You do not need one. It is here if you want it.
lock-the-lock = The lock
lock-off = The lock is off. Anyone who can use this device can open Trellis.
lock-on-pin = The lock is on. It opens with your PIN.
lock-on-passphrase = The lock is on. It opens with your passphrase.
lock-turn-on = Turn on a lock
lock-now = Lock now
lock-change = Change the lock
lock-turn-off = Turn off the lock
lock-cannot-be-off = This device has no safe place for keys right now, so the lock stays on.
lock-off-title = Turn off the lock?
lock-off-text = After this, anyone who can use this device can open Trellis. You can turn the lock on again.
lock-off-yes = Turn it off
lock-not-now = Not now
lock-came-by-words = You came in with your recovery words. If you forgot the old lock, choose a new one now.

lock-finger = Your finger or face
lock-finger-on = Your finger or face opens Trellis too. What you type works as before.
lock-finger-off = Your finger or face can open Trellis too, so you type less.
lock-finger-unknown = This device does not know your finger or face yet. Teach it in the device’s own settings, then come back here.
lock-finger-none = Trellis cannot use your finger or face on this device.
lock-finger-turn-on = Open with my finger or face
lock-finger-turn-off = Stop using my finger or face
lock-finger-title = Open with your finger or face?
lock-finger-all = Every finger and every face that this device knows will open Trellis. If it knows someone else’s, this may not be for you.
lock-finger-stays = You can always type instead. Keep in mind what you chose.
lock-finger-yes = Yes, turn it on
lock-finger-asking = This device asks you now…

lock-auto = Lock by itself
lock-auto-lead = When you have not touched Trellis for a while. It also locks when this device goes to sleep.
lock-auto-now = As soon as I leave
lock-auto-one = After 1 minute
lock-auto-five = After 5 minutes
lock-auto-fifteen = After 15 minutes
lock-auto-never = Never

lock-words = Recovery words
lock-words-lead = Twelve words on paper. They open your notes if you forget your lock, or if this device loses its key. They open your backups too.
lock-words-none = You have no recovery words yet. Without them, if your lock or your key is lost, nobody can open your notes. Not even us.
lock-words-there = You have recovery words. Keep the paper somewhere safe.
lock-words-make = Make recovery words
lock-words-new = Make new words

lock-seen = While Trellis is locked
lock-seen-lead = Help lines always show. You can let some of your own lines and people show too.
lock-seen-choose = Choose what shows

lock-hide = Hide the screen
lock-hide-lead = One tap in Me, or the Escape key twice, covers the screen. This hides the screen. It does not hide that the app is installed.

lockset-title = Your lock
lockset-way = Open Trellis with
lockset-pin = A PIN
lockset-passphrase = A passphrase
lockset-new-pin = New PIN
lockset-new-pin-hint = At least 6 digits. Not your birthday, if you can.
lockset-new-passphrase = New passphrase
lockset-new-passphrase-hint = At least 8 characters. Four or five plain words are strong and easy to keep in mind.
lockset-again = The same once more
lockset-differs = These two are not the same yet. Type it again, or turn on “Show what I type”.
lockset-show = Show what I type
lockset-tries = After 5 wrong tries there is a short wait. It gets longer, but nothing is ever erased.
lockset-save = Turn on this lock
lockset-done = Your lock is on
lockset-done-text = From now on Trellis opens with what you just chose.
lockset-done-finger = Your finger or face still opens it too.
lockset-done-words = If you forget it, only recovery words can open your notes. Do you want to make them now? It takes about five minutes and a pen.

proof-pin = Your PIN now
proof-passphrase = Your passphrase now
proof-wait = { $seconds ->
    [one] Please wait one second, then try again.
   *[other] Please wait { $seconds } seconds, then try again.
}
