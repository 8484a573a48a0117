### Effacer pour de bon : un bout de temps, ou tout.

erase = Effacer
erase-lead = Pour une seule chose, ouvrez-la et supprimez-la là. Ici, vous effacez plus d’un coup. Ce que vous effacez ici ne revient pas.

erase-span-title = Quelques jours
erase-span-lead = Tout ce qui est de ces jours-là : vos entrées, vos questionnaires, et ainsi de suite. Votre plan, vos buts et votre cercle restent.
erase-from = Du
erase-to = Au
erase-span-look = Voir ce qu’il y a
erase-span-order = Le premier jour vient après le dernier.
erase-span-none = Il n’y a rien ces jours-là.
erase-span-ask = Effacer ces jours?
erase-span-count = { $checkins ->
    [one] 1 entrée
   *[other] { $checkins } entrées
}
erase-span-others = { $others ->
    [one] et 1 autre chose
   *[other] et { $others } autres choses
}
erase-span-final = Ce sera vraiment parti. Les sauvegardes que vous avez déjà faites les ont encore.
erase-keep = Tout garder
erase-span-go = Effacer ces jours
erase-span-done = Ces jours sont effacés.

erase-all-title = Tout
erase-all-lead = Trellis vous oublie : vos mots, vos photos, vos réglages, et la clé qui les ouvre. Ensuite, c’est comme au premier jour.
erase-all-begin = Tout effacer
erase-all-backups-title = Vos sauvegardes
erase-all-backups = Ces sauvegardes se sont faites toutes seules, dans le dossier de votre choix :
erase-all-backups-too = Effacer aussi ces sauvegardes
erase-all-elsewhere = Les sauvegardes et les fichiers que vous avez mis ailleurs y restent. Vous pouvez les supprimer vous-même.
erase-all-first-title = Tout effacer?
erase-all-first = Personne ne pourra le faire revenir, nous non plus. Si vous hésitez, faites d’abord une sauvegarde, ou laissez passer un jour.
erase-all-on = Continuer
erase-all-second-title = Vraiment tout?
erase-all-second = C’est la dernière étape. Quand vous touchez, c’est fait tout de suite.
erase-all-sure = Oui, tout effacer
erase-all-go = Effacer maintenant
erase-all-nudge = Activez d’abord le bouton, s’il vous plaît.
erase-all-no = Non, tout garder
