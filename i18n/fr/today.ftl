### Aujourd’hui, le premier écran.

today-greeting-morning = { $named ->
    [yes] Bonjour, { $name }
   *[no] Bonjour
}
today-greeting-afternoon = { $named ->
    [yes] Bon après-midi, { $name }
   *[no] Bon après-midi
}
today-greeting-evening = { $named ->
    [yes] Bonsoir, { $name }
   *[no] Bonsoir
}
today-greeting-night = { $named ->
    [yes] Bonsoir, { $name }
   *[no] Bonsoir
}
today-welcome-back = { $named ->
    [yes] Vous revoilà, { $name }
   *[no] Vous revoilà
}

today-tap-one = Touchez un visage. C’est assez pour aujourd’hui.
today-tap-first = Touchez d’abord un visage, ou ajoutez autre chose.
today-add-more = En dire plus
today-saved = C’est enregistré.
today-check-in-title = Comment va la journée?
today-check-in-lead = Répondez à ce que vous voulez, pas plus.
today-check-in = Faire le point

today-empty-title = Cette page est à vous
today-empty-text = Choisissez quelques questions à vous poser. Vous pourrez les changer quand vous voulez.
today-empty-choose = Choisir des questions
today-empty-note = Juste écrire une note

today-rest = Une journée de repos
today-rest-saved = Une journée de repos. C’est très bien ainsi.
today-so-far = Votre journée jusqu’ici
today-nothing-yet = Ce que vous enregistrez aujourd’hui apparaît ici.
today-matters = Ce qui compte pour vous

pick-up-title = Reprendre où vous étiez
pick-up-lead = Vous aviez commencé à faire le point. Tout est encore là.
pick-up-go-on = Continuer
pick-up-let-go = Laisser de côté
pick-up-gone = C’est mis de côté.
