### Les forces : ce que l’on est, sait faire et a.

strengths = Vos forces
strengths-lead = Touchez une force pour la changer, ou pour voir quand elle a servi.
strengths-empty-title = Vous avez plus de forces que vous ne croyez
strengths-empty-text = Ce que vous êtes, savez et avez aide les jours difficiles. Trouvez ici quelques forces. Quand une force vous sert, cochez-la en faisant le point.
strengths-more = Trouver vos forces
strengths-more-lead = Ouvrez une question. Touchez ce qui convient, ou écrivez vos propres mots.
strengths-take = Ajouter :
strengths-own = Écrire la vôtre
strengths-add = Ajouter
strengths-added = C’est ajouté à vos forces.

strength-prompt-thanked = De quoi vous dit-on merci?
strength-prompt-got_through = Qu’est-ce qui vous a déjà fait passer au travers?
strength-prompt-can_do = Que savez-vous faire de vos mains ou de votre tête?
strength-prompt-lived = Que savez-vous pour l’avoir vécu?
strength-prompt-kept = Qu’est-ce que vous n’avez jamais lâché?
strength-prompt-roots = Quelles sont vos racines et vos croyances?
strength-prompt-beside = Qui avez-vous à vos côtés?
strength-example-thanked-1 = Je sais écouter
strength-example-thanked-2 = Je fais rire les gens
strength-example-thanked-3 = Je donne un coup de main
strength-example-got_through-1 = Je demande de l’aide
strength-example-got_through-2 = Je prends un jour à la fois
strength-example-got_through-3 = La musique
strength-example-can_do-1 = Je cuisine
strength-example-can_do-2 = Je répare des choses
strength-example-can_do-3 = Je n’oublie jamais un visage
strength-example-lived-1 = Je sais traverser une nuit dure
strength-example-lived-2 = Je sais ce qui me calme
strength-example-lived-3 = Je vois quand un proche va moins bien
strength-example-kept-1 = Mon humour
strength-example-kept-2 = Je prends soin des animaux
strength-example-kept-3 = J’espère encore
strength-example-roots-1 = Ma foi
strength-example-roots-2 = Ma langue
strength-example-roots-3 = Ma culture
strength-example-beside-1 = Une amie qui reste
strength-example-beside-2 = Mon animal
strength-example-beside-3 = Mon groupe

strength-new = Une nouvelle force
strength-change = Votre force
strength-text = Avec vos mots
strength-text-hint = Quelques mots suffisent.
strength-text-lacking = Écrivez d’abord quelques mots.
strength-saved = Votre force est enregistrée.
strength-delete = Supprimer
strength-story = Quand elle a servi
strength-used = { $days ->
    [one] Cette force vous a servi un jour : { $last }.
   *[other] Cette force vous a servi { $days } jours. Le dernier : { $last }.
}
strength-unused = Quand cette force vous sert, cochez-la en faisant le point. Les jours seront montrés ici.
strength-days = Ces jours-là
strength-lines = Dans votre plan
