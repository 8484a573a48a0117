### Équilibre de vie : comment ça va dans chaque partie de la vie.

balance = Équilibre de vie
balance-lead = Répondez à ce que vous voulez. Passez le reste.
balance-level-1 = Pas bien
balance-level-2 = Pas très bien
balance-level-3 = Entre les deux
balance-level-4 = Bien
balance-level-5 = Très bien
balance-more = J’aimerais plus d’aide ici
balance-before = Le { $day }, vous avez dit : { $level }
balance-before-more = Le { $day }, vous vouliez plus d’aide ici.
balance-saved = C’est gardé. Là où vous voulez plus d’aide, c’est sur la page pour un rendez-vous.
balance-saved-plain = C’est gardé.
balance-lacking = Répondez d’abord à l’une des questions.
balance-past = Ce que vous avez dit avant
balance-past-more = plus d’aide voulue
balance-delete = Supprimer ce que j’ai dit le { $day }
balance-every = Me le demander
balance-every-1 = Chaque mois
balance-every-3 = Tous les 3 mois
balance-every-0 = Quand je viens ici, sans plus
balance-due = Ça fait un moment. Jetez un autre coup d’œil, si vous voulez.
