### Revoir : le mois, un jour, la recherche.

lookback-earlier = Avant :
lookback-later = Après :
lookback-months = Autres mois
lookback-years = Autres années
lookback-choose = Choisir un mois
lookback-days = Autres jours
lookback-legend = Le sens des signes
lookback-sum = { $days ->
    [0] Rien n’est noté ce mois-ci. C’est très bien ainsi.
    [one] Vous avez fait le point un jour ce mois-ci.
   *[other] Vous avez fait le point { $days } jours ce mois-ci.
}
lookback-count = { $count ->
    [one] 1 entrée
   *[other] { $count } entrées
}
lookback-has-note = avec une note
lookback-empty-title = Vos jours apparaîtront ici
lookback-empty-text = Chaque fois que vous faites le point, le visage choisi se pose sur son jour. Vous pouvez aussi remplir un jour passé : touchez-le plus bas.

day-add = Ajouter à ce jour
day-empty-title = Rien n’est noté ici
day-empty-text = C’est très bien ainsi. Vous pouvez ajouter quelque chose, si vous voulez.
day-change = Modifier
day-delete = Supprimer
day-origin = De { $source } : { $mood }
day-origin-app = De { $source }
day-tags = Ce qui en faisait partie
day-strengths = Forces qui ont servi

search = Chercher
search-label = Chercher un mot
search-hint = Dans vos notes, vos réponses écrites et vos étiquettes. Les accents et les majuscules ne comptent pas.
search-count = { $count ->
    [0] Rien trouvé
    [one] { $count } trouvée
   *[other] { $count } trouvées
}
search-count-more = { $count } trouvées ou plus
search-more = En voir plus
search-none-title = Rien ne correspond
search-none-text = Essayez un seul mot, ou juste ses premières lettres.
