### Moi, et l’apparence.

settings-kept = Enregistré

me-way-circle = Votre cercle
me-way-hint-circle = Des gens, des lieux, des groupes
me-way-strengths = Vos forces
me-way-hint-strengths = Ce que vous êtes, savez et avez
me-way-hopeNotes = Mots d’espoir
me-way-hint-hopeNotes = Des bons jours, pour les jours difficiles
me-way-signs = Premiers signes
me-way-hint-signs = Ce que vous voulez voir venir
me-way-reminders = Rappels
me-way-hint-reminders = Heures, moments calmes, avis
me-way-measures = Questionnaires
me-way-hint-measures = Courts, et seulement si vous voulez
me-way-items = Vos questions
me-way-hint-items = Changer, ajouter, mettre en ordre
me-way-tags = Vos étiquettes
me-way-hint-tags = Les gens, les lieux, ce qui aide
me-way-region = Où vous êtes
me-way-hint-region = Les lignes d’aide de votre région
me-way-look = Apparence
me-way-hint-look = Taille du texte, clair ou sombre
me-way-import = Importer votre passé
me-way-hint-import = Depuis Daylio, Bearable et d’autres
me-way-deleted = Supprimé récemment
me-way-hint-deleted = Ramener ce qui a été supprimé

me-you = Vous
me-name = Comment vous aimez qu’on vous appelle
me-matters = Ce qui compte pour vous
me-matters-hint = C’est affiché à l’accueil, pour vous le rappeler avec douceur.
me-language = Langue
me-language-device = Comme l’appareil
me-day-end = Quand finit votre journée
me-day-end-lead = Si vous veillez tard, ce que vous notez après minuit peut encore compter pour la veille. Choisissez quand commence pour vous une nouvelle journée.
me-midnight = Minuit
me-colour = Ce qui colore votre calendrier
me-colour-lead = Les visages de cette question apparaissent sur vos jours.

about = Votre vie privée
about-here = Tout ce que vous écrivez reste sur cet appareil.
about-locked = Tout est verrouillé avec une clé : personne d’autre ne peut lire le fichier.
about-account = Il n’y a pas de compte, et aucun réseau n’est nécessaire.
about-never = Trellis n’a pas de publicité. Rien n’est suivi, rien n’est vendu.
about-yours = Tout est à vous : vous pouvez tout changer ou supprimer.
about-version = Trellis { $version }

look = Apparence
look-lead = Les changements se voient tout de suite, sur cet appareil seulement.
look-text = Taille du texte
look-text-usual = Normale
look-text-size = { $size } %
look-theme = Clair ou sombre
look-theme-system = Comme l’appareil
look-theme-light = Clair
look-theme-dark = Sombre
look-contrast = Contraste
look-contrast-hint = Plus de contraste fait ressortir les mots et les bords.
look-contrast-system = Comme l’appareil
look-contrast-more = Plus
look-motion = Mouvement
look-motion-hint = Moins de mouvement garde les choses en place.
look-motion-system = Comme l’appareil
look-motion-less = Moins
look-preview = Voici à quoi cela ressemble
look-preview-lead = Des mots faciles à lire et des visages à toucher.
