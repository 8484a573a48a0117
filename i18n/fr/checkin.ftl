### Faire le point.

checkin-new = Faire le point
checkin-change = Ce que vous avez noté
checkin-more = Plus de questions
checkin-clear = Effacer
checkin-clear-of = Effacer : { $ask }
checkin-tags = Qu’est-ce qui en faisait partie?
checkin-strengths = Les forces qui m’ont servi
checkin-strengths-hint = Seulement si l’une d’elles vous vient à l’esprit.
checkin-note = Note
checkin-note-hint = Tout ce que vous voulez garder. C’est pour vous, et pour personne d’autre.
checkin-rest-hint = Pas de question aujourd’hui. Le repos compte aussi.
checkin-delete = Supprimer cette entrée
checkin-saved = C’est enregistré.

checkin-other-title = Quelque chose est à moitié écrit
checkin-other-text = Vous aviez commencé autre chose sans l’enregistrer. Voulez-vous le continuer?
checkin-other-go-on = Le continuer
checkin-other-fresh = Le laisser et commencer ici

when = Quand
when-now = Maintenant
when-earlier = Plus tôt aujourd’hui
when-other = Un autre jour
when-day = Jour
when-time = Heure, si vous voulez
when-day-ahead = Ce jour n’est pas encore venu. Choisissez aujourd’hui ou un jour d’avant.
when-time-ahead = Cette heure n’est pas encore venue. Choisissez-en une plus tôt.
