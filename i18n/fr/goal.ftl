### Les buts : avec ses propres mots, par petits pas.

goals = Buts
goals-lead = Dans vos mots, à votre rythme.
goals-add = Écrire un but
goals-empty-title = Qu’aimeriez-vous voir changer?
goals-empty-text = Un logement, une amie, un cours, la tête plus calme. Dites-le à votre façon. Les petits pas viendront après.
goals-arrange = Changer l’ordre
goals-arrange-lead = Glissez un but par sa poignée, ou servez-vous des flèches.
goals-story = Ce que vous avez fait
goals-story-steps = { $count ->
    [one] Un pas de fait
   *[other] { $count } pas de faits
}
goals-story-own = { $count ->
    [one] Dont un par vous-même
   *[other] Dont { $count } par vous-même
}
goals-story-show = { $count ->
    [one] Un que vous pouvez montrer
   *[other] { $count } que vous pouvez montrer
}
goals-story-reached = { $count ->
    [one] Un but atteint
   *[other] { $count } buts atteints
}
goals-story-evidence = { $count ->
    [one] Une trace gardée
   *[other] { $count } traces gardées
}
goals-story-role = { $role }, depuis { $month }
goals-story-role-coming = { $role }, en chemin
goals-next = Ensuite : { $step }
goals-done = { $count ->
    [one] Un pas de fait
   *[other] { $count } pas de faits
}
goals-look = Vous vouliez revoir ce but.
goals-ways = Autour de vos buts
goals-way-balance = Équilibre de vie
goals-way-hint-balance = Comment ça va dans chaque partie de votre vie
goals-way-visit = Une page pour un rendez-vous
goals-way-hint-visit = Ce que vous voulez montrer et dire
goals-way-decisions = Décisions
goals-way-hint-decisions = Bien penser un choix, avec qui vous voulez

goal = But
goal-untitled = Un but
goal-status = Où il en est
goal-status-hint = Tout se vaut. On peut revenir en tout temps.
goal-status-thinking = J’y pense
goal-status-working = J’y travaille
goal-status-resting = Au repos
goal-status-reached = Atteint
goal-status-let_go = Laissé aller
goal-said-thinking = Rien ne presse. Il est là quand vous voudrez.
goal-said-working = Bien. Un petit pas suffit.
goal-said-resting = Le repos, c’est bien. Tout ce que vous avez fait reste.
goal-said-reached = Vous y êtes. Bravo.
goal-said-let_go = C’est laissé aller. Tout ce que vous avez fait reste.
goal-said-back = Bon retour à ce but.
goal-reached-on = Vous avez atteint ce but le { $day }.
goal-delete = Supprimer ce but
goal-change = Changer

## Les pas.
goal-steps = Petits pas
goal-steps-lead = Touchez un pas pour dire comment ça va.
goal-steps-none = Quelle est la première chose à faire? Petit, c’est bien.
goal-step-add = Ajouter un pas
goal-step-new = Un petit pas
goal-step-put = Ajouter
goal-step = Un pas
goal-step-text = Le pas
goal-step-text-lacking = Écrivez d’abord quelques mots.
goal-step-how = Comment ça va?
goal-step-how-hint = Laissez vide tant que ce n’est pas fait.
goal-how-with_help = Avec de l’aide
goal-how-on_own = Par moi-même
goal-how-can_show = Je peux le montrer
goal-step-first = Fait la première fois le { $day }
goal-step-remind = Me le rappeler
goal-step-delete = Supprimer ce pas
goal-step-saved = Votre pas est gardé.

## Les niveaux.
goal-levels = Comment ça avance
goal-levels-none = Si vous voulez, dites de quoi « mieux » aurait l’air. Vous verrez ensuite le chemin fait.
goal-levels-set = Le décrire
goal-levels-change = Changer les mots
goal-levels-now = Maintenant
goal-levels-start = Au début
goal-levels-both = Au début et maintenant
goal-levels-rate = Dire où j’en suis
goal-levels-past = Ce que vous avez dit avant
goal-levels-worker = Ce qu’a dit la personne qui vous suit
goal-level--2 = Bien moins que j’espère
goal-level--1 = Un peu moins que j’espère
goal-level-0 = Ce que j’espère
goal-level-1 = Un peu plus que j’espère
goal-level-2 = Bien plus que j’espère
goal-rate = Où en êtes-vous?
goal-rate-hint = Plus haut ou plus bas, c’est bon de le savoir.
goal-rate-note = Quelques mots, si vous voulez
goal-rate-lacking = Choisissez-en un.
goal-rate-saved = C’est gardé. Merci d’avoir regardé.
goal-rate-delete = Supprimer ce que j’ai dit le { $day }
goal-rate-remove = Supprimer
goal-scale = De quoi « mieux » a l’air
goal-scale-lead = Partez du milieu. Laissez vide ce qui ne sert pas.
goal-scale-0 = Qu’espérez-vous?
goal-scale-0-hint = Assez bien, et pas trop loin.
goal-scale-1 = Un peu plus que ça
goal-scale-2 = Bien plus que ça
goal-scale--1 = Un peu moins que ça
goal-scale--2 = Bien moins que ça
goal-scale-base = Où en êtes-vous ces jours-ci?
goal-scale-weight = Combien ce but compte-t-il?
goal-scale-weight-1 = Comme les autres
goal-scale-weight-2 = Plus que d’autres
goal-scale-weight-3 = Le plus
goal-scale-lacking = Décrivez-en au moins un.
goal-scale-saved = Vos mots sont gardés.
goal-scale-away = Enlever ces mots
goal-scale-gone = Les mots sont enlevés. Ce que vous avez dit reste.

## Avant et maintenant.
goal-then = Avant et maintenant
goal-then-words = Le { $day }, vous disiez : « { $then } »
goal-then-sure = Le { $then }, vous y croyiez à { $from } sur 10. Le { $now }, vous avez dit { $to } sur 10.
goal-then-matter = Le { $then }, ça comptait { $from } sur 10. Le { $now }, vous avez dit { $to } sur 10.
goal-then-none = Ce que vous faites, dites et gardez se verra ici.
goal-evidence-add = Garder une trace
goal-evidence-hint = Une note ou une photo qui montre le chemin fait.
goal-evidence = Une trace à garder
goal-evidence-text = Qu’aimeriez-vous garder?
goal-evidence-text-hint = Ce que vous avez fait, ce qu’on vous a dit, ce que ça fait.
goal-evidence-lacking = Écrivez quelque chose, ou ajoutez une photo.
goal-evidence-saved = C’est gardé.
goal-evidence-open = Changer la trace du { $day }
goal-evidence-delete = Supprimer cette trace

## Sur ce but, et la page où l’écrire : une idée à la fois.
goal-about = Sur ce but
goal-new = Un nouveau but
goal-form = Votre but
goal-form-progress = { $step } de { $steps }
goal-form-next = Suite
goal-form-before = Page d’avant
goal-form-save = Garder
goal-form-enough = Ça suffit, garder
goal-form-saved = Votre but est gardé.
goal-form-more = Vous pouvez laisser vide.
goal-part-words = Dans vos mots
goal-part-why = Pourquoi ça compte
goal-part-where = Sa place dans la vie
goal-part-helps = Ce qui aide
goal-part-way = Ce qui bloque
goal-part-sure = Ce que vous en pensez
goal-text = Qu’aimeriez-vous voir changer?
goal-text-hint = Comme vous le diriez à une amie.
goal-text-lacking = Écrivez d’abord quelques mots.
goal-why = Pourquoi est-ce que ça compte pour vous?
goal-why-hint = Qu’est-ce qui serait mieux? Qui le verrait?
goal-area = Dans quelle partie de votre vie?
goal-environment = Où cela se passera-t-il?
goal-environment-living = Là où je vis
goal-environment-learning = Là où j’apprends
goal-environment-working = Là où je travaille
goal-environment-social = Parmi les gens
goal-role = Un rôle va-t-il avec?
goal-role-hint = Comme voisine, élève, bénévole ou ami.
goal-strengths = Laquelle de vos forces va aider?
goal-strengths-none = Vos forces se montrent ici quand il y en a.
goal-supports = Qui peut aider?
goal-supports-none = Votre cercle se montre ici quand il y a du monde.
goal-lack = Qu’est-ce qui bloque?
goal-lack-skill = Une chose à apprendre
goal-lack-support = Une chose ou une personne qu’il me faut
goal-way = Dans vos mots
goal-matter = Combien cela compte-t-il pour vous?
goal-matter-low = peu
goal-matter-high = le plus
goal-sure = Croyez-vous pouvoir y arriver?
goal-sure-low = pas du tout
goal-sure-high = tout à fait
goal-of-ten = { $number } sur 10
goal-ideas = Quelques idées
goal-ideas-lead = Prenez-en une et faites-la vôtre, ou laissez-les.
goal-idea-steps = Trois petits pas viennent avec cette idée. Vous pourrez les changer.

