### Supprimé récemment : ramené, ou vraiment parti.

deleted = Supprimé récemment
deleted-lead = Ce que vous supprimez reste ici pendant 30 jours. Après, c’est vraiment parti.
deleted-empty-title = Il n’y a rien ici
deleted-empty-text = Ce que vous supprimez reste ici pendant 30 jours. D’ici là, vous pouvez tout ramener.
deleted-kind-checkin = Ce que vous avez noté
deleted-kind-section = Sections de votre plan
deleted-kind-line = Lignes de votre plan
deleted-kind-sign = Signes
deleted-kind-support = De votre cercle
deleted-kind-strength = Forces
deleted-kind-hope = Mots d’espoir
deleted-kind-reminder = Rappels
deleted-kind-measure = Questionnaires remplis
deleted-kind-goal = Buts
deleted-kind-step = Petits pas
deleted-kind-rating = Comment un but avançait
deleted-kind-evidence = Traces gardées pour un but
deleted-kind-balance = Équilibre de vie
deleted-kind-decision = Décisions
deleted-kind-way = Voies pour décider
deleted-some-checkin = Une entrée
deleted-some-section = Une section
deleted-some-line = Une ligne
deleted-some-sign = Un signe
deleted-some-support = Une personne, un lieu ou un groupe
deleted-some-strength = Une force
deleted-some-measure = Un questionnaire rempli
deleted-some-hope = Un mot d’espoir avec une photo
deleted-some-reminder = Un rappel
deleted-some-goal = Un but
deleted-some-step = Un pas
deleted-some-rating = Comment un but avançait
deleted-some-evidence = Une photo gardée
deleted-some-balance = Équilibre de vie
deleted-some-decision = Une décision
deleted-some-way = Une voie pour décider
deleted-parts = { $count ->
    [one] Avec une chose qui en fait partie
   *[other] Avec { $count } choses qui en font partie
}
deleted-lines = { $count ->
    [one] Avec une ligne
   *[other] Avec { $count } lignes
}
deleted-days = { $days ->
    [0] Le dernier jour pour le ramener
    [one] Encore un jour
   *[other] Encore { $days } jours
}
deleted-back = Ramener
deleted-go = Supprimer pour de bon
deleted-all = Tout supprimer pour de bon
deleted-one-title = Supprimer ceci pour de bon?
deleted-one-text = Ce sera vraiment parti. Après, personne ne pourra le ramener.
deleted-all-title = Tout supprimer pour de bon?
deleted-all-text = Tout ce qui est ici sera vraiment parti. Après, personne ne pourra le ramener.
deleted-keep = Garder pour le moment
deleted-gone = C’est vraiment parti.
