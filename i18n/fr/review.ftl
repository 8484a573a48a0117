### Quel jour revoir quelque chose.

review-title = Le revoir plus tard
review-when = Quand?
review-in-1 = Dans 1 mois
review-in-3 = Dans 3 mois
review-in-6 = Dans 6 mois
review-on = Un jour précis
review-no = Pas de date
review-day = Le jour
review-day-ahead = Choisissez un jour qui n’est pas encore passé.
