### Dans la page du jour : les rappels venus, et ceux à venir.

came-title = Vous vouliez un rappel
came-lead = Rien ne presse. Maintenant, plus tard ou pas du tout : tout va.
came-checkin = Faire le point
came-at = Aujourd’hui, { $time }
came-yesterday = Hier, { $time }
came-on = { $day }, { $time }
came-check-in = Faire le point
came-done = C’est fait
came-not-today = Pas aujourd’hui
came-later = Plus tard
came-ten-minutes = Dans 10 minutes
came-hour = Dans une heure
came-evening = Ce soir
came-tomorrow = Demain
came-clear = Tout ranger
came-cleared = C’est rangé.
came-said-done = C’est noté comme fait.
came-said-not-today = Pas aujourd’hui. C’est correct.
came-said-at = Plus tard, alors : { $time }
came-said-later = Il revient plus tard.
came-list = Pour aujourd’hui
came-list-lead = Cochez ce que vous avez fait, si vous voulez.
