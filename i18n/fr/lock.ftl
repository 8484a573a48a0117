### Le verrou, les mots de secours, et masquer l’écran.

lock-title = Verrou et mots de secours
lock-lead = Un verrou demande un NIP ou une phrase secrète avant de montrer quoi que ce soit. Rien ne presse. C’est là si vous le voulez.
lock-the-lock = Le verrou
lock-off = Il n’y a pas de verrou. Toute personne qui utilise cet appareil peut ouvrir Trellis.
lock-on-pin = Le verrou est mis. Votre NIP l’ouvre.
lock-on-passphrase = Le verrou est mis. Votre phrase secrète l’ouvre.
lock-turn-on = Mettre un verrou
lock-now = Verrouiller tout de suite
lock-change = Changer le verrou
lock-turn-off = Enlever le verrou
lock-cannot-be-off = Cet appareil n’a pas de coffre pour les clés en ce moment : le verrou reste.
lock-off-title = Enlever le verrou?
lock-off-text = Ensuite, toute personne qui utilise cet appareil pourra ouvrir Trellis. Vous pourrez remettre un verrou.
lock-off-yes = L’enlever
lock-not-now = Pas maintenant
lock-came-by-words = Vos mots de secours vous ont ouvert. Si vous avez oublié l’ancien verrou, choisissez-en un autre maintenant.

lock-finger = Votre doigt ou votre visage
lock-finger-on = Votre doigt ou votre visage ouvre aussi Trellis. Ce que vous écrivez marche comme avant.
lock-finger-off = Votre doigt ou votre visage peut aussi ouvrir Trellis. Vous aurez moins à écrire.
lock-finger-unknown = Cet appareil ne connaît pas encore votre doigt ni votre visage. Montrez-les-lui dans ses propres réglages, puis revenez ici.
lock-finger-none = Sur cet appareil, Trellis ne peut pas s’ouvrir avec le doigt ni le visage.
lock-finger-turn-on = Ouvrir avec le doigt ou le visage
lock-finger-turn-off = Ne plus ouvrir ainsi
lock-finger-title = Ouvrir avec le doigt ou le visage?
lock-finger-all = Tous les doigts et tous les visages que cet appareil connaît ouvriront Trellis. S’il connaît ceux de quelqu’un d’autre, ce n’est peut-être pas pour vous.
lock-finger-stays = Vous pourrez toujours écrire à la place. Gardez en tête ce que vous avez choisi.
lock-finger-yes = Oui, l’activer
lock-finger-asking = L’appareil vous le demande…

lock-auto = Se verrouiller seul
lock-auto-lead = Quand vous n’avez pas touché à Trellis depuis un moment. Il se verrouille aussi quand l’appareil se met en veille.
lock-auto-now = Dès que je quitte
lock-auto-one = Après 1 minute
lock-auto-five = Après 5 minutes
lock-auto-fifteen = Après 15 minutes
lock-auto-never = Jamais

lock-words = Mots de secours
lock-words-lead = Douze mots sur papier. Ils ouvrent vos notes si vous oubliez votre verrou, ou si cet appareil perd sa clé. Ils ouvrent aussi vos sauvegardes.
lock-words-none = Vous n’avez pas encore de mots de secours. Sans eux, si le verrou ou la clé se perd, personne ne peut ouvrir vos notes. Pas même nous.
lock-words-there = Vous avez des mots de secours. Gardez le papier en lieu sûr.
lock-words-make = Faire des mots de secours
lock-words-new = Faire de nouveaux mots

lock-seen = Quand Trellis est verrouillé
lock-seen-lead = Les lignes d’aide sont toujours là. Vous pouvez aussi y laisser voir des gens et des lignes à vous.
lock-seen-choose = Choisir ce qui se voit

lock-hide = Masquer l’écran
lock-hide-lead = Une touche dans Moi, ou deux fois la touche Échap, et l’écran est couvert. Cela masque l’écran. Cela ne cache pas que l’application est installée.

lockset-title = Votre verrou
lockset-way = Ouvrir Trellis avec
lockset-pin = Un NIP
lockset-passphrase = Une phrase secrète
lockset-new-pin = Nouveau NIP
lockset-new-pin-hint = Au moins 6 chiffres. Si possible, pas votre date de naissance.
lockset-new-passphrase = Nouvelle phrase secrète
lockset-new-passphrase-hint = Au moins 8 caractères. Quatre ou cinq mots simples : c’est solide et facile à retenir.
lockset-again = Encore une fois
lockset-differs = Les deux ne sont pas encore pareils. Écrivez-le de nouveau ou activez « Afficher ce que j’écris ».
lockset-show = Afficher ce que j’écris
lockset-tries = Après 5 mauvais essais, il faut attendre un peu. L’attente s’allonge, mais rien n’est jamais effacé.
lockset-save = Mettre ce verrou
lockset-done = Le verrou est mis
lockset-done-text = À partir de maintenant, Trellis s’ouvre avec ce que vous venez de choisir.
lockset-done-finger = Votre doigt ou votre visage l’ouvre encore, lui aussi.
lockset-done-words = Si vous l’oubliez, seuls des mots de secours peuvent ouvrir vos notes. Voulez-vous les faire maintenant? Il faut un crayon et environ cinq minutes.

proof-pin = Votre NIP actuel
proof-passphrase = Votre phrase secrète actuelle
proof-wait = { $seconds ->
    [one] Attendez une seconde, puis réessayez.
   *[other] Attendez { $seconds } secondes, puis réessayez.
}
