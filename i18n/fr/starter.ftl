### Les questions proposées pour commencer.

faces-1 = Dur
faces-2 = Pas fort
faces-3 = Correct
faces-4 = Bien
faces-5 = Super

starter-mood = Comment ça va en ce moment?
starter-energy = Combien d’énergie avez-vous?
starter-sleep = Combien de temps avez-vous dormi?
starter-people = Vous sentez-vous près des gens?
starter-hope = Avez-vous de l’espoir?
starter-helped = Qu’est-ce qui a aidé?
starter-hard = Qu’est-ce qui a été difficile?

ends-energy-low = aucune
ends-energy-high = beaucoup
ends-people-low = très loin
ends-people-high = très près
ends-hope-low = pas du tout
ends-hope-high = beaucoup
