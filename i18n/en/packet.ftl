### A page for somebody without an account: a locked file that a browser opens with six words.

packet = A locked page for somebody
packet-lead = For a person you trust, who does not use Trellis. They open the file in any browser, with no network. It opens with six words.
packet-words = The six words
packet-words-lead = Tell them by voice, on the phone or face to face. Do not write them in the same message as the file. They show only here.
packet-until = Read it until
packet-until-hint = After that day, the page does not open by itself any more.
packet-until-odd = Please choose a day from today on.
packet-honest = A date is a wish, not a lock. Who has the file and the words can find a way around it. What somebody has read, you cannot take back.
packet-save = Save the locked page
packet-busy = Locking it
packet-saved = It is saved. Now tell the six words.

packet-file-title = A page for you
packet-file-lead = Somebody wants you to read this. They told you six words. Please type them here.
packet-file-words = The six words
packet-file-open = Open
packet-file-busy = One moment
packet-file-wrong = These words do not open it. Please look at each word, and try again.
packet-file-over = The time of this page is over. Please talk to the person who gave it to you.
packet-file-until = They would like you to read it until this day: { $day }
packet-file-honest = Please keep it to yourself, and delete the file when you no longer need it.
packet-file-old = This browser is too old to open the page. Please try another one.
