### Ce qu’une personne montre à qui l’accompagne : la même page pour les deux.

shown-as-of = Tel que c’était le { $day }.
shown-since = Cela remonte au { $day }.
shown-nothing = Il n’y a rien ici pour le moment.

shown-strengths = Forces
shown-goals = Buts
shown-trends = Au fil du temps
shown-plan = Plan de mieux-être
shown-hard-days = Plan pour les jours durs
shown-visit = Page pour la visite
shown-days = Jours
shown-balance = Équilibre de vie
shown-measures = Séries de questions

shown-goal-untitled = Un but
shown-status = Où il en est
shown-status-thinking = En réflexion
shown-status-working = En cours
shown-status-resting = En pause
shown-status-reached = Atteint
shown-status-let_go = Laissé de côté
shown-area = Part de la vie
shown-where = Où
shown-where-living = À la maison
shown-where-learning = Pour apprendre
shown-where-working = Au travail
shown-where-social = Parmi les gens
shown-role = Rôle
shown-important = À quel point ça compte
shown-sure = Confiance
shown-steps = Petits pas
shown-how-with_help = Fait avec de l’aide
shown-how-on_own = Fait sans aide
shown-how-can_show = Peut le montrer à d’autres
shown-levels = Comment ça va
shown-level--2 = Bien moins que souhaité
shown-level--1 = Un peu moins que souhaité
shown-level-0 = Ce qui est souhaité
shown-level-1 = Un peu plus que souhaité
shown-level-2 = Bien plus que souhaité
shown-start = Au départ
shown-now = À ses yeux, le { $day }
shown-worker = Aux yeux de qui l’accompagne, le { $day }
shown-goal-strengths = Forces qui aident
shown-goal-people = Gens qui aident

shown-better-high = Plus, c’est mieux pour cette personne.
shown-better-low = Moins, c’est mieux pour cette personne.

shown-rest = Un jour de repos
shown-tags = Étiquettes
shown-month = { $days ->
    [one] { $month } : un jour
   *[other] { $month } : { $days } jours
}

shown-visit-strengths = Ce que j’apporte
shown-visit-changed = Ce qui a changé
shown-visit-helped = Ce qui a aidé
shown-visit-want = Ce que je veux
shown-visit-decision = À décider ensemble

shown-balance-1 = Pas bien
shown-balance-2 = Pas très bien
shown-balance-3 = Entre les deux
shown-balance-4 = Bien
shown-balance-5 = Très bien
shown-balance-more = Plus d’aide souhaitée ici
shown-before = Ce qui a été dit avant

shown-measure-of = { $number } sur { $of }
shown-measure-no-number = Pas de nombre
shown-measure-answers = Par question :
shown-measure-answer = { $question } : { $answer }
shown-measure-open = sans réponse
