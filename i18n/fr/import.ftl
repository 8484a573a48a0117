### Apporter ce qu’on a noté dans une autre application.

import = Importer votre passé
import-start-title = Depuis une autre application
import-start-lead = Sortez d’abord votre fichier de l’autre application et enregistrez-le sur cet appareil. Touchez son nom pour voir où le trouver.
import-how-bearable = Dans Bearable, ouvrez les réglages et cherchez l’export des données. Prenez le fichier CSV.
import-how-daylio = Dans Daylio, ouvrez Plus, puis Sauvegarde et restauration, et exportez une sauvegarde. C’est le meilleur fichier : il sait ce que veut dire chacune de vos humeurs. Le fichier CSV de l’export des entrées convient aussi.
import-how-emoods = Dans eMoods, ouvrez les réglages et cherchez la sauvegarde. Gardez le fichier dont le nom finit par .emoods.
import-how-habitbull = Dans HabitBull, ouvrez les réglages et cherchez l’export. Prenez le fichier CSV.
import-how-loop = Dans Loop, ouvrez les réglages. Exportez une sauvegarde complète ou un fichier CSV. Les deux conviennent.
import-how-nomie = Dans Nomie, ouvrez les réglages, puis les données, et faites une sauvegarde. Le fichier CSV de vos notes convient aussi.
import-how-track-and-graph = Dans Track & Graph, ouvrez le menu d’un groupe et touchez Exporter. Vous aurez un fichier CSV.
import-choose = Choisir le fichier
import-safe = Vous verrez d’abord ce que contient le fichier. Rien n’est ajouté avant votre accord, et l’autre application reste comme elle est.

import-reading-title = Lecture du fichier
import-reading = Cela peut prendre un moment. Vous pouvez arrêter quand vous voulez.
import-running-title = Tout arrive
import-running = Tout est ajouté d’un coup, ou rien du tout.

import-look-title = Ce que contient ce fichier
import-look-lead = Rien n’a encore été ajouté.
import-new = Nouvelles entrées
import-known = Déjà ici
import-tags = Nouvelles étiquettes
import-first = Du
import-last = Au
import-moods-ask = Que veulent dire ces mots pour vous?
import-moods-ask-lead = Touchez le visage qui convient. Votre mot est gardé aussi.
import-mood-word = « { $word } », { $count } fois
import-mood-only = Garder le mot seulement
import-moods-known = Ces mots sont connus
import-mood-becomes = « { $word } » devient « { $face } »
import-times = { $count } fois
import-columns = Ce que l’autre application demandait
import-columns-lead = Voici ce que chaque question devient ici. Touchez-en une pour la changer. Ce qui était dans le fichier est gardé aussi.
import-examples = Par exemple : { $examples }
import-becomes = Ce que devient « { $name } »
import-becomes-nothing = Ne pas l’importer
import-becomes-faces = Vos cinq visages
import-becomes-new = Une question à part, rangée
import-becomes-mine = Une de vos questions
import-kind-yes_no = Oui ou non
import-kind-duration = Une durée
import-kind-number = Un nombre
import-kind-words = Des mots
import-of = sur { $most }
import-scale-low = Le nombre du bas de l’échelle
import-scale-high = Le nombre du haut de l’échelle
import-scale-odd = Le fichier a des nombres de { $least } à { $most }. L’échelle doit aller jusque-là.
import-left = Ce qui n’est pas importé
import-left-places = Les lieux où vous étiez, { $count } fois. Trellis ne garde aucun lieu.
import-left-skipped = { $count ->
    [one] { $count } jour que vous avez sauté. Ce n’est pas un « non ».
   *[other] { $count } jours que vous avez sautés. Ce ne sont pas des « non ».
}
import-left-unknown = { $count ->
    [one] { $count } jour sans réponse. Ce n’est pas un « non ».
   *[other] { $count } jours sans réponse. Ce ne sont pas des « non ».
}
import-left-automatic = { $count ->
    [one] { $count } jour que l’application a rempli seule.
   *[other] { $count } jours que l’application a remplis seule.
}
import-left-reckoned = { $count ->
    [one] { $count } résultat que l’application a calculé.
   *[other] { $count } résultats que l’application a calculés.
}
import-left-empty = { $count ->
    [one] { $count } ligne vide.
   *[other] { $count } lignes vides.
}
import-left-file = Un fichier que Trellis ne lit pas : { $name }
import-left-part = { $count ->
    [one] Une partie que Trellis ne lit pas : { $name }
   *[other] Une partie que Trellis ne lit pas : { $name }, { $count } fois
}

import-run = { $count ->
    [one] Importer { $count } entrée
   *[other] Importer { $count } entrées
}
import-open-title = { $count ->
    [one] Un mot n’a pas encore de visage
   *[other] { $count } mots n’ont pas encore de visage
}
import-open-text = Vous pouvez choisir un visage maintenant. Sinon, les mots sont gardés sans visage, et le calendrier montre un crayon ces jours-là.
import-open-choose = Choisir des visages
import-open-run = Garder les mots seulement

import-done-title = Votre passé est ici
import-done-added = { $count ->
    [one] { $count } entrée a été ajoutée.
   *[other] { $count } entrées ont été ajoutées.
}
import-done-known = { $count ->
    [one] { $count } était déjà ici.
   *[other] { $count } étaient déjà ici.
}
import-see = Voir votre calendrier
import-all-known = Tout ce que contient ce fichier est déjà ici
import-all-known-text = Il n’y a donc rien à ajouter. Tout va bien.
import-empty = Il n’y a aucun jour dans ce fichier
import-empty-text = Ce n’est peut-être pas le bon. Vous pouvez en choisir un autre.
import-choose-other = Choisir un autre fichier
import-steps-again = Revoir les étapes

import-problem-title = Ce fichier ne peut pas être importé
import-at-row = Regardez la ligne { $number }. Dans une sauvegarde, c’est l’entrée { $number }.
import-nothing-changed = Rien n’a changé dans Trellis.

import-why-not-this-format = Il ne ressemble à aucun fichier que Trellis connaît.
import-next-not-this-format = Revoyez les étapes, puis choisissez le fichier que l’autre application a fait.
import-why-no-header = Sa première ligne devrait nommer les colonnes, et ce n’est pas le cas.
import-next-no-header = Si le fichier a été changé depuis, exportez-le de nouveau de l’autre application.
import-why-bad-date = La date ne peut pas y être lue.
import-next-bad-date = Refaites l’export. Choisissez le fichier ici d’abord, sans l’ouvrir ailleurs.
import-why-bad-time = L’heure ne peut pas y être lue.
import-next-bad-time = Refaites l’export. Choisissez le fichier ici d’abord, sans l’ouvrir ailleurs.
import-why-bad-value = La valeur ne peut pas y être lue.
import-next-bad-value = Refaites l’export. Choisissez le fichier ici d’abord, sans l’ouvrir ailleurs.
import-why-too-few-columns = Cette ligne est trop courte. Le fichier a peut-être été coupé.
import-next-too-few-columns = Refaites l’export. Attendez que tout y soit.
import-why-too-many-columns = Cette ligne est trop longue. Une virgule ou un guillemet n’est peut-être pas à sa place.
import-next-too-many-columns = Exportez-le de nouveau de l’autre application. Une sauvegarde fonctionne le mieux.
import-why-no-mood = Il n’y a pas d’humeur sur cette ligne.
import-next-no-mood = Ajoutez l’humeur là-bas, puis refaites l’export.
import-why-not-text = Il contient autre chose que du texte.
import-next-not-text = Choisissez le fichier que l’autre application a fait, sans le changer.
import-why-not-zip = Le fichier n’est pas complet. Il a peut-être été coupé.
import-next-not-zip = Refaites l’export. Attendez que tout y soit.
import-why-not-backup = Il est emballé comme une sauvegarde, mais Trellis ne la connaît pas.
import-next-not-backup = Revoyez les étapes, puis choisissez le fichier que l’autre application a fait.
import-why-not-whole = Le fichier n’est pas complet, ou quelque chose n’y est pas à sa place.
import-next-not-whole = Refaites l’export. Attendez que tout y soit.
import-why-too-big = Il est plus gros que ce que Trellis peut lire.
import-next-too-big = Un fichier sans photos est bien plus petit. Retirez les photos quand vous l’exportez.
