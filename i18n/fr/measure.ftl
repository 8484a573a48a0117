### Les questionnaires publiés : ce qui les entoure; leurs propres mots sont dans data/measures.

measures = Questionnaires
measures-lead = Des questions courtes, faites et mises à l’essai par d’autres. Prenez-en un quand vous voulez. Rien ne presse.
measures-off = Pas encore ici
measure-length = { $questions } questions, environ { $minutes ->
    [one] une minute
   *[other] { $minutes } minutes
}
measure-made-by = Fait par { $names }
measure-begun = { $count ->
    [one] Commencé : une réponse est gardée
   *[other] Commencé : { $count } réponses sont gardées
}
measure-last = La dernière fois : { $day }

measure-freely = Laissez une question de côté si vous voulez. Arrêtez quand bon vous semble, et revenez. Trellis ne montre vos réponses à personne.
measure-only-en = Nous n’avons ses mots qu’en anglais.
measure-only-fr = Nous n’avons ses mots qu’en français.
measure-begin = Commencer
measure-go-on = Reprendre où j’en étais
measure-afresh = Tout reprendre du début

measure-progress = Question { $at } de { $count }
measure-lead = La consigne
measure-previous = Revenir d’une
measure-skip = Laisser de côté
measure-next = Suivante
measure-take-back = Retirer ma réponse
measure-open = Laissée de côté

measure-end-lead = La fin
measure-end = C’était la dernière question
measure-end-open = Certaines sont restées de côté, et c’est très bien.
measure-end-none = Il n’y a pas de réponse
measure-end-none-text = C’est très bien. Vous pouvez revenir un autre jour, ou pas du tout.
measure-end-look = Voir mes réponses
measure-finish = Voir ce que cela dit
measure-leave = Laisser pour l’instant
measure-answered = Réponses données : { $answered } sur { $questions }
measure-answered-newer = Rempli dans un Trellis plus récent

measure-support-title = Merci de l’avoir dit
measure-support-text = De telles pensées peuvent venir quand tout pèse lourd. Personne ne doit les porter sans aide. Voici ce qui peut aider tout de suite : ce que vous gardez pour les jours difficiles, et des lignes qui répondent.
measure-support-nobody = Trellis ne prévient personne, et personne ne regarde. Pour que quelqu’un le sache, vous pouvez le joindre d’ici.
measure-support-go-on = Continuer les questions
measure-support-stop = M’arrêter ici pour l’instant

measure-taken-title = Ce que disent vos réponses
measure-taken-no-number = Trop de questions sont restées de côté pour faire un total. Vos réponses sont gardées.
measure-taken-not = Ce n’est pas un diagnostic. Cela montre ce temps-là, selon vos propres réponses.
measure-taken-talk = En parler peut aider, avec une personne de confiance ou qui vous accompagne.
measure-taken-support = Ouvrir le soutien
measure-before = La fois d’avant, { $day } :
measure-show-number = Voir le nombre
measure-number-of = { $total } sur { $of }
measure-label = Ceux qui l’ont fait appellent cela
measure-filled = Une ou deux questions sont restées de côté. Les autres ont servi à les remplir.
measure-number-cannot = Un nombre monte ou descend pour bien des raisons. Il ne connaît ni vos jours, ni vos forces, ni la suite.
measure-your-answers = Vos réponses
measure-done = Terminé
measure-delete = Supprimer ces réponses

measure-history = Vos réponses d’avant
measure-history-none = Rien encore. Une fois rempli, vous pourrez y revenir ici.
measure-numbers = Voir les nombres
measure-day = Jour
measure-number = Nombre
measure-no-number = Pas de nombre

measure-often = Voulez-vous qu’on vous le propose de temps en temps?
measure-often-hint = Vous le verrez aussi parmi vos rappels.
measure-often-never = Jamais
measure-often-two_weeks = Toutes les deux semaines
measure-often-month = Tous les mois
measure-often-three_months = Tous les trois mois
measure-often-other = Comme vous l’avez réglé
measure-often-kept = Enregistré

measure-by = Qui l’a fait
measure-licence = La licence, et où en lire plus
