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

starter-like-faces = Cinq visages
starter-like-ten = Un chiffre de 0 à 10
starter-like-duration = Des heures et des minutes
starter-like-text = Quelques mots

starter-mood = Comment ça va en ce moment?
starter-mood-1 = Dur
starter-mood-2 = Pas fort
starter-mood-3 = Ça va
starter-mood-4 = Bien
starter-mood-5 = Super
starter-energy = Combien d’énergie avez-vous?
starter-energy-low = aucune
starter-energy-high = beaucoup
starter-sleep = Combien de temps avez-vous dormi?
starter-people = Vous sentez-vous proche des gens?
starter-people-low = très loin
starter-people-high = très proche
starter-hope = Combien d’espoir avez-vous aujourd’hui?
starter-hope-low = aucun
starter-hope-high = beaucoup
starter-helped = Qu’est-ce qui a aidé aujourd’hui?
starter-hard = Qu’est-ce qui a été difficile aujourd’hui?
