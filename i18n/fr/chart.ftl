### Dessins : une question au fil du temps, partout où elle se dessine.

chart-span = Jusqu’où regarder
chart-span-week = Semaine
chart-span-month = Mois
chart-span-year = Année
chart-sentence = { $days ->
    [one] Du { $from } au { $to } : un jour avec une réponse.
   *[other] Du { $from } au { $to } : { $days } jours avec une réponse.
}
chart-level = La moyenne : { $mean }. Le plus bas : { $low }. Le plus haut : { $high }.
chart-sentence-none = Du { $from } au { $to }, il n’y a pas de réponse à cette question. C’est très bien ainsi.
chart-slider = Aller d’un jour à l’autre
chart-gap = Pas de réponse
chart-between = { $mean }, de { $low } à { $high }
chart-from-to = { $low } à { $high }
chart-week = { $from } au { $to }
chart-face = { $word } ({ $number } sur 5)
chart-share = Oui { $number } % du temps
chart-table = Voir en tableau
chart-column-when = Quand
chart-column-told = Moyenne, puis du plus bas au plus haut
