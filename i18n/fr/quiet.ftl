### Les moments calmes : quand aucun rappel ne vient.

quiet-title = Moments calmes
quiet-lead = Aucun rappel ne vient alors. Vous n’avez rien à expliquer.
quiet-kept = Enregistré
quiet-rest = Je me repose
quiet-rest-lead = Tout se tait pour un temps, puis revient tout seul.
quiet-rest-today = Aujourd’hui
quiet-rest-three = Trois jours
quiet-rest-week = Une semaine
quiet-rest-day = Le dernier jour de repos
quiet-rest-until = Me reposer jusque-là
quiet-rest-lacking = Choisissez aujourd’hui ou un jour plus tard.
quiet-hours = Heures calmes
quiet-hours-hint = Ce qui viendrait alors attend la fin de ces heures.
quiet-from = De
quiet-to = À
quiet-days = Jours calmes de la semaine
quiet-days-hint = Pour un sabbat, un jour de prière, ou un jour juste pour vous.
quiet-dates = D’autres jours calmes
quiet-dates-hint = Pour une fête, un jeûne, ou quelques jours au loin.
quiet-dates-from = Premier jour
quiet-dates-to = Dernier jour, s’il est différent
quiet-dates-add = Ajouter
quiet-dates-remove = Enlever
quiet-dates-lacking = Choisissez un premier jour. Le dernier ne peut pas venir avant lui.
quiet-dates-span = Du { $from } au { $to }
