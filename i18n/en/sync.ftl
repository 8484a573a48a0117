### Devices in step: before yes, how it stands, adding a device, coming back, stopping.

sync = Your devices in step
sync-lead = What you write on one device shows on the others, too. A lost phone is then not a lost record.
sync-off = It is off. Nothing leaves this device.
sync-off-how = If you say yes, a locked copy goes to your agency’s server. Only your devices can open it. You need an invitation from your agency, and you can stop at any time.
sync-begin = I have an invitation
sync-join = I use Trellis on another device
sync-recover = I have my 12 words, but lost my device

sync-not-now = Not now
sync-next = Next
sync-step = Step { $step } of { $steps }
sync-open = Go to Today

### Before yes.

sync-invite-title = Your invitation
sync-invite-lead = Your agency gives it to you. It is a link, a square code, or a line of letters and numbers. Nothing is sent yet.
sync-invite-look = See where it leads

sync-who-title = Who keeps the copy?
sync-who-lead = This invitation leads to a server with this name:
sync-who-yet = We have not asked that server anything yet. Nothing was sent.
sync-who-check = Is this the name your agency told you? If you are not sure, ask them first.
sync-who-until = The invitation is good until then: { $when }.

sync-what-title = What goes there?
sync-what-all = A locked copy of all that is in Trellis: your check-ins, your plan, your people, your photos.
sync-what-locked = It is locked here, before it goes. The key stays with your devices and your 12 words. The agency cannot read it.
sync-what-see = What they can see: that there is a copy, how big it is, when something comes, and from which network.

sync-why-title = What is it good for?
sync-why-step = Your phone and your laptop show the same.
sync-why-lost = If a device is lost or breaks, your record is not gone.
sync-why-only = It is for nothing else. Nobody looks at it, and nobody there knows how you are.

sync-until-title = Until when?
sync-until-you = Until you stop. You can do that any day, here in Trellis, in a few taps.
sync-until-how = Go to Me, then “Your devices in step”, then “Stop”. You ask nobody, and you say no reason.
sync-until-erase = When you stop, you choose: the copy stays there, locked, or the server erases it. Then you get a signed note that says so.

sync-cannot-title = What we cannot promise
sync-cannot-server = A server can be down, or lose the copy. So keep your backups, too.
sync-cannot-hide = It could hold back what is new. Trellis watches for that and tells you.
sync-cannot-people = Who has your 12 words, or your open device, can read all of it.
sync-cannot-erase = We can hold the server to what it signed. We cannot look into all its old copies.

sync-words-title = Your recovery words
sync-words-lead = If all your devices are lost, these twelve words are the only way back to the copy. Nobody else has them.
sync-words-type = Your 12 recovery words
sync-words-type-hint = In their order, from your paper. They stay on this device.
sync-words-make-lead = You have no recovery words yet. It takes two minutes, and you come back here.
sync-words-make = Make my recovery words
sync-words-without = Go on without words
sync-words-lacking = Please type your words, or go on without them.
sync-words-care = Without words, the copy is of no use once your last device is gone.

sync-yes-title = Keep a locked copy?
sync-yes-server = It goes to { $server }.
sync-yes-free = Saying no does not change your services.
sync-yes = Yes
sync-yes-busy = Asking the server now
sync-name = What this device is called
sync-name-hint = Only your own devices see this name.
sync-name-phone = My phone
sync-name-laptop = My laptop
sync-name-lacking = Please give this device a name.
sync-yes-done = It has begun. It goes on by itself.

### How it stands.

sync-in-step = All is in step
sync-in-step-text = Last looked: { $when }.
sync-going = Getting in step
sync-going-of = Getting in step: { $done } of { $all }
sync-sending-of = Sending: { $done } of { $all }
sync-coming-of = Coming in: { $done } of { $all }
sync-going-text = You can go on with anything else. It goes on by itself.
sync-waits = { $changes ->
    [one] One change waits to go
   *[other] { $changes } changes wait to go
}
sync-first = It begins soon
sync-network = It waits for a network
sync-network-text = What you write is safe here. It goes out when there is a network.
sync-unreachable = The server cannot be reached now
sync-unreachable-text = What you write is safe here. It goes out later.
sync-busy = The server has much to do now
sync-busy-text = What you write is safe here. It goes out later.
sync-full = The server is full
sync-full-text = It has no more room for your copy. What you write is safe here. Please tell your agency.
sync-version = The server speaks another version
sync-version-text = Update Trellis on this device. If that does not help, tell your agency.
sync-refused = The server does not let this device in
sync-refused-text = Your record is safe here. Look whether the date and time of this device are right. If they are, ask your agency.
sync-nonsense = The server answers in a way that makes no sense
sync-nonsense-text = Nothing of it was taken in. What you write is safe here. Please tell your agency.
sync-device = This device has no room, or needs a look
sync-device-text = Make some room on it. Under “Backup” you can see whether your file is well.
sync-gone = This device was removed
sync-gone-text = It is no longer in step with the others, or the copy was erased. All that is here stays here, and you can go on.
sync-next-try = Next try: { $when }.
sync-now = Look now
sync-just-now = just now
sync-soon = very soon

sync-to-come = Still to come
sync-to-come-changes = { $count ->
    [one] One change from here has not gone out yet.
   *[other] { $count } changes from here have not gone out yet.
}
sync-to-come-photos = { $count ->
    [one] One photo has not gone out yet.
   *[other] { $count } photos have not gone out yet.
}
sync-to-come-network = Photos wait for Wi-Fi, as you chose.
sync-to-come-missing = { $count ->
    [one] One part from your other devices is still on its way.
   *[other] { $count } parts from your other devices are still on their way.
}
sync-to-come-newer = { $count ->
    [one] One change comes from a newer Trellis. Update Trellis here, and it will show.
   *[other] { $count } changes come from a newer Trellis. Update Trellis here, and they will show.
}
sync-to-come-unreadable = { $count ->
    [one] One change cannot be read on any device. All else is fine.
   *[other] { $count } changes cannot be read on any device. All else is fine.
}
sync-photos = Photos only over Wi-Fi
sync-photos-hint = Keeps your phone plan for other things.

sync-no-words = Your recovery words do not lead back to the copy yet. If all your devices are lost, nobody can open it.
sync-where = Where the copy is
sync-where-contact = To reach somebody there: { $contact }

sync-alarm-title = Something to look at
sync-alarm-disagree = Two copies of what “{ $name }” wrote do not agree. Both are kept, and you can go on. This can be a fault of the server. Please tell your agency.
sync-alarm-rolled_back = The server shows less than it did before. Nothing is lost here. It may be an older copy of theirs. Please ask your agency.
sync-alarm-forged = Something came that none of your devices wrote. It was not taken in. Please tell your agency.
sync-alarm-devices = The list of your devices was changed by somebody else. That change was not taken in. Please tell your agency.
sync-alarm-server_key = This is not the server you said yes to, or its key was changed. Nothing goes out now. Please ask your agency.
sync-alarm-at = First seen: { $when }.
sync-alarm-seen = I have read this
sync-alarm-some = one of your devices

### Devices.

sync-devices = Your devices
sync-devices-change = Change devices
sync-device-this = This one
sync-device-heard = Last heard: { $when }
sync-device-unheard = Not heard of yet
sync-device-unnamed = A device with no name yet
sync-devices-lead = A device that was away for long may have things that are not here yet.
sync-rename = Save the name
sync-renamed = The name is saved.
sync-remove = Remove
sync-remove-named = Remove { $name }
sync-remove-title = Remove this device?
sync-remove-what = From now on, “{ $name }” gets nothing new. All other devices take new keys.
sync-remove-has = What it already has, it can still read. If you have it at hand, erase Trellis there.
sync-remove-words = If your paper with the 12 words was near it, make new words, too.
sync-remove-go-on = Go on
sync-remove-sure = Are you sure?
sync-remove-sure-text = “{ $name }” can come back only if you add it again.
sync-remove-yes = Remove it
sync-removed = It is removed.
sync-keep = Keep it

### Adding a device.

sync-add = Add a device
sync-add-title = Add a device
sync-add-lead = On the new device, open Trellis and choose “I use Trellis on another device”. It shows a square code.
sync-add-type = The 25 letters and numbers under it
sync-add-go-on = Go on
sync-add-waiting = Waiting for the other device
sync-add-words = The same three words?
sync-add-words-lead = Look at “{ $name }”. Does it show these three words, in this order?
sync-add-same = Yes, the same
sync-add-differ = No, they differ
sync-add-joining = Letting it in
sync-add-done = It is in
sync-add-done-text = “{ $name }” now gets all that is here. You can put both devices away. It goes on by itself.
sync-add-over = Nothing was let in
sync-add-over-text = The words were not the same, or it took too long. Begin again when you like, with a new code.
sync-add-again = Begin again

sync-join-title = Use Trellis here, too
sync-join-lead = You need your other device at hand.
sync-join-server-hint = On your other device: Me, “Your devices in step”, “Where the copy is”.
sync-join-begin = Show the code
sync-join-contact = When you tap, this device asks that server for a place to meet. Nothing you wrote is sent.
sync-join-code = Show this to your other device
sync-join-code-lead = There, open Me, “Your devices in step”, “Add a device”. Scan the square, or type the letters and numbers.
sync-join-code-alt = The square code. The letters and numbers below say the same.
sync-join-code-typed = Or type this
sync-join-code-care = Show it to nobody else. It is good for ten minutes.
sync-join-words = Three words to compare
sync-join-words-lead = Your other device asks if it shows the same three words. Say so there.
sync-join-joining = Your other device lets this one in
sync-join-done = This device is in
sync-join-coming = Your record is coming in. The newest month is first.
sync-join-whole = All of it is here.
sync-join-over-text = The words were not the same, or it took too long. You can begin again with a new code.

### Coming back.

sync-back-title = You have used Trellis before
sync-back-lead = Good to see you. What do you have?
sync-back-device = Another device with Trellis on it
sync-back-device-hint = Both show the same from then on
sync-back-words = My 12 recovery words
sync-back-words-hint = My device is lost, a copy is on a server
sync-back-backup = A backup
sync-back-backup-hint = A file that I kept

sync-recover-title = Back with your 12 words
sync-recover-lead = You need your twelve words, and the name of the server that keeps your copy. Your agency can tell you the name.
sync-recover-server-hint = It looks like care.example.org.
sync-recover-contact = When you tap, this device asks that server. Your words stay on this device.
sync-recover-go = Bring it back
sync-recover-busy = Looking for your copy
sync-recover-done = Your record is back
sync-recover-coming = Your record is coming back
sync-recover-newest = The newest check-in that came is from { $day }.
sync-recover-none = There is no check-in in the copy yet.
sync-recover-after = What you wrote later, with no network, did not get to the copy.
sync-recover-devices = Your old devices are still on the list. Is each still yours? If not, remove it.
sync-recover-see-devices = See my devices

### Stopping.

sync-stop = Stop
sync-stop-title = Stop keeping in step
sync-stop-lead = All that is on this device stays here. Your other devices keep what they have.
sync-stop-what = What about the copy on the server?
sync-stop-erase = Erase it
sync-stop-erase-hint = The server erases all of it now, for all your devices. It gives you a signed note. It needs a network.
sync-stop-keep = Leave it there, locked
sync-stop-keep-hint = Only this device stops. With your 12 words you can come back to the copy later.
sync-stop-yes = Stop
sync-stop-busy = Stopping
sync-stop-unreachable = The server cannot be reached, so it can erase nothing now. Nothing was changed. Try later, or stop now and leave the copy there.
sync-stopped = It has stopped
sync-stopped-text = Nothing leaves this device any more.
sync-stopped-kept = The copy is still on the server, locked. Nobody there can read it.

sync-receipts = What the server erased
sync-receipt-whole = The whole copy was erased: { $size }, { $when }.
sync-receipt-part = Some entries were erased: { $size }, { $when }.
sync-receipt-signed = The server signed this. Trellis keeps it here for you.
sync-receipt-see = See the signed note
sync-receipt-copy = Copy it
sync-receipt-copied = It is copied.
