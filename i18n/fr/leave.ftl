### Quitter un formulaire dont les mots ne sont pas encore enregistrés.

leave-title = Ce n’est pas encore enregistré
leave-text = Si vous partez maintenant, ce que vous avez changé ici ne sera pas gardé.
leave-stay = Rester ici
leave-go = Partir sans enregistrer
