### Les questions offertes pour commencer.

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
