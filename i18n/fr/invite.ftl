### Une invitation, avant un accord : la caméra, un lien, ou ce qu’on tape d’après le papier.

invite-how = Qu’avez-vous?
invite-link = Un lien
invite-letters = Des lettres et des chiffres
invite-paste = Le lien
invite-paste-hint = Copiez-le du message, puis collez-le ici.
invite-typed = Les 25 lettres et chiffres
invite-typed-hint = Les majuscules et les espaces ne comptent pas.
invite-server = Le nom du serveur
invite-server-hint = Il est sur le même papier. Il ressemble à soins.exemple.org.
invite-lacking = Remplissez d’abord ceci, s’il vous plaît.
invite-scan = Lire le code carré
invite-scan-stop = Fermer la caméra
invite-scan-on = Tenez le code carré devant la caméra.
invite-scan-refused = La caméra n’est pas libre. Vous pouvez taper le code.
invite-scan-nothing = On ne peut lire aucun code carré dans cette image.
invite-picture = Choisir une image du code carré
