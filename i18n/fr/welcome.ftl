### La première ouverture.

welcome-progress = Étape { $step } sur { $steps }
welcome-next = Suivant
welcome-finish = Commencer
welcome-skip = Passer
welcome-skip-all = Passer toutes les étapes

welcome-language-title = Bienvenue dans Trellis
welcome-language-lead = Un endroit calme pour noter comment vous allez. Ce que vous écrivez reste sur cet appareil, sous clé, et n’est qu’à vous.
welcome-language = Langue
welcome-name-title = Comment aimez-vous qu’on vous appelle?
welcome-name-lead = Le nom que vous voulez. Vous pourrez le changer plus tard.
welcome-name = Votre nom ici
welcome-matters-title = Qu’est-ce qui compte pour vous?
welcome-matters-lead = Des gens, des lieux, des espoirs, les petites choses. Vos mots seront là quand vous ouvrirez Trellis.
welcome-matters = Dans vos mots
welcome-matters-hint = Quelques mots suffisent.
welcome-questions-title = Quelles questions aimeriez-vous vous poser?
welcome-questions-lead = Choisissez-en aussi peu que vous voulez. Une seule, c’est assez. Vous pourrez les changer ou ajouter les vôtres plus tard.
welcome-questions = Questions
welcome-before = J’ai déjà eu Trellis
