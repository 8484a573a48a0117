### Les rappels : leur liste, et le formulaire d’un rappel.

reminders-title = Rappels
reminders-lead = Le prochain vient en premier. Touchez-en un pour le changer.
reminders-add = Ajouter un rappel
reminders-on = Actif
reminders-empty-title = Un mot doux au bon moment
reminders-empty-text = Trellis peut vous rappeler de faire le point, une ligne de votre plan, une rencontre ou vos pilules. Il n’insiste jamais. Si un rappel passe, ce n’est pas grave. Les autres voient juste « Un moment pour vous », à moins que vous vouliez plus.
reminders-ideas = Vous pourriez commencer par
reminders-idea-evening = Faire le point le soir
reminders-idea-plan = Une ligne de mon plan
reminders-idea-own = Quelque chose à prendre ou à faire
reminders-gone-line = Cette ligne n’est plus dans votre plan. Le rappel se tait donc.
reminders-gone-step = Ce pas n’est plus là ou son but est au repos, donc rien ne vient.
reminders-gone-support = Ce n’est plus dans votre cercle. Le rappel se tait donc.
reminders-blocked-title = Cet appareil ne montre pas d’avis pour le moment
reminders-blocked-text = Quand Trellis est fermé, les rappels ne peuvent donc pas vous rejoindre. Vous les trouvez quand même dans la page du jour.
reminders-blocked-steps = Ce que je peux faire
reminders-way-quiet = Moments calmes
reminders-way-hint-quiet = Repos, heures et jours calmes
reminders-way-notices = Est-ce que je les reçois?
reminders-way-hint-notices = Faire un essai, voir ce qui est venu
reminders-calendar = Dans votre agenda
reminders-calendar-lead = Enregistrez vos rappels dans un fichier. Tout autre agenda peut l’ouvrir.
reminders-calendar-words = Avec mes mots
reminders-calendar-words-hint = Sinon, chacun s’appelle « Un moment pour vous ».
reminders-calendar-save = Enregistrer le fichier
reminders-calendar-saved = Votre fichier est enregistré.

reminder-new = Un nouveau rappel
reminder-change = Un rappel
reminder-about = De quoi s’agit-il?
reminder-about-checkin = Faire le point
reminder-about-line = Une ligne de mon plan
reminder-about-support = Mon cercle
reminder-about-step = Un pas vers un but
reminder-about-own = Autre chose
reminder-choose = Choisissez
reminder-line = Quelle ligne?
reminder-line-lacking = Choisissez une ligne.
reminder-line-none = Votre plan n’a pas encore de lignes.
reminder-line-open = Ouvrir mon plan
reminder-support = Qui, ou quoi?
reminder-support-lacking = Choisissez dans la liste.
reminder-support-person = Des gens
reminder-support-group = Des groupes
reminder-support-place = Des lieux
reminder-support-none = Il n’y a encore personne dans votre cercle.
reminder-support-add = Ajouter à mon cercle
reminder-text = Que faut-il vous rappeler?
reminder-text-hint = Dans vos mots, comme : mes pilules du soir. Les autres ne les voient pas, sauf si vous le choisissez plus bas.
reminder-text-lacking = Écrivez quelques mots.

reminder-how = Quels jours?
reminder-how-every_day = Tous les jours
reminder-how-weekdays = Du lundi au vendredi
reminder-how-some_days = Certains jours de la semaine
reminder-how-two_weeks = Toutes les deux semaines
reminder-how-weeks = Toutes les { $n } semaines
reminder-how-month = Tous les mois
reminder-how-few_days = Tous les quelques jours
reminder-how-once = Une seule fois
reminder-on = Lesquels?
reminder-on-lacking = Choisissez au moins un jour.
reminder-every = Tous les combien de jours?
reminder-every-unit = jours
reminder-every-lacking = Choisissez un nombre de 1 à 366.
reminder-by = Quel jour du mois?
reminder-by-day = À une date, comme le 15
reminder-by-weekday = Un jour précis, comme le premier mardi
reminder-day = Date
reminder-day-last = Dans un mois plus court, il vient le dernier jour.
reminder-nth = Lequel?
reminder-nth-which = { $nth ->
    [1] Le premier
    [2] Le deuxième
    [3] Le troisième
    [4] Le quatrième
   *[other] Le dernier
}
reminder-weekday = Jour de la semaine
reminder-once-day = Le jour
reminder-start = À partir du
reminder-start-hint = On compte à partir de ce jour.
reminder-start-lacking = Choisissez un jour.
reminder-times = À quelle heure?
reminder-time = Heure
reminder-time-nth = Heure { $n }
reminder-time-add = Ajouter une heure
reminder-time-remove = Enlever
reminder-times-lacking = Choisissez une heure.
reminder-end = Pendant combien de temps?
reminder-end-never = Jusqu’à ce que je l’arrête
reminder-end-until = Jusqu’à une date
reminder-end-times = Un nombre de jours
reminder-until = Le dernier jour
reminder-until-lacking = Choisissez un jour qui ne vient pas avant le début.
reminder-count = Pendant combien de jours?
reminder-count-lacking = Choisissez un nombre de 1 à 1000.
reminder-zone-more = En voyage
reminder-zone = Quelle horloge suit-il?
reminder-zone-hint = Si l’heure change là où vous allez, il peut vous suivre ou rester le même.
reminder-zone-here = L’horloge où je suis
reminder-zone-fixed = L’horloge d’un seul lieu
reminder-zone-place = Quel lieu?
reminder-next = Il vient ensuite
reminder-next-wait = Choisissez les jours et une heure : vous le verrez ici.
reminder-next-none = Il ne vient plus.
reminder-never = Il ne viendrait plus. Choisissez un jour ou une heure plus tard.

reminder-if-not-done = Seulement si ce n’est pas déjà fait
reminder-if-not-done-checkin = Si vous avez fait le point ce jour-là, il se tait.
reminder-if-not-done-hint = Si vous l’avez marqué comme fait ce jour-là, il se tait.

reminder-shows = Que peuvent voir les autres?
reminder-shows-hint = C’est ce que dit l’avis sur votre écran.
reminder-shows-nothing = Rien du tout
reminder-shows-title = Un titre à moi
reminder-shows-full = Tout le texte
reminder-title = Votre titre
reminder-title-hint = Quelques mots clairs pour vous seulement, comme « Les plantes ».
reminder-preview = Voici l’avis :
reminder-full-care = Qui voit votre écran peut lire ceci, même le nom d’un médicament. Trellis demande à l’appareil de le cacher quand il est verrouillé, mais tous ne le font pas.
reminder-sound = Avec un son
reminder-sound-hint = Sinon, il vient sans bruit.
reminder-saved = Votre rappel est enregistré.
reminder-saved-next = C’est enregistré. Prochain : { $moment }
reminder-delete = Supprimer ce rappel

reminder-rule-days = { $n ->
    [1] Tous les jours
   *[other] Tous les { $n } jours
}
reminder-rule-weeks = { $n ->
    [1] Chaque { $days }
   *[other] Toutes les { $n } semaines, le { $days }
}
reminder-rule-month-day = { $n ->
    [1] Tous les mois, le { $day }
   *[other] Tous les { $n } mois, le { $day }
}
reminder-rule-month-weekday = { $nth ->
    [1] Le premier { $weekday }
    [2] Le deuxième { $weekday }
    [3] Le troisième { $weekday }
    [4] Le quatrième { $weekday }
   *[other] Le dernier { $weekday }
} { $n ->
    [1] de chaque mois
   *[other] tous les { $n } mois
}
reminder-rule-at = { $days }, { $times }
reminder-rule-until = { $what }, jusqu’au { $day }
reminder-rule-count = { $n ->
    [1] { $what }, un seul jour
   *[other] { $what }, pendant { $n } jours
}
