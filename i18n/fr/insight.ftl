### Repères : une question au fil du temps, et les jours avec quelque chose.

insight-question = Question
insight-questions = Choisir des questions
insight-check-in = Faire le point
insight-empty-title = Vos jours se dessineront ici
insight-empty-text = Après environ cinq jours, vous pourrez voir comment ça va. Les vides sont permis, les jours de repos aussi.
insight-empty-question = Pour dessiner, cette page a besoin d’une question avec des visages, des nombres, ou oui et non.

insight-earlier = Plus tôt
insight-later = Plus tard

insight-points = { $number } %
insight-how-to-read = Comment lire le dessin
insight-legend-days = Chaque point est un jour : la moyenne de vos réponses. La barre va de la plus basse à la plus haute. Sans point, il n’y a pas de réponse, et la ligne s’arrête.
insight-legend-weeks = Chaque point est une semaine : la moyenne de ses jours. La barre va de la réponse la plus basse à la plus haute. Sans point, il n’y a pas de réponse, et la ligne s’arrête.
insight-measures = Voir les questionnaires

insight-usual = D’habitude
insight-usual-lead = Ceci regarde les 52 dernières semaines. Un petit écart est souvent un hasard.
insight-by-part = Selon le moment
insight-by-weekday = Selon le jour
insight-part-0 = Matin
insight-part-1 = Après-midi
insight-part-2 = Soir
insight-part-3 = Nuit
insight-days = { $days ->
    [one] 1 jour
   *[other] { $days } jours
}
insight-half = La moitié de ces jours : { $low } à { $high }
insight-few = Encore trop peu de jours

insight-with-empty-title = Ce qui va avec quoi
insight-with-empty-text = Quand une étiquette est là au moins cinq jours, et absente cinq autres, cette page peut comparer les deux. Rien ne presse.
insight-clear-title = Ce qui ressort
insight-clear-lead = Sur { $days } jours avec une réponse, depuis le { $from }.
insight-clear-none = { $days ->
    [one] Rien ne ressort pour le moment, sur un jour avec une réponse. D’autres jours en diront peut-être plus. Ou il n’y a rien à trouver, et c’est très bien.
   *[other] Rien ne ressort pour le moment, sur { $days } jours avec une réponse. D’autres jours en diront peut-être plus. Ou il n’y a rien à trouver, et c’est très bien.
}
insight-not-why = On voit ce qui est venu les mêmes jours. On ne voit pas pourquoi.
insight-on-tag = Les jours avec { $name }
insight-on-strength = Les jours où une force a servi : { $name }
insight-on-done = Les jours où vous avez fait ceci : { $name }
insight-on-at-least = Les jours avec { $span } ou plus : { $name }
insight-on-weekday = Le { $day }
insight-direction = { $way ->
    [value-more] « { $ask } » : plus haut.
    [value-less] « { $ask } » : plus bas.
    [time-more] « { $ask } » : plus long.
    [time-less] « { $ask } » : plus court.
    [yes-more] « { $ask } » : oui plus souvent.
   *[yes-less] « { $ask } » : oui moins souvent.
}
insight-with = { $days ->
    [one] Un jour avec
   *[other] { $days } jours avec
}
insight-without = { $days ->
    [one] Un jour sans
   *[other] { $days } jours sans
}
insight-likely = L’écart va sans doute de { $low } à { $high }.
insight-not-clear = Pas clair
insight-side-with = { $days ->
    [one] Avec, un jour : { $mean }
   *[other] Avec, { $days } jours : { $mean }
}
insight-side-without = { $days ->
    [one] Sans, un jour : { $mean }
   *[other] Sans, { $days } jours : { $mean }
}
insight-all = Tout ce qui a été regardé
insight-all-lead = La plupart de ces écarts sont peut-être un hasard. Seul ce qui dépasse le hasard porte un écart.
insight-column-thing = Jours
insight-column-sides = Avec, sans, écart probable

insight-signs-title = Les signes qui sont venus
insight-sign-times = { $times ->
    [one] Ce signe est venu une fois ces 52 dernières semaines.
   *[other] Ce signe est venu { $times } fois ces 52 dernières semaines.
}
insight-sign-latest = La dernière fois : { $when }.
insight-helped = Ce que vous avez noté comme une aide à ces moments :
insight-helped-times = { $times ->
    [one] { $name }, une fois
   *[other] { $name }, { $times } fois
}
