### An invitation, before an agreement: the camera, a link, or what is typed from paper.

invite-how = What do you have?
invite-link = A link
invite-letters = Letters and numbers
invite-paste = The link
invite-paste-hint = Copy it from the message, and paste it here.
invite-typed = The 25 letters and numbers
invite-typed-hint = Capitals and spaces do not matter.
invite-server = The server’s name
invite-server-hint = It stands on the same paper. It looks like care.example.org.
invite-lacking = Please fill this in first.
invite-scan = Scan the square code
invite-scan-stop = Stop the camera
invite-scan-on = Hold the square code in front of the camera.
invite-scan-refused = The camera is not free to use. You can type the code.
invite-scan-nothing = There is no square code in this picture that can be read here.
invite-picture = Choose a picture of the square code
