### Ce qu’Aujourd’hui dit du fichier où tout se trouve : rarement, et avec douceur.

told-damaged = Une partie de votre fichier ne se lit plus. Rien n’a été effacé, et il y a une suite.
told-backup = Votre sauvegarde de la semaine n’a pas pu se faire. Vos notes vont bien.
told-full = Cet appareil est presque plein. Faites bientôt de la place, pour que vos mots puissent être gardés.
told-before = Une sauvegarde a pris la place de ce qui était ici. Ce qui y était partira après le { $day }.
told-look = Voir quoi faire
told-later = Pas maintenant
