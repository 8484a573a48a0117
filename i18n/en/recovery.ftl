### Recovery words: making them, writing them down, saying them back.

recovery-title = Recovery words
recovery-lead = Twelve words that open your notes and your backups.
recovery-what = Trellis shows you twelve words, this once. You write them on paper. If one day your lock is forgotten or your key is lost, you type them in and your notes are back.
recovery-careful = Anyone who has these words can read your notes. Keep the paper where you keep things that matter, or with someone you trust.
recovery-without = Without them, a lost lock or key cannot be put right. Nobody else has a copy. Not even us.
recovery-new = New words take the place of the old ones here. Backups you made before still open only with the old words.
recovery-language = Words in
recovery-alone = I am somewhere nobody else can see my screen
recovery-alone-nudge = Turn this on first, when you are somewhere private.
recovery-show = Show my words

recovery-sheet = Your recovery words
recovery-sheet-lead = Write them down in this order. Trellis will not show them again.
recovery-paper-title = Trellis: recovery words
recovery-paper-what = These twelve words open my notes in Trellis and my Trellis backups, on any device. Please keep this page safe and private.
recovery-paper-age = To open a backup without Trellis: save the next line in a file and give that file to the free program “age”, with its option -i.
recovery-print = Print this page
recovery-print-care = A printer can keep a copy. Your own hand is safest.
recovery-written = I wrote them down

recovery-back = Say three of them back
recovery-back-lead = From your paper. Then you know that it is right.
recovery-number = Word { $number }
recovery-not-right = One of these is not as on the screen before. Look at your paper again, or go back and see the words.
recovery-see-again = See the words again
recovery-keep = Keep these words

recovery-done = Your recovery words are ready
recovery-done-text = They open your notes from now on, and the backups you make from today.
recovery-done-back = Back to the lock
recovery-done-on = Go on
