### Quel jour revoir quelque chose.

review-title = Y revenir plus tard
review-when = Quand?
review-in-1 = Dans 1 mois
review-in-3 = Dans 3 mois
review-in-6 = Dans 6 mois
review-on = Un jour précis
review-no = Pas de date
review-day = Le jour
review-day-ahead = Choisissez un jour qui n’est pas encore passé.

## When to look again, where one thing is looked at.
review-again = Y revenir
review-again-next = Vous voulez y revenir autour du { $day }.
review-again-due = Vous vouliez y revenir autour du { $day }.
review-again-none = Aimeriez-vous y revenir un jour?
review-again-choose = Choisir un jour
review-again-done = C’est revu
review-again-thanks = Bien. Quand aimeriez-vous y revenir?
review-again-saved = Autour du { $day }, alors.
review-again-no-day = C’est bien. Aucun jour n’est fixé.
